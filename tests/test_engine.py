"""The native engine against ``cost.py``, plan by plan and to the unit."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from builders import hours_on, open_all_week, pause, problem, rep, rules, store
from hypothesis import given
from hypothesis import strategies as st
from problems import problems

from routeplan.check import check
from routeplan.cost import cost
from routeplan.cycle import weekday_of
from routeplan.problem import Problem
from routeplan.schedule import day_schedule
from routeplan.solver._engine import Search, Snapshot, added_units, route_units
from routeplan.solver.arrays import Arrays
from routeplan.solver.ruin import ruin
from routeplan.solver.until import Iterations

BROKEN = 10**14  # no plan of these small problems costs as much


def random_snapshot(arrays: Arrays, seed: int) -> tuple[list[list[int]], list[int]]:
    """A pattern for every store, some visits left out, routes in any order."""
    rng = random.Random(seed)
    routes: list[list[int]] = [[] for _ in arrays.slots]
    numbers, first = [], 0
    for choices in arrays.sets:
        numbers.append(range(first, first + len(choices)))
        first += len(choices)
    every = [choice for choices in arrays.sets for choice in choices]
    chosen = [rng.choice(numbers[number]) for number in arrays.set_of_store]
    for number in rng.sample(range(len(chosen)), len(chosen)):
        reps = arrays.problem.reps_for(number)
        for column in every[chosen[number]]:
            slots = [s for s in arrays.columns[column] if arrays.slots[s].rep in reps]
            if rng.random() < 0.8:
                slot = rng.choice(slots)
                routes[slot].insert(rng.randint(0, len(routes[slot])), number)
    return routes, chosen


def is_within_limits(arrays: Arrays, slot: int, route: Sequence[int]) -> bool:
    """True when no day of a slot carries too much, ends too late or finds a store closed."""
    rep = arrays.slots[slot].rep
    load = sum(arrays.problem.stores[number].load for number in route)
    if load > (arrays.problem.reps[rep].capacity or load):
        return False
    days = [
        day_schedule(arrays.problem, rep, weekday_of(day), route)
        for day in arrays.slots[slot].days
        if route
    ]
    return all(
        day.overtime_s <= arrays.problem.reps[rep].overtime_s
        and not any(stop.is_late for stop in day.stops)
        for day in days
    )


def engine_units(arrays: Arrays, routes: Sequence[Sequence[int]], choices: Sequence[int]) -> int:
    search = Search(arrays.instance(), 0)
    search.adopt(Snapshot(routes, choices))
    return search.units


@given(problem=problems(max_stores=6, by_hour=True), seed=st.integers(0, 2**32))
def test_engine_and_cost_agree_to_the_unit_on_random_plans(problem: Problem, seed: int) -> None:
    arrays = Arrays(problem)
    routes, choices = random_snapshot(arrays, seed)
    is_kept = all(is_within_limits(arrays, slot, route) for slot, route in enumerate(routes))
    units = engine_units(arrays, routes, choices)
    assert (units < BROKEN) == is_kept
    if is_kept:
        assert units == cost(problem, arrays.plan_of(routes, choices)).total


@given(problem=problems(max_stores=8, by_hour=True), seed=st.integers(0, 2**32))
def test_one_more_stop_adds_what_the_longer_route_costs_more(problem: Problem, seed: int) -> None:
    arrays = Arrays(problem)
    instance = arrays.instance()
    routes, _ = random_snapshot(arrays, seed)
    for slot, route in enumerate(routes):
        without = route_units(instance, slot, route)
        if len(route) >= (problem.reps[arrays.slots[slot].rep].most_stops or len(route) + 1):
            continue
        others = [store for store in range(len(problem.stores)) if store not in route]
        for new in others if without < BROKEN else ():
            for position in range(len(route) + 1):
                longer = [*route[:position], new, *route[position:]]
                units = route_units(instance, slot, longer)
                added = added_units(instance, slot, route, new, position)
                assert added == units - without if units < BROKEN else added >= BROKEN


@given(problem=problems(max_stores=6, by_hour=True))
def test_the_engine_reports_what_its_plan_costs(problem: Problem) -> None:
    found = ruin(problem, until=Iterations(60), seed=3)
    assert found.units == cost(problem, found.plan).total


@given(problem=problems(max_stores=5, by_hour=True))
def test_same_seed_and_iterations_same_plan(problem: Problem) -> None:
    for threads in (1, 2):
        plans = [
            ruin(problem, until=Iterations(40), seed=5, threads=threads).plan for _ in range(2)
        ]
        assert plans[0] == plans[1]


def test_overtime_behind_a_break_on_the_way_home_is_counted_alike() -> None:
    # Back at 12:35, too late to have the break at home: 30 minutes of it end at 13:05.
    who = rep(hours=hours_on((0,), "8:00-13:00"), pause=pause(30, "12:00-13:00"), overtime_s=600)
    long_stay = rules(A={"visits": 1, "in_store_s": 255 * 60})
    tested = problem([store("S1")], reps=(who,), rules=long_stay)
    found = ruin(tested, until=Iterations(20), seed=1)
    assert cost(tested, found.plan).overtime == 5 * 60 * tested.weights.overtime_units
    assert found.units == cost(tested, found.plan).total


def test_a_stay_longer_than_the_window_of_the_break_can_make_the_rep_wait() -> None:
    who = rep(hours=hours_on((0,), "8:00-17:00"), pause=pause(30, "12:00-13:00"))
    waits = []
    for minutes in range(180, 250, 7):
        stays = rules(A={"visits": 1, "in_store_s": minutes * 60})
        tested = problem([store("S1"), store("S2")], reps=(who,), rules=stays)
        found = ruin(tested, until=Iterations(40), seed=1)
        assert found.units == cost(tested, found.plan).total
        waits.append(cost(tested, found.plan).waiting)
    assert any(waits)


@pytest.mark.parametrize("openings", ["8:17-20:00", "7:00-8:20", "7:00-8:11 8:17-20:00"])
def test_a_store_that_opens_late_or_closes_early_is_not_always_open(openings: str) -> None:
    # Each drive and each stay takes ten minutes.
    shops = [store("S1", open_hours=open_all_week(openings)), store("S2")]
    tested = problem(shops, reps=(rep(hours=hours_on((0,), "8:00-17:00")),))
    found = ruin(tested, until=Iterations(40), seed=1)
    assert found.units == cost(tested, found.plan).total
    assert check(tested, found.plan) == []
    slots, order = Arrays(tested), found.plan.routes[0].stores
    if openings == "7:00-8:20":
        assert order == ("S1", "S2")
        assert route_units(slots.instance(), 0, [1, 0]) >= BROKEN
    else:
        assert order == ("S2", "S1")
