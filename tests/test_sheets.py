"""Sheets of workbooks as rows: broken, locked, with formulas, several in one."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime, time, timedelta

import msoffcrypto
import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from table_files import HEADER, ROWS, cells, refused, table, workbook


def test_password_protected_workbooks(tmp_path):
    plain = workbook(tmp_path / "plain.xlsx", [HEADER, *ROWS])
    locked = tmp_path / "stores.xlsx"
    with plain.open("rb") as source, locked.open("wb") as target:
        OOXMLFile(source).encrypt("secret", target)
    with locked.open("rb") as file:
        assert msoffcrypto.OfficeFile(file).is_encrypted()
    assert refused(locked) == ["RP105"]


def test_an_old_workbook_under_a_new_name(tmp_path):
    file = tmp_path / "stores.xlsx"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"W\0o\0r\0k\0b\0o\0o\0k\0" * 9)
    assert refused(file) == ["RP104"]


@pytest.mark.parametrize("kept", [10, 500, 3000, -30])
def test_broken_workbooks(tmp_path, kept):
    whole = workbook(tmp_path / "whole.xlsx", [HEADER, *ROWS]).read_bytes()
    file = tmp_path / "stores.xlsx"
    file.write_bytes(whole[:kept])
    assert refused(file) == ["RP106"]


def test_archives_and_sheets_that_are_no_workbook(tmp_path):
    file = tmp_path / "stores.xlsx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert refused(file) == ["RP106"]
    file.write_text("id,name,lat,lon\n")
    assert refused(file) == ["RP106"]
    whole = workbook(tmp_path / "whole.xlsx", [HEADER, *ROWS])
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content[:-40] if "sheet1" in name else content)
    assert refused(file) == ["RP106"]


def test_cells_of_every_kind_become_the_text_a_person_sees(tmp_path):
    row = ["S1", 1001, 12.5, 1200.0, time(9, 0), timedelta(hours=26, minutes=30)]
    row += [
        datetime(2026, 9, 18),
        date(2026, 9, 18),
        datetime(2026, 9, 18, 9, 30),
        True,
        6.9e18,
        None,
    ]
    rows = [[*HEADER, *"abcdef"], row]
    assert cells(workbook(tmp_path / "stores.xlsx", rows))[1] == [
        *("S1", "1001", "12.5", "1200", "09:00:00", "26:30:00", "2026-09-18", "2026-09-18"),
        *("2026-09-18 09:30:00", "True", "6.900000000000000E+18", ""),
    ]


def test_midnight_at_the_end_of_a_day_stays_there(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    book.active.append(["S1", "a", 1, 2, "A", 1.0])
    book.active["F2"].number_format = "h:mm"
    book.save(tmp_path / "stores.xlsx")
    assert cells(tmp_path / "stores.xlsx")[1][5] == "24:00:00"


def test_formulas_without_a_value_are_marked_and_those_with_an_empty_one_are_not(tmp_path):
    rows = [HEADER, ["S1", "a", 1, 2, "A", "=1+1"], ["S2", "b", 3, 4, "A", "=IF(1,2)"]]
    made = workbook(tmp_path / "made.xlsx", rows)
    assert [row[5] for row in cells(made)] == ["note", "=", "="]
    saved = tmp_path / "saved.xlsx"
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(saved, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if "sheet1" in name:
                content = content.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
                content = content.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
                content = content.replace(b'r="F3"', b'r="F3" t="str"')
            target.writestr(name, content)
    assert [row[5] for row in cells(saved)] == ["note", "2", ""]


def test_sheets_with_a_size_that_is_too_small_are_read_whole(tmp_path):
    made = workbook(tmp_path / "made.xlsx", [HEADER, *ROWS])
    small = tmp_path / "small.xlsx"
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(small, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(b'ref="A1:F3"', b'ref="A1:A1"'))
    assert len(cells(small)[1]) == 6


def test_parts_that_openpyxl_warns_of_do_not_warn(tmp_path):
    made = workbook(tmp_path / "made.xlsx", [HEADER, *ROWS])
    bare = tmp_path / "bare.xlsx"
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(bare, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/styles.xml":
                content = re.sub(rb"<cellStyles.*</cellStyles>", b"", content)
            target.writestr(name, content)
    with pytest.warns(UserWarning, match="default style"):
        openpyxl.load_workbook(bare)
    assert len(cells(bare)) == 3


def sheets(path, **pages):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in pages.items():
        sheet = book.create_sheet(title.removesuffix("_hidden"))
        if title.endswith("_hidden"):
            sheet.sheet_state = "hidden"
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_the_sheet_that_fits_is_read(tmp_path):
    path = sheets(tmp_path / "a.xlsx", Notes=[["hello"], ["there"]], Data=[HEADER, *ROWS])
    assert table(path).name == "a.xlsx sheet Data"
    assert cells(path)[0] == HEADER


def test_of_several_sheets_the_one_named_so_is_read(tmp_path):
    other = [HEADER, ["X", "x", "1", "2", "A", ""]]
    named = sheets(tmp_path / "a.xlsx", Old=other, 门店=[HEADER, *ROWS])
    assert cells(named)[1][0] == "S1"
    hidden = sheets(tmp_path / "b.xlsx", Old_hidden=other, New=[HEADER, *ROWS])
    assert cells(hidden)[1][0] == "S1"
    assert table(hidden).name == "b.xlsx"
    assert refused(sheets(tmp_path / "c.xlsx", Old=other, New=[HEADER, *ROWS])) == ["RP112"]


def test_the_suffix_may_be_in_capitals(tmp_path):
    made = workbook(tmp_path / "made.xlsx", [HEADER, *ROWS])
    assert cells(made.rename(tmp_path / "STORES.XLSX")) == [HEADER, *ROWS]
