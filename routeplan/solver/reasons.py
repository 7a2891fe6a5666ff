"""Why a visit was left out, found by trying to put it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from routeplan.cycle import weekday_of
from routeplan.plan import LeftOut, Plan
from routeplan.problem import Problem
from routeplan.schedule import DaySchedule, day_schedule

MINUTE_S = 60
LATE = None

Reason = tuple[str, dict[str, str | int]]


def with_reasons(problem: Problem, plan: Plan) -> Plan:
    """The plan with a reason for every store that has visits left out."""
    if not plan.left_out:
        return plan
    days = [
        _Day(problem, problem.rep_numbers[route.rep], day, _numbers(problem, route.stores))
        for route in plan.routes
        for day in plan.days_of(route.rep, route.label)
    ]
    found = tuple(_with_reason(problem, days, entry) for entry in plan.left_out)
    return plan.model_copy(update={"left_out": found})


def _numbers(problem: Problem, stores: Sequence[str]) -> tuple[int, ...]:
    return tuple(problem.store_numbers[store] for store in stores)


@dataclass(frozen=True)
class _Day:
    problem: Problem
    rep: int
    day: int
    stores: tuple[int, ...]

    @cached_property
    def limit_s(self) -> int:
        """The latest moment at which the day may end."""
        rep = self.problem.reps[self.rep]
        hours = rep.hours[weekday_of(self.day)]
        assert hours is not None
        return hours.end_s + rep.overtime_s

    @cached_property
    def schedule(self) -> DaySchedule:
        return self._schedule(self.stores)

    def _schedule(self, stores: Sequence[int]) -> DaySchedule:
        return day_schedule(self.problem, self.rep, weekday_of(self.day), stores)

    def alone(self, store: int) -> DaySchedule:
        return self._schedule([store])

    def over_s(self, schedule: DaySchedule) -> int | None:
        """Seconds past the latest end, 0 where it fits; None: a store is closed."""
        if any(stop.is_late for stop in schedule.stops):
            return LATE
        return max(0, schedule.end_s - self.limit_s)

    def has_stop_left(self) -> bool:
        most = self.problem.reps[self.rep].most_stops
        return most is None or len(self.stores) < most

    def has_room_for(self, store: int) -> bool:
        capacity = self.problem.reps[self.rep].capacity
        load = sum(self.problem.stores[each].load for each in (*self.stores, store))
        return capacity is None or load <= capacity

    def place_for(self, store: int) -> tuple[int, int]:
        """Where a store's detour is shortest, and the seconds past the limit at least."""
        travel = self.problem.travel_of(self.rep)
        seconds = travel.seconds
        start, end = self.problem.start_place(self.rep), self.problem.end_place(self.rep)
        places = np.array([start, *self.stores, end])
        before, after = places[:-1], places[1:]
        detours = seconds[before, store] + seconds[store, after] - seconds[before, after]
        position = int(np.argmin(detours))
        if not self.stores:
            return position, 0
        if travel.traffic is not None:
            # The later hours of all that follows may be quicker ones.
            return position, -self.limit_s
        day, stay_s = self.schedule, self.problem.store_rules[store].in_store_s
        return_s = day.start_s + day.drive_s + int(detours[position]) + day.stay_s + stay_s
        pause = self.problem.reps[self.rep].pause_on(weekday_of(self.day))
        if pause is not None and return_s > pause.latest_start_s:
            return_s += pause.length_s
        return position, return_s + day.auxiliary_s - self.limit_s

    def over_with_s(self, store: int, position: int) -> int | None:
        stores = [*self.stores[:position], store, *self.stores[position:]]
        return self.over_s(self._schedule(stores))


def _with_reason(problem: Problem, days: Sequence[_Day], entry: LeftOut) -> LeftOut:
    store = problem.store_numbers[entry.store]
    allowed = {rep: set(problem.visiting_days(store, rep)) for rep in problem.reps_for(store)}
    open_days = [
        day for day in days if day.day in allowed.get(day.rep, ()) and store not in day.stores
    ]
    reason, values = _reason(store, open_days)
    return entry.model_copy(update={"reason": reason, "values": values})


def _reason(store: int, days: Sequence[_Day]) -> Reason:
    hopeless = _reason_alone(store, days)
    if hopeless is not None:
        return hopeless
    with_stops = [day for day in days if day.has_stop_left()]
    if not with_stops:
        return "RP454", {}
    with_room = [day for day in with_stops if day.has_room_for(store)]
    if not with_room:
        return "RP455", {}
    over_s = min(_overs_s(store, with_room), default=LATE)
    if over_s is LATE:
        return "RP453", {}
    return ("RP451", {"minutes": _minutes(over_s)}) if over_s > 0 else ("RP456", {})


def _reason_alone(store: int, days: Sequence[_Day]) -> Reason | None:
    """Why no day would do even if it held this store only; None: one would."""
    alike = {(day.rep, weekday_of(day.day)): day for day in days}
    alone = [(day, day.alone(store)) for day in alike.values()]
    over = [day.over_s(schedule) for day, schedule in alone]
    least_s = min((each for each in over if each is not LATE), default=LATE)
    waits = any(schedule.end_s - schedule.wait_s <= day.limit_s for day, schedule in alone)
    if least_s is LATE or (least_s > 0 and waits):
        return "RP453", {}
    return ("RP452", {"minutes": _minutes(least_s)}) if least_s > 0 else None


def _overs_s(store: int, days: Sequence[_Day]) -> Iterator[int]:
    """Seconds past the limit on the days that may end soonest, until none can be better."""
    places = [(day, *day.place_for(store)) for day in days]
    best_s: int | None = LATE
    for day, position, at_least_s in sorted(places, key=lambda place: place[2]):
        if best_s is not LATE and at_least_s >= best_s:
            return
        over_s = day.over_with_s(store, position)
        if over_s is not LATE and (best_s is LATE or over_s < best_s):
            best_s = over_s
            yield over_s


def _minutes(seconds: int) -> int:
    return -(-seconds // MINUTE_S)
