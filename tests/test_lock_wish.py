"""Locks by name: from an earlier plan, on the command line, and back out of a plan's settings."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sample import sample_plan

from routeplan.cli import main
from routeplan.errors import InputError
from routeplan.formats.lock_wish import LockWish, locks_of
from routeplan.formats.plan_json import problem_of_plan, read_plan
from routeplan.problem import Locks


def of(**wish: object) -> Locks:
    return locks_of(LockWish.model_validate(wish), sample_plan(), None, "locks")


def test_a_store_keeps_its_rep_and_days():
    found = of(stores=["S6", "S1"])
    assert found.visits["S6"] == (("R1", 5),)
    assert [day for _, day in found.visits["S1"]] == [0, 2, 4, 7, 9, 11]


def test_a_day_may_be_a_date_and_holds_the_days_that_run_its_route():
    # Monday 23 November 2026 is day 0; two weeks and two days later is day 2 again.
    by_date = of(days=[("R1", date(2026, 12, 9))])
    assert by_date == of(days=[("R1", 2)]) == of(routes=[("R1", "T1")])
    assert {each.day for each in by_date.lists} == {0, 2, 4, 7, 9, 11}
    assert {each.stores for each in by_date.lists} == {("S1", "S2", "S3")}
    assert of(days=[("R1", 5)], routes=[("R1", "T3")]).lists[0].stores == ("S8", "S6")


def test_what_the_plan_does_not_have_is_told_at_once():
    with pytest.raises(InputError) as caught:
        of(
            stores=["S12", "S99"], routes=[("R1", "T9")],
            days=[("R1", 6), ("R9", 0), ("R1", date(2026, 11, 22))],
        )  # fmt: skip
    assert [fault.code for fault in caught.value.faults] == [
        "RP462", "RP462", "RP462", "RP462", "RP467", "RP462",
    ]  # fmt: skip
    with pytest.raises(InputError, match="RP466"):
        locks_of(LockWish(stores=("S1",)), None, None, "locks")


def test_the_command_line_plans_around_what_is_locked(tmp_path, capsys):
    given = ["plan", "scenarios/handbook", "--free", "--quiet", "--first-monday", "2026-11-23"]
    first, second = tmp_path / "a", tmp_path / "b"
    assert main([*given, "--iterations", "1", "--out", str(first)]) == 0
    before = read_plan(first / "plan.json")
    store = before.route("R1", "T5").stores[0]
    around = ["--earlier", str(first / "plan.json"), "--lock", f"store={store}",
              "--lock", "day=R1:2026-11-24", "--lock", "route=R1:T9"]  # fmt: skip
    more = ["--iterations", "300", "--weight", "driving_min=50", "--weight", "change_min=0"]
    assert main([*given, *around, *more, "--seed", "3", "--out", str(second)]) == 0
    after = read_plan(second / "plan.json")
    assert after.route("R1", "T2") == before.route("R1", "T2")
    assert after.route("R1", "T9") == before.route("R1", "T9")
    assert after.visit_days()[store] == before.visit_days()[store]
    assert after.routes != before.routes
    # The plan alone is enough to judge its locks by.
    problem = problem_of_plan(second / "plan.json", after)
    assert {each.day for each in problem.locks.lists} == {1, 9}
    content = json.loads((second / "plan.json").read_text())
    for route in content["routes"]:
        if route["label"] == "T2":
            route["stores"].reverse()
    (second / "plan.json").write_text(json.dumps(content))
    capsys.readouterr()
    assert main(["check", str(second / "plan.json")]) == 1
    assert "PV18" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["foo", "store=", "day=R1", "route=:T1", "rep=R1:3"])
def test_a_lock_that_means_nothing_is_a_fault(text, capsys):
    assert main(["plan", "scenarios/handbook", "--lock", text]) == 2
    assert "RP554" in capsys.readouterr().err
