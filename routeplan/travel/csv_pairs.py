"""A travel file with one row per ordered pair: from, to, seconds, metres."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from io import StringIO
from pathlib import Path

import numpy as np

from routeplan.travel.found import MOST, NOT_GIVEN, WRONG, FaultList, Found

COLUMNS = {
    "from": ("from", "origin", "起点"),
    "to": ("to", "destination", "终点"),
    "seconds": ("seconds", "duration_s", "秒"),
    "metres": ("metres", "meters", "distance_m", "米"),
}
ENCODINGS = ("utf-8-sig", "gb18030")
DELIMITERS = (",", ";", "\t")
DIGITS_NEVER_ABOVE_MOST = len(str(MOST)) - 1

Row = list[str]


def read_csv(path: Path, ids: Sequence[str], faults: FaultList) -> Found:
    """
    The pairs of the wanted ids; rows about other places are not looked at.

    Parameters
    ----------
    ids
        Wanted ids, each once.
    faults
        Takes RP302 to RP306, RP312 and RP317, which leave their cells out.

    Raises
    ------
    InputError
        RP307, RP310 and RP318, with which nothing can be read.
    """
    rows = _rows(path, faults)
    _, header = next(rows, (1, []))
    return _Pairs(ids, faults, _columns(header, faults), len(header)).collect(rows)


def _rows(path: Path, faults: FaultList) -> Iterator[tuple[int, Row]]:
    """Rows that hold anything, each with the number of its last line."""
    text = _text(path, faults)
    header = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=header.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if any(row):
                yield reader.line_num, row
    except csv.Error as error:
        raise faults.stop("RP310", f"row {reader.line_num}", problem=str(error)) from None


def _text(path: Path, faults: FaultList) -> str:
    content = path.read_bytes()
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise faults.stop("RP318")


def _columns(header: Row, faults: FaultList) -> list[int]:
    names = [name.strip().lower() for name in header]
    columns = []
    for wanted, spellings in COLUMNS.items():
        places = [place for place, name in enumerate(names) if name in spellings]
        if len(places) == 1:
            columns.append(places[0])
        else:
            known = ", ".join(header) or "-"
            faults.add("RP307", "row 1", column=wanted, times=len(places), known=known)
    if len(columns) < len(COLUMNS):
        raise faults.error()
    return columns


class _Pairs:
    def __init__(
        self, ids: Sequence[str], faults: FaultList, columns: list[int], width: int
    ) -> None:
        self.ids = tuple(ids)
        self.places = {each: place for place, each in enumerate(ids)}
        self.faults = faults
        self.columns = columns
        self.width = width
        self.known: set[str] = set()
        self.seconds = [NOT_GIVEN] * len(ids) ** 2
        self.metres = [NOT_GIVEN] * len(ids) ** 2

    def collect(self, rows: Iterator[tuple[int, Row]]) -> Found:
        origin_column, target_column, seconds_column, metres_column = self.columns
        size, places, width = len(self.ids), self.places, self.width
        for number, row in rows:
            if len(row) != width:
                row = self._row_of_width(number, row)
            origin, target = row[origin_column].strip(), row[target_column].strip()
            if origin not in places or target not in places:
                self._other(number, origin, target)
                continue
            self.known.update((origin, target))
            cell = places[origin] * size + places[target]
            if self.seconds[cell] != NOT_GIVEN or self.metres[cell] != NOT_GIVEN:
                self.faults.add("RP306", f"row {number}", origin=origin, target=target)
                continue
            seconds, metres = row[seconds_column].strip(), row[metres_column].strip()
            at = number, origin, target
            self.seconds[cell] = self._number(seconds, "seconds", at)
            self.metres[cell] = self._number(metres, "metres", at)
        shape = (size, size)
        return Found(
            self.ids,
            np.array(self.seconds, dtype=np.int64).reshape(shape),
            np.array(self.metres, dtype=np.int64).reshape(shape),
            frozenset(self.known),
        )

    def _row_of_width(self, number: int, row: Row) -> Row:
        """A row as wide as the header; only empty cells may be too many or missing."""
        if any(cell.strip() for cell in row[self.width :]):
            self.faults.add("RP312", f"row {number}", cells=len(row), columns=self.width)
        return (row + [""] * self.width)[: self.width]

    def _other(self, number: int, origin: str, target: str) -> None:
        for column, each in (("from", origin), ("to", target)):
            if not each:
                self.faults.add("RP317", f"row {number} {column}")
            elif each in self.places:
                self.known.add(each)

    def _number(self, text: str, column: str, at: tuple[int, str, str]) -> int:
        if text.isdecimal() and len(text) <= DIGITS_NEVER_ABOVE_MOST:
            return int(text)
        number, origin, target = at
        where = f"row {number} {column} ({origin} to {target})"
        value = _whole(text)
        if not text:
            self.faults.add("RP302", where)
        elif value is None:
            self.faults.add("RP303", where, value=text)
        elif value < 0:
            self.faults.add("RP304", where, value=text)
        elif value > MOST:
            self.faults.add("RP305", where, value=text, most=MOST)
        else:
            return value
        return WRONG


def _whole(text: str) -> int | None:
    """
    The whole number that a text says, as ``12``, ``12.0`` or ``1.2e1``; None: it says none.

    Numbers out of range come back as the nearest that is out of range too.
    """
    try:
        typed = Decimal(text)
    except InvalidOperation:
        return None
    if not typed.is_finite() or "_" in text:
        return None
    value = min(max(typed, Decimal(-1)), Decimal(MOST + 1))
    return int(value) if value == value.to_integral_value() else None
