"""The rep's short card: what one wants to know before going in."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from routeplan.archive.access import User, within_reach
from routeplan.archive.card import Card, Person
from routeplan.archive.card_rows import card_for, cards_where
from routeplan.archive.database import Archive
from routeplan.archive.options import options, rules_of
from routeplan.archive.schema import CARDS
from routeplan.archive.visits import last_visits
from routeplan.rules import Rules, VisitRule
from routeplan.stores import Store
from routeplan.visits import Visit

VISITS_SHOWN = 10


@dataclass(frozen=True)
class ShortCard:
    """
    Who, where, how often, whom to ask for, and what happened lately.

    Parameters
    ----------
    number, state, version
        See ``card.Standing``.
    store
        With place, class, opening hours and the planner's note.
    rule
        How often, how long and what for it is visited: its class's rule, changed by its own; None:
        its class has no rule.
    phone, people
        The store's, and contact persons.
    visits
        The last ten, latest first, made or not.
    next_aim
        What the latest visit that says so wants of the next one.
    """

    number: str
    state: str
    version: int
    store: Store
    rule: VisitRule | None
    phone: str
    people: tuple[Person, ...]
    visits: tuple[Visit, ...]
    next_aim: str


def short_card(archive: Archive, who: User, id_or_number: str) -> ShortCard:
    """
    The short card of a store.

    Parameters
    ----------
    id_or_number
        The store's id, or a number that its card has or once had.

    Raises
    ------
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    with archive.reading() as db:
        card = card_for(db, who, "read short card", id_or_number)
        visits = last_visits(db, who, [card.id], VISITS_SHOWN)
        rules = rules_of(options(db))
    return _short(card, visits.get(card.id, ()), rules)


def short_cards(db: Connection, who: User, stores: Collection[str]) -> dict[str, ShortCard]:
    """The short cards of stores that a user may see, by id, for the archive's own use."""
    mine = within_reach(who, "read short card", CARDS.c.rep)
    cards = cards_where(db, CARDS.c.id.in_(stores), mine)
    visits = last_visits(db, who, [card.id for card in cards], VISITS_SHOWN)
    rules = rules_of(options(db))
    return {card.id: _short(card, visits.get(card.id, ()), rules) for card in cards}


def _short(card: Card, visits: tuple[Visit, ...], rules: Rules) -> ShortCard:
    return ShortCard(
        number=card.standing.number,
        state=card.standing.state,
        version=card.standing.version,
        store=card.store,
        rule=rule_of(card, rules),
        phone=card.details.phone,
        people=card.details.people,
        visits=visits,
        next_aim=aim_of(visits),
    )


def aim_of(visits: Iterable[Visit]) -> str:
    """What the latest of some visits, latest first, that says so wants of the next one."""
    return next((visit.next_aim for visit in visits if visit.next_aim), "")


def rule_of(card: Card, rules: Rules) -> VisitRule | None:
    """The rule that holds for a store: its class's, changed by what the store says itself."""
    rule = rules.classes.get(card.store_class)
    if rule is None:
        return None
    store = card.store
    own: dict[str, object] = {}
    if store.visits is not None:
        own = {
            "visits": store.visits,
            "weeks": store.weeks or 1,
            "min_days_between": None,
            "max_days_between": None,
        }
    if store.in_store_s is not None:
        own["in_store_s"] = store.in_store_s
    if store.weekdays is not None:
        own["weekdays"] = store.weekdays
    if store.purposes is not None:
        own["purposes"] = store.purposes
    return rule.model_copy(update=own)
