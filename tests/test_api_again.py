"""Plans planned again around what is locked, places for a store, and files, over HTTP."""

from __future__ import annotations

import io
import json
from zipfile import ZipFile

import pytest
from api_jobs import wait_for
from api_world import codes, served
from archive_world import PLANNER
from sample import sample_plan, sample_problem

from routeplan.archive.planned import whole_problem
from routeplan.archive.plans import keep_plan
from routeplan.check import check
from routeplan.cost import cost
from routeplan.formats.plan_json import plan_text
from routeplan.plan import LeftOut, Plan

SEARCH = {"iterations": 200, "seed": 3}


@pytest.fixture
def company(archive):
    with served(archive) as found:
        yield found


@pytest.fixture
def plan(company) -> int:
    return keep_plan(company.archive, PLANNER, "north", sample_problem(), sample_plan()).id


def again(company, plan: int, **more):
    asked = {"name": "again", "plan": plan, "search": SEARCH, **more}
    answer = company.post(PLANNER, "/jobs", asked)
    assert answer.status_code == 202, answer.text
    job = answer.json()["job"]["id"]
    wait_for(company, job, "done")
    found = company.get(PLANNER, f"/jobs/{job}/plan").json()
    return job, Plan.model_validate(found["plan"]), found


def test_a_plan_is_planned_again_around_what_is_locked_and_becomes_the_next_version(company, plan):
    locks = {"stores": ["S7"], "days": [["R1", 1]], "routes": [["R2", "T1"]]}
    job, found, answer = again(company, plan, locks=locks)
    assert answer["violations"] == []
    before = sample_plan()
    assert found.route("R1", "T2") == before.route("R1", "T2")
    assert found.route("R2", "T1") == before.route("R2", "T1")
    assert found.visit_days()["S7"] == before.visit_days()["S7"]
    kept = company.post(PLANNER, f"/jobs/{job}/keep", {"name": "x", "replaces": plan}).json()
    assert (kept["name"], kept["version"]) == ("north", 2)
    problem = whole_problem(company.archive, PLANNER, kept["id"])
    assert problem.locks.visits == {"S7": (("R1", 12),)}
    assert problem.earlier["S7"] == {("R1", 12)}
    # What was locked then may be changed by hand later.
    moved = [{**route, "stores": route["stores"][::-1]}
             for route in json.loads(plan_text(found))["routes"]]  # fmt: skip
    changed = {"plan": {**json.loads(plan_text(found)), "routes": moved}}
    tried = company.post(PLANNER, f"/plans/{kept['id']}/trials", changed).json()
    assert not {"PV17", "PV18"} & {each["code"] for each in tried["violations"]}
    held = company.post(
        PLANNER, f"/plans/{kept['id']}/trials", {**changed, "locks": {"days": [["R1", 1]]}}
    ).json()
    assert [each["days"] for each in held["violations"] if each["code"] == "PV18"]


def test_a_search_starts_from_the_changed_plan_and_keeps_close_to_it(company, plan):
    left_out = LeftOut(store="S12", visits=1)
    changed = {"plan": json.loads(plan_text(sample_plan(left_out=(left_out,))))}
    _, close, answer = again(company, plan, changed=changed, search={"iterations": 1})
    problem = sample_problem()
    assert cost(problem, close).total <= cost(problem, sample_plan()).total
    assert answer["answer"]["cost"]["changes"] >= 0
    _, free, loose = again(company, plan, keep_close=False)
    assert loose["answer"]["cost"]["changes"] == 0
    assert check(problem, free) == []


def test_stores_are_added_and_removed_while_planning_again(company, plan):
    new = {**sample_problem().stores[6].model_dump(mode="json"), "id": "N1", "name": "New"}
    changed = {
        "plan": json.loads(plan_text(sample_plan(left_out=()))),
        "stores": {"add": [new], "remove": ["S12"]},
    }
    _, found, answer = again(company, plan, changed=changed, locks={"routes": [["R1", "T1"]]})
    assert answer["violations"] == []
    assert "N1" in found.visit_days()
    assert found.route("R1", "T1").stores == ("S1", "S2", "S3")


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({"plan": 1, "locks": {"stores": ["S77"], "days": [["R1", 6]]}}, ["RP462", "RP462"]),
        ({"plan": 1, "team": "north", "settings": {"weeks": 2}}, ["RP915", "RP915"]),
        ({"locks": {"stores": ["S1"]}}, ["RP915"]),
        ({"plan": 99}, ["RP911"]),
    ],
)
def test_what_cannot_be_planned_again_is_told_at_once(company, plan, asked, wanted):
    answer = company.post(PLANNER, "/jobs", {"name": "n", **asked})
    assert (codes(answer), plan) == (wanted, 1)


def test_a_place_for_a_store_costs_what_a_trial_says(company, plan):
    ways = company.post(PLANNER, f"/plans/{plan}/places", {"store": "S7", "most": 2}).json()["ways"]
    assert [way["rep"] for way in ways] == ["R1", "R1"]
    assert ways[0]["fits"]
    assert ways[0]["added_min"] <= ways[1]["added_min"]
    without = json.loads(plan_text(sample_plan()))
    costs = []
    for way in ways:
        content = json.loads(json.dumps(without))
        for route in content["routes"]:
            route["stores"] = [store for store in route["stores"] if store != "S7"]
            for visit in way["visits"]:
                if (route["rep"], route["label"]) == (visit["rep"], visit["label"]):
                    route["stores"].insert(visit["position"], "S7")
        trial = company.post(PLANNER, f"/plans/{plan}/trials", {"plan": content}).json()
        assert trial["violations"] == []
        costs.append(trial["cost_min"]["total"]["after"])
    assert costs[1] - costs[0] == pytest.approx(
        ways[1]["added_min"] - ways[0]["added_min"], abs=0.02
    )
    assert costs[0] <= trial["cost_min"]["total"]["before"] + 0.01


def test_a_new_store_finds_its_place_and_one_that_fits_nowhere_is_marked(company, plan):
    new = {**sample_problem().stores[6].model_dump(mode="json"), "id": "N1", "in_store_s": 600}
    late = {**new, "id": "N2", "in_store_s": 8 * 3600}
    changed = {"plan": json.loads(plan_text(sample_plan())), "stores": {"add": [new, late]}}
    asked = {"store": "N1", "changed": changed, "most": 1}
    (way,) = company.post(PLANNER, f"/plans/{plan}/places", asked).json()["ways"]
    # It lies where S7 does, on the way to which it costs no driving.
    assert (way["visits"][0]["label"], way["fits"]) == ("T4", True)
    (way,) = company.post(PLANNER, f"/plans/{plan}/places", {**asked, "store": "N2"}).json()["ways"]
    assert not way["fits"]
    unknown = company.post(PLANNER, f"/plans/{plan}/places", {"store": "N9"})
    assert (unknown.status_code, codes(unknown)) == (422, ["RP531"])


@pytest.mark.parametrize(
    ("shape", "kind", "start"),
    [("ics", "text/calendar", b"BEGIN:VCALENDAR"), ("gpx", "application/gpx+xml", b"<?xml")],
)
def test_files_come_for_one_rep_or_for_all_in_a_zip(company, plan, shape, kind, start):
    one = company.get(PLANNER, f"/plans/{plan}/export?format={shape}&rep=R1")
    assert one.headers["content-type"].startswith(kind)
    assert one.content.startswith(start)
    assert f"R1.{shape}" in one.headers["content-disposition"]
    both = company.get(PLANNER, f"/plans/{plan}/export?format={shape}")
    assert both.headers["content-type"] == "application/zip"
    with ZipFile(io.BytesIO(both.content)) as packed:
        assert packed.namelist() == [f"R1.{shape}", f"R2.{shape}"]
        assert packed.read(f"R1.{shape}").startswith(start)


def test_the_map_and_the_workbook_hold_the_whole_plan(company, plan):
    page = company.get(PLANNER, f"/plans/{plan}/export?format=map")
    assert page.headers["content-type"].startswith("text/html")
    assert "幸福超市" in page.text
    book = company.get(PLANNER, f"/plans/{plan}/export?format=workbook")
    assert book.content.startswith(b"PK")
    refused = company.get(PLANNER, f"/plans/{plan}/export?format=map&rep=R1")
    assert (refused.status_code, codes(refused)) == (422, ["RP915"])
    nobody = company.get(PLANNER, f"/plans/{plan}/export?format=gpx&rep=R9")
    assert codes(nobody) == ["RP522"]
