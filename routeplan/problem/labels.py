"""Which label each cycle day of a rep carries."""

from __future__ import annotations

from routeplan.cycle import CalendarWish, Cycle, GivenCalendar, Labels, weekday_of
from routeplan.patterns import Pattern
from routeplan.reps import Rep


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
