"""The map beneath the routes: as much of a PMTiles file as a plan's places need."""

from __future__ import annotations

import io
import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from routeplan.formats.basemap_file import RASTER_TYPES, basemap_problem
from routeplan.problem import Problem, places_of

BESIDE = "basemap.pmtiles"
MOST_BYTES = 12_000_000
# Around the places half of what they stretch, and this many degrees at least.
LEAST_ROOM = 0.005
HIGHEST_LAT = 85.05112878
OPENMAPTILES_ATTRIBUTION = "(c) OpenMapTiles, (c) OpenStreetMap contributors"
_TAG = re.compile(r"<[^>]*>")

Bounds = tuple[float, float, float, float]
Tile = tuple[int, int, int]


@dataclass(frozen=True)
class Basemap:
    """
    A cut-out of a basemap.

    Parameters
    ----------
    content
        A PMTiles file; empty: no tile lies within the bounds.
    schema
        How its layers are named: ``protomaps`` or ``openmaptiles``; ``raster``: pictures.
    attribution
        Who is to be named beside it.
    """

    content: bytes
    schema: str
    attribution: str


def basemap_of(problem: Problem) -> Basemap | None:
    """The basemap of a problem's scenario; None: there is none that can be read."""
    if not problem.source.scenario:
        return None
    path = Path(problem.source.scenario)
    folder = path if path.is_dir() else path.parent
    file = folder / str(problem.source.settings.get("basemap") or BESIDE)
    if basemap_problem(file) is not None:
        return None
    found = cut_out(file, _bounds(problem))
    return found if found.content else None


def cut_out(file: Path, bounds: Bounds, most: int = MOST_BYTES) -> Basemap:
    """
    The tiles of a basemap that touch some bounds.

    Parameters
    ----------
    bounds
        South, west, north, east in degrees.
    most
        Most bytes of tiles; the closest zooms are left out where they would be more.
    """
    from pmtiles.reader import MmapSource, Reader

    with file.open("rb") as opened:
        reader = Reader(MmapSource(opened))
        header, metadata = dict(reader.header()), reader.metadata()
        tiles: dict[Tile, bytes] = {}
        size = 0
        for zoom in range(header["min_zoom"], header["max_zoom"] + 1):
            found = {tile: reader.get(*tile) for tile in _tiles(zoom, bounds)}
            level = {tile: data for tile, data in found.items() if data}
            size += sum(map(len, level.values()))
            if tiles and size > most:
                break
            tiles |= level
    content = _written(tiles, header, metadata) if tiles else b""
    return Basemap(content, *_said(header, metadata))


def said_of(file: Path) -> tuple[str, str]:
    """Schema and attribution of a whole basemap; see ``Basemap``."""
    from pmtiles.reader import MmapSource, Reader

    with file.open("rb") as opened:
        reader = Reader(MmapSource(opened))
        return _said(reader.header(), reader.metadata())


def _written(tiles: Mapping[Tile, bytes], header: dict[str, Any], metadata: Any) -> bytes:
    from pmtiles.tile import zxy_to_tileid
    from pmtiles.writer import Writer

    file: IO[bytes] = io.BytesIO()
    writer = Writer(file)
    for number, data in sorted((zxy_to_tileid(*tile), data) for tile, data in tiles.items()):
        writer.write_tile(number, data)
    writer.finalize(header, metadata)
    assert isinstance(file, io.BytesIO)
    return file.getvalue()


def _bounds(problem: Problem) -> Bounds:
    places = places_of(problem.stores, problem.reps)
    lats, lons = [place.lat for place in places], [place.lon for place in places]
    south, north, west, east = min(lats), max(lats), min(lons), max(lons)
    # A broad screen shows more to the sides of a narrow town, and the other way round.
    room = max((north - south) / 2, (east - west) / 2, LEAST_ROOM)
    return south - room, west - room, north + room, east + room


def _tiles(zoom: int, bounds: Bounds) -> Iterator[Tile]:
    south, west, north, east = bounds
    left, top = _tile_at(zoom, north, west)
    right, bottom = _tile_at(zoom, south, east)
    for x in range(left, right + 1):
        for y in range(top, bottom + 1):
            yield zoom, x, y


def _tile_at(zoom: int, lat: float, lon: float) -> tuple[int, int]:
    across = 2**zoom
    angle = math.radians(max(-HIGHEST_LAT, min(HIGHEST_LAT, lat)))
    x = (lon + 180) / 360 * across
    y = (1 - math.asinh(math.tan(angle)) / math.pi) / 2 * across
    return min(across - 1, max(0, int(x))), min(across - 1, max(0, int(y)))


def _said(header: Mapping[str, Any], metadata: Mapping[str, Any]) -> tuple[str, str]:
    schema = _schema(header, metadata)
    return schema, _attribution(metadata, schema)


def _schema(header: Mapping[str, Any], metadata: Mapping[str, Any]) -> str:
    if header["tile_type"].name in RASTER_TYPES:
        return "raster"
    layers = {str(layer.get("id")) for layer in _layers(metadata)}
    return "protomaps" if {"earth", "roads"} & layers else "openmaptiles"


def _layers(metadata: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The layers as the metadata list them, or as an MBTiles file had them: in a text."""
    given = metadata.get("vector_layers")
    if given is None and isinstance(metadata.get("json"), str):
        given = json.loads(metadata["json"]).get("vector_layers")
    return given if isinstance(given, list) else []


def _attribution(metadata: Mapping[str, Any], schema: str) -> str:
    said = _TAG.sub("", str(metadata.get("attribution") or "")).strip()
    return said or (OPENMAPTILES_ATTRIBUTION if schema == "openmaptiles" else "")
