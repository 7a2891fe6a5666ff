"""The shell that a phone keeps: complete, installable, in both languages, with nobody's data."""

from __future__ import annotations

import hashlib
import io
import json
import posixpath
import re
from importlib.resources import files

import pytest
from fastapi.testclient import TestClient
from phone_world import add_day, at_the_phone, settled
from PIL import Image
from site_world import chromium, person, site

from routeplan.stores import Purpose
from routeplan.visits.visit import Outcome, Reason
from routeplan.web.files import STATIC, VERSION, address_of
from routeplan.web.phone import shell
from routeplan.web.words import FRAME
from routeplan.web.words import PHONE as WORDS

__all__ = ["chromium", "person", "site"]
# What the files were when they came from npm; see static/vendor/README.md.
VENDORED = {"vendor/idb.js": "e01b45d2e088a7197e8b41ba9b51a0876969da67cc08e6efbc3d5d7ab6ac836c"}
SCRIPTS = {
    name: each.content.decode()
    for name, each in STATIC.items()
    if name.startswith("js/phone/") or name == "js/rep_files.js"
}


@pytest.fixture
def client(site):
    with TestClient(site.app, follow_redirects=False) as found:
        yield found


@pytest.mark.parametrize("name", VENDORED)
def test_vendored_files_are_what_they_were(name):
    assert hashlib.sha256(STATIC[name].content).hexdigest() == VENDORED[name]
    assert "ISC" in STATIC["vendor/LICENSE-idb.txt"].content.decode()


def test_the_shell_is_kept_with_every_module_that_it_imports():
    kept = set(shell())
    for name in kept:
        if not name.endswith(".js"):
            continue
        text = STATIC[name].content.decode()
        for wanted in re.findall(r'^(?:import|export)[^;]*?from "(\.[^"]+)"', text, re.M):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(name), wanted)) in kept, name


def test_every_word_that_a_script_says_is_there_and_every_word_is_said():
    known = {**FRAME, **WORDS}
    said = {
        key
        for text in SCRIPTS.values()
        for key in re.findall(r'(?<![.#\w])(?:say|fact|section|amount|line)\("(\w+)"', text)
    }
    assert len(said) > 80
    assert said - set(known) == set()
    pages = (files("routeplan.web") / "templates" / "phone.html").read_text(encoding="utf-8")
    # The keys of a few are put together: map_amap, kind_visit; and the manifest has its own.
    put_together = ("map_", "kind_", "app_")
    silent = {
        key
        for key in WORDS
        if not any(f'"{key}"' in text for text in SCRIPTS.values())
        and f"said.{key}" not in pages
        and not key.startswith(put_together)
    }
    assert silent == {"title"}


def test_the_shell_says_nothing_of_anybody_and_all_that_may_be_chosen(client, site):
    page = client.get("/rep/")
    assert page.status_code == 200
    assert 'name="csrf-token" content=""' in page.text
    content = json.loads(re.search(r'id="content">(.*?)</script>', page.text)[1])
    for list_name, kind in (("purposes", Purpose), ("outcomes", Outcome), ("reasons", Reason)):
        assert [each["id"] for each in content[list_name]] == list(kind.__args__)
    chinese = client.get("/rep/", headers={"Accept-Language": "zh"}).text
    assert "签到" in chinese
    assert page.headers["etag"] == f'"{VERSION}"'


def test_the_worker_names_the_files_of_this_version_and_may_ask_for_them(client):
    worker = client.get("/rep/sw.js")
    assert worker.headers["content-type"].startswith("text/javascript")
    assert "connect-src 'self'" in worker.headers["content-security-policy"]
    kept = json.loads(re.match(r"const KEPT = (.*);\n", worker.text)[1])
    assert kept["version"] == VERSION
    assert {address_of(name) for name in shell()} == set(kept["files"])
    for path in kept["files"]:
        assert client.get(path).status_code == 200, path


@pytest.mark.parametrize(("lang", "name"), [("en", WORDS["app_name"][0]), ("zh", "routeplan 拜访")])
def test_the_manifest_has_what_a_phone_wants(client, lang, name):
    answer = client.get("/rep/manifest.webmanifest", headers={"Accept-Language": lang})
    assert answer.headers["content-type"].startswith("application/manifest+json")
    found = answer.json()
    assert (found["start_url"], found["scope"], found["display"]) == (
        "/rep/",
        "/rep/",
        "standalone",
    )
    assert (found["name"], found["lang"][:2]) == (name, lang)
    assert len(found["short_name"]) <= 12
    sizes = {(each["sizes"], each["purpose"]) for each in found["icons"]}
    assert sizes == {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}
    for each in found["icons"]:
        picture = Image.open(io.BytesIO(client.get(each["src"]).content))
        assert f"{picture.width}x{picture.height}" == each["sizes"]
        # A phone may cut a maskable one to any shape: it has no transparent corner.
        corner = picture.convert("RGBA").getpixel((0, 0))[3]
        assert (corner == 255) == (each["purpose"] == "maskable")


@pytest.mark.browser
def test_a_browser_would_install_it(site, person):
    add_day(site.archive)
    rep = at_the_phone(person)
    page = rep.open("/rep/")
    settled(page)
    page.reload()
    settled(page)
    assert page.evaluate("navigator.serviceWorker.controller.scriptURL").endswith("/rep/sw.js")
    devtools = rep.context.new_cdp_session(page)
    manifest = devtools.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert json.loads(manifest["data"])["name"] == WORDS["app_name"][0]
    found = devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # The tests' browser has no profile of its own to install into.
    assert [each["errorId"] for each in found if each["errorId"] != "in-incognito"] == []
