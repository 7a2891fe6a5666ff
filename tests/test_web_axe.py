"""No page, as it opens, keeps people from using it."""

from __future__ import annotations

import pytest
from every_page import pages
from site_world import DESKTOP, PHONE, chromium, person, serious_findings, site, wait_until

__all__ = ["chromium", "pages", "person", "site"]
pytestmark = pytest.mark.browser
SETTLED_MS = 300


@pytest.mark.parametrize(("size", "lang"), [(DESKTOP, "en"), (PHONE, "zh")])
def test_axe_finds_nothing_serious_on_any_page(pages, person, size, lang):
    found = []
    seated = {}
    for path, (who, _) in pages.items():
        if who.name not in seated:
            seated[who.name] = person(who, size, lang)
        page = seated[who.name].open(path)
        wait_until(page, "!document.querySelector('main').inert")
        page.wait_for_timeout(SETTLED_MS)
        found += [(path, each) for each in serious_findings(page)]
        page.close()
    assert found == []
