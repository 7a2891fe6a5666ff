"""Stores that need attention: each figure's own, with since when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from api_world import served
from archive_world import OTHER_SUPERVISOR, PLANNER, REP, SUPERVISOR
from hypothesis import given, settings
from review_cases import LAST, MONDAY, VERSIONS, records
from test_api_day_lists import PLAN, PROBLEM, START, run, visit

from routeplan.archive.plans import keep_plan
from routeplan.review import Review, VisitTable, gather, store_problems

FIRST = MONDAY
SUNDAY = START + timedelta(days=6)


@given(visits=records)
@settings(max_examples=60)
def test_each_reason_names_the_stores_of_its_figure(visits):
    facts = gather(VERSIONS, VisitTable.of(visits), LAST)
    review = Review(facts, FIRST, LAST)
    found = store_problems(review)
    assert len({(each.reason, each.store) for each in found}) == len(found)
    for reason in ("neglected", "at_risk", "over_visited"):
        named = {each.store for each in found if each.reason == reason}
        assert len(named) == review.value(reason).counted
    missed = [each for each in found if each.reason == "missed_often"]
    assert all(each.times >= 2 for each in missed)
    behind = review.behind("missed")
    for each in missed:
        days = [row.on for row in behind if row.store == each.store]
        assert (each.times, each.since) == (len(days), min(days))
    by_id = {visit.id: visit for visit in visits}
    for each in found:
        if each.reason == "over_visited":
            assert each.since == min(by_id[name].on for name in each.visits)
        if each.reason == "neglected":
            made = [v.on for v in visits if v.store == each.store and v.was_made]
            assert each.since == max(made, default=each.since)
            assert each.since is not None


@pytest.fixture
def company(archive, clock):
    with served(archive) as found:
        run(found, keep_plan(archive, PLANNER, "north", PROBLEM, PLAN).id)
        clock.forward(days=35)
        found.give_tokens()
        for sent in (
            visit("a", START, outcomes=["order"], order_cents=100, arrived_s=33_000),
            visit("b", START + timedelta(days=4), arrived_s=34_000),
            # The first is early for Monday; the second no stop has asked for.
            visit("early", START + timedelta(days=5), arrived_s=34_000),
            visit("off", SUNDAY, arrived_s=34_000),
            visit("x", START + timedelta(days=5), store="S2", arrived_s=36_000),
        ):
            assert found.post(REP, "/visits", sent).status_code == 201
        yield found


def problems(company, query: str = "", who=SUPERVISOR):
    answer = company.get(who, f"/problems{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def test_a_supervisor_sees_what_needs_attention_and_since_when(company):
    found = problems(company, "?rep=R1&limit=500")
    mine = {each["reason"]: each for each in found if each["store"] == "S1"}
    assert set(mine) == {"neglected", "at_risk", "missed_often", "over_visited"}
    assert mine["neglected"]["since"] == str(SUNDAY)
    assert mine["neglected"]["visits"] == ["off"]
    assert (mine["at_risk"]["since"], mine["at_risk"]["visits"]) == (str(START), ["a"])
    assert (mine["over_visited"]["since"], mine["over_visited"]["visits"]) == (
        str(SUNDAY), ["off"],
    )  # fmt: skip
    assert (mine["neglected"]["name"], mine["neglected"]["rep"]) == ("Corner Shop", "R1")
    assert mine["missed_often"]["times"] > 2
    never = next(each for each in found if (each["store"], each["reason"]) == ("S3", "neglected"))
    assert (never["since"], never["visits"]) == (str(START), [])
    reasons = [each["reason"] for each in found]
    assert reasons == sorted(reasons, key=list(dict.fromkeys(reasons)).index)


def test_reasons_and_days_can_be_asked_for(company):
    only = problems(company, "?reason=at_risk")
    assert {(each["store"], each["reason"]) for each in only} == {("S1", "at_risk")}
    first = problems(company, f"?reason=missed_often&first={START}&last={START}")
    assert first == []
    assert company.get(SUPERVISOR, "/problems?reason=odd").status_code == 422
    assert problems(company, who=OTHER_SUPERVISOR) == []
    pages, after = [], ""
    while True:
        page = company.get(SUPERVISOR, f"/problems?limit=3&after={after}").json()
        pages += page["items"]
        if (after := page["next"] or "") == "":
            break
    assert pages == problems(company, "?limit=500")


def test_cards_fall_due(company, clock):
    clock.now = clock.now.replace(year=2027, month=4, day=2)
    company.give_tokens()
    found = problems(company, "?reason=cards_due&limit=500")
    assert {each["since"] for each in found} == {"2027-03-31"}
    assert "S1" in {each["store"] for each in found}
    assert date(2027, 3, 31) < clock.now.date()


def test_the_share_done_comes_by_rep_and_week_in_one_call(company):
    last = START + timedelta(days=27)
    path = f"/review?first={START}&last={last}&by=rep&by=week&figures=done_share"
    groups = company.get(SUPERVISOR, path).json()["groups"]
    values = {tuple(each["labels"]): each["values"]["done_share"] for each in groups}
    weeks = [f"2026-W{week}" for week in (49, 50, 51, 52)]
    assert {(rep, week) for rep in ("R1", "R2") for week in weeks} == set(values)
    assert values["R1", "2026-W49"]["counted"] == 3
    assert values["R2", "2026-W50"]["amount"] == 0
    team = company.get(SUPERVISOR, path.replace("by=rep", "by=team")).json()["groups"]
    assert [each["labels"] for each in team] == [["north", week] for week in weeks]
