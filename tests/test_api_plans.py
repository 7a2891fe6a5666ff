"""Plans, day lists, visits and reviews over HTTP."""

from __future__ import annotations

import io
import json

import pytest
from api_world import codes, served
from archive_world import KEEPER, OTHER_REP, OTHER_SUPERVISOR, PLANNER, REP, SUPERVISOR
from openpyxl import load_workbook
from sample import sample_plan, sample_problem
from test_archive_plans import moved_plan

from routeplan.archive.plans import keep_plan
from routeplan.formats.plan_json import plan_text

MONDAY = "2026-11-30"
MARKET = {
    "form": "market_change", "version": 1, "urgent": True,
    "answers": {"change": "price", "details": "two yuan off"},
}  # fmt: skip


@pytest.fixture
def company(archive):
    with served(archive) as found:
        yield found


@pytest.fixture
def plan(company) -> str:
    kept = keep_plan(company.archive, PLANNER, "north", sample_problem(), sample_plan())
    return f"/plans/{kept.id}"


def run(company, plan: str) -> None:
    assert company.post(PLANNER, f"{plan}/submission", {}).status_code == 200
    assert company.post(SUPERVISOR, f"{plan}/approval", {"remark": "good"}).status_code == 200
    assert company.post(PLANNER, f"{plan}/start", {"on": MONDAY}).status_code == 200


def test_a_plan_goes_from_draft_to_running(company, plan):
    drafted = company.get(PLANNER, plan)
    assert drafted.json()["entry"]["state"] == "draft"
    tag = drafted.headers["etag"]
    submitted = company.post(PLANNER, f"{plan}/submission", {}, headers={"If-Match": tag})
    assert submitted.json()["state"] == "submitted"
    late = company.post(SUPERVISOR, f"{plan}/approval", {"remark": "ok"}, headers={"If-Match": tag})
    assert (late.status_code, codes(late)) == (412, ["RP913"])
    assert codes(company.post(SUPERVISOR, f"{plan}/approval", {})) == ["RP916"]
    back = company.post(SUPERVISOR, f"{plan}/return", {"remark": "too long on Friday"})
    assert back.json()["state"] == "draft"
    run(company, plan)
    twice = company.post(PLANNER, f"{plan}/start", {"on": MONDAY})
    assert (twice.status_code, codes(twice)) == (409, ["RP914"])
    whole = company.get(PLANNER, plan).json()
    assert [step["state"] for step in whole["steps"]] == [
        "draft", "submitted", "draft", "submitted", "approved", "running",
    ]  # fmt: skip
    assert (whole["entry"]["runs_from"], whole["entry"]["reps"]) == (MONDAY, ["R1", "R2"])
    assert company.get(PLANNER, f"{plan}/verdict").json() == {"violations": []}


def test_a_changed_plan_is_the_next_version_and_made_once(company, plan):
    changed = {"plan": json.loads(plan_text(moved_plan())), "remark": "S7 on Saturday"}
    made = company.post(PLANNER, f"{plan}/versions", changed)
    assert (made.status_code, made.json()["version"], made.json()["name"]) == (201, 2, "north")
    again = company.post(PLANNER, f"{plan}/versions", changed)
    assert (again.status_code, codes(again)) == (409, ["RP954"])
    second = company.get(PLANNER, f"/plans/{made.json()['id']}").json()
    assert set(second["difference"]["moved"]) == {"S6", "S7", "S8"} & set(
        second["difference"]["moved"]
    )
    assert second["difference"]["moved"]
    between = company.get(PLANNER, f"{plan}/difference?to={made.json()['id']}").json()
    assert between == second["difference"]
    listed = company.get(PLANNER, "/plans?name=north").json()["items"]
    assert [line["version"] for line in listed] == [2, 1]
    spoiled = {"plan": {**changed["plan"], "routes": [{"rep": 7}]}}
    answer = company.post(PLANNER, f"/plans/{made.json()['id']}/versions", spoiled)
    assert answer.status_code == 422
    assert len(answer.json()["faults"]) > 1


def test_two_plans_stand_side_by_side_with_figures_and_moved_stores(company, plan):
    changed = {"plan": json.loads(plan_text(moved_plan()))}
    made = company.post(PLANNER, f"{plan}/versions", changed).json()
    found = company.get(SUPERVISOR, f"{plan}/comparison?to={made['id']}").json()
    assert [found[side]["entry"]["version"] for side in ("before", "after")] == [1, 2]
    for side, id_ in (("before", plan), ("after", f"/plans/{made['id']}")):
        days = company.get(PLANNER, id_).json()["days"]
        drive_s, stops = sum(day["drive_s"] for day in days), sum(len(d["stops"]) for d in days)
        assert (found[side]["drive_s"], found[side]["stops"]) == (drive_s, stops)
        assert found[side]["cost"]["total"] == sum(
            units for kind, units in found[side]["cost"].items() if kind != "total"
        )
    difference = company.get(PLANNER, f"{plan}/difference?to={made['id']}").json()
    moved = {each["store"]: [each["before"], each["after"]] for each in found["moved"]}
    assert moved == {
        store: [each["before"], each["after"]] for store, each in difference["moved"].items()
    }
    assert all(each["changed_day"] and each["name"] for each in found["moved"])
    refused = company.get(REP, f"{plan}/comparison?to={made['id']}")
    assert (refused.status_code, codes(refused)) == (403, ["RP910"])
    assert company.get(PLANNER, f"{plan}/comparison?to=99").status_code == 404


def test_a_rep_sees_the_own_part_and_others_nothing(company, plan):
    run(company, plan)
    part = company.get(REP, plan).json()
    assert set(part["plan"]["calendar"]) == {"R1"}
    assert {day["rep"] for day in part["days"]} == {"R1"}
    assert company.get(REP, f"{plan}/verdict").status_code == 403
    assert company.get(OTHER_REP, plan).status_code == 404
    assert company.get(OTHER_SUPERVISOR, "/plans").json()["items"] == []


def test_a_plan_comes_as_a_workbook(company, plan):
    answer = company.get(PLANNER, f"{plan}/workbook", headers={"Accept-Language": "zh"})
    book = load_workbook(io.BytesIO(answer.content))
    assert any("S9" in str(cell.value) for sheet in book for row in sheet for cell in row)
    assert answer.headers["content-disposition"].endswith("north%201.xlsx")
    assert company.get(REP, f"{plan}/workbook").status_code == 403


def visit(visit_id: str, **more):
    return {"id": visit_id, "rep": "R1", "store": "S1", "on": "2026-11-24", **more}


def test_a_visit_is_recorded_once_however_often_it_is_sent(company):
    given = visit("v1", outcomes=["order"], order_cents=1250)
    first, second = (company.post(REP, "/visits", given) for _ in range(2))
    assert (first.status_code, first.json()["status"]) == (201, "recorded")
    assert (second.status_code, second.json()["status"]) == (200, "repeated")
    other = company.post(REP, "/visits", {**given, "order_cents": 1})
    assert (other.status_code, codes(other)) == (422, ["RP960"])
    assert company.get(REP, "/visits/v1").json()["order_cents"] == 1250
    assert company.get(OTHER_REP, "/visits/v1").status_code == 404
    assert company.get(REP, "/visits/v9").status_code == 404


def test_each_visit_of_a_batch_stands_for_itself(company):
    batch = [visit("a"), visit("b", store="S99"), visit("c", rep="R3"), visit("a"), {"id": "d"}]
    receipts = company.post(REP, "/visits/batches", {"visits": batch}).json()["receipts"]
    found = [(each["id"], each["status"], [fault["code"] for fault in each["faults"]])
             for each in receipts]  # fmt: skip
    assert found[:4] == [
        ("a", "recorded", []), ("b", "refused", ["RP911"]), ("c", "refused", ["RP910"]),
        ("a", "repeated", []),
    ]  # fmt: skip
    assert found[4][1] == "refused"
    assert set(found[4][2]) == {"RP602"}
    listed = company.get(REP, "/visits?first=2026-11-24&last=2026-11-24").json()
    assert [each["id"] for each in listed["items"]] == ["a"]


def test_an_urgent_report_shows_up_until_it_is_seen(company):
    company.post(REP, "/visits", visit("u", forms=[MARKET]))
    (report,) = company.get(SUPERVISOR, "/urgent-reports").json()["items"]
    assert report["visit"]["id"] == "u"
    assert company.get(OTHER_SUPERVISOR, "/urgent-reports").json()["items"] == []
    assert company.get(REP, "/urgent-reports").status_code == 403
    assert company.post(OTHER_SUPERVISOR, "/urgent-reports/u/seen").status_code == 403
    assert company.post(SUPERVISOR, "/urgent-reports/u/seen").status_code == 204
    assert company.get(SUPERVISOR, "/urgent-reports").json()["items"] == []
    (seen,) = company.get(SUPERVISOR, "/urgent-reports?with_seen=true").json()["items"]
    assert seen["seen_by"] == ["sam"]


@pytest.fixture
def reviewed(company, plan, clock):
    """The first day of a running plan is over, and its first store was visited."""
    run(company, plan)
    clock.forward(days=7)
    (day,) = company.get(REP, f"/day-lists?rep=R1&on={MONDAY}").json()["days"]
    store = day["stops"][0]["store"]
    made = visit("m", store=store, on=MONDAY, planned_on=MONDAY, outcomes=["order"],
                 order_cents=5_000, arrived_s=33_000, left_s=34_000)  # fmt: skip
    assert company.post(REP, "/visits", made).status_code == 201
    return company


def test_a_review_counts_and_drills_down_to_the_visits(reviewed):
    period = f"first={MONDAY}&last={MONDAY}"
    found = reviewed.get(SUPERVISOR, f"/review?{period}&by=rep&figures=visits_done").json()
    assert found["as_of"] == MONDAY
    values = {tuple(each["labels"]): each["values"]["visits_done"] for each in found["groups"]}
    assert values["R1",]["counted"] == 1
    assert found["figures"][0]["key"] == "visits_done"
    assert found["figures"][0]["definition"]
    behind = reviewed.get(SUPERVISOR, f"/review/visits_done?{period}&by=rep&group=R1").json()
    (row,) = behind["sections"][0]["rows"]
    assert row["visits"]["visits"] == ["m"]
    whole = reviewed.get(SUPERVISOR, f"/review?{period}").json()
    listed = {each["key"] for each in reviewed.get(REP, "/figures").json()}
    assert {each["key"] for each in whole["figures"]} == listed
    assert reviewed.get(OTHER_REP, f"/review?{period}&rep=R1").status_code == 422
    one = reviewed.get(SUPERVISOR, f"/review?{period}&by=rep&rep=R1").json()
    assert [each["labels"] for each in one["groups"]] == [["R1"]]
    assert ["R2"] in [each["labels"] for each in found["groups"]]
    mine = reviewed.get(OTHER_REP, f"/review?{period}&by=rep").json()
    assert ["R1"] not in [each["labels"] for each in mine["groups"]]


@pytest.mark.parametrize("path", [f"daily?rep=R1&on={MONDAY}", f"weekly?team=north&on={MONDAY}"])
def test_reports_come_as_json_text_and_workbook(reviewed, path):
    page = reviewed.get(SUPERVISOR, f"/reports/{path}").json()
    assert page["kind"] in path
    chinese = reviewed.get(SUPERVISOR, f"/reports/{path}", headers={"Accept-Language": "zh"})
    assert chinese.json()["language"] == "zh"
    text = reviewed.get(SUPERVISOR, f"/reports/{path}&format=text")
    assert text.text.startswith(page["title"])
    assert text.headers["content-type"] == "text/plain; charset=utf-8"
    book = reviewed.get(SUPERVISOR, f"/reports/{path}&format=xlsx")
    sheets = load_workbook(io.BytesIO(book.content)).sheetnames
    assert len(sheets) == len(page["sections"])
    assert reviewed.get(KEEPER, f"/reports/{path}").status_code == 200
