"""A calendar that the search chooses itself: calendars race, and the best is searched on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from routeplan.cycle import ChosenCalendar, GivenCalendar
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.solver.calendars import calendar_candidates, race
from routeplan.solver.ruin import Found, Watch
from routeplan.solver.start import calendar_of
from routeplan.solver.until import Until
from routeplan.solver.whole_course import WholeCourse

RACE_SHARE = 0.4

Run = Callable[..., Found]


def search_chosen(
    problem: Problem,
    until: Until,
    *,
    seed: int,
    run: Run,
    start: Plan | None = None,
    watch: Watch | None = None,
) -> Found:
    """
    Race calendars for a part of the time, then search under the best of them.

    Parameters
    ----------
    run
        Searches a problem with a given calendar until a limit, told to a ``watch``.
    start
        A plan whose calendar races too.
    watch
        Sees all searches as one; a ``KeyboardInterrupt`` ends them with the best plan of all.

    Raises
    ------
    InputError
        RP412, where no calendar of so few routes is found.
    """
    assert isinstance(problem.calendar, ChosenCalendar)
    routes = problem.calendar.routes
    known = None if start is None else calendar_of(problem, start, routes)
    candidates = calendar_candidates(problem, routes, seed, known)
    course = None if watch is None else WholeCourse(until, watch)
    tried: list[Found] = []

    def search(calendar: GivenCalendar, limit: Until) -> Found:
        if course is not None:
            course.begin_search()
        told = None if course is None else course.tell
        tried.append(run(problem.with_calendar(calendar), limit, watch=told))
        return tried[-1]

    def units(calendar: GivenCalendar, share: float) -> int:
        found = search(calendar, until.share(RACE_SHARE * share))
        if found.interrupted:
            raise KeyboardInterrupt
        return found.units

    try:
        best = race(candidates, units)
        search(best, until.share(1.0 - RACE_SHARE) if len(candidates) > 1 else until)
    except KeyboardInterrupt:
        if not tried:
            raise
    found = min(tried, key=lambda each: each.units)
    return replace(found, iterations=sum(each.iterations for each in tried))
