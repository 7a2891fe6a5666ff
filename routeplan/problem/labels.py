"""Which label each cycle day of a rep carries."""

from __future__ import annotations

from routeplan.cycle import CalendarWish, Cycle, GivenCalendar, Labels, weekday_of
from routeplan.errors import Fault, InputError
from routeplan.patterns import Pattern, allowed_patterns
from routeplan.reps import Rep
from routeplan.rules import VisitRule


def labels_of(rep: Rep, calendar: CalendarWish, cycle: Cycle) -> Labels:
    """The label of each cycle day of a rep; None: no route on that day."""
    works = [day for day in range(cycle.days) if rep.hours[weekday_of(day)]]
    if isinstance(calendar, GivenCalendar):
        given = calendar.labels_of(rep.id)
        return tuple(label if day in works else None for day, label in enumerate(given))
    numbers = {day: f"T{place}" for place, day in enumerate(works, start=1)}
    return tuple(numbers.get(day) for day in range(cycle.days))


def keeps_labels_whole(pattern: Pattern, labels: Labels) -> bool:
    """True when a pattern holds all days of a label, or none."""
    on = {labels[day] for day in pattern}
    return all(day in pattern for day, label in enumerate(labels) if label in on)


def patterns_with(
    rule: VisitRule, cycle: Cycle, days: tuple[int, ...], labels: Labels, where: str
) -> tuple[Pattern, ...]:
    """
    The patterns of a rule that keep labels whole; without labels all of them.

    Raises
    ------
    InputError
        RP203 to RP206.
    """
    patterns = allowed_patterns(rule, cycle, days, where)
    if not labels:
        return patterns
    kept = tuple(pattern for pattern in patterns if keeps_labels_whole(pattern, labels))
    return some_patterns(kept, rule, where)


def some_patterns(
    patterns: tuple[Pattern, ...], rule: VisitRule, where: str
) -> tuple[Pattern, ...]:
    """
    One pattern or more.

    Raises
    ------
    InputError
        RP206 for none.
    """
    if not patterns:
        raise InputError([Fault.of("RP206", where, visits=rule.visits, weeks=rule.weeks)])
    return patterns
