"""From ways to a road graph."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from routeplan.errors import Fault, InputError
from routeplan.reps import Mode
from routeplan.travel.roads.graph import Flags, Floats, Ints, RoadGraph, line_m
from routeplan.travel.roads.profiles import PROFILES
from routeplan.travel.roads.ways import Way, file_version, read_ways

OSM_ATTRIBUTION = "(c) OpenStreetMap contributors"
KMH_IN_MS = 1 / 3.6


@dataclass(frozen=True)
class Street:
    """Nodes from one junction to the next, and km/h towards each node but the first."""

    nodes: list[int]
    kmh: list[float]
    two_way: bool

    def reverse(self) -> Street:
        """The same street from its other end."""
        return Street(self.nodes[::-1], self.kmh[::-1], self.two_way)


def build_graph(path: str | Path, mode: Mode) -> RoadGraph:
    """
    A road graph from an OpenStreetMap file.

    Parameters
    ----------
    path
        A ``.osm.pbf`` or another file that osmium reads.
    mode
        Whom it is for: one-ways, access and speeds differ.

    Raises
    ------
    InputError
        RP701, RP702; RP703, when the mode finds no road in the file.

    Notes
    -----
    Nodes where nothing joins only give a street's shape. A ferry takes its ``duration``,
    without waiting for it. Turn restrictions are not read.
    """
    path = Path(path)
    version = file_version(path)
    ways = read_ways(path, mode)
    if not ways:
        raise InputError([Fault.of("RP703", path.name, mode=mode)])
    places = {ref: (lat, lon) for way in ways for ref, lat, lon in way.nodes}
    streets = list(merged(split(ways)))
    return graph_of(
        streets, places, mode, name=path.name, version=version, attribution=OSM_ATTRIBUTION
    )


def split(ways: Iterable[Way]) -> Iterator[Street]:
    """Ways cut at every node that they share with another way, or pass twice."""
    ways = list(ways)
    uses = Counter(ref for way in ways for ref, _, _ in way.nodes)
    for way in ways:
        uses[way.nodes[0][0]] += 1
        uses[way.nodes[-1][0]] += 1
    for way in ways:
        nodes = [way.nodes[0][0]]
        for ref, _, _ in way.nodes[1:]:
            if ref == nodes[-1]:
                continue
            nodes.append(ref)
            if uses[ref] > 1:
                yield Street(nodes, [way.kmh] * (len(nodes) - 1), way.two_way)
                nodes = [ref]


def merged(streets: Iterable[Street]) -> Iterator[Street]:
    """Streets joined where just two of them meet and the traffic can only pass through."""
    streets = list(streets)
    at: dict[int, list[int]] = defaultdict(list)
    for number, street in enumerate(streets):
        at[street.nodes[0]].append(number)
        at[street.nodes[-1]].append(number)
    through = {node for node, meeting in at.items() if _passes(node, meeting, streets)}
    done = [False] * len(streets)
    # A ring of nothing but nodes to pass through has no end to begin at: it comes last.
    begins = [n for n, street in enumerate(streets) if street.nodes[0] not in through]
    begins += [n for n, street in enumerate(streets) if street.nodes[-1] not in through]
    for number in [*begins, *range(len(streets))]:
        if done[number]:
            continue
        done[number] = True
        street = streets[number]
        if street.nodes[0] in through and street.nodes[-1] not in through and street.two_way:
            street = street.reverse()
        yield _chain(street, streets, at, through, done)


def _passes(node: int, meeting: list[int], streets: list[Street]) -> bool:
    if len(meeting) != 2 or meeting[0] == meeting[1]:
        return False
    one, other = (streets[number] for number in meeting)
    if one.two_way or other.two_way:
        return one.two_way and other.two_way
    return (one.nodes[-1] == node) != (other.nodes[-1] == node)


def _chain(
    street: Street,
    streets: list[Street],
    at: dict[int, list[int]],
    through: set[int],
    done: list[bool],
) -> Street:
    nodes, kmh = list(street.nodes), list(street.kmh)
    while nodes[-1] in through:
        following = [number for number in at[nodes[-1]] if not done[number]]
        if not following:
            break
        done[following[0]] = True
        further = streets[following[0]]
        if further.nodes[0] != nodes[-1]:
            further = further.reverse()
        nodes += further.nodes[1:]
        kmh += further.kmh
    return Street(nodes, kmh, street.two_way)


def graph_of(
    streets: list[Street],
    places: dict[int, tuple[float, float]],
    mode: Mode,
    *,
    name: str,
    version: str,
    attribution: str,
) -> RoadGraph:
    """Streets as flat arrays, with the largest connected part marked."""
    numbers: dict[int, int] = {}
    for street in streets:
        for node in (street.nodes[0], street.nodes[-1]):
            numbers.setdefault(node, len(numbers))
    start = np.array([numbers[street.nodes[0]] for street in streets], np.int32)
    end = np.array([numbers[street.nodes[-1]] for street in streets], np.int32)
    two_way = np.array([street.two_way for street in streets], np.bool_)
    sizes = [len(street.nodes) for street in streets]
    first = np.array([0, *np.cumsum(sizes)], np.int32)
    flat = np.array([places[node] for street in streets for node in street.nodes])
    lat, lon = np.ascontiguousarray(flat[:, 0]), np.ascontiguousarray(flat[:, 1])
    steps_m = np.append(0.0, line_m(lat[:-1], lon[:-1], lat[1:], lon[1:]))
    steps_m[first[:-1]] = 0.0
    speeds = np.array([kmh for street in streets for kmh in (1.0, *street.kmh)])
    steps_s = steps_m / (speeds * KMH_IN_MS)
    return RoadGraph(
        mode=mode, name=name, version=version, attribution=attribution,
        start=start, end=end, two_way=two_way,
        connected=_connected(start, end, two_way, len(numbers)),
        first=first, lat=lat, lon=lon,
        along_m=_sums(steps_m, first), along_s=_sums(steps_s, first),
        junction_s=PROFILES[mode].junction_s,
    )  # fmt: skip


def _sums(steps: Floats, first: Ints) -> Floats:
    """Running sums that start anew at each street."""
    total = np.cumsum(steps)
    sums: Floats = total - np.repeat(total[first[:-1]], np.diff(first))
    return sums


def _connected(start: Ints, end: Ints, two_way: Flags, junctions: int) -> Flags:
    """Streets between junctions of the largest strongly connected part."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    origins = np.concatenate([start, end[two_way]])
    targets = np.concatenate([end, start[two_way]])
    ones = np.ones(len(origins), np.int8)
    matrix = coo_array((ones, (origins, targets)), shape=(junctions, junctions)).tocsr()
    _, part = connected_components(matrix, directed=True, connection="strong")
    largest = np.bincount(part).argmax()
    connected: Flags = (part[start] == largest) & (part[end] == largest)
    return connected
