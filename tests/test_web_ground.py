"""The basemap beneath the maps of the pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from archive_world import PLANNER
from fastapi.testclient import TestClient
from playwright.sync_api import sync_playwright
from site_world import CHROMIUM, FLAGS, PATIENCE_MS, person, site
from test_basemap import SOFTWARE_GL
from test_web_map import START, colours_of, rgb

from routeplan.api.cookies import COOKIE
from routeplan.api.settings import Settings
from routeplan.archive.tokens import give_token
from routeplan.cli import main
from routeplan.formats.colours import class_colour
from routeplan.web.files import address_of

__all__ = ["chromium", "person", "site"]
HELSINKI = Path(__file__).parent.parent / "scenarios" / "helsinki" / "basemap.pmtiles"
SETTINGS = Settings(basemap=HELSINKI)


# What draws the basemap with WebGL and without it, and what a page asks the server for then.
VENDORED = {
    "maplibre": {"maplibre-gl.css", "maplibre-gl.js", "pmtiles.js"},
    "leaflet": {"leaflet.css", "leaflet.js", "protomaps-leaflet.js", "pmtiles.js"},
}
FLAGS_OF = {
    "maplibre": [*(flag for flag in FLAGS if flag != "--disable-gpu"), *SOFTWARE_GL],
    "leaflet": [*FLAGS, "--disable-3d-apis"],
}


@pytest.fixture(scope="module", params=["maplibre", "leaflet"])
def library(request):
    return request.param


@pytest.fixture(scope="module")
def chromium(library):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS_OF[library])
        yield browser
        browser.close()


def test_stretches_of_the_basemap_go_to_who_is_signed_in(site):
    with TestClient(site.app) as client:
        assert client.get("/basemap.pmtiles").status_code == 401
        secret = give_token(site.archive, PLANNER, "session", SETTINGS.session)
        client.cookies.set(COOKIE, secret)
        part = client.get("/basemap.pmtiles", headers={"Range": "bytes=100-299"})
        assert part.status_code == 206
        assert part.content == HELSINKI.read_bytes()[100:300]
        page = client.get("/nowhere", headers={"Accept": "text/html"})
        assert 'data-schema="openmaptiles"' in page.text
        assert "OpenStreetMap contributors" in page.text


def test_a_file_that_is_no_basemap_is_refused_before_anything_is_served(tmp_path, capsys):
    call = ["serve", "--archive", str(tmp_path / "a.db"), "--basemap", str(tmp_path)]
    assert main(call) == 2
    assert "RP718" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.browser
def test_streets_and_parks_lie_beneath_the_routes(person, library):
    page = person(PLANNER).open("/nowhere")
    page.evaluate(START.replace("30.2", "60.17").replace("120.1", "24.94"), [
        address_of("js/map.js"), None, 12,
    ])  # fmt: skip
    drawn = {
        "selector": f".ground[data-library={library}][data-state=drawn]",
        "timeout": 6 * PATIENCE_MS,
    }
    page.wait_for_selector(**drawn)
    assert {rgb(class_colour(rank)) for rank in range(3)} <= colours_of(page)
    page.evaluate("delete made.ground.box.dataset.state, made.view.scale = 2 ** 23, made.redraw()")
    page.wait_for_selector(**drawn)
    found = colours_of(page)
    assert {(0xDF, 0xE9, 0xD6), (0xFF, 0xFF, 0xFF)} <= found
    assert "OpenStreetMap" in page.locator(".attribution").inner_text()
    asked = page.evaluate("performance.getEntriesByType('resource').map((each) => each.name)")
    vendored = {url.rpartition("/")[2] for url in asked if "/vendor/" in url}
    # Signing out without signal needs what it forgets with.
    assert vendored - {"idb.js"} == VENDORED[library]
