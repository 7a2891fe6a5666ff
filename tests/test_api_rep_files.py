"""A rep's own days as files: what day lists say, and nothing of anybody else."""

from __future__ import annotations

from datetime import timedelta

import pypdfium2 as pdfium
import pytest
import vobject
from api_world import codes, served
from archive_world import OTHER_REP, PLANNER, REP, SUPERVISOR
from lxml import etree
from test_api_day_lists import LEAVE, PLAN, PROBLEM, START, TUESDAY, days_of, run, take_leave
from test_gpx import SPACES

from routeplan.archive.plans import keep_plan

NOT_YET = START - timedelta(days=7)


@pytest.fixture
def company(archive):
    with served(archive) as found:
        run(found, keep_plan(archive, PLANNER, "north", PROBLEM, PLAN).id)
        yield found


def file(company, shape: str, who=REP, *, on=START, rep="R1", **more):
    asked = {"rep": rep, "on": str(on), "format": shape, **more}
    return company.get(who, "/day-lists/export", params=asked)


def names_of(company, **asked) -> list[str]:
    """As the plan has them; day lists of the API have the cards' names."""
    days = days_of(company, **asked)
    return [planned_name(stop["store"]) for day in days for stop in day["stops"]]


def planned_name(store: str) -> str:
    return PROBLEM.stores[PROBLEM.store_numbers[store]].name


def pages_of(answer) -> list[str]:
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    return [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(answer.content)]


def test_a_calendar_has_the_events_of_the_rep_s_feed(company):
    take_leave(company)
    answer = file(company, "ics", days=28)
    assert answer.headers["content-disposition"] == (
        f"attachment; filename*=UTF-8''R1%20{START}.ics"
    )
    events = vobject.readOne(answer.text).contents["vevent"]
    path = company.post(REP, "/feeds", {"rep": "R1"}).json()["path"]
    fed = vobject.readOne(company.client.get(path).text).contents["vevent"]
    last = START + timedelta(days=27)
    assert {each.uid.value for each in events} == {
        each.uid.value for each in fed if each.dtstart.value.date() <= last
    }
    assert LEAVE not in {each.dtstart.value.date() for each in events}
    whole = vobject.readOne(file(company, "ics", days=7, events="day").text)
    assert len(whole.contents["vevent"]) == len([d for d in days_of(company, days=7) if d["stops"]])


def test_gpx_has_a_route_a_date_in_the_order_of_the_list(company):
    take_leave(company)
    root = etree.fromstring(file(company, "gpx", on=TUESDAY, days=8).content)
    worked = [day for day in days_of(company, on=TUESDAY, days=8) if day["stops"]]
    routes = root.findall("g:rte", SPACES)
    assert [route.findtext("g:name", namespaces=SPACES) for route in routes] == [
        f"R1 {day['on']} {day['label']}" for day in worked
    ]
    for route, day in zip(routes, worked, strict=True):
        points = [each.text for each in route.findall("g:rtept/g:name", SPACES)]
        assert points[1:-1] == [
            f"{stop['order']} {planned_name(stop['store'])}" for stop in day["stops"]
        ]


@pytest.mark.print
def test_lists_are_printed_a_page_a_date_with_what_moved(company):
    take_leave(company)
    (day,) = pages_of(file(company, "list"))
    assert f"{START} Mon" in day
    assert all(name in day for name in names_of(company))
    calendar, *pages = pages_of(file(company, "list", on=LEAVE, days=7))
    worked = [day for day in days_of(company, on=LEAVE, days=7) if day["stops"]]
    assert worked
    assert all(day["on"] in page for day, page in zip(worked, pages, strict=True))
    assert "training" in calendar
    assert "moved to" in calendar
    (empty,) = pages_of(file(company, "list", on=LEAVE))
    assert "Day list R1" in empty
    assert "training" in empty


@pytest.mark.print
def test_the_book_is_the_rep_s_part_of_the_plan_that_runs(company):
    pages = pages_of(file(company, "book", on=TUESDAY))
    others = {
        planned_name(store)
        for route in PLAN.routes if route.rep != "R1" for store in route.stores
    }  # fmt: skip
    own = set(names_of(company, days=14))
    assert own <= {name for name in own for page in pages if name in page}
    assert not [name for name in others - own for page in pages if name in page]
    assert f"{TUESDAY} – {TUESDAY + timedelta(days=27)}" in pages[0]


@pytest.mark.parametrize("shape", ["ics", "gpx", "list", "book"])
def test_nobody_has_the_file_of_a_rep_out_of_reach_or_without_a_plan(company, shape):
    assert file(company, shape, SUPERVISOR, rep="R2").status_code == 200
    assert file(company, shape, rep="R2").status_code == 404
    assert file(company, shape, OTHER_REP).status_code == 404
    early = file(company, shape, on=NOT_YET)
    assert (early.status_code, codes(early)) == (404, ["RP911"])
    assert company.get(None, "/day-lists/export?rep=R1&on=2026-11-30&format=ics").status_code == 401


def test_what_cannot_be_asked(company):
    assert file(company, "map").status_code == 422
    assert file(company, "ics", days=63).status_code == 422
