"""Driving that depends on the hour, for the engine and for whoever cannot reckon with it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from routeplan.problem import Problem
from routeplan.travel import Travel
from routeplan.travel.driving import at_factor
from routeplan.travel.traffic import EVEN, HOUR_S, HOURS_A_DAY


class TrafficRows:
    """The factors of each weekday and mode, those that are alike once."""

    NONE = -1

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._rows: dict[tuple[int, ...], int] = {}

    def row(self, rep: int, weekday: int) -> int:
        """The row of a rep's weekday; ``NONE`` where driving takes the same at all hours."""
        traffic = self._problem.travel_of(rep).traffic
        if traffic is None:
            return self.NONE
        return self._rows.setdefault(traffic.thousandths[weekday], len(self._rows))

    def array(self) -> npt.NDArray[np.int32]:
        """Shape ``(rows, 24)``, of all rows asked for so far."""
        return np.array(list(self._rows), np.int32).reshape(-1, HOURS_A_DAY)


def factors_at_work(problem: Problem, rep: int) -> tuple[int, ...]:
    """
    Thousandths of driving time in each hour in which a rep may drive, of all weekdays.

    Returns
    -------
    tuple[int, ...]
        One or more.
    """
    traffic = problem.travel_of(rep).traffic
    return (EVEN,) if traffic is None else tuple(_at_work(problem, rep, traffic.thousandths))


def _at_work(problem: Problem, rep: int, factors: Sequence[Sequence[int]]) -> Iterator[int]:
    who = problem.reps[rep]
    for weekday, hours in enumerate(who.hours):
        if hours is not None:
            # After midnight the last hour goes on.
            first = min(hours.start_s // HOUR_S, HOURS_A_DAY - 1)
            end = max(first + 1, -(-(hours.end_s + who.overtime_s) // HOUR_S))
            yield from factors[weekday][first:end]


def in_worst_traffic(problem: Problem) -> Problem:
    """
    The same problem with all driving as slow as at the worst hour of work.

    Who is never later anywhere than planned keeps every limit of the hours, so a plan of it
    that is not too long on any day is none too long in its own traffic either.
    """
    return _with_travels(problem, max)


def in_mean_traffic(problem: Problem) -> Problem:
    """The same problem with all driving as slow as in the mean of the hours of work."""
    return _with_travels(problem, lambda factors: round(sum(factors) / len(factors)))


def in_least_traffic(problem: Problem) -> Problem:
    """The same problem with all driving as fast as at the best hour of work."""
    return _with_travels(problem, min)


def _with_travels(problem: Problem, chosen: Callable[[Sequence[int]], int]) -> Problem:
    reps = range(len(problem.reps))
    if all(problem.travel_of(rep).traffic is None for rep in reps):
        return problem

    def steady(travel: Travel) -> Travel:
        users = [rep for rep in reps if problem.travel_of(rep) is travel]
        factors = [each for rep in users for each in factors_at_work(problem, rep)]
        return at_factor(travel, chosen(factors or [EVEN]))

    by_mode = {mode: steady(travel) for mode, travel in problem.travel_by_mode.items()}
    return dataclasses.replace(problem, travel=steady(problem.travel), travel_by_mode=by_mode)
