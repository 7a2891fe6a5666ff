"""One's own account: password, sessions, tokens, calendar feeds; and the keeper's list of users."""

from __future__ import annotations

from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
import vobject
from archive_world import KEEPER, PLANNER, REP, SUPERVISOR
from running_plan import start_running
from site_world import DESKTOP, PASSWORD, PHONE, chromium, person, serious_findings, site

from routeplan.archive.users import sign_in
from routeplan.web.words.account import ACCOUNT, USERS, WELCOME
from routeplan.web.words.spoken import in_language

__all__ = ["chromium", "person", "site"]
NEWER = "four other plain words"

pytestmark = pytest.mark.browser


def fetched(address: str, **headers: str) -> tuple[int, str]:
    """What a program gets that is no browser: status and text."""
    try:
        with urlopen(Request(address, headers=headers)) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, ""


def token_works(site, secret: str) -> bool:
    status, _ = fetched(f"{site.address}/api/v1/me", Authorization=f"Bearer {secret}")
    return status == 200


def events_at(address: str) -> list:
    status, text = fetched(address)
    assert status == 200
    return vobject.readOne(text).contents["vevent"]


@pytest.mark.parametrize(("who", "size", "lang"), [(REP, PHONE, "zh"), (SUPERVISOR, DESKTOP, "en")])
def test_a_feed_is_made_subscribed_to_and_revoked(site, person, who, size, lang):
    start_running(site.archive)
    said = in_language(ACCOUNT, lang)
    somebody = person(who, size, lang)
    page = somebody.open("/account")
    form = page.locator("#new-feed")
    form.get_by_label(said["label"]).fill("phone")
    if who is SUPERVISOR:
        form.locator("select[name=rep]").select_option("R1")
    form.get_by_role("button", name=said["make_feed"]).click()
    address = page.locator("#feed-made input").input_value()
    assert serious_findings(page) == []
    somebody.shot(page, f"account-{lang}")
    events = events_at(address)
    assert len(events) > 10
    assert {str(each.summary.value).partition(" ")[2] for each in events} == {"Store 1", "Store 2"}
    assert len(events_at(address.replace("=stop", "=day"))) < len(events)
    page.reload()
    assert page.locator("#feed-made input").count() == 0
    page.locator("#feeds").get_by_role("button", name=said["revoke"]).click()
    page.get_by_text(said["no_feeds"]).wait_for()
    assert fetched(address)[0] == 404


def test_a_token_is_shown_once_and_a_revoked_one_is_worth_nothing(site, person):
    page = person(PLANNER).open("/account")
    said = in_language(ACCOUNT, "en")
    # By the keyboard alone.
    page.locator("#new-token input[name=label]").focus()
    page.keyboard.type("nightly import")
    page.keyboard.press("Enter")
    made = page.locator("#token-made input")
    made.wait_for()
    secret = made.input_value()
    assert token_works(site, secret)
    line = page.locator("#tokens tr", has_text="nightly import")
    line.get_by_role("button").focus()
    page.keyboard.press("Enter")
    line.wait_for(state="detached")
    assert not token_works(site, secret)
    own = page.locator("#tokens tr", has_text=said["this_one"])
    assert (own.count(), own.get_by_role("button").count()) == (1, 0)


def test_a_new_password_ends_the_other_sessions(site, person):
    phone, desktop = person(REP, PHONE), person(REP)
    page = desktop.open("/account")
    form = page.locator("#password")
    said = in_language(ACCOUNT, "en")

    def change(current: str, password: str, again: str) -> None:
        for name, value in (("current", current), ("password", password), ("again", again)):
            form.locator(f"input[name={name}]").fill(value)
        form.get_by_role("button").click()

    change(PASSWORD, NEWER, "something else")
    page.get_by_text(said["differ"]).wait_for()
    change("not this one", NEWER, NEWER)
    page.get_by_text("RP974").wait_for()
    change(PASSWORD, NEWER, NEWER)
    page.get_by_text(said["password_changed"]).wait_for()
    assert sign_in(site.archive, "rita", NEWER).name == "rita"
    assert "/sign-in" in phone.open("/account").url
    assert "/sign-in" not in desktop.open("/account").url


@pytest.mark.parametrize(("size", "lang"), [(DESKTOP, "en"), (PHONE, "zh")])
def test_the_keeper_adds_somebody_who_then_signs_in(site, person, size, lang):
    said, welcome = in_language(USERS, lang), in_language(WELCOME, lang)
    keeper = person(KEEPER, size, lang)
    page = keeper.open("/users")
    page.locator("#users tr", has_text="rita").wait_for()
    assert serious_findings(page) == []
    keeper.shot(page, f"users-{lang}")
    page.get_by_role("button", name=said["add"]).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(said["name"]).fill("nell")
    dialog.locator("select[name=role]").select_option("supervisor")
    dialog.get_by_label(said["teams"]).fill("south， north")
    assert serious_findings(page) == []
    dialog.get_by_role("button", name=said["add"]).click()
    link = page.locator("dialog .once").input_value()
    keeper.shot(page, f"users-link-{lang}")
    nell = person(None, size, lang)
    theirs = nell.open(link.removeprefix(site.address))
    assert serious_findings(theirs) == []
    nell.shot(theirs, f"welcome-{lang}")
    theirs.keyboard.type(NEWER)
    theirs.keyboard.press("Tab")
    theirs.keyboard.type(NEWER)
    theirs.keyboard.press("Enter")
    theirs.get_by_role("link", name=welcome["sign_in"]).click()
    theirs.locator("input[name=name]").fill("nell")
    theirs.locator("input[name=password]").fill(NEWER)
    theirs.locator("button.main").click()
    theirs.wait_for_url("**/team")
    assert sign_in(site.archive, "nell", NEWER).teams == {"north", "south"}


def test_the_keeper_changes_and_deactivates_a_user(site, person):
    said = in_language(USERS, "en")
    rita = person(REP)
    assert rita.open("/account").url.endswith("/account")
    page = person(KEEPER).open("/users")
    line = page.locator("#users tr", has_text="rita")
    line.get_by_role("button", name=said["edit"]).click()
    dialog = page.get_by_role("dialog")
    dialog.locator("select[name=rep]").select_option("R2")
    dialog.get_by_label(said["why"]).fill("takes over")
    dialog.get_by_role("button", name="Save").click()
    dialog.wait_for(state="detached")
    assert "R2" in line.inner_text()
    line.get_by_role("button", name=said["deactivate"]).click()
    dialog.get_by_label(said["why"]).fill("has left")
    dialog.get_by_role("button", name=said["deactivate"]).click()
    line.get_by_text(said["inactive"]).wait_for()
    assert "/sign-in" in rita.open("/account").url
    own = page.locator("#users tr", has_text="kim")
    assert own.get_by_role("button", name=said["deactivate"]).count() == 0


def test_users_are_for_the_keeper_alone(person):
    page = person(PLANNER).open("/users")
    assert "RP910" in page.inner_text("main")
    assert page.locator("nav a[href='/users']").count() == 0
