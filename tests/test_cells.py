"""Numbers as people type them, and what no reader may do with any text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from cell_texts import code_of
from hypothesis import given
from hypothesis import strategies as st

from routeplan.errors import Fault
from routeplan.formats import cells, clock, degrees
from routeplan.formats.cells import CellError


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1200", "1200"),
        ("1,200", "1200"),
        ("1 200", "1200"),
        ("1\u00a0200", "1200"),
        ("1\u202f200", "1200"),
        ("1'200'000", "1200000"),
        ("1,234,567.5", "1234567.5"),
        ("１，２００", "1200"),
        ("１２．５", "12.5"),
        ("\u200b12 ", "12"),
        (".5", "0.5"),
        ("1.2E+05", "120000"),
        ("−5", "-5"),
        ("+7", "7"),
    ],
)
def test_numbers_are_read(text, value):
    assert cells.number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "12,5",
        "1,2,3",
        "12,34",
        "1,2000",
        "1.200,50",
        "1,200 300",
        "abc",
        "-",
        "nan",
        "inf",
        "12%",
        "1.2.3",
        "(5)",
        "٣",
        "5 stores",
        "e5",
        "1e9999",
    ],
)
def test_what_is_no_number_is_refused(text):
    assert code_of(cells.number, text) == "RP121"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("¥1,200", 1200),
        ("￥800", 800),
        ("1,200元", 1200),
        ("$ 12.50", 12.5),
        ("99 €", 99),
        ("1.2万", 12000),
        ("3万元", 30000),
        ("0", 0),
    ],
)
def test_sales_may_be_money_or_ten_thousands(text, value):
    assert cells.amount(text) == value


def test_sales_are_not_negative_nor_beyond_counting():
    assert code_of(cells.amount, "-1") == "RP123"
    assert code_of(cells.amount, "1e999") == "RP121"


@pytest.mark.parametrize(
    ("text", "code"),
    [("3.5", "RP122"), ("0", "RP123"), ("-2", "RP123"), ("2,000,000,000", "RP124")],
)
def test_counts_are_whole_and_in_range(text, code):
    assert cells.positive("3.0") == 3
    assert code_of(cells.positive, text) == code


@pytest.mark.parametrize("text", ["daily", "Daily", "每日", "每天", "天天", "every day"])
def test_daily_visits(text):
    assert cells.visit_count(text) == "daily"


def test_visits_and_weeks_with_their_measure_words():
    assert (cells.visit_count("3次"), cells.week_count("2周"), cells.week_count("2 weeks")) == (
        3,
        2,
        2,
    )
    assert code_of(cells.visit_count, "每周2次") == "RP121"
    assert code_of(cells.week_count, "53") == "RP124"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("12.5", 750),
        ("30", 1800),
        ("３０", 1800),
        ("30 min", 1800),
        ("30分钟", 1800),
        ("15分", 900),
        ("0.05", 3),
        ("1h", 3600),
        ("1.5h", 5400),
        ("1h30", 5400),
        ("1小时", 3600),
        ("1小时15分", 4500),
        ("半小时", 1800),
        ("00:30:00", 1800),
        ("0", 0),
        ("1,200", 72000),
    ],
)
def test_minutes_become_whole_seconds(text, seconds):
    assert cells.duration_s(text) == seconds


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("12.51", "RP125"),
        ("0:30", "RP126"),
        ("12,5", "RP121"),
        ("-5", "RP123"),
        ("1500", "RP124"),
        ("soon", "RP121"),
        ("00:30:00.500000", "RP121"),
        ("2026-01-30", "RP131"),
    ],
)
def test_minutes_that_are_not_clear_are_refused(text, code):
    assert code_of(cells.duration_s, text) == code


def test_a_visit_takes_time():
    assert code_of(cells.stay_s, "0") == "RP123"


def test_an_id_keeps_its_zeros_and_loses_no_digit():
    assert cells.identity("0012") == "0012"
    assert code_of(cells.identity, "6.90123E+12") == "RP134"


@given(st.decimals(0, 1440, places=2))
def test_minutes_are_exact_or_refused(minutes):
    seconds = minutes * 60
    if seconds == int(seconds):
        assert cells.duration_s(str(minutes)) == int(seconds)
    else:
        assert code_of(cells.duration_s, str(minutes)) == "RP125"


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused_in_words(text):
    codes = []
    for parse in (
        cells.amount,
        degrees.coordinate,
        cells.duration_s,
        cells.positive,
        cells.visit_count,
        cells.week_count,
        clock.opening_hours,
        clock.time_s,
        clock.weekdays,
        clock.windows,
    ):
        try:
            parse(text)
        except CellError as error:
            codes.append(Fault.of(error.code, "a.csv row 2", **error.values).text("zh")[:3])
    assert set(codes) <= {"RP1"}
