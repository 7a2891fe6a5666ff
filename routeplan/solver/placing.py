"""Where one store is cheapest to visit, in a plan that is otherwise as it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from routeplan.cost import day_cost
from routeplan.cycle import weekday_of
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.schedule import day_schedule
from routeplan.solver.arrays import Arrays, Slot
from routeplan.solver.start import calendar_of

# Positions with the shortest detours; the clock decides between them.
POSITIONS = 3


@dataclass(frozen=True)
class RoutePlace:
    """
    A place on a route.

    Parameters
    ----------
    rep, label, days
        The route, and the cycle days that run it.
    position
        How many stops stand before it.
    units
        Cost units that it adds over all these days.
    fits
        True: no day gets too long or too full, and no store is found closed.
    """

    rep: str
    label: str
    days: tuple[int, ...]
    position: int
    units: int
    fits: bool


@dataclass(frozen=True)
class Placement:
    """All visits of a store: a place on each route of one allowed set of days."""

    places: tuple[RoutePlace, ...]

    @property
    def units(self) -> int:
        """Cost units that they add."""
        return sum(place.units for place in self.places)

    @property
    def fits(self) -> bool:
        """True where every place fits."""
        return all(place.fits for place in self.places)


def placements(problem: Problem, plan: Plan, store: str, most: int) -> tuple[Placement, ...]:
    """
    The cheapest ways to visit a store; those that fit come first.

    Parameters
    ----------
    plan
        Its visits of this store do not count. It fits the problem (see ``misfits``).
    store
        An id of the problem.
    most
        How many ways.
    """
    known = problem
    if problem.is_chosen:
        calendar = calendar_of(problem, plan, problem.cycle.days)
        known = problem if calendar is None else problem.with_calendar(calendar)
    arrays, number = Arrays(known), problem.store_numbers[store]
    found: dict[int, RoutePlace | None] = {}
    ways = []
    for choice in arrays.sets[arrays.set_of_store[number]]:
        places = []
        for column in choice:
            if column not in found:
                found[column] = _cheapest(arrays, plan, number, column)
            places.append(found[column])
        there = [place for place in places if place is not None]
        if len(there) == len(choice):
            ways.append(Placement(tuple(sorted(there, key=lambda place: place.days))))
    ways.sort(key=lambda way: (not way.fits, way.units))
    return tuple(ways[:most])


def _cheapest(arrays: Arrays, plan: Plan, store: int, column: int) -> RoutePlace | None:
    slots = [arrays.slots[slot] for slot in arrays.columns[column] if arrays.is_able[store, slot]]
    places = [_place(arrays.problem, plan, store, slot) for slot in slots]
    return min(places, key=lambda place: (not place.fits, place.units), default=None)


def _place(problem: Problem, plan: Plan, store: int, slot: Slot) -> RoutePlace:
    rep = problem.reps[slot.rep].id
    label = plan.calendar[rep][slot.days[0]] if rep in plan.calendar else None
    route = None if label is None else plan.route(rep, label)
    numbers = [problem.store_numbers[each] for each in (route.stores if route else ())]
    others = [each for each in numbers if each != store]
    before = _units(problem, slot, others)
    tried = []
    for position in _positions(problem, slot.rep, others, store):
        stores = [*others[:position], store, *others[position:]]
        units = _units(problem, slot, stores) - before
        tried.append((not _fits(problem, slot, stores), units, position))
    is_unfit, units, position = min(tried)
    return RoutePlace(rep, label or slot.label, slot.days, position, units, not is_unfit)


def _positions(problem: Problem, rep: int, stores: list[int], store: int) -> list[int]:
    seconds = problem.travel_of(rep).seconds
    places = np.array([problem.start_place(rep), *stores, problem.end_place(rep)])
    before, after = places[:-1], places[1:]
    detours = seconds[before, store] + seconds[store, after] - seconds[before, after]
    return [int(position) for position in np.argsort(detours, kind="stable")[:POSITIONS]]


def _units(problem: Problem, slot: Slot, stores: list[int]) -> int:
    return sum(day_cost(problem, slot.rep, weekday_of(day), stores).total for day in slot.days)


def _fits(problem: Problem, slot: Slot, stores: list[int]) -> bool:
    rep = problem.reps[slot.rep]
    load = sum(problem.stores[store].load for store in stores)
    if rep.most_stops is not None and len(stores) > rep.most_stops:
        return False
    if rep.capacity is not None and load > rep.capacity:
        return False
    for day in slot.days:
        schedule = day_schedule(problem, slot.rep, weekday_of(day), stores)
        if schedule.overtime_s > rep.overtime_s or any(stop.is_late for stop in schedule.stops):
            return False
    return True
