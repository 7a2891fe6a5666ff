"""What a phone records goes out exactly once, whatever becomes of signal and session."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from archive_world import KEEPER, OTHER_REP, REP
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
    waiting_on,
)
from site_world import PASSWORD, PHONE, chromium, person, serious_findings, site

from routeplan.archive.visits import list_visits, record_visits
from routeplan.web.words import PHONE as WORDS

__all__ = ["chromium", "person", "site"]
pytestmark = pytest.mark.browser
BATCHES = "**/api/v1/visits/batches"


@pytest.fixture(autouse=True)
def _a_day(site):
    add_day(site.archive)


def visit_next(page) -> None:
    page.locator("#in-next").click()
    page.locator("form#visit").wait_for()
    check_out(page)


def skip_next(page, reason: str) -> None:
    page.locator("#skip-next").click()
    page.locator(f"dialog input[value={reason}]").check()
    page.locator("dialog button.main").click()
    page.wait_for_selector("dialog", state="detached")


def test_a_day_without_signal_arrives_exactly_once(site, person):
    rep = at_the_phone(person)
    page = rep.open("/rep/")
    settled(page)
    page.wait_for_selector("#found, .next")
    controlled = "navigator.serviceWorker.controller !== null"
    page.reload()
    settled(page)
    assert page.evaluate(controlled)
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


def test_a_session_that_ended_meanwhile_holds_the_visits_back_until_the_next(site, person):
    rep = at_the_phone(person)
    page = rep.open("/rep/")
    settled(page)
    site.clock.forward(days=40)
    visit_next(page)
    page.get_by_text(re.compile("You are signed out. 1 waiting")).wait_for()
    assert serious_findings(page) == []
    rep.shot(page, "phone-signed-out-en")
    assert waiting_on(page) == 1
    sign_in(page, "rita")
    sent(page)
    assert set(recorded(site)) == {"P1"}


def sign_in(page, name: str) -> None:
    if "/sign-in" not in page.url:
        page.locator("#banner a.main").click()
    page.locator("input[name=name]").fill(name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("button.main").click()
    page.wait_for_url(re.compile(r"^[^?]*/rep/"))


def test_another_rep_on_the_same_phone_sees_and_sends_nothing_of_the_first(site, person):
    rep = at_the_phone(person)
    page = rep.open("/rep/")
    settled(page)
    page.route(BATCHES, lambda route: route.abort())
    visit_next(page)
    page.get_by_text(WORDS["no_signal"][0]).wait_for()
    page.locator("#phone-menu summary").click()
    page.locator("#leave").click()
    page.wait_for_selector("dialog[open]")
    assert serious_findings(page) == []
    page.locator("dialog button.danger").click()
    page.wait_for_url(re.compile("/sign-in"))
    page.unroute(BATCHES)
    page.goto("/sign-in?next=/rep/")
    sign_in(page, "rob")
    page.get_by_text(WORDS["no_plan"][0]).wait_for()
    assert page.locator("#who").text_content() == "rob"
    assert page.locator("#outbox").is_hidden()
    assert "West Lake" not in page.locator("body").inner_text()
    assert waiting_on(page) == 1
    assert recorded(site) == {}
    # Nor without signal, whoever was here before.
    rep.context.set_offline(True)
    page.reload()
    page.get_by_text(WORDS["no_plan"][0]).wait_for()
    rep.context.set_offline(False)
    page.locator("#phone-menu summary").click()
    page.locator("#leave").click()
    page.wait_for_url(re.compile("/sign-in"))
    page.goto("/sign-in?next=/rep/")
    sign_in(page, "rita")
    sent(page)
    assert recorded(site)["P1"].rep == "R1"
    offline_is_no_complaint(rep)


def test_a_page_left_open_sends_nothing_in_the_name_of_who_signs_in_elsewhere(site, person):
    rep = at_the_phone(person)
    page = rep.open("/rep/")
    settled(page)
    page.route(BATCHES, lambda route: route.abort())
    visit_next(page)
    page.get_by_text(WORDS["no_signal"][0]).wait_for()
    # From here the pages of two people share one session's cookie; what is kept of names is not
    # told to the first page.
    other_page = rep.open("/sign-in?next=/forms")
    other_page.evaluate(
        "(name) => fetch('/api/v1/session', { method: 'POST', body: JSON.stringify(name),"
        "headers: { 'Content-Type': 'application/json' } })",
        {"name": "rob", "password": PASSWORD},
    )
    page.unroute(BATCHES)
    page.goto("/rep/#/outbox")
    page.locator("#send").click()
    page.wait_for_function("() => document.getElementById('who').textContent === 'rob'")
    assert page.locator("#outbox").is_hidden()
    other_page.goto("/sign-in?next=/rep/")
    sign_in(other_page, "rita")
    sent(other_page)
    assert recorded(site)["P1"].rep == "R1"
    offline_is_no_complaint(rep)


@pytest.mark.parametrize("way", ["menu", "other page", "another rep"])
def test_who_is_gone_leaves_nothing_to_read_on_the_phone(site, person, way):
    rep = at_the_phone(person)
    page = rep.open("/rep/")
    settled(page)
    if way == "menu":
        page.locator("#phone-menu summary").click()
        page.locator("#leave").click()
    elif way == "other page":
        page.goto("/nowhere")
        page.locator("#sign-out").click()
    else:
        page.goto("/sign-in?next=/rep/")
        sign_in(page, "rob")
        page.get_by_text(WORDS["no_plan"][0]).wait_for()
        page.locator("#phone-menu summary").click()
        page.locator("#leave").click()
    page.wait_for_url(re.compile("/sign-in"))
    held = page.evaluate(
        """async () => {
          const held = [];
          for (const { name } of await indexedDB.databases()) {
            const db = await new Promise((done) => {
              const asked = indexedDB.open(name);
              asked.onsuccess = () => done(asked.result);
            });
            for (const store of db.objectStoreNames) {
              const all = db.transaction(store).objectStore(store).getAll();
              await new Promise((done) => { all.onsuccess = done; });
              held.push(...all.result);
            }
          }
          return [held, { ...localStorage }];
        }"""
    )
    assert held[0] == []
    assert "rita" not in str(held[1])
    page.goto("/rep/")
    page.wait_for_url(re.compile("/sign-in"))


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


def test_a_stranger_is_sent_to_sign_in_and_a_planner_home(person):
    page = person(None, PHONE).open("/rep/")
    page.wait_for_url(re.compile(r"/sign-in\?next=%2Frep%2F$"))
    sign_in(page, "rob")
    page.get_by_text(WORDS["no_plan"][0]).wait_for()
    assert page.locator("#who").text_content() == OTHER_REP.name != REP.name
