"""Sessions that end, and several people on one phone: nobody sees or sends another's visits."""

from __future__ import annotations

import re
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from archive_world import OTHER_REP, PLANNER
from phone_world import (
    add_day,
    at_the_phone,
    offline_is_no_complaint,
    recorded,
    sent,
    settled,
    sign_in,
    visit_next,
    waiting_on,
)
from site_world import PASSWORD, PHONE, chromium, person, serious_findings, site

from routeplan.api.cookies import COOKIE
from routeplan.web.words import FRAME
from routeplan.web.words import PHONE as WORDS

__all__ = ["chromium", "person", "site"]
pytestmark = pytest.mark.browser
BATCHES = "**/api/v1/visits/batches"
HELD = """async () => {
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


@pytest.fixture(autouse=True)
def _a_day(site):
    add_day(site.archive)


def held_on(page):
    """All that the phone holds: the entries of its databases, and what it remembers by name."""
    return page.evaluate(HELD)


def session_of(rep) -> str:
    """The secret of the browser's session, as a thief would keep it."""
    (found,) = [each["value"] for each in rep.context.cookies() if each["name"] == COOKIE]
    return found


def is_alive(site, secret: str) -> bool:
    asked = Request(f"{site.address}/api/v1/me", headers={"Cookie": f"{COOKIE}={secret}"})
    try:
        with urlopen(asked):
            return True
    except HTTPError as error:
        with error:
            return False


def sign_out_without_signal(page) -> None:
    page.locator("#phone-menu summary").click()
    page.locator("#leave").click()
    page.locator("dialog button.danger").click()
    page.get_by_text(FRAME["left_without_signal"][0]).wait_for()


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
    # Meanwhile the page may have found out by itself.
    page.evaluate("document.getElementById('send')?.click()")
    page.locator("#who", has_text="rob").wait_for(state="attached")
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
    held = held_on(page)
    assert held[0] == []
    assert "rita" not in str(held[1])
    page.goto("/rep/")
    page.wait_for_url(re.compile("/sign-in"))


def test_signing_out_without_signal_leaves_nothing_to_read_and_ends_the_session_later(site, person):
    rep = at_the_phone(person)
    page = rep.open("/rep/")
    settled(page)
    secret = session_of(rep)
    rep.context.set_offline(True)
    visit_next(page)
    sign_out_without_signal(page)
    assert page.locator("#leave").is_hidden()
    assert serious_findings(page) == []
    rep.shot(page, "phone-left-en")
    entries, names = held_on(page)
    assert [(each["kind"], each["state"]) for each in entries] == [("visit", "waiting")]
    assert "rita" not in str(names)
    page.reload()
    page.get_by_text(FRAME["left_without_signal"][0]).wait_for()
    assert "West Lake" not in page.locator("body").inner_text()
    # With signal the page asks by itself, sends nothing, and wants a password.
    rep.context.set_offline(False)
    page.wait_for_url(re.compile("/sign-in"))
    assert not is_alive(site, secret)
    assert recorded(site) == {}
    sign_in(page, "rita")
    sent(page)
    assert set(recorded(site)) == {"P1"}
    assert is_alive(site, session_of(rep))
    offline_is_no_complaint(rep)


def test_who_opens_another_page_after_signing_out_without_signal_needs_a_password(site, person):
    rep = at_the_phone(person)
    page = rep.open("/rep/")
    settled(page)
    secret = session_of(rep)
    rep.context.set_offline(True)
    visit_next(page)
    sign_out_without_signal(page)
    page.close()
    rep.context.set_offline(False)
    other = rep.open("/account")
    assert "/sign-in" in other.url
    assert not is_alive(site, secret)
    offline_is_no_complaint(rep)


def test_a_page_of_the_desk_is_empty_after_signing_out_without_signal(site, person):
    rep = at_the_phone(person)
    page = rep.open("/account")
    page.locator("#tokens table").wait_for()
    page.wait_for_load_state("networkidle")
    secret = session_of(rep)
    rep.context.set_offline(True)
    page.locator("#sign-out").click()
    page.get_by_text(FRAME["left_without_signal"][0]).wait_for()
    assert "rita" not in page.locator("body").inner_text()
    assert is_alive(site, secret)
    rep.context.set_offline(False)
    page.goto("/")
    assert "/sign-in" in page.url
    assert not is_alive(site, secret)
    offline_is_no_complaint(rep)


def test_a_stranger_is_sent_to_sign_in_and_a_planner_home(person):
    page = person(None, PHONE).open("/rep/")
    page.wait_for_url(re.compile(r"/sign-in\?next=%2Frep%2F$"))
    sign_in(page, "rob")
    page.get_by_text(WORDS["no_plan"][0]).wait_for()
    assert page.locator("#who").text_content() == OTHER_REP.name
    planner = person(PLANNER, PHONE).open("/rep/")
    planner.wait_for_url(re.compile("/plans$"))
