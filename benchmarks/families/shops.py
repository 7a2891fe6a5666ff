"""What the stores of a made-up list sell, and when they are open."""

from __future__ import annotations

from random import Random

# Logs of sales vary so much that some 5 % of the stores hold the first 40 % of the
# sales and a good quarter the first 80 %, as in the lists of real reps.
SALES_SPREAD = 1.4
MIDDLE_SALES = 600

# Opening hours of every hundred stores; the others' are not known, so they are always open.
OPENINGS = {
    "Mo-Sa 07:00-20:00": 18,
    "Mo-Fr 09:00-13:00, 15:00-19:00; Sa 09:00-13:00": 20,
    "Mo,Tu,Th,Fr 08:30-18:00; We,Sa 08:30-12:30": 10,
    "Tu-Sa 09:00-18:00": 14,
    "Tu,Th,Sa 07:00-13:00": 6,
    "Mo-Sa 11:00-20:00": 12,
    "": 20,
}


def sales(count: int, random: Random) -> list[int]:
    """Sales of so many stores in a month: few large ones, many small ones."""
    drawn = (random.lognormvariate(0, SALES_SPREAD) for _ in range(count))
    return [max(1, round(MIDDLE_SALES * each)) for each in drawn]


def openings(count: int, random: Random) -> list[str]:
    """
    Opening hours of so many stores.

    Long days, lunch closings, free Wednesday afternoons, closed Mondays, market
    mornings on three days, late openers, and stores that are always open.
    """
    return random.choices(tuple(OPENINGS), tuple(OPENINGS.values()), k=count)
