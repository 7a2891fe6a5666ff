"""Whatever is made from straight lines says so, and how far off they are likely to be."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook
from written import write_scenario

from routeplan.cli import main
from routeplan.daylist import day_list
from routeplan.formats.day_formats import day_text
from routeplan.formats.gpx import day_gpx, rep_gpx
from routeplan.formats.html_map import map_page
from routeplan.formats.html_map.day import day_page
from routeplan.formats.ics import day_calendar, rep_calendar
from routeplan.formats.paper.book import book_content
from routeplan.formats.plan_json import plan_text
from routeplan.formats.scenario import read_scenario
from routeplan.formats.travel_words import travel_words
from routeplan.formats.workbook import write_workbook
from routeplan.solver import Iterations, solve
from routeplan.travel import STRAIGHT_BY_MODE, StraightLine

MONDAY = date(2026, 11, 23)
LAST = MONDAY + timedelta(days=13)
ENGLISH = "straight line, 45 s + 32 km/h, metres x 1.3, likely error 11 %"
SAID = {"en": ENGLISH, "zh": "直线距离, 45 秒 + 32 公里/小时, 里程 x 1.3, 可能误差 11 %"}
ESTIMATED = {"en": "estimated", "zh": "估算"}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    problem = read_scenario(write_scenario(tmp_path_factory.mktemp("small")))
    return problem, solve(problem, until=Iterations(50), seed=1).plan


def workbook(path, problem, plan, lang):
    write_workbook(path, problem, plan, lang)
    rows = (row for sheet in load_workbook(path) for row in sheet.iter_rows(values_only=True))
    return "\n".join(str(cell) for row in rows for cell in row if cell is not None)


def outputs(problem, plan, lang, folder):
    day = day_list(problem, plan, "R1", MONDAY)
    unfolded = (
        re.sub(r"\r\n ", "", file.decode("utf-8")).replace("\\,", ",")
        for file in (
            rep_calendar(problem, plan, "R1", MONDAY, LAST, lang=lang),
            rep_calendar(problem, plan, "R1", MONDAY, LAST, events="day", lang=lang),
            day_calendar(problem, day, lang=lang),
        )
    )
    return [
        day_text(day, lang), map_page(problem, plan, lang), day_page(problem, day, lang),
        rep_gpx(problem, plan, "R1", lang).decode(), day_gpx(problem, day, lang).decode(),
        workbook(folder / "plan.xlsx", problem, plan, lang), *unfolded,
        "\n".join(book_content(problem, plan, "R1", None, None, lang)["notes"]),
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_everything_made_from_straight_lines_says_so_with_the_likely_error(made, lang, tmp_path):
    for text in outputs(*made, lang, tmp_path):
        assert SAID[lang] in text
        assert ESTIMATED[lang] in text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_so_does_what_the_command_line_prints(lang, tmp_path, capsys):
    folder = write_scenario(tmp_path / "small")
    out = ["--out", str(tmp_path / "out"), "--iterations", "20", "--lang", lang]
    assert main(["plan", str(folder), *out]) == 0
    planned = str(tmp_path / "out" / "plan.json")
    assert main(["compare", planned, planned, "--lang", lang]) == 0
    assert capsys.readouterr().out.count(SAID[lang]) == 3


def test_a_plan_keeps_the_line_in_english(made):
    assert f'"travel": "{ENGLISH}"' in plan_text(made[1])


def test_a_likely_error_that_nobody_knows_is_said_to_be_unknown():
    assert all(line.error_percent is not None for line in STRAIGHT_BY_MODE.values())
    own = StraightLine(speed_kmh=20).source
    assert own == "straight line, 45 s + 20 km/h, metres x 1.3, likely error not known"
    assert travel_words(own, "zh").endswith("可能误差未知")


@pytest.mark.parametrize(
    ("source", "chinese"),
    [
        ("travel.npz", "travel.npz"),
        ("roads of a b.osm.pbf, car, seconds x 1.05, likely error 3 %",
         "a b.osm.pbf 的道路, 汽车, 秒数 x 1.05, 可能误差 3 %"),
        ("OSRM at http://h:5000, car", "OSRM (http://h:5000), 汽车"),
        ("Valhalla at http://h:8002, foot; rush-hour factors, assumed",
         "Valhalla (http://h:8002), 步行; 早晚高峰系数 (假定值)"),
        ("car.npz; factors of traffic.csv; added stores: " + ENGLISH,
         "car.npz; traffic.csv 的时段系数; 新增门店: " + SAID["zh"]),
    ],
)  # fmt: skip
def test_sources_are_said_in_chinese(source, chinese):
    assert travel_words(source, "en") == source
    assert travel_words(source, "zh") == chinese
