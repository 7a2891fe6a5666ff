"""No quick hand sends a form before its script is there, on whichever page."""

from __future__ import annotations

import re

import pytest
from every_page import pages
from site_world import chromium, person, site, wait_until

__all__ = ["chromium", "pages", "person", "site"]
# The one page that works without scripts: its form is sent by the browser.
WITHOUT_SCRIPTS = "/welcome"
LISTENED_TO = """() => [...document.querySelectorAll("form")]
  .filter((form) => form.getAttribute("method") !== "dialog")
  .map((form) => {
    const event = new SubmitEvent("submit", { bubbles: true, cancelable: true });
    return [form.id, form.dispatchEvent(event)];
  })"""

SUBMIT_ALL = """() => {
  for (const form of document.forms) if (form.getAttribute("method") !== "dialog") form.submit();
}"""


def test_until_the_script_is_there_a_page_can_neither_be_used_nor_sends_what_it_holds(pages):
    with_forms = {path for path, (_, answer) in pages.items() if "<form" in answer.text}
    assert len(with_forms) > 10
    for path, (_, answer) in pages.items():
        is_plain = path == WITHOUT_SCRIPTS
        policy = answer.headers["content-security-policy"]
        assert ("form-action 'self'" if is_plain else "form-action 'none'") in policy, path
        assert bool(re.search(r'<main id="main"[^>]* inert>', answer.text)) is not is_plain, path


def opened(pages, person, what: str, answer):
    """A page after the other with forms that scripts send; what it asks for has such an answer."""
    seated = {}
    for path, (who, shown) in pages.items():
        if path == WITHOUT_SCRIPTS or "<form" not in shown.text:
            continue
        if who.name not in seated:
            seated[who.name] = person(who)
            seated[who.name].context.route(what, answer)
        page = seated[who.name].open(path)
        yield path, page
        page.close()
        seated[who.name].complaints.clear()


@pytest.mark.browser
def test_without_its_script_no_form_of_a_page_leaves_it(pages, person):
    sent = []
    for path, page in opened(pages, person, "**/*.js", lambda route: route.abort()):
        page.on("request", lambda asked: sent.append(asked.url))
        page.evaluate(SUBMIT_ALL)
        page.wait_for_timeout(50)
        assert page.url.endswith(path)
    assert [each for each in sent if "/static/" not in each] == []


@pytest.mark.browser
def test_every_form_is_listened_to_as_soon_as_its_page_can_be_used(pages, person):
    # What a page asks for may take its time.
    unheard = []
    for path, page in opened(pages, person, "**/api/**", lambda _route: None):
        wait_until(page, "!document.querySelector('main').inert")
        unheard += [(path, form) for form, goes_out in page.evaluate(LISTENED_TO) if goes_out]
    assert unheard == []
