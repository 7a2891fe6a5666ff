"""What a phone records goes out exactly once, whatever becomes of the signal."""

from __future__ import annotations

from datetime import timedelta

import pytest
from archive_world import KEEPER, REP
from phone_world import (
    NOW,
    TUESDAY,
    add_day,
    at_the_phone,
    check_out,
    offline_is_no_complaint,
    recorded,
    sent,
    settled,
    skip_next,
    visit_next,
    waiting_on,
)
from site_world import chromium, person, serious_findings, site

from routeplan.archive.visits import list_visits, record_visits
from routeplan.web.words import PHONE as WORDS

__all__ = ["chromium", "person", "site"]
pytestmark = pytest.mark.browser
BATCHES = "**/api/v1/visits/batches"


@pytest.fixture(autouse=True)
def _a_day(site):
    add_day(site.archive)


def test_a_day_without_signal_arrives_exactly_once(site, person):
    rep = at_the_phone(person)
    page = rep.open("/rep/")
    settled(page)
    page.reload()
    settled(page)
    assert page.evaluate("navigator.serviceWorker.controller !== null")
    rep.context.set_offline(True)
    page.reload()
    page.get_by_text(WORDS["no_signal"][0]).wait_for()
    visit_next(page)
    page.locator(".next h2 a", has_text="幸福超市").click()
    # The card is on the phone, too.
    page.get_by_text("Li Wei").first.wait_for()
    page.goto("/rep/#/day/2026-11-25")
    page.locator(".next h2 a", has_text="Old Town Market").wait_for()
    page.goto("/rep/#/")
    page.locator(".next h2 a", has_text="幸福超市").wait_for()
    skip_next(page, "closed")
    page.locator(".next h2 a", has_text="Corner & Sons").wait_for()
    visit_next(page)
    page.locator("#outbox", has_text=WORDS["n_waiting"][0].format(n=3)).wait_for()
    assert serious_findings(page) == []
    rep.shot(page, "phone-offline-en")
    # A phone that is switched off and on again has lost nothing.
    page.close()
    page = rep.open("/rep/#/outbox")
    page.wait_for_selector(".chip.mark")
    assert waiting_on(page) == 3
    assert serious_findings(page) == []
    rep.shot(page, "phone-outbox-en")
    assert recorded(site) == {}
    rep.context.set_offline(False)
    sent(page)
    found = recorded(site)
    made = {store: visit.was_made for store, visit in found.items()}
    assert made == {"P1": True, "P2": False, "P3": True}
    assert {visit.planned_on for visit in found.values()} == {TUESDAY}
    offline_is_no_complaint(rep)


def test_an_answer_that_is_lost_does_not_double_a_visit(site, person):
    rep = at_the_phone(person)
    page = rep.open("/rep/")
    settled(page)
    lost = []

    def lose(route):
        lost.append(route.fetch())
        route.abort()

    page.route(BATCHES, lose, times=1)
    visit_next(page)
    page.get_by_text(WORDS["no_signal"][0]).wait_for()
    assert len(lost) == 1
    assert waiting_on(page) == 1
    (kept,) = list_visits(site.archive, KEEPER)
    # It goes again by itself, and is the same visit.
    sent(page)
    assert list_visits(site.archive, KEEPER) == (kept,)
    offline_is_no_complaint(rep)


def test_an_id_that_another_visit_has_is_told_and_the_visit_goes_under_a_new_one(site, person):
    rep = at_the_phone(person)
    page = rep.open("/rep/")
    settled(page)

    def take_the_id(route):
        (visit,) = route.request.post_data_json["visits"]
        record_visits(site.archive, REP, [{**visit, "note": "somebody else's"}])
        route.continue_()

    page.route(BATCHES, take_the_id, times=1)
    visit_next(page)
    page.locator("#outbox.bad").click()
    page.locator(".faults b", has_text="RP960").wait_for()
    page.get_by_text(WORDS["send_again"][0], exact=True).click()
    sent(page)
    notes = [visit.note for visit in list_visits(site.archive, KEEPER)]
    assert sorted(notes) == ["", "somebody else's"]


def test_two_tabs_and_two_phones_send_each_visit_once(site, person):
    rep = at_the_phone(person)
    page = rep.open("/rep/")
    settled(page)
    other_tab = rep.open("/rep/")
    settled(other_tab)
    other_phone = at_the_phone(person)
    far = other_phone.open("/rep/")
    settled(far)
    rep.context.set_offline(True)
    other_phone.context.set_offline(True)
    visit_next(page)
    other_tab.locator(".next h2 a", has_text="幸福超市").wait_for()
    visit_next(other_tab)
    skip_next(far, "weather")
    for each in (rep, other_phone):
        each.context.set_offline(False)
    for each in (page, other_tab, far):
        sent(each)
    visits = list_visits(site.archive, KEEPER)
    assert sorted((visit.store, visit.was_made) for visit in visits) == [
        ("P1", False),
        ("P1", True),
        ("P2", True),
    ]
    # A visit made counts before one that was not, on every phone.
    far.reload()
    far.locator(".next h2 a", has_text="Corner & Sons").wait_for()
    for each in (rep, other_phone):
        offline_is_no_complaint(each)


def test_a_visit_that_is_refused_is_shown_with_its_faults_and_corrected(site, person):
    rep = at_the_phone(person)
    # The phone's clock is years ahead.
    rep.context.clock.set_fixed_time(NOW + timedelta(days=800))
    page = rep.open("/rep/#/add")
    page.wait_for_selector("#found .line")
    page.locator("#search").fill("tea")
    page.locator("#found button.line").click()
    page.locator("form#visit").wait_for()
    page.locator("textarea[name=note]").fill("kept")
    check_out(page)
    page.locator("#outbox.bad").click()
    page.locator(".faults b", has_text="RP961").wait_for()
    assert serious_findings(page) == []
    rep.shot(page, "phone-refused-en")
    assert recorded(site) == {}
    # Sent again as it is, it is refused again, and stays.
    page.get_by_text(WORDS["send_again"][0], exact=True).click()
    page.locator(".faults b", has_text="RP961").wait_for()
    page.get_by_text(WORDS["correct"][0], exact=True).click()
    page.locator("input[name=on]").fill(str(TUESDAY))
    assert serious_findings(page) == []
    page.locator(".foot button.main").click()
    sent(page)
    visit = recorded(site)["P6"]
    assert (visit.on, visit.note, visit.arrived_s) == (TUESDAY, "kept", 34_200)


def test_what_was_never_sent_can_be_taken_back(site, person):
    rep = at_the_phone(person, "zh")
    page = rep.open("/rep/")
    settled(page)
    rep.context.set_offline(True)
    page.get_by_text(WORDS["no_signal"][1]).wait_for()
    skip_next(page, "closed")
    page.locator(".next h2 a", has_text="幸福超市").wait_for()
    page.goto("/rep/#/outbox")
    page.wait_for_selector("main .chip.mark")
    rep.shot(page, "phone-outbox-zh")
    page.get_by_text(WORDS["take_back"][1], exact=True).click()
    page.locator("dialog button.danger").click()
    page.get_by_text(WORDS["outbox_empty"][1]).wait_for()
    page.goto("/rep/#/")
    page.locator(".next h2 a", has_text="West Lake Shop").wait_for()
    rep.context.set_offline(False)
    sent(page)
    assert recorded(site) == {}
    offline_is_no_complaint(rep)
