"""The scenario with Chinese headers, three datums and Chinese New Year."""

from __future__ import annotations

import csv
import importlib.util
from datetime import date, timedelta
from pathlib import Path

import pytest
from geopy.distance import great_circle

from routeplan.agenda import agenda
from routeplan.formats.scenario import read_scenario
from routeplan.solver import Iterations, solve

FOLDER = Path(__file__).parent.parent / "scenarios" / "hangzhou"
MIDDLE = (30.285, 120.175)


@pytest.fixture(scope="module")
def problem():
    return read_scenario(FOLDER)


@pytest.fixture(scope="module")
def laid(problem):
    plan = solve(problem, until=Iterations(2_000), seed=1).plan
    return agenda(problem, plan, problem.first_monday, date(2026, 3, 29))


def typed_places():
    with (FOLDER / "门店.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [(row["坐标系"], (float(row["纬度"]), float(row["经度"]))) for row in rows]


def test_the_files_are_those_of_their_script(tmp_path):
    spec = importlib.util.spec_from_file_location("made", FOLDER.with_name("hangzhou.py"))
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.FOLDER = tmp_path
    script.main()
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (FOLDER / path.name).read_bytes()
    assert len(list(tmp_path.iterdir())) == 3


def test_every_store_is_said_to_be_made_up(problem):
    assert len(problem.stores) == 72
    assert all(each.name.startswith("示例") for each in (*problem.stores, *problem.reps))


def test_places_of_three_maps_come_together(problem):
    apart = {}
    for store, (word, typed) in zip(problem.stores, typed_places(), strict=True):
        here = (store.lat, store.lon)
        assert great_circle(here, MIDDLE).km < 15
        apart.setdefault(word, []).append(great_circle(here, typed).m)
    assert max(apart["GPS"] + apart["WGS-84"]) == 0
    assert all(450 < each < 550 for word in ("高德", "GCJ-02", "腾讯") for each in apart[word])
    assert all(900 < each < 1_400 for word in ("百度", "BD-09") for each in apart[word])


def test_chinese_new_year_is_kept(laid):
    lost = {on for rep, on in laid.lost if rep == "R1"}
    new_year = [date(2026, 2, 16) + timedelta(days=day) for day in range(5)]
    assert lost >= {*new_year, date(2026, 2, 23)}
    assert {each.outcome for each in laid.changes} >= {"moved", "skipped"}


def test_make_up_workdays_and_the_extra_saturday_take_visits(laid):
    targets = {each.to for each in laid.changes if each.to is not None}
    assert targets & {date(2026, 2, 14), date(2026, 2, 28)}
    assert ("R1", date(2026, 3, 7)) in laid.routes


def test_leave_is_one_reps_own(laid):
    for day in (11, 12, 13):
        assert laid.lost["R2", date(2026, 2, day)].kind == "leave"
        assert ("R1", date(2026, 2, day)) not in laid.lost


def test_no_date_is_visited_twice(laid):
    for stores in laid.routes.values():
        assert len(set(stores)) == len(stores)
