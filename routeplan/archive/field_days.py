"""A rep's days with all that is needed on the spot: stops, their cards, what was done so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_

from routeplan.archive.access import User
from routeplan.archive.database import Archive
from routeplan.archive.dated import (
    PlannedDate,
    dates_of_reps,
    days_between,
    require_seen_rep,
)
from routeplan.archive.done_on import beside_stops, for_stops_on, told_of
from routeplan.archive.schema import VISITS
from routeplan.archive.short_card import ShortCard, aim_of, short_cards
from routeplan.archive.visits import visits_where
from routeplan.visits import Visit


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
        visits = visits_where(db, and_(VISITS.c.rep == rep, told_of(first, last)))
        stores = {store for each in planned for store in _stores(each)}
        cards = short_cards(db, who, sorted(stores | {visit.store for visit in visits}))
    return FieldDays(tuple(_day(each, cards, visits) for each in planned), cards)


def _stores(planned: PlannedDate) -> list[str]:
    return [] if planned.day is None else [stop.store.id for stop in planned.day.stops]


def _day(
    planned: PlannedDate, cards: Mapping[str, ShortCard], visits: tuple[Visit, ...]
) -> FieldDay:
    on, stores = planned.on, _stores(planned)
    done = for_stops_on(visits, on)
    facts = {store: _facts(cards.get(store), on, done.get(store)) for store in stores}
    return FieldDay(planned, facts, beside_stops(visits, on, stores))


def _facts(card: ShortCard | None, on: date, visit: Visit | None) -> StopFacts:
    before = [each for each in (() if card is None else card.visits) if each.on < on]
    return StopFacts(card, before[0] if before else None, aim_of(before), visit)
