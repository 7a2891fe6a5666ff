"""Vehicles that leave when it suits, against every departure and every plan tried in turn."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from insertions import BROKEN, places_for

from benchmarks import periodic
from benchmarks.cordeau import Customer, Day, Periodic
from benchmarks.judging import length, violations
from benchmarks.periodic import FINEST, engine_instance, solve_periodic
from routeplan.solver._engine import route_units
from routeplan.solver.until import Iterations

OPEN = 60


def customer(rng: random.Random, number: int) -> Customer:
    """Somewhere on a line, whole numbers, so that nothing is rounded; one in four always open."""
    opens = rng.randint(0, OPEN - 10)
    window = float(opens), float(rng.randint(opens, OPEN))
    if rng.random() < 0.25:
        window = 0.0, float(OPEN)
    where, service = float(rng.randint(-6, 6)), float(rng.randint(0, 3))
    return Customer(number, where, 0.0, service, 1, 1, ((0,),), window)


def one_day(rng: random.Random, customers: int, vehicles: int, longest: float) -> Periodic:
    depot = Customer(0, 0.0, 0.0, 0.0, 0, 0, (), (float(rng.randint(0, 5)), float(OPEN)))
    stops = tuple(customer(rng, number) for number in range(1, customers + 1))
    return Periodic("one-day", vehicles, (Day(longest, 100),), (depot,), stops)


def back_at(instance: Periodic, route: Sequence[int], departure: float) -> float | None:
    """When who leaves then is back; None: too late for a customer or the depot."""
    depot, clock, place = instance.depots[0], departure, instance.depots[0].x
    for stop in (instance.customers[index] for index in route):
        assert stop.window is not None
        clock = max(clock + abs(stop.x - place), stop.window[0])
        if clock > stop.window[1]:
            return None
        clock, place = clock + stop.service, stop.x
    clock += abs(depot.x - place)
    return clock if depot.window and clock <= depot.window[1] else None


def shortest(instance: Periodic, route: Sequence[int]) -> float | None:
    """Duration of the best of all departures; None: there is none."""
    window = instance.depots[0].window
    assert window is not None
    departures = range(int(window[0]), int(window[1]) + 1)
    ends = [(departure, back_at(instance, route, departure)) for departure in departures]
    return min((end - departure for departure, end in ends if end is not None), default=None)


def lasting(instance: Periodic, longest: float) -> Periodic:
    return replace(instance, days=(Day(longest, 100),))


@pytest.mark.parametrize("seed", range(30))
def test_a_route_fits_where_some_departure_makes_it_short_enough(seed: int) -> None:
    rng = random.Random(seed)
    instance = one_day(rng, 6, 1, OPEN)
    possible = 0
    for _ in range(60):
        route = rng.sample(range(6), rng.randint(1, 4))
        takes = shortest(instance, route)
        if takes is None:
            assert route_units(engine_instance(lasting(instance, 30)), 0, route) >= BROKEN
            continue
        fits = route_units(engine_instance(lasting(instance, takes)), 0, route)
        numbers = [[[index + 1 for index in route]]]
        assert fits == length(instance, numbers) * FINEST
        too_long = engine_instance(lasting(instance, takes - 0.5))
        assert takes == 0 or route_units(too_long, 0, route) >= BROKEN
        possible += takes < OPEN - 6
    assert possible > 0


@pytest.mark.parametrize("seed", range(30))
def test_one_more_stop_adds_what_the_longer_route_costs_more(seed: int) -> None:
    rng = random.Random(seed)
    instance = engine_instance(one_day(rng, 9, 1, rng.choice((20, 30, 45))))
    possible = 0
    for _ in range(100):
        *route, new = rng.sample(range(9), rng.randint(1, 5))
        possible += places_for(instance, route, new)
    assert possible > 0


def plans(customers: int) -> Iterator[list[list[list[int]]]]:
    """All ways to give customers to two vehicles on one day."""
    for order in permutations(range(1, customers + 1)):
        for first in range(customers + 1):
            yield [[list(order[:first]), list(order[first:])]]


@pytest.mark.parametrize("seed", range(12))
def test_the_search_finds_the_cheapest_of_all_plans(seed: int) -> None:
    rng = random.Random(seed)
    instance = one_day(rng, 5, 2, rng.choice((25, 35, 45)))
    lengths = [length(instance, plan) for plan in plans(5) if not violations(instance, plan)]
    routes, _ = solve_periodic(instance, until=Iterations(2_000), seed=seed)
    if lengths:
        assert violations(instance, routes) == []
        assert length(instance, routes) == min(lengths)
    else:
        assert violations(instance, routes)


def test_a_free_start_with_a_break_or_a_second_opening_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    instance = one_day(random.Random(1), 2, 1, 30)
    with monkeypatch.context() as patch:
        patch.setattr(periodic, "NO_PAUSE", (10, 5, 20))
        with pytest.raises(ValueError, match="neither break nor traffic"):
            engine_instance(instance)
    # Two windows of the first store on the first of seven weekdays, none of the second.
    first, windows = np.array([0, *14 * [2]], np.int32), np.array([(0, 5), (9, 20)], np.int32)
    monkeypatch.setattr(periodic, "_windows", lambda *_: (first, windows))
    with pytest.raises(ValueError, match="one opening a store"):
        engine_instance(instance)
