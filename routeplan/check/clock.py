"""The checker's own clock: the best that one day can do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from routeplan.check.driving import Leg, Pace, arrival_s, rested_s
from routeplan.cycle import Window
from routeplan.reps import Break

Missed = tuple[tuple[int, int], ...]


class Stop(NamedTuple):
    """A stay of so many seconds within one window; None: open all day."""

    stay_s: int
    opening: tuple[Window, ...] | None


class Day(NamedTuple):
    """
    All that the clock of one day depends on.

    Parameters
    ----------
    start_s
        Leaving the base.
    legs
        To each stop and then to the base: one more than there are stops.
    stops
        In the order of visit.
    rest
        The rep's break, if any.
    auxiliary_s
        Work at the base after the return.
    latest_end_s
        End of the working hours plus the overtime allowed.
    pace
        How the rep gets on at each hour; None: always the same.
    """

    start_s: int
    legs: tuple[Leg, ...]
    stops: tuple[Stop, ...]
    rest: Break | None
    auxiliary_s: int
    latest_end_s: int
    pace: Pace | None = None


class Run(NamedTuple):
    """
    How a day can go.

    Parameters
    ----------
    missed
        (number of the stop, when the rep is ready for it) for each stay that no window holds.
    end_s
        End of the day.
    """

    missed: Missed
    end_s: int


class _State(NamedTuple):
    time_s: int
    is_rested: bool
    missed: Missed


def best_run(day: Day) -> Run:
    """
    The run that misses the fewest openings, and of those the one that ends first.

    Walks the legs with every state that the choice of the break can have led to. Of
    states that missed the same and have had the same rest, only the earliest matters: a rep
    who is ready earlier is never done later.
    """
    # Without a break, and when work starts too late for one, the day counts as rested.
    rest_by_s = -1 if day.rest is None else day.rest.window.end_s - day.rest.length_s
    states = [_State(day.start_s, day.start_s > rest_by_s, ())]
    for number, leg in enumerate(day.legs):
        ready = [reached for state in states for reached in _driven(state, leg, day)]
        if number < len(day.stops):
            ready = [_after_stay(state, number, day.stops[number]) for state in ready]
        states = _earliest(ready)
    runs = [
        Run(state.missed, state.time_s + day.auxiliary_s)
        for state in states
        if state.is_rested or state.time_s <= rest_by_s
    ]
    return min(runs, key=lambda run: (len(run.missed), run.end_s))


def _driven(state: _State, leg: Leg, day: Day) -> Iterator[_State]:
    """
    The end of a leg without the break on it, and with it where it may begin in time.

    It begins on arrival, and on the way only where that would be too late.
    """
    arrive_s, rest = arrival_s(day.pace, state.time_s, leg), day.rest
    yield state._replace(time_s=arrive_s)
    if state.is_rested or rest is None:
        return
    rest_by_s = rest.window.end_s - rest.length_s
    if state.time_s > rest_by_s:
        return
    if arrive_s <= rest_by_s:
        over_s = max(arrive_s, rest.window.start_s) + rest.length_s
    else:
        over_s = rested_s(day.pace, state.time_s, leg, rest.length_s, rest_by_s)
    yield state._replace(time_s=over_s, is_rested=True)


def _after_stay(state: _State, number: int, stop: Stop) -> _State:
    begin_s = _begin_s(stop, state.time_s)
    if begin_s is None:
        missed = (*state.missed, (number, state.time_s))
        return state._replace(time_s=state.time_s + stop.stay_s, missed=missed)
    return state._replace(time_s=begin_s + stop.stay_s)


def _begin_s(stop: Stop, ready_s: int) -> int | None:
    """The earliest begin of a stay that one window holds whole; None: there is none."""
    if stop.opening is None:
        return ready_s
    begins = [
        max(ready_s, window.start_s)
        for window in stop.opening
        if max(ready_s, window.start_s) + stop.stay_s <= window.end_s
    ]
    return min(begins, default=None)


def _earliest(states: list[_State]) -> list[_State]:
    best: dict[tuple[bool, tuple[int, ...]], _State] = {}
    for state in states:
        key = state.is_rested, tuple(number for number, _ in state.missed)
        if key not in best or state.time_s < best[key].time_s:
            best[key] = state
    return list(best.values())


def missed_by_s(stop: Stop, ready_s: int) -> int:
    """Seconds by which a stay passes the end of the window that comes nearest to holding it."""
    return min(
        max(ready_s, window.start_s) + stop.stay_s - window.end_s for window in stop.opening or ()
    )


def windows_text(stop: Stop) -> str:
    """Opening windows as ``09:00:00-12:00:00``."""
    return ", ".join(
        f"{as_clock(window.start_s)}-{as_clock(window.end_s)}" for window in stop.opening or ()
    )


def as_clock(seconds: int) -> str:
    """Seconds as ``hh:mm:ss``."""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
