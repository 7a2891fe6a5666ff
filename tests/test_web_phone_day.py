"""The day's list on the phone: its order, its links, other days, another screen."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from archive_world import REP
from coord_convert.transform import gcj2bd, wgs2gcj
from phone_world import NOW, SHOPS, add_day, at_the_phone, settled, stores_on
from site_world import DESKTOP, chromium, person, serious_findings, site

from routeplan.web.words import PHONE as WORDS

__all__ = ["chromium", "person", "site"]
pytestmark = pytest.mark.browser
METRE = 1e-5


@pytest.fixture(autouse=True)
def _a_day(site):
    add_day(site.archive)


def test_the_rest_of_the_day_is_put_in_another_order(site, person):
    rep = at_the_phone(person)
    page = rep.open("/rep/#/order")
    page.locator("#move_up-P4").click()
    page.locator("#move_up-P4").click()
    assert serious_findings(page) == []
    rep.shot(page, "phone-order-en")
    page.locator("a.main").click()
    page.wait_for_selector(".next")
    assert stores_on(page, "Then") == ["Station Kiosk", "幸福超市", "Corner & Sons"]
    # The order is the phone's own and stays; what the clock will say the service works out.
    page.reload()
    page.wait_for_selector(".next")
    assert stores_on(page, "Then") == ["Station Kiosk", "幸福超市", "Corner & Sons"]
    page.goto("/rep/#/order")
    page.locator("#planned").wait_for()
    assert WORDS["order_about"][0] not in page.locator("main").inner_text()
    assert clocks_on(page) == [9 * 60 + 40, 10 * 60 + 5, 10 * 60 + 30, 10 * 60 + 55]


def test_the_best_order_has_its_clock_times_and_names_what_can_no_longer_be_kept(person):
    rep = at_the_phone(person)
    page = rep.open("/rep/#/order")
    # It is found by the service, with clock times: everything is ten minutes apart,
    # only the shop that opens at ten cannot be first.
    page.locator("#best").click()
    page.locator("#planned").wait_for()
    lines = page.locator(".order").all_inner_texts()
    stays = [re.search(r"(\d\d):(\d\d)–(\d\d):(\d\d)", line).groups() for line in lines]
    clocks = [
        60 * int(hour) + int(minute) for stay in stays for hour, minute in (stay[:2], stay[2:])
    ]
    assert [end - start for start, end in pairwise(clocks)] == [15, 10, 15, 10, 15, 10, 15]
    assert clocks[0] > 9 * 60 + 30
    assert clocks[2 * [("幸福超市" in line) for line in lines].index(True)] >= 10 * 60
    assert page.locator("#left-out").count() == 0
    # Late in the day not all of it can be kept, and why is said.
    rep.context.clock.set_fixed_time(NOW.replace(hour=17))
    page.goto("/rep/#/order")
    page.locator("#best").click()
    page.wait_for_selector("#left-out .faults li")
    rep.shot(page, "phone-order-late-en")
    page.locator("#planned").click()
    page.wait_for_selector("#planned", state="detached")
    page.goto("/rep/#/")
    page.wait_for_selector(".next")
    assert stores_on(page, "Then") == ["幸福超市", "Corner & Sons", "Station Kiosk"]


def clocks_on(page) -> list[int]:
    """When each stay begins, in minutes after midnight."""
    said = [re.search(r"(\d\d):(\d\d)–", line) for line in page.locator(".order").all_inner_texts()]
    return [60 * int(each[1]) + int(each[2]) for each in said]


def test_without_signal_an_own_order_has_the_clock_times_that_the_phone_reckons(site, person):
    rep = at_the_phone(person)
    page = rep.open("/rep/")
    settled(page)
    page.goto("/rep/#/order")
    rep.context.set_offline(True)
    page.locator("#move_up-P4").click()
    page.locator("#move_up-P4").click()
    page.locator(".order", has_text="about 10:25–10:40").wait_for()
    assert WORDS["order_about"][0] in page.locator("main").inner_text()
    assert [line.split("\n")[0] for line in page.locator(".order b").all_inner_texts()] == [
        "West Lake Shop", "Station Kiosk", "幸福超市", "Corner & Sons",
    ]  # fmt: skip
    # The list has ten minutes from one shop to the next on the street: three of these to the
    # third from here, two back. The two ways that are on the list are known.
    assert clocks_on(page) == [9 * 60 + 40, 10 * 60 + 25, 11 * 60, 11 * 60 + 25]
    assert page.locator(".order", has_text="about 10:25–10:40").count() == 1
    assert serious_findings(page) == []
    rep.shot(page, "phone-order-about-en")
    rep.context.set_offline(False)
    page.get_by_text(WORDS["order_about"][0]).wait_for(state="detached")
    assert clocks_on(page) == [9 * 60 + 40, 10 * 60 + 5, 10 * 60 + 30, 10 * 60 + 55]
    rep.complaints[:] = [each for each in rep.complaints if "net::ERR_" not in each]


def test_links_have_the_coordinates_that_each_map_expects(site, person):
    page = at_the_phone(person).open("/rep/")
    settled(page)
    lat, lon = SHOPS[0].lat, SHOPS[0].lon
    gcj = wgs2gcj(lon, lat)
    bd = gcj2bd(*gcj)
    hrefs = {
        link.get_attribute("data-map"): unquote(link.get_attribute("href"))
        for link in page.locator(".next [data-map]").all()
    }
    assert set(hrefs) == {"amap", "baidu", "tencent", "google", "apple", "geo"}
    query = {name: parse_qs(urlsplit(href).query) for name, href in hrefs.items()}
    found = {
        "amap": query["amap"]["position"][0].split(","),
        "baidu": query["baidu"]["location"][0].split(",")[::-1],
        "tencent": re.search(r"coord:([\d.]+),([\d.]+)", hrefs["tencent"]).groups()[::-1],
        "google": query["google"]["query"][0].split(",")[::-1],
        "apple": query["apple"]["ll"][0].split(",")[::-1],
        "geo": hrefs["geo"].removeprefix("geo:").split(",")[::-1],
    }
    wanted = {"amap": gcj, "tencent": gcj, "google": gcj, "apple": gcj, "baidu": bd}
    wanted["geo"] = (lon, lat)
    for name, place in wanted.items():
        assert [float(each) for each in found[name]] == pytest.approx(place, abs=METRE), name
    # The map that is used once stands in front the next time.
    page.locator("#maps summary").click()
    link = page.locator("[data-map=baidu]")
    link.evaluate("(link) => link.addEventListener('click', (event) => event.preventDefault())")
    link.click()
    page.reload()
    page.wait_for_selector(".next")
    assert page.locator(".next .row > [data-map]").get_attribute("data-map") == "baidu"


def test_other_days_come_by_date_and_by_swipe(site, person):
    page = at_the_phone(person, "zh").open("/rep/")
    settled(page)
    swipe(page, 300, 60)
    page.wait_for_url(re.compile("2026-11-25$"))
    page.wait_for_selector(".next")
    assert [page.locator(".next h2 a").inner_text(), *stores_on(page, "之后")] == [
        "Old Town Market",
        "Tea House",
    ]
    swipe(page, 60, 300)
    page.wait_for_url(re.compile("2026-11-24$"))
    page.locator("#date").fill("2026-12-01")
    page.wait_for_url(re.compile("2026-12-01$"))
    page.wait_for_selector(".next")
    assert page.locator(".next h2 a").inner_text() == "West Lake Shop"
    # A store cannot be missed before its day has come.
    assert page.locator("#skip-next").count() == 0


def swipe(page, start: int, end: int) -> None:
    page.evaluate(
        """([start, end]) => {
          const on = document.querySelector(".day");
          const send = (kind, x) => {
            const touch = new Touch({ identifier: 1, target: on, clientX: x, clientY: 300 });
            const touches = kind === "touchend" ? [] : [touch];
            on.dispatchEvent(new TouchEvent(kind, { touches, changedTouches: [touch] }));
          };
          send("touchstart", start);
          send("touchend", end);
        }""",
        [start, end],
    )


def test_a_desk_shows_the_same_pages(person):
    rep = person(REP, DESKTOP, "en")
    rep.context.clock.set_fixed_time(NOW)
    page = rep.open("/")
    page.wait_for_url(re.compile("/rep/$"))
    settled(page)
    assert page.get_by_text("Travel times are estimates: ten minutes.").count() == 1
    assert serious_findings(page) == []
    rep.shot(page, "phone-desktop-en")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= DESKTOP[0]
