"""The engines to compare with keep every rule, and are worth the comparison."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from builders import (
    hours_on,
    open_all_week,
    pause,
    problem,
    rep,
    rules,
    store,
    travel,
    window,
)
from hypothesis import given
from hypothesis import strategies as st
from problems import problems

import routeplan as rp
from routeplan.check import check
from routeplan.cost import cost, day_cost
from routeplan.cycle import ChosenCalendar, weekday_of
from routeplan.problem import Problem
from routeplan.schedule import day_schedule
from routeplan.solver import Progress
from routeplan.solver.arrays import Arrays
from routeplan.solver.peers.christofides import christofides
from routeplan.solver.peers.clock import Clock, Times
from routeplan.solver.peers.draft import Draft
from routeplan.solver.peers.fitting import fill
from routeplan.solver.peers.medians import chosen_days
from routeplan.solver.peers.pace import Pace
from routeplan.solver.peers.savings import savings
from routeplan.solver.until import Iterations, Seconds
from routeplan.weights import Weights

SCENARIOS = Path(__file__).parent.parent / "scenarios"
PEERS = ("nearest", "savings", "christofides")
DAYS_FIRST = {"savings": savings, "christofides": christofides}
ONCE = Iterations(1)


@pytest.mark.parametrize("engine", PEERS)
@given(problem=problems(max_stores=8))
def test_every_peer_keeps_every_rule_on_every_kind_of_problem(
    engine: str, problem: Problem
) -> None:
    result = rp.solve(problem, until=ONCE, seed=0, engine=engine)
    assert check(problem, result.plan) == []


@pytest.mark.parametrize("engine", DAYS_FIRST)
@given(problem=problems(max_stores=8))
def test_a_peer_counts_what_its_plan_costs(engine: str, problem: Problem) -> None:
    found = DAYS_FIRST[engine](problem, until=ONCE)
    assert found.units == cost(problem, found.plan).total


@given(problem=problems(max_stores=8), seed=st.integers(0, 2**32))
def test_the_clock_of_the_peers_agrees_with_the_schedule(problem: Problem, seed: int) -> None:
    draw, arrays = random.Random(seed), Arrays(problem)
    for number, slot in enumerate(arrays.slots):
        clock = Clock(arrays, number, Times.of(problem))
        route = draw.sample(range(len(problem.stores)), draw.randint(1, len(problem.stores)))
        weekdays = [weekday_of(day) for day in slot.days]
        days = [day_schedule(problem, slot.rep, weekday, route) for weekday in weekdays]
        who = problem.reps[slot.rep]
        fits = (
            len(route) <= (who.most_stops or len(route))
            and clock.load(route) <= (who.capacity or clock.load(route))
            and all(day.overtime_s <= who.overtime_s for day in days)
            and not any(stop.is_late for day in days for stop in day.stops)
        )
        units = sum(day_cost(problem, slot.rep, weekday, route).total for weekday in weekdays)
        assert clock.units(route) == (units if fits else None)
        stays_s = sum(problem.store_rules[store].in_store_s for store in route)
        least = clock.least_units(clock.drive_s(route), stays_s)
        assert not fits or (least is not None and least <= units)


def test_a_break_that_waiting_covers_is_taken_as_the_schedule_takes_it() -> None:
    # Back at 10:20 with or without a break, since the store opens at 10:00.
    who = rep(pause=pause(30, "9:00-16:00"))
    late = problem([store("S1", open_hours=open_all_week("10:00-12:00"))], reps=(who,))
    clock = Clock(Arrays(late), 0, Times.of(late))
    assert day_schedule(late, 0, 0, [0]).pause_length_s == 1800
    assert clock.units([0]) == day_cost(late, 0, 0, [0]).total


@given(problem=problems(max_stores=8))
def test_a_draft_adds_what_a_store_really_costs(problem: Problem) -> None:
    draft = Draft(Arrays(problem))
    for number in range(len(problem.stores)):
        saved = draft.take_out(number)
        assert saved == draft.store_units(number) > 0
        without, placing = draft.units - saved, draft.cheapest(number)
        draft.put(number, placing)
        assert draft.units == without + placing.units
        assert {place.slot for place in placing.places} == set(draft.slots_of[number])
        assert draft.take_out(number) == placing.units
        draft.put(number, placing)


@given(problem=problems(max_stores=6))
def test_a_draft_comes_back_to_its_state(problem: Problem) -> None:
    draft = Draft(Arrays(problem))
    for number in range(len(problem.stores)):
        draft.put(number, draft.cheapest(number))
    state, units, routes = draft.state(), draft.units, draft.routes
    for number in range(len(problem.stores)):
        draft.take_out(number)
    assert not any(draft.routes)
    draft.restore(state)
    assert (draft.units, draft.routes) == (units, routes)
    assert all(draft.slots_of[number] for route in routes for number in route)


def left_out_classes(problem: Problem, engine: str) -> list[str]:
    result = rp.solve(problem, until=ONCE, seed=1, engine=engine)
    assert result.violations == ()
    return sorted(entry.store[0] for entry in result.plan.left_out)


@pytest.mark.parametrize("engine", DAYS_FIRST)
def test_the_least_important_stores_are_left_out_where_hours_are_short(engine: str) -> None:
    # One day of an hour holds three of six stays of 18 minutes.
    shops = [store(f"{name}{number}", store_class=name) for number in (1, 2) for name in "CBA"]
    who = rep(hours=(window("8:00-9:00"), *[None] * 6))
    stay = {"visits": 1, "in_store_s": 18 * 60}
    nowhere = [[0] * 8 for _ in range(8)]
    short = problem(shops, reps=(who,), rules=rules(A=stay, B=stay, C=stay), seconds=nowhere)
    assert left_out_classes(short, engine) == ["B", "C", "C"]


def two_days_of_two_stops(*classes: str) -> Draft:
    shops = [store(f"S{number}", store_class=name) for number, name in enumerate(classes)]
    once = {"visits": 1}
    who = rep(hours=hours_on((0, 1)), most_stops=2)
    return Draft(Arrays(problem(shops, reps=(who,), rules=rules(A=once, B=once))))


def test_a_store_without_room_on_its_day_goes_on_another() -> None:
    draft = two_days_of_two_stops("A", "A", "A")
    draft.set_route(0, [0, 1])
    fill(draft, Pace(ONCE))
    assert draft.routes == [[0, 1], [2]]


def test_a_lesser_store_makes_room_for_one_that_is_left_out() -> None:
    draft = two_days_of_two_stops("B", "B", "A", "A", "A")
    for slot, route in enumerate(([0, 1], [2, 3])):
        draft.set_route(slot, route)
        for number in route:
            draft.choice_of[number] = slot
    fill(draft, Pace(ONCE))
    assert [sorted(route) for route in draft.routes] in ([[1, 4], [2, 3]], [[0, 4], [2, 3]])
    assert sum(map(draft.missing, range(5))) == 1


@pytest.mark.parametrize("engine", DAYS_FIRST)
@pytest.mark.parametrize(("name", "most"), [("montevideo-rep", 0.75), ("standard", 0.88)])
def test_a_peer_keeps_every_rule_and_drives_less_than_the_pencil(
    engine: str, name: str, most: float
) -> None:
    scenario = rp.read_scenario(SCENARIOS / name)
    pencil = rp.solve(scenario, until=ONCE, seed=1, engine="nearest")
    result = rp.solve(scenario, until=ONCE, seed=1, engine=engine)
    assert result.violations == ()
    assert result.plan.left_out == ()
    assert result.cost.driving < most * pencil.cost.driving
    assert result.cost.total < pencil.cost.total


def van_team(fixed: str | None = None) -> Problem:
    """Thirty stores round one depot, three vans with hardly more room than loads; two stores
    may be fixed to one of them, any of them may come to the others."""
    reps = 3
    draw = random.Random(7)
    spots = [(draw.randrange(60), draw.randrange(60)) for _ in range(30)] + 2 * reps * [(30, 30)]
    seconds = [[30 * (abs(x - u) + abs(y - v)) for u, v in spots] for x, y in spots]
    shops = [
        store(f"S{number}", store_class="AB"[number % 3 > 0], load=draw.randint(1, 9))
        for number in range(30)
    ]
    loads = sum(shop.load * (2 if shop.store_class == "A" else 1) for shop in shops)
    capacity = -(-loads * 11 // 10 // (3 * reps)) + 1
    shops = [shop.model_copy(update={"rep": fixed}) for shop in shops[:2]] + shops[2:]
    vans = [
        rep(f"R{number}", hours=hours_on((0, 2, 4)), capacity=capacity) for number in range(reps)
    ]
    twice = rules(A={"visits": 2, "min_days_between": 2, "max_days_between": 5}, B={"visits": 1})
    return problem(shops, reps=vans, rules=twice, seconds=seconds, same_rep=False)


@pytest.mark.parametrize("engine", DAYS_FIRST)
@pytest.mark.parametrize("fixed", [None, "R0", "R2"])
def test_vans_that_share_a_depot_and_stores_carry_everything(
    engine: str, fixed: str | None
) -> None:
    result = rp.solve(van_team(fixed), until=ONCE, seed=1, engine=engine)
    assert result.violations == ()
    assert result.plan.left_out == ()


@pytest.mark.parametrize("engine", DAYS_FIRST)
def test_visits_stay_where_an_earlier_plan_has_them(engine: str) -> None:
    scenario = rp.read_scenario(SCENARIOS / "montevideo-rep")
    earlier = rp.solve(scenario, until=ONCE, seed=1, engine=engine).plan
    days = {name: frozenset(visits) for name, visits in earlier.visit_days().items()}
    again = rp.solve(replace(scenario, earlier=days), until=ONCE, seed=1, engine=engine)
    assert again.plan.left_out == ()
    visits = sum(map(len, days.values()))
    per_visit = scenario.weights.change_units
    assert again.cost.changes <= 0.02 * visits * per_visit


def test_days_follow_an_earlier_plan_where_nothing_else_speaks_for_others() -> None:
    shops = [store(f"S{number}") for number in range(6)]
    known = {f"S{number}": frozenset({("R1", (5 * number + 2) % 6)}) for number in range(6)}
    again = problem(shops, earlier=known, weights=Weights(change_min=60))
    days = [(5 * number + 2) % 6 for number in range(6)]
    assert chosen_days(Draft(Arrays(again))) == [[days.index(day)] for day in range(6)]


def test_days_are_compact_and_as_full_as_each_other() -> None:
    scenario = rp.read_scenario(SCENARIOS / "standard")
    draft = Draft(Arrays(scenario))
    stays_s = [
        sum(scenario.store_rules[store].in_store_s for store in stores)
        for stores in chosen_days(draft)
    ]
    assert len(stays_s) == 12
    assert max(stays_s) - min(stays_s) <= 0.25 * sum(stays_s) / len(stays_s)


@pytest.mark.parametrize("engine", DAYS_FIRST)
def test_a_calendar_of_few_routes_is_found_with_a_peer(engine: str) -> None:
    shops = [store(f"S{number}", store_class=name) for number, name in enumerate("AABBCC")]
    given = {"A": {"visits": 3}, "B": {"visits": 2}, "C": {"visits": 1, "weeks": 2}}
    calendar = ChosenCalendar(routes=4)
    chosen = problem(shops, rules=rules(**given), weeks=2, calendar=calendar)
    result = rp.solve(chosen, until=ONCE, seed=1, engine=engine)
    assert result.violations == ()
    assert len({label for label in result.plan.calendar["R1"] if label}) <= 4


@pytest.mark.parametrize("engine", DAYS_FIRST)
def test_the_same_problem_gives_the_same_plan(engine: str) -> None:
    first, second = (
        rp.solve(van_team(), until=ONCE, seed=seed, engine=engine).plan.routes for seed in (1, 2)
    )
    assert first == second


@pytest.mark.parametrize("engine", DAYS_FIRST)
def test_time_that_is_left_goes_into_more_starts_and_ctrl_c_ends_them(engine: str) -> None:
    def stop_behind_the_second(progress: Progress) -> None:
        if progress.iterations >= 2:
            raise KeyboardInterrupt

    team = van_team()
    alone = DAYS_FIRST[engine](team, until=ONCE)
    found = DAYS_FIRST[engine](team, until=Seconds(3600), watch=stop_behind_the_second)
    assert found.interrupted
    assert found.iterations >= 3
    assert found.units <= alone.units == cost(team, alone.plan).total
    assert check(team, found.plan) == []


@pytest.mark.parametrize("engine", DAYS_FIRST)
def test_ctrl_c_in_the_first_start_keeps_what_it_has(engine: str) -> None:
    def stop(progress: Progress) -> None:
        raise KeyboardInterrupt

    found = DAYS_FIRST[engine](van_team(), until=ONCE, watch=stop)
    assert found.interrupted
    assert sum(entry.visits for entry in found.plan.left_out) <= 2
    assert check(van_team(), found.plan) == []


@pytest.mark.parametrize("engine", DAYS_FIRST)
def test_a_plan_is_whole_when_there_is_no_time_at_all(engine: str) -> None:
    scenario = rp.read_scenario(SCENARIOS / "montevideo-rep")
    result = rp.solve(scenario, until=Seconds(1e-9), seed=1, engine=engine)
    assert result.violations == ()
    assert result.iterations == 1


def test_travel_stands_in_no_way_of_a_store_without_neighbours() -> None:
    alone = problem([store("S1")], travel=travel([[0, 5, 5], [5, 0, 0], [5, 0, 0]]))
    for engine in PEERS:
        result = rp.solve(alone, until=ONCE, seed=1, engine=engine)
        assert result.cost.driving == 10 * alone.weights.driving_units
