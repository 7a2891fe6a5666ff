"""PV12 and PV13: routes on days off, and calendars that nobody asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from routeplan.check.asked import labels_asked
from routeplan.cycle import DAYS_A_WEEK, ChosenCalendar, FreeCalendar, Labels, day_name
from routeplan.errors import Violation
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.reps import Rep

NO_LABEL = "-"


def calendar_violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Calendars of all reps, judged against hours and the calendar asked for."""
    for rep in problem.reps:
        labels = plan.calendar.get(rep.id, ())
        if len(labels) != problem.cycle.days:
            where = f"{rep.id} calendar, number of days"
            yield _not_asked(where, len(labels), problem.cycle.days)
            continue
        yield from _days_off(plan, rep, labels)
        yield from _labels(problem, rep, labels)


def _days_off(plan: Plan, rep: Rep, labels: Labels) -> Iterator[Violation]:
    stops = {route.label: len(route.stores) for route in plan.routes if route.rep == rep.id}
    for day, label in enumerate(labels):
        if label is not None and rep.hours[day % DAYS_A_WEEK] is None and stops[label]:
            where = f"{rep.id} {label}, {day_name(day)}"
            yield Violation.of("PV12", where, rep=rep.id, stops=stops[label])


def _labels(problem: Problem, rep: Rep, labels: Labels) -> Iterator[Violation]:
    given = labels_asked(problem, rep)
    if given is not None:
        yield from _against_given(rep, labels, given)
    elif isinstance(problem.calendar, FreeCalendar):
        yield from _against_free(rep, labels)
    elif isinstance(problem.calendar, ChosenCalendar):
        routes, most = len(set(labels) - {None}), problem.calendar.routes
        if routes > most:
            yield _not_asked(f"{rep.id} calendar, number of routes", routes, f"1-{most}")


def _against_given(rep: Rep, labels: Labels, given: Labels) -> Iterator[Violation]:
    for day, (found, wanted) in enumerate(zip(labels, given, strict=True)):
        is_day_off = rep.hours[day % DAYS_A_WEEK] is None
        if found != wanted and not (is_day_off and found is None):
            where = f"{rep.id} calendar, {day_name(day)}"
            yield _not_asked(where, found or NO_LABEL, wanted or NO_LABEL)


def _against_free(rep: Rep, labels: Labels) -> Iterator[Violation]:
    for label, days in Counter(labels).items():
        if label is not None and days > 1:
            yield _not_asked(f"{rep.id} calendar, number of days of {label}", days, 1)
    for day, label in enumerate(labels):
        if label is None and rep.hours[day % DAYS_A_WEEK] is not None:
            yield _not_asked(f"{rep.id} calendar, labels of {day_name(day)}", 0, 1)


def _not_asked(where: str, found: str | int, wanted: str | int) -> Violation:
    return Violation.of("PV13", where, found=found, wanted=wanted)
