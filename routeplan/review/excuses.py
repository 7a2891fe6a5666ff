"""Why a stop that was not made is not held against the rep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

import numpy as np

from routeplan.problem import Problem
from routeplan.review.made import REASONS, UNKNOWN, BoolArray, IntArray, VisitTable
from routeplan.review.matching import key_of
from routeplan.review.planned import Stops
from routeplan.review.versions import Version
from routeplan.visits import Absence
from routeplan.workdays import day_status

Excuse = Literal["closed", "leave", "holiday"]
EXCUSES: tuple[Excuse, ...] = ("closed", "leave", "holiday")
"""Where several hold, the last one of them is told."""

_RECORDED: Mapping[str, Excuse] = {"rep_absent": "leave"}


def excuses_of_records(
    reason_of: IntArray, visits: VisitTable, excused_reasons: Iterable[str]
) -> IntArray:
    """
    For each stop the excuse that somebody recorded, a number in ``EXCUSES``; -1: none.

    Parameters
    ----------
    reason_of
        For each stop the record that says why it was not visited; -1: none.
    """
    # One place more than there are reasons: the last one, at -1, is that of no reason.
    meaning = np.full(len(REASONS) + 1, UNKNOWN, dtype=np.int64)
    for reason in excused_reasons:
        meaning[REASONS.index(reason)] = EXCUSES.index(_RECORDED.get(reason, "closed"))
    reasons = np.append(visits.reason, UNKNOWN)[reason_of]
    return np.asarray(meaning[reasons], dtype=np.int64)


def excuses_of_days(
    stops: Stops,
    versions: Sequence[Version],
    reps: Sequence[str],
    absences: Iterable[Absence],
) -> IntArray:
    """
    For each stop the excuse of its day, a number in ``EXCUSES``; -1: none.

    Days off are those that somebody told, and those that the plan's own dates know: public
    holidays, and exceptions of a rep (leave) or of all (a holiday).

    Parameters
    ----------
    reps
        Ids that the stops' numbers stand for.
    """
    found = np.full(len(stops), UNKNOWN, dtype=np.int64)
    for absence in absences:
        away = (stops.day >= absence.first.toordinal()) & (stops.day <= absence.last.toordinal())
        if absence.rep is not None:
            away &= _is_of(stops, reps, absence.rep)
        found[away] = np.maximum(found[away], EXCUSES.index(absence.kind))
    return np.maximum(found, _by_own_dates(stops, versions, reps))


def _by_own_dates(stops: Stops, versions: Sequence[Version], reps: Sequence[str]) -> IntArray:
    heeding = np.array([version.problem.heeds_dates for version in versions], dtype=np.bool_)
    if not heeding.any():
        return np.full(len(stops), UNKNOWN, dtype=np.int64)
    # A rep has one plan a day, so that rep and day name the stop's plan as well.
    days, first, day_of = np.unique(
        key_of(stops.rep, stops.day), return_index=True, return_inverse=True
    )
    off = np.full(len(days), UNKNOWN, dtype=np.int64)
    for number in np.flatnonzero(heeding[stops.version[first]]).tolist():
        stop = int(first[number])
        problem = versions[stops.version[stop]].problem
        excuse = _excuse_on(problem, reps[stops.rep[stop]], date.fromordinal(int(stops.day[stop])))
        off[number] = UNKNOWN if excuse is None else EXCUSES.index(excuse)
    return off[day_of]


def _excuse_on(problem: Problem, rep_id: str, on: date) -> Excuse | None:
    rep = problem.reps[problem.rep_numbers[rep_id]]
    status = day_status(rep, problem.workdays, on)
    if status.works or status.kind == "free":
        return None
    exception = problem.workdays.exception_of(rep_id, on)
    return "leave" if exception is not None and exception.rep is not None else "holiday"


def _is_of(stops: Stops, reps: Sequence[str], rep: str) -> BoolArray:
    number = reps.index(rep) if rep in reps else UNKNOWN
    return np.asarray(stops.rep == number, dtype=np.bool_)
