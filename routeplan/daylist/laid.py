"""A plan laid on dates, for the lists of all its reps."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date

from routeplan.agenda import Agenda, agenda, cycle_start, problem_on
from routeplan.cycle import DAYS_A_WEEK, weekday_of
from routeplan.daylist.model import ADDED, DayList, Stop
from routeplan.errors import Fault, InputError
from routeplan.figures import misfits
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.reps import Rep
from routeplan.schedule import DaySchedule, day_schedule
from routeplan.workdays import day_status


class LaidPlan:
    """
    A plan on every date up to one, laid once for all lists that are asked for.

    Parameters
    ----------
    last
        The last date of any list.
    first_monday
        As in ``day_list``.

    Raises
    ------
    InputError
        RP524 and RP526 for a start that cannot be; RP531 to RP533, when the plan does not
        fit the problem.
    """

    def __init__(
        self, problem: Problem, plan: Plan, last: date, first_monday: date | str | None = None
    ) -> None:
        if faults := misfits(problem, plan):
            raise InputError(faults)
        self.problem, self.plan, self.last = problem, plan, last
        self.start = cycle_start(problem, plan, first_monday)
        self._agenda: Agenda | None = None
        # Without holidays and exceptions every date is as the calendar gives it.
        if self.start is not None and problem.heeds_dates:
            self._agenda = agenda(problem, plan, self.start, last)

    def day(self, rep: str, on: date) -> DayList:
        """
        A rep's list of one date, no later than the last.

        Raises
        ------
        InputError
            RP521 to RP523 for a rep or date that cannot be.
        """
        who = known_rep(self.problem, rep)
        day = self._cycle_day(on)
        if self._agenda is None:
            return list_on_cycle_day(self.problem, self.plan, who, day, on)
        return self._dated(who, day, on, self._agenda)

    def _cycle_day(self, on: date) -> int:
        if self.start is None:
            raise fault("RP523", f"date {on}")
        if on < self.start:
            raise fault("RP521", f"date {on}", date=str(on), start=str(self.start))
        return (on - self.start).days % (DAYS_A_WEEK * self.problem.cycle.weeks)

    def _dated(self, rep: Rep, day: int, on: date, laid: Agenda) -> DayList:
        stores = laid.routes.get((rep.id, on))
        here = problem_on(self.problem, rep.id, on, laid.doubled.get((rep.id, on), ()))
        labels = self.plan.calendar.get(rep.id, ())
        label = (labels[day] if labels else None) or ADDED
        listed = _listed(here, rep, day, on, None if stores is None else label, stores or ())
        mine = [each for each in laid.changes if each.rep == rep.id and on in (each.lost, each.to)]
        status = day_status(rep, self.problem.workdays, on)
        return dataclasses.replace(listed, status=status, changes=tuple(mine))


def list_on_cycle_day(
    problem: Problem, plan: Plan, rep: Rep, day: int, when: date | None
) -> DayList:
    """A rep's list of a cycle day, as the calendar gives it."""
    labels = plan.calendar.get(rep.id, ())
    label = labels[day] if labels else None
    route = None if label is None else plan.route(rep.id, label)
    return _listed(problem, rep, day, when, label, () if route is None else route.stores)


def known_rep(problem: Problem, rep: str) -> Rep:
    """
    The rep with an id.

    Raises
    ------
    InputError
        RP522.
    """
    if rep not in problem.rep_numbers:
        known = ", ".join(problem.rep_numbers)
        raise fault("RP522", f"rep {rep}", rep=rep, known=known)
    return problem.reps[problem.rep_numbers[rep]]


def fault(code: str, where: str, **values: str | int) -> InputError:
    """The error of one fault."""
    return InputError([Fault.of(code, where, **values)])


def _listed(
    problem: Problem, rep: Rep, day: int, when: date | None, label: str | None, ids: Sequence[str]
) -> DayList:
    stores = [problem.store_numbers[store] for store in ids]
    schedule, number = None, problem.rep_numbers[rep.id]
    if stores:
        schedule = day_schedule(problem, number, weekday_of(day), stores)
    return DayList(
        rep=rep,
        day=day,
        on=when,
        label=label,
        stops=() if schedule is None else tuple(_stops(problem, number, schedule)),
        schedule=schedule,
        estimated=problem.travel_of(number).estimated,
        travel=problem.travel_of(number).source,
    )


def _stops(problem: Problem, rep: int, schedule: DaySchedule) -> Iterator[Stop]:
    parking_s = problem.travel_of(rep).parking_s
    for leg, time in enumerate(schedule.stops):
        wait_s = time.start_s - time.arrive_s
        if leg == schedule.pause_leg and (schedule.pause_s or 0) >= time.arrive_s:
            wait_s -= schedule.pause_length_s
        # A way that takes no time leads to the very spot, where the car already stands.
        parks_s = parking_s[time.store] if parking_s and time.drive_s else 0
        store, purposes = problem.stores[time.store], problem.store_rules[time.store].purposes
        yield Stop(leg + 1, store, time, wait_s, parks_s, purposes)
