"""Day lists over HTTP: what the library says for the date, with all that is needed on the spot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from api_world import served
from archive_world import KEEPER, OTHER_REP, PLANNER, REP, SUPERVISOR
from sample import REPS, sample_plan, sample_problem

from routeplan.agenda import with_exceptions
from routeplan.archive.plans import keep_plan
from routeplan.check import check
from routeplan.datums.links import links
from routeplan.daylist import day_list
from routeplan.workdays import DateException

START = date(2026, 11, 30)
TUESDAY, LEAVE = date(2026, 12, 1), date(2026, 12, 8)
LEAVE_WEEK = date(2026, 12, 7)
CHRISTMAS = date(2026, 12, 25)
PROBLEM = sample_problem(reps=tuple(rep.model_copy(update={"country": "UY"}) for rep in REPS))
PLAN = sample_plan()


@pytest.fixture
def company(archive):
    with served(archive) as found:
        run(found, keep_plan(archive, PLANNER, "north", PROBLEM, PLAN).id)
        yield found


def run(company, plan_id: int, on: date = START) -> None:
    path = f"/plans/{plan_id}"
    assert company.post(PLANNER, f"{path}/submission", {}).status_code == 200
    assert company.post(SUPERVISOR, f"{path}/approval", {"remark": "good"}).status_code == 200
    assert company.post(PLANNER, f"{path}/start", {"on": str(on)}).status_code == 200


def take_leave(company) -> None:
    off = {"rep": "R1", "first": str(LEAVE), "last": str(LEAVE), "note": "training"}
    assert company.post(PLANNER, "/absences", off).status_code == 201


def days_of(company, rep: str = "R1", on: date = START, days: int = 1, who=REP):
    answer = company.get(who, f"/day-lists?rep={rep}&on={on}&days={days}")
    assert answer.status_code == 200, answer.text
    return answer.json()["days"]


def told(stops, changes, label, kind):
    return (
        label,
        kind,
        [(stop.store.id, stop.time.arrive_s, stop.time.start_s, stop.time.leave_s, stop.wait_s,
          stop.time.drive_s, stop.time.drive_m) for stop in stops],
        [(each.store, str(each.lost), each.outcome, None if each.to is None else str(each.to))
         for each in changes],
    )  # fmt: skip


def said(day):
    names = ("store", "arrive_s", "start_s", "leave_s", "wait_s", "drive_s", "drive_m")
    return (
        day["label"],
        day["kind"],
        [tuple(stop[name] for name in names) for stop in day["stops"]],
        [tuple(each[name] for name in ("store", "lost", "outcome", "to"))
         for each in day["changes"]],
    )  # fmt: skip


@pytest.mark.parametrize("rep", ["R1", "R2"])
def test_every_date_is_what_the_library_says(company, rep):
    take_leave(company)
    off = DateException(first=LEAVE, last=LEAVE, rep="R1", note="training")
    problem = with_exceptions(PROBLEM, [off])
    assert check(problem, PLAN) == []
    found = days_of(company, rep, days=28, who=SUPERVISOR)
    assert [day["on"] for day in found] == [str(START + timedelta(days=n)) for n in range(28)]
    for day in found:
        listed = day_list(problem, PLAN, rep, date.fromisoformat(day["on"]), START)
        assert said(day) == told(listed.stops, listed.changes, listed.label, listed.status.kind)
    kinds = {day["on"]: (day["kind"], day["name"]) for day in found}
    assert kinds[str(CHRISTMAS)][0] == "holiday"
    assert rep == "R2" or kinds[str(LEAVE)] == ("leave", "training")
    # One date asked for by itself is the same.
    assert days_of(company, rep, LEAVE, who=SUPERVISOR) == [found[8]]


def test_leave_that_is_added_or_taken_back_shows_at_once(company):
    (before,) = days_of(company, on=LEAVE)
    take_leave(company)
    (off,) = days_of(company, on=LEAVE)
    assert before["stops"] != []
    assert (off["label"], off["stops"], off["clock"]) == (None, [], None)
    moved = [each for each in off["changes"] if each["outcome"] == "moved"]
    assert moved
    (there,) = days_of(company, on=date.fromisoformat(moved[0]["to"]))
    stops = {stop["store"]: stop["moved_from"] for stop in there["stops"]}
    assert stops[moved[0]["store"]] == str(LEAVE)
    kept = company.get(PLANNER, "/absences").json()["items"]
    path = f"/absences/{kept[0]['id']}/withdrawal"
    assert company.post(PLANNER, path, {"why": "comes after all"}).status_code == 204
    assert days_of(company, on=LEAVE) == [before]


def visit(visit_id: str, on: date, **more):
    return {"id": visit_id, "rep": "R1", "store": "S1", "on": str(on), **more}


def test_a_stop_says_what_its_visit_is_for_as_the_plan_and_then_as_the_card(company):
    rule = PROBLEM.rules.classes["A"].model_copy(update={"purposes": ("order", "check")})
    rules = PROBLEM.rules.model_copy(update={"classes": {**PROBLEM.rules.classes, "A": rule}})
    asked = replace(PROBLEM, rules=rules)
    run(company, keep_plan(company.archive, PLANNER, "aims", asked, PLAN).id, LEAVE_WEEK)
    (before,) = days_of(company, on=LEAVE_WEEK)
    assert [stop["store"] for stop in before["stops"]] == ["S1", "S2", "S3"]
    assert [stop["purposes"] for stop in before["stops"]] == [["order", "check"]] * 3
    change = {"changes": {"store": {"purposes": ["survey"]}}, "why": "asked"}
    tag = {"If-Match": '"2"'}
    assert company.ask(REP, "PATCH", "/cards/S1", json=change, headers=tag).status_code == 200
    (after,) = days_of(company, on=LEAVE_WEEK)
    assert [stop["purposes"] for stop in after["stops"]] == [["survey"], *[["order", "check"]] * 2]
    nap = {"changes": {"store": {"purposes": ["nap"]}}, "why": "asked"}
    answer = company.ask(REP, "PATCH", "/cards/S1", json=nap, headers={"If-Match": '"3"'})
    assert (answer.status_code, answer.json()["faults"][0]["code"]) == (422, "RP915")


def test_a_stop_says_all_that_is_needed_on_the_spot(company):
    person = {"name": "Li Wei", "phone": "139", "decides": True}
    other = {"name": "Ann"}
    details = {"phone": "0571 1", "people": [other, person]}
    change = {"changes": {"details": details}, "why": "asked"}
    tag = {"If-Match": '"2"'}
    assert company.ask(REP, "PATCH", "/cards/S1", json=change, headers=tag).status_code == 200
    week = START + timedelta(days=2)
    for sent in (
        visit("v1", date(2026, 11, 23), arrived_s=36_000, outcomes=["order"], next_aim="new shelf"),
        visit("v2", date(2026, 11, 24), not_visited="closed"),
    ):
        assert company.post(REP, "/visits", sent).status_code == 201
    (day,) = days_of(company, on=START)
    stop = day["stops"][0]
    assert (stop["store"], stop["name"], stop["store_class"]) == ("S1", "Store 1", "A")
    assert (stop["phone"], stop["contact"]["name"], stop["open_hours"]) == (
        "0571 1",
        "Li Wei",
        None,
    )
    assert stop["links"] == links(stop["lat"], stop["lon"], stop["name"])
    assert (stop["aim"], stop["last_visit"]["id"], stop["visit"]) == ("new shelf", "v2", None)
    assert day["plan"]["name"] == "north"
    assert day["clock"]["start_s"] == 9 * 3600
    (later,) = days_of(company, on=week)
    assert later["stops"][0]["last_visit"]["id"] == "v2"


def test_what_was_recorded_so_far_stands_at_its_stop_or_beside_the_list(company, clock):
    clock.forward(days=8)
    on = START + timedelta(days=2)
    for sent in (
        visit(
            "late", on - timedelta(days=1), store="S3", not_visited="no_time", planned_on=str(on)
        ),
        visit("closed", on, not_visited="closed"),
        visit("made", on, arrived_s=40_000, left_s=41_000, next_aim="pay"),
        visit("other", on, store="S2", planned_on=str(START), arrived_s=30_000),
        visit("extra", on, store="S4", arrived_s=39_000),
    ):
        assert company.post(REP, "/visits", sent).status_code == 201
    (day,) = days_of(company, on=on)
    found = {stop["store"]: stop["visit"] and stop["visit"]["id"] for stop in day["stops"]}
    assert found == {"S1": "made", "S2": None, "S3": "late"}
    assert [each["id"] for each in day["unplanned"]] == ["other", "extra"]
    assert day["stops"][0]["aim"] == ""
    (after,) = days_of(company, on=on + timedelta(days=2))
    assert (after["stops"][0]["store"], after["stops"][0]["aim"]) == ("S1", "pay")


def test_cards_come_along_and_others_lists_do_not(company):
    path = f"/day-lists?rep=R1&on={START}&days=2"
    assert company.get(REP, path).json()["cards"] == {}
    whole = company.get(REP, f"{path}&cards=true").json()
    stores = {stop["store"] for day in whole["days"] for stop in day["stops"]}
    # S3 to S5 belong to others in the archive, who gave them to R1 in the plan.
    assert set(whole["cards"]) == stores & {"S1", "S2"}
    assert {stop["phone"] for day in whole["days"] for stop in day["stops"]} == {""}
    assert company.get(OTHER_REP, path).status_code == 404
    assert company.get(KEEPER, "/day-lists?rep=R9&on=2026-11-30").status_code == 404
    assert company.get(REP, f"/day-lists?rep=R1&on={START}&days=32").status_code == 422
    (early,) = days_of(company, on=START - timedelta(days=1))
    assert (early["plan"], early["label"], early["stops"]) == (None, None, [])


def test_a_new_version_rules_from_its_start_on_and_the_past_stays(company):
    stores = [route.stores for route in PLAN.routes]
    swapped = PLAN.model_copy(
        update={
            "routes": tuple(
                route.model_copy(update={"stores": route.stores[::-1]}) for route in PLAN.routes
            )
        }
    )
    before = days_of(company, days=14)
    newer = keep_plan(company.archive, PLANNER, "north", PROBLEM, swapped, 1)
    path = f"/plans/{newer.id}"
    company.post(PLANNER, f"{path}/submission", {"with_violations": True})
    company.post(SUPERVISOR, f"{path}/approval", {"remark": "good"})
    start = START + timedelta(days=14)
    assert company.post(PLANNER, f"{path}/start", {"on": str(start)}).status_code == 200
    found = days_of(company, days=15)
    assert [day["stops"] for day in found[:14]] == [day["stops"] for day in before]
    assert [stop["store"] for stop in found[14]["stops"]] == list(stores[0][::-1])
    assert found[14]["plan"]["version"] == 2


def test_a_pack_holds_all_that_a_phone_needs_and_is_sent_once(company, clock):
    clock.now = clock.now.replace(day=30)
    first = company.get(REP, "/pack")
    assert first.status_code == 200, first.text
    pack = first.json()
    assert pack["days"] == days_of(company, days=2)
    assert set(pack["cards"]) == {"S1", "S2"}
    assert (pack["member"]["rep"]["id"], pack["member"]["team"]) == ("R1", "north")
    assert {form["id"] for form in pack["forms"]} >= {"in_store_check", "market_change"}
    assert [each["key"] for each in pack["reasons"]][:2] == ["closed", "refused"]
    assert pack["absences"] == []
    tag = {"If-None-Match": first.headers["etag"]}
    again = company.get(REP, "/pack?rep=R1", headers=tag)
    assert (again.status_code, again.content) == (304, b"")
    assert company.get(REP, "/pack", headers={**tag, "Accept-Language": "zh"}).json()["reasons"][
        0] == {"key": "closed", "word": "关门"}  # fmt: skip
    take_leave(company)
    assert company.get(REP, "/pack", headers=tag).json()["absences"][0]["absence"]["rep"] == "R1"
    tag = {"If-None-Match": company.get(REP, "/pack").headers["etag"]}
    assert company.post(REP, "/visits", visit("v", START, arrived_s=36_000)).status_code == 201
    (today, _) = company.get(REP, "/pack", headers=tag).json()["days"]
    assert today["stops"][0]["visit"]["id"] == "v"
    assert company.get(KEEPER, "/pack").status_code == 422
    assert company.get(OTHER_REP, "/pack?rep=R1").status_code == 404
