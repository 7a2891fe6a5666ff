"""Lines along roads to be drawn: along the streets, with few points, each found once."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from road_files import PLACES, grid_ways, write_map

from routeplan.errors import InputError
from routeplan.formats.new_ways import default_ways
from routeplan.travel import Place
from routeplan.travel.road_lines import RoadLines
from routeplan.travel.road_map import RoadMap
from routeplan.travel.roads.graph import EARTH_M
from routeplan.travel.roads.simplify import simplified

FAR = Place("far", 50.2, 10.0)
A, B, C, D = PLACES


@pytest.fixture(scope="module")
def road_map(tmp_path_factory):
    folder = tmp_path_factory.mktemp("map")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ROUTEPLAN_CACHE", str(folder / "cache"))
        found = RoadMap(write_map(folder / "grid.osm.pbf"))
        found.require(["car"])
    return found


def test_a_line_turns_where_the_streets_do(road_map):
    there, back = RoadLines(road_map).between("car", [(A, D), (D, A)])
    assert there[0] == [50.0, 10.003]
    assert there[-1] == [50.016, 10.03]
    assert back == there[::-1]
    # One corner is enough: points on a straight street tell nothing.
    assert len(there) == 3
    assert there[1] in ([50.0, 10.03], [50.02, 10.0])


def test_a_one_way_street_makes_another_line_of_the_way_back(road_map):
    there, back = RoadLines(road_map).between("car", [(B, C), (C, B)])
    assert len(there) == 2
    assert len(back) > 4


def test_far_from_every_road_there_is_no_line(road_map):
    lines = RoadLines(road_map)
    assert lines.between("car", [(A, FAR), (A, B), (FAR, B)])[::2] == [None, None]
    assert lines.attribution("car") == "(c) OpenStreetMap contributors"
    nowhere = RoadLines(None)
    assert nowhere.between("car", [(A, B)]) == [None]
    assert nowhere.attribution("car") == ""


def test_a_line_that_is_kept_is_not_searched_again(road_map, monkeypatch):
    lines = RoadLines(road_map, most_kept=2)
    first = lines.between("car", [(A, B), (A, FAR), (B, D)])
    searched = []
    monkeypatch.setattr(
        "routeplan.travel.roads.paths.road_paths",
        lambda _, legs: searched.extend(legs) or [[(50.0, 10.0)]] * len(legs),
    )
    assert lines.between("car", [(A, FAR), (B, D)]) == first[1:]
    assert searched == []
    # The oldest had to go.
    assert lines.between("car", [(A, B)]) == [[[50.0, 10.0]]]
    assert searched == [(A, B)]


def test_a_mode_without_roads_has_no_lines_and_is_told_at_once(tmp_path, monkeypatch):
    monkeypatch.setenv("ROUTEPLAN_CACHE", str(tmp_path / "cache"))
    ways = [(refs, {"highway": "motorway"}) for refs, _ in grid_ways()]
    road_map = RoadMap(write_map(tmp_path / "motorways.osm.pbf", ways=ways))
    assert RoadLines(road_map).between("foot", [(A, B)]) == [None]
    assert default_ways("foot", road_map) is None
    assert road_map.roads("car") is road_map.roads("car")
    with pytest.raises(InputError) as caught:
        road_map.require(["foot", "car", "bicycle"])
    assert [fault.code for fault in caught.value.faults] == ["RP703", "RP703"]


POINTS = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), min_size=1, max_size=40).map(
    lambda steps: [(50 + north / 1e5, 10 + east / 1e5) for north, east in steps]
)


def away_m(point, begin, end):
    """Metres from a point to a piece of a line, by stepping along it."""
    steps = np.linspace(0, 1, 400)[:, None]
    along = np.array(begin) + steps * (np.array(end) - np.array(begin))
    apart = np.radians(along - np.array(point)) * EARTH_M
    return float(np.hypot(apart[:, 0], apart[:, 1] * np.cos(np.radians(50))).min())


@given(line=POINTS, tolerance_m=st.sampled_from([1.0, 4.0, 30.0]))
def test_no_point_that_is_left_out_lies_far_from_the_line(line, tolerance_m):
    short = [tuple(point) for point in simplified(line, tolerance_m).tolist()]
    assert (short[0], short[-1]) == (line[0], line[-1])
    rest = iter(line)
    assert all(point in rest for point in short)
    pieces = list(pairwise(short)) or [(line[0], line[0])]
    for point in line:
        assert min(away_m(point, *piece) for piece in pieces) <= tolerance_m + 0.6


def test_what_is_straight_needs_two_points_and_what_returns_its_farthest():
    straight = [(50 + step / 1000, 10.0) for step in range(20)]
    assert simplified(straight, 4.0).tolist() == [list(straight[0]), list(straight[-1])]
    there_and_back = [*straight, *straight[-2::-1]]
    assert simplified(there_and_back, 4.0)[1].tolist() == list(straight[-1])
