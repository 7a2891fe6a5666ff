"""PyVRP's plans keep every rule, are as good as small cases, and come without PyVRP as a fault."""

from __future__ import annotations

import sys
import types
from pathlib import Path

import pytest
from builders import (
    even_seconds,
    hours_on,
    open_all_week,
    pause,
    problem,
    rep,
    rules,
    store,
    window,
)
from hypothesis import given, settings
from oracle import cheapest_cost, shortest_drive_s
from peer_cases import drawn_seconds, full_day, interrupt, press_ctrl_c, two_villages
from problems import problems

import routeplan as rp
from routeplan.check import check
from routeplan.cost import cost
from routeplan.cycle import GivenCalendar
from routeplan.errors import InputError
from routeplan.formats.scenario import read_scenario
from routeplan.problem import Problem
from routeplan.solver.arrays import Arrays
from routeplan.solver.peers import pyvrp_clients
from routeplan.solver.peers.assignment import Assignment
from routeplan.solver.peers.draft import Draft
from routeplan.solver.peers.pace import Pace
from routeplan.solver.peers.pyvrp_clients import STRETCH_S, Clients
from routeplan.solver.peers.pyvrp_engine import pyvrp
from routeplan.solver.peers.pyvrp_model import FORBIDDEN_S, CycleModel
from routeplan.solver.peers.pyvrp_search import search

SCENARIOS = Path(__file__).parent.parent / "scenarios"


def solved(tested: Problem, iterations: int = 100, **given: object) -> rp.Result:
    return rp.solve(tested, until=rp.Iterations(iterations), seed=1, engine="pyvrp", **given)


@settings(max_examples=60)
@given(problem=problems(max_stores=6))
def test_every_plan_keeps_every_rule_and_costs_what_is_said(problem: Problem) -> None:
    found = pyvrp(problem, until=rp.Iterations(20), seed=0)
    assert check(problem, found.plan) == []
    assert found.units == cost(problem, found.plan).total


@settings(max_examples=10)
@given(problem=problems(max_stores=6))
def test_the_same_seed_and_iterations_give_the_same_plan(problem: Problem) -> None:
    first, second = (pyvrp(problem, until=rp.Iterations(20), seed=3) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("seed", range(4))
def test_one_day_comes_out_as_cheap_as_trying_everything(seed: int) -> None:
    shops = [
        store("S1", open_hours=open_all_week("8:00-9:00 14:00-15:00")),
        store("S2", open_hours=open_all_week("12:30-17:00")),
        store("S3"),
        store("S4"),
    ]
    who = rep(hours=hours_on((0,)), pause=pause(30, "12:00-13:00"), overtime_s=600)
    one_day = problem(shops, reps=(who,), seconds=drawn_seconds(6, seed))
    assert solved(one_day).cost.total == cheapest_cost(one_day)


def routed(tested: Problem, *choices: int) -> Draft:
    """Each store's choice, the first if none are given, on routes put together one by one."""
    draft = Draft(Arrays(tested))
    draft.choice_of = [*choices] or draft.choice_of
    assignment = Assignment(draft)
    for column in range(len(assignment.members)):
        assignment.insert(column)
    return draft


@pytest.mark.parametrize("seed", range(3))
def test_pyvrp_drives_a_day_of_nine_stores_the_shortest_way(seed: int) -> None:
    seconds = drawn_seconds(11, seed)
    shops = [store(f"S{number}") for number in range(9)]
    who = rep(hours=hours_on((0,), "0:00-24:00"))
    draft = routed(problem(shops, reps=(who,), seconds=seconds))
    search(draft, Pace(rp.Iterations(300)), seed=1)
    assert draft.clocks[0].drive_s(draft.routes[0]) == shortest_drive_s(seconds, 9, 10)


def test_pyvrp_gives_stores_seen_once_their_days() -> None:
    draft = routed(two_villages(), 0, 1, 0, 1, 0, 1)
    search(draft, Pace(rp.Iterations(100)), seed=1)
    assert {frozenset(route) for route in draft.routes} == {
        frozenset({0, 1, 2}),
        frozenset({3, 4, 5}),
    }
    assert len(set(draft.choice_of[:3])) == 1


def test_pyvrp_leaves_the_days_of_frequent_stores_alone() -> None:
    tested = problem([store(f"S{number}") for number in range(4)], rules=rules(A={"visits": 2}))
    draft = routed(tested, 0, 1, 2, 3)
    days = [[set(route) for route in draft.routes]]
    search(draft, Pace(rp.Iterations(50)), seed=1)
    assert [[set(route) for route in draft.routes]] == days
    assert draft.choice_of == [0, 1, 2, 3]


def windows_of(tested: Problem) -> list[tuple[int, int, int, int, int | None]]:
    """Column of the begin and the end of each client's window, times there, and its group."""
    clients = Clients(routed(tested))
    return [
        (*divmod(each.tw_early, STRETCH_S), *divmod(each.tw_late, STRETCH_S), each.group)
        for each in clients.clients
    ]


ALL_DAY = STRETCH_S - 1


def test_a_store_seen_once_is_one_client_of_all_its_days() -> None:
    week = problem([store("S1")])
    assert windows_of(week) == [(0, 0, 5, ALL_DAY, None)]
    not_on_wednesday = problem([store("S1", weekdays=(0, 1, 3, 4))])
    assert windows_of(not_on_wednesday) == [(0, 0, 1, ALL_DAY, 0), (3, 0, 4, ALL_DAY, 0)]


def test_openings_are_clients_that_exclude_each_other() -> None:
    shut = open_all_week("", mon="8:00-12:00 14:00-18:00", thu="9:00-10:00")
    # The stay of ten minutes must begin ten minutes before closing.
    assert windows_of(problem([store("S1", open_hours=shut)])) == [
        (0, 8 * 3600, 0, 11 * 3600 + 3000, 0),
        (0, 14 * 3600, 0, 17 * 3600 + 3000, 0),
        (3, 9 * 3600, 3, 9 * 3600 + 3000, 0),
    ]


def test_a_store_seen_often_is_a_client_for_each_day_of_its_choice() -> None:
    tested = problem([store("S1")], rules=rules(A={"visits": 2}))
    (columns, *_) = routed(tested).choices_for(0).columns
    assert windows_of(tested) == [(column, 0, column, ALL_DAY, None) for column in columns]


def test_a_route_that_runs_on_unlike_weekdays_has_what_suits_both() -> None:
    shut = open_all_week("8:00-17:00", mon="9:00-12:00", tue="10:00-15:00")
    label = GivenCalendar(labels=("T1", "T1", *[None] * 5))
    twice = rules(A={"visits": "daily"})
    hours = (window("8:00-16:00"), window("8:30-17:00"), *[None] * 5)
    who = rep(hours=hours)
    tested = problem([store("S1", open_hours=shut)], reps=(who,), calendar=label, rules=twice)
    assert windows_of(tested) == [(0, 10 * 3600, 0, 11 * 3600 + 3000, None)]
    (kind,) = CycleModel(routed(tested)).data.vehicle_types()
    assert (kind.tw_early, kind.start_late, kind.tw_late) == (30_600, 30_600, 57_600)


def test_too_many_clients_are_cut_to_some_days_with_the_present_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pyvrp_clients, "MOST_CLIENTS", 1)
    shops = [store("S1", open_hours=open_all_week("8:00-12:00")), store("S2")]
    draft = routed(problem(shops, seconds=even_seconds(2, 1, 0)), 5, 2)
    visits = [visit for visit in Clients(draft).visits if visit.store == 0]
    columns = [visit.first for visit in visits]
    assert len(columns) == pyvrp_clients.LEAST_COLUMNS
    assert 5 in columns


def test_what_a_visit_costs_when_left_out_is_its_prize() -> None:
    tested = problem([store("S1")])
    (client,) = Clients(routed(tested)).clients
    assert client.prize == tested.left_out_units(0) + 600 * tested.weights.waiting_units
    assert not client.required


def test_several_vehicles_share_a_day_and_come_only_where_they_may() -> None:
    shops = [store(f"S{number}", load=2, rep=["R1", None][number % 2]) for number in range(4)]
    team = [rep(name, hours=hours_on((0,)), capacity=4) for name in ("R1", "R2")]
    result = solved(problem(shops, reps=team, same_rep=False))
    assert result.violations == ()
    assert [set(route.stores) for route in result.plan.routes] == [{"S0", "S2"}, {"S1", "S3"}]


def test_the_way_to_a_store_of_another_rep_takes_years() -> None:
    shops = [store("S1", rep="R1"), store("S2")]
    team = [rep(name, hours=hours_on((0,))) for name in ("R1", "R2")]
    data = CycleModel(routed(problem(shops, reps=team, same_rep=False))).data
    first, second = (data.duration_matrix(kind.profile) for kind in data.vehicle_types())
    assert first.max() == 600
    assert second[:, 0].tolist() == [0, *[FORBIDDEN_S] * 5]
    assert second[:, 1].max() == 600


@pytest.mark.parametrize(("overtime_s", "left_out"), [(0, "BCC"), (12 * 60, "CC")])
def test_the_least_important_stores_are_left_out(overtime_s: int, left_out: str) -> None:
    result = solved(full_day("CBACBA", overtime_s=overtime_s))
    assert "".join(sorted(entry.store[0] for entry in result.plan.left_out)) == left_out
    assert result.violations == ()


def test_hours_too_short_for_the_way_home_leave_everything_out() -> None:
    far = even_seconds(1, 1)
    far[0][2] = far[1][2] = 40_000
    result = solved(problem([store("S1")], seconds=far))
    assert [entry.visits for entry in result.plan.left_out] == [1]


@pytest.mark.parametrize("name", ["standard", "montevideo-rep"])
def test_a_shipped_scenario_keeps_every_rule_and_every_visit(name: str) -> None:
    result = solved(read_scenario(SCENARIOS / name), 20)
    assert result.violations == ()
    assert result.plan.left_out == ()


def test_iterations_are_models_of_cp_sat_and_iterations_of_pyvrp() -> None:
    assert 90 <= solved(two_villages()).iterations <= 110


@pytest.mark.parametrize("until", [rp.Stalled(5), rp.AnyOf(rp.Iterations(20), rp.Stalled(500))])
def test_a_stall_or_anything_else_ends_the_search(until: object) -> None:
    result = rp.solve(two_villages(), until=until, seed=1, engine="pyvrp")
    assert 0 < result.iterations <= 20 * 5


@pytest.mark.usefixtures("ctrl_c")
@pytest.mark.parametrize("watch", [interrupt, press_ctrl_c])
def test_ctrl_c_ends_pyvrp_with_its_best_plan(watch: rp.Watch) -> None:
    result = solved(two_villages(), 1_000_000, progress=watch)
    assert result.iterations < 10
    draft, pace = routed(two_villages()), Pace(rp.Iterations(1_000_000), watch)
    with pace.holding_interrupts():
        search(draft, pace, seed=1)
    assert pace.is_interrupted
    assert pace.steps < 10
    assert sorted(store for route in draft.routes for store in route) == [*range(6)]


@pytest.mark.parametrize("found", [None, types.ModuleType("pyvrp")])
def test_without_pyvrp_or_with_an_old_one_a_fault_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, found: types.ModuleType | None
) -> None:
    monkeypatch.setitem(sys.modules, "pyvrp", found)
    with pytest.raises(InputError) as caught:
        solved(two_villages())
    (fault,) = caught.value.faults
    assert fault.code == "RP413"
    for lang in ("en", "zh"):
        assert "PyVRP 0.14" in fault.cause(lang)
        assert "pip install routeplan[pyvrp]" in fault.remedy(lang)
