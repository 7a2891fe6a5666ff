"""What stands behind a figure: stop by stop, visit by visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from routeplan.review.excuses import EXCUSES
from routeplan.review.facts import Facts
from routeplan.review.made import REASONS, UNKNOWN, BoolArray
from routeplan.review.tally import Sources, Tally

Status = Literal["on_day", "carried_over", "early", "excused", "missed", "off_plan", ""]


@dataclass(frozen=True)
class Behind:
    """
    One row behind a figure.

    Parameters
    ----------
    sort
        ``stop``, ``visit``, ``day`` or ``store``.
    rep, store
        Ids; a rep's day has no store.
    on
        Day of the stop, visit or rep's day; of a store the last day looked at.
    status
        What became of a stop, or how a visit stands to its stop; empty for others.
    reason
        Why the store was not visited: leave, a holiday, or what somebody said.
    visits
        Ids of the visits behind the row: the one made for a stop, those of a day, the last
        one of a store.
    counted, out_of
        What the row adds to the upper and the lower number.
    """

    sort: str
    rep: str
    store: str
    on: date
    status: Status
    reason: str
    visits: tuple[str, ...]
    counted: int
    out_of: int | None


def rows_behind(sources: Sources, tally: Tally, kept: BoolArray) -> Iterator[Behind]:
    """The rows that add something to a figure, in their order."""
    facts, rows = sources.tables.facts, tally.rows
    counted = np.asarray(tally.counted, dtype=np.int64)
    out_of = None if tally.out_of is None else np.asarray(tally.out_of, dtype=np.int64)
    adds = (counted if out_of is None else out_of) != 0
    for row in np.flatnonzero(kept & (adds | (counted != 0))).tolist():
        number, store = int(rows.number[row]), int(rows.store[row])
        status, reason = _fate(facts, rows.sort, number)
        yield Behind(
            sort=rows.sort,
            rep=facts.reps[rows.rep[row]],
            store="" if store == UNKNOWN else facts.stores[store],
            on=date.fromordinal(int(rows.day[row])),
            status=status,
            reason=reason,
            visits=_visits(sources, tally, row),
            counted=int(counted[row]),
            out_of=None if out_of is None else int(out_of[row]),
        )


def stop_status(facts: Facts, stop: int) -> Status:
    """What became of a stop."""
    visit = int(facts.matches.visit_of[stop])
    if visit == UNKNOWN:
        return "excused" if facts.is_excused[stop] else "missed"
    days = int(facts.visits.day[visit] - facts.stops.day[stop])
    return "on_day" if days == 0 else "carried_over" if days > 0 else "early"


def stop_reason(facts: Facts, stop: int) -> str:
    """Why a stop was not visited: leave, a holiday, or what somebody said; else empty."""
    excuse = int(facts.excuse[stop])
    if excuse != UNKNOWN and EXCUSES[excuse] in ("leave", "holiday"):
        return EXCUSES[excuse]
    record = int(facts.reason_of[stop])
    return "" if record == UNKNOWN else REASONS[facts.visits.reason[record]]


def _fate(facts: Facts, sort: str, number: int) -> tuple[Status, str]:
    if sort == "stop":
        return stop_status(facts, number), stop_reason(facts, number)
    if sort != "visit":
        return "", ""
    if facts.visits.reason[number] != UNKNOWN:
        return "", REASONS[facts.visits.reason[number]]
    stop = int(facts.matches.stop_of[number])
    return ("off_plan" if stop == UNKNOWN else stop_status(facts, stop)), ""


def _visits(sources: Sources, tally: Tally, row: int) -> tuple[str, ...]:
    facts, rows = sources.tables.facts, tally.rows
    if rows.sort == "day":
        made = sources.tables.visits
        mine = made.number[(made.rep == rows.rep[row]) & (made.day == rows.day[row])]
    else:
        mine = rows.visit[row : row + 1]
    return tuple(facts.visits.ids[visit] for visit in mine.tolist() if visit != UNKNOWN)
