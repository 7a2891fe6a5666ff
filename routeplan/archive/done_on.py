"""Which records tell of a day's stops, and which stand beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy import ColumnElement, and_, or_

from routeplan.archive.schema import VISITS
from routeplan.visits import Visit

# A visit is made for a stop of another day at most so far away.
MOST_APART = timedelta(days=42)


@dataclass(frozen=True)
class Trace:
    """As much of a record as tells how a day goes; fields as in ``Visit``."""

    id: str
    rep: str
    store: str
    on: date
    planned_on: date | None
    not_visited: str | None
    arrived_s: int | None
    left_s: int | None

    @property
    def was_made(self) -> bool:
        """True when the rep was in the store."""
        return self.not_visited is None


T = TypeVar("T", Visit, Trace)


def told_of(first: date, last: date) -> ColumnElement[bool]:
    """The records of a stretch of days, and those of other days that name one of its stops."""
    named = or_(VISITS.c.on.between(first, last), VISITS.c.planned_on.between(first, last))
    return and_(VISITS.c.on.between(first - MOST_APART, last + MOST_APART), named)


def for_stops_on(records: Iterable[T], on: date) -> dict[str, T]:
    """
    What was recorded for the stops of a date, by store: visits made before others, then the last.

    A record is for the stop whose date it names, and without one for that of its own day.
    """
    found: dict[str, T] = {}
    for each in records:
        if (each.planned_on or each.on) == on:
            before = found.get(each.store)
            if before is None or each.was_made or not before.was_made:
                found[each.store] = each
    return found


def beside_stops(records: Iterable[T], on: date, stores: Collection[str]) -> tuple[T, ...]:
    """What was recorded on a date beside its stops, by arrival."""
    beside = [
        each
        for each in records
        if each.on == on and not (each.store in stores and each.planned_on in (None, on))
    ]
    return tuple(sorted(beside, key=lambda each: (each.arrived_s or 0, each.id)))
