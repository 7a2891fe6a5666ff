"""What a solution of a periodic instance costs and breaks, from the file's numbers alone."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from benchmarks.cordeau import Customer, Periodic, Routes

# Sums of doubles stray this far at most.
TOLERANCE = 1e-6


def length(instance: Periodic, routes: Routes) -> float:
    """Double-precision Euclidean length of all routes, unrounded."""
    points = {each.number: each for each in instance.points}
    return math.fsum(
        _distance(here, there)
        for day in routes
        for vehicle, route in enumerate(day)
        for here, there in pairwise(
            (
                instance.depot_of(vehicle),
                *(points[number] for number in route),
                instance.depot_of(vehicle),
            )
        )
    )


def violations(instance: Periodic, routes: Routes) -> list[str]:
    """What a solution breaks, in words; an empty list means nothing."""
    known = {each.number for each in instance.customers}
    strange = {number for day in routes for route in day for number in route} - known
    if strange or len(routes) != len(instance.days):
        return [f"{len(routes)} days, unknown customers {sorted(strange)}"]
    return [*_visits(instance, routes), *_days(instance, routes)]


def _visits(instance: Periodic, routes: Routes) -> Iterator[str]:
    days: dict[int, list[int]] = {each.number: [] for each in instance.customers}
    for day, routes_of_day in enumerate(routes):
        for route in routes_of_day:
            for number in route:
                days[number].append(day)
    for each in instance.customers:
        allowed = each.combinations or ((),)
        if tuple(days[each.number]) not in allowed:
            yield f"customer {each.number}: visited on days {days[each.number]}"


def _days(instance: Periodic, routes: Routes) -> Iterator[str]:
    customers = {each.number: each for each in instance.customers}
    for day, (limits, routes_of_day) in enumerate(zip(instance.days, routes, strict=True)):
        used_at = Counter(
            instance.depot_of(vehicle).number
            for vehicle, route in enumerate(routes_of_day)
            if route
        )
        for used in used_at.values():
            if used > instance.vehicles:
                yield f"day {day}: {used} routes, {instance.vehicles} vehicles"
        for vehicle, route in enumerate(routes_of_day):
            stops = [customers[number] for number in route]
            where = f"day {day} vehicle {vehicle}"
            load = sum(stop.demand for stop in stops)
            if load > limits.capacity:
                yield f"{where}: carries {load} of {limits.capacity}"
            if stops:
                yield from _times(instance.depot_of(vehicle), stops, limits.longest, where)


def _times(
    depot: Customer, stops: Sequence[Customer], longest: float | None, where: str
) -> Iterator[str]:
    """
    Check windows and duration; the vehicle leaves as late as helps.

    After Savelsbergh (1992), The vehicle routing problem with time windows: minimizing
    route duration, ORSA Journal on Computing 4(2): what can be saved by leaving later is
    the forward slack, at most the waiting.
    """
    opens = depot.window[0] if depot.window else 0.0
    clock, waited, slack = opens, 0.0, math.inf
    for here, there in zip((depot, *stops), (*stops, depot), strict=True):
        clock += _distance(here, there)
        if there.window is not None:
            earliest = there.window[0] if there is not depot else clock
            waited += max(0.0, earliest - clock)
            clock = max(clock, earliest)
            slack = min(slack, waited + there.window[1] - clock)
            if clock > there.window[1] + TOLERANCE:
                yield f"{where}: at customer {there.number} at {clock}, after {there.window[1]}"
        clock += there.service if there is not depot else 0.0
    duration = clock - opens - max(0.0, min(slack, waited))
    if longest is not None and duration > longest + TOLERANCE:
        yield f"{where}: takes {duration} of {longest}"


def _distance(here: Customer, there: Customer) -> float:
    return math.hypot(here.x - there.x, here.y - there.y)
