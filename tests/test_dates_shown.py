"""Workbook and map say which days holidays and leave take, and what becomes of the visits."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import sync_playwright
from test_html_map import CHROMIUM, QUIET, content_of

from routeplan.cli import main
from routeplan.formats.date_formats import preview
from routeplan.formats.html_map import map_page, write_map
from routeplan.formats.scenario import read_scenario
from routeplan.formats.workbook import write_workbook
from routeplan.solver import Iterations, solve

FOLDER = Path(__file__).parent.parent / "scenarios" / "hangzhou"


@pytest.fixture(scope="module")
def made():
    problem = read_scenario(FOLDER)
    return problem, solve(problem, until=Iterations(2_000), seed=1).plan


def sheets(path, made, lang="en"):
    write_workbook(path, *made, lang)
    book = openpyxl.load_workbook(path)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


@pytest.fixture(scope="module")
def book(made, tmp_path_factory):
    return sheets(tmp_path_factory.mktemp("book") / "plan.xlsx", made)


def test_the_sheet_of_dates_has_every_change_of_two_cycles(book, made):
    rows = book["Dates"]
    head = next(number for number, row in enumerate(rows) if row[0] == "Rep")
    end = next(number for number in range(head, len(rows)) if rows[number][0] is None)
    found = [(row[0], row[1].date(), row[3], row[7]) for row in rows[head + 1 : end]]
    seen = preview(*made, cycles=2)
    assert [each[:3] for each in found] == [(c.rep, c.lost, c.store) for c in seen.changes]
    moved = [each[3] for each in found if each[3] is not None]
    assert [each.date() for each in moved] == [c.to for c in seen.changes if c.to is not None]
    assert len(moved) > 5


def test_the_sheet_of_dates_says_for_each_date_what_runs_and_why_not(book):
    rows = book["Dates"]
    head = max(number for number, row in enumerate(rows) if row[0] == "Rep")
    days = {(row[0], row[1].date()): row for row in rows[head + 1 :]}
    _, _, weekday, route, stops, why, _ = days["R1", date(2026, 2, 17)][:7]
    assert (weekday, route, stops) == ("Tue", "–", None)
    assert why.startswith("holiday")
    leave = days["R2", date(2026, 2, 12)]
    assert leave[5] == "day off 年假"
    makeup = days["R1", date(2026, 2, 14)]
    assert (makeup[3], makeup[5]) == ("+", "make-up workday")
    assert makeup[4] == makeup[6].count("instead of") > 0
    plain = days["R1", date(2026, 2, 3)]
    assert plain[4] > 0
    assert plain[5] is None


def test_the_calendar_marks_lost_days_of_the_first_cycle(book):
    rows = book["Calendar"]
    start = next(number for number, row in enumerate(rows) if str(row[0]).startswith("R2"))
    thursday = next(n for n in range(start, len(rows)) if rows[n][0] == "Thu")
    assert rows[thursday + 1][2] == "day off 年假"
    assert "stop" in rows[thursday + 1][1]


def test_the_words_are_chinese_where_asked(made, tmp_path):
    found = sheets(tmp_path / "plan.xlsx", made, "zh")
    text = str(found["日期安排"])
    assert "休假 年假" in text
    assert "原定" in text


def test_the_map_marks_lost_days_and_says_on_cards_what_happens(made):
    content = content_of(map_page(*made))
    assert {"day": 9, "why": "R2 day off 年假"} in content["lost"]
    seen = preview(*made, cycles=1)
    assert seen.changes
    shown = {store["id"]: store["changes"] for store in content["stores"]}
    for each in seen.changes:
        assert any(text.startswith(str(each.lost)) for text in shown[each.store])
    assert sum(map(len, shown.values())) == len(seen.changes)
    assert not content_of(map_page(*without_dates()))["lost"]


def without_dates():
    settings = {"country": None, "exceptions": None}
    free = read_scenario(FOLDER, {"dates": settings, "reps": None})
    return free, solve(free, until=Iterations(100), seed=1).plan


def test_without_holidays_there_is_no_sheet_of_dates(tmp_path):
    assert "Dates" not in sheets(tmp_path / "plan.xlsx", without_dates())


@pytest.mark.parametrize(("year", "codes"), [(2026, 0), (2099, 1)])
def test_a_plan_says_when_its_dates_reach_a_year_that_is_not_decreed(tmp_path, capsys, year, codes):
    monday = next(date(year, 3, day) for day in range(1, 8) if date(year, 3, day).weekday() == 0)
    wish = ["plan", str(FOLDER), "--first-monday", str(monday), "--out", str(tmp_path)]
    assert main([*wish, "--iterations", "20", "--quiet"]) == 0
    assert capsys.readouterr().err.count("RP854 year") == codes


@pytest.mark.browser
def test_a_lost_day_is_marked_and_a_card_tells_the_change(made, tmp_path):
    write_map(tmp_path / "map.html", *made)
    lost = preview(*made, cycles=1).changes[0]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto((tmp_path / "map.html").as_uri())
        assert "年假" in page.locator("td.lost input[data-day='9']").get_attribute("title")
        page.locator("#search").fill(lost.store)
        page.locator("#found button").first.click()
        assert str(lost.lost) in page.locator("#card").inner_text()
        browser.close()
