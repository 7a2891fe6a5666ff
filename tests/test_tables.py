"""CSV files as rows, in every encoding and with every separator."""

from __future__ import annotations

import pytest
from table_files import HEADER, ROWS, cells, codes, refused, table, workbook


def lines(delimiter=","):
    return "".join(delimiter.join(row) + "\r\n" for row in [HEADER, *ROWS])


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_and_separator_reads_alike(tmp_path, delimiter, encoding):
    file = tmp_path / "stores.csv"
    file.write_bytes(lines(delimiter).encode(encoding))
    assert cells(file) == [HEADER, *ROWS]


def test_big_endian_unicode_text_from_excel(tmp_path):
    file = tmp_path / "stores.txt"
    file.write_bytes(b"\xfe\xff" + lines("\t").encode("utf-16-be"))
    assert cells(file) == [HEADER, *ROWS]


def test_the_separator_is_the_one_that_gives_headers_not_the_commonest(tmp_path):
    file = tmp_path / "stores.csv"
    file.write_text("id;name;lat;lon;note\nS1;a, b, c, d, e, f;1;2;x, y, z, w, v\n")
    assert cells(file)[1] == ["S1", "a, b, c, d, e, f", "1", "2", "x, y, z, w, v"]


def test_a_separator_may_be_named_as_excel_does(tmp_path):
    file = tmp_path / "stores.csv"
    file.write_text("sep=|\nid|name|lat|lon\nS1|a|1|2\n")
    assert table(file).rows[0].number == 1
    assert cells(file) == [["id", "name", "lat", "lon"], ["S1", "a", "1", "2"]]


def test_quoted_cells_hold_line_breaks_and_row_numbers_are_those_of_a_spreadsheet(tmp_path):
    file = tmp_path / "stores.csv"
    file.write_text('id,name,lat,lon\n\nS1,"two\nlines, ""quoted""",1,2\nS2,b,3,4\n')
    assert [row.number for row in table(file).rows] == [1, 3, 4]
    assert cells(file)[1][1] == 'two\nlines, "quoted"'


def test_text_formulas_keep_their_zeros(tmp_path):
    file = tmp_path / "stores.csv"
    file.write_text('id,name,lat,lon\n="0012",a,1,2\n')
    assert cells(file)[1][0] == "0012"


@pytest.mark.parametrize("bad", ['S1,"open,1,2\nS2,b,3,4\n', 'S1,"a"b,1,2\n'])
def test_quotation_marks_that_do_not_match(tmp_path, bad):
    file = tmp_path / "stores.csv"
    file.write_text("id,name,lat,lon\n" + bad)
    assert refused(file) == ["RP110"]


@pytest.mark.parametrize(
    "content",
    [
        "id,name,lat,lon\nS1,Peñarol Almacén,1,2\n".encode("cp1252"),
        "id,name,lat,lon\nS1,Café,1,2\n".encode("cp1252"),
        "id,name,lat,lon\nS1,a,1,2\n".encode("utf-16-le"),
        b"id,name\xff\xff\n",
        b"PK\x03\x04 a workbook named .csv",
    ],
)
def test_other_encodings_are_refused_not_guessed(tmp_path, content):
    file = tmp_path / "stores.csv"
    file.write_bytes(content)
    assert refused(file) == ["RP109"]


def test_files_that_are_not_there_or_not_files(tmp_path):
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "stores.pdf").write_text("x")
    (tmp_path / "stores").write_text("x")
    (tmp_path / "stores.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old")
    assert refused(tmp_path / "none.csv") == ["RP101"]
    assert refused(tmp_path / "folder.csv") == ["RP102"]
    assert refused(tmp_path / "stores.pdf") == ["RP103"]
    assert refused(tmp_path / "stores") == ["RP103"]
    assert refused(tmp_path / "stores.xls") == ["RP104"]


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    file = tmp_path / "stores.csv"
    file.write_text("id")

    def locked(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", locked)
    assert refused(file) == ["RP111"]


@pytest.mark.parametrize("content", [b"", b"\r\n \n", b",,,\n,,,\n"])
def test_empty_files(tmp_path, content):
    file = tmp_path / "stores.csv"
    file.write_bytes(content)
    assert refused(file) == ["RP107"]
    assert refused(workbook(tmp_path / "stores.xlsx", [])) == ["RP107"]


def test_headers_only(tmp_path):
    file = tmp_path / "stores.csv"
    file.write_text("id,name,lat,lon\n")
    assert codes(file) == ["RP108"]
    assert codes(workbook(tmp_path / "stores.xlsx", [HEADER])) == ["RP108"]
