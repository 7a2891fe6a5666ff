"""
The site as people use it: served on a free port, opened in headless Chromium.

Import the fixtures ``site``, ``chromium`` and ``person`` into a module of tests. Whatever a page
asks of another host, throws, or says on its console fails the test that opened it.
"""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from archive_fixtures import Clock
from archive_world import EVERYBODY, KEEPER, add_users, add_world
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError
from quick_hashes import make_hashes_quick

from routeplan.api.cookies import COOKIE
from routeplan.api.settings import Settings
from routeplan.archive import Archive, User, open_archive
from routeplan.archive.tokens import give_token
from routeplan.archive.users import set_password
from routeplan.web.site import make_site

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESKTOP, PHONE = (1280, 800), (390, 844)
SHOTS = Path(__file__).parent.parent / "build" / "screenshots"
PASSWORD = "three plain words"
PATIENCE_MS = 20_000
SERIOUS = ("serious", "critical")


class Site:
    """A served archive with the small company of ``archive_world``; its clock stands still."""

    def __init__(self, archive: Archive, clock: Clock, settings: Settings) -> None:
        self.archive, self.clock = archive, clock
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.app = make_site(archive, settings)
        config = uvicorn.Config(
            self.app, log_config=None, access_log=False, ws="none",
            timeout_graceful_shutdown=1,
        )  # fmt: skip
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],))
        self._thread.start()

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(60)
        self._socket.close()


class Person:
    """Somebody at a browser, signed in or not."""

    def __init__(self, site: Site, context: BrowserContext, complaints: list[str]) -> None:
        self.site, self.context, self.complaints = site, context, complaints

    def open(self, path: str = "/") -> Page:
        """A new page; what goes wrong on it is noted."""
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        self._watch(page)
        page.goto(self.site.address + path)
        return page

    def shot(self, page: Page, name: str) -> None:
        """Keep a screenshot among the tests' outputs, ``build/screenshots``."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SHOTS / f"{name}.png", full_page=True)

    def _watch(self, page: Page) -> None:
        ours = urlsplit(self.site.address).netloc
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("console", lambda said: self._hear(said.type, said.text))
        page.on("request", lambda asked: self._ask(asked.url, ours))

    def _hear(self, kind: str, text: str) -> None:
        # A refused call is told by the browser as well; the page has to tell it better.
        is_plain = re.search(r"status of 4\d\d|GL Driver Message", text)
        if kind in ("error", "warning") and not is_plain:
            self.complaints.append(f"{kind}: {text}")

    def _ask(self, url: str, ours: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("blob", "data") and parts.netloc != ours:
            self.complaints.append(f"foreign request: {url}")


def wait_until(page: Page, expression: str) -> None:
    """
    Wait until something holds on a page.

    Playwright's own ``wait_for_function`` asks again by ``eval``, which these pages forbid.
    """
    for _ in range(PATIENCE_MS // 50):
        # A page that moves on while it is asked is asked again where it arrives.
        with navigation_passed_over():
            if page.evaluate(expression):
                return
        page.wait_for_timeout(50)
    assert page.evaluate(expression), expression


@contextmanager
def navigation_passed_over() -> Iterator[None]:
    """Pass over what Playwright says when a page moves on under a question."""
    try:
        yield
    except PlaywrightError as error:
        if "Execution context was destroyed" not in str(error):
            raise


def serious_findings(page: Page) -> list[str]:
    """What axe-core finds that keeps people from using a page."""
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {node['html'][:200]}"
        for each in found
        if each["impact"] in SERIOUS
        for node in each["nodes"]
    ]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def site(
    request: pytest.FixtureRequest,
    sqlite_template: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Site]:
    """A site of its own for a test, with the ``SETTINGS`` of the test's module, if it has any."""
    make_hashes_quick(monkeypatch)
    path = tmp_path / "site.db"
    path.write_bytes(sqlite_template.read_bytes())
    clock = Clock()
    archive = open_archive(path, clock)
    add_world(archive)
    add_users(archive)
    for user in EVERYBODY:
        set_password(archive, KEEPER, user.name, PASSWORD)
    served = Site(archive, clock, getattr(request.module, "SETTINGS", Settings()))
    yield served
    served.stop()
    archive.close()


@pytest.fixture
def person(site: Site, chromium: Browser) -> Iterator[Callable[..., Person]]:
    """Seats somebody at a browser: ``person(PLANNER, PHONE, "zh")``; None: not signed in."""
    seated: list[Person] = []

    def seat(
        who: User | None = None, size: tuple[int, int] = DESKTOP, lang: str = "en", **more: object
    ) -> Person:
        context = chromium.new_context(
            base_url=site.address,
            viewport={"width": size[0], "height": size[1]},
            has_touch=size == PHONE,
            is_mobile=size == PHONE,
            locale="zh-CN" if lang == "zh" else "en-GB",
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
            **more,
        )
        if who is not None:
            secret = give_token(site.archive, who, "session", Settings().session)
            context.add_cookies([{"name": COOKIE, "value": secret, "url": site.address}])
        seated.append(Person(site, context, []))
        return seated[-1]

    yield seat
    for each in seated:
        each.context.close()
    complaints = [complaint for each in seated for complaint in each.complaints]
    assert not complaints, complaints
