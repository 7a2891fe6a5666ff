"""Imports of the planner's spreadsheets: what would change, and changing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, select, update

from routeplan.archive.access import User, require_everywhere
from routeplan.archive.card import Card, Details
from routeplan.archive.card_rows import (
    card_differences,
    changed,
    save_change,
    with_standing,
)
from routeplan.archive.changes import Difference, Entry
from routeplan.archive.database import Archive
from routeplan.archive.drafting import Draft, new_cards
from routeplan.archive.import_file import ImportFile
from routeplan.archive.import_stores import ready_stores
from routeplan.archive.lookalikes import lookalikes
from routeplan.archive.merging import Clash, Merge, Preference, merge
from routeplan.archive.reps import Member, rep_differences, write_reps
from routeplan.archive.schema import CARDS
from routeplan.errors import Fault
from routeplan.stores import Store


@dataclass(frozen=True)
class ChangedStore:
    """A store that the archive has, and what would change on its card."""

    before: Card
    after: Card
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Outcome:
    """
    What an import does, or would do.

    Parameters
    ----------
    new
        Stores that the archive does not have.
    changed
        Stores whose cards change.
    unchanged
        How many stores stay as they are.
    absent
        Ids of open cards that the file does not name; they stay as they are.
    conflicts
        What stops the import: RP931 and RP932, each with its place in the file.
    reps
        What changes of each rep.
    notes
        Warnings: of the reader, and stores that look like others (RP924).
    is_written
        False: the archive is as it was, because of conflicts or as a dry run.
    """

    new: tuple[Store, ...]
    changed: tuple[ChangedStore, ...]
    unchanged: int
    absent: tuple[str, ...]
    conflicts: tuple[Fault, ...]
    reps: Mapping[str, tuple[Difference, ...]]
    notes: tuple[Fault, ...]
    is_written: bool = False


@dataclass
class _Found:
    """What has been found so far."""

    new: list[Store] = field(default_factory=list)
    changed: list[ChangedStore] = field(default_factory=list)
    conflicts: list[Fault] = field(default_factory=list)
    unchanged: int = 0


def import_file(
    archive: Archive,
    who: User,
    file: ImportFile,
    *,
    members: tuple[Member, ...] = (),
    area: str | None = None,
    prefer: Preference | None = None,
    approve: bool = False,
    dry_run: bool = False,
) -> Outcome:
    """
    Merge a store file into the archive by store id: all of it, or nothing.

    See ``merging.merge`` for which side a field is taken from. Stores that the file no
    longer names stay. New stores become drafts.

    Parameters
    ----------
    members
        Reps to add or change in the same step.
    area
        The area of stores for which the file tells none; None: they need one in the file.
    prefer
        Who is right where file and archive both changed a field.
    approve
        True: new stores are approved at once; for this the right to approve is needed.
    dry_run
        True: say what would change, and change nothing.

    Raises
    ------
    InputError
        RP920 for new stores without an area; RP930 for reps that nobody knows.
    NotAllowedError
        RP910.
    """
    require_everywhere(who, "import")
    if approve:
        require_everywhere(who, "approve card")
    entry = Entry(archive.now(), who.name, f"import of {file.name}, sha256 {file.sha256[:12]}")
    opened = archive.reading() if dry_run else archive.writing()
    with opened as db:
        outcome, stores, areas = _compared(db, file, members, area, prefer)
        if dry_run or outcome.conflicts:
            return outcome
        write_reps(db, entry, members)
        drafts = [
            Draft(store, areas[store.id], Details(), archive.today()) for store in outcome.new
        ]
        for card in new_cards(db, entry, drafts):
            if approve:
                standing = {"state": "approved", "approved_by": who.name}
                approved = with_standing(card, approved_on=archive.today(), **standing)
                save_change(db, entry, card, approved)
        for each in outcome.changed:
            save_change(db, entry, each.before, each.after)
        _remember(db, file, stores)
        return replace(outcome, is_written=True)


def _compared(
    db: Connection,
    file: ImportFile,
    members: tuple[Member, ...],
    area: str | None,
    prefer: Preference | None,
) -> tuple[Outcome, tuple[Store, ...], Mapping[str, str]]:
    rows = {
        row.id: row for row in db.execute(select(CARDS.c.id, CARDS.c.content, CARDS.c.imported))
    }
    cards = {each: Card.model_validate(row.content) for each, row in rows.items()}
    stores, areas = ready_stores(db, file, cards, members, area)
    found = _Found()
    for store in stores:
        card = cards.get(store.id)
        if card is None:
            found.new.append(store)
        elif card.standing.state == "closed":
            found.conflicts.append(_closed(card, file))
        else:
            said = {"store": store, "area": areas.get(store.id)}
            _merge_one(found, card, rows[store.id].imported, said, file, prefer)
    named = {store.id for store in stores}
    absent = [each for each, card in cards.items() if each not in named and _is_open(card)]
    notes = (*file.notes, *lookalikes(found.new, cards.values(), file.places))
    outcome = Outcome(
        new=tuple(found.new),
        changed=tuple(found.changed),
        unchanged=found.unchanged,
        absent=tuple(sorted(absent)),
        conflicts=tuple(found.conflicts),
        reps=rep_differences(db, members),
        notes=notes,
    )
    return outcome, stores, areas


def _merge_one(
    found: _Found,
    card: Card,
    imported: Mapping[str, Any] | None,
    said: Mapping[str, Any],
    file: ImportFile,
    prefer: Preference | None,
) -> None:
    content = said["store"].model_dump(mode="json")
    # A class that the file leaves to the sales is no word against the archive's.
    given = file.given - ({"store_class"} if content["store_class"] is None else set())
    now = {**card.store.model_dump(mode="json"), "area": card.standing.area}
    asked = {**content, "area": said["area"]}
    if said["area"] is not None:
        given |= {"area"}
    merged = merge(imported, now, asked, given, prefer)
    found.conflicts += [_conflict(card, clash, file) for clash in merged.clashes]
    after = _taken(card, merged)
    if differences := card_differences(card, after):
        found.changed.append(ChangedStore(card, after, differences))
    elif not merged.clashes:
        found.unchanged += 1


def _taken(card: Card, merged: Merge) -> Card:
    if not merged.taken:
        return card
    changes = {key: value for key, value in merged.taken.items() if key != "area"}
    area = merged.taken.get("area", card.standing.area)
    return changed(card, {"store": changes, "area": area})


def _remember(db: Connection, file: ImportFile, stores: Sequence[Store]) -> None:
    """What the file said becomes what the next import is compared with."""
    rows = db.execute(select(CARDS.c.id, CARDS.c.imported))
    known = {row.id: row.imported for row in rows}
    for store in stores:
        content = {**(known[store.id] or {}), **_said(store, file)}
        if content != known[store.id]:
            db.execute(update(CARDS).where(CARDS.c.id == store.id).values(imported=content))


def _said(store: Store, file: ImportFile) -> dict[str, Any]:
    content = store.model_dump(mode="json", include=set(file.given))
    if content.get("store_class", "") is None:
        del content["store_class"]
    area = file.areas.get(store.id)
    return content if area is None else {**content, "area": area}


def _is_open(card: Card) -> bool:
    return card.standing.state != "closed"


def _conflict(card: Card, clash: Clash, file: ImportFile) -> Fault:
    where = f"{_place(card, file)} {clash.field}"
    words = {"file": clash.file, "archive": clash.archive, "was": clash.was}
    return Fault.of("RP931", where, **{key: _words(value) for key, value in words.items()})


def _closed(card: Card, file: ImportFile) -> Fault:
    standing = card.standing
    date, reason = str(standing.closed_on), standing.closed_reason
    return Fault.of("RP932", _place(card, file), date=date, reason=reason)


def _place(card: Card, file: ImportFile) -> str:
    return f"{file.places[f'store {card.id}']} (store {card.id})"


def _words(value: Any) -> str:
    return "-" if value in (None, "", [], ()) else str(value)
