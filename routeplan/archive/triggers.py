"""
Rows that no program can change or delete, whatever it uses to reach the database.

Called by the migrations. The promise that a recorded change stays is kept here rather than
by leaving a function out of the API.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, text

Kind = tuple[str, Sequence[str]]
"""UPDATE or DELETE, and the columns that it may not touch; none: any."""

_REFUSE = """
CREATE OR REPLACE FUNCTION routeplan_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: it is kept for ever', TG_OP, TG_TABLE_NAME;
END $$
"""


def keep_for_ever(db: Connection, table: str, *key: str) -> None:
    """
    Rows are added, never changed or deleted.

    Parameters
    ----------
    key
        The primary key's columns.
    """
    _create(db, table, [("UPDATE", ()), ("DELETE", ())], key)


def keep_as_made(db: Connection, table: str, key: Sequence[str], columns: Sequence[str]) -> None:
    """
    Rows are never deleted, and of their columns the given ones never changed.

    Parameters
    ----------
    columns
        What stays as it was when the row was added; with none, everything may change.
    """
    kinds: list[Kind] = [("DELETE", ())]
    if columns:
        kinds.append(("UPDATE", columns))
    _create(db, table, kinds, key)


@contextmanager
def rewriting(db: Connection, table: str) -> Iterator[None]:
    """
    Let a migration fill new columns of a table whose rows are kept for ever.

    Afterwards they are protected as before.
    """
    on = "" if db.dialect.name == "sqlite" else f" ON {table}"
    db.execute(text(f"DROP TRIGGER {table}_no_update{on}"))
    yield
    change = _postgresql_change if on else _sqlite_change
    db.execute(text(change(table, "UPDATE", ())))


def _create(db: Connection, table: str, kinds: Sequence[Kind], key: Sequence[str]) -> None:
    lines = _sqlite if db.dialect.name == "sqlite" else _postgresql
    for line in lines(table, kinds, key):
        db.execute(text(line))


def _sqlite(table: str, kinds: Sequence[Kind], key: Sequence[str]) -> Iterator[str]:
    for kind, columns in kinds:
        yield _sqlite_change(table, kind, columns)
    # INSERT OR REPLACE deletes the row that is in its way without a word to DELETE's trigger.
    same = " AND ".join(f"{each} = NEW.{each}" for each in key)
    there = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"
    yield _sqlite_trigger(table, "replace", f"INSERT ON {table} WHEN {there}")


def _sqlite_change(table: str, kind: str, columns: Sequence[str]) -> str:
    of = f" OF {', '.join(columns)}" if columns else ""
    return _sqlite_trigger(table, kind, f"{kind}{of} ON {table}")


def _sqlite_trigger(table: str, kind: str, event: str) -> str:
    name = f"{table}_no_{kind.lower()}"
    said = f"{kind} of {table} is refused: it is kept for ever"
    return f"CREATE TRIGGER {name} BEFORE {event} BEGIN SELECT RAISE(ABORT, '{said}'); END"


def _postgresql(table: str, kinds: Sequence[Kind], _key: Sequence[str]) -> Iterator[str]:
    yield _REFUSE
    for kind, columns in [*kinds, ("TRUNCATE", ())]:
        yield _postgresql_change(table, kind, columns)


def _postgresql_change(table: str, kind: str, columns: Sequence[str]) -> str:
    # JSON has no equality of its own; as text it has.
    differs = " OR ".join(f"OLD.{each}::text IS DISTINCT FROM NEW.{each}::text" for each in columns)
    when = f" WHEN ({differs})" if columns else ""
    each = "STATEMENT" if kind == "TRUNCATE" else f"ROW{when}"
    return (
        f"CREATE TRIGGER {table}_no_{kind.lower()} BEFORE {kind} ON {table} "
        f"FOR EACH {each} EXECUTE FUNCTION routeplan_refuse()"
    )
