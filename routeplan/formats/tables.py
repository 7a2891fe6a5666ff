"""A sheet or a CSV file as rows of text with row numbers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from routeplan.errors import Fault, InputError

CSV_SUFFIXES = (".csv", ".tsv", ".txt")
WORKBOOK_SUFFIXES = (".xlsx", ".xlsm")
SUFFIXES = (*CSV_SUFFIXES, *WORKBOOK_SUFFIXES)
DELIMITERS = (",", ";", "\t")
BLANK = ' ,;"\t\r\n'
ROWS_TO_JUDGE = 25
CHINESE_SHARE = 0.8

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_NAMED_DELIMITER = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_TEXT_FORMULA = re.compile(r'="([^"]*)"')


class Row(NamedTuple):
    """A row's number as a spreadsheet shows it, and the text of its cells."""

    number: int
    cells: tuple[str, ...]


class Merged(NamedTuple):
    """Merged cells: rows as numbered in the sheet, columns from 0, ends included."""

    area: str
    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True)
class Table:
    """
    The rows of a sheet or CSV file.

    Parameters
    ----------
    name
        File, and sheet where there are several, for messages.
    rows
        Rows with any text, from the top.
    merged
        Merged cells of the sheet.
    """

    name: str
    rows: tuple[Row, ...]
    merged: tuple[Merged, ...] = ()


_HELD: ContextVar[dict[tuple[Path, int, tuple[str, ...]], Table] | None] = ContextVar(
    "tables that were read", default=None
)
Score = tuple[int, ...]
Judge = Callable[[Sequence[Row]], Score]
"""How well the top rows of a table fit what is read; larger is better, (0, ...) is not."""


def read_table(path: Path, judge: Judge, required: int, sheets: Sequence[str]) -> Table:
    """
    Read a workbook or a CSV file.

    Parameters
    ----------
    path
        ``.xlsx``, ``.xlsm``; or ``.csv``, ``.tsv``, ``.txt`` in UTF-8, GB18030 or UTF-16,
        separated by comma, semicolon or tab.
    judge
        Says how well top rows fit; chooses the separator and the sheet.
    required
        First number of the score of a table that fits.
    sheets
        Names of the sheet to read, where a workbook has several.

    Raises
    ------
    InputError
        RP101 to RP107, RP109 to RP112.
    """
    held = _HELD.get()
    key = (path, required, tuple(sheets))
    if held is None:
        return _read_table(path, judge, required, sheets)
    if key not in held:
        held[key] = _read_table(path, judge, required, sheets)
    return held[key]


@contextmanager
def each_table_once() -> Iterator[None]:
    """While this lasts, a table that is read again is the one that was read before."""
    token = _HELD.set({})
    try:
        yield
    finally:
        _HELD.reset(token)


def _read_table(path: Path, judge: Judge, required: int, sheets: Sequence[str]) -> Table:
    content = read_file(path)
    if path.suffix.lower() not in SUFFIXES:
        code = "RP104" if path.suffix.lower() == ".xls" else "RP103"
        raise _fault(code, path.name, **({} if code == "RP104" else {"suffix": path.suffix or "-"}))
    if not content.strip():
        raise _fault("RP107", path.name)
    if content.startswith(_OLE):
        raise _fault("RP105" if _ENCRYPTED in content else "RP104", path.name)
    if path.suffix.lower() in WORKBOOK_SUFFIXES:
        from routeplan.formats.sheets import read_sheet

        table = read_sheet(path.name, content, judge, required, sheets)
    elif content.startswith(_ZIP):
        raise _fault("RP109", path.name)
    else:
        table = _read_csv(path.name, content, judge)
    if not table.rows:
        raise _fault("RP107", table.name)
    return table


def read_file(path: Path) -> bytes:
    """
    The bytes of a file.

    Raises
    ------
    InputError
        RP101, RP102 or RP111.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise _fault("RP101", path.name) from None
    except IsADirectoryError:
        raise _fault("RP102", path.name or str(path)) from None
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise _fault("RP111", path.name, reason=reason) from None


def decoded(name: str, content: bytes) -> str:
    """
    Text from UTF-8, UTF-16 with its mark, or GB18030.

    Raises
    ------
    InputError
        RP109. Western text in an older encoding often passes for GB18030, as Chinese
        characters that nobody uses; it is refused.
    """
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16")
        if b"\0" in content:
            raise _fault("RP109", name)
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        raise _fault("RP109", name) from None
    foreign = [each for each in set(text) if not each.isascii()]
    common = sum(_is_common_chinese(each) for each in foreign)
    if common < CHINESE_SHARE * len(foreign):
        raise _fault("RP109", name)
    return text


def _is_common_chinese(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _read_csv(name: str, content: bytes, judge: Judge) -> Table:
    text = decoded(name, content)
    if not text.strip(BLANK):
        raise _fault("RP107", name)
    if match := _NAMED_DELIMITER.match(text):
        delimiter, text = match[1], text[match.end() :]
    else:
        delimiter = _delimiter(text, judge)
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    count = 0
    try:
        for count, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                rows.append(Row(count, tuple(_unwrapped(cell) for cell in cells)))
    except csv.Error:
        raise _fault("RP110", f"{name} row {count + 1}") from None
    return Table(name, tuple(rows))


def _delimiter(text: str, judge: Judge) -> str:
    def fit(delimiter: str) -> tuple[Score, int]:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            rows = numbered(islice(lines, ROWS_TO_JUDGE))
        except csv.Error:
            return (0,), 0
        return judge(rows), max((len(row.cells) for row in rows), default=0)

    return max(DELIMITERS, key=fit)


def numbered(rows: Iterable[Sequence[str]]) -> list[Row]:
    """Rows that hold any text, with their numbers from 1."""
    return list(_numbered(rows))


def _numbered(rows: Iterable[Sequence[str]]) -> Iterator[Row]:
    for number, cells in enumerate(rows, start=1):
        if any(cell.strip() for cell in cells):
            yield Row(number, tuple(cells))


def _unwrapped(cell: str) -> str:
    """``="0012"``, as spreadsheets are told to keep zeros, is 0012."""
    if cell.startswith("=") and (match := _TEXT_FORMULA.fullmatch(cell)):
        return match[1]
    return cell


def _fault(code: str, where: str, **values: str) -> InputError:
    return InputError([Fault.of(code, where, **values)])
