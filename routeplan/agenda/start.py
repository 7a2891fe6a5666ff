"""The date on which a plan starts."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from routeplan.errors import Fault, InputError
from routeplan.plan import Plan
from routeplan.problem import Problem

_FROM_TODAY = {"today": 0, "今天": 0, "tomorrow": 1, "明天": 1}


def date_of(text: str, where: str, time_zone: str | None = None) -> date:
    """
    A date from its ISO form, or ``today`` (今天) or ``tomorrow`` (明天).

    Parameters
    ----------
    time_zone
        Where it is today; None: in the computer's own zone.

    Raises
    ------
    InputError
        RP526, when it is none.
    """
    days = _FROM_TODAY.get(text.strip().lower())
    if days is not None:
        now = datetime.now(None if time_zone is None else ZoneInfo(time_zone))
        return now.date() + timedelta(days=days)
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InputError([Fault.of("RP526", where, text=text)]) from None


def cycle_start(problem: Problem, plan: Plan, given: date | str | None = None) -> date | None:
    """
    The Monday on which a first cycle starts: the one given, else the plan's, else the problem's.

    Raises
    ------
    InputError
        RP524, when it is not a Monday; RP526, when it is not a date.
    """
    wish = date_of(given, "first Monday") if isinstance(given, str) else given
    start = wish or plan.first_monday or problem.first_monday
    if start is not None and start.weekday() != 0:
        monday = start - timedelta(days=start.weekday())
        fault = Fault.of("RP524", "first Monday", date=str(start), monday=str(monday))
        raise InputError([fault])
    return start


def stretch(
    problem: Problem,
    plan: Plan,
    *,
    since: str | None = None,
    cycles: int = 1,
    first_monday: str | None = None,
) -> tuple[date, date]:
    """
    The first and last date of some cycles of a plan.

    Parameters
    ----------
    since
        The first date; None: the plan's start.
    cycles
        How many cycles from there.
    first_monday
        As in ``cycle_start``.

    Raises
    ------
    InputError
        RP521, when the first date lies before the plan's start; RP523, when that is not
        known; RP524 and RP526.
    """
    start = cycle_start(problem, plan, first_monday)
    if start is None:
        raise InputError([Fault.of("RP523", "first Monday")])
    first = start if since is None else date_of(since, "--from")
    if first < start:
        values = {"date": str(first), "start": str(start)}
        raise InputError([Fault.of("RP521", f"date {first}", **values)])
    return first, first + timedelta(days=cycles * problem.cycle.days - 1)
