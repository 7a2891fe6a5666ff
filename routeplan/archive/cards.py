"""Reading and changing store cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, or_, select

from routeplan.archive.access import User, within_reach
from routeplan.archive.card import Card, State
from routeplan.archive.card_rows import card_for, card_place, changed, require_rep, save_change
from routeplan.archive.changes import Change, Entry, changes_where
from routeplan.archive.checked import require_text, require_version
from routeplan.archive.database import Archive
from routeplan.archive.rows import add
from routeplan.archive.schema import CARDS, CHANGES, LOOKS

MOST_AT_ONCE = 1_000


@dataclass(frozen=True)
class Listed:
    """One line of a list of cards."""

    id: str
    number: str
    state: State
    area: str
    store_class: str
    rep: str | None
    name: str
    version: int


def full_card(archive: Archive, who: User, id_or_number: str) -> Card:
    """
    The whole card; that it was looked at is recorded.

    Parameters
    ----------
    id_or_number
        The store's id, or a number that its card has or once had.

    Raises
    ------
    NotThereError
        RP911.
    NotAllowedError
        RP910.
    """
    with archive.writing() as db:
        card = card_for(db, who, "read full card", id_or_number)
        add(db, LOOKS, [{"at": archive.now(), "who": who.name, "card": card.id}])
    return card


def list_cards(
    archive: Archive,
    who: User,
    *,
    state: State | None = None,
    rep: str | None = None,
    area: str | None = None,
    store_class: str | None = None,
    text: str = "",
    after: str = "",
    limit: int = 100,
) -> tuple[Listed, ...]:
    """
    The cards that a user may see, by store id, a page at a time.

    Parameters
    ----------
    state, rep, area, store_class
        Only these; None: any.
    text
        Part of the name, the id or the number, in any case.
    after
        The last id of the page before; empty: from the start.
    limit
        Most lines, at most 1,000.
    """
    found = [within_reach(who, "read short card", CARDS.c.rep), CARDS.c.id > after]
    given = {"state": state, "rep": rep, "area": area, "store_class": store_class}
    found += [CARDS.c[name] == value for name, value in given.items() if value is not None]
    if text:
        columns = (CARDS.c.name, CARDS.c.id, CARDS.c.number)
        found.append(or_(*(column.icontains(text, autoescape=True) for column in columns)))
    names = [CARDS.c[name] for name in Listed.__dataclass_fields__]
    query = select(*names).where(and_(*found)).order_by(CARDS.c.id).limit(min(limit, MOST_AT_ONCE))
    with archive.reading() as db:
        return tuple(Listed(**row._asdict()) for row in db.execute(query))


def change_card(
    archive: Archive,
    who: User,
    id_or_number: str,
    changes: Mapping[str, Any],
    why: str,
    version: int | None = None,
) -> Card:
    """
    Change what a card says; every field that changes is recorded.

    A new class or area gives the card a new number; the old one still finds it.

    Parameters
    ----------
    changes
        Any of ``store``, ``details`` and ``area``, each with the keys that change; lists
        such as ``details.people`` are given whole.
    version
        The version that was read; None: whatever is there is changed.

    Raises
    ------
    InputError
        RP505, RP915 to RP917, all that were found.
    ConflictError
        RP913, when the card was changed meanwhile.
    NotThereError, NotAllowedError
        RP911 and RP910; moving a store to a rep out of reach counts as not allowed.
    """
    entry = Entry(archive.now(), who.name, require_text(why, "why"))
    with archive.writing() as db:
        card = card_for(db, who, "write card", id_or_number)
        require_version(card_place(card), card.standing.version, version)
        after = changed(card, changes)
        if after.store.rep != card.store.rep:
            require_rep(db, who, "write card", after.store.rep, card_place(card))
        return save_change(db, entry, card, after)


def card_changes(
    archive: Archive, who: User, id_or_number: str, after: int = 0, limit: int = 1_000
) -> tuple[Change, ...]:
    """
    What was ever changed on a card, oldest first; see ``changes_where``.

    Raises
    ------
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    with archive.reading() as db:
        card = card_for(db, who, "read changes", id_or_number)
        mine = and_(CHANGES.c.noun == "card", CHANGES.c.noun_id == card.id)
        return changes_where(db, mine, after, limit)
