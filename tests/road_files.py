"""Small road maps, written as .osm.pbf, and places beside their streets."""

from __future__ import annotations

import osmium
from osmium.osm.mutable import Node, Way

from routeplan.travel import Place

# Columns of the grid lie 0.01 degrees (713 m at 50 degrees north) apart, rows 1,112 m.
ROWS, COLUMNS, STEP = 3, 4, 0.01
LAT, LON = 50.0, 10.0

PLACES = (
    Place("a", 50.0001, 10.003),
    Place("b", 50.0101, 10.012),
    Place("c", 50.0099, 10.018),
    Place("d", 50.016, 10.0299),
)


def node_id(row, column):
    return 1 + row * COLUMNS + column


def grid_nodes():
    return {
        node_id(row, column): (LAT + row * STEP, LON + column * STEP)
        for row in range(ROWS)
        for column in range(COLUMNS)
    }


def grid_ways():
    """Streets both ways, but for the middle row, which runs east only."""
    ways = [
        (
            [node_id(row, column) for column in range(COLUMNS)],
            {"highway": "residential", **({"oneway": "yes"} if row == 1 else {})},
        )
        for row in range(ROWS)
    ]
    for column in range(COLUMNS):
        ways.append(([node_id(row, column) for row in range(ROWS)], {"highway": "primary"}))
    return ways


def write_map(path, nodes=None, ways=None):
    """Write (node id: lat, lon) and (node ids, tags) as a map."""
    writer = osmium.SimpleWriter(str(path))
    try:
        for ref, (lat, lon) in sorted((nodes or grid_nodes()).items()):
            writer.add_node(Node(id=ref, location=(lon, lat), version=1))
        for number, (refs, tags) in enumerate(ways or grid_ways(), start=1):
            writer.add_way(Way(id=number, nodes=refs, tags=tags, version=1))
    finally:
        writer.close()
    return path
