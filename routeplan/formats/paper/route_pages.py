"""The pages of a route book: for each route its sketch, its stops and its clock times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from routeplan.daylist import DayList, Stop, clock
from routeplan.errors import Language
from routeplan.formats.html_map.along_roads import Lines, route_lines
from routeplan.formats.paper.sketch import sketch
from routeplan.formats.paper.words import paper_word
from routeplan.formats.visit_words import purposes_line
from routeplan.formats.words import KM_M, days_words, hours, number, weekday_word, word
from routeplan.plan import Plan, Route
from routeplan.problem import Problem
from routeplan.rules import MINUTE_S

Content = dict[str, Any]


def route_pages(
    problem: Problem,
    plan: Plan,
    days: Sequence[DayList],
    colours: Mapping[str, tuple[str, str]],
    lang: Language,
) -> Iterator[Content]:
    """
    What the page of each route with stops holds, as plain values.

    Parameters
    ----------
    days
        The worked days of one rep's cycle. Where days of one route differ in their clock
        times (hours and openings may differ by weekday) the page shows each.
    colours
        For each label its colour and that of the text on it.
    """
    of_label: dict[str, list[DayList]] = {}
    for day in days:
        if day.label is not None and day.schedule is not None:
            of_label.setdefault(day.label, []).append(day)
    mine = tuple(route for route in plan.routes if days and route.rep == days[0].rep.id)
    lines = route_lines(problem, Plan(calendar={}, routes=mine))
    for label, same in of_label.items():
        along = lines.get((same[0].rep.id, label))
        yield _page(same, colours[label], along, lang)


def date_page(problem: Problem, day: DayList, colour: tuple[str, str], lang: Language) -> Content:
    """What the page of a date with stops holds; ``colour`` as in ``route_pages``."""
    assert day.on is not None
    assert day.label is not None
    stores = tuple(stop.store.id for stop in day.stops)
    route = Route(rep=day.rep.id, label=day.label, stores=stores)
    along = route_lines(problem, Plan(calendar={}, routes=(route,))).get((route.rep, route.label))
    when = f"{day.on} {weekday_word(day.on.weekday(), lang)}"
    return {**_page([day], colour, along, lang), "days": when}


def _page(
    days: Sequence[DayList], colour: tuple[str, str], along: Lines | None, lang: Language
) -> Content:
    day = days[0]
    assert day.schedule is not None
    timings = _timings(days)
    bases = [day.rep.start, day.rep.end or day.rep.start]
    places = [(base.lat, base.lon) for base in bases]
    stops = [(stop.store.lat, stop.store.lon) for stop in day.stops]
    straight = list(pairwise([places[0], *stops, places[1]]))
    legs = straight if along is None else [[(lat, lon) for lat, lon in leg] for leg in along]
    return {
        "label": day.label,
        "colour": colour[0],
        "ink": colour[1],
        "days": days_words(tuple(each.day for each in days), lang),
        "driving": f"{hours(day.schedule.drive_s)} h",
        "km": number(day.schedule.drive_m / KM_M),
        "end": clock(day.schedule.end_s),
        "along_roads": along is not None,
        "lines": word("lines" if along is None else "along_roads", lang),
        "sketch": sketch(stops, places, legs),
        "clocks": [_clock(same, len(timings) == 1, lang) for same in timings],
        "stops": [
            _stop([same[0].stops[place] for same in timings], lang)
            for place in range(len(day.stops))
        ],
    }


def _timings(days: Sequence[DayList]) -> list[list[DayList]]:
    """The days, those with the same clock times together."""
    found: dict[object, list[DayList]] = {}
    for day in days:
        found.setdefault(day.schedule, []).append(day)
    return list(found.values())


def _clock(days: Sequence[DayList], is_only: bool, lang: Language) -> Content:
    head = days_words(tuple(day.day for day in days), lang)
    return {"head": paper_word("time", lang) if is_only else head, "frame": _frame(days[0], lang)}


def _frame(day: DayList, lang: Language) -> str:
    """When the day begins and ends, and where its break lies."""
    schedule = day.schedule
    assert schedule is not None
    parts = [f"{word('leave_base', lang)} {clock(schedule.start_s)}"]
    if schedule.pause_s is not None and schedule.pause_leg is not None:
        end_s = schedule.pause_s + schedule.pause_length_s
        where = paper_word("before_base", lang)
        if schedule.pause_leg < len(day.stops):
            where = f"{paper_word('before_stop', lang)} {schedule.pause_leg + 1}"
        times = f"{clock(schedule.pause_s)}–{clock(end_s)}"
        parts.append(f"{word('break', lang)} {times} ({where})")
    parts.append(f"{word('back', lang)} {clock(schedule.return_s)}")
    if schedule.auxiliary_s:
        parts.append(f"{word('auxiliary', lang)} – {clock(schedule.end_s)}")
    return " · ".join(parts)


def _stop(timed: Sequence[Stop], lang: Language) -> Content:
    stop = timed[0]
    store = stop.store
    more = [purposes_line(stop.purposes, lang), store.note]
    more += [f"{key}: {text}" for key, text in store.extra if text]
    if stop.parking_s:
        more.append(f"{word('parking', lang)} {_minutes(stop.parking_s)} {word('min', lang)}")
    if any(each.time.is_late for each in timed):
        more.append(f"!! {word('late', lang)}")
    return {
        "order": stop.order,
        "times": [f"{clock(each.time.start_s)}–{clock(each.time.leave_s)}" for each in timed],
        "id": store.id,
        "name": store.name,
        "store_class": store.store_class or "",
        "kind": store.kind,
        "address": store.address,
        "more": [line for line in more if line],
        "drive": _minutes(stop.time.drive_s),
        "km": number(stop.time.drive_m / KM_M),
        "stay": _minutes(stop.stay_s),
    }


def _minutes(seconds: int) -> str:
    return str(round(seconds / MINUTE_S))
