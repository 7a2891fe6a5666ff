"""What a plan amounts to: hours, kilometres and stops, day by day and in sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import pstdev

from routeplan.cycle import day_name, weekday_of
from routeplan.errors import Fault, InputError
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.schedule import DaySchedule, day_schedule


@dataclass(frozen=True)
class PlanDay:
    """
    One day of one rep that has stops.

    Parameters
    ----------
    rep, day
        Number of the rep; cycle day.
    label
        The route that runs.
    schedule
        Its clock.
    """

    rep: int
    day: int
    label: str
    schedule: DaySchedule


@dataclass(frozen=True)
class Figures:
    """
    Sums over days that have stops; seconds and metres.

    Parameters
    ----------
    days, stops
        How many.
    drive_s, drive_m, stay_s, wait_s, auxiliary_s, overtime_s
        Sums.
    work_s
        All but the breaks.
    longest_s, shortest_s, deviation_s
        Of the days' work times; the deviation is that of the whole set. 0 without days.
    """

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

    @property
    def in_store_share(self) -> float:
        """In-store time in work time, 0 to 1; 0 without work."""
        return self.stay_s / self.work_s if self.work_s else 0.0

    @property
    def stops_a_day(self) -> float:
        """Stops per day that has any; 0 without days."""
        return self.stops / self.days if self.days else 0.0


def misfits(problem: Problem, plan: Plan) -> tuple[Fault, ...]:
    """
    Why a plan cannot be laid over a problem at all: names and days it does not have.

    A plan without misfits may break any other rule and can still be shown.
    """
    return (*_strangers(problem, plan), *_odd_days(problem, plan))


def plan_days(problem: Problem, plan: Plan) -> tuple[PlanDay, ...]:
    """
    The days that have stops, by rep in the problem's order, then by cycle day.

    Raises
    ------
    InputError
        RP531 to RP533, when the plan does not fit the problem.
    """
    if faults := misfits(problem, plan):
        raise InputError(faults)
    return tuple(_days(problem, plan))


def figures(days: Sequence[PlanDay]) -> Figures:
    """The sums over some days of a plan: all of them, or one rep's."""
    schedules = [day.schedule for day in days]
    work = [schedule.work_s for schedule in schedules]
    return Figures(
        days=len(days),
        stops=sum(len(schedule.stops) for schedule in schedules),
        drive_s=sum(schedule.drive_s for schedule in schedules),
        drive_m=sum(schedule.drive_m for schedule in schedules),
        stay_s=sum(schedule.stay_s for schedule in schedules),
        wait_s=sum(schedule.wait_s for schedule in schedules),
        auxiliary_s=sum(schedule.auxiliary_s for schedule in schedules),
        overtime_s=sum(schedule.overtime_s for schedule in schedules),
        work_s=sum(work),
        longest_s=max(work, default=0),
        shortest_s=min(work, default=0),
        deviation_s=round(pstdev(work)) if work else 0,
    )


def left_out_visits(plan: Plan) -> int:
    """How many required visits of a cycle the plan leaves out."""
    return sum(entry.visits for entry in plan.left_out)


def _days(problem: Problem, plan: Plan) -> Iterator[PlanDay]:
    for number, rep in enumerate(problem.reps):
        for day, label in enumerate(plan.calendar.get(rep.id, ())):
            route = None if label is None else plan.route(rep.id, label)
            if route is not None and route.stores:
                stores = [problem.store_numbers[store] for store in route.stores]
                schedule = day_schedule(problem, number, weekday_of(day), stores)
                yield PlanDay(number, day, route.label, schedule)


def _strangers(problem: Problem, plan: Plan) -> Iterator[Fault]:
    reps = {*plan.calendar, *(route.rep for route in plan.routes)}
    for rep in sorted(reps - problem.rep_numbers.keys()):
        yield Fault.of("RP531", f"rep {rep}", name=f"rep {rep}")
    stores = {store for route in plan.routes for store in route.stores}
    stores |= {entry.store for entry in plan.left_out}
    for store in sorted(stores - problem.store_numbers.keys()):
        yield Fault.of("RP531", f"store {store}", name=f"store {store}")


def _odd_days(problem: Problem, plan: Plan) -> Iterator[Fault]:
    for rep_id, labels in plan.calendar.items():
        where = f"calendar of rep {rep_id}"
        if len(labels) != problem.cycle.days:
            yield Fault.of("RP532", where, labels=len(labels), days=problem.cycle.days)
        elif rep_id in problem.rep_numbers:
            hours = problem.reps[problem.rep_numbers[rep_id]].hours
            for day, label in enumerate(labels):
                route = None if label is None else plan.route(rep_id, label)
                if route is not None and route.stores and hours[weekday_of(day)] is None:
                    yield Fault.of("RP533", where, label=route.label, day=day_name(day))
