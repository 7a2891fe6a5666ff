"""Visits as people type them, and as JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from visit_samples import MADE, MISSED, visits

from routeplan.errors import InputError
from routeplan.formats.forms_file import read_forms
from routeplan.formats.visit_cells import (
    cents_cell,
    clock_cell,
    date_cell,
    moment_cell,
    month_cell,
    one_of,
    some_of,
)
from routeplan.formats.visit_words import OUTCOMES, PURPOSES, REASON_WORDS
from routeplan.formats.visits_file import read_visits, visits_text, write_visits
from routeplan.visits import visit_of

DAYS = st.dates(date(2026, 11, 1), date(2026, 12, 31))
HEAD = "rep,store,date,planned on,arrived,left,purpose,outcome,order amount,collected,reason\n"


def written(folder, text, name="visits.csv"):
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def faults_of(file, forms=None):
    with pytest.raises(InputError) as raised:
        read_visits(file, forms)
    assert all(fault.text("en") != fault.text("zh") for fault in raised.value.faults)
    return [(fault.code, fault.where) for fault in raised.value.faults]


def test_a_table_of_visits_is_read(tmp_path):
    rows = 'R1,S1,2026-11-24,,9:10,9:35,"order, check",order,"1,234.50",¥80,\n'
    rows += "R1,S2,2026/11/24,2026-11-23,,,,,,,closed\n"
    made, missed = read_visits(written(tmp_path, HEAD + rows))
    assert (made.on, made.arrived_s, made.left_s) == (date(2026, 11, 24), 33_000, 34_500)
    assert (made.purposes, made.outcomes) == (("order", "check"), ("order",))
    assert (made.order_cents, made.collected_cents) == (123_450, 8_000)
    assert (missed.not_visited, missed.planned_on) == ("closed", date(2026, 11, 23))


def test_chinese_headers_and_words_are_read(tmp_path):
    text = "业务代表,门店,拜访日期,到达时间,拜访目的,结果,订单金额,纬度,经度,未访原因\n"
    text += "R1,S1,2026年11月24日,9点10分,订货、客诉,达成意向,1200元,30.25,120.17,\n"
    text += "R1,S2,2026.11.24,,,,,,,拒访\n"
    made, missed = read_visits(written(tmp_path, text))
    assert made.purposes == ("order", "complaint")
    assert made.outcomes == ("agreed",)
    assert made.order_cents == 120_000
    assert made.position is not None
    assert (made.position.lat, made.position.accuracy_m) == (30.25, None)
    assert missed.not_visited == "refused"


def test_an_accuracy_of_zero_is_one(tmp_path):
    text = "rep,store,date,lat,lon,accuracy\nR1,S1,2026-11-24,30.25,120.17,0\n"
    (visit,) = read_visits(written(tmp_path, text))
    assert visit.position is not None
    assert visit.position.accuracy_m == 0


def test_a_workbook_with_real_dates_and_times_is_read(tmp_path):
    from datetime import datetime, time

    book = Workbook()
    book.active.append(["rep", "store", "date", "arrived", "order amount"])
    book.active.append(["R1", "S1", date(2026, 11, 24), time(9, 10), 12.5])
    book.active.append(["R1", "S2", datetime(2026, 11, 24), datetime(2026, 11, 24, 9, 40), None])
    book.save(tmp_path / "visits.xlsx")
    first, second = read_visits(tmp_path / "visits.xlsx")
    assert (first.arrived_s, first.order_cents) == (33_000, 1_250)
    assert (second.on, second.arrived_s) == (date(2026, 11, 24), 34_800)


def test_rows_without_an_id_get_the_same_one_every_time(tmp_path):
    row = "R1,S1,2026-11-24,,9:10,,,,,,\n"
    file = written(tmp_path, HEAD + row + row)
    once, again = read_visits(file), read_visits(file)
    assert once == again
    assert len({visit.id for visit in once}) == 2


def test_every_fault_of_every_row_is_told(tmp_path):
    rows = ",S1,2026-11-24,,25:00,,sleep,,12.345,,\n"
    rows += "R1,S1,24/11/2026,,10:00,9:00,,,,,\n"
    rows += "R1,S1,2026-11-24,,10:00,9:00,,,,,\n"
    assert faults_of(written(tmp_path, HEAD + rows)) == [
        ("RP120", "visits.csv row 2 rep"),
        ("RP127", "visits.csv row 2 arrived"),
        ("RP643", "visits.csv row 2 purpose"),
        ("RP641", "visits.csv row 2 order amount"),
        ("RP526", "visits.csv row 3 date"),
        ("RP611", "visits.csv row 4 left_s"),
    ]


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("lat", "30.25", "RP183"),
        ("recorded at", "2026-11-24 09:30", "RP642"),
        ("forms", "{", "RP646"),
        ("forms", '"[{""form"": ""unknown"", ""answers"": {}}]"', "RP621"),
    ],
)
def test_other_cells_that_cannot_be_read(tmp_path, column, cell, code):
    text = f"rep,store,date,{column}\nR1,S1,2026-11-24,{cell}\n"
    assert [each for each, _ in faults_of(written(tmp_path, text))] == [code]


@given(drawn=st.lists(visits(DAYS), max_size=6, unique_by=lambda visit: visit.id))
def test_visits_come_back_from_json(tmp_path_factory, drawn):
    file = tmp_path_factory.mktemp("visits") / "visits.json"
    write_visits(file, drawn)
    assert sorted(read_visits(file), key=lambda each: each.id) == sorted(
        drawn, key=lambda each: each.id
    )


def test_json_says_one_visit_a_line_and_all_of_it(tmp_path):
    given_ = [visit_of(MADE), visit_of(MISSED)]
    text = visits_text(given_)
    assert [line.count('"id"') for line in text.splitlines() if "rep" in line] == [1, 1]
    read = read_visits(written(tmp_path, text, "v.json"))
    assert sorted(read, key=lambda each: each.id) == given_
    assert (
        visits_text([])
        == '{\n  "format": "routeplan-visits",\n  "version": 1,\n  "visits": []\n}\n'
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "RP502"),
        ("[]", "RP645"),
        ('{"format": "routeplan-visits", "version": 9, "visits": []}', "RP504"),
        ('{"format": "routeplan-visits", "version": 1, "visits": [1]}', "RP645"),
        ('{"format": "routeplan-visits", "version": 1, "visits": [{}]}', "RP602"),
    ],
)
def test_json_that_holds_no_visits(tmp_path, text, code):
    assert faults_of(written(tmp_path, text, "v.json"))[0][0] == code


def test_an_id_stands_once(tmp_path):
    content = {"format": "routeplan-visits", "version": 1, "visits": [MISSED, MISSED]}
    file = written(tmp_path, json.dumps(content), "v.json")
    assert faults_of(file) == [("RP644", "v.json visits[1]")]


@pytest.mark.parametrize(
    ("cell", "text", "value"),
    [
        (date_cell, "2026-11-24 00:00:00", date(2026, 11, 24)),
        (date_cell, "2026-2-30", "RP526"),
        (date_cell, "11-24", "RP526"),
        (month_cell, "2026-11", date(2026, 11, 1)),
        (month_cell, "2026年3月", date(2026, 3, 1)),
        (month_cell, "2026-11-24", date(2026, 11, 1)),
        (month_cell, "2026-13", "RP526"),
        (clock_cell, "2026-11-24 09:10:00", 33_000),
        (cents_cell, "0.01", 1),
        (cents_cell, "-1", "RP123"),
        (cents_cell, "1.001", "RP641"),
        (cents_cell, "much", "RP121"),
        (moment_cell, "yesterday", "RP642"),
    ],
)
def test_single_cells(cell, text, value):
    if isinstance(value, str):
        with pytest.raises(ValueError, match=value):
            cell(text)
    else:
        assert cell(text) == value


def test_every_word_is_understood_in_both_languages():
    for pairs in (PURPOSES, OUTCOMES, REASON_WORDS):
        for key, words in pairs.items():
            assert [one_of(pairs, word) for word in (key, *words)] == [key] * 3
    assert some_of(PURPOSES, "订货，检查; order") == ("order", "check")


def test_own_forms_stand_beside_those_that_ship(tmp_path):
    form = {"id": "fridge", "words": {"en": "Fridge"}, "questions": [
        {"id": "full", "kind": "yes_no", "words": {"en": "Full?"}}]}  # fmt: skip
    forms = read_forms(written(tmp_path, json.dumps([form]), "forms.json"))
    assert {name for name, _ in forms} == {"fridge", "in_store_check", "market_change"}
    for text, code in (("{", "RP502"), ('[{"id": "x"}]', "RP651")):
        with pytest.raises(InputError, match=code):
            read_forms(written(tmp_path, text, "forms.json"))
