"""The daily and the weekly report, and every report as text, JSON and a workbook."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook
from review_cases import MONDAY, SECOND, TARGETS, VERSIONS
from visit_samples import visit

from routeplan.errors import InputError
from routeplan.formats.period_reports import DAILY_FIGURES, daily_report, weekly_report
from routeplan.formats.report_formats import report_json, report_text
from routeplan.formats.report_workbook import write_report
from routeplan.formats.review_report import behind_report, review_report
from routeplan.review import (
    FIGURES,
    CardState,
    Circumstances,
    Review,
    VisitTable,
    daily,
    gather,
    urgent_reports,
    weekly,
)
from routeplan.visits import FilledForm

TUESDAY = MONDAY + timedelta(days=1)
WEDNESDAY = MONDAY + timedelta(days=2)
SUNDAY = MONDAY + timedelta(days=6)
CHANGE = {"change": "price", "details": "8 % down"}
VISITS = (
    visit(
        id="a", store="S1", on=MONDAY, arrived_s=33_000, left_s=34_200, order_cents=123_450,
        outcomes=("order",), note="=SUM(A1)", next_aim="second shelf",
    ),
    visit(id="b", store="S2", on=WEDNESDAY, planned_on=TUESDAY, arrived_s=40_000, left_s=41_000),
    visit(
        id="c", store="X9", on=WEDNESDAY, arrived_s=30_000, purposes=("complaint",),
        forms=(FilledForm(form="market_change", answers=CHANGE),),
    ),
    visit(
        id="d", rep="R2", store="S3", on=WEDNESDAY, arrived_s=30_000, left_s=31_000,
        forms=(FilledForm(form="market_change", answers=CHANGE, urgent=True),),
    ),
    visit(id="e", rep="R2", store="S4", on=MONDAY, not_visited="closed"),
)  # fmt: skip


def facts_of(as_of=SUNDAY, **told):
    return gather(VERSIONS, VisitTable.of(VISITS), as_of, Circumstances(**told))


def fates(lines):
    return [(line.order, line.store, line.status, line.visit and line.visit.id) for line in lines]


def test_a_day_shows_its_list_and_what_was_done_beside_it():
    day = daily(facts_of(WEDNESDAY), VISITS, "R1", WEDNESDAY)
    assert fates(day.lines) == [
        (1, "S1", "missed", None),
        (2, "S2", "missed", None),
        (None, "X9", "off_plan", "c"),
        (None, "S2", "carried_over", "b"),
    ]
    assert day.lines[3].planned_on == TUESDAY
    assert day.lines[0].planned_s == 8 * 3600 + 600 + 7 * 4 + 0


def test_a_stop_that_was_missed_stays_open_until_the_store_s_next_one():
    on_tuesday = daily(facts_of(TUESDAY), VISITS, "R1", TUESDAY)
    assert fates(on_tuesday.lines) == [(1, "S2", "missed", None)]
    assert on_tuesday.still_open == ()
    on_thursday = daily(facts_of(MONDAY + timedelta(days=3)), VISITS, "R1", MONDAY + timedelta(3))
    assert fates(on_thursday.still_open) == [(1, "S1", "missed", None), (2, "S2", "missed", None)]


def test_an_excused_stop_is_not_open_and_says_why():
    day = daily(facts_of(MONDAY), VISITS, "R2", MONDAY)
    assert [(line.store, line.status, line.reason) for line in day.lines] == [
        ("S4", "excused", "closed"),
        ("S3", "missed", ""),
    ]
    next_day = daily(facts_of(TUESDAY), VISITS, "R2", TUESDAY)
    assert fates(next_day.still_open) == [(2, "S3", "missed", None)]


def test_a_rep_nobody_knows_has_no_day():
    with pytest.raises(InputError, match="RP635"):
        daily(facts_of(), VISITS, "R9", MONDAY)


def test_a_week_shows_market_changes_problems_and_the_week_to_come():
    week = weekly(facts_of(targets=TARGETS), VISITS, MONDAY)
    assert week.heads == 2
    assert [(each.visit.id, each.filled.urgent) for each in week.market_changes] == [
        ("d", True),
        ("c", False),
    ]
    problems = {each.store: (each.rep, each.problems) for each in week.problem_stores}
    assert problems["X9"] == ("R1", ("complaint",))
    assert "missed_often" in problems["S2"][1]
    first = week.next_week[0]
    assert (first.rep, first.on, first.stops) == ("R1", MONDAY + timedelta(days=7), 2)
    assert {day.on.weekday() for day in week.next_week if day.rep == "R1"} == {0, 1, 2}


def test_the_week_to_come_follows_the_plan_that_will_rule():
    week = weekly(facts_of(MONDAY + timedelta(days=13)), VISITS, MONDAY + timedelta(days=7))
    stops = {day.on: day.stops for day in week.next_week if day.rep == "R1"}
    assert stops[SECOND - timedelta(days=2)] == 2
    assert stops[SECOND] == 1


def test_a_week_starts_on_monday():
    with pytest.raises(InputError, match="RP524"):
        weekly(facts_of(), VISITS, TUESDAY)


def test_urgent_reports_come_first_and_alone():
    assert [each.id for each in urgent_reports(VISITS)] == ["d"]


def reports():
    facts = facts_of(targets=TARGETS)
    review = Review(facts, MONDAY, SUNDAY)
    by_rep = Review(facts, MONDAY, SUNDAY, ("rep",))
    for lang in ("en", "zh"):
        yield review_report(review, lang)
        yield review_report(by_rep, lang, ("coverage", "order_amount"))
        yield behind_report(by_rep, "visits_done", ("R1",), lang)
        yield daily_report(daily(facts, VISITS, "R1", WEDNESDAY), lang)
        yield weekly_report(weekly(facts, VISITS, MONDAY, "north"), lang)


@pytest.mark.parametrize("number", range(10))
def test_every_report_says_the_same_in_all_three_formats(number, tmp_path):
    report = list(reports())[number]
    content = json.loads(report_json(report))
    text = report_text(report)
    book = load_workbook(write_report(tmp_path / "r.xlsx", report))
    assert content["language"] == report.lang
    assert len(book.sheetnames) == len(report.sections) == len(content["sections"])
    for section, told, sheet in zip(report.sections, content["sections"], book, strict=True):
        assert section.title in text
        assert [cell.value for cell in sheet[3]] == [each["head"] for each in told["columns"]]
        assert len(told["rows"]) == len(section.rows)
        for line, cells in zip(told["rows"], sheet.iter_rows(min_row=4), strict=False):
            for column, cell in zip(told["columns"], cells, strict=True):
                shown = line[column["key"]]
                assert shown["text"] in text
                assert (cell.value is None) == (shown["value"] in (None, ""))
                assert cell.data_type != "f"


def test_a_figure_stands_with_its_definition_and_its_visits():
    review = Review(facts_of(), MONDAY, SUNDAY)
    rows = json.loads(report_json(review_report(review)))["sections"][0]["rows"]
    told = {row["key"]["value"]: row for row in rows}
    assert told["orders"]["value"]["visits"] == ["a"]
    assert told["order_amount"]["value"] == {"value": 123450, "text": "1,234.50", "visits": ["a"]}
    for key, row in told.items():
        assert row["definition"]["value"] == FIGURES[key].definition.en
    assert set(DAILY_FIGURES) <= set(FIGURES)


def test_a_figure_to_show_must_be_known():
    with pytest.raises(InputError, match="RP634"):
        review_report(Review(facts_of(), MONDAY, SUNDAY), "en", ("colour",))


def test_cards_count_where_they_are_known():
    cards = {
        "S1": CardState(missing=("people",)),
        "S2": CardState(due=SUNDAY),
        "S3": CardState(due=date(2027, 1, 1)),
    }
    review = Review(facts_of(cards=cards), MONDAY, SUNDAY)
    found = [review.value(key) for key in ("cards_incomplete", "cards_due")]
    assert [value and value.counted for value in found] == [1, 1]
    assert [row.store for row in review.behind("cards_due")] == ["S2"]
