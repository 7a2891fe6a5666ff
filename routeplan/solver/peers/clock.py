"""What the days of one slot cost with some stores, and whether they fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from routeplan.cost import HOUR_S
from routeplan.cycle import weekday_of
from routeplan.problem import Problem
from routeplan.reps import Break
from routeplan.solver.arrays import Arrays
from routeplan.weights import LEFT_OUT_STEP, MOST_STEPS

NEVER_S = 2**40
NO_PAUSE = (0, 0, -1)

Starts = tuple[tuple[int, int], ...]


class Times(NamedTuple):
    """Travel, stays and openings of a problem as plain lists, shared by its clocks."""

    travel_s: list[list[int]]
    stays_s: list[int]
    starts: list[list[Starts | None]]

    @classmethod
    def of(cls, problem: Problem) -> Times:
        """Openings as the first and last start of a stay, by weekday and store."""
        starts: list[list[Starts | None]] = [[] for _ in range(7)]
        for weekday, of_stores in enumerate(starts):
            for store, rule in zip(problem.stores, problem.store_rules, strict=True):
                windows = store.windows_on(weekday)
                stay_s = rule.in_store_s
                lasts = ((each.start_s, each.end_s - stay_s) for each in windows or ())
                kept = tuple((first_s, last_s) for first_s, last_s in lasts if first_s <= last_s)
                of_stores.append(None if windows is None else kept)
        stays_s = [rule.in_store_s for rule in problem.store_rules]
        return cls(problem.travel.seconds.tolist(), stays_s, starts)


@dataclass(frozen=True, slots=True)
class _Days:
    """The days of a slot that share a weekday; the break as its window, length, latest start."""

    count: int
    start_s: int
    end_s: int
    pause: tuple[int, int, int]
    starts: list[Starts | None]


class Clock:
    """
    The days of one slot: what a route costs on them, to the unit that ``cost`` counts.

    ``schedule.day_schedule`` tries every leg for the break, which is too slow to ask for
    every move of a search. Here one pass carries both the day so far without a break and
    the soonest with one. That is exact while no stop is late, because then leaving a
    place sooner never makes the next stop later.
    """

    def __init__(self, arrays: Arrays, slot: int, times: Times) -> None:
        self.problem = arrays.problem
        self.slot = arrays.slots[slot]
        self.times = times
        self.rep = self.problem.reps[self.slot.rep]
        self.start = self.problem.start_place(self.slot.rep)
        self.end = self.problem.end_place(self.slot.rep)
        self.days = tuple(self._days())

    def _days(self) -> Iterator[_Days]:
        weekdays = [weekday_of(day) for day in self.slot.days]
        for weekday in dict.fromkeys(weekdays):
            hours = self.rep.hours[weekday]
            assert hours is not None
            pause, starts = _pause(self.rep.pause_on(weekday)), self.times.starts[weekday]
            yield _Days(weekdays.count(weekday), hours.start_s, hours.end_s, pause, starts)

    @cached_property
    def there_s(self) -> int:
        """Seconds of work that the shortest of the days can hold."""
        held = (days.end_s - days.start_s - days.pause[1] for days in self.days)
        return max(0, min(held) + self.rep.overtime_s - self.rep.auxiliary_s)

    def units(self, route: Sequence[int]) -> int | None:
        """Cost units of all days that run a route; None: it breaks a limit on one of them."""
        if not route:
            return 0
        if not self.carries(route):
            return None
        legs_s, stays_s = self._legs_s(route), [self.times.stays_s[store] for store in route]
        busy_s = sum(legs_s) + sum(stays_s)
        total = 0
        for days in self.days:
            units = self._day_units(days, route, legs_s, stays_s, busy_s)
            if units is None:
                return None
            total += days.count * units
        return total

    def fits(self, route: Sequence[int]) -> bool:
        """True when every day that runs a route keeps its limits."""
        return self.units(route) is not None

    def least_units(self, drive_s: int, stays_s: int) -> int | None:
        """
        Units that no route of so much driving and staying is below.

        None: it would break a limit in whatever order.
        """
        weights, total = self.problem.weights, 0
        for days in self.days:
            _, length_s, latest_s = days.pause
            back_s = days.start_s + drive_s + stays_s
            work_s = drive_s + stays_s + self.rep.auxiliary_s
            end_s = back_s + self.rep.auxiliary_s + (length_s if back_s > latest_s else 0)
            overtime_s = max(0, end_s - days.end_s)
            if overtime_s > self.rep.overtime_s:
                return None
            units = weights.driving_units * drive_s + weights.overtime_units * overtime_s
            total += days.count * (units + weights.balance_units * work_s**2 // HOUR_S**2)
        return total

    def carries(self, route: Sequence[int]) -> bool:
        """True when a route has neither too many stops nor too much load."""
        if self.rep.most_stops is not None and len(route) > self.rep.most_stops:
            return False
        return self.rep.capacity is None or self.load(route) <= self.rep.capacity

    def rank(self, store: int) -> int:
        """How many less important classes there are than a store's; locked ones come first."""
        if self.problem.lock_of(store).required:
            return len(self.problem.class_ranks)
        return self.problem.class_ranks[self.problem.stores[store].store_class or ""]

    def worth(self, store: int) -> int:
        """
        What a visit counts when not all can be made.

        Each class counts as many times the one below as it does by default.
        """
        worth: int = LEFT_OUT_STEP ** min(self.rank(store), MOST_STEPS)
        return worth

    def drive_s(self, route: Sequence[int]) -> int:
        """Seconds of driving on one day; 0 without a stop."""
        return sum(self._legs_s(route)) if route else 0

    def load(self, route: Sequence[int]) -> int:
        """What is carried on one day."""
        return sum(self.problem.stores[store].load for store in route)

    def _legs_s(self, route: Sequence[int]) -> list[int]:
        travel_s = self.times.travel_s
        return [travel_s[here][there] for here, there in pairwise((self.start, *route, self.end))]

    def _day_units(
        self,
        days: _Days,
        route: Sequence[int],
        legs_s: Sequence[int],
        stays_s: Sequence[int],
        busy_s: int,
    ) -> int | None:
        starts = [days.starts[store] for store in route]
        back = _back_s(days, legs_s, stays_s, starts)
        if back is None:
            return None
        back_s, pause_s = back
        end_s = back_s + self.rep.auxiliary_s
        overtime_s = max(0, end_s - days.end_s)
        if overtime_s > self.rep.overtime_s:
            return None
        weights = self.problem.weights
        drive_s = sum(legs_s)
        wait_s = back_s - days.start_s - busy_s - pause_s
        work_s = end_s - days.start_s - pause_s
        return (
            weights.driving_units * drive_s
            + weights.waiting_units * wait_s
            + weights.overtime_units * overtime_s
            + weights.balance_units * work_s**2 // HOUR_S**2
        )


def _pause(pause: Break | None) -> tuple[int, int, int]:
    if pause is None:
        return NO_PAUSE
    return pause.window.start_s, pause.length_s, pause.latest_start_s


def _back_s(
    days: _Days, legs_s: Sequence[int], stays_s: Sequence[int], starts: Sequence[Starts | None]
) -> tuple[int, int] | None:
    """When a day is back and how long its break is; None: a store is closed."""
    now_s, broken_s = days.start_s, NEVER_S
    from_s, length_s, latest_s = days.pause
    for leg_s, stay_s, opens in zip(legs_s, stays_s, starts, strict=False):
        broken_s += leg_s
        if now_s <= latest_s:
            broken_s = min(broken_s, max(now_s + leg_s, from_s) + length_s)
        now_s += leg_s
        if opens is not None:
            now_s, broken_s = _soonest_s(now_s, opens), _soonest_s(broken_s, opens)
            if now_s >= NEVER_S and broken_s >= NEVER_S:
                return None
        now_s += stay_s
        broken_s += stay_s
    broken_s += legs_s[-1]
    if now_s <= latest_s:
        broken_s = min(broken_s, max(now_s + legs_s[-1], from_s) + length_s)
    now_s += legs_s[-1]
    if length_s == 0 or (now_s <= latest_s and now_s < broken_s):
        return (now_s, 0) if now_s < NEVER_S else None
    return (broken_s, length_s) if broken_s < NEVER_S else None


def _soonest_s(ready_s: int, opens: Starts) -> int:
    """When a stay begins that the store has an opening for; ``NEVER_S``: too late for one."""
    for first_s, last_s in opens:
        if ready_s <= last_s:
            return max(ready_s, first_s)
    return NEVER_S
