"""Routes as GPX, held against the grammar of GPX 1.1 and read with lxml."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from sample import sample_plan, sample_problem

from routeplan.cli import main
from routeplan.daylist import day_list
from routeplan.errors import InputError
from routeplan.formats.gpx import day_gpx, rep_gpx
from routeplan.formats.plan_json import write_plan
from routeplan.formats.scenario import read_scenario
from routeplan.problem import Problem
from routeplan.solver import Iterations, solve

DATA = Path(__file__).parent / "data"
SCENARIOS = Path(__file__).parent.parent / "scenarios"
SPACES = {"g": "http://www.topografix.com/GPX/1/1"}
PROBLEM, PLAN = sample_problem(), sample_plan()


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(DATA / "gpx-1.1.xsd"))


def read(content: bytes, schema: etree.XMLSchema) -> etree._Element:
    root = etree.fromstring(content)
    schema.assertValid(root)
    return root


def texts(root: etree._Element, path: str) -> list[str]:
    return [str(each.text) for each in root.findall(path, SPACES)]


def with_names(problem: Problem, *names: str) -> Problem:
    changed = [
        store.model_copy(update={"name": name})
        for store, name in zip(problem.stores, names, strict=False)
    ]
    stores = (*changed, *problem.stores[len(changed) :])
    return dataclasses.replace(problem, stores=stores)


def test_a_file_holds_each_route_of_the_rep_from_base_to_base(schema):
    root = read(rep_gpx(PROBLEM, PLAN, "R1"), schema)
    labels = [route.label for route in PLAN.routes if route.rep == "R1"]
    names = texts(root, "g:rte/g:name")
    assert [name.split(" ")[1] for name in names] == labels
    assert names[0] == "R1 T1 · week 1 Mon, Wed, Fri; week 2 Mon, Wed, Fri"
    for route, label in zip(root.findall("g:rte", SPACES), labels, strict=True):
        stores = PLAN.route("R1", label).stores
        names_there = texts(route, "g:rtept/g:name")
        expected = [PROBLEM.stores[PROBLEM.store_numbers[store]].name for store in stores]
        stops = [f"{place} {name}" for place, name in enumerate(expected, 1)]
        assert names_there == ["base", *stops, "base"]
        first, last = (route.findall("g:rtept", SPACES)[place] for place in (0, -1))
        assert first.attrib == last.attrib == {"lat": "-34.9011", "lon": "-56.1645"}


def test_a_store_stands_once_as_a_waypoint_with_what_is_known_of_it(schema):
    root = read(rep_gpx(PROBLEM, PLAN, "R1"), schema)
    assert len(texts(root, "g:wpt/g:name")) == len(set(texts(root, "g:wpt/g:name"))) == 8
    (corner,) = [
        each for each in root.findall("g:wpt", SPACES) if texts(each, "g:name") == ["Corner Shop"]
    ]
    assert corner.attrib == {"lat": "-34.905", "lon": "-56.18"}
    assert texts(corner, "g:desc") == [
        "18 de Julio 1234\nS1 · class A · convenience\nAsk for Marta\nPhone: +598 2900 0000"
    ]


def test_a_day_ends_where_its_rep_ends_and_tells_the_clock(schema):
    day = day_list(PROBLEM, PLAN, "R2", date(2026, 12, 22))
    root = read(day_gpx(PROBLEM, day, "zh"), schema)
    ((name,), points) = texts(root, "g:rte/g:name"), root.findall("g:rte/g:rtept", SPACES)
    assert name == f"R2 2026-12-22 {day.label}"
    assert points[-1].attrib == {"lat": "-34.86", "lon": "-56.11"}
    assert texts(root, "g:rte/g:rtept/g:name")[0] == "基地"
    times = [str(stop).split(" ")[0] for stop in day.stops]
    assert [text[:5] for text in texts(root, "g:rte/g:rtept/g:desc")] == times


def test_a_day_off_is_a_file_without_routes(schema):
    day = day_list(PROBLEM, PLAN, "R1", 6)
    assert day.label is None
    root = read(day_gpx(PROBLEM, day), schema)
    assert root.findall("g:rte", SPACES) == root.findall("g:wpt", SPACES) == []


def test_no_name_breaks_the_file(schema):
    wild = with_names(PROBLEM, "<a & \x07b>\x00", "]]> \ufffe'\"", "幸福超市")
    root = read(rep_gpx(wild, PLAN, "R1"), schema)
    assert {"<a & b>", "]]> '\"", "幸福超市"} <= set(texts(root, "g:wpt/g:name"))


def test_the_date_line_is_written_as_gpx_has_it(schema):
    stores = (PROBLEM.stores[0].model_copy(update={"lon": 180.0}), *PROBLEM.stores[1:])
    root = read(rep_gpx(dataclasses.replace(PROBLEM, stores=stores), PLAN, "R1"), schema)
    assert [each.get("lon") for each in root.findall("g:wpt", SPACES)].count("-180.0") == 1


def test_an_unknown_rep_is_a_fault():
    with pytest.raises(InputError) as error:
        rep_gpx(PROBLEM, PLAN, "R9")
    assert [fault.code for fault in error.value.faults] == ["RP522"]


def test_the_schema_refuses_what_is_not_gpx(schema):
    content = rep_gpx(PROBLEM, PLAN, "R1").replace(b'lat="-34.905"', b'lat="-94.905"')
    assert not schema.validate(etree.fromstring(content))


def test_the_way_follows_roads_where_the_scenario_has_them(schema, tmp_path, capsys):
    problem = read_scenario(SCENARIOS / "helsinki")
    write_plan(tmp_path / "plan.json", solve(problem, until=Iterations(100), seed=1).plan)
    place = ["--scenario", str(SCENARIOS / "helsinki"), "--rep", "R1"]
    call = ["export", str(tmp_path / "plan.json"), "--format", "gpx", *place]
    assert main([*call, "--out", str(tmp_path / "new" / "folder")]) == 0
    file = tmp_path / "new" / "folder" / "R1.gpx"
    assert capsys.readouterr().out == f"{file}\n"
    root = read(file.read_bytes(), schema)
    assert texts(root, "g:trk/g:name") == texts(root, "g:rte/g:name") != []
    assert set(texts(root, "g:trk/g:src")) == {"(c) OpenStreetMap contributors"}
    for route, track in zip(
        root.findall("g:rte", SPACES), root.findall("g:trk", SPACES), strict=True
    ):
        stops = route.findall("g:rtept", SPACES)
        assert len(track.findall("g:trkseg/g:trkpt", SPACES)) > len(stops)
