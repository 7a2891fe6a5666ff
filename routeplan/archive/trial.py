"""A changed plan tried out: which rules it breaks and what it costs, before it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property

from pydantic import BaseModel

from routeplan.archive.plan_content import (
    PlanDifference,
    PlannedDay,
    plan_difference,
    planned_days,
)
from routeplan.check import check
from routeplan.cost import Cost, cost
from routeplan.cycle import weekday_of
from routeplan.errors import Violation
from routeplan.figures import PlanDay, figures, left_out_visits, plan_days
from routeplan.plan import Plan
from routeplan.problem import Locks, Problem
from routeplan.weights import COST_UNITS_A_MINUTE

DIGITS = 3


class Amount(BaseModel, frozen=True, extra="forbid"):
    """How much there was, how much there is now, and what that adds."""

    before: float
    after: float
    difference: float

    @classmethod
    def of(cls, before: float, after: float) -> Amount:
        """Two amounts side by side."""
        return cls(
            before=round(before, DIGITS),
            after=round(after, DIGITS),
            difference=round(after - before, DIGITS),
        )


class DayLoad(BaseModel, frozen=True, extra="forbid"):
    """
    How full a rep's day is; clock times in seconds after midnight.

    Parameters
    ----------
    work_s
        All but the break.
    room_s
        Work that the hours hold: without the overtime allowed and the break.
    end_s
        When the work ends.
    hours_end_s, latest_end_s
        When the working hours end, and the overtime allowed after them.
    stops, load
        How many, and the goods that they take.
    """

    rep: str
    day: int
    label: str
    work_s: int
    room_s: int
    end_s: int
    hours_end_s: int
    latest_end_s: int
    stops: int
    load: int


class Trial(BaseModel, frozen=True, extra="forbid"):
    """
    What a changed plan comes to against the plan before.

    Parameters
    ----------
    cost_min
        Minutes of driving by what costs them, and their ``total``.
    drive_s, drive_m, left_out
        Seconds and metres driven in a cycle, and visits left out.
    days
        Every day on which a route runs.
    loads
        Every day that has stops.
    difference
        Stores whose days or reps differ.
    """

    cost_min: dict[str, Amount]
    drive_s: Amount
    drive_m: Amount
    left_out: Amount
    days: tuple[PlannedDay, ...]
    loads: tuple[DayLoad, ...]
    difference: PlanDifference


@dataclass(frozen=True)
class Solved:
    """
    A plan, and the problem that it is for.

    Parameters
    ----------
    locks
        What it has to keep, beside the rules of the problem.
    """

    problem: Problem
    plan: Plan
    locks: Locks = Locks()

    @cached_property
    def violations(self) -> tuple[Violation, ...]:
        """The rules that it breaks."""
        # Another problem would not know the days that are worked out already.
        problem = replace(self.problem, locks=self.locks) if self.locks else self.problem
        return tuple(check(problem, self.plan))

    @cached_property
    def cost(self) -> Cost:
        """What it costs."""
        return cost(self.problem, self.plan)

    @cached_property
    def days(self) -> tuple[PlanDay, ...]:
        """
        Its days that have stops.

        Raises
        ------
        InputError
            RP531 to RP533, when the plan does not fit the problem.
        """
        return plan_days(self.problem, self.plan)


def try_plan(before: Solved, after: Solved) -> Trial:
    """
    Try a changed plan out; nothing is kept.

    Parameters
    ----------
    before
        The plan that was changed.
    after
        The changed plan, for the same problem or one with other stores.

    Raises
    ------
    InputError
        RP531 to RP533, when a plan does not fit its problem at all.
    """
    sums_before, sums = figures(before.days), figures(after.days)
    return Trial(
        cost_min=_minutes(before.cost, after.cost),
        drive_s=Amount.of(sums_before.drive_s, sums.drive_s),
        drive_m=Amount.of(sums_before.drive_m, sums.drive_m),
        left_out=Amount.of(left_out_visits(before.plan), left_out_visits(after.plan)),
        days=planned_days(after.problem, after.plan),
        loads=tuple(_loads(after.problem, after.days)),
        difference=plan_difference(before.plan, after.plan),
    )


def _minutes(before: Cost, after: Cost) -> dict[str, Amount]:
    names = [*(field.name for field in fields(Cost)), "total"]
    return {
        name: Amount.of(
            getattr(before, name) / COST_UNITS_A_MINUTE, getattr(after, name) / COST_UNITS_A_MINUTE
        )
        for name in names
    }


def _loads(problem: Problem, days: tuple[PlanDay, ...]) -> Iterator[DayLoad]:
    for each in days:
        rep, weekday = problem.reps[each.rep], weekday_of(each.day)
        hours = rep.hours[weekday]
        assert hours is not None
        stores = [problem.stores[stop.store] for stop in each.schedule.stops]
        yield DayLoad(
            rep=rep.id,
            day=each.day,
            label=each.label,
            work_s=each.schedule.work_s,
            room_s=rep.room_on(weekday),
            end_s=each.schedule.end_s,
            hours_end_s=hours.end_s,
            latest_end_s=hours.end_s + rep.overtime_s,
            stops=len(stores),
            load=sum(store.load for store in stores),
        )
