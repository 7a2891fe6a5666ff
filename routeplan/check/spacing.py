"""PV03 and PV14: days between visits, and days that repeat."""

from __future__ import annotations

from collections.abc import Iterator

from routeplan.check.asked import Asked, asked_of, required_counts
from routeplan.check.made import Made
from routeplan.cycle import DAYS_A_WEEK, day_name
from routeplan.errors import Violation
from routeplan.problem import Problem


def spacing_violations(
    problem: Problem, left_out: dict[str, int], made: Made
) -> Iterator[Violation]:
    """
    Days too close, too far apart or not repeating, for stores whose count is right.

    While visits are left out, the rest may lie far apart and need not repeat.
    """
    for store in problem.stores:
        days = sorted({visit.day for visit in made[store.id]})
        counts = required_counts(problem, store, made[store.id])
        if not days or store.id not in left_out:
            continue
        if len(days) + left_out[store.id] not in counts:
            continue
        asked, is_whole = asked_of(problem, store), left_out[store.id] == 0
        yield from _gaps(store.id, asked, days, problem.cycle.days, is_whole)
        if is_whole and asked.visits is not None:
            yield from _repetition(store.id, asked, days, problem.cycle.days)


def _gaps(
    store: str, asked: Asked, days: list[int], cycle_days: int, is_whole: bool
) -> Iterator[Violation]:
    # The cycle is a ring: the last visit is followed by the first, one cycle later.
    for index, day in enumerate(days):
        following = days[(index + 1) % len(days)]
        gap = (following - day - 1) % cycle_days + 1
        by = max(asked.fewest_days - gap, gap - asked.most_days if is_whole else 0)
        if by > 0:
            yield Violation.of(
                "PV03", f"store {store}, {day_name(day)} to {day_name(following)}",
                days=gap, fewest=asked.fewest_days, most=asked.most_days, by=by,
            )  # fmt: skip


def _repetition(store: str, asked: Asked, days: list[int], cycle_days: int) -> Iterator[Violation]:
    alone = [day for day in days if (day + DAYS_A_WEEK * asked.weeks) % cycle_days not in days]
    if alone:
        names = ", ".join(day_name(day) for day in alone)
        yield Violation.of("PV14", f"store {store}", days=names, weeks=asked.weeks, by=len(alone))
