"""A plan's files over HTTP, read back with other libraries: GPX routes, route books, cards."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pypdfium2 as pdfium
import pytest
from api_world import codes, served
from archive_world import PLANNER, REP, SUPERVISOR
from lxml import etree
from sample import sample_plan, sample_problem

from routeplan.archive.plans import keep_plan

SCHEMA = Path(__file__).parent / "data" / "gpx-1.1.xsd"
SPACES = {"g": "http://www.topografix.com/GPX/1/1"}
PROBLEM, PLAN = sample_problem(), sample_plan()
NAMES = {store.id: store.name for store in PROBLEM.stores}


@pytest.fixture
def company(archive):
    with served(archive) as found:
        yield found


@pytest.fixture
def plan(company) -> str:
    kept = keep_plan(company.archive, PLANNER, "north", PROBLEM, PLAN)
    return f"/plans/{kept.id}/export"


def routes_of(rep: str):
    return [route for route in PLAN.routes if route.rep == rep and route.stores]


def pages(content: bytes) -> list[str]:
    document = pdfium.PdfDocument(content)
    return [page.get_textpage().get_text_range() for page in document]


def packed(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_gpx_files_hold_each_rep_s_routes_and_keep_the_grammar(company, plan):
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    chinese = {"Accept-Language": "zh"}
    answer = company.get(SUPERVISOR, f"{plan}?format=gpx", headers=chinese)
    files = packed(answer.content)
    assert list(files) == ["R1.gpx", "R2.gpx"]
    for rep in ("R1", "R2"):
        root = etree.fromstring(files[f"{rep}.gpx"])
        schema.assertValid(root)
        routes = root.findall("g:rte", SPACES)
        for route, found in zip(routes_of(rep), routes, strict=True):
            base, *stops, back = [each.text for each in found.findall("g:rtept/g:name", SPACES)]
            assert (base, back) == ("基地", "基地")
            assert stops == [f"{n} {NAMES[store]}" for n, store in enumerate(route.stores, 1)]
    one = company.get(SUPERVISOR, f"{plan}?format=gpx&rep=R1", headers=chinese)
    assert one.headers["content-type"].startswith("application/gpx+xml")
    assert one.content == files["R1.gpx"]
    # The plan is another rep's as well.
    assert company.get(REP, f"{plan}?format=gpx&rep=R1").status_code == 403


@pytest.mark.print
@pytest.mark.parametrize(("lang", "word"), [("en", "Route book"), ("zh", "线路手册")])
def test_a_route_book_has_a_page_for_the_calendar_and_each_route(company, plan, lang, word):
    answer = company.get(PLANNER, f"{plan}?format=book", headers={"Accept-Language": lang})
    files = packed(answer.content)
    assert list(files) == ["R1-book.pdf", "R2-book.pdf"]
    for rep in PROBLEM.reps:
        first, *others = pages(files[f"{rep.id}-book.pdf"])
        assert f"{word} {rep.id} {rep.name}" in first
        for route, page in zip(routes_of(rep.id), others, strict=True):
            assert route.label in page
            assert all(store in page for store in route.stores)
    assert "幸福超市" in "".join(pages(files["R2-book.pdf"]))


@pytest.mark.print
def test_pocket_cards_are_a_page_for_each_store_of_a_rep(company, plan):
    answer = company.get(PLANNER, f"{plan}?format=cards&rep=R2", headers={"Accept-Language": "zh"})
    assert answer.headers["content-type"] == "application/pdf"
    assert "R2-cards.pdf" in answer.headers["content-disposition"]
    stores = [store.id for store in PROBLEM.stores if store.rep == "R2"]
    found = pages(answer.content)
    assert len(found) == len(stores)
    for store in stores:
        (page,) = [page for page in found if store in page.split()]
        assert NAMES[store] in page
    assert any("幸福超市" in page and "每周 3 次" in page for page in found)
    assert codes(company.get(PLANNER, f"{plan}?format=cards&rep=R9")) == ["RP522"]
