"""Where headers stand, and what they mean in both languages."""

from __future__ import annotations

import pytest
from table_files import HEADER, ROWS, codes, workbook

from routeplan.formats.header_row import best_header, score
from routeplan.formats.headers import REP_COLUMNS, STORE_COLUMNS, squash, unit_of
from routeplan.formats.records import read_records


@pytest.mark.parametrize("above", [[["Stores of 2026"]], [["Stores"], ["printed", "today"], []]])
def test_headers_are_found_below_a_title(tmp_path, above):
    path = workbook(tmp_path / "stores.xlsx", [*above, HEADER, *ROWS], ["A1:F1"])
    records = read_records(path, STORE_COLUMNS, faults := [])
    assert faults == []
    assert [row.number for row in records.rows] == [len(above) + 2, len(above) + 3]
    assert dict(records.columns)["lat"] == 2


GROUPS = ["id", "name", "Coordinates", None, "class", "Opening hours", None, None, "note"]
BELOW = [None, None, "lat", "lon", None, "Mon", "Tue", "Sun", None]


def test_two_merged_header_rows_are_one_header(tmp_path):
    data = ["S1", "a", 1, 2, "A", "9-18", "9-18", "closed", "x"]
    merged = ["A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:H1", "I1:I2"]
    path = workbook(tmp_path / "stores.xlsx", [GROUPS, BELOW, data], merged)
    records = read_records(path, STORE_COLUMNS, faults := [])
    assert faults == []
    assert list(records.columns) == list(dict(records.columns))
    assert set(records.columns) == {
        *("id", "name", "lat", "lon", "store_class", "hours_mon", "hours_tue", "hours_sun", "note")
    }
    assert len(records.rows) == 1


def test_two_header_rows_of_a_csv_are_one_header(tmp_path):
    file = tmp_path / "reps.csv"
    file.write_text(
        "编号,姓名,起点,,终点,\n,,纬度,经度,纬度,经度\nR1,a,1,2,3,4\n", encoding="utf-8"
    )
    records = read_records(file, REP_COLUMNS, faults := [])
    assert faults == []
    assert dict(records.columns) == {
        "id": 0,
        "name": 1,
        "lat": 2,
        "lon": 3,
        "end_lat": 4,
        "end_lon": 5,
    }


def test_a_row_of_data_is_no_second_header_row(tmp_path):
    file = tmp_path / "stores.csv"
    file.write_text("id,name,lat,lon,delivery\nS1,Corner,,,Mon\nS2,b,1,2,\n")
    records = read_records(file, STORE_COLUMNS, [])
    assert [row.number for row in records.rows] == [2, 3]


def test_a_merged_header_that_hides_columns_is_told(tmp_path):
    rows = [["id", "name", "Coordinates", None, "class"], ["S1", "a", 1, 2, "A"]]
    path = workbook(tmp_path / "stores.xlsx", rows, ["C1:D1"])
    faults = []
    read_records(path, STORE_COLUMNS, faults)
    assert [fault.code for fault in faults] == ["RP113", "RP115"]
    assert "C1:D1" in str(faults[1])


def test_merged_cells_below_the_headers_are_told(tmp_path):
    path = workbook(tmp_path / "stores.xlsx", [HEADER, *ROWS], ["E2:E3"])
    assert codes(path) == ["RP116"]


def test_merged_cells_beside_the_columns_do_not_matter(tmp_path):
    path = workbook(tmp_path / "stores.xlsx", [HEADER, *ROWS], ["A40:C42"])
    assert codes(path) == []


def test_rows_longer_than_the_header_are_told(tmp_path):
    file = tmp_path / "stores.csv"
    file.write_text("id,name,lat,lon\nS1,Shop, corner,1,2\nS2,b,1,2,,\nS3,c,1\n")
    faults = []
    read_records(file, STORE_COLUMNS, faults)
    assert [(fault.code, fault.where) for fault in faults] == [("RP117", "stores.csv row 2")]


def test_missing_columns_name_what_was_understood(tmp_path):
    file = tmp_path / "stores.csv"
    file.write_text("id,name,latt,lon\nS1,a,1,2\n")
    faults = []
    read_records(file, STORE_COLUMNS, faults)
    assert "lat (纬度)" in str(faults[0])
    assert "not understood: latt" in str(faults[0])
    file.write_text("foo,bar\n1,2\n")
    assert codes(file) == ["RP113"]


@pytest.mark.parametrize("second", ["latitude", "纬度", "LAT ", "Lat (deg)", "ｌａｔ"])
def test_a_column_named_twice_is_told(tmp_path, second):
    file = tmp_path / "stores.csv"
    file.write_text(f"id,name,lat,lon,{second}\nS1,a,1,2,3\n", encoding="utf-8")
    assert codes(file) == ["RP114"]


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("ID", "id"),
        (" Store  ID ", "id"),
        ("store_id", "id"),
        ("门店编号*", "id"),
        ("门店名称", "name"),
        ("Latitude", "lat"),
        ("ＬＡＴ", "lat"),
        ("经度", "lon"),
        ("Lng", "lon"),
        ("月销量（箱）", "sales"),
        ("Monthly Sales (USD)", "sales"),
        ("ABC 分类", "store_class"),
        ("业务代表", "rep"),
        ("店内时间(分钟)", "in_store"),
        ("In-store minutes", "in_store"),
        ("Visits / week", "visits_a_week"),
        ("拜访频次", "visits"),
        ("周期(周)", "weeks"),
        ("营业时间", "hours"),
        ("opening_hours", "hours"),
        ("营业时间(周一)", "hours_mon"),
        ("周一营业时间", "hours_mon"),
        ("Sun", "hours_sun"),
        ("星期天", "hours_sun"),
        ("Hours Thursday", "hours_thu"),
        ("休息日", "closed"),
        ("可拜访日", "weekdays"),
        ("装载量", "load"),
        ("地址", "address"),
        ("业态", "kind"),
        ("备注", "note"),
        ("区域经理", None),
        ("#", None),
    ],
)
def test_headers_in_both_languages(header, key):
    assert STORE_COLUMNS.key(header) == key


@pytest.mark.parametrize("columns", [STORE_COLUMNS, REP_COLUMNS])
def test_every_synonym_means_one_column(columns):
    assert set(columns.required) <= set(columns.keys.values())
    assert all(squash(header) == header for header in columns.keys)
    assert set(columns.words) == set(columns.keys.values())
    for word in columns.words.values():
        english, chinese = word.rstrip(")").split(" (")
        assert columns.key(english) == columns.key(chinese)


def test_units_stand_in_brackets():
    assert unit_of("店内时间（分钟）") == "分钟"
    assert unit_of("lat") == ""


def test_a_header_row_of_data_is_none():
    assert best_header([], STORE_COLUMNS) is None
    assert score([], STORE_COLUMNS) == (0, 0, 0)
