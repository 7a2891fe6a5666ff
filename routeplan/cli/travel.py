"""``routeplan travel``: known trips to settings, maps to graphs, graphs to matrices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from routeplan.cli.language import language
from routeplan.cli.options import KnownTrips, Lang, MapFile, ModeName, OutFile, Scenario
from routeplan.cli.output import complain, say
from routeplan.cli.travel_words import FITTED, GRAPH
from routeplan.cli.words import spoken

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from routeplan.errors import Language
    from routeplan.formats.scenario_files import ScenarioFiles
    from routeplan.problem import Problem
    from routeplan.reps import Mode
    from routeplan.travel import Place
    from routeplan.travel.found import Found

KM_M = 1000


def fit(scenario: Scenario, known: KnownTrips, mode: ModeName = None, lang: Lang = None) -> int:
    """Print the settings of [travel] that come nearest to known trips."""
    from routeplan.formats.scenario_files import find_files
    from routeplan.travel.file import trips_from_file

    chosen = language(lang)
    places, problem_mode = _places(scenario)
    mode = mode or problem_mode
    trips = trips_from_file(known, places)
    order = {each: number for number, each in enumerate(trips.ids)}
    unique = sorted({place.id: place for place in places}.values(), key=lambda each: order[each.id])
    _fit_line(unique, trips, known.name, chosen)
    _fit_roads(find_files(scenario, {}), unique, trips, mode, known.name, chosen)
    return 0


def build(file: MapFile, out: OutFile, mode: ModeName = "car", lang: Lang = None) -> int:
    """Build a mode's road graph from a map and write it."""
    from routeplan.travel.roads import read_graph, write_graph

    graph = read_graph(file, mode or "car")
    write_graph(graph, out)
    text = spoken(GRAPH, language(lang),
        file=file.name, mode=graph.mode, streets=f"{len(graph.start):,}",
        junctions=f"{graph.junctions:,}", km=f"{graph.length_m.sum() / KM_M:,.0f}",
        share=f"{graph.length_m[graph.connected].sum() / graph.length_m.sum():.1%}",
        attribution=graph.attribution,
    )  # fmt: skip
    say(text)
    say(str(out))
    return 0


def matrix(scenario: Scenario, out: OutFile, mode: ModeName = None, lang: Lang = None) -> int:
    """Write the travel between all places of a scenario as a file."""
    from routeplan.errors import Fault, InputError
    from routeplan.formats.scenario import read_scenario
    from routeplan.formats.travel_words import travel_words
    from routeplan.problem import places_of
    from routeplan.travel.file import write_travel
    from routeplan.travel.parking import without_parking

    problem = read_scenario(scenario)
    complain(problem.source.notes, language(lang))
    travel = problem.travel
    if mode is not None and mode != _mode(problem):
        if mode not in problem.travel_by_mode:
            raise InputError([Fault.of("RP710", "travel", mode=mode)])
        travel = problem.travel_by_mode[mode]
    # Parking is the scenario's to add, whenever it reads the file.
    bare = without_parking(travel)
    write_travel(out, places_of(problem.stores, problem.reps), bare)
    say(travel_words(travel.source, language(lang)))
    say(str(out))
    return 0


def _places(scenario: Path) -> tuple[tuple[Place, ...], Mode]:
    """The places of a scenario, whatever its travel settings, and its mode."""
    from routeplan.formats.scenario import read_scenario
    from routeplan.problem import places_of

    problem = read_scenario(scenario, {"travel": {"kind": "straight"}, "travel_by_mode": {}})
    return places_of(problem.stores, problem.reps), _mode(problem)


def _mode(problem: Problem) -> Mode:
    mode: Mode = problem.source.settings["mode"]
    return mode


def _fit_line(places: list[Place], trips: Found, name: str, lang: Language) -> None:
    from routeplan.travel.fit import fit_line
    from routeplan.travel.straight import line_metres

    fitted = fit_line(line_metres(places).ravel(), *_known(trips), where=name)
    line = fitted.line
    _say_fitted(fitted.trips, line.error_percent, lang)
    say('[travel]\nkind = "straight"')
    say(f"fixed_s = {line.fixed_s}\nspeed_kmh = {line.speed_kmh}")
    say(f"metres_factor = {line.metres_factor}\nerror_percent = {line.error_percent}")


def _fit_roads(
    files: ScenarioFiles,
    places: list[Place],
    trips: Found,
    mode: Mode,
    name: str,
    lang: Language,
) -> None:
    """The factor of the scenario's own road graph, where it has one."""
    from routeplan.formats.scenario_travel import provider_of, wish_for
    from routeplan.formats.travel_settings import RoadTravel
    from routeplan.travel.fit import fit_factor
    from routeplan.travel.provider import travel_from

    wish = wish_for(files.settings_in_force, mode)
    if not isinstance(wish, RoadTravel):
        return
    provider = provider_of(files.folder, wish.model_copy(update={"calibration": 1.0}), mode)
    assert provider is not None
    estimated_s = travel_from(provider, places).seconds.astype(float).ravel()
    fitted = fit_factor(estimated_s, _known(trips)[0], where=name)
    _say_fitted(fitted.trips, fitted.error_percent, lang)
    say(f'[travel]\nkind = "roads"\nfile = "{wish.file}"')
    say(f"calibration = {fitted.factor}\nerror_percent = {fitted.error_percent}")


def _known(trips: Found) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    return trips.seconds.astype(float).ravel(), trips.metres.astype(float).ravel()


def _say_fitted(trips: int, error_percent: float | None, lang: Language) -> None:
    say(spoken(FITTED, lang, trips=f"{trips:,}", error=error_percent))


TRAVEL_COMMANDS: dict[str, Callable[..., int]] = {"fit": fit, "build": build, "matrix": matrix}
