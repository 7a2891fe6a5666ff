"""The cells of one row by column, read one by one, with every fault kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from routeplan.errors import Fault, InputError
from routeplan.formats.cells import EXCEL_ERRORS, CellError, typed
from routeplan.formats.header_row import (
    Header,
    best_header,
    header_faults,
    missing_fault,
    nameless,
    score,
)
from routeplan.formats.headers import Columns
from routeplan.formats.tables import ROWS_TO_JUDGE, Row, Table, read_table

T = TypeVar("T")


@dataclass(frozen=True)
class Records:
    """
    A table whose headers are understood.

    Parameters
    ----------
    name
        File, and sheet where there are several, for messages.
    header
        Its headers.
    columns
        Place of each column that is understood.
    others
        Place and header of each column with text that is not.
    rows
        The rows below the headers.
    """

    name: str
    header: Header
    columns: Mapping[str, int]
    others: tuple[tuple[int, str], ...]
    rows: tuple[Row, ...]

    def each(self, faults: list[Fault]) -> Iterator[Record]:
        """The rows one by one; their faults are added to ``faults``."""
        for row in self.rows:
            yield Record(self, row, faults)


class Record:
    """One row, read cell by cell; what cannot be read becomes a fault and None."""

    __slots__ = ("_faults", "_records", "_row")

    def __init__(self, records: Records, row: Row, faults: list[Fault]) -> None:
        self._records = records
        self._row = row
        self._faults = faults

    @property
    def place(self) -> str:
        """The row in words: ``stores.xlsx row 7``."""
        return f"{self._records.name} row {self._row.number}"

    def cell_place(self, key: str) -> str:
        """A cell in words, its column by the header as typed."""
        place = self._records.columns.get(key)
        return f"{self.place} {key if place is None else self._records.header.texts[place]}"

    def fault(self, code: str, key: str | None, **values: str | int | float) -> None:
        """Add a fault of the row, or of a cell of it."""
        where = self.place if key is None else self.cell_place(key)
        self._faults.append(Fault.of(code, where, **values))

    def fault_in(self, error: CellError, header: str) -> None:
        """Add what is wrong with a cell below a header that nobody knows."""
        self._faults.append(Fault.of(error.code, f"{self.place} {header}", **error.values))

    def text(self, key: str) -> str:
        """The cell as typed; empty where the column is missing."""
        place = self._records.columns.get(key)
        if place is None or place >= len(self._row.cells):
            return ""
        return typed(self._row.cells[place])

    def read(self, key: str, parse: Callable[[str], T], required: bool = False) -> T | None:
        """
        What the cell says, or None where it is empty or cannot be read.

        Parameters
        ----------
        key
            The column.
        parse
            Reads the text; raises ``CellError``.
        required
            True: an empty cell is a fault (RP120); a missing column was told before.
        """
        if key not in self._records.columns:
            return None
        text = self.text(key)
        if not text:
            if required:
                self.fault("RP120", key)
            return None
        if not self._holds_value(text, self.cell_place, key):
            return None
        try:
            return parse(text)
        except CellError as error:
            self.fault(error.code, key, **error.values)
            return None

    def others(self) -> tuple[tuple[str, str], ...]:
        """Header and text of each column that nobody knows."""
        found = []
        for place, header in self._records.others:
            text = typed(self._row.cells[place]) if place < len(self._row.cells) else ""
            if self._holds_value(text, lambda header: f"{self.place} {header}", header):
                found.append((header, text))
        return tuple(found)

    def _holds_value(self, text: str, where: Callable[[str], str], what: str) -> bool:
        if text.startswith("="):
            self._faults.append(Fault.of("RP133", where(what)))
        elif text in EXCEL_ERRORS:
            self._faults.append(Fault.of("RP132", where(what), value=text))
        else:
            return True
        return False


def read_records(path: Path, columns: Columns, faults: list[Fault]) -> Records | None:
    """
    The rows of a file whose headers are understood.

    Parameters
    ----------
    path
        See ``tables.read_table``.
    columns
        What the headers may be.
    faults
        What is wrong is added: RP101 to RP117.

    Returns
    -------
    Records | None
        None, when there are no rows or no headers.
    """
    try:
        table = read_table(
            path, lambda rows: score(rows, columns), len(columns.required), columns.sheets
        )
    except InputError as error:
        faults.extend(error.faults)
        return None
    header = best_header(table.rows[:ROWS_TO_JUDGE], columns)
    if header is None:
        faults.append(_no_header(table, columns))
        return None
    found = list(header_faults(table, header, columns))
    rows = tuple(row for row in table.rows if row.number > header.bottom)
    if not rows:
        found.append(Fault.of("RP108", table.name))
    found += _long_rows(table, header, rows)
    faults += found
    if not rows:
        return None
    return Records(table.name, header, header.columns, _others(header, rows), rows)


def _no_header(table: Table, columns: Columns) -> Fault:
    first = table.rows[0]
    header = Header(first.number, first.number, first.cells, (None,) * len(first.cells))
    missing = [columns.words[key] for key in columns.required]
    return missing_fault(f"{table.name} row {first.number}", header, columns, missing)


def _long_rows(table: Table, header: Header, rows: tuple[Row, ...]) -> Iterator[Fault]:
    width = len(header.texts)
    for row in rows:
        if len(row.cells) > width and any(cell.strip() for cell in row.cells[width:]):
            where = f"{table.name} row {row.number}"
            yield Fault.of("RP117", where, cells=len(row.cells), columns=width)


def _others(header: Header, rows: tuple[Row, ...]) -> tuple[tuple[int, str], ...]:
    found = []
    for place, (text, key) in enumerate(zip(header.texts, header.keys, strict=True)):
        has_text = bool(text) or any(
            place < len(row.cells) and row.cells[place].strip() for row in rows
        )
        if key is None and has_text:
            found.append((place, text or nameless(place)))
    return tuple(found)
