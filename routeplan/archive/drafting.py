"""New cards: their numbers, their rows and the first line of their record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from routeplan.archive.card import Card, Details
from routeplan.archive.card_rows import (
    add_cards,
)
from routeplan.archive.changes import WHOLE, Difference, Entry, record_all
from routeplan.archive.checked import checked
from routeplan.archive.numbers import check_numbers, claim_numbers, next_sequence, written_number
from routeplan.archive.options import options
from routeplan.errors import Fault, InputError
from routeplan.stores import Store


@dataclass(frozen=True)
class Draft:
    """
    What a new card starts from.

    Parameters
    ----------
    store
        With its class.
    area
        The region that the card's number tells.
    """

    store: Store
    area: str
    details: Details
    first_contact: date


def new_cards(db: Connection, entry: Entry, drafts: Sequence[Draft]) -> tuple[Card, ...]:
    """
    Write drafts, in their order, with numbers of their own.

    Raises
    ------
    InputError
        RP915 or RP916, for each store without a class and each area without a name.
    ConflictError
        RP922, when a number was another card's.
    """
    faults: list[Fault] = []
    cards: list[Card] = []
    sequences = _sequences(db, drafts)
    scheme = options(db).number_scheme
    for draft, sequence in zip(drafts, sequences, strict=True):
        try:
            cards.append(_card(entry, draft, scheme, sequence))
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)
    numbers = {card.standing.number: card.id for card in cards}
    check_numbers(db, numbers)
    add_cards(db, cards)
    claim_numbers(db, numbers, entry.at)
    made = {card.id: [Difference(WHOLE, None, card.model_dump(mode="json"))] for card in cards}
    record_all(db, entry, "card", made)
    return tuple(cards)


def _sequences(db: Connection, drafts: Sequence[Draft]) -> list[int]:
    scheme = options(db).number_scheme
    counts = Counter(draft.area for draft in drafts)
    following = {area: next_sequence(db, scheme, area, n) for area, n in sorted(counts.items())}
    found = []
    for draft in drafts:
        found.append(following[draft.area])
        following[draft.area] += 1
    return found


def _card(entry: Entry, draft: Draft, scheme: str, sequence: int) -> Card:
    store = draft.store
    content = {
        "store": store.model_dump(),
        "details": draft.details.model_dump(),
        "standing": {
            "number": written_number(scheme, draft.area, store.store_class or "", sequence),
            "sequence": sequence,
            "area": draft.area,
            "state": "draft",
            "first_contact": draft.first_contact,
            "drafted_by": entry.who,
        },
    }
    return checked(Card, content, f"store {store.id}")
