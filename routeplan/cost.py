"""What a plan costs: the only Python place that says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from routeplan.cycle import weekday_of
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.schedule import day_schedule

HOUR_S = 3600


@dataclass(frozen=True)
class Cost:
    """A plan's cost by kind, each in whole units (6,000 are a minute of driving)."""

    driving: int = 0
    waiting: int = 0
    overtime: int = 0
    balance: int = 0
    left_out: int = 0
    changes: int = 0

    @property
    def total(self) -> int:
        """The sum of all kinds."""
        return sum(getattr(self, field.name) for field in fields(self))

    def __add__(self, other: Cost) -> Cost:
        return Cost(
            **{
                field.name: getattr(self, field.name) + getattr(other, field.name)
                for field in fields(self)
            }
        )


def cost(problem: Problem, plan: Plan) -> Cost:
    """
    What a plan costs over one cycle.

    Parameters
    ----------
    plan
        Names stores, reps and labels of the problem; it may break other rules.

    Notes
    -----
    Driving, waiting and overtime count by the second. A day of work time ``w`` seconds
    adds ``balance * w**2 // 3600**2`` units. Each visit left out counts by the rank of
    its store's class, and each visit that an earlier plan does not have counts as
    one change.
    """
    parts = [_left_out(problem, plan), _changes(problem, plan)]
    for route in plan.routes:
        rep = problem.rep_numbers[route.rep]
        stores = [problem.store_numbers[store] for store in route.stores]
        for day in plan.days_of(route.rep, route.label):
            parts.append(day_cost(problem, rep, weekday_of(day), stores))
    return sum(parts, start=Cost())


def day_cost(problem: Problem, rep: int, weekday: int, stores: Sequence[int]) -> Cost:
    """What one day of a rep costs; a day without stops costs nothing."""
    if not stores:
        return Cost()
    weights = problem.weights
    day = day_schedule(problem, rep, weekday, stores)
    return Cost(
        driving=weights.driving_units * day.drive_s,
        waiting=weights.waiting_units * day.wait_s,
        overtime=weights.overtime_units * day.overtime_s,
        balance=weights.balance_units * day.work_s**2 // HOUR_S**2,
    )


def _left_out(problem: Problem, plan: Plan) -> Cost:
    units = sum(
        entry.visits * problem.left_out_units(problem.store_numbers[entry.store])
        for entry in plan.left_out
    )
    return Cost(left_out=units)


def _changes(problem: Problem, plan: Plan) -> Cost:
    if problem.earlier is None:
        return Cost()
    changed = sum(
        visit not in problem.earlier.get(store, frozenset())
        for store, visits in plan.visit_days().items()
        for visit in visits
    )
    return Cost(changes=changed * problem.weights.change_units)
