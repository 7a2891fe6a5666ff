"""Trials of changed plans as answers show them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from routeplan.api.faults import FaultShown
from routeplan.api.plan_shapes import DAY, DIFFERENCE
from routeplan.archive.plan_content import PlanDifference, PlannedDay
from routeplan.archive.trial import Amount, DayLoad, Solved, try_plan
from routeplan.cycle import day_name
from routeplan.errors import Language, Violation
from routeplan.formats.travel_words import travel_words
from routeplan.plan import Plan
from routeplan.problem import Problem

_AMOUNT = {"before": 620.5, "after": 629.0, "difference": 8.5}
BROKEN = {
    "code": "PV05", "where": "R1 T1, week 1 Mon", "cause": "ends at 18:12:00, 00:12:00 too late",
    "remedy": "Move a store to another day.", "is_new": True, "store": None, "rep": "R1",
    "label": "T1", "days": [0], "by": None, "by_s": 720,
}  # fmt: skip
_LOAD = {
    "rep": "R1", "day": 0, "label": "T1", "work_s": 29000, "room_s": 28800, "end_s": 65520,
    "hours_end_s": 64800, "latest_end_s": 64800, "stops": 12, "load": 0,
}  # fmt: skip
TRIAL: dict[str, Any] = {
    "violations": [BROKEN], "cost_min": {"driving": _AMOUNT, "total": _AMOUNT},
    "drive_s": _AMOUNT, "drive_m": _AMOUNT, "left_out": _AMOUNT, "days": [DAY],
    "loads": [_LOAD], "difference": DIFFERENCE, "travel": "straight line", "estimated": True,
}  # fmt: skip
_SEPARATORS = re.compile(r", | to ")


class ViolationShown(FaultShown, frozen=True):
    """
    A rule that a changed plan breaks.

    Parameters
    ----------
    is_new
        False: the plan before breaks it in the very same place.
    store, rep, label, days
        What it is about, as far as it is about one: ids, the route's label, cycle days.
    by, by_s
        By how much: visits, days, stops and the like, or seconds.
    """

    is_new: bool
    store: str | None
    rep: str | None
    label: str | None
    days: tuple[int, ...]
    by: int | None
    by_s: int | None


class TrialShown(BaseModel, frozen=True):
    """
    What a changed plan breaks, costs and looks like against the plan before.

    Parameters
    ----------
    violations
        Empty: it keeps every rule.
    cost_min
        Minutes of driving that each kind of cost is worth, and their ``total``.
    drive_s, drive_m, left_out
        Seconds and metres driven in a cycle, and visits left out.
    days
        Every day on which a route runs, with clock times in seconds after midnight.
    loads
        How full each day with stops is.
    difference
        Stores whose days or reps differ.
    travel, estimated
        Where the travel times come from, and whether any of them is an estimate.
    """

    violations: tuple[ViolationShown, ...]
    cost_min: dict[str, Amount]
    drive_s: Amount
    drive_m: Amount
    left_out: Amount
    days: tuple[PlannedDay, ...]
    loads: tuple[DayLoad, ...]
    difference: PlanDifference
    travel: str
    estimated: bool

    @classmethod
    def of(cls, before: Solved, after: Solved, lang: Language) -> TrialShown:
        """
        A changed plan tried out, in words.

        Raises
        ------
        InputError
            As ``try_plan``.
        """
        trial = try_plan(before, after)
        names = _Names(after.problem, after.plan)
        broken = {(each.code, each.where) for each in before.violations}
        violations = tuple(
            _shown(each, names, (each.code, each.where) not in broken, lang)
            for each in after.violations
        )
        return cls(
            violations=violations,
            **dict(trial),
            travel=travel_words(after.problem.travel_source, lang),
            estimated=after.problem.is_estimated,
        )


class _Names:
    """The names of a plan as places of violations have them."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.stores = {
            f"{noun} {each}": each
            for each in problem.store_numbers
            for noun in ("store", "left out")
        }
        self.reps = {f"{rep} calendar": rep for rep in problem.rep_numbers}
        self.routes = {f"{each.rep} {each.label}": each for each in plan.routes}
        self.days = {day_name(day): day for day in range(problem.cycle.days)}


def _shown(violation: Violation, names: _Names, is_new: bool, lang: Language) -> ViolationShown:
    where, values = violation.where, dict(violation.values)
    store = _first_name(names.stores, where)
    rest = where.removeprefix(store).removeprefix(", ")
    route = names.routes.get(_first_name(names.routes, rest))
    rep = route.rep if route else names.reps.get(_first_name(names.reps, rest))
    return ViolationShown(
        **FaultShown.of(violation, lang).model_dump(),
        is_new=is_new,
        store=names.stores.get(store),
        rep=rep,
        label=route.label if route else None,
        days=tuple(names.days[part] for part in _SEPARATORS.split(rest) if part in names.days),
        by=_whole(values.get("by")),
        by_s=_whole(values.get("by_s")),
    )


def _first_name(names: Iterable[str], text: str) -> str:
    """The longest of the names that a text begins with; empty: none."""
    found = [name for name in names if text == name or text.startswith(f"{name}, ")]
    return max(found, key=len, default="")


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None
