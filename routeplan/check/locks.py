"""PV17 and PV18: what was to stay of an earlier plan, and did not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from routeplan.check.made import Made
from routeplan.cycle import day_name
from routeplan.errors import Violation
from routeplan.plan import Plan
from routeplan.problem import Problem

NONE = "-"


def lock_violations(problem: Problem, plan: Plan, made: Made) -> Iterator[Violation]:
    """Locked stores that are visited on other days, locked days that hold other lists."""
    for store, visits in problem.locks.visits.items():
        found = sorted({(visit.day, visit.rep) for visit in made[store]})
        wanted = sorted((day, rep) for rep, day in visits)
        if found != wanted:
            yield Violation.of(
                "PV17", f"store {store}", wanted=_days(wanted), found=_days(found)
            )  # fmt: skip
    for each in problem.locks.lists:
        labels = plan.calendar.get(each.rep, ())
        label = labels[each.day] if each.day < len(labels) else None
        stores = [
            store
            for route in plan.routes
            if label is not None and (route.rep, route.label) == (each.rep, label)
            for store in route.stores
        ]
        if stores != list(each.stores):
            where = f"{each.rep} {label or NONE}, {day_name(each.day)}"
            wanted_list, found_list = (", ".join(names) or NONE for names in (each.stores, stores))
            yield Violation.of("PV18", where, wanted=wanted_list, found=found_list)


def _days(visits: Iterable[tuple[int, str]]) -> str:
    return ", ".join(f"{rep} {day_name(day)}" for day, rep in visits) or NONE
