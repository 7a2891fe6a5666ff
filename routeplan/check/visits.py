"""PV01, PV04, PV09, PV10 and PV11: how often, when and by whom stores are visited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from routeplan.check.asked import asked_of, required_counts, visiting_weekdays
from routeplan.check.made import Made, Visit
from routeplan.cycle import DAYS_A_WEEK, WEEKDAY_NAMES, day_name
from routeplan.errors import Violation
from routeplan.problem import Problem
from routeplan.stores import Store


def count_violations(problem: Problem, left_out: dict[str, int], made: Made) -> Iterator[Violation]:
    """PV01 for stores whose days and left-out visits are not what is required."""
    for store in problem.stores:
        if store.id not in left_out:
            continue
        days = len({visit.day for visit in made[store.id]})
        total = days + left_out[store.id]
        counts = required_counts(problem, store, made[store.id])
        if total not in counts:
            required = min(sorted(counts), key=lambda count: abs(count - total))
            yield Violation.of(
                "PV01", f"store {store.id}",
                made=days, left_out=left_out[store.id], required=required,
                by=abs(total - required),
            )  # fmt: skip


def visit_violations(problem: Problem, made: Made) -> Iterator[Violation]:
    """Visits on a wrong weekday, by a wrong rep, by several reps, or twice a day."""
    for store in problem.stores:
        visits = made[store.id]
        yield from _weekdays(problem, store, visits)
        yield from _reps(problem, store, visits)
        yield from _repeats(store, visits)


def _weekdays(problem: Problem, store: Store, visits: list[Visit]) -> Iterator[Violation]:
    allowed = visiting_weekdays(store, asked_of(problem, store))
    names = ", ".join(WEEKDAY_NAMES[weekday] for weekday in sorted(allowed)) or "-"
    for visit in dict.fromkeys(visits):
        if visit.day % DAYS_A_WEEK not in allowed:
            yield Violation.of("PV04", f"store {store.id}, {visit.where}", allowed=names)


def _reps(problem: Problem, store: Store, visits: list[Visit]) -> Iterator[Violation]:
    if store.rep is not None:
        for rep, label in dict.fromkeys((visit.rep, visit.label) for visit in visits):
            if rep != store.rep:
                yield Violation.of("PV09", f"store {store.id}, {rep} {label}", rep=store.rep)
        return
    reps = sorted({visit.rep for visit in visits})
    if problem.same_rep and len(reps) > 1:
        names = ", ".join(reps)
        yield Violation.of("PV10", f"store {store.id}", reps=names, by=len(reps) - 1)


def _repeats(store: Store, visits: list[Visit]) -> Iterator[Violation]:
    on_routes: dict[tuple[str, str], int] = {}
    for (_, rep, label), times in Counter(visits).items():
        on_routes[rep, label] = times
    for (rep, label), times in on_routes.items():
        if times > 1:
            yield Violation.of("PV11", f"store {store.id}, {rep} {label}", times=times)
    for day, routes in Counter(visit.day for visit in set(visits)).items():
        if routes > 1:
            yield Violation.of("PV11", f"store {store.id}, {day_name(day)}", times=routes)
