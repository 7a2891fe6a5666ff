"""Rows that may be there already, alike on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.postgresql import Insert as PostgresqlInsert
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

# Both dialects limit the values of one statement; rows go in by so many at once.
ROWS_AT_ONCE = 500

Row = Mapping[str, Any]
T = TypeVar("T")


def dialect_insert(db: Connection, table: Table) -> SqliteInsert | PostgresqlInsert:
    """An INSERT that can say what to do where a row is there already."""
    return sqlite_insert(table) if db.dialect.name == "sqlite" else postgresql_insert(table)


def add(db: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Add new rows."""
    for part in batched(rows):
        db.execute(table.insert(), part)


def put(db: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Add rows, and overwrite those whose key is there already."""
    keys = [column.name for column in table.primary_key]
    for part in batched(rows):
        statement = dialect_insert(db, table)
        changed = {name: statement.excluded[name] for name in part[0] if name not in keys}
        db.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed), part)


def batched(rows: Iterable[T]) -> Iterator[list[T]]:
    """Some at a time, as many as one statement takes."""
    rest = iter(rows)
    while part := list(islice(rest, ROWS_AT_ONCE)):
        yield part
