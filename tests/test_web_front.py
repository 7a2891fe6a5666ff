"""The front door of the site: signing in, the language, what strangers and lost people see."""

from __future__ import annotations

import re

import pytest
from archive_world import KEEPER, PLANNER, REP, SUPERVISOR
from fastapi.testclient import TestClient
from site_world import (
    DESKTOP,
    PASSWORD,
    PHONE,
    chromium,
    person,
    serious_findings,
    site,
)

from routeplan.web.files import STATIC, VERSION, address_of
from routeplan.web.menu import home_of
from routeplan.web.words import FRAME, REFUSED, SIGN_IN

__all__ = ["chromium", "person", "site"]
PAGES = ("text/html", "*/*")


@pytest.fixture
def client(site):
    # Straight into the application: what a browser would hide stays visible.
    with TestClient(site.app, follow_redirects=False) as found:
        yield found


def test_strangers_are_sent_to_sign_in_and_back(client):
    answer = client.get("/?x=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=%2F%3Fx%3D1")
    page = client.get(answer.headers["location"])
    assert '"next":"/?x=1"' in page.text
    for elsewhere in ("https://evil.example", "//evil.example", "/\\evil.example", "javascript:x"):
        assert '"next":"/"' in client.get("/sign-in", params={"next": elsewhere}).text


def test_pages_run_nothing_that_is_not_ours(client):
    page = client.get("/sign-in")
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    # Whatever is inline is data, never code or style.
    assert set(re.findall(r"<script(?![^>]*src)[^>]*>", page.text)) == {
        '<script type="application/json" id="words">',
        '<script type="application/json" id="content">',
    }
    assert not re.search(r"\son\w+=|style=|<style", page.text)


def test_files_may_be_kept_for_ever_under_a_name_that_changes_with_them(client):
    found = client.get(address_of("js/api.js"))
    assert found.status_code == 200
    assert "immutable" in found.headers["cache-control"]
    assert found.headers["content-type"] == "text/javascript; charset=utf-8"
    assert found.content == STATIC["js/api.js"].content
    for lost in ("/static/000000000000/js/api.js", f"/static/{VERSION}/js/../../site.py"):
        assert client.get(lost).status_code == 404
    with pytest.raises(KeyError):
        address_of("js/nothing.js")


def test_lost_people_get_a_page_and_programs_json(client):
    as_page = client.get("/nowhere", headers={"Accept": "text/html"})
    assert (as_page.status_code, as_page.headers["content-type"]) == (
        404,
        "text/html; charset=utf-8",
    )
    assert "RP873" in as_page.text
    for path, accept in (("/nowhere", "*/*"), ("/api/v1/nowhere", "text/html")):
        answer = client.get(path, headers={"Accept": accept})
        assert answer.json()["faults"][0]["code"] == "RP873"


def test_a_chosen_language_wins_over_the_browsers(client):
    assert SIGN_IN["title"][0] in client.get("/sign-in").text
    answer = client.get("/language", params={"lang": "zh", "next": "/sign-in"})
    assert answer.headers["location"] == "/sign-in"
    page = client.get("/sign-in", headers={"Accept-Language": "en"})
    assert '<html lang="zh-CN">' in page.text
    refused = client.get("/api/v1/me", headers={"Accept-Language": "en"})
    assert refused.headers["content-language"] == "zh"
    assert client.get("/language", params={"lang": "fr"}).status_code == 422


def test_everybody_starts_where_their_work_is():
    homes = {user.name: home_of(user) for user in (PLANNER, REP, SUPERVISOR, KEEPER)}
    assert homes == {"pat": "/plans", "rita": "/rep/", "sam": "/team", "kim": "/team"}


@pytest.mark.parametrize("words", [FRAME, SIGN_IN, REFUSED])
def test_words_have_the_same_values_to_fill_in_both_languages(words):
    for key, (english, chinese) in words.items():
        names = [set(re.findall(r"\{(\w+)", each)) for each in (english, chinese)]
        assert names[0] == names[1], key
        assert english.strip(), key
        assert chinese.strip(), key


def test_a_password_never_stands_in_an_address(client):
    page = client.get("/sign-in").text
    assert re.search(r'<form[^>]* method="post"', page)
    assert re.search(r'<main id="main"[^>]* inert>', page)


@pytest.mark.browser
@pytest.mark.parametrize(("size", "lang"), [(DESKTOP, "en"), (PHONE, "zh")])
def test_somebody_signs_in_with_the_keyboard_and_out_again(person, size, lang):
    somebody = person(size=size, lang=lang)
    page = somebody.open("/")
    said = {key: pair[lang == "zh"] for key, pair in SIGN_IN.items()}
    assert page.title().startswith(said["title"])
    assert serious_findings(page) == []
    somebody.shot(page, f"sign-in-{lang}")
    page.keyboard.type("kim")
    page.keyboard.press("Tab")
    page.keyboard.type("wrong password")
    page.keyboard.press("Enter")
    page.wait_for_selector("#faults li")
    page.locator("input[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/team$"))
    page.locator("#sign-out").click()
    page.wait_for_url(re.compile(r"/sign-in$"))
    page.goto("/")
    assert page.url.endswith("/sign-in?next=%2F")
