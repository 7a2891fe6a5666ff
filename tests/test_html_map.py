from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import sync_playwright
from sample import STORES, TRAVEL, sample_plan, sample_problem

from routeplan.datums.links import links
from routeplan.errors import InputError
from routeplan.formats.html_map import embedded, map_page, write_map
from routeplan.problem import Source
from routeplan.travel import Travel

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PROBLEM, PLAN = sample_problem(), sample_plan()


def content_of(page):
    text = re.search(r'<script id="content" type="application/json">(.*?)</script>', page)[1]
    return json.loads(text)


def test_the_page_is_one_file_that_asks_for_nothing():
    page = map_page(PROBLEM, PLAN)
    # The content holds links for the reader to follow, as texts.
    code = re.sub(r'<script id="content".*?</script>', "", page)
    addresses = set(re.findall(r"https?://[^\"' ]*", code))
    assert addresses == {"http://www.w3.org/2000/svg"}
    assert "default-src 'none'" in page
    assert not re.search(r"<link[^>]+stylesheet|<script[^>]+src=|@import|\burl\(", page)


def test_a_card_links_to_other_maps():
    for store, shown in zip(
        PROBLEM.stores, content_of(map_page(PROBLEM, PLAN))["stores"], strict=True
    ):
        assert shown["links"] == links(store.lat, store.lon, store.name)


def test_texts_of_the_input_cannot_leave_their_place():
    page = map_page(PROBLEM, PLAN)
    assert page.count("</script>") == 2
    assert "Kiosco \\u003c/script\\u003e \\u0026 Hijos" in page
    nasty = "</script><!-- \u2028\u2029 & {{style}}"
    assert json.loads(embedded([nasty])) == [nasty]
    assert not set("<>&\u2028\u2029") & set(embedded([nasty]))
    stores = (STORES[0].model_copy(update={"name": nasty}), *STORES[1:])
    shown = content_of(map_page(sample_problem(stores=stores), PLAN))
    assert shown["stores"][0]["name"] == nasty


def test_stores_carry_class_rule_days_times_and_extras():
    content = content_of(map_page(PROBLEM, PLAN))
    shop = content["stores"][0]
    assert (shop["id"], shop["class"], shop["sales"]) == ("S1", 0, "12,500.5")
    assert shop["rule"] == "3 visits a week, 120 min, 2 to 3 days between"
    assert shop["extra"] == [["Phone", "+598 2900 0000"]]
    assert [visit["day"] for visit in shop["visits"]] == [0, 2, 4, 7, 9, 11]
    assert [visit["arrive"] for visit in shop["visits"][1:3]] == ["09:03", "10:03"]
    assert content["stores"][11]["leftOut"].endswith("25 min too late")


def test_routes_carry_days_stores_and_colours_that_differ():
    routes = content_of(map_page(PROBLEM, PLAN))["routes"]
    assert [route["label"] for route in routes[:4]] == ["T1", "T2", "T3", "T4"]
    assert routes[0]["days"] == [0, 2, 4, 7, 9, 11]
    assert routes[0]["stores"] == [0, 1, 2]
    looks = [(route["colour"], route["turn"]) for route in routes]
    assert len(set(looks)) == len(looks)


def test_estimates_and_attribution_are_marked_where_they_hold():
    content = content_of(map_page(PROBLEM, PLAN))
    assert content["estimated"] == "estimated, straight lines"
    assert content["attribution"] == "(c) sample people"
    measured = Travel(TRAVEL.seconds.copy(), TRAVEL.metres.copy(), "measured", estimated=False)
    content = content_of(map_page(sample_problem(travel=measured, source=Source()), PLAN))
    assert (content["estimated"], content["attribution"]) == ("", "")


def test_a_plan_that_does_not_fit_is_a_fault(tmp_path):
    with pytest.raises(InputError):
        write_map(tmp_path / "map.html", PROBLEM, sample_plan(calendar={"R8": (None,) * 14}))
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_map(chromium, tmp_path):
    seen = []
    pages = []

    def opened(lang="en", width=1280, height=800):
        write_map(tmp_path / "map.html", PROBLEM, PLAN, lang)
        page = chromium.new_page(viewport={"width": width, "height": height})
        page.on("console", lambda message: seen.append(message.text))
        page.on("pageerror", lambda error: seen.append(str(error)))
        page.on("request", lambda request: seen.append(request.url))
        page.goto((tmp_path / "map.html").as_uri())
        pages.append(page)
        return page

    yield opened
    for page in pages:
        page.close()
    assert seen == [(tmp_path / "map.html").as_uri()]


def pixel(page, at):
    """The colour on the map at a point of the page, once it is drawn."""
    script = """([left, top]) => new Promise((done) => requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const map = document.getElementById("map");
        const box = map.getBoundingClientRect();
        const ratio = map.width / box.width;
        const copy = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
        const x = Math.floor((left - box.left) * ratio), y = Math.floor((top - box.top) * ratio);
        copy.drawImage(map, x, y, 1, 1, 0, 0, 1, 1);
        done([...copy.getImageData(0, 0, 1, 1).data].slice(0, 3));
      })))"""
    return tuple(page.evaluate(script, at))


def after_frames(page):
    """Let the page work off its events and draw."""
    page.evaluate("() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 200))")


def point(page, store):
    return page.evaluate("id => pointOf(id)", store)


def click(page, store):
    page.mouse.click(*point(page, store))


@pytest.mark.browser
def test_a_click_on_a_store_opens_its_card(open_map):
    page = open_map()
    assert page.locator("#card").is_hidden()
    click(page, "S1")
    card = page.locator("#card").inner_text()
    for text in ("Corner Shop", "S1", "3 visits a week", "18 de Julio 1234", "Ask for Marta",
                 "convenience", "+598 2900 0000", "week 1 Fri", "10:03–12:03"):  # fmt: skip
        assert text in card
    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()


@pytest.mark.browser
def test_a_card_shows_texts_as_texts(open_map):
    page = open_map()
    click(page, "S4")
    assert page.locator("#card h2").inner_text() == "Kiosco </script> & Hijos"


@pytest.mark.browser
def test_a_left_out_store_says_why(open_map):
    page = open_map("zh", 390, 844)
    click(page, "S12")
    assert (
        "未安排: 允许的日期都已排满; 最合适的一天也会超时 25 分钟"
        in page.locator("#card").inner_text()
    )


@pytest.mark.browser
def test_routes_days_and_reps_switch_off_and_on(open_map):
    page = open_map()
    at = point(page, "S2")
    on = pixel(page, at)
    assert on == (0xD5, 0x5E, 0x00)
    for switch in (
        page.locator("[data-route='R1 T1'] input"),
        page.locator("#reps label", has_text="R1").locator("input"),
    ):
        switch.uncheck()
        assert pixel(page, at) != on
        switch.check()
        assert pixel(page, at) == on
    for day in (0, 2, 4, 7, 9):
        page.locator(f"[data-day='{day}']").uncheck()
    assert pixel(page, at) == on
    page.locator("[data-day='11']").uncheck()
    assert pixel(page, at) != on
    page.locator("#days button").first.click()
    assert pixel(page, at) == on
    assert page.locator("[data-day='0']").is_checked()


@pytest.mark.browser
def test_the_map_moves_by_mouse_and_keys_and_finds_its_way_back(open_map):
    page = open_map()
    start = point(page, "S1")
    page.mouse.move(700, 650)
    page.mouse.down()
    page.mouse.move(760, 690, steps=3)
    page.mouse.up()
    assert point(page, "S1") == pytest.approx([start[0] + 60, start[1] + 40])
    page.mouse.wheel(0, -300)
    after_frames(page)
    assert abs(point(page, "S1")[0] - start[0] - 60) > 10
    page.locator("#map").focus()
    page.keyboard.press("0")
    assert point(page, "S1") == pytest.approx(start)
    page.keyboard.press("ArrowLeft")
    assert point(page, "S1") == pytest.approx([start[0] + 60, start[1]])
    page.locator("#fit").click()
    assert point(page, "S1") == pytest.approx(start)


@pytest.mark.browser
def test_a_store_is_found_by_name(open_map):
    page = open_map()
    page.locator("#search").fill("faro")
    page.locator("#found button").click()
    assert page.locator("#card h2").inner_text() == "El Faro"
    box = page.locator("#map").bounding_box()
    centre = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    assert point(page, "S7") == pytest.approx(centre)


@pytest.mark.browser
def test_a_phone_has_the_map_first_and_the_switches_behind_a_button(open_map):
    page = open_map("zh", 390, 844)
    assert page.locator("#routes").is_hidden()
    assert page.locator("#estimated").inner_text() == "估算, 直线距离"
    assert page.locator("#attribution").inner_text() == "(c) sample people"
    assert page.locator("#map").bounding_box()["height"] > 500
    page.locator("#menu").click()
    assert page.locator("#routes").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.browser
def test_light_and_dark_change_the_ground(open_map):
    page = open_map()
    corner = [330, 400]
    light = pixel(page, corner)
    page.locator("#theme").click()
    dark = pixel(page, corner)
    assert sum(light) > 600
    assert sum(dark) < 150
