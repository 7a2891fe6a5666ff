"""A rep's day on the phone: visits, made or not, planned or not, and the report of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from archive_world import KEEPER, REP
from phone_world import (
    NOW,
    ON_TUESDAY,
    SHOPS,
    TUESDAY,
    add_day,
    at_the_phone,
    check_out,
    recorded,
    sent,
    settled,
    stores_on,
)
from site_world import chromium, person, serious_findings, site

from routeplan.archive.cards import list_cards
from routeplan.archive.day_reports import list_reports
from routeplan.archive.visits import record_visits
from routeplan.visits import FilledForm, Position

__all__ = ["chromium", "person", "site"]
pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def _a_day(site):
    add_day(site.archive)


def test_a_visit_from_check_in_to_check_out(site, person):
    before = {"id": "v0", "rep": "R1", "store": "P1", "on": "2026-11-17", "next_aim": "new shelf"}
    record_visits(site.archive, REP, [before])
    rep = at_the_phone(person)
    page = rep.open("/rep/")
    settled(page)
    following = page.locator(".next")
    assert "09:10–09:25" in following.inner_text()
    assert "new shelf" in following.inner_text()
    assert "What for\ncollect, check" in following.inner_text()
    names = [shop.name for shop in SHOPS if shop.id in ON_TUESDAY]
    assert [following.locator("h2 a").inner_text(), *stores_on(page, "Then")] == names
    assert serious_findings(page) == []
    rep.shot(page, "phone-day-en")
    following.locator("h2 a").click()
    page.wait_for_selector("#in-stop")
    assert page.locator("a[href='tel:05715550142']").count() == 1
    assert "What for\ncollect, check" in page.locator("section.card").first.inner_text()
    assert serious_findings(page) == []
    rep.shot(page, "phone-stop-en")
    page.locator("#in-stop").click()
    page.get_by_text("Position noted to 8 m.").wait_for()
    write_down(page)
    fill_in_forms(page)
    assert serious_findings(page) == []
    rep.shot(page, "phone-visit-en")
    # What was written stays, letter by letter, whatever happens to the page.
    page.reload()
    assert page.locator("textarea[name=note]").input_value() == "asked for posters"
    rep.context.clock.set_fixed_time(NOW + timedelta(minutes=22, seconds=10))
    check_out(page)
    sent(page)
    assert_is_as_written(recorded(site)["P1"])
    assert stores_on(page, "Seen to") == ["West Lake Shop"]


def assert_is_as_written(visit):
    assert (visit.on, visit.planned_on, visit.plan) == (TUESDAY, TUESDAY, "north 1")
    assert (visit.arrived_s, visit.left_s) == (34_200, 35_530)
    assert visit.position == Position(lat=30.2741, lon=120.1551, accuracy_m=8)
    assert (visit.purposes, visit.outcomes) == (("order", "check"), ("order",))
    assert (visit.order_cents, visit.collected_cents) == (125_050, None)
    assert (visit.note, visit.next_aim) == ("asked for posters", "second shelf")
    assert visit.forms == (
        FilledForm(form="in_store_check", answers={
            "product": "tea", "price": 3.5, "stock": 12, "display": "poor",
            "promotion_material": ("poster", "rack"),
        }),
        FilledForm(form="market_change", urgent=True, answers={
            "change": "price", "details": "cheaper", "since": "2026-11-20",
        }),
    )  # fmt: skip
    assert str(visit.recorded_at) == "2026-11-24 09:52:10+08:00"


def write_down(page):
    planned = page.locator("input[name=purposes]:checked")
    assert [each.get_attribute("value") for each in planned.all()] == ["collect", "check"]
    page.locator("input[name=purposes][value=collect]").uncheck()
    for name, value in (("purposes", "order"), ("outcomes", "order")):
        page.locator(f"input[name={name}][value={value}]").check()
    page.locator("input[name=order_cents]").fill("1250.50")
    page.locator("textarea[name=note]").fill("asked for posters")
    page.locator("textarea[name=next_aim]").fill("second shelf")


def fill_in_forms(page):
    page.locator("#add-in_store_check").click()
    check = page.locator("[data-form=in_store_check]")
    check.get_by_label("Product").fill("tea")
    check.get_by_label("Price on the shelf").fill("3.5")
    check.get_by_label("Stock in the store").fill("12")
    check.get_by_label("Display").select_option("poor")
    check.get_by_label("poster").check()
    check.get_by_label("rack").check()
    page.locator("#add-market_change").click()
    change = page.locator("[data-form=market_change]")
    change.get_by_label("Urgent").check()
    # A form is not complete without the answers that it asks for.
    page.locator("#out").click()
    assert page.locator("form#visit").is_visible()
    change.get_by_label("What has changed").select_option("price")
    change.get_by_label("In words").fill("cheaper")
    change.get_by_label("Since").fill("2026-11-20")


def test_position_is_asked_for_at_check_in_alone_and_only_if_allowed(site, person):
    rep = at_the_phone(person, "zh", allowed=False)
    page = rep.open("/rep/")
    asked = (
        "() => { window.asked = 0; const there = Geolocation.prototype.getCurrentPosition;"
        "Geolocation.prototype.getCurrentPosition = function (...how) {"
        "window.asked += 1; return there.apply(this, how); }; }"
    )
    page.evaluate(asked)
    settled(page)
    rep.shot(page, "phone-day-zh")
    assert "收款、检查" in page.locator(".next").inner_text()
    assert serious_findings(page) == []
    page.locator(".next h2 a").click()
    page.wait_for_selector("#in-stop")
    rep.shot(page, "phone-stop-zh")
    assert page.evaluate("window.asked") == 0
    page.locator("#in-stop").click()
    page.locator("form#visit").wait_for()
    rep.shot(page, "phone-visit-zh")
    assert page.evaluate("window.asked") == 1
    check_out(page)
    sent(page)
    visit = recorded(site)["P1"]
    assert (visit.position, visit.purposes) == (None, ("collect", "check"))
    # Who does not want it noted is not even asked.
    page.locator("#phone-menu summary").click()
    assert serious_findings(page) == []
    page.locator("#position").uncheck()
    page.locator("#in-next").click()
    page.locator("form#visit").wait_for()
    assert page.evaluate("window.asked") == 1


def test_a_store_is_skipped_with_a_reason_by_keyboard(site, person):
    rep = at_the_phone(person)
    page = rep.open("/rep/")
    settled(page)
    page.locator("#skip-next").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open]")
    assert serious_findings(page) == []
    rep.shot(page, "phone-skip-en")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")
    assert recorded(site) == {}
    page.locator("#skip-next").press("Enter")
    page.locator("input[value=closed]").press("Space")
    page.locator("dialog textarea").press_sequentially("holiday sign")
    page.locator("dialog button.main").press("Enter")
    page.locator(".next h2 a", has_text="幸福超市").wait_for()
    sent(page)
    visit = recorded(site)["P1"]
    assert (visit.not_visited, visit.note, visit.was_made) == ("closed", "holiday sign", False)
    assert (visit.on, visit.planned_on) == (TUESDAY, TUESDAY)


def test_a_visit_beside_the_plan_and_one_to_a_new_store(site, person):
    rep = at_the_phone(person)
    page = rep.open("/rep/#/add")
    page.wait_for_selector("#found .line")
    assert serious_findings(page) == []
    page.locator("#search").fill("tea")
    rep.shot(page, "phone-add-en")
    page.locator("#found button.line").click()
    page.locator("form#visit").wait_for()
    check_out(page)
    page.goto("/rep/#/store")
    page.wait_for_selector("#new-store")
    page.locator("#here").click()
    page.get_by_text("Position noted").wait_for()
    for name, value in (("name", "Lotus Bar"), ("phone", "139"), ("contact", "Ann")):
        page.locator(f"input[name={name}]").fill(value)
    page.locator("select[name=store_class]").select_option("B")
    page.locator("select[name=area]").select_option("HZ")
    assert serious_findings(page) == []
    rep.shot(page, "phone-store-en")
    page.locator("button[value=visit]").click()
    page.locator("form#visit").wait_for()
    check_out(page)
    sent(page)
    found = recorded(site)
    draft = next(card for card in list_cards(site.archive, KEEPER) if card.name == "Lotus Bar")
    assert (draft.state, draft.rep, draft.area, draft.store_class) == ("draft", "R1", "HZ", "B")
    assert set(found) == {"P6", draft.id}
    assert all((each.planned_on, each.purposes) == (None, ()) for each in found.values())
    assert "Lotus Bar" in page.locator("section", has_text="Beside the plan").last.inner_text()


def test_the_report_is_made_from_the_visits_and_sent(site, person):
    rep = at_the_phone(person)
    page = rep.open("/rep/")
    settled(page)
    page.locator("#in-next").click()
    page.locator("form#visit").wait_for()
    check_out(page)
    sent(page)
    page.get_by_text("Day's report").click()
    page.wait_for_selector("section table")
    assert "West Lake Shop" in page.locator("main").inner_text()
    assert serious_findings(page) == []
    page.locator("#report-note").fill("all well")
    page.locator("#send-report").click()
    page.wait_for_selector("#report-sent")
    rep.shot(page, "phone-report-en")
    (line,) = list_reports(site.archive, KEEPER, TUESDAY, TUESDAY, None, "R1")
    assert line.sent is not None
    assert (line.sent.version, line.sent.sent_by, line.sent.note) == (1, "rita", "all well")
