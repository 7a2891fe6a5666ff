"""Tables as somebody typed them, and where in them a fault lies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from routeplan.errors import InputError
from routeplan.formats.header_row import best_header, nameless, score
from routeplan.formats.headers import Columns
from routeplan.formats.tables import ROWS_TO_JUDGE, Row, read_table

_ROW = re.compile(r"(\d+)(?: |$)")


@dataclass(frozen=True)
class ShownTable:
    """
    A table with its cells as typed.

    Parameters
    ----------
    name
        File, and sheet where there are several, as messages name it.
    header_row
        Number of the row with the headers, or the last of them; 0: no row has any.
    columns
        The headers as typed; ``column F`` where one has none.
    rows
        The rows below the headers, from the top.
    rows_in_all
        How many rows there are, also those that are too many to show.
    """

    name: str
    header_row: int
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    rows_in_all: int


@dataclass(frozen=True)
class CellPlace:
    """
    Where in a table a fault lies.

    Parameters
    ----------
    table
        The table's name.
    row
        As a spreadsheet numbers it; None: not in one row.
    column
        The header as typed; None: not in one column.
    """

    table: str
    row: int | None
    column: str | None


def shown_table(path: Path, columns: Columns, most_rows: int) -> ShownTable | None:
    """
    A file's table as typed; None: it cannot be opened, which its faults tell.

    Parameters
    ----------
    columns
        What the headers may be.
    most_rows
        Rows that are shown, from the top.
    """
    try:
        table = read_table(
            path, lambda rows: score(rows, columns), len(columns.required), columns.sheets
        )
    except InputError:
        return None
    header = best_header(table.rows[:ROWS_TO_JUDGE], columns)
    bottom, texts = (0, ()) if header is None else (header.bottom, header.texts)
    rows = [row for row in table.rows if row.number > bottom]
    width = max((len(row.cells) for row in rows), default=len(texts))
    named = [text or nameless(place) for place, text in enumerate(texts)]
    named += [nameless(place) for place in range(len(named), width)]
    return ShownTable(table.name, bottom, tuple(named), tuple(rows[:most_rows]), len(rows))


def cell_place(where: str, tables: Iterable[ShownTable]) -> CellPlace | None:
    """
    The cell, row or table that a fault's place names; None: it names none of the tables.

    Parameters
    ----------
    where
        Such as ``stores.xlsx row 7 lat``.
    """
    for table in sorted(tables, key=lambda table: -len(table.name)):
        if where == table.name:
            return CellPlace(table.name, None, None)
        inside = where.removeprefix(f"{table.name} row ")
        match = _ROW.match(inside)
        if inside != where and match:
            column = _column(inside[match.end() :], table.columns)
            return CellPlace(table.name, int(match[1]), column)
    return None


def _column(rest: str, columns: Sequence[str]) -> str | None:
    """The longest header that what stands behind the row begins with."""
    named = [each for each in columns if rest == each or rest.startswith(f"{each} (")]
    return max(named, key=len, default=None)
