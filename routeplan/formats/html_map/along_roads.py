"""The routes of a plan along roads, where the scenario has a road map."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from routeplan.errors import InputError
from routeplan.plan import Plan, Route
from routeplan.problem import Problem, places_of
from routeplan.reps import Mode
from routeplan.travel import Place

BESIDE = "roads.osm.pbf"
DIGITS = 5

Lines = list[list[list[float]]]


def route_lines(problem: Problem, plan: Plan) -> dict[tuple[str, str], Lines]:
    """
    For each route with stops, by rep and label, a line of (lat, lon) for each leg.

    Empty where there is no road map, or none that the places of all legs are near to:
    then the map draws straight lines, and says so.
    """
    found: dict[tuple[str, str], Lines] = {}
    if not problem.source.scenario:
        return found
    for mode in sorted({rep.mode for rep in problem.reps}):
        file = _folder(problem) / _map_file(problem.source.settings, mode)
        if not file.is_file():
            continue
        routes = [
            route
            for route in plan.routes
            if route.stores and problem.reps[problem.rep_numbers[route.rep]].mode == mode
        ]
        try:
            found |= _lines(problem, routes, file, mode)
        except InputError:
            continue
    return found


def _map_file(settings: Mapping[str, Any], mode: Mode) -> str:
    wishes = (settings.get("travel_by_mode", {}).get(mode), settings.get("travel"))
    for wish in wishes:
        if wish and wish.get("kind") == "roads":
            return str(wish["file"])
    return str(settings.get("road_map") or BESIDE)


def _folder(problem: Problem) -> Path:
    path = Path(problem.source.scenario)
    return path if path.is_dir() else path.parent


def _lines(
    problem: Problem, routes: list[Route], file: Path, mode: Mode
) -> dict[tuple[str, str], Lines]:
    # SciPy takes its time to load, and only maps along roads need it.
    from routeplan.travel.cache import cache_folder
    from routeplan.travel.roads import Roads, read_graph
    from routeplan.travel.roads.paths import road_paths

    places = places_of(problem.stores, problem.reps)
    legs_of = {(route.rep, route.label): _legs(problem, route, places) for route in routes}
    legs = list(dict.fromkeys(leg for legs in legs_of.values() for leg in legs))
    if not legs:
        return {}
    limit_m = problem.source.settings.get("travel", {}).get("limit_m", 1_000)
    roads = Roads(read_graph(file, mode, keep=cache_folder()), limit_m=limit_m)
    lines = {
        leg: [[round(lat, DIGITS), round(lon, DIGITS)] for lat, lon in line]
        for leg, line in zip(legs, road_paths(roads, legs), strict=True)
    }
    return {key: [lines[leg] for leg in legs] for key, legs in legs_of.items()}


def _legs(problem: Problem, route: Route, places: tuple[Place, ...]) -> list[tuple[Place, Place]]:
    rep = problem.rep_numbers[route.rep]
    stops = [problem.store_numbers[store] for store in route.stores]
    numbers = [problem.start_place(rep), *stops, problem.end_place(rep)]
    return [(places[here], places[there]) for here, there in pairwise(numbers)]
