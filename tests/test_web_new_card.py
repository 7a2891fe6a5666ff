"""A card for a new store, made on the page of cards."""

from __future__ import annotations

import re

import pytest
from archive_world import AUDITOR, KEEPER, PLANNER, REP, SUPERVISOR
from playwright.sync_api import expect
from site_world import DESKTOP, PHONE, chromium, person, serious_findings, site

from routeplan.archive.cards import full_card, list_cards
from routeplan.cycle import Window
from routeplan.datums import from_wgs84
from routeplan.web.words.cards import CARDS
from routeplan.web.words.spoken import in_language

__all__ = ["chromium", "person", "site"]

pytestmark = pytest.mark.browser


def opened(who, size=DESKTOP, lang="en"):
    said = in_language(CARDS, lang)
    page = who.open("/cards")
    page.get_by_role("button", name=said["new_card"]).click()
    return page, page.locator("#new-card"), said


def field(form, name):
    return form.locator(f'[name="{name}"]')


def faults(form) -> dict[str, str]:
    """What is told at each field."""
    found = {}
    for each in form.locator("[aria-invalid]").all():
        told = form.page.locator(f"#{each.get_attribute('aria-describedby')}")
        found[each.get_attribute("name")] = told.inner_text()
    return found


@pytest.mark.parametrize(("size", "lang"), [(DESKTOP, "en"), (PHONE, "zh")])
def test_all_that_is_wrong_is_told_at_the_fields(site, person, size, lang):
    who = person(SUPERVISOR, size, lang)
    page, form, said = opened(who, size, lang)
    assert serious_findings(page) == []
    field(form, "store.lat").fill("95")
    form.get_by_role("button", name=said["add_person"]).click()
    form.locator(".person [data-example]").fill("May")
    form.get_by_text(said["more_fields"]).click()
    field(form, "details.trade.since").fill("last year")
    field(form, "details.trade.size_m2").fill("10.5")
    form.get_by_text(said["more_fields"]).click()
    form.get_by_role("button", name=said["save_draft"]).click()
    told = faults(form)
    person_name, birthday = (
        said["field_missing"], said["field_like"].replace("{example}", "05-17"),
    )  # fmt: skip
    assert told.pop("store.lat") == said["field_within"].replace("{least}", "-90").replace(
        "{most}", "90"
    )
    assert told.pop("details.trade.since") == said["field_like"].replace("{example}", "2019-04")
    assert told.pop("details.trade.size_m2") == said["field_whole"]
    unnamed = form.locator(".person .fault:visible").all_inner_texts()
    assert unnamed == [person_name, birthday]
    told.pop(None)
    assert told == dict.fromkeys(
        ("store.name", "store.store_class", "area", "store.rep", "store.lon"),
        said["field_missing"],
    )
    expect(field(form, "store.name")).to_be_focused()
    assert form.locator("details").get_attribute("open") is not None
    assert serious_findings(page) == []
    who.shot(page, f"new-card-faults-{lang}")
    assert len(list_cards(site.archive, KEEPER)) == 6


def test_a_card_is_made_with_the_keyboard_and_opened(site, person):
    who = person(PLANNER)
    said = in_language(CARDS, "en")
    page = who.open("/cards")
    page.get_by_role("button", name=said["new_card"]).focus()
    page.keyboard.press("Enter")
    form = page.locator("#new-card")
    expect(field(form, "store.name")).to_be_focused()
    page.keyboard.type("  West Lake Kiosk ")
    for text in ("1 Lake Street", "B", "HZ"):
        page.keyboard.press("Tab")
        page.keyboard.type(text)
    field(form, "store.id").fill("K1")
    field(form, "store.lat").fill("30.24")
    field(form, "store.lon").fill("120.14")
    who.shot(page, "new-card-en")
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name=said["open_made"])
    expect(link).to_be_focused()
    assert serious_findings(page) == []
    expect(page.locator("#cards tbody tr")).to_have_count(7)
    made = full_card(site.archive, KEEPER, "K1")
    assert (made.store.name, made.store.rep, made.standing.state) == (
        "West Lake Kiosk", None, "draft",
    )  # fmt: skip
    assert (made.standing.area, made.store_class, made.standing.number) == ("HZ", "B", "HZ-B-0007")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/cards/K1$"))
    expect(page.locator("#name")).to_have_text("West Lake Kiosk")


def fill_in(form, **more) -> None:
    given = {
        "store.name": "Kiosk", "store.store_class": "C", "area": "HZ", "store.lat": "30.2",
        "store.lon": "120.2", **more,
    }  # fmt: skip
    for name, value in given.items():
        field(form, name).fill(value)


def test_a_rep_makes_one_of_a_pasted_place_in_a_chinese_datum(site, person):
    page, form, said = opened(person(REP, PHONE, "zh"), PHONE, "zh")
    fill_in(form)
    assert field(form, "store.rep").locator("option").all_text_contents() == ["R1 Rep R1"]
    field(form, "store.lat").evaluate(
        """(input) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text", "120.15, 30.25");
            const pasted = { clipboardData, bubbles: true, cancelable: true };
            input.dispatchEvent(new ClipboardEvent("paste", pasted));
        }"""
    )
    assert field(form, "store.lat").input_value() == "30.25"
    field(form, "datum").select_option("gcj-02")
    form.get_by_role("button", name=said["save_draft"]).click()
    page.get_by_role("button", name=said["another"]).click()
    assert field(form, "store.name").input_value() == ""
    (made,) = [each for each in list_cards(site.archive, KEEPER) if each.state == "draft"]
    assert made.rep == "R1"
    assert re.fullmatch("new-[0-9a-f]{12}", made.id)
    card = full_card(site.archive, KEEPER, made.id)
    (lat,), (lon,) = from_wgs84("gcj-02", card.store.lat, card.store.lon)
    assert (lat, lon) == pytest.approx((30.25, 120.15), abs=1e-8)


def test_a_new_card_has_hours_visits_and_purposes_of_its_own(site, person):
    page, form, said = opened(person(PLANNER))
    fill_in(form, **{"store.id": "K2"})
    form.get_by_text(said["more_fields"]).click()
    field(form, "store.open_hours").fill("Mon-Sat 9-25")
    field(form, "store.visits").fill("2")
    form.get_by_label(said["purpose_survey"]).check()
    form.get_by_text(said["more_fields"]).click()
    form.get_by_role("button", name=said["save_draft"]).click()
    expect(field(form, "store.open_hours")).to_be_focused()
    assert "RP127" in faults(form)["store.open_hours"]
    assert serious_findings(page) == []
    field(form, "store.open_hours").fill("Mon-Sat 9-21")
    form.get_by_role("button", name=said["save_draft"]).click()
    page.get_by_role("link", name=said["open_made"]).wait_for()
    made = full_card(site.archive, KEEPER, "K2").store
    assert (made.visits, made.weeks, made.purposes) == (2, None, ("survey",))
    assert made.windows_on(5) == (Window(start_s=9 * 3_600, end_s=21 * 3_600),)
    assert made.windows_on(6) == ()


def test_what_the_server_refuses_is_told_at_its_field(person):
    page, form, said = opened(person(PLANNER))
    fill_in(form, **{"store.id": "S1", "first_contact": "2199-01-01"})
    form.get_by_role("button", name=said["save_draft"]).click()
    expect(field(form, "first_contact")).to_have_attribute("aria-invalid", "true")
    assert "RP923" in faults(form)["first_contact"]
    field(form, "first_contact").fill("")
    form.get_by_role("button", name=said["save_draft"]).click()
    expect(field(form, "store.id")).to_have_attribute("aria-invalid", "true")
    assert list(faults(form)) == ["store.id"]
    assert "RP912" in faults(form)["store.id"]
    expect(field(form, "store.id")).to_be_focused()
    assert serious_findings(page) == []
    field(form, "store.id").fill("S77")
    assert faults(form) == {}


def test_who_may_not_write_cards_is_not_offered_to(person):
    page = person(AUDITOR).open("/cards")
    page.locator("#cards tbody tr").first.wait_for()
    assert page.get_by_role("button", name=CARDS["new_card"][0]).count() == 0
