"""A rep of Hangzhou with a plan that runs: what the phone shows is known to the second."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
from archive_fixtures import CHINA
from archive_world import KEEPER, PLANNER, REP, SUPERVISOR, rep
from playwright.sync_api import Page
from site_world import PASSWORD, PATIENCE_MS, PHONE, Person, Site

from routeplan.archive import Archive
from routeplan.archive.card import Details
from routeplan.archive.card import Person as Contact
from routeplan.archive.plan_states import sign_off_plan, start_plan, submit_plan
from routeplan.archive.plans import keep_plan
from routeplan.archive.steps import approve_cards, draft_card
from routeplan.archive.visits import list_visits
from routeplan.check import check
from routeplan.cycle import Cycle, FreeCalendar, Window
from routeplan.plan import Origin, Plan, Route
from routeplan.problem import Problem, Source, places_of
from routeplan.rules import Rules, preset
from routeplan.stores import Store
from routeplan.travel import Travel
from routeplan.visits import Visit

TUESDAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=CHINA)
HERE = {"latitude": 30.2741, "longitude": 120.1551, "accuracy": 8.0}
TRAVEL_S = 600
HOUR_S = 3600
STEP_MS = 50
# Shops of a Tuesday in this order, and of a Wednesday.
ON_TUESDAY, ON_WEDNESDAY = ("P1", "P2", "P3", "P4"), ("P5", "P6")
NAMES = {
    "P1": "West Lake Shop", "P2": "幸福超市", "P3": "Corner & Sons", "P4": "Station Kiosk",
    "P5": "Old Town Market", "P6": "Tea House",
}  # fmt: skip
OPEN_LATE = (Window(start_s=10 * HOUR_S, end_s=20 * HOUR_S),)


def shop(number: int, **more: Any) -> Store:
    shop_id = f"P{number}"
    if shop_id == "P2":
        more["open_hours"] = (OPEN_LATE,) * 7
    return Store(
        id=shop_id, name=NAMES[shop_id], lat=30.2741 + number / 500, lon=120.1551, rep="R1",
        store_class="B", address=f"{number} Lake Street", **more,
    )  # fmt: skip


SHOPS = tuple(shop(number) for number in range(1, 7))


def rules() -> Rules:
    """Shops of class B are visited to collect and to check."""
    standard = preset("standard")
    to_collect = standard.classes["B"].model_copy(update={"purposes": ("collect", "check")})
    return standard.model_copy(update={"classes": {**standard.classes, "B": to_collect}})


def problem() -> Problem:
    """Everything is ten minutes from everything."""
    places = len(places_of(SHOPS, [rep("R1")]))
    away = 1 - np.eye(places, dtype=np.int32)
    travel = Travel(
        seconds=TRAVEL_S * away, metres=4_000 * away, source="ten minutes", estimated=True
    )
    return Problem.of(
        stores=SHOPS, reps=(rep("R1"),), rules=rules(), cycle=Cycle(weeks=1),
        travel=travel, calendar=FreeCalendar(), source=Source(scenario="phone", settings={}),
    )  # fmt: skip


def plan() -> Plan:
    return Plan(
        calendar={"R1": ("T1", "T2", "T3", "T4", "T5", "T6", None)},
        routes=(
            *(Route(rep="R1", label=f"T{n}", stores=()) for n in (1, 4, 5, 6)),
            Route(rep="R1", label="T2", stores=ON_TUESDAY),
            Route(rep="R1", label="T3", stores=ON_WEDNESDAY),
        ),
        left_out=(),
        first_monday=TUESDAY - timedelta(days=1),
        origin=Origin(
            routeplan="0.1.0", engine="hand", seed=1, until="by hand", scenario="phone",
            settings={}, travel="ten minutes", inputs={},
        ),
    )  # fmt: skip


def add_day(archive: Archive) -> None:
    """The shops' cards and the plan that runs from Monday on."""
    for each in SHOPS:
        people = (Contact(name="Li Wei", role="owner", phone="0571 555 0142", decides=True),)
        details = Details(phone=f"0571 555 010{each.id[1]}", people=people)
        draft_card(archive, KEEPER, each, "HZ", details)
    approve_cards(archive, KEEPER, [each.id for each in SHOPS])
    made, asked = plan(), problem()
    assert check(asked, made) == []
    kept = keep_plan(archive, PLANNER, "north", asked, made)
    submit_plan(archive, PLANNER, kept.id)
    sign_off_plan(archive, SUPERVISOR, kept.id, "good")
    start_plan(archive, PLANNER, kept.id, TUESDAY - timedelta(days=1))


def at_the_phone(person: Any, lang: str = "en", *, allowed: bool = True, who: Any = REP) -> Person:
    """A rep with a phone whose clock stands at half past nine on that Tuesday."""
    more: dict[str, Any] = {"geolocation": HERE, "permissions": ["geolocation"]} if allowed else {}
    found: Person = person(who, PHONE, lang, **more)
    found.context.clock.set_fixed_time(NOW)
    return found


def settled(page: Page) -> None:
    """Wait until the pack is on the phone and the worker keeps the shell."""
    page.wait_for_selector(".next")
    page.evaluate("navigator.serviceWorker.ready")


def recorded(site: Site) -> dict[str, Visit]:
    """All visits in the archive from that Tuesday on, by store; each store once."""
    visits = list_visits(site.archive, KEEPER, first=TUESDAY, limit=1_000)
    found = {visit.store: visit for visit in visits}
    assert len(found) == len(visits)
    return found


def offline_is_no_complaint(person: Person) -> None:
    """What the browser itself says of a net that was cut on purpose."""
    kept = [each for each in person.complaints if "net::ERR_" not in each]
    person.complaints[:] = kept


_WAITING = """async () => {
  const opened = (name) => new Promise((done) => {
    const asked = indexedDB.open(name);
    asked.onsuccess = () => done(asked.result);
  });
  let waiting = 0;
  for (const { name } of await indexedDB.databases()) {
    const db = await opened(name);
    const counted = db.transaction("outbox").objectStore("outbox").count();
    waiting += await new Promise((done) => { counted.onsuccess = () => done(counted.result); });
    db.close();
  }
  return waiting;
}"""


def check_out(page: Page) -> None:
    """End the visit that is going on."""
    page.locator("#out").click()
    page.wait_for_selector("form#visit", state="detached")


def sent(page: Page) -> None:
    """Wait until nothing waits any more on the phone."""
    for _ in range(PATIENCE_MS // STEP_MS):
        if waiting_on(page) == 0:
            return
        page.wait_for_timeout(STEP_MS)
    raise AssertionError("something still waits on the phone")


def waiting_on(page: Page) -> int:
    """How many things wait on the phone, whoever recorded them."""
    found: int = page.evaluate(_WAITING)
    return found


def stores_on(page: Page, section: str) -> list[str]:
    """The stores of one part of the list."""
    found = page.locator(f"section:has(> h2:text-matches('^{section} ')) .line b")
    return found.all_inner_texts()


def visit_next(page: Page) -> None:
    """Check in at the next stop and out again."""
    page.locator("#in-next").click()
    page.locator("form#visit").wait_for()
    check_out(page)


def skip_next(page: Page, reason: str) -> None:
    """Say why the next stop is not visited."""
    page.locator("#skip-next").click()
    page.locator(f"dialog input[value={reason}]").check()
    page.locator("dialog button.main").click()
    page.wait_for_selector("dialog", state="detached")


def sign_in(page: Page, name: str) -> None:
    """Sign in, from the page that asks for it or from the phone's own."""
    if "/sign-in" not in page.url:
        page.locator("#banner a.main").click()
    page.locator("input[name=name]").fill(name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("button.main").click()
    page.wait_for_url(re.compile(r"^[^?]*/rep/"))
