"""A rep's days with all that is needed on the spot: stops, their cards, what was done so far."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, and_, or_

from routeplan.archive.access import User
from routeplan.archive.database import Archive
from routeplan.archive.dated import (
    PlannedDate,
    dates_of_reps,
    days_between,
    require_seen_rep,
)
from routeplan.archive.schema import VISITS
from routeplan.archive.short_card import ShortCard, aim_of, short_cards
from routeplan.archive.visits import visits_where
from routeplan.visits import Visit

# A visit is made for a stop of another day at most so far away.
MOST_APART = timedelta(days=42)


@dataclass(frozen=True)
class StopFacts:
    """
    What one wants to know at a stop.

    Parameters
    ----------
    card
        None: the user may not see it, as that of a colleague's store.
    last
        The latest visit before the date, made or not; None: none is known.
    aim
        What the latest visit before the date that says so wants of this one.
    visit
        What was recorded for this stop so far; None: nothing.
    """

    card: ShortCard | None
    last: Visit | None
    aim: str
    visit: Visit | None


@dataclass(frozen=True)
class FieldDay:
    """
    One date of a rep.

    Parameters
    ----------
    planned
        The plan that runs, and its list.
    facts
        By store id, for every stop.
    unplanned
        What was recorded on the date beside the stops, by arrival.
    """

    planned: PlannedDate
    facts: Mapping[str, StopFacts]
    unplanned: tuple[Visit, ...]


@dataclass(frozen=True)
class FieldDays:
    """Some dates of a rep, and the cards of all their stores that the user may see."""

    days: tuple[FieldDay, ...]
    cards: Mapping[str, ShortCard]


def field_days(archive: Archive, who: User, rep: str, first: date, last: date) -> FieldDays:
    """
    A rep's dates from one to another, both included, as they stand at this moment.

    Raises
    ------
    NotThereError
        RP911 for a rep who is not known or out of reach.
    """
    with archive.reading() as db:
        require_seen_rep(db, who, rep)
        planned = tuple(dates_of_reps(db, archive, [rep], days_between(first, last)))
        visits = _visits(db, rep, first, last)
        stores = {store for each in planned for store in _stores(each)}
        cards = short_cards(db, who, sorted(stores | {visit.store for visit in visits}))
    return FieldDays(tuple(_day(each, cards, visits) for each in planned), cards)


def for_stop_on(visits: Iterable[Visit], on: date) -> dict[str, Visit]:
    """
    What was recorded for the stops of a date, by store: made visits before others, then the last.

    A visit is for the stop whose date it names, and without one for that of its own day.
    """
    found: dict[str, Visit] = {}
    for visit in visits:
        if (visit.planned_on or visit.on) == on:
            before = found.get(visit.store)
            if before is None or visit.was_made or not before.was_made:
                found[visit.store] = visit
    return found


def beside_stops(visits: Iterable[Visit], on: date, stores: Collection[str]) -> tuple[Visit, ...]:
    """What was recorded on a date beside its stops, by arrival."""
    beside = [
        visit
        for visit in visits
        if visit.on == on and not (visit.store in stores and visit.planned_on in (None, on))
    ]
    return tuple(sorted(beside, key=lambda visit: (visit.arrived_s or 0, visit.id)))


def _stores(planned: PlannedDate) -> list[str]:
    return [] if planned.day is None else [stop.store.id for stop in planned.day.stops]


def _visits(db: Connection, rep: str, first: date, last: date) -> tuple[Visit, ...]:
    named = or_(VISITS.c.on.between(first, last), VISITS.c.planned_on.between(first, last))
    near = VISITS.c.on.between(first - MOST_APART, last + MOST_APART)
    return visits_where(db, and_(VISITS.c.rep == rep, near, named))


def _day(
    planned: PlannedDate, cards: Mapping[str, ShortCard], visits: tuple[Visit, ...]
) -> FieldDay:
    on, stores = planned.on, _stores(planned)
    done = for_stop_on(visits, on)
    facts = {store: _facts(cards.get(store), on, done.get(store)) for store in stores}
    return FieldDay(planned, facts, beside_stops(visits, on, stores))


def _facts(card: ShortCard | None, on: date, visit: Visit | None) -> StopFacts:
    before = [each for each in (() if card is None else card.visits) if each.on < on]
    return StopFacts(card, before[0] if before else None, aim_of(before), visit)
