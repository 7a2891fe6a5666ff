"""A rep's day on the phone, from the list in the morning to the report in the evening."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from archive_world import KEEPER, REP
from coord_convert.transform import gcj2bd, wgs2gcj
from phone_world import (
    NOW,
    ON_TUESDAY,
    SHOPS,
    TUESDAY,
    add_day,
    at_the_phone,
    check_out,
    recorded,
    sent,
    settled,
)
from site_world import DESKTOP, chromium, person, serious_findings, site

from routeplan.archive.cards import list_cards
from routeplan.archive.visits import record_visits
from routeplan.visits import FilledForm, Position
from routeplan.web.words import PHONE as WORDS

__all__ = ["chromium", "person", "site"]
pytestmark = pytest.mark.browser
CENTIMETRE = 1e-7
METRE = 1e-5


@pytest.fixture(autouse=True)
def _a_day(site):
    add_day(site.archive)


def stores_on(page, section: str) -> list[str]:
    """The stores of one part of the list."""
    found = page.locator(f"section:has(> h2:text-matches('^{section} ')) .line b")
    return found.all_inner_texts()


def test_a_visit_from_check_in_to_check_out(site, person):
    before = {"id": "v0", "rep": "R1", "store": "P1", "on": "2026-11-17", "next_aim": "new shelf"}
    record_visits(site.archive, REP, [before])
    rep = at_the_phone(person)
    page = rep.open("/rep/")
    settled(page)
    following = page.locator(".next")
    assert "09:10–09:25" in following.inner_text()
    assert "new shelf" in following.inner_text()
    names = [shop.name for shop in SHOPS if shop.id in ON_TUESDAY]
    assert [following.locator("h2 a").inner_text(), *stores_on(page, "Then")] == names
    assert serious_findings(page) == []
    rep.shot(page, "phone-day-en")
    following.locator("h2 a").click()
    page.wait_for_selector("#in-stop")
    assert page.locator("a[href='tel:05715550142']").count() == 1
    assert serious_findings(page) == []
    rep.shot(page, "phone-stop-en")
    page.locator("#in-stop").click()
    page.get_by_text("Position noted to 8 m.").wait_for()
    for name, value in (("purposes", "order"), ("purposes", "check"), ("outcomes", "order")):
        page.locator(f"input[name={name}][value={value}]").check()
    page.locator("input[name=order_cents]").fill("1250.50")
    page.locator("textarea[name=note]").fill("asked for posters")
    page.locator("textarea[name=next_aim]").fill("second shelf")
    fill_in_forms(page)
    assert serious_findings(page) == []
    rep.shot(page, "phone-visit-en")
    # What was written stays, letter by letter, whatever happens to the page.
    page.reload()
    assert page.locator("textarea[name=note]").input_value() == "asked for posters"
    rep.context.clock.set_fixed_time(NOW + timedelta(minutes=22, seconds=10))
    check_out(page)
    sent(page)
    visit = recorded(site)["P1"]
    assert (visit.on, visit.planned_on, visit.plan) == (TUESDAY, TUESDAY, "north 1")
    assert (visit.arrived_s, visit.left_s) == (34_200, 35_530)
    assert visit.position == Position(lat=30.2741, lon=120.1551, accuracy_m=8)
    assert (visit.purposes, visit.outcomes) == (("order", "check"), ("order",))
    assert (visit.order_cents, visit.collected_cents) == (125_050, None)
    assert (visit.note, visit.next_aim) == ("asked for posters", "second shelf")
    assert visit.forms == (
        FilledForm(form="in_store_check", answers={
            "product": "tea", "price": 3.5, "stock": 12, "display": "poor",
            "promotion_material": ("poster", "rack"),
        }),
        FilledForm(form="market_change", urgent=True, answers={
            "change": "price", "details": "cheaper", "since": "2026-11-20",
        }),
    )  # fmt: skip
    assert str(visit.recorded_at) == "2026-11-24 09:52:10+08:00"
    assert stores_on(page, "Seen to") == ["West Lake Shop"]


def fill_in_forms(page):
    page.locator("#add-in_store_check").click()
    check = page.locator("[data-form=in_store_check]")
    check.get_by_label("Product").fill("tea")
    check.get_by_label("Price on the shelf").fill("3.5")
    check.get_by_label("Stock in the store").fill("12")
    check.get_by_label("Display").select_option("poor")
    check.get_by_label("poster").check()
    check.get_by_label("rack").check()
    page.locator("#add-market_change").click()
    change = page.locator("[data-form=market_change]")
    change.get_by_label("Urgent").check()
    # A form is not complete without the answers that it asks for.
    page.locator("#out").click()
    assert page.locator("form#visit").is_visible()
    change.get_by_label("What has changed").select_option("price")
    change.get_by_label("In words").fill("cheaper")
    change.get_by_label("Since").fill("2026-11-20")


def test_position_is_asked_for_at_check_in_alone_and_only_if_allowed(site, person):
    rep = at_the_phone(person, "zh", allowed=False)
    page = rep.open("/rep/")
    asked = (
        "() => { window.asked = 0; const there = Geolocation.prototype.getCurrentPosition;"
        "Geolocation.prototype.getCurrentPosition = function (...how) {"
        "window.asked += 1; return there.apply(this, how); }; }"
    )
    page.evaluate(asked)
    settled(page)
    rep.shot(page, "phone-day-zh")
    assert serious_findings(page) == []
    page.locator(".next h2 a").click()
    page.wait_for_selector("#in-stop")
    rep.shot(page, "phone-stop-zh")
    assert page.evaluate("window.asked") == 0
    page.locator("#in-stop").click()
    page.locator("form#visit").wait_for()
    rep.shot(page, "phone-visit-zh")
    assert page.evaluate("window.asked") == 1
    check_out(page)
    sent(page)
    assert recorded(site)["P1"].position is None
    # Who does not want it noted is not even asked.
    page.locator("#phone-menu summary").click()
    assert serious_findings(page) == []
    page.locator("#position").uncheck()
    page.locator("#in-next").click()
    page.locator("form#visit").wait_for()
    assert page.evaluate("window.asked") == 1


def test_a_store_is_skipped_with_a_reason_by_keyboard(site, person):
    rep = at_the_phone(person)
    page = rep.open("/rep/")
    settled(page)
    page.locator("#skip-next").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open]")
    assert serious_findings(page) == []
    rep.shot(page, "phone-skip-en")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")
    assert recorded(site) == {}
    page.locator("#skip-next").press("Enter")
    page.locator("input[value=closed]").press("Space")
    page.locator("dialog textarea").press_sequentially("holiday sign")
    page.locator("dialog button.main").press("Enter")
    page.locator(".next h2 a", has_text="幸福超市").wait_for()
    sent(page)
    visit = recorded(site)["P1"]
    assert (visit.not_visited, visit.note, visit.was_made) == ("closed", "holiday sign", False)
    assert (visit.on, visit.planned_on) == (TUESDAY, TUESDAY)


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
    # The order is the phone's own and stays; what the clock will say nobody has worked out.
    page.reload()
    page.wait_for_selector(".next")
    assert stores_on(page, "Then") == ["Station Kiosk", "幸福超市", "Corner & Sons"]
    assert WORDS["order_without_times"][0] in page.locator("main").inner_text()
    page.goto("/rep/#/order")
    # The best one is found by the service, with clock times: everything is ten minutes apart,
    # only the shop that opens at ten cannot be first.
    page.locator("#best").click()
    page.wait_for_function("() => !document.querySelector('.lines').textContent.includes('--')")
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


def test_a_visit_beside_the_plan_and_one_to_a_new_store(site, person):
    rep = at_the_phone(person)
    page = rep.open("/rep/#/add")
    page.wait_for_selector("#found .line")
    assert serious_findings(page) == []
    page.locator("#search").fill("tea")
    rep.shot(page, "phone-add-en")
    page.locator("#found button.line").click()
    page.locator("form#visit").wait_for()
    check_out(page)
    page.goto("/rep/#/store")
    page.wait_for_selector("#new-store")
    page.locator("#here").click()
    page.get_by_text("Position noted").wait_for()
    for name, value in (("name", "Lotus Bar"), ("phone", "139"), ("contact", "Ann")):
        page.locator(f"input[name={name}]").fill(value)
    page.locator("select[name=store_class]").select_option("B")
    page.locator("select[name=area]").select_option("HZ")
    assert serious_findings(page) == []
    rep.shot(page, "phone-store-en")
    page.locator("button[value=visit]").click()
    page.locator("form#visit").wait_for()
    check_out(page)
    sent(page)
    found = recorded(site)
    draft = next(card for card in list_cards(site.archive, KEEPER) if card.name == "Lotus Bar")
    assert (draft.state, draft.rep, draft.area, draft.store_class) == ("draft", "R1", "HZ", "B")
    assert set(found) == {"P6", draft.id}
    assert all(each.planned_on is None for each in found.values())
    assert "Lotus Bar" in page.locator("section", has_text="Beside the plan").last.inner_text()


def test_the_report_is_made_from_the_visits_and_sent(site, person):
    rep = at_the_phone(person)
    page = rep.open("/rep/")
    settled(page)
    page.locator("#in-next").click()
    page.locator("form#visit").wait_for()
    check_out(page)
    sent(page)
    page.get_by_text("Day's report").click()
    page.wait_for_selector("section table")
    assert "West Lake Shop" in page.locator("main").inner_text()
    assert serious_findings(page) == []
    page.locator("#report-note").fill("all well")
    page.locator("#send-report").click()
    page.wait_for_selector("#report-sent")
    rep.shot(page, "phone-report-en")
    from routeplan.archive.day_reports import list_reports

    (line,) = list_reports(site.archive, KEEPER, TUESDAY, TUESDAY, None, "R1")
    assert line.sent is not None
    assert (line.sent.version, line.sent.sent_by, line.sent.note) == (1, "rita", "all well")


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
    assert serious_findings(page) == []
    rep.shot(page, "phone-desktop-en")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= DESKTOP[0]
