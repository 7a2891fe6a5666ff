"""The clock of one day: when each stop begins and ends, and where the break falls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from routeplan.problem import Problem, remembered
from routeplan.reps import Break
from routeplan.stores import Store


@dataclass(frozen=True)
class StopTime:
    """
    One stop of a day; clock times in seconds after midnight.

    Parameters
    ----------
    store
        Number of the store.
    drive_s, drive_m
        From the place before.
    arrive_s, start_s, leave_s
        ``start_s`` is later than ``arrive_s`` by waiting, and by the break where it is
        taken on arrival.
    is_late
        True: the store has no opening left for the stay, which then starts on arrival.
    """

    store: int
    drive_s: int
    drive_m: int
    arrive_s: int
    start_s: int
    leave_s: int
    is_late: bool


@dataclass(frozen=True)
class DaySchedule:
    """
    One day of one rep; clock times in seconds after midnight.

    Parameters
    ----------
    stops
        In the order of visit, one or more.
    start_s, return_s, end_s
        Leaving the base, back at the base, and the end of the auxiliary work there.
    pause_s
        Start of the break; None: the day needs none.
    pause_leg
        The break lies on the way to this stop (``len(stops)``: to the base).
    pause_length_s
        Length of the break that the day holds, 0 where it needs none.
    drive_s, drive_m, stay_s, wait_s, auxiliary_s
        Sums over the day.
    overtime_s
        How far ``end_s`` lies past the working hours.
    """

    stops: tuple[StopTime, ...]
    start_s: int
    return_s: int
    end_s: int
    pause_s: int | None
    pause_leg: int | None
    pause_length_s: int
    drive_s: int
    drive_m: int
    stay_s: int
    wait_s: int
    auxiliary_s: int
    overtime_s: int

    @property
    def work_s(self) -> int:
        """All but the break: driving, staying, waiting, auxiliary work."""
        return self.end_s - self.start_s - self.pause_length_s


@dataclass(frozen=True)
class _Stay:
    start_s: int
    leave_s: int
    is_late: bool


@remembered
def day_schedule(problem: Problem, rep: int, weekday: int, stores: Sequence[int]) -> DaySchedule:
    """
    Leave at the start of work, drive, wait where closed, stay, return.

    The break falls on the leg between two stays that brings the rep home earliest (of
    the legs that make the rep late at fewest stores); there it begins as late as on
    arrival, once its window is open. A day that is back by the latest start of the
    break, and sooner than with a break on the way, has none.

    Parameters
    ----------
    rep, weekday
        Number of the rep; a weekday with working hours.
    stores
        Numbers of the stores in the order of visit, one or more.
    """
    hours = problem.reps[rep].hours[weekday]
    if hours is None:
        raise ValueError("the rep does not work on this weekday")
    places = np.array([problem.start_place(rep), *stores, problem.end_place(rep)])
    travel = problem.travel_of(rep)
    legs_s = travel.seconds[places[:-1], places[1:]].tolist()
    legs_m = travel.metres[places[:-1], places[1:]].tolist()
    day = _Day(problem, rep, weekday, tuple(stores), hours.start_s, legs_s, legs_m)
    pause = problem.reps[rep].pause_on(weekday)
    leg = None if pause is None else _pause_leg(day, pause)
    return _written_out(day, pause, leg)


@dataclass(frozen=True)
class _Day:
    problem: Problem
    rep: int
    weekday: int
    stores: tuple[int, ...]
    start_s: int
    legs_s: list[int]
    legs_m: list[int]

    def stay(self, leg: int, ready_s: int) -> _Stay:
        store = self.stores[leg]
        length_s = self.problem.store_rules[store].in_store_s
        return _stay(self.problem.stores[store], self.weekday, length_s, ready_s)


def _stay(store: Store, weekday: int, length_s: int, ready_s: int) -> _Stay:
    windows = store.windows_on(weekday)
    if windows is None:
        return _Stay(ready_s, ready_s + length_s, is_late=False)
    for window in windows:
        start_s = max(ready_s, window.start_s)
        if start_s + length_s <= window.end_s:
            return _Stay(start_s, start_s + length_s, is_late=False)
    return _Stay(ready_s, ready_s + length_s, is_late=True)


def _after_pause(left_s: int, leg_s: int, pause: Break) -> int | None:
    """When the rep is ready at a leg's end after a break on it; None: too late for one."""
    if left_s > pause.latest_start_s:
        return None
    return max(left_s + leg_s, pause.window.start_s) + pause.length_s


def _pause_leg(day: _Day, pause: Break) -> int | None:
    """The earliest leg whose break ends the day soonest; None: no break is needed."""
    unbroken = _end_of_day(day, None, None)
    assert unbroken is not None
    ends = {leg: _end_of_day(day, pause, leg) for leg in range(len(day.stores) + 1)}
    possible = {leg: end for leg, end in ends.items() if end is not None}
    best = min(possible, key=lambda leg: (possible[leg], leg), default=None)
    needs_none = unbroken.return_s <= pause.latest_start_s
    if best is None or (needs_none and unbroken < possible[best]):
        return None
    return best


class _End(NamedTuple):
    """Sorts days: fewest stops at which the store is closed first, then the soonest back."""

    late_stops: int
    return_s: int


def _end_of_day(day: _Day, pause: Break | None, pause_leg: int | None) -> _End | None:
    """How the day ends with a break on one leg; None: it would be too late for one."""
    left_s, late_stops = day.start_s, 0
    for leg in range(len(day.stores) + 1):
        ready_s: int | None = left_s + day.legs_s[leg]
        if pause is not None and leg == pause_leg:
            ready_s = _after_pause(left_s, day.legs_s[leg], pause)
        if ready_s is None:
            return None
        if leg == len(day.stores):
            return _End(late_stops, ready_s)
        stay = day.stay(leg, ready_s)
        left_s, late_stops = stay.leave_s, late_stops + stay.is_late
    raise AssertionError("the last leg ends the day")


def _written_out(day: _Day, pause: Break | None, pause_leg: int | None) -> DaySchedule:
    stops: list[StopTime] = []
    left_s, pause_s = day.start_s, None
    for leg in range(len(day.stores) + 1):
        arrive_s = ready_s = left_s + day.legs_s[leg]
        if pause is not None and leg == pause_leg:
            pause_s = min(max(arrive_s, pause.window.start_s), pause.latest_start_s)
            ready_s = max(arrive_s, pause.window.start_s) + pause.length_s
            if pause_s < arrive_s:
                arrive_s = ready_s
        if leg == len(day.stores):
            return_s = ready_s
            break
        stay = day.stay(leg, ready_s)
        left_s = stay.leave_s
        stops.append(
            StopTime(
                day.stores[leg], day.legs_s[leg], day.legs_m[leg],
                arrive_s, stay.start_s, stay.leave_s, stay.is_late,
            )
        )  # fmt: skip
    return _summed_up(day, tuple(stops), return_s, pause, pause_s, pause_leg)


def _summed_up(
    day: _Day,
    stops: tuple[StopTime, ...],
    return_s: int,
    pause: Break | None,
    pause_s: int | None,
    pause_leg: int | None,
) -> DaySchedule:
    rep = day.problem.reps[day.rep]
    hours = rep.hours[day.weekday]
    assert hours is not None
    drive_s = sum(day.legs_s)
    stay_s = sum(stop.leave_s - stop.start_s for stop in stops)
    pause_length_s = 0 if pause is None or pause_s is None else pause.length_s
    end_s = return_s + rep.auxiliary_s
    return DaySchedule(
        stops=stops,
        start_s=day.start_s,
        return_s=return_s,
        end_s=end_s,
        pause_s=pause_s,
        pause_leg=None if pause_s is None else pause_leg,
        pause_length_s=pause_length_s,
        drive_s=drive_s,
        drive_m=sum(day.legs_m),
        stay_s=stay_s,
        wait_s=return_s - day.start_s - drive_s - stay_s - pause_length_s,
        auxiliary_s=rep.auxiliary_s,
        overtime_s=max(0, end_s - hours.end_s),
    )
