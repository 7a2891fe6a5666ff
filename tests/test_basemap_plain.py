"""Without WebGL a basemap lies where its places are, whatever its tiles are made of."""

from __future__ import annotations

import io
import math

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import sync_playwright
from pmtiles.tile import TileType, zxy_to_tileid
from pmtiles.writer import Writer
from test_basemap import DRAWN, PATIENCE_MS, RUN, WITHOUT_WEBGL, header_of
from test_html_map import CHROMIUM

from routeplan.formats.html_map import write_map
from routeplan.formats.scenario import read_scenario
from routeplan.solver import Iterations, solve
from tests.scenario_files import scenario

TILE = ZOOM, LEFT, TOP = 14, 13_720, 6_700
WATER, LAND = (0xC5, 0xDB, 0xE8), (0xEF, 0xED, 0xE7)
EXTENT = 4_096


def varint(number):
    low, rest = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + varint(rest) if rest else bytes([low])


def field(number, value):
    """A field of a protocol buffer: a number, or bytes with their length."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    return varint(number << 3 | 2) + varint(len(value)) + value


def quarter_of_water():
    """A vector tile whose north-western quarter is water."""
    half, back = EXTENT, EXTENT - 1  # half the extent there and back, as zigzag numbers
    square = [9, 0, 0, 26, half, 0, 0, half, back, 0, 15]
    feature = field(3, 3) + field(4, b"".join(map(varint, square)))
    layer = field(1, b"water") + field(2, feature) + field(5, EXTENT) + field(15, 2)
    return field(3, layer)


def quarter_of_blue():
    """A picture whose north-western quarter has the colour of water."""
    picture, written = Image.new("RGB", (256, 256), LAND), io.BytesIO()
    ImageDraw.Draw(picture).rectangle((0, 0, 127, 127), fill=WATER)
    picture.save(written, "PNG")
    return written.getvalue()


def one_tile(path, kind, content, **metadata):
    with path.open("wb") as file:
        writer = Writer(file)
        writer.write_tile(zxy_to_tileid(*TILE), content)
        writer.finalize(header_of(kind, ZOOM, ZOOM), metadata)


def degrees(right, down):
    """Latitude and longitude of a point of the tile, given in parts of its width."""
    x, y = (LEFT + right) / 2**ZOOM, (TOP + down) / 2**ZOOM
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y)))), x * 360 - 180


@pytest.fixture
def open_map(tmp_path):
    """Opens the map of a store in the middle of a tile and of one on either side."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=WITHOUT_WEBGL)

        def open_page():
            lines = ["id,name,lat,lon,sales"]
            for number, at in enumerate((0.5, 0.68, 0.42), 1):
                lat, lon = degrees(at, 1 - at)
                lines.append(f"S{number},a,{lat},{lon},100")
            (tmp_path / "stores.csv").write_text("\n".join(lines), encoding="utf-8")
            scenario(tmp_path, 'rules = "standard"')
            problem = read_scenario(tmp_path)
            plan = solve(problem, until=Iterations(10), seed=1).plan
            write_map(tmp_path / "map.html", problem, plan)
            page = browser.new_page(viewport={"width": 900, "height": 600})
            page.set_default_timeout(PATIENCE_MS)
            page.goto((tmp_path / "map.html").as_uri())
            page.wait_for_selector(DRAWN.format("leaflet"))
            return page

        yield open_page
        browser.close()


def corners(page, away):
    """Colours of the ground north-west, north-east, south-east, south-west of the store S1."""
    left, top = page.evaluate("pointOf('S1')")
    page.evaluate("document.getElementById('map').style.visibility = 'hidden'")
    picture = page.screenshot()
    page.evaluate("document.getElementById('map').style.visibility = ''")
    signs = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    with Image.open(io.BytesIO(picture)) as image:
        image = image.convert("RGB")
        return [image.getpixel((left + x * away, top + y * away)) for x, y in signs]


def assert_in_place(page, away):
    wanted = [WATER, LAND, LAND, LAND]
    for _ in range(100):
        if corners(page, away) == wanted:
            break
        page.wait_for_timeout(50)
    assert corners(page, away) == wanted


@pytest.mark.browser
@pytest.mark.parametrize(
    ("kind", "content", "metadata", "away"),
    [
        (TileType.MVT, quarter_of_water(), {"vector_layers": [{"id": "water"}]}, 2),
        (TileType.MVT, quarter_of_water(), {"vector_layers": [{"id": "earth"}]}, 2),
        # A picture drawn larger than it is has soft edges.
        (TileType.PNG, quarter_of_blue(), {}, 20),
    ],
    ids=["openmaptiles", "protomaps", "pictures"],
)
def test_the_ground_stays_beneath_its_stores(tmp_path, open_map, kind, content, metadata, away):
    one_tile(tmp_path / "basemap.pmtiles", kind, content, **metadata)
    page = open_map()
    assert page.evaluate(RUN) == [False, True]
    assert_in_place(page, away)
    for button in ("#zoom-in", "#zoom-out", "#zoom-out", "#zoom-out"):
        page.locator(button).click()
        assert_in_place(page, away)
    page.mouse.move(600, 300)
    page.mouse.down()
    page.mouse.move(637, 277, steps=4)
    page.mouse.up()
    assert_in_place(page, away)
    page.set_viewport_size({"width": 801, "height": 555})
    assert_in_place(page, away)
