"""A plan that a search starts from, in the engine's own numbers."""

from __future__ import annotations

from collections.abc import Sequence

from routeplan.check import check
from routeplan.cycle import FreeCalendar, GivenCalendar, Labels
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.solver._engine import Snapshot
from routeplan.solver.arrays import Arrays, Slot

Columns = frozenset[int]


def start_of(arrays: Arrays, plan: Plan) -> Snapshot | None:
    """
    A plan as a search's first solution; None: it does not fit the problem.

    Stores that the plan has on days which they may not have any more, and stores that it
    does not know, are on no day at first.
    """
    problem = arrays.problem
    routes: list[list[int]] = []
    for slot in arrays.slots:
        stores = _stores_on(problem, plan, slot)
        if stores is None:
            return None
        routes.append([problem.store_numbers[each] for each in stores])
    choices = _choices(arrays, routes)
    if check(problem, arrays.plan_of(routes, choices)):
        return None
    return Snapshot(routes, choices)


def calendar_of(problem: Problem, plan: Plan, routes: int) -> GivenCalendar | None:
    """The calendar of a plan; None: it does not fit the problem, or has more routes."""
    free = problem.with_calendar(FreeCalendar())
    labels_of: dict[str, Labels] = {}
    for number, rep in enumerate(problem.reps):
        labels = plan.calendar.get(rep.id, ())
        works = [label is not None for label in free.labels_of(number)]
        if [label is not None for label in labels] != works or len(set(labels) - {None}) > routes:
            return None
        labels_of[rep.id] = labels
    return GivenCalendar(labels=labels_of[problem.reps[0].id], rep_labels=labels_of)


def _stores_on(problem: Problem, plan: Plan, slot: Slot) -> list[str] | None:
    """Stores that a plan has on a slot's days; None: its calendar has other days together."""
    rep = problem.reps[slot.rep].id
    labels = plan.calendar.get(rep, ())
    if len(labels) != problem.cycle.days:
        return None
    label = labels[slot.days[0]]
    if label is None or plan.days_of(rep, label) != slot.days:
        return None
    route = plan.route(rep, label)
    stores = () if route is None else route.stores
    return [each for each in stores if each in problem.store_numbers]


def _choices(arrays: Arrays, routes: list[list[int]]) -> list[int]:
    """The choice of each store, over all sets; stores without a fitting one leave the routes."""
    column_of = {slot: column for column, slots in enumerate(arrays.columns) for slot in slots}
    slots_of: list[list[int]] = [[] for _ in arrays.problem.stores]
    for slot, stores in enumerate(routes):
        for store in stores:
            slots_of[store].append(slot)
    firsts = [0]
    for choices in arrays.sets:
        firsts.append(firsts[-1] + len(choices))
    found = []
    for store, slots in enumerate(slots_of):
        number = arrays.set_of_store[store]
        columns = frozenset(column_of[slot] for slot in slots)
        fitting = _fitting(arrays.sets[number], columns)
        if fitting is None or not arrays.is_able[store, slots].all():
            for slot in slots:
                routes[slot] = [each for each in routes[slot] if each != store]
        found.append(firsts[number] + (fitting or 0))
    return found


def _fitting(choices: Sequence[Sequence[int]], columns: Columns) -> int | None:
    """The choice with these columns, else the first that has them among others."""
    same = (index for index, each in enumerate(choices) if columns == set(each))
    wider = (index for index, each in enumerate(choices) if columns <= set(each))
    return next(same, next(wider, None))
