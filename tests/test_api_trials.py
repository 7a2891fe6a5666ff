"""Changes by hand tried out over HTTP, and kept."""

from __future__ import annotations

import json

import pytest
from api_jobs import posted, wait_for
from api_world import codes, served
from archive_world import PLANNER, REP
from sample import TRAVEL, sample_plan, sample_problem

from routeplan.archive.decoded import DecodedPlans
from routeplan.archive.planned import whole_problem
from routeplan.archive.plans import keep_plan
from routeplan.archive.trial import Solved, try_plan
from routeplan.check import check
from routeplan.formats.plan_json import plan_text
from routeplan.plan import LeftOut, Plan, Route


@pytest.fixture
def company(archive):
    with served(archive) as found:
        yield found


@pytest.fixture
def plan(company) -> str:
    kept = keep_plan(company.archive, PLANNER, "north", sample_problem(), sample_plan())
    return f"/plans/{kept.id}"


def with_routes(**routes: tuple[str, ...]) -> Plan:
    """The sample plan with other stores on some routes of R1."""
    return sample_plan(
        routes=tuple(
            Route(rep=each.rep, label=each.label, stores=routes.get(each.label, each.stores))
            if each.rep == "R1"
            else each
            for each in sample_plan().routes
        )
    )


def content(plan: Plan, **more):
    return {"plan": json.loads(plan_text(plan)), **more}


def tried(company, path: str, plan: Plan, **more):
    answer = company.post(PLANNER, f"{path}/trials", content(plan, **more))
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_change_of_order_tells_what_it_adds_in_driving(company, plan):
    found = tried(company, plan, with_routes(T2=("S5", "S4")))
    # T2 runs on four days; R1 starts and ends at place 12, S4 is place 3, S5 place 4.
    there = TRAVEL.seconds
    before, after = (
        4 * int(there[12, a] + there[a, b] + there[b, 13]) for a, b in ((3, 4), (4, 3))
    )
    assert found["drive_s"]["difference"] == after - before
    assert found["cost_min"]["driving"]["difference"] == pytest.approx(
        (after - before) / 60, abs=0.01
    )
    assert found["violations"] == []
    parts = ("driving", "waiting", "overtime", "balance", "left_out", "changes")
    total = found["cost_min"]["total"]
    for side in ("before", "after", "difference"):
        every = sum(found["cost_min"][part][side] for part in parts)
        assert total[side] == pytest.approx(every, abs=0.01)
    assert found["difference"] == {"moved": {}, "added": [], "removed": []}
    assert company.get(PLANNER, "/plans").json()["items"][0]["version"] == 1


def test_the_days_are_those_that_a_kept_version_has(company, plan):
    changed = with_routes(T3=("S8",), T4=("S6", "S7"))
    found = tried(company, plan, changed)
    made = company.post(PLANNER, f"{plan}/versions", content(changed)).json()
    whole = company.get(PLANNER, f"/plans/{made['id']}").json()
    assert found["days"] == whole["days"]
    assert found["difference"] == whole["difference"]
    assert set(found["difference"]["moved"]) == {"S6"}
    loads = {(each["rep"], each["day"]): each for each in found["loads"]}
    for day in found["days"]:
        if day["stops"]:
            assert loads[day["rep"], day["day"]]["work_s"] == day["work_s"]
    friday = loads["R1", 4]
    # 10:00 to 16:00 with half an hour of break.
    assert (friday["hours_end_s"], friday["room_s"]) == (16 * 3600, 6 * 3600 - 1800)
    assert friday["end_s"] <= friday["latest_end_s"]


def test_every_broken_rule_is_placed_and_new_ones_are_marked(company, plan):
    # S4 is put on the A stores' route too, S7 nowhere, and S8 before a long day's end.
    changed = with_routes(T1=("S1", "S2", "S3", "S4", "S8"), T4=())
    found = tried(company, plan, changed)
    broken = check(sample_problem(), changed)
    assert [(each["code"], each["where"]) for each in found["violations"]] == [
        (each.code, each.where) for each in broken
    ]
    assert {each["is_new"] for each in found["violations"]} == {True}
    by_code = {}
    for each in found["violations"]:
        by_code.setdefault(each["code"], []).append(each)
    late = by_code["PV05"][0]
    assert (late["rep"], late["label"], len(late["days"]), late["store"]) == ("R1", "T1", 1, None)
    assert late["by_s"] > 0
    assert late["by"] is None
    missing = next(each for each in by_code["PV01"] if each["store"] == "S7")
    assert (missing["by"], missing["days"], missing["rep"]) == (1, [], None)


def test_what_was_broken_before_is_not_new(company):
    spoiled = with_routes(T4=())
    kept = keep_plan(company.archive, PLANNER, "spoiled", sample_problem(), spoiled)
    changed = spoiled.model_copy(update={"left_out": ()})
    found = tried(company, f"/plans/{kept.id}", changed)
    news = {each["store"]: each["is_new"] for each in found["violations"]}
    assert news == {"S7": False, "S12": True}


def test_a_visit_left_out_by_hand_has_a_reason(company, plan):
    left_out = (*sample_plan().left_out, LeftOut(store="S7", visits=1))
    changed = with_routes(T4=()).model_copy(update={"left_out": left_out})
    found = tried(company, plan, changed)
    assert found["violations"] == []
    assert found["left_out"] == {"before": 1, "after": 2, "difference": 1}
    assert found["cost_min"]["left_out"]["difference"] == 240


def test_stores_come_and_go_with_the_plan(company, plan):
    new = {**sample_problem().stores[6].model_dump(mode="json"), "id": "N1", "name": "New"}
    stores = {"add": [new], "remove": ["S12"]}
    changed = with_routes(T4=("S7", "N1")).model_copy(update={"left_out": ()})
    found = tried(company, plan, changed, stores=stores)
    assert found["violations"] == []
    assert found["difference"]["added"] == ["N1"]
    made = company.post(PLANNER, f"{plan}/versions", content(changed, stores=stores))
    assert made.status_code == 201, made.text
    second = whole_problem(company.archive, PLANNER, made.json()["id"])
    assert [each.id for each in second.stores][-2:] == ["S11", "N1"]
    assert check(second, changed) == []
    first = whole_problem(company.archive, PLANNER, int(plan.rpartition("/")[2]))
    assert [each.id for each in first.stores][-1] == "S12"
    places = company.get(PLANNER, f"/plans/{made.json()['id']}/places").json()
    assert places["stores"][-1]["name"] == "New"


def test_a_store_of_the_archive_is_added_by_its_id(company):
    job = posted(company, team="north", settings={"weeks": 2})
    wait_for(company, job, "done")
    path = f"/jobs/{job}"
    plan = Plan.model_validate(company.get(PLANNER, f"{path}/plan").json()["plan"])
    assert tried(company, path, plan)["cost_min"]["total"]["difference"] == 0
    left_out = (*plan.left_out, LeftOut(store="S6", visits=1))
    changed = plan.model_copy(update={"left_out": left_out})
    found = tried(company, path, changed, stores={"add": ["S6"]})
    assert found["violations"] == []
    assert found["left_out"]["difference"] == 1
    unknown = company.post(
        PLANNER, f"{path}/trials", content(changed, stores={"add": ["S6", "S77"]})
    )
    assert (unknown.status_code, codes(unknown)) == (404, ["RP911"])


def test_a_plan_that_cannot_be_laid_is_a_fault(company, plan):
    changed = with_routes(T4=("S7", "S99"))
    answer = company.post(PLANNER, f"{plan}/trials", content(changed))
    assert (answer.status_code, codes(answer)) == (422, ["RP531"])
    spoiled = {"plan": {**content(changed)["plan"], "routes": [{"rep": 7}]}}
    assert company.post(PLANNER, f"{plan}/trials", spoiled).status_code == 422
    assert company.post(REP, f"{plan}/trials", content(changed)).status_code == 403


def test_a_plan_is_decoded_once_and_the_oldest_is_let_go(company, monkeypatch):
    kept = [keep_plan(company.archive, PLANNER, name, sample_problem(), sample_plan()).id
            for name in "ab"]  # fmt: skip
    held = DecodedPlans()
    first = held.plan(company.archive, PLANNER, kept[0])
    assert held.plan(company.archive, PLANNER, kept[0]) is first
    assert held.plan(company.archive, PLANNER, kept[1]) is not first
    small = DecodedPlans(most_bytes=1)
    first = small.plan(company.archive, PLANNER, kept[0])
    assert small.plan(company.archive, PLANNER, kept[0]) is first
    small.plan(company.archive, PLANNER, kept[1])
    assert small.plan(company.archive, PLANNER, kept[0]) is not first


def test_a_plan_against_itself_is_no_change():
    same = Solved(sample_problem(), sample_plan())
    assert {amount.difference for amount in try_plan(same, same).cost_min.values()} == {0}
    assert same.violations == ()
