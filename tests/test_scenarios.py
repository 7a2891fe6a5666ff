from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from routeplan.cycle import ChosenCalendar, FreeCalendar, weekday_of
from routeplan.formats.html_map.basemap import basemap_of
from routeplan.formats.scenario import read_scenario
from routeplan.problem import places_of
from routeplan.solver import Iterations, solve
from routeplan.travel.fit import fit_factor
from routeplan.travel.roads import Roads, build_graph
from routeplan.travel.roads.ways import file_version

SCENARIOS = Path(__file__).parent.parent / "scenarios"
EXPECTED = {
    "handbook": (1, {"A": 7, "B": 17, "C": 21}),
    "standard": (1, {"A": 4, "B": 27, "C": 119}),
    "montevideo-rep": (1, {"A": 7, "B": 29, "C": 94}),
    "montevideo": (4, {"A": 25, "B": 113, "C": 362}),
    "helsinki": (2, {"A": 12, "B": 59, "C": 222}),
}
CITY = ("montevideo-rep", "montevideo")
REAL = (*CITY, "helsinki")


@pytest.fixture(scope="module", params=EXPECTED)
def shipped(request):
    return request.param, read_scenario(SCENARIOS / request.param)


def test_a_scenario_has_its_stores_reps_and_classes(shipped):
    name, problem = shipped
    reps, classes = EXPECTED[name]
    assert len(problem.reps) == reps
    found = [store.store_class for store in problem.stores]
    assert {each: found.count(each) for each in "ABC"} == classes
    assert len(found) == sum(classes.values())
    assert str(problem.first_monday) == "2026-11-23"
    assert all(rep.weekdays == (0, 1, 2, 3, 4, 5) for rep in problem.reps)
    assert all(store.rep is None for store in problem.stores)


def test_travel_is_estimated_or_real(shipped):
    name, problem = shipped
    assert problem.travel.estimated == (name not in REAL)
    is_symmetric = bool((problem.travel.seconds == problem.travel.seconds.T).all())
    assert is_symmetric == (name not in CITY)


def test_hours_suffice_but_are_well_used(shipped):
    """Minutes in stores, and on each day a trip to every stop and home from the nearest places."""
    name, problem = shipped
    days = [day for day in range(problem.cycle.days) if weekday_of(day) < 6]
    hours_s = sum(
        hours.end_s - hours.start_s - rep.pause.length_s - rep.auxiliary_s
        for rep in problem.reps
        for hours in (rep.hours[weekday_of(day)] for day in days)
    )
    stores = len(problem.stores)
    between_s = problem.travel.seconds[:stores, :stores].astype(float)
    np.fill_diagonal(between_s, np.inf)
    # Of the stores near it, about one in ten is seen on the same day.
    trip_s = np.sort(between_s, axis=1)[:, :10].mean(axis=1)
    home_s = 2 * np.median(problem.travel.seconds[stores, :stores])
    needed_s = len(days) * len(problem.reps) * home_s
    for number, rule in enumerate(problem.store_rules):
        visits = len(problem.patterns_of(number, 0)[0])
        needed_s += visits * (rule.in_store_s + trip_s[number])
    bounds = (0.5, 0.7) if name == "handbook" else (0.7, 0.85)
    assert bounds[0] <= needed_s / hours_s <= bounds[1]


@pytest.fixture(scope="module")
def handbook():
    return read_scenario(SCENARIOS / "handbook")


@pytest.fixture(scope="module")
def handbook_result(handbook):
    return solve(handbook, until=Iterations(20_000), seed=1)


def test_the_handbooks_routes_come_out_of_its_calendar(handbook, handbook_result):
    classes = {store.id: store.store_class for store in handbook.stores}
    routes = {route.label: route.stores for route in handbook_result.plan.routes}
    found = {label: {classes[store] for store in stores} for label, stores in routes.items()}
    assert found == {"T1": {"A"}, "T2": {"B"}, "T3": {"C"}, "T4": {"C"}}
    assert sorted(store for stores in routes.values() for store in stores) == sorted(classes)
    assert handbook_result.violations == ()


@pytest.mark.parametrize("calendar", [FreeCalendar(), ChosenCalendar(routes=4)])
def test_days_that_the_solver_chooses_cost_no_more(handbook, handbook_result, calendar):
    wish = handbook.with_calendar(calendar)
    result = solve(wish, until=Iterations(20_000), seed=1)
    assert result.violations == ()
    assert result.plan.left_out == ()
    assert result.cost.total <= handbook_result.cost.total


@pytest.mark.parametrize("name", REAL)
def test_real_data_carry_their_licence_and_say_what_is_invented(name):
    folder = SCENARIOS / name
    licence = (folder / "LICENSE-ODbL-1.0.md").read_text(encoding="utf-8")
    notice = (folder / "README.md").read_text(encoding="utf-8")
    assert "ODC Open Database License (ODbL)" in licence
    assert "(c) OpenStreetMap contributors" in notice
    assert "**Sales:** OpenStreetMap has none." in notice


@pytest.mark.parametrize("name", REAL)
def test_a_base_stands_on_a_row_of_its_own(name):
    problem = read_scenario(SCENARIOS / name)
    places = {(store.lat, store.lon): number for number, store in enumerate(problem.stores)}
    for rep in range(len(problem.reps)):
        start = problem.reps[rep].start
        here = problem.start_place(rep)
        store = places.get((start.lat, start.lon))
        assert (store is None) == (name == "montevideo-rep")
        assert problem.reps[rep].mode == ("foot" if name == "helsinki" else "car")
        if store is not None:
            assert problem.travel.seconds[store, here] == 0
            same = problem.travel.seconds[here] == problem.travel.seconds[store]
            assert same.all()


def test_the_invented_scenarios_are_made_anew_byte_for_byte(tmp_path):
    subprocess.run([sys.executable, SCENARIOS / "make.py", "--into", tmp_path], check=True)
    made = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.*"))
    assert [str(path) for path in made] == [
        "handbook/reps.csv", "handbook/stores.csv", "standard/reps.csv", "standard/stores.csv",
    ]  # fmt: skip
    for path in made:
        assert (tmp_path / path).read_bytes() == (SCENARIOS / path).read_bytes()


@pytest.mark.parametrize("name", CITY)
def test_every_place_of_a_real_scenario_is_near_its_roads(name, city_roads):
    problem = read_scenario(SCENARIOS / name)
    assert file_version(SCENARIOS / name / "roads.osm.pbf") == city_roads.graph.version
    snaps = city_roads.checked_snaps(places_of(problem.stores, problem.reps))
    assert max(snap.away_m for snap in snaps) < 100


@pytest.fixture(scope="module")
def city_roads():
    return Roads(build_graph(SCENARIOS / "montevideo" / "roads.osm.pbf", "car"))


@pytest.mark.parametrize("name", REAL)
def test_travel_on_the_roads_of_the_folder_comes_near_the_matrix(name):
    known = read_scenario(SCENARIOS / name).travel
    roads = {"travel": {"kind": "roads", "file": "roads.osm.pbf"}}
    problem = read_scenario(SCENARIOS / name, roads)
    assert "roads of roads.osm.pbf" in problem.travel_source
    assert problem.travel.attribution == "(c) OpenStreetMap contributors"
    assert [note.code for note in problem.source.notes] == []
    is_trip = known.metres > 0
    trips = (each.seconds[is_trip].astype(float) for each in (problem.travel, known))
    # The shorter the trips, the more it matters on which side of a street one stands.
    assert fit_factor(*trips).error_percent < 5


def test_walking_reps_keep_the_opening_hours_of_their_shops():
    problem = read_scenario(SCENARIOS / "helsinki")
    assert sum(store.open_hours is not None for store in problem.stores) == 139
    result = solve(problem, until=Iterations(5_000), seed=1)
    assert result.violations == ()
    assert result.plan.left_out == ()
    assert {rep.country for rep in problem.reps} == {"FI"}


@pytest.mark.parametrize("name", REAL)
def test_a_map_of_a_real_scenario_has_its_basemap_and_names_everybody(name):
    problem = read_scenario(SCENARIOS / name)
    ground = basemap_of(problem)
    assert ground is not None
    assert ground.schema == "openmaptiles"
    assert len(ground.content) > 50_000
    assert ground.attribution == "(c) OpenMapTiles, (c) OpenStreetMap contributors"
