"""Cells of the workbook: real numbers and times, text that is never a formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from rich.cells import cell_len

from routeplan.cycle import SECONDS_A_DAY
from routeplan.formats.colours import text_on
from routeplan.formats.words import HOUR_S, KM_M
from routeplan.rules import MINUTE_S

Kind = Literal["text", "whole", "number", "clock", "minutes", "hours", "km", "share", "date"]
Value = str | int | float | date | None

PAPER_A4 = 9
_HEAD_HEIGHT = 32
_ROUND_TEXT, _WIDEST = 3, 48
LONGEST_SHEET_NAME = 31
_FORMATS: dict[Kind, str] = {
    "text": "General",
    "whole": "0",
    "number": "General",
    "clock": "hh:mm",
    "minutes": "0",
    "hours": "0.00",
    "km": "0.0",
    "share": "0%",
    "date": "yyyy-mm-dd",
}
_UNITS: dict[Kind, int] = {
    "clock": SECONDS_A_DAY,
    "minutes": MINUTE_S,
    "hours": HOUR_S,
    "km": KM_M,
}
_NOT_IN_CELLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_HEAD_FILL = PatternFill("solid", fgColor="E8EDF2")
_LINE = Border(bottom=Side(style="thin", color="B8C2CC"))


def font(bold: bool = False, italic: bool = False, size: int = 11, color: str = "000000") -> Font:
    """The workbook's font."""
    return Font(name="Calibri", bold=bold, italic=italic, size=size, color=color)


def put(sheet: Worksheet, row: int, column: int, value: Value, kind: Kind = "text") -> Cell:
    """
    Fill one cell.

    Seconds become a clock time, minutes or hours, and metres become km, by ``kind``. Text
    stays text, also where it starts like a formula; a control character, which no
    workbook can hold, shows as a replacement mark.
    """
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    if value is None or value == "":
        return cell
    if isinstance(value, str):
        cell.value = _NOT_IN_CELLS.sub("\ufffd", value)
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
        cell.alignment = Alignment(horizontal="left", vertical="center", indent=1)
        return cell
    cell.value = value / _UNITS[kind] if kind in _UNITS and not isinstance(value, date) else value
    past_midnight = kind == "clock" and not isinstance(value, date) and value >= SECONDS_A_DAY
    cell.number_format = "[hh]:mm" if past_midnight else _FORMATS[kind]
    cell.alignment = Alignment(vertical="center")
    return cell


def put_row(
    sheet: Worksheet, row: int, cells: Sequence[tuple[Value, Kind]], bold: bool = False
) -> None:
    """Fill a row from its first column on."""
    for column, (value, kind) in enumerate(cells, start=1):
        cell = put(sheet, row, column, value, kind)
        if bold:
            cell.font = font(bold=True)


def put_head(sheet: Worksheet, row: int, heads: Sequence[tuple[str, Kind]]) -> None:
    """Fill a row of column heads, each aligned as the cells beneath it."""
    for column, (text, kind) in enumerate(heads, start=1):
        cell = put(sheet, row, column, text)
        cell.font = font(bold=True)
        cell.fill = _HEAD_FILL
        cell.border = _LINE
        cell.alignment = Alignment(
            horizontal="left" if kind == "text" else "right",
            vertical="center",
            wrap_text=True,
            indent=1 if kind == "text" else 0,
        )
    sheet.row_dimensions[row].height = _HEAD_HEIGHT


def put_title(sheet: Worksheet, row: int, text: str, size: int = 14) -> None:
    """Write a heading into a row's first cell."""
    put(sheet, row, 1, text).font = font(bold=True, size=size)


def put_note(sheet: Worksheet, row: int, text: str) -> None:
    """Write a small line into a row's first cell."""
    put(sheet, row, 1, text).font = font(italic=True, color="5A6672")


def paint(cell: Cell, colour: str) -> None:
    """Fill a cell with a colour, its text readable on it."""
    cell.fill = PatternFill("solid", fgColor=colour[1:])
    cell.font = font(bold=True, size=13, color=text_on(colour)[1:])
    cell.alignment = Alignment(horizontal="center", vertical="center")


def set_widths(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Set the widths of columns, from the first on, in characters."""
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def widen(sheet: Worksheet, head_row: int, first: int = 1) -> None:
    """Widen columns from the first on for the texts beneath the head, as far as paper allows."""
    for cells in sheet.iter_cols(min_row=head_row + 1, min_col=first):
        texts = [cell.value for cell in cells if isinstance(cell.value, str)]
        longest = max(map(cell_len, texts), default=0) + _ROUND_TEXT
        letter = get_column_letter(cells[0].column)
        width = sheet.column_dimensions[letter].width
        sheet.column_dimensions[letter].width = max(width, min(longest, _WIDEST))


def set_print(sheet: Worksheet, head_row: int | None, landscape: bool) -> None:
    """A4, fitted to the page's width, with the head on every page."""
    sheet.page_setup.paperSize = PAPER_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    sheet.oddFooter.center.text = "&A  &P / &N"
    if head_row is not None:
        sheet.print_title_rows = f"{head_row}:{head_row}"


def sheet_name(wish: str, taken: set[str]) -> str:
    """
    A name that Excel takes: 31 characters, none forbidden, apart from those taken.

    Adds the name, in lower case, to ``taken``.
    """
    clean = _NOT_IN_SHEET_NAMES.sub("-", wish).strip().strip("'") or "-"
    name, number = clean[:LONGEST_SHEET_NAME].rstrip("'"), 1
    # Excel keeps "History" for itself.
    while name.lower() in taken or name.lower() == "history":
        number += 1
        ending = f" ({number})"
        name = clean[: LONGEST_SHEET_NAME - len(ending)] + ending
    taken.add(name.lower())
    return name
