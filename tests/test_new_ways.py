"""Ways to places that a plan does not have: by road where its own are, else by straight line."""

from __future__ import annotations

import dataclasses
from datetime import date

import numpy as np
import pytest
from road_world import BASE, ON_ROADS, STORES, grid_map, read

from routeplan.formats.changed_stores import ADDED, with_stores
from routeplan.formats.new_ways import default_ways
from routeplan.reorder import Here, Stay, rest_of_day
from routeplan.travel import Place, straight_line

MONDAY = date(2026, 11, 23)
TEN = 10 * 3600
NEAR_A = (50.0, 10.0045)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ROUTEPLAN_CACHE", str(tmp_path / "cache"))
    return tmp_path


@pytest.fixture
def road_map(folder):
    return grid_map(folder)


def stores_of(problem, ids):
    return [problem.stores[problem.store_numbers[each]] for each in ids]


@pytest.mark.parametrize("more", ["", "[parking]\nmin = 3\n"])
def test_a_store_that_is_added_takes_the_roads_of_the_plan(folder, road_map, more):
    whole = read(folder, "ACBD", more=more)
    after = with_stores(read(folder, "AC", more=more), stores_of(whole, "BD"), (), road_map)
    assert (after.travel.seconds == whole.travel.seconds).all()
    assert (after.travel.metres == whole.travel.metres).all()
    assert (after.travel.source, after.travel.estimated) == (whole.travel.source, False)
    assert after.travel.attribution == "(c) OpenStreetMap contributors"
    without = with_stores(read(folder, "AC", more=more), stores_of(whole, "BD"), ())
    assert without.travel.estimated
    assert (without.travel.seconds != whole.travel.seconds).any()


def test_the_plans_own_pace_holds_for_added_stores(folder, road_map):
    slow = ON_ROADS + "calibration = 1.3\n"
    whole = read(folder, "ACB", slow)
    after = with_stores(read(folder, "AC", slow), stores_of(whole, "B"), (), road_map)
    assert np.abs(after.travel.seconds - whole.travel.seconds).max() <= 1
    assert (after.travel.metres == whole.travel.metres).all()
    assert after.travel.source == whole.travel.source


def test_a_store_far_from_the_roads_has_straight_lines_and_the_others_roads(folder, road_map):
    whole = read(folder, "ACBZ", "")
    by_road = read(folder, "ACB").travel.seconds
    after = with_stores(read(folder, "AC"), stores_of(whole, "BZ"), (), road_map).travel
    assert after.estimated
    roads, line = after.source.partition(ADDED)[::2]
    assert roads == read(folder, "AC").travel.source
    assert line.startswith("straight line")
    assert (after.seconds[:3, :3] == by_road[:3, :3]).all()
    assert after.seconds[3, 0] > 0
    lined = with_stores(read(folder, "AC"), stores_of(whole, "Z"), (), road_map)
    again = with_stores(lined, stores_of(whole, "B"), {"Z"}, road_map).travel
    # Z came by straight lines, and what was told of them stays when a store comes by road.
    assert (again.estimated, again.source) == (True, lined.travel.source)
    assert (again.seconds == read(folder, "ACB").travel.seconds).all()


def test_another_map_than_the_plans_is_named(folder, road_map):
    before = read(folder, "AC")
    travel = dataclasses.replace(before.travel, source="roads of older.osm.pbf, car")
    older = dataclasses.replace(before, travel=travel)
    added = stores_of(read(folder, "B"), "B")
    after = with_stores(older, added, (), road_map).travel
    assert after.source == f"roads of older.osm.pbf, car{ADDED}{before.travel.source}"
    assert not after.estimated


@pytest.mark.parametrize("travel", ["", '[travel]\nkind = "straight"\nspeed_kmh = 20\n'])
def test_a_plan_on_straight_lines_keeps_them(folder, road_map, travel):
    whole = read(folder, "ACB", travel)
    after = with_stores(read(folder, "AC", travel), stores_of(whole, "B"), (), road_map).travel
    assert (after.seconds == whole.travel.seconds).all()
    assert (after.estimated, after.source) == (True, whole.travel.source)


def order(problem, at, ids, ways, **more):
    stays = [Stay(each, 600) for each in stores_of(problem, ids)]
    return rest_of_day(problem, "R1", MONDAY, Here(*at, TEN, **more), stays, ways).day


def test_from_where_the_rep_is_the_ways_are_by_road(folder, road_map):
    problem, ways = read(folder, "AD"), default_ways("car", road_map)
    found = order(problem, NEAR_A, "D", ways)
    (drive_s,) = (stop.time.drive_s for stop in found.stops)
    table = road_map.roads("car").table([_place(NEAR_A)], [_place(STORES["D"])])
    assert drive_s == table.seconds[0, 0]
    assert (found.estimated, found.travel) == (False, problem.travel.source)
    lines = order(problem, NEAR_A, "D", None)
    assert lines.estimated
    assert lines.stops[0].time.drive_s != drive_s


def test_from_a_place_far_from_the_roads_ways_are_straight_and_said_to_be(folder, road_map):
    problem = read(folder, "AD")
    found = order(problem, STORES["Z"], "D", default_ways("car", road_map))
    lines = order(problem, STORES["Z"], "D", None)
    assert found.stops[0].time.drive_s == lines.stops[0].time.drive_s
    assert found.estimated
    assert "straight line" in found.travel


@pytest.mark.usefixtures("road_map")
def test_who_is_still_at_the_base_starts_by_the_ways_of_the_plan(folder):
    problem = read(folder, "AD")
    found = order(problem, BASE, "A", None)
    there = problem.travel.seconds[problem.start_place(0), problem.store_numbers["A"]]
    assert found.stops[0].time.drive_s == there
    assert (found.estimated, found.travel) == (False, problem.travel.source)


def test_a_line_between_two_known_places_is_none_of_the_new_ways(folder, road_map):
    ways = default_ways("car", road_map)
    places = [_place(STORES[each]) for each in "ADB"]
    lines = straight_line(places)
    found = ways.over(lines, places, [2])
    assert (found.seconds[:2, :2] == lines.seconds[:2, :2]).all()
    assert (found.seconds[2, :2] != lines.seconds[2, :2]).all()
    assert ways.over(lines, places, []) is lines


def _place(at):
    return Place(str(at), *at)
