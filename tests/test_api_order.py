"""The rest of a day over HTTP: the plan's ways and stays, and what can no longer be kept."""

from __future__ import annotations

import pytest
from api_world import codes, served
from archive_world import KEEPER, OTHER_REP, PLANNER, REP, SUPERVISOR, store
from test_api_day_lists import LEAVE, PLAN, PROBLEM, START, days_of, run, take_leave

from routeplan.archive.plans import keep_plan
from routeplan.archive.steps import approve_cards, draft_card
from routeplan.reorder import Here, Stay, rest_of_day

HOUR_S = 3600
MONDAY = str(START)


@pytest.fixture
def company(archive):
    with served(archive) as found:
        run(found, keep_plan(archive, PLANNER, "north", PROBLEM, PLAN).id)
        yield found


def order(company, who=REP, **asked):
    given = {"rep": "R1", "on": MONDAY, "now_s": 10 * HOUR_S, **asked}
    return company.post(who, "/day-lists/order", given)


def test_the_answer_is_the_librarys(company):
    answer = order(company, stores=["S3", "S2"], at_store="S1")
    assert answer.status_code == 200, answer.text
    shown = answer.json()
    there = PROBLEM.stores[PROBLEM.store_numbers["S1"]]
    # Opening hours are the card's, which knows none; stays and ways are the plan's.
    stays = [
        Stay(store(each), PROBLEM.store_rules[PROBLEM.store_numbers[each]].in_store_s)
        for each in ("S3", "S2")
    ]
    here = Here(there.lat, there.lon, 10 * HOUR_S, store="S1")
    found = rest_of_day(PROBLEM, "R1", START, here, stays)
    times = [(stop["store"], stop["arrive_s"], stop["leave_s"]) for stop in shown["stops"]]
    assert times == [
        (stop.store.id, stop.time.arrive_s, stop.time.leave_s) for stop in found.day.stops
    ]
    assert (shown["violations"], shown["left_out"]) == ([], [])
    assert shown["clock"]["start_s"] == 10 * HOUR_S
    assert order(company, SUPERVISOR, stores=["S3", "S2", "S3"], at_store="S1").json() == shown


def test_a_visit_that_moved_here_and_one_off_plan_are_ordered_too(company):
    take_leave(company)
    (off,) = days_of(company, on=LEAVE)
    moved = next(each for each in off["changes"] if each["outcome"] == "moved")
    (day,) = days_of(company, on=START.fromisoformat(moved["to"]))
    stores = [stop["store"] for stop in day["stops"]]
    shown = order(company, on=moved["to"], stores=stores, now_s=9 * HOUR_S).json()
    assert sorted(stop["store"] for stop in shown["stops"]) == sorted(stores)
    # S4 and S5 are of other reps in the archive, but the plan gives them to R1.
    assert order(company, stores=["S4", "S5"], at={"lat": -34.9, "lon": -56.2}).status_code == 200
    draft_card(company.archive, KEEPER, store("S7", id="N1", rep="R1", store_class="B",
                                              lat=30.2515, lon=120.17), "HZ")  # fmt: skip
    approve_cards(company.archive, KEEPER, ["N1"])
    shown = order(company, stores=["N1", "S2"], at_store="S1").json()
    times = {stop["store"]: stop["leave_s"] - stop["start_s"] for stop in shown["stops"]}
    assert times == {"N1": 15 * 60, "S2": 2_250}
    assert (shown["estimated"], "straight line" in shown["travel"]) == (True, True)


def test_what_can_no_longer_be_kept_says_why(company):
    shown = order(company, stores=["S1", "S2", "S3"], now_s=17 * HOUR_S).json()
    left = {each["store"]: (each["why"], each["code"]) for each in shown["left_out"]}
    assert {"S1", "S3"} <= set(left)
    assert left["S1"] == ("no_time", "RP452")
    chinese = company.post(REP, "/day-lists/order", {"rep": "R1", "stores": ["S2"], "on": MONDAY,
                           "now_s": 86_399}, headers={"Accept-Language": "zh"}).json()  # fmt: skip
    (closed,) = chinese["left_out"]
    # S2's card in the archive says nothing of opening hours, and the day is over.
    assert closed["why"] == "no_time"
    assert "工作时间" in closed["cause"]
    assert chinese["stops"] == []


def test_an_order_that_is_given_stays_and_has_its_clock_times(company):
    for stores in (["S3", "S2", "S1"], ["S1", "S2", "S3"]):
        shown = order(company, stores=stores, keeps_order=True).json()
        assert [stop["store"] for stop in shown["stops"]] == stores
        first = PROBLEM.travel_of(0).seconds[PROBLEM.start_place(0)]
        assert shown["stops"][0]["drive_s"] == first[PROBLEM.store_numbers[stores[0]]]
        assert shown["left_out"] == []
    one = order(company, stores=["S2", "S3"], at_store="S1", keeps_order=True).json()
    best = order(company, stores=["S2", "S3"], at_store="S1").json()
    if [stop["store"] for stop in best["stops"]] == ["S2", "S3"]:
        assert one == best
    # Nothing is left out of it, however late it gets, and what it breaks is named.
    late = order(company, stores=["S1", "S2", "S3"], now_s=17 * HOUR_S, keeps_order=True).json()
    assert [stop["store"] for stop in late["stops"]] == ["S1", "S2", "S3"]
    assert late["left_out"] == []
    assert late["violations"]


def test_now_is_by_the_clock_of_the_archive(company, clock):
    clock.now = clock.now.replace(day=30, hour=11, minute=7, second=5)
    answer = company.post(REP, "/day-lists/order",
                          {"rep": "R1", "stores": ["S2"], "at_store": "S1"}).json()  # fmt: skip
    assert (answer["on"], answer["clock"]["start_s"]) == (MONDAY, 11 * HOUR_S + 7 * 60 + 5)


def test_a_rep_without_a_plan_is_helped_by_straight_lines(company):
    answer = order(company, OTHER_REP, rep="R3", stores=["S5"])
    assert [stop["store"] for stop in answer.json()["stops"]] == ["S5"]
    assert answer.json()["stops"][0]["leave_s"] - answer.json()["stops"][0]["start_s"] == 15 * 60


def test_what_cannot_be_asked(company):
    assert order(company, stores=[]).status_code == 422
    lost = order(company, stores=["S9", "S99", "S2"])
    assert (lost.status_code, codes(lost)) == (404, ["RP911", "RP911"])
    assert order(company, OTHER_REP, stores=["S1"]).status_code == 404
    assert order(company, stores=["S1"], at_store="S9").status_code == 404
    assert order(company, stores=["S1"], now_s=86_400).status_code == 422
