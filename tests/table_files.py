"""What the tests of tables, sheets and headers share."""

from __future__ import annotations

import openpyxl
import pytest

from routeplan.errors import InputError
from routeplan.formats.header_row import score
from routeplan.formats.headers import STORE_COLUMNS
from routeplan.formats.records import read_records
from routeplan.formats.tables import read_table

HEADER = ["id", "name", "lat", "lon", "class", "note"]
ROWS = [
    ["S1", "Corner Shop", "31.2", "121.4", "A", "a"],
    ["S2", "幸福超市", "31.3", "121.5", "B", "b"],
]


def table(path):
    return read_table(path, lambda rows: score(rows, STORE_COLUMNS), 4, STORE_COLUMNS.sheets)


def cells(path):
    return [list(row.cells) for row in table(path).rows]


def codes(path, columns=STORE_COLUMNS):
    faults = []
    read_records(path, columns, faults)
    return [fault.code for fault in faults]


def refused(path):
    with pytest.raises(InputError) as caught:
        table(path)
    assert all(fault.text("zh") != fault.text("en") for fault in caught.value.faults)
    return [fault.code for fault in caught.value.faults]


def workbook(path, rows, merged=(), title="Sheet"):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    book.save(path)
    return path
