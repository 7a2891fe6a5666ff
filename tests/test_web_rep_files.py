"""A rep's own days as files, from the phone's pages and from the account."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest
import vobject
from archive_world import SUPERVISOR
from lxml import etree
from phone_world import NAMES, ON_TUESDAY, TUESDAY, add_day, at_the_phone, settled
from site_world import DESKTOP, chromium, person, serious_findings, site
from test_gpx import SPACES

from routeplan.web.words import PHONE as WORDS

__all__ = ["chromium", "person", "site"]
pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def _a_day(site):
    add_day(site.archive)


def downloaded(page, name: str) -> tuple[str, bytes]:
    with page.expect_download() as waited:
        page.locator(f"#{name}").click()
    return waited.value.suggested_filename, waited.value.path().read_bytes()


@pytest.mark.print
def test_a_rep_takes_the_days_along_from_the_phone(person):
    rep = at_the_phone(person, "zh")
    page = rep.open("/rep/")
    settled(page)
    page.locator(".day a[href^='#/files/']").click()
    page.locator("#file_ics").wait_for()
    assert serious_findings(page) == []
    rep.shot(page, "phone-files-zh")
    name, calendar = downloaded(page, "file_ics")
    assert name == f"R1 {TUESDAY}.ics"
    events = vobject.readOne(calendar.decode()).contents["vevent"]
    assert {each.summary.value.partition(" ")[2] for each in events} == set(NAMES.values())
    _, route = downloaded(page, "file_gpx")
    points = etree.fromstring(route).findall("g:rte/g:rtept/g:name", SPACES)
    assert [each.text.partition(" ")[2] for each in points[1:-1]] == [
        NAMES[store] for store in ON_TUESDAY
    ]
    name, sheet = downloaded(page, "file_day")
    assert name == f"R1 {TUESDAY}.pdf"
    (text,) = [each.get_textpage().get_text_range() for each in pdfium.PdfDocument(sheet)]
    assert all(NAMES[store] in text for store in ON_TUESDAY)
    name, _ = downloaded(page, "file_book")
    assert name == f"R1 {TUESDAY}-book.pdf"


def test_what_is_not_there_is_told_and_no_file(person):
    rep = at_the_phone(person)
    page = rep.open("/rep/")
    settled(page)
    files = []
    page.on("download", lambda file: files.append(file))
    page.goto("/rep/#/files")
    page.locator("#files-from").fill("2026-11-03")
    page.locator("#file_gpx").click()
    page.locator("#file-faults", has_text="RP911").wait_for()
    rep.context.set_offline(True)
    page.locator("#file_gpx").click()
    page.locator("#file-faults li", has_not_text="RP911").wait_for()
    assert files == []
    rep.complaints[:] = [each for each in rep.complaints if "net::ERR_" not in each]


def test_the_account_of_a_rep_has_the_same_and_that_of_others_has_not(person):
    rep = at_the_phone(person)
    page = rep.open("/account")
    assert page.locator("#files-from").input_value() == str(TUESDAY)
    name, _ = downloaded(page, "file_gpx")
    assert name == f"R1 {TUESDAY}.gpx"
    assert serious_findings(page) == []
    rep.shot(page, "account-files-en")
    other = person(SUPERVISOR, DESKTOP).open("/account")
    other.locator("#tokens table").wait_for()
    assert other.get_by_text(WORDS["files"][0]).count() == 0
