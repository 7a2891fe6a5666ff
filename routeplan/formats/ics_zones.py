"""The rules of time zones in a calendar file."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Calendar

ONE_SECOND = timedelta(seconds=1)


def add_time_zones(file: Calendar, first: date, last: date) -> None:
    """
    Write the rules of every time zone that events are in, for a stretch of time.

    Notes
    -----
    RFC 5545 (3.6.5) tells each change by the clock before it, 02:00 for the summer time of
    Berlin; icalendar by the clock after a gap, 03:00, which readers take for an hour later.
    """
    file.add_missing_timezones(first, last)
    for zone in file.timezones:
        rules = ZoneInfo(zone.tz_name)
        for part in zone.subcomponents:
            gap = part.TZOFFSETTO - part.TZOFFSETFROM
            if gap > timedelta() and not _changes_at(rules, part.DTSTART - part.TZOFFSETFROM):
                part.DTSTART -= gap
                if "RDATE" in part:
                    part.add("RDATE", [each.dt - gap for each in part.pop("RDATE").dts])


def _changes_at(rules: ZoneInfo, instant: datetime) -> bool:
    """True where the offset changes at an instant, given in UTC without saying so."""
    at = instant.replace(tzinfo=UTC)
    return at.astimezone(rules).utcoffset() != (at - ONE_SECOND).astimezone(rules).utcoffset()
