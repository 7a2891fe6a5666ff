"""Shapes of ways for maps: they follow the streets that the fastest ways take."""

from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
import pytest

from routeplan.cli import main
from routeplan.formats.html_map.content import map_content
from routeplan.formats.plan_json import problem_of_plan, read_plan
from routeplan.travel import Place
from routeplan.travel.roads import Roads, build_graph
from routeplan.travel.roads.graph import line_m
from routeplan.travel.roads.paths import road_paths
from tests.road_files import PLACES, grid_nodes, grid_ways, write_map
from tests.scenario_files import scenario


@pytest.fixture(scope="module")
def roads(tmp_path_factory):
    # A loop hangs on the north-eastern corner.
    nodes = {**grid_nodes(), 90: (50.03, 10.03), 91: (50.03, 10.04)}
    ways = [*grid_ways(), ([12, 90, 91, 12], {"highway": "residential"})]
    path = write_map(tmp_path_factory.mktemp("map") / "loop.osm.pbf", nodes, ways)
    return Roads(build_graph(path, "car"))


def length_m(line):
    points = np.array(line)
    return float(line_m(*points[:-1].T, *points[1:].T).sum())


SPOTS = (
    *PLACES,
    Place("corner", 50.01, 10.01),
    Place("on the loop", 50.03, 10.032),
    Place("far side of it", 50.0301, 10.038),
    Place("beside b", 50.01, 10.0125),
)


def test_lines_are_as_long_as_the_table_says_and_begin_and_end_at_the_places(roads):
    legs = [(a, b) for a in SPOTS for b in SPOTS if a != b]
    table = roads.table(SPOTS, SPOTS)
    numbers = {place: number for number, place in enumerate(SPOTS)}
    for (a, b), line in zip(legs, road_paths(roads, legs), strict=True):
        assert length_m(line) == pytest.approx(table.metres[numbers[a], numbers[b]], abs=2)
        for place, point in ((a, line[0]), (b, line[-1])):
            assert length_m([place[1:], point]) < 60


def test_no_line_runs_against_the_one_way_street(roads):
    legs = [(a, b) for a in SPOTS for b in SPOTS if a != b]
    for line in road_paths(roads, legs):
        for (lat_a, lon_a), (lat_b, lon_b) in pairwise(line):
            if abs(lat_a - 50.01) < 1e-6 and abs(lat_b - 50.01) < 1e-6:
                assert lon_b > lon_a - 1e-4


@pytest.mark.parametrize(
    "travel", ['[travel]\nkind = "roads"\nfile = "grid.osm.pbf"', 'road_map = "grid.osm.pbf"', ""]
)
def test_the_map_draws_routes_along_roads_where_there_is_a_map(tmp_path, monkeypatch, travel):
    monkeypatch.setenv("ROUTEPLAN_CACHE", str(tmp_path / "cache"))
    rows = [f"{place.id},{place.id},{place.lat},{place.lon},C\n" for place in PLACES]
    text = "id,name,lat,lon,class\n" + "".join(rows)
    (tmp_path / "stores.csv").write_text(text, encoding="utf-8")
    write_map(tmp_path / "grid.osm.pbf")
    scenario(tmp_path, f'rules = "standard"\n{travel}')
    call = ["plan", str(tmp_path), "--iterations", "20", "--out", str(tmp_path / "plan")]
    assert main(call) == 0
    file = tmp_path / "plan" / "plan.json"
    plan = read_plan(file)
    content = map_content(problem_of_plan(file, plan), plan, "en")
    routes = [route for route in content["routes"] if route["stores"]]
    assert routes
    for route in routes:
        if not travel:
            assert route["lines"] is None
            continue
        assert len(route["lines"]) == len(route["stores"]) + 1
        ends = [content["stores"][store]["at"] for store in route["stores"]]
        for line, end in zip(route["lines"], ends, strict=False):
            assert length_m([line[-1], end]) < 60
    said = "roads" if not travel else "fastest roads"
    assert said in content["words"]["lines"]
    json.dumps(content, allow_nan=False)
