"""What is locked of an earlier plan stays: checked, planned around, and told where it cannot."""

from __future__ import annotations

import dataclasses
import random

import pytest
from builders import plan as planned
from builders import problem as built
from builders import rep, rules, store
from hypothesis import given, settings
from hypothesis import strategies as st
from problems import problems

import routeplan as rp
from routeplan.check import check
from routeplan.cycle import ChosenCalendar, GivenCalendar
from routeplan.errors import InputError
from routeplan.plan import Plan
from routeplan.problem import LockedDay, Locks, Problem

ENGINES = ("nearest", "savings", "christofides", "ortools")


def random_locks(plan: Plan, rng: random.Random) -> Locks:
    """Some stores, and some days of some routes, as a plan has them."""
    left_out = {entry.store for entry in plan.left_out}
    visits = {
        each: days
        for each, days in plan.visit_days().items()
        if each not in left_out and rng.random() < 0.4
    }
    lists = [
        LockedDay(rep=route.rep, day=day, stores=route.stores)
        for route in plan.routes
        for day in plan.days_of(route.rep, route.label)
        if rng.random() < 0.3
    ]
    return Locks(visits=visits, lists=tuple(lists))


def locked(problem: Problem, locks: Locks, **changes: object) -> Problem:
    parts = {each.name: getattr(problem, each.name) for each in dataclasses.fields(problem)}
    return Problem.of(**{**parts, "locks": locks, **changes})


def kept(problem: Problem, plan: Plan) -> bool:
    """Counted here by names alone: every locked visit and every locked list is in the plan."""
    visits = plan.visit_days()
    for each, days in problem.locks.visits.items():
        if set(visits.get(each, ())) != set(days):
            return False
    for each in problem.locks.lists:
        label = plan.calendar[each.rep][each.day]
        if plan.route(each.rep, label).stores != each.stores:
            return False
    return True


@settings(max_examples=30)
@given(problem=problems(max_stores=6), seed=st.integers(0, 2**32 - 1))
def test_whatever_is_locked_stays_and_no_rule_is_broken(problem, seed):
    rng = random.Random(seed)
    plan = rp.solve(problem, until=rp.Iterations(60), seed=0).plan
    # Other weights, so that the best plan would be another one.
    weights = problem.weights.model_copy(update={"driving_min": 20.0, "balance_min": 0.0})
    around = locked(problem, random_locks(plan, rng), weights=weights)
    found = rp.solve(around, until=rp.Iterations(80), seed=1, start=plan)
    assert check(around, found.plan) == []
    assert kept(around, found.plan)


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=5)
@given(problem=problems(max_stores=5), seed=st.integers(0, 2**32 - 1))
def test_every_engine_keeps_what_is_locked(engine, problem, seed):
    plan = rp.solve(problem, until=rp.Iterations(60), seed=0).plan
    around = locked(problem, random_locks(plan, random.Random(seed)))
    found = rp.solve(around, until=rp.Iterations(5), seed=1, engine=engine)
    # An engine without a search may find no room for a locked visit; then it is said.
    codes = {violation.code for violation in check(around, found.plan)}
    assert codes <= {"PV17"}
    assert kept(around, found.plan) or codes


def small(**parts: object) -> Problem:
    return built([store("S1"), store("S2"), store("S3")], **parts)


GOOD = {("R1", "T1"): ("S1", "S2"), ("R1", "T4"): ("S3",)}
LOCKS = Locks(visits={"S3": (("R1", 3),)}, lists=(LockedDay(rep="R1", day=0, stores=("S1", "S2")),))


@pytest.mark.parametrize(
    ("routes", "broken"),
    [
        (GOOD, []),
        ({("R1", "T1"): ("S2", "S1"), ("R1", "T4"): ("S3",)}, [("PV18", "R1 T1, week 1 Mon")]),
        ({("R1", "T1"): ("S1",), ("R1", "T4"): ("S2", "S3")}, [("PV18", "R1 T1, week 1 Mon")]),
        ({("R1", "T1"): ("S1", "S2"), ("R1", "T5"): ("S3",)}, [("PV17", "store S3")]),
        (
            {("R1", "T1"): ("S1", "S2", "S3")},
            [("PV17", "store S3"), ("PV18", "R1 T1, week 1 Mon")],
        ),
    ],
)
def test_a_broken_lock_is_named(routes, broken):
    problem = small(locks=LOCKS)
    found = check(problem, planned(problem, routes))
    assert [(each.code, each.where) for each in found] == broken
    for each in found:
        assert dict(each.values)["found"] != dict(each.values)["wanted"]
    assert check(small(), planned(small(), routes)) == []


def test_a_visit_by_another_rep_breaks_a_lock():
    problem = small(reps=(rep("R1"), rep("R2")), locks=LOCKS)
    routes = {("R1", "T1"): ("S1", "S2"), ("R2", "T4"): ("S3",)}
    assert [each.code for each in check(problem, planned(problem, routes))] == ["PV17"]


def day(number: int, *stores: str, who: str = "R1") -> LockedDay:
    return LockedDay(rep=who, day=number, stores=stores)


@pytest.mark.parametrize(
    ("locks", "codes"),
    [
        ({"visits": {"S9": (("R1", 0),), "S1": (("R9", 0),)}}, ["RP461", "RP461"]),
        # Day 6 is a Sunday, and there is no second week.
        ({"lists": (day(6), day(9), day(0, "S8"))}, ["RP461", "RP461", "RP461"]),
        ({"lists": (day(0, "S1"), day(0, "S2"))}, ["RP463"]),
        ({"lists": (day(0, "S1", "S1"),)}, ["RP463"]),
        # One visit a week cannot be on two days, nor off the day that it is locked to.
        ({"lists": (day(0, "S1"), day(1, "S1"))}, ["RP464"]),
        ({"visits": {"S1": (("R1", 2),)}, "lists": (day(2, "S2"),)}, []),
        ({"visits": {"S1": (("R1", 0), ("R1", 3)), "S2": ()}}, ["RP464", "RP464"]),
    ],
)
def test_locks_that_cannot_be_are_told_all_at_once(locks, codes):
    if not codes:
        assert small(locks=Locks(**locks)).locks
        return
    with pytest.raises(InputError) as caught:
        small(locks=Locks(**locks))
    assert [fault.code for fault in caught.value.faults] == codes
    assert all(fault.text("zh") != fault.text("en") for fault in caught.value.faults)


def test_a_store_of_one_rep_cannot_be_locked_to_another():
    with pytest.raises(InputError, match="RP464"):
        built(
            [store("S1", rep="R2")], reps=(rep("R1"), rep("R2")),
            locks=Locks(visits={"S1": (("R1", 0),)}),
        )  # fmt: skip


def test_days_of_one_label_are_locked_together():
    labels = GivenCalendar(labels=("T1", "T2", "T1", "T2", "T1", None, None))
    with pytest.raises(InputError, match="RP463"):
        built(
            [store("S1"), store("S2")], calendar=labels, rules=rules(A={"visits": 3}),
            locks=Locks(lists=(day(0, "S1"), day(2, "S2"))),
        )  # fmt: skip


def test_a_store_that_is_left_out_may_stay_out_of_a_locked_day():
    problem = built([store("S1"), store("S2", visits="daily")], locks=Locks(lists=(day(0, "S1"),)))
    plan = rp.solve(problem, until=rp.Iterations(50), seed=0).plan
    assert check(problem, plan) == []
    assert [(entry.store, entry.visits) for entry in plan.left_out] == [("S2", 1)]


def test_a_chosen_calendar_keeps_what_is_locked():
    shops = [store(f"S{number}") for number in range(1, 7)]
    base = built(shops, rules=rules(A={"visits": 3}), calendar=ChosenCalendar(routes=2))
    plan = rp.solve(base, until=rp.Iterations(200), seed=1).plan
    label = plan.calendar["R1"][0]
    lists = tuple(day(each, *plan.route("R1", label).stores) for each in plan.days_of("R1", label))
    around = locked(base, Locks(lists=lists))
    found = rp.solve(around, until=rp.Iterations(200), seed=2, start=plan).plan
    assert check(around, found) == []
    assert kept(around, found)


def test_a_search_never_ends_worse_than_where_it_starts():
    problem = rp.read_scenario("scenarios/handbook", {"calendar": {"kind": "free"}})
    good = rp.solve(problem, until=rp.Iterations(3_000), seed=1)
    again = rp.solve(problem, until=rp.Iterations(1), seed=2, start=good.plan)
    anew = rp.solve(problem, until=rp.Iterations(1), seed=2)
    assert again.cost.total <= good.cost.total < anew.cost.total


def test_engines_that_cannot_keep_locks_say_so():
    with pytest.raises(InputError, match="RP465"):
        rp.solve(small(locks=LOCKS), until=rp.Iterations(1), seed=1, engine="pyvrp")
