"""Why a stop that was not made is not held against the rep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    off = np.array(list(_days_off(stops, versions, reps)), dtype=np.int64).reshape(-1, 4)
    return np.maximum(found, _looked_up(stops, off))


def _days_off(
    stops: Stops, versions: Sequence[Version], reps: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Version, rep, day and excuse of days with stops that the plan's own dates take."""
    heeding = [
        any(rep.country is not None for rep in version.problem.reps)
        or bool(version.problem.workdays.exceptions)
        for version in versions
    ]
    mine = np.array(heeding, dtype=np.bool_)[stops.version]
    days = np.stack([stops.version[mine], stops.rep[mine], stops.day[mine]])
    for version, rep, day in np.unique(days, axis=1).T.tolist():
        excuse = _excuse_on(versions[version].problem, reps[rep], date.fromordinal(day))
        if excuse is not None:
            yield version, rep, day, EXCUSES.index(excuse)


def _excuse_on(problem: Problem, rep_id: str, on: date) -> Excuse | None:
    rep = problem.reps[problem.rep_numbers[rep_id]]
    status = day_status(rep, problem.workdays, on)
    if status.works or status.kind == "free":
        return None
    exception = problem.workdays.exception_of(rep_id, on)
    return "leave" if exception is not None and exception.rep is not None else "holiday"


def _looked_up(stops: Stops, off: IntArray) -> IntArray:
    """The excuse of each stop's day among days off, which come in their order."""
    if len(off) == 0 or len(stops) == 0:
        return np.full(len(stops), UNKNOWN, dtype=np.int64)
    # A rep has one plan a day, so that rep and day name the stop's plan as well.
    order = np.argsort(key_of(off[:, 1], off[:, 2]))
    keys = key_of(off[:, 1], off[:, 2])[order]
    wanted = key_of(stops.rep, stops.day)
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[place] == wanted, off[order, 3][place], UNKNOWN)


def _is_of(stops: Stops, reps: Sequence[str], rep: str) -> BoolArray:
    number = reps.index(rep) if rep in reps else UNKNOWN
    return np.asarray(stops.rep == number, dtype=np.bool_)
