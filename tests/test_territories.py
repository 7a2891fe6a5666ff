"""A new start gives every rep his share of the work, close to where his days begin."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from math import hypot

import pytest
from builders import hours_on, problem, rep, rules, store
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from routeplan.problem import Problem
from routeplan.reps import Rep
from routeplan.solver._engine import Search
from routeplan.solver.arrays import Arrays
from routeplan.stores import Store

Spot = tuple[int, int]


def seconds_between(stores: Sequence[Spot], bases: Sequence[Spot]) -> list[list[int]]:
    """Straight ways; every rep ends where he starts."""
    spots = [*stores, *(base for base in bases for _ in range(2))]
    return [[round(hypot(a - c, b - d)) for c, d in spots] for a, b in spots]


def shared(
    shops: Sequence[Store], spots: Sequence[Spot], reps: Sequence[Rep], bases: Sequence[Spot]
) -> Problem:
    """Stores free between reps, one short visit each: there is room for every one."""
    return problem(
        shops,
        reps=tuple(reps),
        rules=rules(A={"visits": 1, "in_store_s": 60}),
        seconds=seconds_between(spots, bases),
    )


def reps_at_the_start(problem: Problem, seed: int = 1) -> list[int]:
    """The rep of every store before the first iteration."""
    arrays = Arrays(problem)
    found = {
        number: slot.rep
        for slot, route in zip(
            arrays.slots, Search(arrays.instance(), seed).best.routes, strict=True
        )
        for number in route
    }
    return [found[number] for number in range(len(problem.stores))]


def drawn(count: int, rng: random.Random) -> list[Spot]:
    return [(rng.randint(0, 2000), rng.randint(0, 2000)) for _ in range(count)]


def out_and_back(spots: Sequence[Spot], bases: Sequence[Spot], given: Sequence[int]) -> int:
    ways = seconds_between(spots, bases)
    return sum(ways[len(spots) + 2 * rep][number] for number, rep in enumerate(given))


def least_out_and_back(spots: Sequence[Spot], bases: Sequence[Spot], each: int) -> int:
    """With the same number of stores for every rep, as a flow."""
    flow, ways = SimpleMinCostFlow(), seconds_between(spots, bases)
    sink = len(spots) + len(bases)
    for number in range(len(spots)):
        flow.set_node_supply(number, 1)
        for base in range(len(bases)):
            way = ways[len(spots) + 2 * base][number]
            flow.add_arc_with_capacity_and_unit_cost(number, len(spots) + base, 1, way)
    for base in range(len(bases)):
        flow.add_arc_with_capacity_and_unit_cost(len(spots) + base, sink, each, 0)
    flow.set_node_supply(sink, -len(spots))
    assert flow.solve() == flow.OPTIMAL
    return flow.optimal_cost()


@pytest.mark.parametrize("seed", range(10))
def test_the_work_is_shared_with_hardly_more_travel_than_the_least(seed: int) -> None:
    rng = random.Random(seed)
    spots, bases = drawn(60, rng), drawn(3, rng)
    shops = [store(f"S{number}") for number in range(60)]
    given = reps_at_the_start(shared(shops, spots, [rep(f"R{n}") for n in range(3)], bases))
    assert all(18 <= count <= 22 for count in Counter(given).values())
    assert out_and_back(spots, bases, given) <= 1.03 * least_out_and_back(spots, bases, each=20)


def test_who_works_half_the_days_gets_half_as_much() -> None:
    spots = drawn(60, random.Random(1))
    bases = [(1000, 990), (1000, 1010)]
    team = [rep("R1"), rep("R2", hours=hours_on((0, 2, 4)))]
    given = reps_at_the_start(
        shared([store(f"S{number}") for number in range(60)], spots, team, bases)
    )
    assert 38 <= Counter(given)[0] <= 42


def test_who_has_stores_of_his_own_gets_fewer_of_the_others() -> None:
    spots = drawn(60, random.Random(2))
    bases = [(500, 1000), (1500, 1000)]
    # Twenty stores near the second rep are kept for the first.
    own = sorted(range(60), key=lambda number: -spots[number][0])[:20]
    shops = [store(f"S{number}", rep="R1" if number in own else None) for number in range(60)]
    given = reps_at_the_start(shared(shops, spots, [rep("R1"), rep("R2")], bases))
    assert {given[number] for number in own} == {0}
    assert 28 <= Counter(given)[0] <= 32
