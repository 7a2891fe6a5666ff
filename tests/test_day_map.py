"""One day list as a map of its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sample import sample_plan, sample_problem
from test_html_map import content_of

from routeplan.cli import main
from routeplan.daylist import day_list
from routeplan.formats.html_map.day import day_page
from routeplan.formats.plan_json import write_plan
from routeplan.formats.scenario import read_scenario
from routeplan.solver import Iterations, solve

SCENARIOS = Path(__file__).parent.parent / "scenarios"
PROBLEM, PLAN = sample_problem(), sample_plan()


def test_a_page_holds_the_stops_of_the_day_with_its_clock_times():
    day = day_list(PROBLEM, PLAN, "R1", date(2026, 12, 22))
    content = content_of(day_page(PROBLEM, day))
    assert content["title"] == "R1 Ana Núñez · 2026-12-22"
    assert [rep["id"] for rep in content["reps"]] == ["R1"]
    (route,) = content["routes"]
    assert [content["stores"][n]["id"] for n in route["stores"]] == ["S4", "S5"]
    assert content["days"][day.day]["date"] == "2026-12-22"
    found = {store["id"]: store["visits"] for store in content["stores"]}
    assert set(found) == {"S4", "S5"}
    for stop in day.stops:
        ((arrive, leave),) = [(v["arrive"], v["leave"]) for v in found[stop.store.id]]
        assert str(stop).startswith(arrive) or stop.wait_s
        assert leave == f"{stop.time.leave_s // 3600:02d}:{stop.time.leave_s % 3600 // 60:02d}"


def test_a_day_off_shows_the_base_alone():
    day = day_list(PROBLEM, PLAN, "R1", 6)
    assert day.label is None
    content = content_of(day_page(PROBLEM, day, "zh"))
    assert content["stores"] == []
    assert content["routes"][0]["stores"] == []


@pytest.fixture(scope="module")
def walk(tmp_path_factory):
    problem = read_scenario(SCENARIOS / "helsinki")
    plan = solve(problem, until=Iterations(200), seed=1).plan
    path = tmp_path_factory.mktemp("plan") / "plan.json"
    write_plan(path, plan)
    return path


def test_the_way_of_the_day_follows_roads_on_the_basemap(walk, tmp_path):
    out = tmp_path / "day.html"
    wish = ["day", str(walk), "--rep", "R2", "--date", "2026-11-24", "--format", "map"]
    assert main([*wish, "--out", str(out), "--scenario", str(SCENARIOS / "helsinki")]) == 0
    content = content_of(out.read_text(encoding="utf-8"))
    (route,) = content["routes"]
    assert len(route["lines"]) == len(route["stores"]) + 1
    assert max(map(len, route["lines"])) > 2
    assert content["words"]["lines"] == "Lines follow the fastest roads."
    assert content["basemap"] == {"schema": "openmaptiles"}
