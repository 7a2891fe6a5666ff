"""Make the area in which GCJ-02 holds from Natural Earth's borders.

Needs shapely and ``countries-10m.json`` of the npm package world-atlas 2.0.2:
``python scenarios/border.py countries-10m.json routeplan/datums/area.json``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from shapely import clip_by_rect
from shapely.geometry import MultiPolygon, Polygon
from shapely.ops import unary_union

SHIFTED = ("China", "Hong Kong", "Macao")
# Piers, reclaimed land and small islands lie off a coast drawn at 1:10 million.
OFFSHORE = 0.35
AROUND = (70, 15, 138, 56)
TAIWAN_SHORE = 0.03
SEA_TOLERANCE = 0.01
DECIMALS = 4


def arcs_of(atlas: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """The lines of a TopoJSON file in degrees."""
    (kx, ky), (dx, dy) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * kx + dx, y * ky + dy))
        arcs.append(points)
    return arcs


def ring(arcs: list[list[tuple[float, float]]], numbers: list[int]) -> list[tuple[float, float]]:
    """A closed line put together from arcs; ``~n`` is arc n backwards."""
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def countries(atlas: dict[str, Any]) -> dict[str, Any]:
    """The shape of each country round China, by name."""
    arcs = arcs_of(atlas)
    found: dict[str, Any] = {}
    for each in atlas["objects"]["countries"]["geometries"]:
        parts = each["arcs"] if each["type"] == "MultiPolygon" else [each["arcs"]]
        rings = [[ring(arcs, line) for line in part] for part in parts]
        polygons = [
            clip_by_rect(Polygon(lines[0], lines[1:]), *AROUND).buffer(0)
            for lines in rings
            if len(lines[0]) > 3
        ]
        found[each["properties"]["name"]] = unary_union(polygons)
    return found


def area(of: dict[str, Any]) -> MultiPolygon:
    """Where GCJ-02 holds: land, and the sea near it that is no other country's shore."""
    land = unary_union([of[name] for name in SHIFTED])
    near = land.simplify(SEA_TOLERANCE).buffer(2 * OFFSHORE, quad_segs=2)
    others = [
        shape.intersection(near)
        for name, shape in of.items()
        if name not in SHIFTED and shape.intersects(near)
    ]
    sea = land.buffer(OFFSHORE, quad_segs=3).simplify(SEA_TOLERANCE).difference(unary_union(others))
    whole = unary_union([land, sea.difference(of["Taiwan"].buffer(TAIWAN_SHORE))])
    parts = whole.geoms if hasattr(whole, "geoms") else [whole]
    return MultiPolygon([part for part in parts if part.area > OFFSHORE**2])


def rings(shape: MultiPolygon) -> list[list[list[float]]]:
    """The closed lines of a shape, as (longitude, latitude)."""
    lines = [line for part in shape.geoms for line in (part.exterior, *part.interiors)]
    return [[[round(x, DECIMALS), round(y, DECIMALS)] for x, y in line.coords] for line in lines]


def main(source: str, target: str) -> None:
    """Write the area."""
    of = countries(json.loads(Path(source).read_text(encoding="utf-8")))
    offshore = [of["Hong Kong"].buffer(0.02), of["Macao"].buffer(0.02)]
    content = {
        "shifted": rings(area(of)),
        "special_regions": rings(MultiPolygon([shape.simplify(0.002) for shape in offshore])),
    }
    Path(target).write_text(json.dumps(content, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
