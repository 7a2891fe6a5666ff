"""The map of the pages: stores, routes and labels on a canvas, hovered, chosen and moved."""

from __future__ import annotations

import io

import pytest
from archive_world import PLANNER
from PIL import Image
from site_world import chromium, person, site, wait_until

from routeplan.formats.colours import class_colour, route_colour
from routeplan.web.files import address_of

__all__ = ["chromium", "person", "site"]

START = """
async ([map, css, count]) => {
  const { RouteMap, routeColours } = await import(map);
  const box = document.createElement("div");
  box.className = "map";
  box.style.cssText = "width: 700px; height: 500px";
  document.getElementById("main").replaceChildren(box);
  const made = window.made = new RouteMap(box, { label: "Test" });
  window.told = [];
  for (const name of ["hover", "choose"]) {
    made.addEventListener(name, (event) => window.told.push([name, event.detail.store]));
  }
  const stores = Array.from({ length: count }, (_, n) => ({
    id: `S${n}`, name: `Store ${n}`, rank: n % 3,
    at: [30.2 + 0.1 * Math.sin(n * 2.4), 120.1 + 0.13 * Math.cos(n * 1.7)],
  }));
  const [colours] = [routeColours(1)];
  made.show({
    stores,
    routes: [{ id: "T1", rep: "R1", stores: ["S0", "S1", "S2"], ...colours[0] }],
    bases: [{ id: "R1", at: [30.2, 120.1] }],
  });
}
"""


@pytest.fixture
def opened(person):
    page = person(PLANNER).open("/nowhere")
    page.evaluate(START, [address_of("js/map.js"), None, 12])
    wait_until(page, "made.isFitted")
    return page


def colours_of(page):
    picture = page.locator("canvas.drawing").screenshot()
    with Image.open(io.BytesIO(picture)) as image:
        return {colour for _, colour in image.convert("RGB").getcolors(1 << 20)}


def rgb(text):
    return tuple(int(text[at : at + 2], 16) for at in (1, 3, 5))


@pytest.mark.browser
def test_stores_and_routes_stand_in_the_colours_of_every_other_output(opened):
    found = colours_of(opened)
    assert {rgb(route_colour(0)), *(rgb(class_colour(rank)) for rank in range(3))} <= found


@pytest.mark.browser
def test_a_store_is_hovered_and_chosen_where_it_lies(opened):
    left, top = opened.evaluate("made.whereIs('S4')")
    opened.mouse.move(left, top)
    opened.mouse.click(left, top)
    opened.mouse.move(left + 400, top + 400)
    assert opened.evaluate("told") == [["hover", "S4"], ["choose", "S4"], ["hover", None]]


@pytest.mark.browser
def test_it_moves_by_mouse_and_keys_and_shows_everything_again(opened):
    before = opened.evaluate("made.whereIs('S3')")
    left, top = opened.evaluate("made.whereIs('S4')")
    opened.mouse.move(left + 30, top + 30)
    opened.mouse.down()
    opened.mouse.move(left + 80, top + 10, steps=4)
    opened.mouse.up()
    moved = opened.evaluate("made.whereIs('S3')")
    assert [round(b - a) for a, b in zip(before, moved, strict=True)] == [50, -20]
    opened.locator("canvas.drawing").focus()
    opened.keyboard.press("ArrowLeft")
    opened.keyboard.press("+")
    scale = opened.evaluate("made.view.scale")
    opened.keyboard.press("0")
    wait_until(opened, "made.isFitted")
    assert opened.evaluate("made.view.scale") < scale
    assert [round(each) for each in opened.evaluate("made.whereIs('S3')")] == [
        round(each) for each in before
    ]


@pytest.mark.browser
def test_a_highlighted_route_stands_out(opened):
    plain = opened.evaluate("made.canvas.toDataURL()")
    opened.evaluate("made.highlight({ route: 'T1' })")
    opened.evaluate("before => window.plain = before", plain)
    wait_until(opened, "made.canvas.toDataURL() !== plain")
    assert opened.evaluate("made.canvas.toDataURL()") != plain
