"""A rep's days as an iCalendar file, read by a library that did not write it."""

from __future__ import annotations

import dataclasses
import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from sample import MONDAY, sample_plan, sample_problem

from routeplan.daylist import dated_lists, day_list
from routeplan.errors import InputError
from routeplan.formats.ics import day_calendar, rep_calendar
from routeplan.problem import Problem
from routeplan.workdays import DateException, Workdays

PLAN = sample_plan()
LAST = MONDAY + timedelta(days=13)
LOST = MONDAY + timedelta(days=1)


def in_zone(zone: str | None, **workdays: Any) -> Problem:
    problem = sample_problem()
    reps = tuple(rep.model_copy(update={"time_zone": zone}) for rep in problem.reps)
    return dataclasses.replace(problem, reps=reps, workdays=Workdays(**workdays))


def leave(policy: str = "move") -> Problem:
    day_off = DateException(first=LOST, last=LOST, rep="R1", note="dentist")
    return in_zone("America/Montevideo", exceptions=(day_off,), policy=policy)


def events(content: bytes) -> list[Any]:
    calendar = vobject.readOne(content.decode("utf-8"))
    return list(calendar.contents.get("vevent", []))


def of_r1(problem: Problem, **more: Any) -> bytes:
    return rep_calendar(problem, PLAN, "R1", MONDAY, LAST, **more)


def test_there_is_one_event_for_each_stop_with_its_times():
    problem = in_zone("America/Montevideo")
    days = dated_lists(problem, PLAN, "R1", MONDAY, LAST)
    stops = [(day, stop) for day in days for stop in day.stops]
    found = events(of_r1(problem))
    assert len(found) == len(stops) > 20
    for event, (day, stop) in zip(found, stops, strict=True):
        begin, end = event.dtstart.value, event.dtend.value
        assert begin.date() == day.on
        assert begin.utcoffset() == timedelta(hours=-3)
        assert str(stop).startswith(begin.strftime("%H:%M "))
        assert end.hour * 60 + end.minute == stop.time.leave_s // 60
        assert event.summary.value == f"{stop.order} {stop.store.name}"
        assert stop.store.id in event.description.value
        lat, lon = map(float, event.geo.value.split(";"))
        assert (lat, lon) == (stop.store.lat, stop.store.lon)
    assert found[0].location.value == "18 de Julio 1234"
    assert "Phone: +598 2900 0000" in found[0].description.value


def test_a_day_can_be_one_event_from_leaving_to_the_end_of_work():
    problem = in_zone("America/Montevideo")
    days = [day for day in dated_lists(problem, PLAN, "R1", MONDAY, LAST) if day.schedule]
    found = events(of_r1(problem, events="day", lang="zh"))
    assert len(found) == len(days)
    first = found[0]
    assert first.summary.value == f"T1 · 站点数 {len(days[0].stops)}"
    assert first.dtstart.value.strftime("%H:%M") == "09:00"
    end_s = days[0].schedule.end_s
    assert first.dtend.value.strftime("%H:%M") == f"{end_s // 3600:02d}:{end_s % 3600 // 60:02d}"
    assert len(first.description.value.splitlines()) == 1 + len(days[0].stops)


def onsets_of(text: str) -> list[tuple[datetime, timedelta]]:
    """When each offset of a file's time zone begins, read as RFC 5545 (3.6.5) has it."""
    found = []
    for part in re.findall(r"BEGIN:(?:STANDARD|DAYLIGHT)(.*?)END:", text, re.DOTALL):
        before, after = (
            datetime.strptime(re.search(rf"TZOFFSET{key}:(\S+)", part)[1], "%z").utcoffset()
            for key in ("FROM", "TO")
        )
        for moment in re.findall(r"\d{8}T\d{6}", part):
            local = datetime.strptime(moment, "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
            found.append((local - before, after))
    return found


@pytest.mark.parametrize(
    ("zone", "changes"),
    [
        ("Europe/Berlin", ["2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31"]),
        ("America/New_York", ["2027-03-14", "2027-11-07"]),
        ("Australia/Lord_Howe", ["2026-10-04", "2027-04-04", "2027-10-03"]),
    ],
)
def test_the_rules_of_a_zone_change_when_its_clocks_do(zone, changes):
    onsets = sorted(onsets_of(of_r1(in_zone(zone)).decode("utf-8")))
    for change in changes:
        noon = datetime.fromisoformat(change).replace(hour=12, tzinfo=ZoneInfo(zone))
        for minutes in range(-24 * 60, 0, 15):
            at = noon.astimezone(UTC) + timedelta(minutes=minutes)
            told = [offset for onset, offset in onsets if onset <= at][-1]
            assert told == at.astimezone(ZoneInfo(zone)).utcoffset(), at


def test_without_a_time_zone_times_float():
    content = of_r1(in_zone(None))
    assert b"VTIMEZONE" not in content
    assert all(event.dtstart.value.tzinfo is None for event in events(content))


def test_the_clock_stays_when_daylight_saving_begins():
    problem = in_zone("Europe/Helsinki")
    spring = date(2027, 3, 22)
    content = rep_calendar(
        problem, PLAN, "R1", spring, spring + timedelta(days=13), events="day", first_monday=spring
    )
    begins = {event.dtstart.value for event in events(content)}
    offsets = {begin.date() < date(2027, 3, 28): begin.utcoffset() for begin in begins}
    assert offsets == {True: timedelta(hours=2), False: timedelta(hours=3)}
    assert {begin.hour for begin in begins} == {9, 10}


def test_a_lost_day_has_no_event_and_a_moved_visit_keeps_its_identity():
    before, after = events(of_r1(leave("skip"))), events(of_r1(leave("move")))
    usual = {event.uid.value: event.dtstart.value.date() for event in events(of_r1(in_zone(None)))}
    for found in (before, after):
        assert all(event.dtstart.value.date() != LOST for event in found)
    skipped = set(usual) - {event.uid.value for event in before}
    assert {usual[uid] for uid in skipped} == {LOST}
    moved = [event for event in after if event.uid.value in skipped]
    assert moved
    for event in moved:
        assert f"instead of {LOST}" in event.description.value
    assert len({event.uid.value for event in after}) == len(after)


def test_the_dates_are_those_of_the_day_lists():
    problem = leave()
    listed = dated_lists(problem, PLAN, "R1", MONDAY, LAST)
    assert listed == tuple(
        day_list(problem, PLAN, "R1", MONDAY + timedelta(days=day)) for day in range(14)
    )
    assert all(later.on - day.on == timedelta(days=1) for day, later in pairwise(listed))


def test_a_file_is_the_same_every_time_and_says_when_it_was_made():
    problem = in_zone("Asia/Shanghai")
    assert of_r1(problem) == of_r1(problem)
    assert all(
        b.dtstamp.value == datetime(2026, 11, 23, tzinfo=UTC) for b in events(of_r1(problem))
    )
    made = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
    assert {event.dtstamp.value for event in events(of_r1(problem, stamp=made))} == {made}


def test_two_reps_and_two_scenarios_share_no_identity():
    problem = in_zone("Asia/Shanghai")
    source = dataclasses.replace(problem.source, settings={"name": "another"})
    other = dataclasses.replace(problem, source=source)
    r2 = rep_calendar(problem, PLAN, "R2", MONDAY, LAST)
    uids = [
        {each.uid.value for each in events(content)}
        for content in (of_r1(problem), r2, of_r1(other))
    ]
    assert all(uids)
    assert len(set.union(*uids)) == sum(map(len, uids))


def test_lines_are_folded_and_no_text_breaks_them():
    problem = in_zone(None)
    name = "幸福超市" * 30 + "; a, b\\ c\nBEGIN:VEVENT\x00\x07"
    stores = (problem.stores[0].model_copy(update={"name": name}), *problem.stores[1:])
    content = of_r1(dataclasses.replace(problem, stores=stores))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert not re.search(rb"[\x00-\x08]", content)
    assert events(content)[0].summary.value == "1 " + name.rstrip("\x00\x07")


def test_a_date_before_the_start_is_a_fault():
    with pytest.raises(InputError) as error:
        rep_calendar(in_zone(None), PLAN, "R1", MONDAY - timedelta(days=1), LAST)
    assert [fault.code for fault in error.value.faults] == ["RP521"]


def test_a_day_off_is_a_calendar_without_events():
    day = day_list(in_zone(None), PLAN, "R1", MONDAY + timedelta(days=6))
    assert events(day_calendar(in_zone(None), day)) == []
