"""Store cards on the site: found, read, changed, approved."""

from __future__ import annotations

from datetime import date

import pytest
from archive_world import AUDITOR, KEEPER, REP, SUPERVISOR, store
from playwright.sync_api import expect
from running_plan import visit
from site_world import DESKTOP, PHONE, chromium, person, serious_findings, site

from routeplan.archive.cards import full_card
from routeplan.archive.due import due_cards
from routeplan.archive.sales import import_sales
from routeplan.archive.steps import draft_card
from routeplan.archive.visits import record_visits
from routeplan.formats.sales_file import Sale, SalesFile
from routeplan.web.words.cards import CARD, CARDS
from routeplan.web.words.spoken import in_language

__all__ = ["chromium", "person", "site"]
ON = date(2026, 11, 24)

pytestmark = pytest.mark.browser


def add_drafts(archive, *names: str) -> None:
    for place, name in enumerate(names):
        draft_card(archive, KEEPER, store("S1", id=name, name=name, lat=31 + place, rep="R1"), "HZ")


@pytest.mark.parametrize(("size", "lang"), [(DESKTOP, "en"), (PHONE, "zh")])
def test_a_supervisor_finds_a_card_and_approves_drafts(site, person, size, lang):
    add_drafts(site.archive, "N1", "N2", "N3")
    said = in_language(CARDS, lang)
    sam = person(SUPERVISOR, size, lang)
    page = sam.open("/cards")
    lines = page.locator("#cards tbody tr")
    page.get_by_role("button", name=said["tab_approval"].replace("{n}", "3")).wait_for()
    # The south's stores are another team's, and one has no rep.
    assert lines.count() == 4 + 3
    assert serious_findings(page) == []
    sam.shot(page, f"cards-{lang}")
    page.get_by_label(said["find"]).fill("store 3")
    expect(lines).to_have_count(1)
    assert "Store 3" in lines.inner_text()
    page.get_by_role("button", name=said["tab_approval"].replace("{n}", "3")).click()
    for name in ("N1", "N3"):
        page.get_by_role("checkbox", name=f"{said['choose']}: {name}").check()
    assert serious_findings(page) == []
    sam.shot(page, f"cards-due-{lang}")
    page.get_by_label(said["remark"]).fill("seen on site")
    page.get_by_role("button", name=said["approve"].replace("{n}", "2")).click()
    page.get_by_role("button", name=said["tab_approval"].replace("{n}", "1")).wait_for()
    waiting = [each.card.id for each in due_cards(site.archive, SUPERVISOR)]
    assert waiting == ["N2"]
    assert full_card(site.archive, KEEPER, "N3").standing.approved_by == "sam"


def test_what_cannot_be_approved_is_told_and_stays_chosen(site, person):
    add_drafts(site.archive, "N1")
    said = in_language(CARDS, "en")
    page = person(SUPERVISOR).open("/cards?due=approval")
    page.get_by_role("checkbox", name=said["choose_all"]).check()
    # Meanwhile somebody else is faster.
    page.route("**/cards/approvals", lambda route: (person_approves(site), route.continue_()))
    page.get_by_role("button", name=said["approve"].replace("{n}", "1")).click()
    page.locator("#due-faults li").wait_for()
    assert "RP914" in page.locator("#due-faults").inner_text()


def person_approves(site) -> None:
    from routeplan.archive.steps import approve_cards

    approve_cards(site.archive, KEEPER, ["N1"])


@pytest.mark.parametrize(("size", "lang"), [(DESKTOP, "en"), (PHONE, "zh")])
def test_a_card_shows_all_that_is_known(site, person, size, lang):
    said = in_language(CARD, lang)
    aim = {"next_aim": "show the new shelf", "outcomes": ["order"], "order_cents": 12_300}
    record_visits(site.archive, KEEPER, [visit("v1", "R1", "S1", ON, **aim)])
    sales = tuple(Sale("S1", f"2026-{month:02d}", "", 100.0 * month) for month in (8, 9, 10))
    places = {(each.store, each.month, each.product): "sales.csv" for each in sales}
    import_sales(site.archive, KEEPER, SalesFile(sales, places), "autumn")
    sam = person(SUPERVISOR, size, lang)
    page = sam.open("/cards/S1")
    page.locator("#changes-part").wait_for()
    page.locator("#sales .chart").wait_for()
    assert "show the new shelf" in page.locator("#short").inner_text()
    assert page.locator("#sales tbody tr").count() == 3
    page.get_by_role("button", name=said["full_card"]).click()
    page.get_by_role("heading", name=said["full_title"]).wait_for()
    assert serious_findings(page) == []
    sam.shot(page, f"card-{lang}")
    page.locator("#visits").get_by_role("button").click()
    assert "123.00" in page.get_by_role("dialog").inner_text()
    assert serious_findings(page) == []


def test_a_card_is_changed_with_the_keyboard_and_the_change_is_recorded(site, person):
    said = in_language(CARD, "en")
    page = person(SUPERVISOR).open("/cards/S1")
    page.get_by_role("button", name=said["full_card"]).focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name=said["edit"]).focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(said["phone"]).first.focus()
    page.keyboard.type("0571 555 0142")
    dialog.get_by_label(said["credit_days"]).fill("30")
    purposes = dialog.get_by_role("group", name=said["own_purposes"])
    purposes.get_by_label(said["purpose_check"]).press("Space")
    dialog.get_by_role("button", name=said["add_person"]).focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Li Wei")
    assert serious_findings(page) == []
    dialog.get_by_label(said["why"]).fill("asked on the visit")
    page.keyboard.press("Enter")
    dialog.wait_for(state="detached")
    page.locator("#changes tbody tr", has_text="asked on the visit").first.wait_for()
    details = full_card(site.archive, KEEPER, "S1").details
    assert (details.phone, details.credit.days) == ("0571 555 0142", 30)
    assert [each.name for each in details.people] == ["Li Wei"]
    assert page.locator("#short").get_by_text("Li Wei").count() == 1
    assert full_card(site.archive, KEEPER, "S1").store.purposes == ("check",)
    assert page.locator("#short dd", has_text=said["purpose_check"]).count() == 1
    change = page.locator("#changes tbody tr", has_text=said["purposes"]).inner_text()
    assert said["purpose_check"] in change.split()


def test_a_change_of_what_somebody_else_changed_is_refused(site, person):
    from routeplan.archive.cards import change_card

    said = in_language(CARD, "en")
    page = person(SUPERVISOR).open("/cards/S1")
    page.get_by_role("button", name=said["full_card"]).click()
    page.get_by_role("button", name=said["edit"]).click()
    change_card(site.archive, KEEPER, "S1", {"details": {"note": "mine"}}, "first")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(said["details_note"]).last.fill("yours")
    dialog.get_by_label(said["why"]).fill("second")
    dialog.get_by_role("button", name="Save").click()
    dialog.get_by_text("RP913").wait_for()
    assert full_card(site.archive, KEEPER, "S1").details.note == "mine"


def test_a_store_is_closed_and_taken_up_again(site, person):
    said = in_language(CARD, "en")
    page = person(SUPERVISOR).open("/cards/S2")
    page.get_by_role("button", name=said["close_store"]).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(said["why"]).fill("has moved away")
    dialog.get_by_role("button", name=said["close_store"]).click()
    page.get_by_role("button", name=said["reopen_store"]).click()
    dialog.get_by_label(said["why"]).fill("a new owner")
    dialog.get_by_role("button", name=said["reopen_store"]).click()
    page.get_by_role("button", name=said["approve_one"]).wait_for()
    assert full_card(site.archive, KEEPER, "S2").standing.state == "draft"


def test_everybody_sees_as_much_of_a_card_as_the_rights_allow(person):
    said = in_language(CARD, "en")
    own = person(REP, PHONE).open("/cards/S1")
    own.get_by_role("button", name=said["review_one"]).wait_for()
    assert own.locator("#changes-part").is_hidden()
    assert own.get_by_role("button", name=said["close_store"]).count() == 0
    other = person(REP, PHONE).open("/cards/S5")
    other.locator("#faults li").wait_for()
    assert "RP911" in other.locator("#faults").inner_text()
    assert "Store 5" not in other.content()
    auditor = person(AUDITOR).open("/cards/S1")
    auditor.locator("#changes tbody tr").first.wait_for()
    assert auditor.locator("#steps button").count() == 0
