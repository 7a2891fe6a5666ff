"""Everything in the archive as CSV and JSON."""

from __future__ import annotations

import csv
import json
import os
import shutil
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table

from routeplan.archive.access import User, require_everywhere
from routeplan.archive.card_rows import (
    cards_where,
)
from routeplan.archive.copying import rows_of
from routeplan.archive.database import Archive
from routeplan.archive.planner_table import planner_rows
from routeplan.archive.schema import FEEDS, METADATA, TOKENS
from routeplan.errors import ConflictError, Fault, InputError
from routeplan.formats.day_formats import FORMULA_STARTS

JSON_NAME = "archive.json"
PLANNER_NAME = "planner-stores.csv"
# What opens the archive to whoever has it is no content of it.
SECRETS = frozenset({"password_hash"})
SECRET_TABLES = (TOKENS, FEEDS)
FORMAT, VERSION = "routeplan-archive", 1


def export(archive: Archive, who: User, folder: Path | str) -> tuple[Path, ...]:
    """
    Write everything, as it is at one moment: a CSV file a table, and one JSON file of all.

    The stores come once more as ``planner-stores.csv``, which ``routeplan plan`` and the
    import read. Hashes of passwords, tokens and calendar feeds are left out.

    Parameters
    ----------
    folder
        Is created; must not exist, or be empty.

    Returns
    -------
    tuple[Path, ...]
        The files.

    Raises
    ------
    InputError
        RP541, when it cannot be written.
    ConflictError
        RP980, when the folder holds anything.
    NotAllowedError
        RP910.
    """
    require_everywhere(who, "export")
    target = Path(folder)
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise ConflictError([Fault.of("RP980", str(target))])
        draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        draft.mkdir(parents=True)
        try:
            with archive.reading() as db:
                names = _write_all(db, draft)
            if target.exists():
                target.rmdir()
            draft.rename(target)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError([Fault.of("RP541", str(target), reason=reason)]) from error
    return tuple(target / name for name in names)


def _write_all(db: Connection, folder: Path) -> list[str]:
    tables = [table for table in METADATA.sorted_tables if table not in SECRET_TABLES]
    for table in tables:
        _write_csv(folder / f"{table.name}.csv", _names(table), _cells(db, table))
    heads, rows = planner_rows(cards_where(db))
    _write_csv(folder / PLANNER_NAME, heads, rows)
    _write_json(db, folder / JSON_NAME, tables)
    return [JSON_NAME, PLANNER_NAME, *(f"{table.name}.csv" for table in tables)]


def _write_csv(path: Path, heads: Sequence[str], rows: Iterator[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heads)
        for row in rows:
            writer.writerow([_cell(value) for value in row])


def _write_json(db: Connection, path: Path, tables: Sequence[Table]) -> None:
    """One row a line, so that a large archive is written piece by piece and can be compared."""
    with path.open("w", encoding="utf-8") as file:
        file.write(f'{{"format": "{FORMAT}", "version": {VERSION}, "tables": {{\n')
        for place, table in enumerate(tables):
            file.write(f'{"," if place else ""}"{table.name}": [\n')
            rows = (row for part in rows_of(db, table) for row in part)
            lines = (json.dumps(_public(row), ensure_ascii=False, default=_text) for row in rows)
            for number, line in enumerate(lines):
                file.write(f"{',' if number else ''}{line}\n")
            file.write("]")
        file.write("}}\n")


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns if column.name not in SECRETS]


def _cells(db: Connection, table: Table) -> Iterator[Sequence[Any]]:
    names = _names(table)
    for part in rows_of(db, table):
        for row in part:
            yield [row[name] for name in names]


def _public(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in SECRETS}


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, date | bytes):
        return _text(value)
    # A spreadsheet would run as a formula what somebody typed into a name.
    is_formula = isinstance(value, str) and value.startswith(FORMULA_STARTS)
    return f"'{value}" if is_formula else value


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
