"""The ways of an OpenStreetMap file that a mode may use."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from routeplan.errors import Fault, InputError
from routeplan.reps import Mode
from routeplan.travel.roads.ferries import ferry_kmh, is_ferry
from routeplan.travel.roads.profiles import PROFILES


@dataclass(frozen=True)
class Way:
    """
    One way, in the direction in which it may be passed.

    Parameters
    ----------
    nodes
        (id, lat, lon) of its nodes, two or more.
    kmh
        Speed on it.
    two_way
        False: only in the order of ``nodes``.
    """

    nodes: list[tuple[int, float, float]]
    kmh: float
    two_way: bool


def read_ways(path: Path, mode: Mode) -> list[Way]:
    """
    Read the ways of a mode from a ``.osm.pbf`` or another OpenStreetMap file.

    Raises
    ------
    InputError
        RP701, when ``osmium`` is not installed; RP702, when the file cannot be read.
    """
    try:
        return list(_ways(path, mode))
    except ImportError:
        raise InputError([Fault.of("RP701", path.name, package="osmium")]) from None
    except (RuntimeError, OSError) as error:
        raise InputError([Fault.of("RP702", path.name, problem=str(error))]) from None


def _ways(path: Path, mode: Mode) -> Iterator[Way]:
    from osmium import FileProcessor
    from osmium.filter import EntityFilter, KeyFilter
    from osmium.osm import WAY
    from osmium.osm import Way as OsmWay

    profile = PROFILES[mode]
    found = (
        FileProcessor(str(path))
        .with_locations()
        .with_filter(EntityFilter(WAY))
        .with_filter(KeyFilter("highway", "route"))
    )
    for way in found:
        assert isinstance(way, OsmWay)
        tags = {tag.k: tag.v for tag in way.tags}
        use = profile.use_of(tags)
        if use is None:
            continue
        whole = len(way.nodes)
        # Nodes outside a cut extract have no place: there the way is cut too.
        for is_inside, part in groupby(way.nodes, key=lambda node: node.location.valid()):
            nodes = [(node.ref, node.lat, node.lon) for node in part] if is_inside else []
            # A ferry's duration is that of its whole way, and half a crossing is of no use.
            if len(nodes) < 2 or (is_ferry(tags) and len(nodes) < whole):
                continue
            kmh = ferry_kmh(tags, nodes) if is_ferry(tags) else use.kmh
            yield Way(nodes if use.forward else nodes[::-1], kmh, use.forward and use.backward)


def file_version(path: Path) -> str:
    """
    SHA-256 of a file, in hex.

    Raises
    ------
    InputError
        RP702, when it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        problem = error.strerror or str(error)
        raise InputError([Fault.of("RP702", path.name, problem=problem)]) from None
