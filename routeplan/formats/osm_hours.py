"""Opening hours in OpenStreetMap's syntax, read by the package ``opening_hours``."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from functools import lru_cache

from routeplan.cycle import DAYS_A_WEEK, SECONDS_A_DAY, Window
from routeplan.formats.cells import REMEMBERED, CellError

WeekWindows = tuple[tuple[Window, ...], ...]

# A Monday. Week numbers and months of a whole year decide whether all weeks are alike.
_FIRST = datetime(2029, 1, 1)
_DAYS = 366
_IS_OSM = re.compile(
    r"\b(?:mo|tu|we|th|fr|sa|su|ph|sh|off|week|easter|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec|sunrise|sunset|dawn|dusk|unknown)\b",
    re.IGNORECASE,
)
# The sun's hours depend on the place, an open end and a condition on the shopkeeper.
_UNDECIDED = re.compile(r"sunrise|sunset|dawn|dusk|[0-9]\s*\+|\"", re.IGNORECASE)


@lru_cache(maxsize=REMEMBERED)
def osm_hours(text: str) -> WeekWindows | None:
    """
    Windows for Monday to Sunday from ``Mo-Fr 09:00-12:00,14:00-18:00; Sa off``.

    Stretches past midnight go on on the next weekday. What is said about public holidays
    counts for no weekday.

    Returns
    -------
    WeekWindows | None
        None, when the text is not in this syntax.

    Raises
    ------
    CellError
        RP811, when hours differ from week to week or are left open (``09:00+``, the sun's
        hours, comments, ``unknown``).
    """
    from opening_hours import OpeningHours, State, validate

    if not _IS_OSM.search(text) or not validate(text):
        return None
    intervals = OpeningHours(text).intervals(_FIRST, _FIRST + timedelta(days=_DAYS))
    found = [(start, end, state) for start, end, state, _ in intervals]
    if _UNDECIDED.search(text) or any(state == State.UNKNOWN for *_, state in found):
        raise CellError("RP811", value=text)
    days: list[list[Window]] = [[] for _ in range(_DAYS)]
    for start, end, state in found:
        if state == State.OPEN:
            _lay(days, start, end)
    weeks = {tuple(map(tuple, days[at : at + DAYS_A_WEEK])) for at in range(0, _DAYS - 6, 7)}
    if len(weeks) > 1:
        raise CellError("RP811", value=text)
    return weeks.pop()


def _lay(days: list[list[Window]], start: datetime, end: datetime) -> None:
    """Note an open stretch on each day that it touches."""
    while start < end:
        midnight = datetime.combine(start.date() + timedelta(days=1), time())
        stop_s = SECONDS_A_DAY if end >= midnight else _second(end)
        day = (start - _FIRST).days
        days[day].append(Window(start_s=_second(start), end_s=stop_s))
        start = midnight


def _second(when: datetime) -> int:
    return (when.hour * 60 + when.minute) * 60 + when.second
