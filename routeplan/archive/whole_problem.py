"""A problem as rows keep it, and back: all of it, so that a plan can be judged for ever."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import numpy as np
from pydantic import BaseModel

from routeplan.cycle import CalendarWish, Cycle
from routeplan.problem import Locks, Problem, Source
from routeplan.reps import Mode, Rep
from routeplan.rules import Rules
from routeplan.stores import Store
from routeplan.travel import Travel
from routeplan.travel.traffic import Traffic
from routeplan.weights import Weights
from routeplan.workdays import Workdays


class TravelNotes(BaseModel, frozen=True, extra="forbid"):
    """What is known of a travel beside its matrices; see ``Travel``."""

    source: str
    estimated: bool
    error_percent: float | None = None
    attribution: str = ""
    parking_s: tuple[int, ...] = ()
    traffic: Traffic | None = None


class Parts(BaseModel, frozen=True, extra="forbid"):
    """The parts of a ``Problem`` but for its matrices and where it was read from."""

    stores: tuple[Store, ...]
    reps: tuple[Rep, ...]
    rules: Rules
    cycle: Cycle
    calendar: CalendarWish
    weights: Weights
    same_rep: bool
    earlier: dict[str, tuple[tuple[str, int], ...]] | None
    first_monday: date | None
    travel: TravelNotes
    travel_by_mode: dict[Mode, TravelNotes]
    store_modes: dict[str, Mode] | None
    workdays: Workdays
    locks: Locks = Locks()


def parts_of(problem: Problem) -> Parts:
    """The parts of a problem, ready for JSON."""
    earlier, modes = problem.earlier, problem.store_modes
    return Parts(
        stores=problem.stores,
        reps=problem.reps,
        rules=problem.rules,
        cycle=problem.cycle,
        calendar=problem.calendar,
        weights=problem.weights,
        same_rep=problem.same_rep,
        earlier=None
        if earlier is None
        else {store: tuple(sorted(days)) for store, days in earlier.items()},
        first_monday=problem.first_monday,
        travel=_notes(problem.travel),
        travel_by_mode={mode: _notes(each) for mode, each in problem.travel_by_mode.items()},
        store_modes=None if modes is None else dict(modes),
        workdays=problem.workdays,
        locks=problem.locks,
    )


def travel_bytes(problem: Problem) -> bytes:
    """Seconds and metres of every travel, compressed."""
    matrices = {}
    for name, travel in _named(problem):
        matrices[f"seconds{name}"], matrices[f"metres{name}"] = travel.seconds, travel.metres
    file = BytesIO()
    np.savez_compressed(file, allow_pickle=False, **matrices)
    return file.getvalue()


def problem_of(parts: Parts, travel: bytes, source: Source) -> Problem:
    """The problem that was kept; it was checked when the plan was made."""
    with np.load(BytesIO(travel), allow_pickle=False) as arrays:
        matrices = dict(arrays)

    def read(name: str, notes: TravelNotes) -> Travel:
        return Travel(matrices[f"seconds{name}"], matrices[f"metres{name}"], **dict(notes))

    earlier = parts.earlier
    return Problem(
        stores=parts.stores,
        reps=parts.reps,
        rules=parts.rules,
        cycle=parts.cycle,
        travel=read("", parts.travel),
        travel_by_mode={
            mode: read(f"_{mode}", notes) for mode, notes in parts.travel_by_mode.items()
        },
        store_modes=parts.store_modes,
        calendar=parts.calendar,
        weights=parts.weights,
        same_rep=parts.same_rep,
        earlier=None
        if earlier is None
        else {store: frozenset(days) for store, days in earlier.items()},
        first_monday=parts.first_monday,
        workdays=parts.workdays,
        locks=parts.locks,
        source=source,
    )


def _notes(travel: Travel) -> TravelNotes:
    return TravelNotes(
        source=travel.source,
        estimated=travel.estimated,
        error_percent=travel.error_percent,
        attribution=travel.attribution,
        parking_s=travel.parking_s,
        traffic=travel.traffic,
    )


def _named(problem: Problem) -> Iterator[tuple[str, Travel]]:
    yield "", problem.travel
    for mode, travel in problem.travel_by_mode.items():
        yield f"_{mode}", travel
