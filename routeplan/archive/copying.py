"""Every row of one archive into another, whatever the databases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Table, select, text

from routeplan.archive.migrating import VERSION_TABLE, upgrade
from routeplan.archive.rows import ROWS_AT_ONCE, add
from routeplan.archive.schema import METADATA


def copy_rows(source: Connection, target: Connection) -> None:
    """Copy all rows into an archive of the same schema that has none."""
    for table in METADATA.sorted_tables:
        # Versions of plans point to earlier ones, which must be there first.
        for part in rows_of(source, table):
            add(target, table, part)
    _count_on(target)


def rows_of(db: Connection, table: Table) -> Iterator[list[Mapping[str, Any]]]:
    """The rows of a table in the order of their keys, some at a time."""
    query = select(table).order_by(*table.primary_key)
    found = db.execution_options(yield_per=ROWS_AT_ONCE).execute(query)
    for part in found.partitions():
        yield [row._asdict() for row in part]


def start_anew(db: Connection, name: str) -> None:
    """Take everything out of an archive and create its tables again, in one transaction."""
    METADATA.drop_all(db)
    version = Table(VERSION_TABLE, MetaData())
    version.drop(db, checkfirst=True)
    upgrade(db, name)


def is_sqlite_file(path: Path) -> bool:
    """True for a file that begins as SQLite's do."""
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def _count_on(db: Connection) -> None:
    """Let PostgreSQL number new rows after those copied; SQLite does so by itself."""
    if db.dialect.name != "postgresql":
        return
    for table in METADATA.sorted_tables:
        column = table.autoincrement_column
        if column is not None and column.identity is None and column.autoincrement is True:
            sequence = f"pg_get_serial_sequence('{table.name}', '{column.name}')"
            highest = f"(SELECT max({column.name}) FROM {table.name})"
            counted = f"SELECT setval({sequence}, coalesce({highest}, 1), {highest} IS NOT NULL)"
            db.execute(text(counted))
