"""A service that knows the roads: lines to draw, ways to added stores, the rest of a day."""

from __future__ import annotations

import json
import shutil

import pytest
from api_world import codes, served
from archive_world import KEEPER, OTHER_REP, PLANNER, REP, rep, store
from road_world import BASE, FILE, STORES, grid_map, plan_of, read
from test_api_day_lists import START, run

from routeplan.api.resources.road_lines import MOST_LEGS
from routeplan.api.settings import Settings
from routeplan.archive.plans import keep_plan
from routeplan.archive.reps import Member, set_reps
from routeplan.archive.steps import approve_cards, draft_card
from routeplan.formats.plan_json import plan_text
from routeplan.reps import Base

LEG = [list(STORES["A"]), list(STORES["D"])]
FAR = [list(STORES["A"]), list(STORES["Z"])]
OSM = "(c) OpenStreetMap contributors"
NEAR_A = {"lat": 50.0, "lon": 10.0045}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    found = tmp_path_factory.mktemp("roads")
    grid_map(found)
    return found


@pytest.fixture(autouse=True)
def cache(folder, monkeypatch):
    monkeypatch.setenv("ROUTEPLAN_CACHE", str(folder / "cache"))


@pytest.fixture
def place(sqlite_template, tmp_path):
    """Of the databases one will do: what they hold is the same."""
    return shutil.copy(sqlite_template, tmp_path / "archive.db")


@pytest.fixture(params=[True, False], ids=["with roads", "without"])
def company(request, archive, folder):
    """Its answers tell apart a service with roads (``knows``) and one without."""
    road_map = grid_map(folder) if request.param else None
    with served(archive, Settings(road_map=road_map)) as found:
        found.knows = request.param
        yield found


def keep(company, folder, ids, travel=None):
    given = {} if travel is None else {"travel": travel}
    problem = read(folder, ids, **given)
    plan = plan_of(problem)
    return keep_plan(company.archive, PLANNER, "roads", problem, plan).id, plan


def test_lines_follow_the_roads_where_the_service_knows_them(company):
    for who in (REP, PLANNER):
        found = company.post(who, "/road-lines", {"legs": [LEG, FAR, LEG]}).json()
        assert found["lines"][1] is None
        assert found["lines"][0] == found["lines"][2]
        line = found["lines"][0]
        assert (line is not None, found["attribution"]) == (company.knows, OSM * company.knows)
        assert line is None or (len(line) == 3 and line[-1] == [50.016, 10.03])
    nothing = company.post(REP, "/road-lines", {"mode": "foot", "legs": []}).json()
    assert nothing == {"lines": [], "attribution": ""}


def test_what_cannot_be_asked_is_told_at_once(company):
    wrong = {"mode": "boat", "legs": [[[91, 0], [0, 181]], [[0, 0]]]}
    answer = company.post(REP, "/road-lines", wrong)
    assert (answer.status_code, len(codes(answer))) == (422, 4)
    many = company.post(REP, "/road-lines", {"legs": [LEG] * (MOST_LEGS + 1)})
    assert many.status_code == 422
    assert company.post(None, "/road-lines", {"legs": [LEG]}).status_code == 401


@pytest.mark.parametrize("travel", [None, ""], ids=["made on roads", "made on lines"])
def test_a_version_with_an_added_store_says_what_its_ways_are(company, folder, travel):
    plan_id, plan = keep(company, folder, "AC", travel)
    lat, lon = STORES["B"]
    added = store("S1", id="B", lat=lat, lon=lon, rep="R1").model_dump(mode="json")
    changed = {"plan": json.loads(plan_text(plan)), "stores": {"add": [added]}}
    tried = company.post(PLANNER, f"/plans/{plan_id}/trials", changed).json()
    answer = company.post(PLANNER, f"/plans/{plan_id}/versions", changed)
    assert answer.status_code == 201, answer.text
    whole = company.get(PLANNER, f"/plans/{answer.json()['id']}").json()
    source = whole["plan"]["origin"]["travel"]
    is_by_road = company.knows and travel is None
    assert whole["estimated"] is not is_by_road
    assert (tried["estimated"], tried["travel"]) == (whole["estimated"], source)
    assert ("straight line" in source) is not is_by_road
    assert source.startswith(f"roads of {FILE}") is (travel is None)
    places = company.post(PLANNER, f"/plans/{plan_id}/places", {"store": "B", "changed": changed})
    assert places.status_code == 200, places.text


def test_the_rest_of_a_day_is_by_road_where_the_plan_is(company, folder):
    plan_id, _ = keep(company, folder, "AC")
    run(company, plan_id)
    asked = {"rep": "R1", "on": str(START), "now_s": 36_000, "stores": ["A", "C"]}
    found = company.post(REP, "/day-lists/order", {**asked, "at": NEAR_A}).json()
    assert found["estimated"] is not company.knows
    assert found["travel"].startswith(f"roads of {FILE}, car")
    assert ("straight line" in found["travel"]) is not company.knows
    known = company.post(REP, "/day-lists/order", {**asked, "at_store": "C", "stores": ["A"]})
    assert known.json()["estimated"] is False


def test_a_rep_without_a_plan_is_helped_by_road(company):
    shop = store("S1", id="N1", rep="R3", store_class="B", lat=STORES["D"][0], lon=STORES["D"][1])
    draft_card(company.archive, KEEPER, shop, "HZ")
    approve_cards(company.archive, KEEPER, ["N1"])
    moved = rep("R3").model_copy(update={"start": Base(lat=BASE[0], lon=BASE[1])})
    set_reps(company.archive, KEEPER, [Member(moved, "south")], "moved")
    asked = {"rep": "R3", "stores": ["N1"], "now_s": 36_000}
    found = company.post(OTHER_REP, "/day-lists/order", asked).json()
    assert [stop["store"] for stop in found["stops"]] == ["N1"]
    assert found["estimated"] is not company.knows
    assert found["travel"].startswith("roads of" if company.knows else "straight line")


def test_the_map_may_go_once_it_is_read(archive, folder, tmp_path):
    shutil.copy(folder / FILE, tmp_path / FILE)
    road_map = grid_map(tmp_path)
    road_map.require(["car"])
    (tmp_path / FILE).unlink()
    with served(archive, Settings(road_map=road_map)) as company:
        found = company.post(REP, "/road-lines", {"legs": [LEG]}).json()
        assert found["lines"][0] is not None
        # Nobody went on foot when it started, and now there is no file to read.
        on_foot = company.post(REP, "/road-lines", {"mode": "foot", "legs": [LEG]}).json()
        assert on_foot == {"lines": [None], "attribution": ""}
