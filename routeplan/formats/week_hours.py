"""Hours of a week, from one column for all days or a column per weekday."""

from __future__ import annotations

from routeplan.cycle import DAYS_A_WEEK, WEEKDAY_NAMES, Window
from routeplan.formats.cells import CellError
from routeplan.formats.clock import WHOLE_DAY, opening_hours, weekdays, windows
from routeplan.formats.headers import WEEKDAY_KEYS
from routeplan.formats.osm_hours import osm_hours
from routeplan.formats.records import Record

WeekHours = tuple[tuple[Window, ...], ...]


def week_hours(
    record: Record,
    given: frozenset[str],
    blank_is_closed: bool = False,
    otherwise: Window = WHOLE_DAY,
) -> WeekHours | None:
    """
    Windows for Monday to Sunday; None where nothing is said, or a cell is faulty.

    A weekday's own column wins over the one for all days; closed weekdays have none.

    Parameters
    ----------
    record
        The row.
    given
        The columns that the file has.
    blank_is_closed
        What an empty cell of a weekday means when others are filled in: True, closed;
        False, a fault (RP181).
    otherwise
        The hours where only closed weekdays are given.
    """
    single = record.read("hours", _simple_or_osm)
    closed = record.read("closed", weekdays) or ()
    own = {day: record.read(key, windows) for day, key in enumerate(WEEKDAY_KEYS) if key in given}
    has_own = any(hours is not None for hours in own.values())
    if not has_own and not closed:
        return single
    found: list[tuple[Window, ...]] = []
    for day in range(DAYS_A_WEEK):
        hours = own.get(day)
        if hours is None and single is not None:
            hours = single[day]
        elif hours is None and has_own:
            _check_blank(record, day, given, closed, blank_is_closed)
            hours = ()
        elif hours is None:
            hours = (otherwise,)
        if day in closed and own.get(day):
            record.fault("RP180", WEEKDAY_KEYS[day], day=WEEKDAY_NAMES[day])
        found.append(() if day in closed else hours)
    return tuple(found)


def _simple_or_osm(text: str) -> WeekHours:
    """Hours as people type them, else in OpenStreetMap's syntax; told as people's if neither."""
    try:
        return opening_hours(text)
    except CellError:
        found = osm_hours(text)
        if found is None:
            raise
        return found


def _check_blank(
    record: Record, day: int, given: frozenset[str], closed: tuple[int, ...], is_closed: bool
) -> None:
    key = WEEKDAY_KEYS[day]
    if key in given and not record.text(key) and day not in closed and not is_closed:
        record.fault("RP181", key, day=WEEKDAY_NAMES[day])


def missing_weekdays(given: frozenset[str]) -> tuple[str, ...]:
    """Weekdays without a column, in a file that has columns for others and none for all."""
    if "hours" in given or not given & set(WEEKDAY_KEYS):
        return ()
    return tuple(
        name for name, key in zip(WEEKDAY_NAMES, WEEKDAY_KEYS, strict=True) if key not in given
    )
