"""CP-SAT's days and the routing library's orders keep every rule and are as good as small cases."""

from __future__ import annotations

import signal
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
from routeplan.formats.scenario import read_scenario
from routeplan.problem import Problem
from routeplan.solver import Progress
from routeplan.solver.arrays import Arrays
from routeplan.solver.peers import ortools_engine
from routeplan.solver.peers import pace as pace_module
from routeplan.solver.peers.assignment import Assignment, fill_up
from routeplan.solver.peers.draft import Draft
from routeplan.solver.peers.ortools_days import region
from routeplan.solver.peers.ortools_days_model import Effort
from routeplan.solver.peers.ortools_engine import ortools, try_choices
from routeplan.solver.peers.ortools_routing import routed
from routeplan.solver.peers.pace import Pace
from routeplan.weights import Weights

SCENARIOS = Path(__file__).parent.parent / "scenarios"
FEW = rp.Iterations(10)


def solved(tested: Problem, iterations: int = 60, **given: object) -> rp.Result:
    return rp.solve(tested, until=rp.Iterations(iterations), seed=1, engine="ortools", **given)


@settings(max_examples=40)
@given(problem=problems(max_stores=6))
def test_every_plan_keeps_every_rule_and_costs_what_is_said(problem: Problem) -> None:
    found = ortools(problem, until=FEW, seed=0)
    assert check(problem, found.plan) == []
    assert found.units == cost(problem, found.plan).total


@settings(max_examples=10)
@given(problem=problems(max_stores=6))
def test_the_same_seed_and_iterations_give_the_same_plan(problem: Problem) -> None:
    first, second = (ortools(problem, until=FEW, seed=3) for _ in range(2))
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


@pytest.mark.parametrize("seed", range(3))
def test_a_day_of_nine_stores_is_driven_the_shortest_way(seed: int) -> None:
    seconds = drawn_seconds(11, seed)
    shops = [store(f"S{number}") for number in range(9)]
    who = rep(hours=hours_on((0,), "0:00-24:00"))
    result = solved(problem(shops, reps=(who,), seconds=seconds), 400)
    assert result.cost.driving == 100 * shortest_drive_s(seconds, 9, 10)


def laid(tested: Problem, choices: list[int]) -> Assignment:
    draft = Draft(Arrays(tested))
    draft.choice_of = choices
    assignment = Assignment(draft)
    for column in range(len(assignment.members)):
        assignment.lay(column)
    return assignment


def chosen(assignment: Assignment, *stores: int) -> list[int]:
    """What CP-SAT chooses for some stores, or for all."""
    asked = stores or range(len(assignment.draft.choice_of))
    found = region(assignment, asked, Effort(Pace(FEW), threads=1, seed=1))
    assert found is not None
    return found


@pytest.mark.parametrize("weights", [Weights(), Weights(balance_min=0), Weights(driving_min=0)])
def test_cp_sat_gives_each_village_its_day(weights: Weights) -> None:
    found = chosen(laid(two_villages(3, weights=weights), [0, 1, 0, 1, 0, 1]))
    assert len(set(found[:3])) == len(set(found[3:])) == 1
    assert found[0] != found[3]


def test_cp_sat_balances_days_that_are_alike() -> None:
    shops = [store(f"S{number}") for number in range(6)]
    who = rep(hours=hours_on((0, 2, 4)))
    at_one_spot = problem(shops, reps=(who,), seconds=even_seconds(6, 1, 0))
    found = chosen(laid(at_one_spot, [0] * 6))
    assert sorted(found) == [0, 0, 1, 1, 2, 2]
    # Four that stay on the first two days leave the third to the others.
    assert chosen(laid(at_one_spot, [0, 0, 1, 1, 0, 0]), 4, 5) == [2, 2]


@pytest.mark.parametrize("limit", [{"most_stops": 2}, {"capacity": 6}])
def test_cp_sat_spreads_what_one_day_cannot_hold(limit: dict[str, int]) -> None:
    shops = [store(f"S{number}", load=3) for number in range(4)]
    who = rep(hours=hours_on((0, 1)), **limit)
    no_balance = problem(shops, reps=(who,), weights=Weights(balance_min=0))
    assert sorted(chosen(laid(no_balance, [0] * 4))) == [0, 0, 1, 1]


@pytest.mark.parametrize("days", [[0, 0, 0, 1, 1, 1], [1, 1, 1, 0, 0, 0]])
def test_visits_stay_where_an_earlier_plan_has_them(days: list[int]) -> None:
    # Both ways round cost as much driving.
    earlier = {f"S{number}": frozenset({("R1", day)}) for number, day in enumerate(days)}
    known = two_villages(earlier=earlier)
    assert chosen(laid(known, [0, 0, 0, 1, 1, 1])) == days
    assert solved(known).cost.changes == 0


def test_days_that_make_the_plan_dearer_are_not_taken_over() -> None:
    assignment, pace = laid(two_villages(), [0, 0, 0, 1, 1, 1]), Pace(FEW)
    routes = assignment.draft.routes
    try_choices(assignment, range(6), [0, 1, 0, 1, 0, 1], pace)
    assert (assignment.draft.routes, assignment.draft.choice_of) == (routes, [0, 0, 0, 1, 1, 1])
    assert pace.steps == 1


@pytest.mark.parametrize("name", ["standard", "montevideo-rep"])
def test_a_shipped_scenario_keeps_every_rule_and_every_visit(name: str) -> None:
    result = solved(read_scenario(SCENARIOS / name), 12)
    assert result.violations == ()
    assert result.plan.left_out == ()


@pytest.mark.parametrize(("overtime_s", "left_out"), [(0, "BCC"), (12 * 60, "CC")])
def test_the_least_important_stores_are_left_out(overtime_s: int, left_out: str) -> None:
    result = solved(full_day("CBACBA", overtime_s=overtime_s))
    assert "".join(sorted(entry.store[0] for entry in result.plan.left_out)) == left_out
    assert result.violations == ()


def test_several_vehicles_share_a_day_and_come_only_where_they_may() -> None:
    shops = [store(f"S{number}", load=2, rep=["R1", None][number % 2]) for number in range(4)]
    team = [rep(name, hours=hours_on((0,)), capacity=4) for name in ("R1", "R2")]
    result = solved(problem(shops, reps=team, same_rep=False))
    assert result.violations == ()
    assert [set(route.stores) for route in result.plan.routes] == [{"S0", "S2"}, {"S1", "S3"}]


def test_a_route_keeps_the_hours_of_every_weekday_that_runs_it() -> None:
    # Open in the afternoon on Mondays; on Saturdays the rep is back at noon.
    shut = open_all_week("8:00-17:00", mon="13:00-17:00")
    shops = [store("S1", open_hours=shut), store("S2"), store("S3")]
    who = rep(hours=(window("8:00-17:00"), *[None] * 4, window("8:00-12:00"), None))
    label = GivenCalendar(labels=("T1", None, None, None, None, "T1", None))
    twice = rules(A={"visits": 2, "min_days_between": 1, "max_days_between": 7})
    result = solved(problem(shops, reps=(who,), calendar=label, rules=twice))
    assert result.violations == ()
    assert result.plan.left_out == ()
    assert result.plan.routes[0].stores[-1] == "S1"


def test_the_routing_library_drops_the_least_important_stores() -> None:
    # Stores 2 and 5 are of class A, 1 and 4 of B.
    (route,) = routed(Draft(Arrays(full_day("CBACBA"))), 0, range(6), [[]])
    assert len(route) == 3
    assert {2, 5} < set(route) < {1, 2, 4, 5}


def test_waiting_through_a_long_noon_is_avoided() -> None:
    # With S2 first there is no driving, and an hour of waiting for S1 to open again.
    shops = [
        store("S1", open_hours=open_all_week("8:00-8:30 15:00-16:00")),
        store("S2", in_store_s=6 * 3_600),
    ]
    seconds = [[0, 600, 0, 0], [0, 0, 600, 600], [600, 0, 0, 0], [600, 0, 0, 0]]
    dear = Weights(waiting_min=2)
    who = rep(hours=hours_on((0,)))
    noon = problem(shops, reps=(who,), seconds=seconds, weights=dear)
    (route,) = routed(Draft(Arrays(noon)), 0, range(2), [[]])
    assert route == [0, 1]
    assert solved(noon).cost.total == cheapest_cost(noon)


def test_a_vehicle_without_time_for_its_way_home_leaves_the_day_to_another() -> None:
    seconds = even_seconds(2, 2)
    seconds[2][3] = 40_000
    team = [rep(name, hours=hours_on((0,))) for name in ("R1", "R2")]
    tested = problem([store("S1"), store("S2")], reps=team, seconds=seconds, same_rep=False)
    first, second = routed(Draft(Arrays(tested)), 0, range(2), [[], []])
    assert (first, sorted(second)) == ([], [0, 1])


@pytest.mark.parametrize(("left_out_min", "visits"), [(240.0, 1), (1.0, 0)])
def test_a_visit_that_fits_is_made_unless_it_is_dearer_than_left_out(
    left_out_min: float, visits: int
) -> None:
    worth = Weights(left_out_min=left_out_min)
    draft = Draft(Arrays(problem([store("S1")], weights=worth)))
    fill_up(draft, Pace(FEW))
    assert sum(map(len, draft.routes)) == visits


def test_hours_too_short_for_the_way_home_leave_everything_out() -> None:
    far = even_seconds(1, 1)
    far[0][2] = far[1][2] = 40_000
    result = solved(problem([store("S1")], seconds=far))
    assert [entry.visits for entry in result.plan.left_out] == [1]
    assert result.violations == ()


def test_iterations_are_models_of_cp_sat_and_solutions_of_days() -> None:
    result = solved(two_villages(), 100)
    assert 90 <= result.iterations <= 110


@pytest.mark.parametrize("until", [rp.Stalled(5), rp.AnyOf(rp.Iterations(20), rp.Stalled(500))])
def test_a_stall_or_anything_else_ends_the_search(until: object) -> None:
    result = rp.solve(two_villages(), until=until, seed=1, engine="ortools")
    assert 0 < result.iterations <= 20 * 5
    assert result.violations == ()


def test_two_threads_give_the_same_plan_on_every_run() -> None:
    first, second = (solved(two_villages(), 20, threads=2) for _ in range(2))
    assert first.plan == second.plan


@pytest.mark.usefixtures("ctrl_c")
@pytest.mark.parametrize("watch", [interrupt, press_ctrl_c])
def test_ctrl_c_keeps_the_plan_so_far(watch: rp.Watch) -> None:
    result = solved(two_villages(), 100_000, progress=watch)
    assert result.iterations < 10
    assert result.plan.left_out == ()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.usefixtures("ctrl_c")
@pytest.mark.parametrize("watch", [interrupt, press_ctrl_c])
def test_ctrl_c_ends_guided_local_search_with_its_best_route(watch: rp.Watch) -> None:
    draft, pace = Draft(Arrays(two_villages())), Pace(rp.Iterations(100_000), watch)
    with pace.holding_interrupts():
        (route,) = routed(draft, 0, range(6), [[0, 3, 1, 4, 2, 5]], pace)
    assert pace.is_interrupted
    assert pace.steps < 10
    assert sorted(route) == [*range(6)]


def test_what_else_a_watcher_raises_comes_out() -> None:
    def break_down(_seen: Progress) -> None:
        raise RuntimeError("the watcher broke")

    with pytest.raises(RuntimeError, match="the watcher broke"):
        solved(two_villages(), progress=break_down)


def test_what_a_watcher_raises_inside_the_routing_library_comes_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pace_module, "TELL_SECONDS", 0)
    days = round(100 * ortools_engine.DAYS_SHARE)
    late: list[Progress] = []

    def break_down_once(seen: Progress) -> None:
        if seen.iterations > days + 3:
            late.append(seen)
            if len(late) == 1:
                raise RuntimeError("the watcher broke")

    with pytest.raises(RuntimeError, match="the watcher broke"):
        solved(two_villages(), 100, progress=break_down_once)
