"""A report as an Excel workbook, a sheet for each of its tables."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from routeplan.formats.report import CENTS, Cell, CellKind, Report, Section
from routeplan.formats.report_words import told
from routeplan.formats.whole_file import write_whole
from routeplan.formats.workbook_cells import (
    Kind,
    put,
    put_head,
    put_note,
    put_title,
    set_print,
    set_widths,
    sheet_name,
    widen,
)

_HEAD_ROW = 3
_WIDTH = 13
_WIDE_TABLE = 6
_KINDS: dict[CellKind, Kind] = {
    "text": "text",
    "whole": "whole",
    "average": "number",
    "clock": "clock",
    "hours": "hours",
    "minutes": "minutes",
    "money": "number",
    "share": "share",
    "date": "date",
}
_FORMATS: dict[CellKind, str] = {"average": "0.00", "money": "#,##0.00", "share": "0.0%"}


def write_report(path: Path | str, report: Report) -> Path:
    """
    Write a report as a workbook; numbers, times and dates are real ones.

    Raises
    ------
    InputError
        RP541, when it cannot be written.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    taken: set[str] = set()
    for section in report.sections:
        sheet = book.create_sheet(sheet_name(section.title, taken))
        _fill(sheet, report, section)
    content = io.BytesIO()
    book.save(content)
    return write_whole(path, content.getvalue())


def _fill(sheet: Worksheet, report: Report, section: Section) -> None:
    put_title(sheet, 1, f"{report.title} · {section.title}")
    put_head(sheet, _HEAD_ROW, [(column.head, _KINDS[column.kind]) for column in section.columns])
    set_widths(sheet, [_WIDTH] * len(section.columns))
    for row, cells in enumerate(section.rows, start=_HEAD_ROW + 1):
        for column, cell in enumerate(cells, start=1):
            _put(sheet, row, column, cell)
    if section.rows:
        widen(sheet, _HEAD_ROW)
    else:
        put_note(sheet, _HEAD_ROW + 1, told("nothing", report.lang))
    sheet.freeze_panes = sheet.cell(_HEAD_ROW + 1, 1)
    set_print(sheet, _HEAD_ROW, landscape=len(section.columns) > _WIDE_TABLE)


def _put(sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
    value = cell.value
    if cell.kind == "money" and isinstance(value, int | float):
        value = value / CENTS
    filled = put(sheet, row, column, value, _KINDS[cell.kind])
    if cell.kind in _FORMATS and value is not None:
        filled.number_format = _FORMATS[cell.kind]
