"""Store cards on the site: found, read, changed, approved."""

from __future__ import annotations

from datetime import date

import pytest
from archive_world import AUDITOR, KEEPER, REP, SUPERVISOR, store
from playwright.sync_api import expect
from running_plan import visit
from site_world import DESKTOP, PHONE, chromium, person, serious_findings, site

from routeplan.archive.cards import change_card, full_card
from routeplan.archive.due import due_cards
from routeplan.archive.sales import import_sales
from routeplan.archive.steps import draft_card
from routeplan.archive.visits import record_visits
from routeplan.cycle import Window
from routeplan.formats.own_needs import FIELDS, typed_needs
from routeplan.formats.sales_file import Sale, SalesFile
from routeplan.web.words.cards import CARD, CARDS
from routeplan.web.words.frame import FRAME
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


def opened_editor(page, said):
    page.get_by_role("button", name=said["full_card"]).click()
    page.get_by_role("button", name=said["edit"], exact=True).click()
    return page.get_by_role("dialog")


def saved(dialog, said) -> None:
    dialog.get_by_label(said["why"]).fill("asked")
    dialog.locator("button.main").click()


@pytest.mark.parametrize(("size", "lang"), [(DESKTOP, "en"), (PHONE, "zh")])
def test_what_a_store_needs_of_its_own_is_typed_as_in_a_file(site, person, size, lang):
    said = in_language(CARD, lang)
    sam = person(SUPERVISOR, size, lang)
    page = sam.open("/cards/S1")
    dialog = opened_editor(page, said)
    typed = {
        "store.visits": said["daily"], "store.weeks": "2", "store.in_store_s": "25 kg",
        "store.open_hours": "周一至周五 9:00-12:00, 14:00-18:00; 周六 9点-13点",
    }  # fmt: skip
    for name, words in typed.items():
        dialog.locator(f'[name="{name}"]').fill(words)
    saved(dialog, said)
    for name, code in (("store.in_store_s", "RP121"), ("store.weeks", "RP217")):
        expect(dialog.locator(f'[name="{name}"]')).to_have_attribute("aria-invalid", "true")
        assert code in dialog.locator(".field", has=page.locator(f'[name="{name}"]')).inner_text()
    assert serious_findings(page) == []
    sam.shot(page, f"card-needs-{lang}")
    dialog.locator('[name="store.in_store_s"]').fill("25")
    dialog.locator('[name="store.weeks"]').fill("")
    saved(dialog, said)
    dialog.wait_for(state="detached")
    kept = full_card(site.archive, KEEPER, "S1").store
    assert (kept.visits, kept.weeks, kept.in_store_s) == ("daily", None, 1_500)
    assert [len(day) for day in kept.open_hours] == [2, 2, 2, 2, 2, 1, 0]
    change = page.locator("#changes tbody tr", has_text=said["own_in_store"])
    assert "25" in change.inner_text().split()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_a_store_needs_is_shown_as_it_may_be_typed(site, person, lang):
    week = typed_needs({"hours": "Mon-Fri 9-12, 14-18; Sat 9-13"})["open_hours"]
    hours = [[each.model_dump() for each in day] for day in week]
    needs = {"weekdays": [0, 2], "in_store_s": 1_530, "load": 3, "open_hours": hours}
    change_card(site.archive, KEEPER, "S1", {"store": needs}, "first")
    before = full_card(site.archive, KEEPER, "S1").store
    said, days = in_language(CARD, lang), in_language(FRAME, lang)["weekdays"].split()
    page = person(SUPERVISOR, DESKTOP, lang).open("/cards/S1")
    dialog = opened_editor(page, said)
    shown = {
        each.get_attribute("name"): each.input_value()
        for each in dialog.locator('[name^="store."]').all()
    }
    assert (shown["store.in_store_s"], shown["store.load"]) == ("25.5", "3")
    assert shown["store.weekdays"] == f"{days[0]}, {days[2]}"
    typed = {column: shown[f"store.{key}"] for column, key in FIELDS.items()}
    assert typed_needs(typed) == {key: getattr(before, key) for key in FIELDS.values()}
    dialog.locator('[name="store.open_hours"]').fill(shown["store.open_hours"].replace("13", "14"))
    saved(dialog, said)
    dialog.wait_for(state="detached")
    after = full_card(site.archive, KEEPER, "S1").store
    assert after.windows_on(5) == (Window(start_s=9 * 3_600, end_s=14 * 3_600),)
    assert after == before.model_copy(update={"open_hours": after.open_hours})


def test_a_change_of_what_somebody_else_changed_is_refused(site, person):
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
