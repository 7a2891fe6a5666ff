"""Christofides' tours against the shortest ones, and how they are cut."""

from __future__ import annotations

import math
import random
from itertools import combinations, pairwise

import pytest
from builders import hours_on, open_all_week, problem, rep, rules, store
from hypothesis import given
from hypothesis import strategies as st
from oracle import shortest_drive_s
from problems import problems

from routeplan.problem import Problem
from routeplan.solver.arrays import Arrays
from routeplan.solver.peers.christofides import cut, tour, toured
from routeplan.solver.peers.clock import Clock
from routeplan.solver.peers.draft import Draft
from routeplan.solver.peers.fitting import fitting

Points = list[tuple[int, int]]
EVERY_DAY = hours_on(range(7), "0:00-23:59")


def plane(points: Points) -> list[list[int]]:
    """Whole seconds between points; rounded up, they keep the triangle inequality."""
    return [[math.ceil(10 * math.dist(here, there)) for there in points] for here in points]


def clock_of(points: Points, **limits: object) -> Clock:
    """A day from the last point round all others."""
    shops = [store(f"S{number}") for number in range(len(points) - 1)]
    who = rep(hours=EVERY_DAY, **limits)
    tested = problem(shops, reps=(who,), seconds=plane([*points, points[-1]]))
    return Draft(Arrays(tested)).clocks[0]


points = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=2, max_size=8, unique=True
)


@given(points=points)
def test_a_tour_is_at_most_half_as_long_again_as_the_shortest(points: Points) -> None:
    clock = clock_of(points)
    stores = len(points) - 1
    route = tour(clock, range(stores))
    assert sorted(route) == list(range(stores))
    shortest_s = shortest_drive_s(plane([*points, points[-1]]), stores, stores + 1)
    assert clock.drive_s(route) <= 1.5 * shortest_s


def test_a_tour_is_driven_the_way_that_takes_less() -> None:
    draw = random.Random(3)
    places = [(draw.randrange(99), draw.randrange(99)) for _ in range(9)]
    seconds = plane([*places, places[-1]])
    # Against the order of the numbers each leg takes a third longer.
    slower = [
        [leg if here < there else leg * 4 // 3 for there, leg in enumerate(legs)]
        for here, legs in enumerate(seconds)
    ]
    tested = problem([store(f"S{number}") for number in range(8)], seconds=slower)
    clock = Draft(Arrays(tested)).clocks[0]
    route = tour(clock, range(8))
    assert clock.drive_s(route) <= clock.drive_s(route[::-1])


def test_a_way_round_by_another_place_counts_where_it_is_shorter() -> None:
    # Straight from S0 to S2 is a long way, by S1 it is not.
    seconds = [[0, 10, 900, 30], [10, 0, 10, 30], [900, 10, 0, 30], [30, 30, 30, 0]]
    both = [[row[place] for place in (0, 1, 2, 3, 3)] for row in seconds]
    tested = problem([store(f"S{number}") for number in range(3)], seconds=[*both, both[-1]])
    assert sorted(tour(Draft(Arrays(tested)).clocks[0], range(3))) == [0, 1, 2]


@given(problem=problems(max_stores=8))
def test_every_route_fits_and_holds_a_store_once(problem: Problem) -> None:
    for clock in Draft(Arrays(problem)).clocks:
        (route,) = toured([clock], range(len(problem.stores)))
        assert clock.fits(route)
        assert len(set(route)) == len(route)


def test_a_tour_that_does_not_fit_keeps_its_order_and_its_important_stores() -> None:
    shops = [store(f"S{number}", store_class=name) for number, name in enumerate("BABAB")]
    once = {"visits": 1}
    tested = problem(shops, reps=(rep(most_stops=3),), rules=rules(A=once, B=once))
    assert fitting(Draft(Arrays(tested)).clocks[0], range(5)) == [0, 1, 3]


def test_a_store_that_is_closed_when_its_turn_comes_takes_no_other_off_the_tour() -> None:
    shops = [store(f"S{number}") for number in range(4)]
    shops[1] = store("S1", open_hours=open_all_week("8:00-8:25"))
    tested = problem(shops)
    assert fitting(Draft(Arrays(tested)).clocks[0], range(4)) == [0, 2, 3]


def cheapest_cut(clock: Clock, most_routes: int) -> tuple[int, int]:
    """Worth left out and units of the best way to cut the stores in their order, by trying all."""
    stores = len(clock.problem.stores)
    found = []
    for held in (each for size in range(stores + 1) for each in combinations(range(stores), size)):
        worth = sum(clock.worth(store) for store in range(stores) if store not in held)
        for cuts in range(most_routes):
            for ends in combinations(range(1, len(held)), cuts):
                bounds = (0, *ends, len(held))
                runs = [held[first:last] for first, last in pairwise(bounds)]
                if any(run[-1] - run[0] + 1 != len(run) for run in runs if run):
                    continue
                units = [clock.units(run) for run in runs]
                if None not in units:
                    found.append((worth, sum(each or 0 for each in units)))
    return min(found)


@pytest.mark.parametrize("most_stops", [1, 2, 3, 6])
@pytest.mark.parametrize("most_routes", [2, 3])
def test_a_tour_is_cut_as_cheaply_as_it_can_be(most_stops: int, most_routes: int) -> None:
    draw = random.Random(most_stops + 10 * most_routes)
    places = [(draw.randrange(99), draw.randrange(99)) for _ in range(7)]
    shops = [store(f"S{number}", store_class=name) for number, name in enumerate("BABBAB")]
    once = {"visits": 1}
    tested = problem(
        shops,
        reps=(rep(most_stops=most_stops),),
        rules=rules(A=once, B=once),
        seconds=plane([*places, places[-1]]),
    )
    clock = Draft(Arrays(tested)).clocks[0]
    routes = cut(clock, range(6), most_routes)
    assert len(routes) <= most_routes
    held = {store for route in routes for store in route}
    worth = sum(clock.worth(store) for store in range(6) if store not in held)
    units = sum(clock.units(route) or 0 for route in routes)
    assert (worth, units) == cheapest_cut(clock, most_routes)
