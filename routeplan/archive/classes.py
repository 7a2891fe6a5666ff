"""Classes out of sales: which stores should change class, and what that costs in time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from routeplan.archive.access import User, reach, refusal, within_reach
from routeplan.archive.card import Card
from routeplan.archive.card_rows import (
    card_for,
    cards_where,
    changed,
    save_change,
)
from routeplan.archive.changes import Entry
from routeplan.archive.checked import require_text
from routeplan.archive.database import Archive
from routeplan.archive.options import options, rules_of
from routeplan.archive.sales import last_month, monthly_sums
from routeplan.archive.schema import CARDS
from routeplan.classify import Classified, classify
from routeplan.errors import ConflictError, Fault, InputError
from routeplan.rules import Rules
from routeplan.stores import Store, Visits

WEEKS = 4
MONTHS = 3
# A rep works six days a week where nothing else is said, as in the field handbook.
WORKDAYS_A_WEEK = 6


@dataclass(frozen=True)
class Load:
    """Visits, and seconds in the store, in four weeks."""

    visits: float
    in_store_s: float


@dataclass(frozen=True)
class Proposal:
    """
    A store that should change class.

    Parameters
    ----------
    card
        As it is now.
    after
        The class that its sales call for.
    sales
        Its average sales in a month of those judged.
    classified
        Why.
    load_before, load_after
        What its visits take now and then.
    """

    card: Card
    after: str
    sales: float
    classified: Classified
    load_before: Load
    load_after: Load

    @property
    def before(self) -> str:
        """The class it has."""
        return self.card.store_class


@dataclass(frozen=True)
class Proposals:
    """
    What the sales of some months call for.

    Parameters
    ----------
    first, last
        The months judged.
    changes
        By store id.
    judged
        How many stores were judged.
    without_sales
        Ids of approved stores without any sales in these months: nothing is said of them.
    """

    first: str
    last: str
    changes: tuple[Proposal, ...]
    judged: int
    without_sales: tuple[str, ...]

    @property
    def load_change(self) -> Load:
        """What accepting all would add, in four weeks."""
        return Load(
            sum(each.load_after.visits - each.load_before.visits for each in self.changes),
            sum(each.load_after.in_store_s - each.load_before.in_store_s for each in self.changes),
        )


def propose_classes(
    archive: Archive, who: User, months: int = MONTHS, last: str | None = None
) -> Proposals:
    """
    Compare the class of each approved store with the one that its sales call for.

    A store's sales are its average over the months; classes come from them as ``classify``
    says, among the stores of one rep, by the thresholds of the archive's rules.

    Parameters
    ----------
    months
        How many months are judged.
    last
        The last of them, as ``2026-10``; None: the latest that has sales.

    Raises
    ------
    InputError
        RP944, when these months have no sales at all.
    NotAllowedError
        RP910.
    """
    if reach(who, "classify") is None:
        raise refusal(who, "classify", "archive")
    with archive.reading() as db:
        until = last or last_month(db) or archive.today().isoformat()[:7]
        first = month_before(until, months - 1)
        sums = monthly_sums(db, first, until)
        mine = within_reach(who, "classify", CARDS.c.rep)
        cards = cards_where(db, mine, CARDS.c.state == "approved")
        rules = rules_of(options(db))
    judged = [card for card in cards if card.id in sums]
    if not judged:
        raise InputError([Fault.of("RP944", "sales", first=first, last=until)])
    stores = [_with_sales(card.store, sums[card.id] / months) for card in judged]
    found = zip(judged, classify(stores, rules.thresholds), strict=True)
    silent = tuple(card.id for card in cards if card.id not in sums)
    return Proposals(first, until, tuple(_proposals(found, rules)), len(judged), silent)


def accept_classes(
    archive: Archive, who: User, proposals: Sequence[Proposal], why: str
) -> tuple[Card, ...]:
    """
    Give stores the class proposed; card numbers follow, and the record tells why.

    Raises
    ------
    ConflictError
        RP943, when a store no longer has the class that the proposal started from.
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    entry = Entry(archive.now(), who.name, require_text(why, "why"))
    with archive.writing() as db:
        return tuple(_accept(db, entry, who, each) for each in proposals)


def month_before(month: str, count: int) -> str:
    """The month so many months earlier."""
    year, number = map(int, month.split("-"))
    place = 12 * year + number - 1 - count
    return f"{place // 12:04d}-{place % 12 + 1:02d}"


def load_of(store: Store, store_class: str, rules: Rules) -> Load:
    """
    What a store's visits take in four weeks if it has a class.

    The store's own rule counts before its class's. A class without a rule has no visits.
    """
    rule = rules.classes.get(store_class)
    visits: Visits = store.visits or (rule.visits if rule else 0)
    weeks = (store.weeks or 1) if store.visits else (rule.weeks if rule else 1)
    in_store_s = store.in_store_s or (rule.in_store_s if rule else 0)
    a_week = WORKDAYS_A_WEEK if visits == "daily" else visits / weeks
    return Load(WEEKS * a_week, WEEKS * a_week * in_store_s)


def _accept(db: Connection, entry: Entry, who: User, proposal: Proposal) -> Card:
    card = card_for(db, who, "classify", proposal.card.id)
    before, after = proposal.before, proposal.after
    if card.store_class != before:
        values = {"now": card.store_class, "before": before, "after": after}
        raise ConflictError([Fault.of("RP943", f"store {card.id}", **values)])
    what = {"store_class": after, "sales": proposal.sales}
    return save_change(db, entry, card, changed(card, {"store": what}))


def _with_sales(store: Store, sales: float) -> Store:
    return store.model_copy(update={"sales": sales, "store_class": None})


def _proposals(found: Iterable[tuple[Card, Classified]], rules: Rules) -> Iterable[Proposal]:
    for card, classified in found:
        after = classified.store.store_class or ""
        if after != card.store_class:
            loads = (load_of(card.store, each, rules) for each in (card.store_class, after))
            sales = classified.store.sales or 0.0
            yield Proposal(card, after, sales, classified, *loads)
