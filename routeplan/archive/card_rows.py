"""The rows of cards: found for who may do something with them, written with their record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, select, update

from routeplan.archive.access import Act, User, allows, refusal, require
from routeplan.archive.card import Card
from routeplan.archive.changes import Difference, Entry, differences, record
from routeplan.archive.checked import checked, not_there
from routeplan.archive.numbers import card_of_number, claim_numbers, next_sequence, written_number
from routeplan.archive.options import options
from routeplan.archive.rows import add
from routeplan.archive.schema import CARDS, REPS
from routeplan.errors import ConflictError, Fault, InputError

OPEN_TO_CHANGE = ("store", "details", "area")


def card_for(db: Connection, who: User, act: Act, id_or_number: str) -> Card:
    """
    A card for somebody who may do something with it.

    Raises
    ------
    NotThereError, NotAllowedError
        RP911 and RP910. Whoever may not even see the card is told that it is not there.
    """
    where = f"store {id_or_number}"
    card = find_card(db, id_or_number)
    if card is None:
        raise not_there(where)
    team = team_of(db, card.store.rep)
    if not allows(who, act, card.store.rep, team):
        if allows(who, "read short card", card.store.rep, team):
            raise refusal(who, act, where)
        raise not_there(where)
    return card


def find_card(db: Connection, id_or_number: str) -> Card | None:
    """A card by its store's id, else by a number that it has or once had."""
    content = _content(db, id_or_number)
    if content is None and (owner := card_of_number(db, id_or_number)) is not None:
        content = _content(db, owner)
    return None if content is None else Card.model_validate(content)


def cards_where(db: Connection, *conditions: ColumnElement[bool]) -> tuple[Card, ...]:
    """Whole cards by store id, for the archive's own use."""
    query = select(CARDS.c.content).where(*conditions).order_by(CARDS.c.id)
    return tuple(Card.model_validate(content) for content in db.execute(query).scalars())


def team_of(db: Connection, rep: str | None) -> str | None:
    """The team of a rep."""
    return db.execute(select(REPS.c.team).where(REPS.c.id == rep)).scalar()


def require_rep(db: Connection, who: User, act: Act, rep: str | None, where: str) -> None:
    """
    Refuse a rep that is not known or out of reach.

    Raises
    ------
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    team = team_of(db, rep)
    if rep is not None and team is None:
        raise not_there(f"{where} rep {rep}")
    require(who, act, rep, team, where)


def changed(card: Card, changes: Mapping[str, Any]) -> Card:
    """
    A card as changes would leave it.

    Raises
    ------
    InputError
        RP505, RP915 to RP917.
    """
    where, known = card_place(card), ", ".join(OPEN_TO_CHANGE)
    faults = [
        Fault.of("RP917", f"{where} {key}", known=known)
        for key in changes
        if key not in OPEN_TO_CHANGE
    ]
    content = card.model_dump(mode="json")
    for part in ("store", "details"):
        given = changes.get(part, {})
        if not isinstance(given, Mapping):
            fault = Fault.of("RP915", f"{where} {part}", value=str(given), reason="not a table")
            faults.append(fault)
            continue
        content[part] = {**content[part], **given}
    if content["store"]["id"] != card.id:
        faults.append(Fault.of("RP917", f"{where} store.id", known=known))
    content["standing"]["area"] = changes.get("area", card.standing.area)
    if faults:
        raise InputError(faults)
    return checked(Card, content, where)


def save_change(db: Connection, entry: Entry, before: Card, after: Card) -> Card:
    """
    Write a changed card with a line of the record for each field; unchanged: as it is.

    Raises
    ------
    ConflictError
        RP918, when somebody else changes the card at the same moment.
    """
    after = renumbered(db, entry, before, after)
    found = card_differences(before, after)
    if not found:
        return before
    saved = with_standing(after, version=before.standing.version + 1)
    record(db, entry, "card", before.id, found)
    row = {name: value for name, value in _row(saved).items() if name != "id"}
    # Where writers do not wait for each other, another may have changed it since it was read.
    same = CARDS.c.id == saved.id, CARDS.c.version == before.standing.version
    if db.execute(update(CARDS).where(*same).values(row)).rowcount == 0:
        raise ConflictError([Fault.of("RP918", card_place(before))])
    return saved


def card_differences(before: Card, after: Card) -> tuple[Difference, ...]:
    """The fields in which two states of a card differ, but for the version."""
    old, new = (card.model_dump(mode="json") for card in (before, after))
    new["standing"]["version"] = old["standing"]["version"]
    return differences(old, new)


def add_cards(db: Connection, cards: Iterable[Card]) -> None:
    """Write new cards as they are; the record of changes is the caller's."""
    add(db, CARDS, [_row(card) for card in cards])


def renumbered(db: Connection, entry: Entry, before: Card, after: Card) -> Card:
    """The card with the number that its class and area ask for."""
    standing = after.standing
    moved = standing.area != before.standing.area
    if not moved and after.store_class == before.store_class:
        return after
    scheme = options(db).number_scheme
    sequence = next_sequence(db, scheme, standing.area) if moved else standing.sequence
    number = written_number(scheme, standing.area, after.store_class, sequence)
    claim_numbers(db, {number: after.id}, entry.at)
    return with_standing(after, number=number, sequence=sequence)


def with_standing(card: Card, **changes: Any) -> Card:
    """The same card standing elsewhere."""
    return card.model_copy(update={"standing": card.standing.model_copy(update=changes)})


def _content(db: Connection, store: str) -> Any:
    return db.execute(select(CARDS.c.content).where(CARDS.c.id == store)).scalar()


def card_place(card: Card) -> str:
    """What a card is called in messages."""
    return f"store {card.id}"


def _row(card: Card) -> dict[str, Any]:
    return {
        "id": card.id,
        "number": card.standing.number,
        "state": card.standing.state,
        "area": card.standing.area,
        "store_class": card.store_class,
        "rep": card.store.rep,
        "name": card.store.name,
        "version": card.standing.version,
        "content": card.model_dump(mode="json"),
    }
