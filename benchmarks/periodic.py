"""Periodic instances as the engine's flat arrays, and its answers as routes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import product

import numpy as np
import numpy.typing as npt

from benchmarks.cordeau import Customer, Days, Periodic
from routeplan.solver._engine import Instance, Snapshot
from routeplan.solver.arrays import LEAVES_AT_START, NO_LIMIT
from routeplan.solver.ruin import search
from routeplan.solver.traffic import TrafficRows
from routeplan.solver.until import Until
from routeplan.travel.traffic import HOURS_A_DAY

FINEST = 10_000
# The engine's clocks are whole numbers of 32 bits, with room for what never happens.
LATEST_CLOCK = 400_000_000
# Far above any detour, so that no customer is left out while there is room for it.
LEFT_OUT_UNITS = 1_000_000_000
NO_PAUSE = (0, 0, 0)


def solve_periodic(
    instance: Periodic, *, until: Until, seed: int, threads: int = 1
) -> tuple[list[list[list[int]]], int]:
    """
    Solve an instance with routeplan's engine.

    Returns
    -------
    tuple
        Customers by the file's numbers, by day and vehicle, and the iterations run.
    """
    found = search(engine_instance(instance), until=until, seed=seed, threads=threads)
    return routes_of(instance, found.best), found.iterations


def units_a_distance(instance: Periodic) -> int:
    """
    Whole engine units that one unit of distance becomes, a power of ten.

    A leg is off by at most half a unit, a whole one where time is limited; what a plan
    costs is therefore always counted again from the coordinates.
    """
    points = instance.points
    across = math.dist(
        (min(each.x for each in points), min(each.y for each in points)),
        (max(each.x for each in points), max(each.y for each in points)),
    )
    longest_route = len(points) * across + sum(each.service for each in points)
    latest = longest_route + max((each.window[1] for each in points if each.window), default=0)
    units = FINEST
    while units > 1 and latest * units > LATEST_CLOCK:
        units //= 10
    if latest * units > LATEST_CLOCK:
        raise ValueError("the distances are too large for the engine's clock")
    return units


def engine_instance(instance: Periodic) -> Instance:
    """
    Flat arrays: a column is a day, its slots the vehicles, a choice a combination.

    Where time is limited, distances and service are rounded up and limits down, so that
    what fits in the engine's whole numbers fits in exact ones.
    """
    units, customers = units_a_distance(instance), instance.customers
    vehicles, days = _vehicles_a_day(instance), len(instance.days)
    sets = list(dict.fromkeys(each.combinations or ((),) for each in customers))
    choices = [choice for choices in sets for choice in choices]
    window_first, windows = _windows(instance, units)
    variants, slots = _variants_and_slots(instance, units)
    return Instance(
        travel=_travel(instance, units),
        parking=_int32([0] * len(instance.points)),
        traffic=np.zeros((0, HOURS_A_DAY), np.int32),
        stay=_int32(math.ceil(each.service * units) for each in customers),
        load=_int64(each.demand for each in customers),
        left_out=_int64([LEFT_OUT_UNITS] * len(customers)),
        visit_units=np.zeros((0, 0), np.int64),
        always_open=np.array([each.window is None for each in customers], np.uint8),
        window_first=window_first,
        windows=windows,
        variants=variants,
        slots=slots,
        column_first=_int32(range(0, days * vehicles + 1, vehicles)),
        column_slots=_int32(range(days * vehicles)),
        choice_first=_firsts(choices),
        choice_columns=_int32(day for choice in choices for day in choice),
        set_first=_firsts(sets),
        set_of_store=_int32(sets.index(each.combinations or ((),)) for each in customers),
        weights=_int64([1, 0, 0, 0]),
    )


def routes_of(instance: Periodic, snapshot: Snapshot) -> list[list[list[int]]]:
    """Routes by day and vehicle; vehicles that stay at home have an empty one."""
    numbers = [each.number for each in instance.customers]
    routes = [[numbers[store] for store in route] for route in snapshot.routes]
    vehicles = _vehicles_a_day(instance)
    return [routes[first : first + vehicles] for first in range(0, len(routes), vehicles)]


def _vehicles_a_day(instance: Periodic) -> int:
    return instance.vehicles * len(instance.depots)


def _travel(instance: Periodic, units: int) -> npt.NDArray[np.int32]:
    points = instance.customers + instance.depots
    at = np.array([(each.x, each.y) for each in points], np.float64)
    apart = at[:, None, :] - at[None, :, :]
    scaled = np.hypot(apart[..., 0], apart[..., 1]) * units
    whole = np.ceil(scaled) if instance.is_timed else np.rint(scaled)
    return np.ascontiguousarray(whole.astype(np.int32))


def _windows(instance: Periodic, units: int) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Windows of the engine's first weekday; every day of an instance is like it."""
    spans = [each.window for each in instance.customers]
    rows = [(math.ceil(span[0] * units), math.floor(span[1] * units)) for span in spans if span]
    first = [0, *np.cumsum([span is not None for span in spans]).tolist()]
    others = [first[-1]] * (6 * len(spans))
    return _int32([*first, *others]), np.array(rows, np.int32).reshape(-1, 2)


def _variants_and_slots(
    instance: Periodic, units: int
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]]:
    variants: list[tuple[int, ...]] = []
    slots: list[tuple[int, ...]] = []
    for day, (place, depot) in product(
        instance.days, enumerate(instance.depots, start=len(instance.customers))
    ):
        start, latest, closes = _hours(depot, day.longest, units)
        variant = len(variants)
        variants.append((0, 1, start, latest, latest, 0, *NO_PAUSE, TrafficRows.NONE, closes))
        slot = (place, place, NO_LIMIT, 1, day.capacity, variant, variant + 1)
        slots.extend(instance.vehicles * [slot])
    return np.array(variants, np.int32), np.array(slots, np.int64)


def _hours(depot: Customer, longest: float | None, units: int) -> tuple[int, int, int]:
    """
    Start, latest return of who leaves then, and when the depot closes for who leaves later.

    Where the depot is not open for longer than a route may take, leaving later helps none.
    """
    opens, closes = depot.window or (0.0, LATEST_CLOCK / units)
    start, end = math.ceil(opens * units), math.floor(closes * units)
    if longest is None or longest >= closes - opens:
        return start, end, LEAVES_AT_START
    latest = start + math.floor(longest * units)
    return start, latest, end if depot.window else LEAVES_AT_START


def _int32(values: Iterable[int]) -> npt.NDArray[np.int32]:
    return np.array(list(values), np.int32)


def _int64(values: Iterable[int]) -> npt.NDArray[np.int64]:
    return np.array(list(values), np.int64)


def _firsts(parts: Sequence[Sequence[Days] | Days]) -> npt.NDArray[np.int32]:
    return _int32([0, *np.cumsum([len(part) for part in parts]).tolist()])
