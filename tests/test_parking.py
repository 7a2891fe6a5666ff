"""Parking: minutes from a column or an area, part of the ways of whoever comes by car."""

from __future__ import annotations

import csv
import json

import numpy as np
import pytest
from archive_world import PLANNER
from hypothesis import given
from hypothesis import strategies as st
from test_html_map import content_of

from routeplan.archive.cards import full_card
from routeplan.archive.import_file import read_import
from routeplan.archive.imports import import_file
from routeplan.archive.planner_table import planner_rows
from routeplan.cli import main
from routeplan.cost import cost
from routeplan.daylist import day_list
from routeplan.formats.day_formats import day_json, day_text
from routeplan.formats.html_map import map_page
from routeplan.formats.scenario import read_scenario
from routeplan.plan import Plan, Route
from routeplan.solver import Iterations, solve
from routeplan.travel import Place, straight_line
from routeplan.travel.parking import with_parking, without_parking
from tests.scenario_files import scenario, told

HEAD = "id,name,lat,lon,class,rep,parking min\n"
REPS = "id,name,lat,lon,mode\nR1,Ann,50.0,10.0,car\nR2,Ben,50.02,10.02,foot\n"
# S2 and S3 stand at one spot; S4 says nothing, and S5 says none.
ROWS = (
    "S1,a,50.001,10.001,A,R1,5\n",
    "S2,b,50.002,10.002,A,R1,2.5\n",
    "S3,c,50.002,10.002,A,R1,7\n",
    "S4,d,50.010,10.010,A,R1,\n",
    "S5,e,50.011,10.011,A,R1,0\n",
    "S6,f,50.012,10.012,A,R2,9\n",
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "stores.csv").write_text(HEAD + "".join(ROWS), encoding="utf-8")
    (tmp_path / "reps.csv").write_text(REPS, encoding="utf-8")
    settings(tmp_path)
    return tmp_path


def settings(folder, text=""):
    scenario(folder, f'rules = "standard"\nreps = "reps.csv"\n{text}')


def parking(problem):
    return problem.travel.parking_s[: len(problem.stores)]


def test_a_column_gives_the_minutes_of_each_store(folder):
    assert parking(read_scenario(folder)) == (300, 150, 420, 0, 0, 540)
    head = "门店编号,门店名称,纬度,经度,类别,停车时间（分钟）\n"
    rows = "S1,甲,31.2,121.4,A,5分钟\nS2,乙,31.21,121.4,A,\n"
    (folder / "stores.csv").write_text(head + rows, encoding="utf-8")
    assert parking(read_scenario(folder)) == (300, 0)


def test_whoever_comes_by_car_parks_and_whoever_walks_does_not(folder):
    problem = read_scenario(folder)
    places = [Place(store.id, store.lat, store.lon) for store in problem.stores]
    bare = straight_line(places)
    car, foot = problem.travel_of(0), problem.travel_of(1)
    assert foot.parking_s == ()
    assert foot.seconds[0, 5] == foot.seconds[5, 0]
    assert car.seconds[3, 0] == bare.seconds[3, 0] + 300
    assert car.seconds[0, 3] == bare.seconds[0, 3]
    assert car.metres[0, 1] == bare.metres[0, 1]
    # At the same spot the car stands already.
    assert car.seconds[1, 2] == car.seconds[2, 1] == 0
    assert (np.diagonal(car.seconds) == 0).all()


def test_nobody_parks_at_the_base(folder):
    travel = read_scenario(folder).travel
    assert travel.parking_s[6:] == (0, 0, 0, 0)


AREAS = """
[parking]
min = 1
[[parking.areas]]
name = "Old town"
min = 8.5
centre = [50.010, 10.010]
radius_m = 60
[[parking.areas]]
min = 4
corners = [[50.009, 10.009], [50.009, 10.02], [50.02, 10.02], [50.02, 10.009]]
"""


def test_an_area_counts_where_the_store_says_nothing(folder):
    settings(folder, AREAS)
    assert parking(read_scenario(folder)) == (300, 150, 420, 510, 0, 540)
    blank = [row.rsplit(",", 1)[0] + ",\n" for row in ROWS]
    (folder / "stores.csv").write_text(HEAD + "".join(blank), encoding="utf-8")
    assert parking(read_scenario(folder)) == (60, 60, 60, 510, 240, 240)


def test_an_area_is_drawn_in_the_datum_of_the_stores(tmp_path):
    (tmp_path / "stores.csv").write_text(
        "id,name,lat,lon,class\nS1,a,31.23,121.47,A\nS2,b,31.24,121.48,A\n", encoding="utf-8"
    )
    area = "[[parking.areas]]\nmin = 8\ncentre = [31.23, 121.47]\nradius_m = 50\n"
    for datum in ("wgs-84", "gcj-02", "bd-09"):
        scenario(tmp_path, f'datum = "{datum}"\n{area}')
        assert parking(read_scenario(tmp_path)) == (480, 0)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("min = 500", ("RP142", "scenario.toml parking.min")),
        ('min = "5"', ("RP142", "scenario.toml parking.min")),
        ("most = 5", ("RP141", "scenario.toml parking.most")),
        ("areas = [{min = 5}]", ("RP142", "scenario.toml parking.areas.0")),
        (
            "areas = [{min = 5, centre = [1, 2], corners = [[1, 2], [2, 3], [3, 1]]}]",
            ("RP142", "scenario.toml parking.areas.0"),
        ),
        ("areas = [{min = 5, centre = [1, 2]}]", ("RP142", "scenario.toml parking.areas.0")),
        ("areas = [{corners = [[1, 2], [2, 3], [3, 1]]}]", ("RP143", "parking.areas.0.min")),
        ("areas = [{min = 1, middle = [1, 2]}]", ("RP141", "parking.areas.0.middle")),
        (
            "areas = [{min = 1, corners = [[1, 2], [2, 3]]}]",
            ("RP142", "scenario.toml parking.areas.0.corners"),
        ),
    ],
)
def test_settings_that_cannot_be_are_faults(folder, text, found):
    settings(folder, f"[parking]\n{text}")
    ((code, where),) = told(folder)
    assert code == found[0]
    assert where.endswith(found[1])


def test_minutes_that_cannot_be_are_faults(folder):
    rows = "S7,g,50.0,10.0,A,R1,-3\nS8,h,50.0,10.0,A,R1,soon\n"
    (folder / "stores.csv").write_text(HEAD + rows, encoding="utf-8")
    found = told(folder)
    assert [where.split(" ")[2] for _, where in found] == ["2", "3"]


@pytest.mark.parametrize("engine", ["ruin", "savings", "nearest"])
def test_engine_cost_and_check_agree_about_parking(folder, engine):
    settings(folder, "[parking]\nmin = 3")
    problem = read_scenario(folder)
    result = solve(problem, until=Iterations(200), seed=1, engine=engine)
    assert result.violations == ()
    assert result.cost == cost(problem, result.plan)
    freed = read_scenario(folder, {"parking": {"min": 0}, "earlier": None})
    assert cost(freed, result.plan).driving < result.cost.driving


def plan_of(problem, *stores):
    routes = (Route(rep="R1", label="T1", stores=stores),)
    labels = ("T1", *[None] * (problem.cycle.days - 1))
    plan = solve(problem, until=Iterations(1), seed=1).plan
    nothing = (None,) * problem.cycle.days
    return Plan(**{**dict(plan), "routes": routes, "calendar": {"R1": labels, "R2": nothing}})


def test_the_day_list_shows_where_and_how_long_one_parks(folder):
    problem = read_scenario(folder)
    day = day_list(problem, plan_of(problem, "S1", "S2", "S3", "S5"), "R1", 0)
    assert [stop.parking_s for stop in day.stops] == [300, 150, 0, 0]
    assert "parking 5 min" in day_text(day)
    assert "停车 2.5 分钟" in day_text(day, "zh")
    assert day_text(day).count("parking") == 2
    shown = json.loads(day_json(day))["stops"]
    assert [stop["parking_s"] for stop in shown] == [300, 150, 0, 0]
    assert shown[0]["drive_s"] > 300


def test_the_map_s_card_says_how_long_one_parks(folder):
    problem = read_scenario(folder)
    shown = content_of(map_page(problem, plan_of(problem, "S1"), "zh"))["stores"]
    assert [store["parking"] for store in shown] == ["5 分钟", "2.5 分钟", "7 分钟", "", "", ""]


def test_a_matrix_is_written_without_parking_and_read_with_it(folder):
    problem = read_scenario(folder)
    assert main(["travel", "matrix", str(folder), "--out", str(folder / "t.csv")]) == 0
    with (folder / "t.csv").open(encoding="utf-8") as file:
        rows = {(row["from"], row["to"]): int(row["seconds"]) for row in csv.DictReader(file)}
    assert rows["S4", "S1"] == rows["S1", "S4"]
    assert rows["S2", "S3"] == 0
    text = '[travel]\nkind = "file"\nfile = "t.csv"\n[travel_by_mode.foot]\nkind = "straight"'
    settings(folder, text)
    assert (read_scenario(folder).travel.seconds == problem.travel.seconds).all()


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 900)), min_size=1, max_size=8))
def test_parking_comes_off_as_it_went_on(spots):
    bare = straight_line([Place(f"p{n}", 50 + n / 100, 10) for n, _ in spots])
    minutes = [seconds for _, seconds in spots]
    parked = with_parking(bare, minutes)
    assert (parked.seconds >= bare.seconds).all()
    again = without_parking(parked)
    assert (again.seconds == bare.seconds).all()
    assert again.parking_s == ()
    assert with_parking(bare, [0] * len(spots)) is bare


def test_the_archive_keeps_parking_and_gives_it_back(archive, tmp_path):
    head = "id,name,lat,lon,class,sales,parking min,area"
    path = tmp_path / "stores.csv"
    path.write_text(
        f"{head}\nS1,a,30.2,120.1,A,9,2.5,HZ\nS2,b,30.3,120.1,A,8,,HZ\n", encoding="utf-8"
    )
    import_file(archive, PLANNER, read_import(path))
    cards = [full_card(archive, PLANNER, each) for each in ("S1", "S2")]
    assert [card.store.parking_s for card in cards] == [150, None]
    heads, rows = planner_rows(cards)
    assert [row[heads.index("parking min")] for row in rows] == [2.5, None]
