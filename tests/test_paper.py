"""Route books and pocket cards: what stands on them, and that they print."""

from __future__ import annotations

import ctypes
import dataclasses
import sys
from datetime import timedelta
from importlib.abc import MetaPathFinder
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from sample import MONDAY, sample_plan, sample_problem
from test_without_roads import call_without

import routeplan as rp
from routeplan.cli import main
from routeplan.daylist import dated_lists, day_lists
from routeplan.errors import InputError
from routeplan.formats.colours import route_colour
from routeplan.formats.gpx import rep_gpx
from routeplan.formats.ics import rep_calendar
from routeplan.formats.paper import VISIT_ROWS, route_book, store_cards
from routeplan.formats.paper.book import book_content
from routeplan.formats.paper.cards import cards_content
from routeplan.formats.paper.pdf import page_of
from routeplan.formats.plan_json import write_plan
from routeplan.formats.scenario import read_scenario
from routeplan.problem import Problem
from routeplan.solver import Iterations, solve
from routeplan.workdays import DateException, Workdays

SCENARIOS = Path(__file__).parent.parent / "scenarios"
PROBLEM, PLAN = sample_problem(), sample_plan()
LAST = MONDAY + timedelta(days=13)
LOST = MONDAY + timedelta(days=1)
printed = pytest.mark.print


def named(name: str) -> Problem:
    stores = (PROBLEM.stores[0].model_copy(update={"name": name}), *PROBLEM.stores[1:])
    return dataclasses.replace(PROBLEM, stores=stores)


def on_leave() -> Problem:
    day_off = DateException(first=LOST, last=LOST, rep="R1", note="dentist")
    return dataclasses.replace(PROBLEM, workdays=Workdays(exceptions=(day_off,)))


def texts(content: bytes) -> list[str]:
    """The text of each page, as another library reads it."""
    document = pdfium.PdfDocument(content)
    return [page.get_textpage().get_text_range() for page in document]


def fonts(content: bytes) -> dict[str, bool]:
    """The fonts of all texts, and whether each is embedded."""
    found = {}
    for page in pdfium.PdfDocument(content):
        for each in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_TEXT]):
            font = pdfium.raw.FPDFTextObj_GetFont(each.raw)
            name = ctypes.create_string_buffer(200)
            pdfium.raw.FPDFFont_GetBaseFontName(font, name, 200)
            found[name.value.decode()] = pdfium.raw.FPDFFont_GetIsEmbedded(font) == 1
    return found


def test_a_book_holds_the_calendar_and_a_page_for_each_route():
    content = book_content(PROBLEM, PLAN, "R1", (MONDAY, LAST), None, "en")
    days = dated_lists(PROBLEM, PLAN, "R1", MONDAY, LAST)
    cells = [cell for week in content["weeks"] for cell in week]
    assert [cell["when"] for cell in cells] == [str(day.on) for day in days]
    assert [cell["label"] for cell in cells] == [day.label or "" for day in days]
    end = content["routes"][0]["end"]
    assert cells[0]["beneath"] == [f"stops {len(days[0].stops)}", f"09:00–{end}"]
    assert [page["label"] for page in content["routes"]] == ["T1", "T2", "T3", "T4"]
    assert content["changes"] == []


def test_a_page_holds_the_stops_in_order_with_the_clock_times_of_each_of_its_days():
    page = book_content(PROBLEM, PLAN, "R1", None, None, "en")["routes"][0]
    assert [stop["id"] for stop in page["stops"]] == list(PLAN.route("R1", "T1").stores)
    # On Fridays work starts an hour later, and the route runs on Mondays and Wednesdays too.
    monday, friday = page["clocks"]
    assert monday["head"] == "week 1 Mon, Wed; week 2 Mon, Wed"
    assert friday["head"] == "week 1 Fri; week 2 Fri"
    assert friday["frame"].startswith("leave the base 10:00 · break ")
    days = {day.day: day for day in day_lists(PROBLEM, PLAN, "R1")}
    for place, stop in enumerate(page["stops"]):
        starts = [str(days[day].stops[place])[:5] for day in (0, 4)]
        assert [time[:5] for time in stop["times"]] == starts


def test_lost_days_say_why_and_moved_visits_where_they_went():
    content = book_content(on_leave(), PLAN, "R1", (MONDAY, LAST), None, "zh")
    lost = content["weeks"][0][1]
    assert (lost["kind"], lost["label"], lost["beneath"]) == ("lost", "", ["休假 dentist"])
    stores = PLAN.route("R1", "T2").stores
    assert sorted(each["store"].split(" ")[0] for each in content["changes"]) == sorted(stores)
    assert {each["lost"] for each in content["changes"]} == {f"{LOST} 周二"}


def test_without_a_start_a_book_shows_the_cycle():
    plan = PLAN.model_copy(update={"first_monday": None})
    problem = dataclasses.replace(PROBLEM, first_monday=None)
    content = book_content(problem, plan, "R1", None, None, "zh")
    assert [week[0]["when"] for week in content["weeks"]] == ["第1周", "第2周"]


def test_a_card_holds_what_one_wants_to_know_before_going_in():
    content = cards_content(PROBLEM, PLAN, "R1", "en")
    assert [card["id"] for card in content["cards"]] == [f"S{n}" for n in range(1, 9)]
    lines = dict(content["cards"][0]["lines"])
    assert lines["Address"] == "18 de Julio 1234"
    assert lines["Note"] == "Ask for Marta"
    assert lines["Phone"] == "+598 2900 0000"
    assert lines["Visit rule"] == "3 visits a week, 120 min, 2 to 3 days between"
    assert lines["Planned days"].startswith("T1 (week 1 Mon, Wed, Fri;")
    page = page_of("cards.html", content, "en")
    assert page.count("<td></td>") == 8 * VISIT_ROWS * len(content["columns"])
    assert VISIT_ROWS == 10


def test_no_text_of_a_store_becomes_markup():
    content = cards_content(named("<b onclick='x'>&amp;\x00"), PLAN, "R1", "en")
    page = page_of("cards.html", content, "en")
    assert "&lt;b onclick=&#39;x&#39;&gt;&amp;amp;</h1>" in page
    assert "\x00" not in page


def test_the_package_itself_offers_the_files_of_a_rep():
    assert rp.route_book is route_book
    assert rp.store_cards is store_cards
    assert (rp.rep_gpx, rp.rep_calendar) == (rep_gpx, rep_calendar)


@pytest.mark.parametrize("make", [route_book, store_cards])
def test_an_unknown_rep_is_a_fault(make):
    with pytest.raises(InputError) as error:
        make(PROBLEM, PLAN, "R9")
    assert [fault.code for fault in error.value.faults] == ["RP522"]


@printed
@pytest.mark.parametrize(("lang", "word"), [("en", "Route book"), ("zh", "线路手册")])
def test_a_book_prints_a_page_for_the_calendar_and_each_route(lang, word):
    content = route_book(PROBLEM, PLAN, "R2", (MONDAY, LAST), lang=lang)
    pages = texts(content)
    routes = [route for route in PLAN.routes if route.rep == "R2" and route.stores]
    assert len(pages) == 1 + len(routes)
    assert f"{word} R2 李雷" in pages[0]
    assert "幸福超市" in "".join(pages[1:])
    for route, page in zip(routes, pages[1:], strict=True):
        assert route.label in page
        assert all(store in page for store in route.stores)


@printed
def test_every_font_is_embedded_and_chinese_comes_from_a_font_that_is_made_for_it():
    found = fonts(route_book(PROBLEM, PLAN, "R2", lang="zh"))
    assert found
    assert all(found.values())
    assert any("CJK-SC" in name or "Noto-Sans-SC" in name or "SourceHan" in name for name in found)


@printed
def test_the_sketch_is_drawn_in_the_colour_of_its_route():
    document = pdfium.PdfDocument(route_book(PROBLEM, PLAN, "R1"))
    image = document[1].render(scale=2).to_pil().convert("RGB")
    colour = tuple(int(route_colour(0)[place : place + 2], 16) for place in (1, 3, 5))
    upper, left = image.height // 8, image.width // 16
    drawing = image.crop((left, upper, image.width - left, image.height // 3))
    counts = {each: count for count, each in drawing.getcolors(1 << 24)}
    assert counts.get(colour, 0) > 500


@printed
def test_cards_are_small_pages_one_a_store():
    content = store_cards(PROBLEM, PLAN, "R1", "zh")
    pages = texts(content)
    assert len(pages) == 8
    assert all(f"S{n}" in page for n, page in enumerate(pages, 1))
    width_mm, height_mm = (side * 25.4 / 72 for side in pdfium.PdfDocument(content)[0].get_size())
    assert (round(width_mm), round(height_mm)) == (105, 148)


@printed
def test_a_file_is_the_same_every_time():
    assert store_cards(PROBLEM, PLAN, "R2") == store_cards(PROBLEM, PLAN, "R2")


@printed
def test_a_character_that_no_font_has_is_a_fault_never_a_box():
    with pytest.raises(InputError) as error:
        store_cards(named("Shop \U000fffff and \U0010fffd"), PLAN, "R1")
    (fault,) = error.value.faults
    assert fault.code == "RP563"
    assert "U+FFFFF" in fault.cause("en")
    assert "U+10FFFD" in fault.cause("en")
    many = "".join(map(chr, range(0xFFF00, 0xFFF20)))
    with pytest.raises(InputError) as error:
        store_cards(named(many), PLAN, "R1")
    assert error.value.faults[0].cause("en").count("U+FFF") == 10
    assert error.value.faults[0].cause("en").endswith(" …")


@printed
def test_the_command_writes_both_for_chinese_stores(tmp_path, capsys):
    problem = read_scenario(SCENARIOS / "hangzhou")
    write_plan(tmp_path / "plan.json", solve(problem, until=Iterations(50), seed=1).plan)
    place = ["--scenario", str(SCENARIOS / "hangzhou"), "--rep", "R1", "--lang", "zh"]
    for shape in ("book", "cards"):
        assert main(["export", str(tmp_path / "plan.json"), "--format", shape, *place]) == 0
    files = [tmp_path / "R1-book.pdf", tmp_path / "R1-cards.pdf"]
    assert capsys.readouterr().out.split() == [str(file) for file in files]
    for file in files:
        pages = texts(file.read_bytes())
        assert "示例百顺便利店" in "".join(pages)
    assert "改到 2026-02-14" in "".join(texts(files[0].read_bytes()))


@pytest.mark.parametrize("package", ["jinja2", "weasyprint"])
def test_without_its_packages_no_pdf_is_made_and_the_remedy_said(package, tmp_path):
    write_plan(tmp_path / "plan.json", PLAN)
    scenario = str(SCENARIOS / "handbook")
    plan = tmp_path / "handbook.json"
    write_plan(plan, solve(read_scenario(scenario), until=Iterations(1), seed=1).plan)
    done = call_without(package, "export", str(plan), "--format", "cards", "--scenario", scenario)
    assert done.returncode == 2
    assert done.stderr.startswith("RP561")
    assert "routeplan[print]" in done.stderr
    assert not list(tmp_path.glob("*.pdf"))


class NoPango(MetaPathFinder):
    def find_spec(self, name, *_):
        if name == "weasyprint":
            print("WeasyPrint could not import some external libraries.")
            raise OSError("cannot load library 'libpango-1.0-0'")


def test_without_pango_the_remedy_is_said(monkeypatch, capsys):
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    with pytest.raises(InputError) as error:
        store_cards(PROBLEM, PLAN, "R1")
    (fault,) = error.value.faults
    assert fault.code == "RP562"
    assert "libpango-1.0-0" in fault.cause("en")
    assert capsys.readouterr() == ("", "")
