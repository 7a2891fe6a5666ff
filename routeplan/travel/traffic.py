"""How much longer driving takes by weekday and hour."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import takewhile
from typing import Annotated

from pydantic import BaseModel, Field

from routeplan.cycle import DAYS_A_WEEK

HOUR_S = 3600
HOURS_A_DAY = 24
EVEN = 1_000
LEAST_THOUSANDTHS, MOST_THOUSANDTHS = 100, 10_000
# What a second of driving covers where the factor is 1.
WAY_A_SECOND = 1_000_000_000
NEVER_S = 2**40

Thousandths = Annotated[int, Field(ge=LEAST_THOUSANDTHS, le=MOST_THOUSANDTHS)]
OfOneDay = Annotated[tuple[Thousandths, ...], Field(min_length=HOURS_A_DAY, max_length=HOURS_A_DAY)]


class Traffic(BaseModel, frozen=True, extra="forbid"):
    """
    Factors of driving time for every hour of the week.

    Within an hour the speed is one and the same, and on the hour it changes, also on the
    way: with a factor of 1.5 an hour covers what takes 40 minutes otherwise. So whoever
    leaves later never arrives earlier, which a factor taken at departure would not give.
    An arrival is rounded up to a whole second. After midnight the day's last hour goes on.

    Parameters
    ----------
    thousandths
        Shape ``(7, 24)``, Monday and midnight first: 1,500 where driving takes half as long
        again. Each is 100 to 10,000.
    source
        Where they come from, in words.

    References
    ----------
    .. [1] Ichoua, S., Gendreau, M., and Potvin, J.-Y. (2003). Vehicle dispatching with
           time-dependent travel times. *European Journal of Operational Research*,
           144(2): 379-396.
    """

    thousandths: Annotated[
        tuple[OfOneDay, ...], Field(min_length=DAYS_A_WEEK, max_length=DAYS_A_WEEK)
    ]
    source: str = ""

    @property
    def is_even(self) -> bool:
        """True where every factor is 1."""
        return all(each == EVEN for day in self.thousandths for each in day)

    @cached_property
    def ways(self) -> tuple[tuple[int, ...], ...]:
        """Billionths of a second of driving covered in each second, by weekday and hour."""
        return tuple(
            tuple(-(-WAY_A_SECOND * EVEN // each) for each in day) for day in self.thousandths
        )

    def covered(self, weekday: int, since_s: int, until_s: int) -> int:
        """Billionths of a second of driving covered between two moments of a day."""
        pieces = self._pieces(weekday, since_s)
        return sum(
            (min(end_s, until_s) - start_s) * way
            for start_s, end_s, way in takewhile(lambda piece: piece[0] < until_s, pieces)
        )

    def arrive_s(self, weekday: int, left_s: int, way: int) -> int:
        """The first whole second by which so much is covered; seconds after midnight."""
        for start_s, end_s, a_second in self._pieces(weekday, left_s):
            covered = (end_s - start_s) * a_second
            if covered >= way:
                return start_s - (-way // a_second)
            way -= covered
        raise AssertionError("the last piece never ends")

    def _pieces(self, weekday: int, since_s: int) -> Iterator[tuple[int, int, int]]:
        """Start and end of each stretch of one speed from a moment on, and that speed."""
        last = HOURS_A_DAY - 1
        for hour in range(min(since_s // HOUR_S, last), HOURS_A_DAY):
            end_s = NEVER_S if hour == last else (hour + 1) * HOUR_S
            yield max(since_s, hour * HOUR_S), end_s, self.ways[weekday][hour]
