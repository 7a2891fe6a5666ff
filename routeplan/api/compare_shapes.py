"""Two plans side by side, as answers show them."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from pydantic import BaseModel

from routeplan.api.plan_shapes import ENTRY, PlanLine
from routeplan.archive.plans import PlanEntry
from routeplan.compare import Comparison, Moved, Side, Visits
from routeplan.cost import Cost

_COST = {
    "driving": 4100000, "overtime": 0, "waiting": 0, "balance": 23000, "left_out": 0,
    "changes": 0, "total": 4123000,
}  # fmt: skip
_SIDE: dict[str, Any] = {
    "entry": ENTRY, "weeks": 2, "days": 12, "stops": 96, "drive_s": 41000, "drive_m": 610000,
    "stay_s": 90000, "wait_s": 0, "auxiliary_s": 21600, "overtime_s": 0, "work_s": 152600,
    "longest_s": 30200, "shortest_s": 21400, "deviation_s": 2100, "left_out": 0,
    "violations": 0, "cost": _COST, "estimated": True,
}  # fmt: skip
COMPARISON: dict[str, Any] = {
    "before": _SIDE, "after": _SIDE, "same_weights": True,
    "moved": [{"store": "S7", "name": "Corner Shop", "before": [["R1", 0]], "after": [["R1", 1]],
               "changed_day": True, "changed_rep": False}],
    "added": ["S8"], "removed": [],
}  # fmt: skip


class SideShown(BaseModel, frozen=True):
    """
    One of two plans; sums of one cycle in seconds and metres.

    Parameters
    ----------
    weeks
        Length of its cycle.
    days, stops
        Days of all reps that have stops, and their stops.
    work_s
        All but the breaks.
    longest_s, shortest_s, deviation_s
        Of the days' work times.
    left_out, violations
        Visits left out in a cycle, and rules that it breaks.
    cost
        By the plan's own problem, in units of which 6,000 are a minute of driving.
    estimated
        True: the travel times are estimates.
    """

    entry: PlanLine
    weeks: int
    days: int
    stops: int
    drive_s: int
    drive_m: int
    stay_s: int
    wait_s: int
    auxiliary_s: int
    overtime_s: int
    work_s: int
    longest_s: int
    shortest_s: int
    deviation_s: int
    left_out: int
    violations: int
    cost: dict[str, int]
    estimated: bool

    @classmethod
    def of(cls, side: Side, entry: PlanEntry, violations: int) -> SideShown:
        """From the planner's own."""
        costs = {field.name: int(getattr(side.cost, field.name)) for field in fields(Cost)}
        return cls(
            **asdict(side.figures),
            entry=PlanLine.of(entry),
            weeks=side.weeks,
            left_out=side.left_out,
            violations=violations,
            cost={**costs, "total": side.cost.total},
            estimated=side.estimated,
        )


class MovedShown(BaseModel, frozen=True):
    """A store of both plans whose visits differ; visits as (rep id, cycle day)."""

    store: str
    name: str
    before: Visits
    after: Visits
    changed_day: bool
    changed_rep: bool

    @classmethod
    def of(cls, moved: Moved) -> MovedShown:
        """From the planner's own."""
        return cls(**vars(moved), changed_day=moved.changed_day, changed_rep=moved.changed_rep)


class ComparisonShown(BaseModel, frozen=True):
    """
    What sets two plans apart.

    Parameters
    ----------
    same_weights
        True: their problems weigh alike, so that the costs may be compared.
    added, removed
        Ids of stores that only the second, or only the first plan's problem has.
    """

    before: SideShown
    after: SideShown
    same_weights: bool
    moved: tuple[MovedShown, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]

    @classmethod
    def of(cls, found: Comparison, before: SideShown, after: SideShown) -> ComparisonShown:
        """From the planner's own."""
        return cls(
            before=before,
            after=after,
            same_weights=found.same_weights,
            moved=tuple(map(MovedShown.of, found.moved)),
            added=found.added,
            removed=found.removed,
        )
