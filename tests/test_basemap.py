"""A map beneath the routes: cut out of a PMTiles file, drawn without internet."""

from __future__ import annotations

import hashlib
import io
import math
import re
from importlib.resources import files
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import sync_playwright
from pmtiles.reader import MemorySource, Reader, all_tiles
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer
from test_html_map import CHROMIUM, PLAN, PROBLEM, QUIET, content_of, pixel

from routeplan.formats.colours import class_colour
from routeplan.formats.html_map import map_page, write_map
from routeplan.formats.html_map.basemap import basemap_of, cut_out
from routeplan.formats.scenario import read_scenario
from routeplan.solver import Iterations, solve
from tests.scenario_files import notes, plain_scenario, scenario

HELSINKI = Path(__file__).parent.parent / "scenarios" / "helsinki"
WORLD = (-80.0, -179.0, 80.0, 179.0)
# What the files were when they came from npm; see vendor/README.md.
VENDORED = {
    "maplibre-gl.js": "053a93bf8097277a8078d597a10e30ee044a513ac510f4dcb2c5159134bba9e6",
    "maplibre-gl.css": "ab1e70d59ec40465bae7e7030da2f3ccf28133fd502e62bd598eefbadfd7a732",
    "pmtiles.js": "ca16879182f180bd18648457701ec7106d2159944dca107fd17afc4110c79056",
    "leaflet.js": "dc71f8a6880bc3ca1bd9fa8dc5f1af48c702dc510b0a78240a07c5feed7ce935",
    "leaflet.css": "a7837102824184820dfa198d1ebcd109ff6d0ff9a2672a074b9a1b4d147d04c6",
    "protomaps-leaflet.js": "cad32252699683c301354ab6ec0bda5bfabd6fd3f7e9c9d14b1c844eae12109a",
}
SOFTWARE_GL = [
    "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-gpu-compositing",
    "--disable-gpu-rasterization",
]  # fmt: skip
WITH_WEBGL = [*(flag for flag in QUIET if flag != "--disable-gpu"), *SOFTWARE_GL]
WITHOUT_WEBGL = [*QUIET, "--disable-3d-apis"]
DRAWN = "#ground[data-library={}][data-state=drawn]"
# Which of the two libraries a page has run.
RUN = "[typeof maplibregl, typeof L].map((each) => each !== 'undefined')"
PARK, DARK_PARK, STREET = (0xDF, 0xE9, 0xD6), (0x1D, 0x28, 0x23), (0xFF, 0xFF, 0xFF)
PATIENCE_MS = 120_000


def tiles_file(path, kind=TileType.MVT, zooms=3, size=10, more=(), **metadata):
    """A PMTiles file of the whole world and more tiles, each ``size`` bytes."""
    written = io.BytesIO()
    writer = Writer(written)
    tiles = [(z, x, y) for z in range(zooms) for x in range(2**z) for y in range(2**z)]
    tiles += more
    for number, tile in sorted((zxy_to_tileid(*tile), tile) for tile in tiles):
        writer.write_tile(number, f"{tile}".encode().ljust(size))
    writer.finalize(header_of(kind, 0, zooms - 1), metadata)
    path.write_bytes(written.getvalue())
    return path


def header_of(kind, lowest, highest):
    return {
        "version": 3, "tile_type": kind, "tile_compression": Compression.NONE, "min_zoom": lowest,
        "max_zoom": highest, "min_lon_e7": -1_800_000_000, "min_lat_e7": -850_000_000,
        "max_lon_e7": 1_800_000_000, "max_lat_e7": 850_000_000, "center_zoom": 0,
        "center_lon_e7": 0, "center_lat_e7": 0,
    }  # fmt: skip


def tiles_of(basemap):
    return dict(all_tiles(MemorySource(basemap.content)))


def test_a_cut_out_holds_the_tiles_that_touch_its_bounds(tmp_path):
    file = tiles_file(tmp_path / "world.pmtiles")
    whole = tiles_of(cut_out(file, WORLD))
    assert len(whole) == 21
    part = tiles_of(cut_out(file, (10.0, 100.0, 20.0, 110.0)))
    assert set(part) == {(0, 0, 0), (1, 1, 0), (2, 3, 1)}
    assert all(whole[tile] == data for tile, data in part.items())


def test_the_closest_zooms_are_left_out_where_they_would_be_too_much(tmp_path):
    file = tiles_file(tmp_path / "world.pmtiles", size=1_000)
    cut = cut_out(file, WORLD, most=6_000)
    assert {zoom for zoom, _, _ in tiles_of(cut)} == {0, 1}
    assert Reader(MemorySource(cut.content)).header()["max_zoom"] == 1
    # The coarsest stays in any case.
    assert set(tiles_of(cut_out(file, WORLD, most=1))) == {(0, 0, 0)}


@pytest.mark.parametrize(
    ("kind", "metadata", "schema", "attribution"),
    [
        (TileType.PNG, {"attribution": "<a href='x'>(c) Me</a>"}, "raster", "(c) Me"),
        (TileType.MVT, {"vector_layers": [{"id": "earth"}, {"id": "roads"}]}, "protomaps", ""),
        (
            TileType.MVT,
            {"json": '{"vector_layers": [{"id": "transportation"}]}'},
            "openmaptiles",
            "(c) OpenMapTiles, (c) OpenStreetMap contributors",
        ),
    ],
)
def test_kind_schema_and_attribution_are_read(tmp_path, kind, metadata, schema, attribution):
    cut = cut_out(tiles_file(tmp_path / "a.pmtiles", kind, **metadata), WORLD)
    assert (cut.schema, cut.attribution) == (schema, attribution)


def test_a_basemap_beside_the_scenario_is_found_and_another_can_be_named(tmp_path):
    plain_scenario(tmp_path)
    assert basemap_of(read_scenario(tmp_path)) is None
    tiles_file(tmp_path / "basemap.pmtiles", vector_layers=[{"id": "earth"}])
    assert basemap_of(read_scenario(tmp_path)).schema == "protomaps"
    tiles_file(tmp_path / "other.pmtiles", TileType.PNG)
    scenario(tmp_path, 'rules = "standard"\nreps = "reps.csv"\nbasemap = "other.pmtiles"')
    problem = read_scenario(tmp_path)
    assert basemap_of(problem).schema == "raster"
    assert "RP718" not in notes(problem)


def test_some_room_around_the_places_is_kept(tmp_path):
    zoom, left, top = 14, 13_720, 6_700
    around = [(zoom, left + x, top + y) for x in range(-2, 3) for y in range(-2, 3)]
    tiles_file(tmp_path / "basemap.pmtiles", more=around)
    # A hundred metres inside the western edge of the middle tile, and in its middle.
    lon = left / 2**zoom * 360 - 180 + 0.001
    lat = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * (top + 0.5) / 2**zoom))))
    plain_scenario(tmp_path)
    head = "id,name,lat,lon,sales\n"
    (tmp_path / "stores.csv").write_text(f"{head}S1,a,{lat},{lon},100\n", encoding="utf-8")
    scenario(tmp_path, 'rules = "standard"')
    found = {tile for tile in tiles_of(basemap_of(read_scenario(tmp_path))) if tile[0] == zoom}
    assert found == {(zoom, left - 1, top), (zoom, left, top)}


@pytest.mark.parametrize("content", [None, b"", b"PMTiles", b"x" * 500, b"PMTiles\x03" + b"\0" * 9])
def test_a_named_basemap_that_cannot_be_shown_is_told_and_left_out(tmp_path, content):
    plain_scenario(tmp_path)
    scenario(tmp_path, 'rules = "standard"\nreps = "reps.csv"\nbasemap = "b.pmtiles"')
    if content is not None:
        (tmp_path / "b.pmtiles").write_bytes(content)
    problem = read_scenario(tmp_path)
    assert notes(problem).count("RP718") == 1
    assert basemap_of(problem) is None


def test_places_outside_the_basemap_have_none(tmp_path):
    plain_scenario(tmp_path)
    (tmp_path / "basemap.pmtiles").write_bytes((HELSINKI / "basemap.pmtiles").read_bytes())
    assert basemap_of(read_scenario(tmp_path)) is None


def test_vendored_files_are_those_of_their_versions():
    vendor = files("routeplan.formats.html_map").joinpath("vendor")
    found = {
        name: hashlib.sha256(vendor.joinpath(name).read_bytes()).hexdigest() for name in VENDORED
    }
    assert found == VENDORED
    for name in ("maplibre-gl", "pmtiles", "leaflet", "protomaps-leaflet"):
        licence = vendor.joinpath(f"LICENSE-{name}.txt").read_text(encoding="utf-8")
        assert "Redistribution and use in source and binary forms" in licence


@pytest.fixture(scope="module")
def walk(tmp_path_factory):
    problem = read_scenario(HELSINKI)
    plan = solve(problem, until=Iterations(200), seed=1).plan
    path = tmp_path_factory.mktemp("map") / "map.html"
    write_map(path, problem, plan)
    return path


def test_a_page_with_a_basemap_asks_for_nothing(walk):
    page = walk.read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert "worker-src blob:" in page
    assert not re.search(r"<link[^>]+stylesheet|<script[^>]+src=|@import", page)
    content = content_of(page)
    assert content["basemap"] == {"schema": "openmaptiles"}
    assert content["attribution"] == "(c) OpenStreetMap contributors, (c) OpenMapTiles"
    assert len(page) < 3_000_000


def test_a_page_without_one_is_as_light_as_before():
    page = map_page(PROBLEM, PLAN)
    assert "blob:" not in page
    assert ".leaflet-" not in page
    assert 'data-library="leaflet"' not in page
    assert len(page) < 200_000


@pytest.fixture(scope="module")
def opened(walk):
    """Opens a page with or without WebGL, and notes what it asks for and says."""
    with sync_playwright() as playwright:
        browsers = []

        def open_page(flags, path=walk):
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
            browsers.append(browser)
            page = browser.new_page(viewport={"width": 900, "height": 600})
            page.set_default_timeout(PATIENCE_MS)
            seen = []
            page.on("pageerror", lambda error: seen.append(str(error)))
            page.on("request", lambda request: seen.append(request.url))
            page.goto(path.as_uri())
            return page, seen

        yield open_page
        for browser in browsers:
            browser.close()


def ground_colours(page):
    """The colours of the basemap itself, without what is drawn over it."""
    page.evaluate("document.getElementById('map').style.visibility = 'hidden'")
    found = seen_colours(page)
    page.evaluate("document.getElementById('map').style.visibility = ''")
    return found


def seen_colours(page):
    picture = page.locator("#ground").screenshot(timeout=PATIENCE_MS)
    with Image.open(io.BytesIO(picture)) as image:
        return {colour: count for count, colour in image.convert("RGB").getcolors(1 << 20)}


@pytest.mark.browser
def test_streets_and_parks_are_drawn_beneath_without_any_request(opened, walk):
    page, seen = opened(WITH_WEBGL)
    page.wait_for_selector(DRAWN.format("maplibre"))
    assert all(url.startswith("blob:") for url in seen if url != walk.as_uri())
    assert page.evaluate(RUN) == [True, False]
    found = ground_colours(page)
    assert found.get(PARK, 0) > 1_000
    assert found.get(STREET, 0) > 1_000
    # The routes lie on it: what is drawn over it has no ground of its own.
    corner = page.evaluate(
        "() => [...document.getElementById('map').getContext('2d').getImageData(2, 2, 1, 1).data]"
    )
    assert corner == [0, 0, 0, 0]
    assert "(c) OpenMapTiles" in page.locator("#attribution").inner_text()
    # Where a graphics card gives up, the map is drawn without it.
    page.evaluate(
        "() => document.querySelector('#ground canvas').getContext('webgl2')"
        ".getExtension('WEBGL_lose_context').loseContext()"
    )
    page.wait_for_selector(DRAWN.format("leaflet"))
    assert page.locator("#ground canvas.maplibregl-canvas").count() == 0
    assert ground_colours(page).get(PARK, 0) > 1_000


@pytest.mark.browser
def test_without_webgl_streets_and_parks_are_drawn_by_leaflet(opened, walk):
    page, seen = opened(WITHOUT_WEBGL)
    page.wait_for_selector(DRAWN.format("leaflet"))
    assert seen == [walk.as_uri()]
    assert page.evaluate(RUN) == [False, True]
    found = ground_colours(page)
    assert found.get(PARK, 0) > 1_000
    assert found.get(STREET, 0) > 1_000
    assert tuple(bytes.fromhex(class_colour(0)[1:])) in seen_colours(page)
    assert pixel(page, [330, 20]) == (0, 0, 0)  # nothing is drawn over it there
    assert "(c) OpenMapTiles" in page.locator("#attribution").inner_text()
    page.locator("#theme").click()
    for _ in range(100):
        found = ground_colours(page)
        if found.get(DARK_PARK, 0) > 1_000 and PARK not in found:
            break
        page.wait_for_timeout(50)
    assert found.get(DARK_PARK, 0) > 1_000
    assert PARK not in found


@pytest.mark.browser
def test_a_basemap_that_cannot_be_read_leaves_a_grid(opened, walk, tmp_path):
    spoiled = tmp_path / "map.html"
    text = walk.read_text(encoding="utf-8").replace('plain">UE1UaWxlc', 'plain">AAAAAAAAA')
    spoiled.write_text(text, encoding="utf-8")
    page, seen = opened(WITHOUT_WEBGL, spoiled)
    assert sum(pixel(page, [330, 20])) > 600
    page.locator("#theme").click()
    assert 0 < sum(pixel(page, [330, 20])) < 150
    assert page.locator("#ground[data-library]").count() == 0
    assert seen == [spoiled.as_uri()]
