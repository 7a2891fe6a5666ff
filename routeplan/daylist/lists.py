"""A rep's lists: of one day, of a cycle, of a stretch of dates."""

from __future__ import annotations

from datetime import date, timedelta

from routeplan.agenda import cycle_start
from routeplan.daylist.laid import LaidPlan, fault, known_rep, list_on_cycle_day
from routeplan.daylist.model import DayList
from routeplan.errors import InputError
from routeplan.figures import misfits
from routeplan.plan import Plan
from routeplan.problem import Problem


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
    if isinstance(on, date):
        return dated_lists(problem, plan, rep, on, on, first_monday)[0]
    if faults := misfits(problem, plan):
        raise InputError(faults)
    who = known_rep(problem, rep)
    start = cycle_start(problem, plan, first_monday)
    if not 0 <= on < problem.cycle.days:
        raise fault("RP525", f"day {on}", day=on, last=problem.cycle.days - 1)
    return list_on_cycle_day(problem, plan, who, on, _date(start, on))


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
    who = known_rep(problem, rep)
    start = cycle_start(problem, plan, first_monday)
    return tuple(
        list_on_cycle_day(problem, plan, who, day, _date(start, day))
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
    laid = LaidPlan(problem, plan, last, first_monday)
    days = range((last - first).days + 1)
    return tuple(laid.day(rep, first + timedelta(days=number)) for number in days)


def _date(start: date | None, day: int) -> date | None:
    return None if start is None else start + timedelta(days=day)
