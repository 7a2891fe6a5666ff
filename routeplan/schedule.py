"""The clock of one day: when each stop begins and ends, and where the break falls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from routeplan.problem import Problem, remembered
from routeplan.reps import Break
from routeplan.stores import Store
from routeplan.travel.driving import Driving, Leg, legs_between


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
    break, and sooner than with a break on the way, has none. Of legs that bring the rep
    home at one time it is the first; with traffic, on which the driving then depends, the
    one that has the rep ready sooner where the later of two is over.

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
    places = [problem.start_place(rep), *stores, problem.end_place(rep)]
    travel = problem.travel_of(rep)
    legs, legs_m = legs_between(travel, places), travel.metres[places[:-1], places[1:]].tolist()
    driving = Driving(weekday, travel.traffic)
    day = _Day(problem, rep, weekday, tuple(stores), hours.start_s, driving, legs, legs_m)
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
    driving: Driving
    legs: list[Leg]
    legs_m: list[int]

    def arrive_s(self, leg: int, left_s: int) -> int:
        return self.driving.arrive_s(left_s, self.legs[leg])

    def after_pause_s(self, leg: int, left_s: int, pause: Break) -> int | None:
        return self.driving.after_pause_s(left_s, self.legs[leg], pause)

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


def _pause_leg(day: _Day, pause: Break) -> int | None:
    """The leg whose break ends the day soonest; None: no break is needed."""
    unbroken = _run(day, None, None)
    assert unbroken is not None
    runs = {leg: _run(day, pause, leg) for leg in range(len(day.stores) + 1)}
    possible = {leg: run for leg, run in runs.items() if run is not None}
    if not possible:
        return None
    soonest = min(run.end for run in possible.values())
    if unbroken.end.return_s <= pause.latest_start_s and unbroken.end < soonest:
        return None
    best, *others = (leg for leg, run in possible.items() if run.end == soonest)
    for leg in others if day.driving.traffic is not None else ():
        if possible[leg].ready_s[leg] < possible[best].ready_s[leg]:
            best = leg
    return best


class _End(NamedTuple):
    """Sorts days: fewest stops at which the store is closed first, then the soonest back."""

    late_stops: int
    return_s: int


class _Run(NamedTuple):
    """A day with a break on one leg: when each leg and a break on it are over, and its end."""

    ready_s: tuple[int, ...]
    end: _End


def _run(day: _Day, pause: Break | None, pause_leg: int | None) -> _Run | None:
    """How the day goes with a break on one leg; None: it would be too late for one."""
    left_s, late_stops, ready = day.start_s, 0, []
    for leg in range(len(day.stores) + 1):
        ready_s: int | None = None
        if pause is not None and leg == pause_leg:
            ready_s = day.after_pause_s(leg, left_s, pause)
        else:
            ready_s = day.arrive_s(leg, left_s)
        if ready_s is None:
            return None
        ready.append(ready_s)
        if leg < len(day.stores):
            stay = day.stay(leg, ready_s)
            left_s, late_stops = stay.leave_s, late_stops + stay.is_late
    return _Run(tuple(ready), _End(late_stops, ready[-1]))


def _written_out(day: _Day, pause: Break | None, pause_leg: int | None) -> DaySchedule:
    stops: list[StopTime] = []
    left_s, drive_s, pause_s = day.start_s, 0, None
    for leg in range(len(day.stores) + 1):
        arrive_s = ready_s = day.arrive_s(leg, left_s)
        leg_s = arrive_s - left_s
        if pause is not None and leg == pause_leg:
            pause_s = min(max(arrive_s, pause.window.start_s), pause.latest_start_s)
            after_s = day.after_pause_s(leg, left_s, pause)
            assert after_s is not None
            ready_s = after_s
            if pause_s < arrive_s:
                arrive_s, leg_s = ready_s, ready_s - pause.length_s - left_s
        drive_s += leg_s
        if leg == len(day.stores):
            break
        stay = day.stay(leg, ready_s)
        left_s = stay.leave_s
        stops.append(
            StopTime(
                day.stores[leg], leg_s, day.legs_m[leg],
                arrive_s, stay.start_s, stay.leave_s, stay.is_late,
            )
        )  # fmt: skip
    return _summed_up(day, tuple(stops), drive_s, ready_s, pause, pause_s, pause_leg)


def _summed_up(
    day: _Day,
    stops: tuple[StopTime, ...],
    drive_s: int,
    return_s: int,
    pause: Break | None,
    pause_s: int | None,
    pause_leg: int | None,
) -> DaySchedule:
    rep = day.problem.reps[day.rep]
    hours = rep.hours[day.weekday]
    assert hours is not None
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
