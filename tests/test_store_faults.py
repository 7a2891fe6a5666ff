"""What may be wrong with a store file, each with its code and place."""

from __future__ import annotations

import pytest
from store_files import BASE, CLASSES, HOURS, faults, write

from routeplan.errors import InputError
from routeplan.formats.collected import MOST_OF_A_CODE, raise_faults
from routeplan.formats.stores_file import read_stores


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"id": ""}, [("RP120", "row 2 id")]),
        ({"name": ""}, [("RP120", "row 2 name")]),
        ({"lat": ""}, [("RP120", "row 2 lat")]),
        ({"lat": "", "lon": ""}, [("RP120", "row 2 lat"), ("RP120", "row 2 lon")]),
        ({"lat": "north"}, [("RP121", "row 2 lat")]),
        ({"lat": "200"}, [("RP124", "row 2 lat")]),
        ({"lon": "-200"}, [("RP123", "row 2 lon")]),
        ({"lat": "121.47", "lon": "31.23"}, [("RP135", "row 2")]),
        ({"lat": "121.47", "lon": "131.23"}, [("RP124", "row 2 lat")]),
        ({"lat": "-121.47", "lon": "131.23"}, [("RP123", "row 2 lat")]),
        ({"lon": "220"}, [("RP124", "row 2 lon")]),
        ({"lon": "220.5"}, [("RP124", "row 2 lon")]),
        ({"lon": "-180.01"}, [("RP123", "row 2 lon")]),
        ({"lat": "95", "lon": "220.5"}, [("RP124", "row 2 lon"), ("RP124", "row 2 lat")]),
        ({"lat": "0", "lon": "0.0"}, [("RP137", "row 2")]),
        ({"class": "D"}, [("RP215", "row 2 class")]),
        ({"class": "", "sales": ""}, [("RP139", "row 2")]),
        ({"sales": "-5"}, [("RP123", "row 2 sales")]),
        ({"sales": "#N/A"}, [("RP132", "row 2 sales")]),
        ({"sales": "=A1+B1"}, [("RP133", "row 2 sales")]),
        ({"brand": "#REF!"}, [("RP132", "row 2 brand")]),
        ({"brand": "=A1"}, [("RP133", "row 2 brand")]),
        ({"minutes": "0"}, [("RP123", "row 2 minutes")]),
        ({"minutes": "12.51"}, [("RP125", "row 2 minutes")]),
        ({"visits": "2.5"}, [("RP122", "row 2 visits")]),
        ({"visits": "", "weeks": "2"}, [("RP216", "row 2 weeks")]),
        ({"visits": "daily", "weeks": "2"}, [("RP217", "row 2 weeks")]),
        ({"opening hours": "9.30-18"}, [("RP126", "row 2 opening hours")]),
        ({"opening hours": "whenever"}, [("RP127", "row 2 opening hours")]),
        ({"weekdays": "M,W,F"}, [("RP130", "row 2 weekdays")]),
        ({"weekdays": "none"}, [("RP130", "row 2 weekdays")]),
        ({"closed days": "2026-01-05"}, [("RP131", "row 2 closed days")]),
        ({"load": "-1"}, [("RP123", "row 2 load")]),
        ({"id": "6.9E+12"}, [("RP134", "row 2 id")]),
        ({"In-store (h)": "1"}, [("RP118", "row 1 In-store (h)")]),
        ({"weekdays": "1,3"}, [("RP153", "stores.csv")]),
    ],
)
def test_each_fault_has_its_code_and_place(tmp_path, cells, expected):
    assert faults(tmp_path, {**BASE, **cells}) == expected


def test_a_datum_that_is_not_read_is_refused(tmp_path):
    row = {"id": "S1", "name": "a", "lat (UTM)": "31", "lon": "121", "class": "A"}
    assert faults(tmp_path, row) == [("RP118", "row 1 lat (UTM)")]


def test_a_class_that_may_be_several_is_told(tmp_path):
    assert faults(tmp_path, {**BASE, "class": "Ａ级"}, classes=("A", "a"))[0][0] == "RP186"


def test_all_faults_of_all_rows_are_told_at_once(tmp_path):
    rows = [{**BASE, "lat": "x", "class": "Z"}, {**BASE, "id": "", "minutes": "no"}, BASE]
    assert faults(tmp_path, *rows) == [
        ("RP121", "row 2 lat"),
        ("RP215", "row 2 class"),
        ("RP120", "row 3 id"),
        ("RP121", "row 3 minutes"),
        ("RP212", "row 4 (store S1, stores.csv row 2)"),
    ]


def test_rows_are_read_even_where_a_column_is_missing(tmp_path):
    file = tmp_path / "stores.csv"
    file.write_text("id,name,lon,class\nS1,a,x,A\nS1,b,3,Z\n")
    found = [fault.code for fault in read_stores(file, CLASSES).faults]
    assert found == ["RP113", "RP121", "RP215", "RP212"]


def test_neither_class_nor_sales_is_one_fault_not_one_per_row(tmp_path):
    bare = {key: BASE[key] for key in ("id", "name", "lat", "lon")}
    assert faults(tmp_path, bare, {**bare, "id": "S2"}) == [("RP113", "row 1")]


def test_a_file_whose_coordinates_are_all_swapped_is_told_once(tmp_path):
    rows = [
        {**BASE, "id": f"S{number}", "lat": f"121.{number}", "lon": f"31.{number}"}
        for number in range(1, 5)
    ]
    assert faults(tmp_path, *rows) == [("RP136", "stores.csv")]


def test_one_store_whose_swapped_place_lies_among_the_others_is_told(tmp_path):
    rows = [
        {**BASE, "id": f"S{number}", "lat": f"-34.{number}", "lon": f"-56.{number}"}
        for number in range(1, 5)
    ]
    rows[2] |= {"lat": "-56.3", "lon": "-34.3"}
    assert faults(tmp_path, *rows) == [("RP138", "row 4")]


def test_a_latitude_that_swapping_does_not_explain_is_out_of_range(tmp_path):
    rows = [{**BASE, "id": f"S{number}", "lat": f"31.{number}"} for number in range(1, 7)]
    rows[1] |= {"lat": "95", "lon": "80"}
    rows[2] |= {"lat": "121.4", "lon": "31.2"}
    rows[3] |= {"lat": "-95", "lon": "80"}
    assert faults(tmp_path, *rows) == [
        ("RP124", "row 3 lat"), ("RP135", "row 4"), ("RP123", "row 5 lat"),
    ]  # fmt: skip


def test_a_store_that_is_merely_far_is_not_a_fault(tmp_path):
    rows = [
        {**BASE, "id": f"S{number}", "lat": f"-34.{number}", "lon": f"-56.{number}"}
        for number in range(1, 5)
    ]
    rows[2] |= {"lat": "40", "lon": "-3"}
    assert faults(tmp_path, *rows) == []


def test_hours_that_contradict_or_are_missing_are_told(tmp_path):
    days = dict.fromkeys(HOURS, "9-18")
    both = {**BASE, **days, "closed": "Sun"}
    assert faults(tmp_path, both) == [("RP180", "row 2 Sun")]
    assert faults(tmp_path, {**BASE, **days, "Sun": ""}) == [("RP181", "row 2 Sun")]
    assert faults(tmp_path, {**BASE, **days, "Sun": "", "closed": "Sun"}) == []


def test_visits_a_week_and_weeks_are_rivals(tmp_path):
    rival = {**BASE, "visits per week": "3", "weeks": "2"}
    assert faults(tmp_path, rival) == [("RP114", "row 1")]


def test_many_faults_of_a_code_are_counted(tmp_path):
    rows = [{**BASE, "id": f"S{number}", "lat": "x"} for number in range(MOST_OF_A_CODE + 7)]
    found = read_stores(write(tmp_path, *rows), CLASSES).faults
    assert len(found) == MOST_OF_A_CODE + 7
    with pytest.raises(InputError) as caught:
        raise_faults(found)
    *told, last = caught.value.faults
    assert [fault.code for fault in told] == ["RP121"] * MOST_OF_A_CODE
    assert (last.code, dict(last.values)) == ("RP199", {"count": 7, "of": "RP121"})


def test_many_warnings_of_a_code_are_counted_and_do_not_stop(tmp_path):
    row = {**BASE, "weekdays": "1,3"}
    warning = read_stores(write(tmp_path, row), CLASSES).faults[0]
    told = raise_faults([warning] * (MOST_OF_A_CODE + 2))
    assert len(told) == MOST_OF_A_CODE + 1
    assert (told[-1].code, told[-1].is_warning) == ("RP198", True)
