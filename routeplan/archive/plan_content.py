"""What is kept with a plan, so that it can be judged when its files are long gone."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, NonNegativeInt

from routeplan.check import check
from routeplan.daylist import DayList, day_lists
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.stores import Visits

Days = tuple[tuple[str, int], ...]


class PlannedStop(BaseModel, frozen=True, extra="forbid"):
    """
    One stop of a planned day; clock times in seconds after midnight.

    Parameters
    ----------
    arrive_s, start_s, leave_s
        Arrival, and start and end of the stay.
    drive_s, drive_m
        From the place before.
    """

    store: str
    arrive_s: NonNegativeInt
    start_s: NonNegativeInt
    leave_s: NonNegativeInt
    drive_s: NonNegativeInt
    drive_m: NonNegativeInt


class PlannedDay(BaseModel, frozen=True, extra="forbid"):
    """
    One rep on one cycle day.

    Parameters
    ----------
    day
        Cycle day; 0 is the first Monday.
    drive_s, drive_m
        Of the whole day, the way back included.
    work_s
        Of the whole day: all but the break.
    """

    rep: str
    day: NonNegativeInt
    label: str
    drive_s: NonNegativeInt = 0
    drive_m: NonNegativeInt = 0
    work_s: NonNegativeInt = 0
    stops: tuple[PlannedStop, ...] = ()


class PlannedStore(BaseModel, frozen=True, extra="forbid"):
    """What held for a store when the plan was made."""

    store_class: str
    visits: Visits
    weeks: int
    in_store_s: int


class KeptProblem(BaseModel, frozen=True, extra="forbid"):
    """
    What a plan was made from and what it came to.

    Parameters
    ----------
    scenario, settings, inputs
        As in ``problem.Source``.
    cycle_days
        Days after which the plan repeats.
    estimated
        True: the travel times were estimates.
    violations
        The rules that the plan breaks, as the checker names them; codes and places.
    stores
        By store id.
    days
        Every day on which a route runs.
    """

    scenario: str
    settings: dict[str, Any]
    inputs: dict[str, str]
    cycle_days: int
    estimated: bool
    violations: tuple[tuple[str, str], ...]
    stores: dict[str, PlannedStore]
    days: tuple[PlannedDay, ...]


class MovedStore(BaseModel, frozen=True, extra="forbid"):
    """A store's visits before and after, as (rep id, cycle day)."""

    before: Days
    after: Days


class PlanDifference(BaseModel, frozen=True, extra="forbid"):
    """
    How a version of a plan differs from the one before.

    Parameters
    ----------
    moved
        Stores visited in both, on other days or by others.
    added, removed
        Stores that only the new, or only the old version visits.
    """

    moved: dict[str, MovedStore] = {}
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def kept_problem(problem: Problem, plan: Plan) -> KeptProblem:
    """
    What is kept of the problem that a plan was made for, with the checker's verdict.

    Raises
    ------
    InputError
        RP531 to RP533, when the plan does not fit the problem.
    """
    rules = zip(problem.stores, problem.store_rules, strict=True)
    return KeptProblem(
        scenario=problem.source.scenario,
        settings=dict(problem.source.settings),
        inputs=plan.origin.inputs or dict(problem.source.inputs),
        cycle_days=problem.cycle.days,
        estimated=problem.is_estimated,
        violations=tuple((each.code, each.where) for each in check(problem, plan)),
        stores={
            store.id: PlannedStore(
                store_class=store.store_class or "",
                visits=rule.visits,
                weeks=rule.weeks,
                in_store_s=rule.in_store_s,
            )
            for store, rule in rules
        },
        days=planned_days(problem, plan),
    )


def planned_days(problem: Problem, plan: Plan) -> tuple[PlannedDay, ...]:
    """
    Every day on which a route runs, with its clock times.

    Raises
    ------
    InputError
        RP531 to RP533, when the plan does not fit the problem.
    """
    return tuple(_day(each) for rep in problem.reps for each in day_lists(problem, plan, rep.id))


def plan_difference(before: Plan, after: Plan) -> PlanDifference:
    """What sets two versions of a plan apart."""
    old, new = before.visit_days(), after.visit_days()
    return PlanDifference(
        moved={
            store: MovedStore(before=old[store], after=new[store])
            for store in sorted(old.keys() & new.keys())
            if old[store] != new[store]
        },
        added=tuple(sorted(new.keys() - old.keys())),
        removed=tuple(sorted(old.keys() - new.keys())),
    )


def part_of(plan: Plan, reps: frozenset[str]) -> Plan:
    """The plan as far as it concerns some reps: their calendar and routes, nothing of others."""
    return plan.model_copy(
        update={
            "calendar": {rep: labels for rep, labels in plan.calendar.items() if rep in reps},
            "routes": tuple(route for route in plan.routes if route.rep in reps),
            "left_out": (),
        }
    )


def _day(wanted: DayList) -> PlannedDay:
    named: dict[str, Any] = {"rep": wanted.rep.id, "day": wanted.day, "label": wanted.label or ""}
    schedule = wanted.schedule
    if schedule is None:
        return PlannedDay(**named)
    stops = tuple(
        PlannedStop(
            store=stop.store.id,
            arrive_s=stop.time.arrive_s,
            start_s=stop.time.start_s,
            leave_s=stop.time.leave_s,
            drive_s=stop.time.drive_s,
            drive_m=stop.time.drive_m,
        )
        for stop in wanted.stops
    )
    return PlannedDay(
        **named,
        drive_s=schedule.drive_s,
        drive_m=schedule.drive_m,
        work_s=schedule.work_s,
        stops=stops,
    )
