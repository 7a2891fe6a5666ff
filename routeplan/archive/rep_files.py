"""What files of a rep's own days are made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from routeplan.archive.access import User
from routeplan.archive.checked import not_there
from routeplan.archive.database import Archive
from routeplan.archive.dated import days_between, plans_and_days, require_seen_rep
from routeplan.archive.plan_content import part_of
from routeplan.daylist import DayList
from routeplan.plan import Plan
from routeplan.problem import Problem


@dataclass(frozen=True)
class OwnPlan:
    """
    A rep's part of a plan that runs.

    Parameters
    ----------
    plan
        Holds calendar and routes of the rep alone.
    start
        The Monday on which its first cycle starts.
    """

    problem: Problem
    plan: Plan
    start: date


def days_of_rep(
    archive: Archive, who: User, rep: str, first: date, last: date
) -> tuple[tuple[Problem, DayList], ...]:
    """
    The lists of each date on which a plan runs for a rep, with the plan's problem.

    Raises
    ------
    NotThereError
        RP911 for a rep who is not known or out of reach, and where no plan runs on any date.
    """
    with archive.reading() as db:
        require_seen_rep(db, who, rep)
        running = plans_and_days(db, archive, rep, days_between(first, last))
        found = tuple((laid.problem, day) for laid, day in running)
    if not found:
        raise not_there(f"plan of rep {rep} on {first}")
    return found


def plan_of_rep(archive: Archive, who: User, rep: str, on: date) -> OwnPlan:
    """
    A rep's part of the plan that runs on a date.

    Raises
    ------
    NotThereError
        RP911 for a rep who is not known or out of reach, and where no plan runs.
    """
    with archive.reading() as db:
        require_seen_rep(db, who, rep)
        running = next(plans_and_days(db, archive, rep, [on]), None)
    if running is None:
        raise not_there(f"plan of rep {rep} on {on}")
    laid, _ = running
    assert laid.start is not None
    return OwnPlan(laid.problem, part_of(laid.plan, frozenset([rep])), laid.start)
