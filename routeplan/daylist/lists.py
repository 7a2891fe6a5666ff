"""A rep's lists: of one day, of a cycle, of a stretch of dates."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

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


def day_list(
    problem: Problem,
    plan: Plan,
    rep: str,
    on: date | int,
    first_monday: date | str | None = None,
) -> DayList:
    """
    A rep's stops on one day.

    On a date public holidays, leave and other exceptions count (see ``agenda``), and what
    they moved here is among the stops. A cycle day is as the calendar gives it.

    Parameters
    ----------
    rep
        The rep's id.
    on
        A date, or a cycle day from 0.
    first_monday
        Monday on which a first cycle starts, also as ``2026-11-23``; None: the plan's,
        else the problem's.

    Raises
    ------
    InputError
        RP521 to RP526 for a rep, date or start that cannot be; RP531 to RP533, when the
        plan does not fit the problem.
    """
    if faults := misfits(problem, plan):
        raise InputError(faults)
    who = _rep(problem, rep)
    start = cycle_start(problem, plan, first_monday)
    if isinstance(on, date):
        return _on_date(problem, plan, who, on, start, _laid(problem, plan, start, on))
    day = _known_day(problem, on)
    return _on_cycle_day(problem, plan, who, day, _date(start, day))


def day_lists(
    problem: Problem, plan: Plan, rep: str, first_monday: date | str | None = None
) -> tuple[DayList, ...]:
    """
    A rep's lists for the days of the first cycle on which a route runs.

    Parameters
    ----------
    rep, first_monday
        As in ``day_list``; without any first Monday the lists have no dates.

    Raises
    ------
    InputError
        As ``day_list``.
    """
    if faults := misfits(problem, plan):
        raise InputError(faults)
    who = _rep(problem, rep)
    start = cycle_start(problem, plan, first_monday)
    return tuple(
        _on_cycle_day(problem, plan, who, day, _date(start, day))
        for day, label in enumerate(plan.calendar.get(rep, ()))
        if label is not None
    )


def dated_lists(
    problem: Problem,
    plan: Plan,
    rep: str,
    first: date,
    last: date,
    first_monday: date | str | None = None,
) -> tuple[DayList, ...]:
    """
    A rep's lists for every date of a stretch, days off among them.

    Each is what ``day_list`` gives for its date, but the dates are laid once.

    Parameters
    ----------
    rep, first_monday
        As in ``day_list``.
    first, last
        The stretch, both dates included.

    Raises
    ------
    InputError
        As ``day_list``.
    """
    if faults := misfits(problem, plan):
        raise InputError(faults)
    who = _rep(problem, rep)
    start = cycle_start(problem, plan, first_monday)
    _cycle_day(problem, first, start)
    laid = _laid(problem, plan, start, last)
    dates = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return tuple(_on_date(problem, plan, who, on, start, laid) for on in dates)


def _on_cycle_day(problem: Problem, plan: Plan, rep: Rep, day: int, when: date | None) -> DayList:
    labels = plan.calendar.get(rep.id, ())
    label = labels[day] if labels else None
    route = None if label is None else plan.route(rep.id, label)
    return _listed(problem, rep, day, when, label, () if route is None else route.stores)


def _laid(problem: Problem, plan: Plan, start: date | None, last: date) -> Agenda | None:
    """The plan on dates up to one; None where every date is as the calendar gives it."""
    if start is None or not problem.heeds_dates:
        return None
    return agenda(problem, plan, start, last)


def _on_date(
    problem: Problem, plan: Plan, rep: Rep, on: date, start: date | None, laid: Agenda | None
) -> DayList:
    day = _cycle_day(problem, on, start)
    if laid is None:
        return _on_cycle_day(problem, plan, rep, day, on)
    stores = laid.routes.get((rep.id, on))
    here = problem_on(problem, rep.id, on, laid.doubled.get((rep.id, on), ()))
    labels = plan.calendar.get(rep.id, ())
    label = (labels[day] if labels else None) or ADDED
    listed = _listed(here, rep, day, on, None if stores is None else label, stores or ())
    mine = [each for each in laid.changes if each.rep == rep.id and on in (each.lost, each.to)]
    status = day_status(rep, problem.workdays, on)
    return dataclasses.replace(listed, status=status, changes=tuple(mine))


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
        yield Stop(leg + 1, problem.stores[time.store], time, wait_s, parks_s)


def _rep(problem: Problem, rep: str) -> Rep:
    if rep not in problem.rep_numbers:
        known = ", ".join(problem.rep_numbers)
        raise _fault("RP522", f"rep {rep}", rep=rep, known=known)
    return problem.reps[problem.rep_numbers[rep]]


def _cycle_day(problem: Problem, on: date, start: date | None) -> int:
    if start is None:
        raise _fault("RP523", f"date {on}")
    if on < start:
        raise _fault("RP521", f"date {on}", date=str(on), start=str(start))
    return (on - start).days % (DAYS_A_WEEK * problem.cycle.weeks)


def _date(start: date | None, day: int) -> date | None:
    return None if start is None else start + timedelta(days=day)


def _known_day(problem: Problem, day: int) -> int:
    if not 0 <= day < problem.cycle.days:
        raise _fault("RP525", f"day {day}", day=day, last=problem.cycle.days - 1)
    return day


def _fault(code: str, where: str, **values: str | int) -> InputError:
    return InputError([Fault.of(code, where, **values)])
