"""The pencil method: areas by angle round the base, nearest store next."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from routeplan.cycle import weekday_of
from routeplan.problem import Problem
from routeplan.solver.arrays import Arrays, Choice
from routeplan.solver.peers.clock import Clock, Times


@dataclass(frozen=True)
class Drawn:
    """A plan drawn by hand, in numbers: stores in order per slot, a choice per store."""

    routes: list[list[int]]
    choices: list[int]


def nearest(arrays: Arrays) -> Drawn:
    """
    A plan as a planner draws it with a pencil.

    Each store goes to the rep with the nearest base; a rep's stores are cut into areas
    by the angle round the base, one area a day, so that each holds as many minutes; a
    store seen on several days takes the pattern nearest to its area's day, the days
    with least minutes first. Each day then goes to the nearest store next. Where a day
    does not fit, the stores of the least important class that are last on it are left
    out.
    """
    problem = arrays.problem
    routes: list[list[int]] = [[] for _ in arrays.slots]
    choices = [0] * len(problem.stores)
    minutes = [0.0] * len(arrays.slots)
    for rep, stores in enumerate(_stores_by_rep(arrays)):
        for store, area in _areas(arrays, rep, stores):
            number, columns = _choice_near(arrays, rep, store, area, minutes)
            choices[store] = number
            for slot in _slots(arrays, rep, store, columns):
                routes[slot].append(store)
                minutes[slot] += problem.store_rules[store].in_store_s
    times = Times.of(problem)
    for slot, route in enumerate(routes):
        routes[slot] = _fitting(arrays, Clock(arrays, slot, times), slot, route)
    return Drawn(routes, choices)


def _stores_by_rep(arrays: Arrays) -> list[list[int]]:
    problem = arrays.problem
    found: list[list[int]] = [[] for _ in problem.reps]
    for store in range(len(problem.stores)):
        able = [rep for rep in problem.reps_for(store) if _choices(arrays, rep, store)]
        best = min(able, key=lambda rep: problem.travel.seconds[problem.start_place(rep), store])
        found[best].append(store)
    return found


def _choices(arrays: Arrays, rep: int, store: int) -> list[tuple[int, Choice]]:
    """Choices of a store that a rep can serve, alone if need be, with their numbers."""
    number = arrays.set_of_store[store]
    first = sum(len(choices) for choices in arrays.sets[:number])
    return [
        (first + index, choice)
        for index, choice in enumerate(arrays.sets[number])
        if not arrays.problem.same_rep
        or all(arrays.slots[arrays.columns[column][0]].rep == rep for column in choice)
    ]


def _slots(arrays: Arrays, rep: int, store: int, columns: Choice) -> list[int]:
    """The slots that serve columns: the rep's own, or another's who may come; or none."""
    able = [[slot for slot in arrays.columns[each] if arrays.is_able[store, slot]]
            for each in columns]  # fmt: skip
    return [min(slots, key=lambda slot: (arrays.slots[slot].rep != rep, slot))
            for slots in able if slots]  # fmt: skip


def _areas(arrays: Arrays, rep: int, stores: Sequence[int]) -> list[tuple[int, float]]:
    """Stores by angle, with the share of a rep's minutes that lies before each."""
    problem = arrays.problem
    base = problem.reps[rep].start

    def angle(store: int) -> float:
        shop = problem.stores[store]
        east = (shop.lon - base.lon) * math.cos(math.radians(base.lat))
        return math.atan2(shop.lat - base.lat, east)

    by_angle = sorted(stores, key=angle)
    minutes = [problem.store_rules[store].in_store_s for store in by_angle]
    passed, areas = 0, []
    for store, own in zip(by_angle, minutes, strict=True):
        areas.append((store, passed / sum(minutes)))
        passed += own
    return areas


def _choice_near(
    arrays: Arrays, rep: int, store: int, area: float, minutes: Sequence[float]
) -> tuple[int, Choice]:
    own = [slot for slot in arrays.slots if slot.rep == rep]
    target = own[int(area * len(own))].days[0]

    def distance(entry: tuple[int, Choice]) -> tuple[int, float]:
        days = {day for column in entry[1] for day in arrays.column_days[column]}
        away = min(
            min(
                (day - target) % arrays.problem.cycle.days,
                (target - day) % arrays.problem.cycle.days,
            )
            for day in days
        )
        return away, sum(minutes[slot] for slot in _slots(arrays, rep, store, entry[1]))

    return min(_choices(arrays, rep, store), key=distance)


def _fitting(arrays: Arrays, clock: Clock, slot: int, stores: list[int]) -> list[int]:
    """Stores in nearest order, without those that make a day of the slot too long."""
    route = _nearest_order(arrays, slot, stores)
    while _stays_s(arrays, route) > _longest_day_s(arrays, slot):
        del route[_least_important(arrays.problem, route)]
    while not clock.fits(route):
        del route[_least_important(arrays.problem, route)]
        route = _nearest_order(arrays, slot, route)
    return route


def _least_important(problem: Problem, route: Sequence[int]) -> int:
    """Where the last store of the least important class stands on a route."""
    ranks = [_rank(problem, store) for store in route]
    return max(index for index, rank in enumerate(ranks) if rank == min(ranks))


def _stays_s(arrays: Arrays, route: Sequence[int]) -> int:
    return sum(arrays.problem.store_rules[store].in_store_s for store in route)


def _longest_day_s(arrays: Arrays, slot: int) -> int:
    rep = arrays.problem.reps[arrays.slots[slot].rep]
    hours = (rep.hours[weekday_of(day)] for day in arrays.slots[slot].days)
    return rep.overtime_s + max(each.end_s - each.start_s for each in hours if each)


def _rank(problem: Problem, store: int) -> int:
    if problem.lock_of(store).required:
        return len(problem.class_ranks)
    return problem.class_ranks[problem.stores[store].store_class or ""]


def _nearest_order(arrays: Arrays, slot: int, stores: Sequence[int]) -> list[int]:
    seconds = arrays.problem.travel.seconds
    place, left, route = arrays.problem.start_place(arrays.slots[slot].rep), list(stores), []
    while left:
        place = min(left, key=lambda store: (seconds[place, store], store))
        left.remove(place)
        route.append(place)
    return route
