"""The record of changes: who, when, which field, from what to what, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from routeplan.archive.rows import add
from routeplan.archive.schema import CHANGES

WHOLE = ""
"""The field of a change that made or removed the whole."""


@dataclass(frozen=True)
class Difference:
    """One field, from what to what; None: there was or is nothing."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Change:
    """
    One line of the record.

    Parameters
    ----------
    id
        Ascending in the order of recording.
    noun, noun_id
        What was changed: ``card`` and the store's id, ``user`` and a name, ..
    field
        Its place within, such as ``details.people[Li Wei].phone``; empty: the whole.
    """

    id: int
    at: datetime
    who: str
    noun: str
    noun_id: str
    field: str
    old: Any
    new: Any
    why: str


@dataclass(frozen=True)
class Entry:
    """Whose change it is: when, who and why."""

    at: datetime
    who: str
    why: str


def fields(value: Any, path: str = "") -> dict[str, Any]:
    """
    The leaves of JSON content by their place.

    Entries of a list that have names are told apart by them, so that one more person does
    not look like a change of all that come after.
    """
    if isinstance(value, Mapping):
        parts = {f"{path}.{key}".removeprefix("."): each for key, each in value.items()}
    elif isinstance(value, list) and value and all(_has_name(each) for each in value):
        parts = {f"{path}[{each['name']}]": each for each in value}
    else:
        return {path: value}
    found: dict[str, Any] = {}
    for place, each in parts.items():
        found.update(fields(each, place))
    return found


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Difference, ...]:
    """The fields in which two contents differ, in order of their places."""
    before, after = fields(old), fields(new)
    return tuple(
        Difference(field, before.get(field), after.get(field))
        for field in sorted(before.keys() | after.keys())
        if _plain(before.get(field)) != _plain(after.get(field))
    )


def record(
    db: Connection, entry: Entry, noun: str, noun_id: str, found: Iterable[Difference]
) -> None:
    """Add to the record, in the transaction that makes the change."""
    record_all(db, entry, noun, {noun_id: found})


def record_all(
    db: Connection, entry: Entry, noun: str, found: Mapping[str, Iterable[Difference]]
) -> None:
    """Add changes of many nouns of one kind, by their ids."""
    rows = [
        {
            "at": entry.at,
            "who": entry.who,
            "noun": noun,
            "noun_id": noun_id,
            "field": each.field,
            "old": each.old,
            "new": each.new,
            "why": entry.why,
        }
        for noun_id, some in found.items()
        for each in some
    ]
    add(db, CHANGES, rows)


def changes_where(
    db: Connection, condition: ColumnElement[bool], after: int = 0, limit: int = 1_000
) -> tuple[Change, ...]:
    """
    Lines of the record, oldest first.

    Parameters
    ----------
    after
        The id of the last line of the page before; 0: from the start.
    """
    query = (
        select(CHANGES).where(condition, CHANGES.c.id > after).order_by(CHANGES.c.id).limit(limit)
    )
    return tuple(Change(**row._asdict()) for row in db.execute(query))


def _has_name(value: Any) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get("name"), str)


def _plain(value: Any) -> Any:
    """An empty list, text or table says as little as nothing at all."""
    return None if value in ([], "", {}) else value
