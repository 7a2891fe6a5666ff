"""The sheet of a workbook as rows of text."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any
from xml.etree import ElementTree

import openpyxl
from openpyxl.utils import range_boundaries

from routeplan.errors import Fault, InputError
from routeplan.formats.headers import squash
from routeplan.formats.tables import ROWS_TO_JUDGE, Judge, Merged, Row, Score, Table, numbered

NEVER_CALCULATED = "="
"""The text of a cell whose formula has no value."""

_PREFIX = rb"(?:\w+:)?"
_UNCALCULATED = re.compile(
    rb"<"
    + _PREFIX
    + rb"c\b([^>]*)>\s*<"
    + _PREFIX
    + rb"f\b(?:[^>]*/>|[^>]*>[^<]*</"
    + _PREFIX
    + rb"f>)\s*(?:<"
    + _PREFIX
    + rb"v\s*/>|<"
    + _PREFIX
    + rb"v>\s*</"
    + _PREFIX
    + rb"v>)?\s*</"
    + _PREFIX
    + rb"c>"
)
_MERGE = re.compile(rb"<" + _PREFIX + rb'mergeCell\b[^>]*\bref="([A-Z0-9:]+)"')
_REFERENCE = re.compile(rb'\br="([A-Z]+[0-9]+)"')
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_EXACT_TO = 10**15
_FIRST_DAYS = (date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1))


def read_sheet(
    name: str, content: bytes, judge: Judge, required: int, sheets: Sequence[str]
) -> Table:
    """
    Read the sheet of a workbook that fits; see ``tables.read_table``.

    Raises
    ------
    InputError
        RP106, RP107 or RP112.
    """
    try:
        with warnings.catch_warnings():
            # openpyxl warns of parts that it skips, such as drop-down lists.
            warnings.simplefilter("ignore")
            return _read(name, content, judge, required, sheets)
    except InputError:
        raise
    except Exception:
        # A broken workbook makes zipfile, the XML parser and openpyxl raise errors of a
        # dozen kinds, and all mean the same to whoever made it.
        raise InputError([Fault.of("RP106", name)]) from None


def _read(name: str, content: bytes, judge: Judge, required: int, sheets: Sequence[str]) -> Table:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in visible:
        # Some programs write a size into the file that is smaller than the sheet.
        sheet.reset_dimensions()
    scores = {sheet.title: judge(_top(sheet)) for sheet in visible}
    chosen = _choose(name, scores, required, sheets)
    sheet = next((each for each in visible if each.title == chosen), None)
    if sheet is None:
        raise InputError([Fault.of("RP107", name)])
    uncalculated, merged = _from_xml(content, book.sheetnames.index(sheet.title))
    rows = list(_rows(sheet, uncalculated))
    width = max((len(row.cells) for row in rows), default=0)
    padded = (
        row
        if len(row.cells) == width
        else Row(row.number, row.cells + ("",) * (width - len(row.cells)))
        for row in rows
    )
    label = name if len(visible) == 1 else f"{name} sheet {sheet.title}"
    return Table(label, tuple(padded), merged)


def _choose(
    name: str, scores: dict[str, Score], required: int, sheets: Sequence[str]
) -> str | None:
    wanted = {squash(each) for each in sheets}
    named = [title for title in scores if squash(title) in wanted]
    if len(named) == 1:
        return named[0]
    fitting = [title for title, score in scores.items() if score[0] >= required]
    if len(fitting) > 1:
        said = ", ".join(fitting)
        raise InputError([Fault.of("RP112", name, sheets=said, name=" / ".join(sheets[:2]))])
    return max(scores, key=lambda title: scores[title], default=None)


def _top(sheet: Any) -> list[Row]:
    rows = ([_text(value) for value in values] for values in sheet.iter_rows(values_only=True))
    return numbered(islice(rows, ROWS_TO_JUDGE))


def _rows(sheet: Any, uncalculated: frozenset[tuple[int, int]]) -> Iterator[Row]:
    rows_with = {row for row, _ in uncalculated}
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = tuple(map(_text, values))
        if number in rows_with:
            cells = _marked(cells, {column for row, column in uncalculated if row == number})
        if any(cell and not cell.isspace() for cell in cells):
            yield Row(number, cells)


def _marked(cells: tuple[str, ...], columns: set[int]) -> tuple[str, ...]:
    width = max(len(cells), max(columns) + 1)
    filled = cells + ("",) * (width - len(cells))
    return tuple(NEVER_CALCULATED if i in columns else cell for i, cell in enumerate(filled))


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value)) if abs(value) < _EXACT_TO else f"{value:.15E}"
    if isinstance(value, datetime):
        return _date_text(value)
    if isinstance(value, timedelta):
        seconds = value.total_seconds()
        if seconds == int(seconds) >= 0:
            return f"{int(seconds) // 3600}:{int(seconds) // 60 % 60:02}:{int(seconds) % 60:02}"
        return str(value)
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _date_text(value: datetime) -> str:
    if value.date() in _FIRST_DAYS and value.time() == time():
        # A time of day of 24:00 is stored as one whole day.
        return "24:00:00"
    return value.date().isoformat() if value.time() == time() else value.isoformat(" ")


def _from_xml(content: bytes, place: int) -> tuple[frozenset[tuple[int, int]], tuple[Merged, ...]]:
    """Formulas without a value, and merged cells, which openpyxl does not tell in this mode."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read(_member(archive, place))
    uncalculated = set()
    if b"<f" in xml or b":f" in xml:
        for match in _UNCALCULATED.finditer(xml):
            reference = _REFERENCE.search(match[1])
            # A formula whose value is an empty text has a value.
            if reference and b't="str"' not in match[1]:
                column, row, _, _ = range_boundaries(reference[1].decode())
                uncalculated.add((row, column - 1))
    merged = tuple(_merged(found.decode()) for found in _MERGE.findall(xml))
    return frozenset(uncalculated), merged


def _merged(area: str) -> Merged:
    first_column, first_row, last_column, last_row = range_boundaries(area)
    return Merged(area, first_row, last_row, first_column - 1, last_column - 1)


def _member(archive: zipfile.ZipFile, place: int) -> str:
    """Name of the part that holds the sheet at a place."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    sheets = [each for each in book.iter() if each.tag.rpartition("}")[2] == "sheet"]
    target = targets[sheets[place].get(_RELATION)]
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
