"""Visits that arrive: marked when late, and one visit however often it is sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from routeplan.visits.visit import Visit

_OF_RECEIPT = {"received_at", "late"}


@dataclass(frozen=True)
class Merged:
    """
    What became of visits that arrived.

    Parameters
    ----------
    visits
        All visits, those known before first.
    added
        Those that were new.
    repeated
        Those that were there already, just so.
    conflicting
        Those whose id is taken by a visit that says something else; the first one stays.
    """

    visits: tuple[Visit, ...]
    added: tuple[Visit, ...]
    repeated: tuple[Visit, ...]
    conflicting: tuple[Visit, ...]


def received(visit: Visit, at: datetime) -> Visit:
    """
    A visit with the time of its arrival, marked late where it came after its own day.

    The day ends at midnight of the zone in which it was recorded, or of ``at`` where the
    recording has no time.
    """
    zone = at.tzinfo if visit.recorded_at is None else visit.recorded_at.tzinfo
    late = at.astimezone(zone).date() > visit.on
    return visit.model_copy(update={"received_at": at, "late": late})


def merge(known: Iterable[Visit], arrived: Iterable[Visit]) -> Merged:
    """
    Add visits to those known, each id once.

    When it was received is no part of what a visit says: a phone that sends the same
    visit again changes nothing.
    """
    by_id = {visit.id: visit for visit in known}
    added: list[Visit] = []
    repeated: list[Visit] = []
    conflicting: list[Visit] = []
    for visit in arrived:
        there = by_id.get(visit.id)
        if there is None:
            by_id[visit.id] = visit
            added.append(visit)
        elif _said(there) == _said(visit):
            repeated.append(visit)
        else:
            conflicting.append(visit)
    return Merged(tuple(by_id.values()), tuple(added), tuple(repeated), tuple(conflicting))


def _said(visit: Visit) -> dict[str, Any]:
    return visit.model_dump(exclude=_OF_RECEIPT)
