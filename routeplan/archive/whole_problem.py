"""A problem as rows keep it, and back: all of it, so that a plan can be judged for ever."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import numpy as np
from pydantic import BaseModel

from routeplan.cycle import CalendarWish, Cycle
from routeplan.problem import Problem, Source
from routeplan.reps import Rep
from routeplan.rules import Rules
from routeplan.stores import Store
from routeplan.travel import Travel
from routeplan.weights import Weights


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
    travel_source: str
    estimated: bool


def parts_of(problem: Problem) -> Parts:
    """The parts of a problem, ready for JSON."""
    earlier = problem.earlier
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
        travel_source=problem.travel.source,
        estimated=problem.travel.estimated,
    )


def travel_bytes(travel: Travel) -> bytes:
    """Seconds and metres, compressed."""
    file = BytesIO()
    np.savez_compressed(file, seconds=travel.seconds, metres=travel.metres)
    return file.getvalue()


def problem_of(parts: Parts, travel: bytes, source: Source) -> Problem:
    """The problem that was kept; it was checked when the plan was made."""
    with np.load(BytesIO(travel), allow_pickle=False) as arrays:
        seconds, metres = arrays["seconds"], arrays["metres"]
    earlier = parts.earlier
    return Problem(
        stores=parts.stores,
        reps=parts.reps,
        rules=parts.rules,
        cycle=parts.cycle,
        travel=Travel(seconds, metres, parts.travel_source, parts.estimated),
        calendar=parts.calendar,
        weights=parts.weights,
        same_rep=parts.same_rep,
        earlier=None
        if earlier is None
        else {store: frozenset(days) for store, days in earlier.items()},
        first_monday=parts.first_monday,
        source=source,
    )
