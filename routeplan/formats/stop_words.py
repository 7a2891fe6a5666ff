"""What calendars, GPX and paper say about a stop, in the same words."""

from __future__ import annotations

from collections.abc import Iterator

from routeplan.daylist import DayList, Stop, clock
from routeplan.errors import Language
from routeplan.formats.travel_words import estimate_words
from routeplan.formats.visit_words import purposes_line
from routeplan.formats.words import KM_M, hours, number, word
from routeplan.rules import MINUTE_S
from routeplan.stores import Store


def stop_title(stop: Stop) -> str:
    """A stop in one line: ``3 Corner Shop``."""
    return f"{stop.order} {stop.store.name}"


def clock_times(stop: Stop) -> str:
    """Begin and end of the stay: ``09:10-09:40``."""
    return f"{clock(stop.time.start_s)}-{clock(stop.time.leave_s)}"


def store_lines(store: Store, lang: Language) -> Iterator[str]:
    """What the planner's file says about a store besides its name, place and address."""
    parts = [store.id]
    if store.store_class:
        parts.append(f"{word('class', lang)} {store.store_class}")
    if store.kind:
        parts.append(store.kind)
    yield " · ".join(parts)
    if store.note:
        yield store.note
    yield from (f"{key}: {text}" for key, text in store.extra if text)


def stop_lines(day: DayList, stop: Stop, lang: Language) -> Iterator[str]:
    """A stop's store, what the visit is for, how one gets there, and what holidays changed."""
    yield from store_lines(stop.store, lang)
    yield from filter(None, [purposes_line(stop.purposes, lang)])
    yield f"{word('drive', lang)} {_minutes(stop.time.drive_s, lang)}"
    if stop.parking_s:
        yield f"{word('parking', lang)} {_minutes(stop.parking_s, lang)}"
    if stop.time.is_late:
        yield f"!! {word('late', lang)}"
    for change in day.changes:
        if change.to == day.on and change.store == stop.store.id:
            yield f"{word('instead_of', lang)} {change.lost}"


def day_line(day: DayList, lang: Language) -> str:
    """A day's sums in one line: stops, driving, kilometres, and how times are estimated."""
    assert day.schedule is not None
    parts = [
        f"{word('stops', lang)} {len(day.stops)}",
        f"{word('driving', lang)} {hours(day.schedule.drive_s)} h",
        f"{number(day.schedule.drive_m / KM_M)} {word('km', lang)}",
    ]
    if day.estimated:
        parts.append(estimate_words(day.travel, lang))
    return " · ".join(parts)


def _minutes(seconds: int, lang: Language) -> str:
    return f"{round(seconds / MINUTE_S)} {word('min', lang)}"
