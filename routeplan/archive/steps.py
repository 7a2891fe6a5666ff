"""The steps of a card: drafted, approved, reviewed every quarter, closed, opened again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from routeplan.archive.access import Act, User
from routeplan.archive.card import Card, Details
from routeplan.archive.card_rows import (
    card_for,
    find_card,
    require_rep,
    save_change,
    with_standing,
)
from routeplan.archive.changes import Entry
from routeplan.archive.checked import require_state, require_text
from routeplan.archive.database import Archive
from routeplan.archive.drafting import Draft, new_cards
from routeplan.archive.rows import add
from routeplan.archive.schema import LOOKS
from routeplan.errors import ConflictError, Fault, InputError
from routeplan.stores import Store

FIRST_CONTACT = "first contact"


def draft_card(
    archive: Archive,
    who: User,
    store: Store,
    area: str,
    details: Details | None = None,
    first_contact: date | None = None,
    why: str = FIRST_CONTACT,
) -> Card:
    """
    A card for a new store; it waits for a supervisor's approval.

    Parameters
    ----------
    store
        With its class, which the card's number tells.
    area
        The region that the number tells.
    first_contact
        From it the seven days run; None: today.

    Raises
    ------
    InputError
        RP915, when the store has no class; RP923, when the first contact lies ahead.
    ConflictError
        RP912, when the store has a card.
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    where = f"store {store.id}"
    today = archive.today()
    if first_contact is not None and first_contact > today:
        raise InputError([Fault.of("RP923", f"{where} first_contact", date=str(first_contact))])
    entry = Entry(archive.now(), who.name, require_text(why, "why"))
    with archive.writing() as db:
        require_rep(db, who, "write card", store.rep, where)
        if find_card(db, store.id) is not None:
            raise ConflictError([Fault.of("RP912", where)])
        draft = Draft(store, area, details or Details(), first_contact or today)
        return new_cards(db, entry, [draft])[0]


def approve_cards(
    archive: Archive, who: User, ids: Sequence[str], remark: str = "approved"
) -> tuple[Card, ...]:
    """
    Let drafts count: all of them or, where one cannot be, none.

    Raises
    ------
    ConflictError
        RP914, when a card is no draft.
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    entry = Entry(archive.now(), who.name, require_text(remark, "why"))
    with archive.writing() as db:
        return tuple(
            _step(
                db, entry, _in_state(db, who, "approve card", each, "draft"),
                state="approved", approved_by=who.name, approved_on=archive.today(),
            )
            for each in ids
        )  # fmt: skip


def review_cards(
    archive: Archive, who: User, ids: Sequence[str], remark: str = "quarterly review"
) -> tuple[Card, ...]:
    """
    Say that cards have been gone through and are right; all of them or none.

    Whoever reviews has seen the whole card, which is recorded like any look at it.

    Raises
    ------
    ConflictError
        RP914, when a card is not approved.
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    entry = Entry(archive.now(), who.name, require_text(remark, "why"))
    with archive.writing() as db:
        cards = [_in_state(db, who, "write card", each, "approved") for each in ids]
        add(db, LOOKS, [{"at": entry.at, "who": who.name, "card": card.id} for card in cards])
        today = archive.today()
        return tuple(_step(db, entry, card, reviewed_on=today) for card in cards)


def close_card(
    archive: Archive, who: User, id_or_number: str, reason: str, on: date | None = None
) -> Card:
    """
    Mark a store as closed; its card and all that happened stay.

    Parameters
    ----------
    reason
        Closed down, moved, sells to others now, ..
    on
        None: today.

    Raises
    ------
    InputError
        RP916 without a reason; RP923, when the date lies ahead.
    ConflictError
        RP914, when it is closed already.
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    said = require_text(reason, f"store {id_or_number} reason")
    today = archive.today()
    if on is not None and on > today:
        raise InputError([Fault.of("RP923", f"store {id_or_number} closed_on", date=str(on))])
    entry = Entry(archive.now(), who.name, said)
    with archive.writing() as db:
        card = _in_state(db, who, "close card", id_or_number, "draft", "approved")
        return _step(db, entry, card, state="closed", closed_on=on or today, closed_reason=said)


def reopen_card(archive: Archive, who: User, id_or_number: str, why: str) -> Card:
    """
    Take up a closed store again, as a draft that waits for approval.

    Raises
    ------
    ConflictError
        RP914, when it is not closed.
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    entry = Entry(archive.now(), who.name, require_text(why, "why"))
    with archive.writing() as db:
        card = _in_state(db, who, "close card", id_or_number, "closed")
        return _step(
            db, entry, card, state="draft", closed_on=None, closed_reason="",
            approved_by=None, approved_on=None, reviewed_on=None,
            first_contact=archive.today(), drafted_by=who.name,
        )  # fmt: skip


def _in_state(db: Connection, who: User, act: Act, id_or_number: str, *states: str) -> Card:
    card = card_for(db, who, act, id_or_number)
    require_state(f"store {id_or_number}", card.standing.state, *states)
    return card


def _step(db: Connection, entry: Entry, card: Card, **changes: object) -> Card:
    return save_change(db, entry, card, with_standing(card, **changes))
