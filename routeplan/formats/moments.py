"""Clock times of a date as moments that hold in any time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def moment(on: date, second: int, start_s: int, time_zone: str | None) -> str | None:
    """
    The moment of a second of a working day, as ISO 8601 with its offset from UTC.

    Parameters
    ----------
    on
        The date, in the rep's time zone.
    second, start_s
        Seconds after midnight as the schedule counts them, and those at which work
        starts. Work starts by the clock; what follows is counted in seconds that pass,
        so that a change to or from daylight saving in between is heeded.
    time_zone
        Name in the time zone database; None: not known.

    Returns
    -------
    str | None
        Such as ``2026-11-24T09:10:00+08:00``; None without a time zone.
    """
    if time_zone is None:
        return None
    zone = ZoneInfo(time_zone)
    midnight = datetime.combine(on, time())
    start = (midnight + timedelta(seconds=start_s)).replace(tzinfo=zone).astimezone(UTC)
    return (start + timedelta(seconds=second - start_s)).astimezone(zone).isoformat()
