"""A rep's days as an iCalendar file (RFC 5545), for calendars on phones and desks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Literal
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from routeplan.daylist import ADDED, DayList, Stop, dated_lists
from routeplan.errors import Language
from routeplan.formats.ics_zones import add_time_zones
from routeplan.formats.moments import moment
from routeplan.formats.source_names import scenario_name
from routeplan.formats.stop_words import clock_times, day_line, stop_lines, stop_title
from routeplan.formats.travel_words import estimate_words
from routeplan.formats.visit_words import PURPOSES, listed
from routeplan.formats.words import word
from routeplan.formats.writable import writable
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.reps import Rep

if TYPE_CHECKING:
    from icalendar import Calendar, Event

Events = Literal["stop", "day"]
PRODUCT = "-//routeplan//routeplan//EN"
# How often a calendar that subscribes asks again.
REFRESH = timedelta(hours=6)
DIGITS = 6


def rep_calendar(
    problem: Problem,
    plan: Plan,
    rep: str,
    first: date,
    last: date,
    *,
    events: Events = "stop",
    first_monday: date | str | None = None,
    stamp: datetime | None = None,
    lang: Language = "en",
) -> bytes:
    """
    A rep's stops on the dates of a stretch as an iCalendar file.

    Days that holidays or leave take have no event; a visit that was moved stands on its
    new date, under the identity of the old one, so that a calendar which subscribes
    moves it. A file made again from the same plan is the same, byte for byte.

    Parameters
    ----------
    rep, first_monday
        As in ``day_list``.
    first, last
        The stretch, both dates included.
    events
        One event per ``stop``, or one per ``day``, from leaving the base to the end of work.
    stamp
        When the plan was made, in any time zone; None: not known, and midnight UTC of the
        first date stands for it.

    Raises
    ------
    InputError
        As ``day_list``.

    Notes
    -----
    Times are in the rep's time zone, whose rules are in the file; without one they float,
    and a calendar shows them by the clock of where it is.
    """
    days = dated_lists(problem, plan, rep, first, last, first_monday)
    name = scenario_name(problem)
    return lists_calendar(name, days[0].rep, days, events=events, stamp=stamp, lang=lang)


def day_calendar(
    problem: Problem, day: DayList, events: Events = "stop", lang: Language = "en"
) -> bytes:
    """A day list with a date as an iCalendar file; a day off has no event in it."""
    return lists_calendar(scenario_name(problem), day.rep, [day], events=events, lang=lang)


def lists_calendar(
    name: str,
    rep: Rep,
    days: Sequence[DayList],
    *,
    events: Events = "stop",
    stamp: datetime | None = None,
    lang: Language = "en",
) -> bytes:
    """
    A rep's day lists with dates as an iCalendar file; see ``rep_calendar``.

    Parameters
    ----------
    name
        What the plans belong to; events of one name, rep, store and date are the same event,
        whatever the plan.
    days
        Ascending; without any the calendar is empty.
    """
    dated = [(day, day.on) for day in days if day.on is not None]
    file = _calendar(name, rep)
    sources = dict.fromkeys(day.travel for day in days if day.estimated and day.stops)
    if sources:
        file.add("description", "\n".join(estimate_words(each, lang) for each in sources))
    listing = _stop_events if events == "stop" else _day_events
    for day, on in dated:
        for each in listing(name, day, on, lang):
            made = stamp or datetime.combine(dated[0][1], time(), UTC)
            each.add("dtstamp", made.astimezone(UTC))
            file.add_component(each)
    if dated:
        first, last = dated[0][1], dated[-1][1]
        add_time_zones(file, date(first.year - 1, 1, 1), date(last.year + 2, 1, 1))
    content: bytes = file.to_ical()
    return content


def _calendar(name: str, rep: Rep) -> Calendar:
    from icalendar import Calendar

    file = Calendar()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    title = writable(" · ".join(part for part in (name, rep.id, rep.name) if part))
    file.add("name", title)
    file.add("x-wr-calname", title)
    if rep.time_zone is not None:
        file.add("x-wr-timezone", rep.time_zone)
    file.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    return file


def _stop_events(name: str, day: DayList, on: date, lang: Language) -> Iterator[Event]:
    for stop in day.stops:
        store = stop.store
        place = (round(store.lat, DIGITS), round(store.lon, DIGITS))
        yield _event(
            _uid(name, day.rep.id, store.id, _planned_on(day, on, stop)),
            (_at(day, on, stop.time.start_s), _at(day, on, stop.time.leave_s)),
            summary=stop_title(stop),
            location=store.address or "{}, {}".format(*place),
            description="\n".join([*_label_lines(day), *stop_lines(day, stop, lang)]),
            geo=place,
        )


def _day_events(name: str, day: DayList, on: date, lang: Language) -> Iterator[Event]:
    if day.schedule is None:
        return
    stops = [_stop_line(stop, lang) for stop in day.stops]
    yield _event(
        _uid(name, day.rep.id, on),
        (_at(day, on, day.schedule.start_s), _at(day, on, day.schedule.end_s)),
        summary=" · ".join([*_label_lines(day), f"{word('stops', lang)} {len(day.stops)}"]),
        description="\n".join([day_line(day, lang), *stops]),
    )


def _stop_line(stop: Stop, lang: Language) -> str:
    line = f"{clock_times(stop)} {stop.store.id} {stop.store.name}"
    return f"{line}, {listed(PURPOSES, stop.purposes, lang)}" if stop.purposes else line


def _event(uid: str, stretch: tuple[datetime, datetime], **more: Any) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("dtstart", stretch[0])
    event.add("dtend", stretch[1])
    for key, value in more.items():
        event.add(key, writable(value) if isinstance(value, str) else value)
    return event


def _label_lines(day: DayList) -> list[str]:
    return [] if day.label in (None, ADDED) else [str(day.label)]


def _planned_on(day: DayList, on: date, stop: Stop) -> date:
    """The date that the calendar gave a visit which was moved here, else this date."""
    for change in day.changes:
        is_this = change.store == stop.store.id and change.to == on
        if is_this and change.outcome == "moved":
            return change.lost
    return on


def _uid(*parts: str | date) -> str:
    return f"{uuid5(NAMESPACE_URL, json.dumps(['routeplan', *map(str, parts)]))}@routeplan"


def _at(day: DayList, on: date, second: int) -> datetime:
    """A moment of a day, to the minute that day lists show."""
    assert day.schedule is not None
    zone = day.rep.time_zone
    text = moment(on, second, day.schedule.start_s, zone)
    if text is None or zone is None:
        at = datetime.combine(on, time()) + timedelta(seconds=second)
    else:
        at = datetime.fromisoformat(text).astimezone(ZoneInfo(zone))
    return at.replace(second=0)
