"""Reps of different modes as a problem with one matrix, which every engine can plan."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from routeplan.problem import Problem
from routeplan.reps import Mode
from routeplan.solver.hours import hours_there_s, visits_needed
from routeplan.solver.traffic import in_mean_traffic
from routeplan.travel import Travel

NEAR = 5
ROUNDS = 40
STEP = 0.5

Floats = npt.NDArray[np.float64]


def with_one_matrix(problem: Problem) -> Problem:
    """
    The problem itself, or where modes differ one in which each store has a mode.

    Between two stores of one mode the matrix says what that mode takes; nobody drives
    between others. Each mode keeps its traffic. A store that reps of several modes may
    visit is given one of them: where a visit and the way to it take least, with a price on
    modes whose reps have less time than they are given work. That choice is made once,
    before the search.

    Returns
    -------
    Problem
        Its plans are plans of ``problem``; its bound is not.
    """
    if not problem.is_mixed:
        return problem
    modes = given_modes(problem)
    travel = _composite(problem, modes)
    return dataclasses.replace(
        problem,
        travel=travel,
        travel_by_mode=_in_traffic(problem, travel),
        store_modes={
            store.id: mode for store, mode in zip(problem.stores, modes, strict=True)
        },
    )  # fmt: skip


def given_modes(problem: Problem) -> list[Mode]:
    """The mode of each store, for ``with_one_matrix``."""
    stores = range(len(problem.stores))
    able = [sorted({problem.reps[rep].mode for rep in problem.reps_for(each)}) for each in stores]
    modes = sorted({mode for each in able for mode in each})
    room = np.array([_room_s(problem, mode) for mode in modes])
    work = np.stack([_work_s(problem, mode) for mode in modes], axis=1)
    may = np.array([[mode in each for mode in modes] for each in able])
    prices = np.ones(len(modes))
    best, least = None, np.inf
    for turn in range(ROUNDS):
        chosen = np.where(may, work * prices, np.inf).argmin(axis=1)
        used = np.array([work[chosen == column, column].sum() for column in range(len(modes))])
        share = used / np.maximum(1.0, room)
        over_s = float((np.maximum(0.0, share - 1.0) * room).sum())
        total_s = float(used.sum()) + 10 * over_s
        if total_s < least:
            best, least = chosen, total_s
        prices *= np.exp(STEP / (1 + turn / 10) * np.clip(share - 1.0, 0.0, 2.0))
    assert best is not None
    return [modes[column] for column in best]


def _room_s(problem: Problem, mode: Mode) -> float:
    reps = (number for number, rep in enumerate(problem.reps) if rep.mode == mode)
    return float(sum(hours_there_s(problem, rep) for rep in reps))


def _work_s(problem: Problem, mode: Mode) -> Floats:
    """Seconds of a cycle that each store's visits would take reps of a mode, with the ways."""
    reps = [number for number, rep in enumerate(problem.reps) if rep.mode == mode]
    steady = in_mean_traffic(problem)
    seconds = steady.travel_of(reps[0]).seconds.astype(np.float64)
    size = len(problem.stores)
    among = (seconds[:size, :size] + seconds[:size, :size].T) / 2
    np.fill_diagonal(among, np.inf)
    near = min(NEAR, size - 1)
    trips = np.zeros(size)
    if near > 0:
        trips = np.partition(among, near - 1, axis=1)[:, :near].mean(axis=1)
    starts = np.array([problem.start_place(rep) for rep in reps])
    ends = np.array([problem.end_place(rep) for rep in reps])
    # A day's way out and home is shared by its stops, more of them the shorter they are.
    out_s = (seconds[starts, :size] + seconds[:size, ends].T).min(axis=0)
    stays = np.array([rule.in_store_s for rule in problem.store_rules], np.float64)
    visits = np.array([visits_needed(problem, store) for store in range(size)])
    work: Floats = visits * (stays + trips + out_s / NEAR)
    return work


def _composite(problem: Problem, modes: Sequence[Mode]) -> Travel:
    size = len(problem.stores) + 2 * len(problem.reps)
    places = np.array([*modes, *(mode for rep in problem.reps for mode in (rep.mode, rep.mode))])
    numbers = {rep.mode: number for number, rep in enumerate(problem.reps)}
    travels: Mapping[Mode, Travel] = {
        mode: problem.travel_of(number) for mode, number in numbers.items()
    }
    seconds = np.zeros((size, size), np.int32)
    metres = np.zeros((size, size), np.int32)
    for travel in travels.values():
        np.maximum(seconds, travel.seconds, out=seconds)
        np.maximum(metres, travel.metres, out=metres)
    parking_s = np.zeros(size, np.int32)
    for mode, travel in travels.items():
        own = np.ix_(places == mode, places == mode)
        seconds[own], metres[own] = travel.seconds[own], travel.metres[own]
        if travel.parking_s:
            parking_s[places == mode] = np.array(travel.parking_s)[places == mode]
    return dataclasses.replace(
        problem.travel, seconds=seconds, metres=metres, parking_s=tuple(parking_s.tolist())
    )


def _in_traffic(problem: Problem, travel: Travel) -> dict[Mode, Travel]:
    """One matrix in the traffic of each mode; empty where no mode has any."""
    traffic = {
        rep.mode: problem.travel_of(number).traffic for number, rep in enumerate(problem.reps)
    }
    if not any(traffic.values()):
        return {}
    return {mode: dataclasses.replace(travel, traffic=each) for mode, each in traffic.items()}
