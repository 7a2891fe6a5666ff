"""Routes as GPX 1.1, for navigation devices and apps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from routeplan.daylist import DayList, day_lists
from routeplan.errors import Language
from routeplan.formats.html_map.along_roads import route_lines
from routeplan.formats.source_names import credits_of, scenario_name
from routeplan.formats.stop_words import clock_times, day_line, stop_title, store_lines
from routeplan.formats.visit_words import purposes_line
from routeplan.formats.words import days_words, word
from routeplan.formats.writable import writable
from routeplan.plan import Plan, Route
from routeplan.problem import Problem

if TYPE_CHECKING:
    from gpxpy.gpx import GPX, GPXRoute, GPXTrack

CREATOR = "routeplan"
Named = Sequence[tuple[str, DayList]]


def rep_gpx(problem: Problem, plan: Plan, rep: str, lang: Language = "en") -> bytes:
    """
    All routes of a rep as a GPX file, with the clock times of the first day of each.

    Raises
    ------
    InputError
        RP522, when there is no such rep; RP531 to RP533, when the plan does not fit the
        problem.
    """
    firsts: dict[str, DayList] = {}
    for day in day_lists(problem, plan, rep):
        if day.label is not None and day.schedule is not None:
            firsts.setdefault(day.label, day)
    names = {
        label: f"{rep} {label} · {days_words(plan.days_of(rep, label), lang)}" for label in firsts
    }
    named = [(names[label], day) for label, day in firsts.items()]
    return _file(rep, [(problem, named)], lang)


def day_gpx(problem: Problem, day: DayList, lang: Language = "en") -> bytes:
    """A day list as a GPX file; a day off has no route in it."""
    return lists_gpx([(problem, day)], lang)


def lists_gpx(found: Sequence[tuple[Problem, DayList]], lang: Language = "en") -> bytes:
    """
    A rep's day lists as a GPX file: a route for each that has stops.

    Parameters
    ----------
    found
        One or more, each with the problem of its plan.
    """
    laid = [(problem, [(_day_name(day), day)] if day.schedule else []) for problem, day in found]
    return _file(found[0][1].rep.id, laid, lang)


def _day_name(day: DayList) -> str:
    return " ".join(part for part in (day.rep.id, str(day.on or ""), day.label or "") if part)


def _file(rep: str, laid: Sequence[tuple[Problem, Named]], lang: Language) -> bytes:
    from gpxpy.gpx import GPX, GPXWaypoint

    file = GPX()
    file.creator = CREATOR
    names = dict.fromkeys(scenario_name(problem) for problem, _ in laid)
    file.name = writable(" · ".join(part for part in (*names, rep) if part))
    named = [each for _, some in laid for each in some]
    stores = {stop.store.id: stop.store for _, day in named for stop in day.stops}
    file.waypoints = [
        GPXWaypoint(
            store.lat,
            _lon(store.lon),
            **_texts(store.name, store.address, *store_lines(store, lang)),
        )
        for store in stores.values()
    ]
    file.routes = [_route(name, day, lang) for name, day in named]
    file.tracks = [track for problem, some in laid for track in _tracks(problem, some)]
    return _written(file)


def _route(name: str, day: DayList, lang: Language) -> GPXRoute:
    from gpxpy.gpx import GPXRoute, GPXRoutePoint

    route = GPXRoute(name=writable(name), description=writable(day_line(day, lang)))
    base, back = day.rep.start, day.rep.end or day.rep.start
    route.points = [
        GPXRoutePoint(base.lat, _lon(base.lon), **_texts(word("base", lang))),
        *(
            GPXRoutePoint(
                stop.store.lat,
                _lon(stop.store.lon),
                **_texts(stop_title(stop), clock_times(stop), purposes_line(stop.purposes, lang)),
            )
            for stop in day.stops
        ),
        GPXRoutePoint(back.lat, _lon(back.lon), **_texts(word("base", lang))),
    ]
    return route


def _tracks(problem: Problem, named: Named) -> Iterator[GPXTrack]:
    """The way along roads, where the scenario has a road map."""
    from gpxpy.gpx import GPXTrack, GPXTrackPoint, GPXTrackSegment

    routes = tuple(
        Route(rep=day.rep.id, label=name, stores=tuple(stop.store.id for stop in day.stops))
        for name, day in named
    )
    lines = route_lines(problem, Plan(calendar={}, routes=routes))
    for route in routes:
        legs = lines.get((route.rep, route.label))
        if legs is None:
            continue
        points = [GPXTrackPoint(lat, _lon(lon)) for leg in legs for lat, lon in leg]
        track = GPXTrack(name=writable(route.label))
        track.source = writable(credits_of(problem)) or None
        track.segments = [GPXTrackSegment(points)]
        yield track


def _lon(degrees: float) -> float:
    """Longitude as GPX has it: the date line is -180, never 180."""
    return -180.0 if degrees == 180 else degrees


def _texts(name: str, *lines: str) -> dict[str, Any]:
    description = writable("\n".join(line for line in lines if line))
    return {"name": writable(name), "description": description or None}


def _written(file: GPX) -> bytes:
    text: str = file.to_xml(version="1.1")
    return text.encode("utf-8")
