"""Why a visit was left out, found by trying to put it back."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from routeplan.cycle import weekday_of
from routeplan.plan import LeftOut, Plan
from routeplan.problem import Problem
from routeplan.reps import Rep
from routeplan.schedule import day_schedule

MINUTE_S = 60
NO_LIMIT = 10**9
LATE = None


def with_reasons(problem: Problem, plan: Plan) -> Plan:
    """The plan with a reason for every store that has visits left out."""
    if not plan.left_out:
        return plan
    routes = {(route.rep, route.label): route.stores for route in plan.routes}
    days = [
        (problem.rep_numbers[rep], day, tuple(problem.store_numbers[each] for each in stores))
        for (rep, label), stores in routes.items()
        for day in plan.days_of(rep, label)
    ]
    found = tuple(_with_reason(problem, days, entry) for entry in plan.left_out)
    return plan.model_copy(update={"left_out": found})


_Day = tuple[int, int, tuple[int, ...]]


def _with_reason(problem: Problem, days: Sequence[_Day], entry: LeftOut) -> LeftOut:
    store = problem.store_numbers[entry.store]
    open_days = [
        (rep, day, stores)
        for rep, day, stores in days
        if rep in problem.reps_for(store)
        and store not in stores
        and day in problem.visiting_days(store, rep)
    ]
    reason, values = _reason(problem, store, open_days)
    return entry.model_copy(update={"reason": reason, "values": values})


def _reason(problem: Problem, store: int, days: Sequence[_Day]) -> tuple[str, dict[str, str | int]]:
    alone = [_over_s(problem, rep, day, [store]) for rep, day, _ in days]
    if all(over_s is LATE for over_s in alone):
        return "RP453", {}
    alone_s = min(over_s for over_s in alone if over_s is not LATE)
    if alone_s > 0:
        waits = any(_waits(problem, rep, day, store) for rep, day, _ in days)
        return ("RP453", {}) if waits else ("RP452", {"minutes": _minutes(alone_s)})
    staffed = [(problem.reps[rep], rep, day, stores) for rep, day, stores in days]
    with_stops = [each for each in staffed if len(each[3]) < (each[0].most_stops or NO_LIMIT)]
    if not with_stops:
        return "RP454", {}
    with_room = [each for each in with_stops if _has_room(problem, store, each[0], each[3])]
    if not with_room:
        return "RP455", {}
    over = [_least_over_s(problem, store, rep, day, stores) for _, rep, day, stores in with_room]
    least_s = min((over_s for over_s in over if over_s is not LATE), default=LATE)
    if least_s is LATE:
        return "RP453", {}
    return ("RP451", {"minutes": _minutes(least_s)}) if least_s > 0 else ("RP456", {})


def _has_room(problem: Problem, store: int, rep: Rep, stores: Sequence[int]) -> bool:
    load = sum(problem.stores[each].load for each in stores) + problem.stores[store].load
    return load <= (rep.capacity or load)


def _least_over_s(
    problem: Problem, store: int, rep: int, day: int, stores: Sequence[int]
) -> int | None:
    """Seconds past a day's latest end with the store where its detour is shortest."""
    seconds = problem.travel.seconds
    places = np.array([problem.start_place(rep), *stores, problem.end_place(rep)])
    before, after = places[:-1], places[1:]
    detours = seconds[before, store] + seconds[store, after] - seconds[before, after]
    position = int(np.argmin(detours))
    return _over_s(problem, rep, day, [*stores[:position], store, *stores[position:]])


def _over_s(problem: Problem, rep: int, day: int, stores: Sequence[int]) -> int | None:
    """Seconds past the latest end of a day, 0 where it fits; None: a store is closed."""
    schedule = day_schedule(problem, rep, weekday_of(day), stores)
    if any(stop.is_late for stop in schedule.stops):
        return LATE
    return max(0, schedule.overtime_s - problem.reps[rep].overtime_s)


def _waits(problem: Problem, rep: int, day: int, store: int) -> bool:
    """True when a day would fit a store alone if it were open on arrival."""
    schedule = day_schedule(problem, rep, weekday_of(day), [store])
    return schedule.overtime_s - schedule.wait_s <= problem.reps[rep].overtime_s


def _minutes(seconds: int) -> int:
    return -(-seconds // MINUTE_S)
