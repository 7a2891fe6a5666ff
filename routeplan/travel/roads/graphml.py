"""Road graphs as GraphML: ours, and OSMnx's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np

from routeplan.errors import Fault, InputError
from routeplan.reps import Mode
from routeplan.travel.roads.build import OSM_ATTRIBUTION, Street, graph_of, merged
from routeplan.travel.roads.graph import Floats, RoadGraph
from routeplan.travel.roads.profiles import PROFILES, Use
from routeplan.travel.roads.ways import file_version

MS_IN_KMH = 3.6
SAME_SPEED_KMH = 0.01
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE]-?\d+)?")


def as_networkx(graph: RoadGraph) -> nx.MultiDiGraph:
    """
    A graph to look at, with the attributes that OSMnx uses.

    Nodes have ``x`` and ``y`` (degrees), edges ``length`` (metres), ``travel_time``
    (seconds), ``speed_kph``, ``oneway`` and, where they are not straight, ``geometry``
    as a line in WKT. ``speeds_kph`` holds the speed of each piece of a geometry, where
    they differ.
    """
    found = nx.MultiDiGraph(
        crs="epsg:4326", mode=graph.mode, attribution=graph.attribution, name=graph.name
    )
    for street, (start, end) in enumerate(zip(graph.start, graph.end, strict=True)):
        vertices = slice(int(graph.first[street]), int(graph.first[street + 1]))
        line = [
            (float(lon), float(lat))
            for lon, lat in zip(graph.lon[vertices], graph.lat[vertices], strict=True)
        ]
        found.add_node(int(start), x=line[0][0], y=line[0][1])
        found.add_node(int(end), x=line[-1][0], y=line[-1][1])
        metres, seconds = float(graph.length_m[street]), float(graph.along_s[vertices][-1])
        sizes = {
            "length": metres,
            "travel_time": seconds,
            "speed_kph": MS_IN_KMH * metres / seconds if seconds > 0 else 0.0,
            "oneway": not graph.two_way[street],
        }
        speeds = _speeds(graph.along_m[vertices], graph.along_s[vertices])
        found.add_edge(int(start), int(end), **sizes, **_shape(line, speeds))
        if graph.two_way[street]:
            found.add_edge(int(end), int(start), **sizes, **_shape(line[::-1], speeds[::-1]))
    return found


def write_graphml(graph: RoadGraph, path: Path) -> None:
    """Write a graph for networkx, Gephi and their like, numbers as numbers."""
    nx.write_graphml(as_networkx(graph), path)


def read_graphml(path: Path, mode: Mode) -> RoadGraph:
    """
    A road graph from GraphML, ours or as ``osmnx.save_graphml`` writes it.

    Speeds come from ``travel_time`` where an edge has one, else from ``speed_kph``, else
    from the mode's profile by ``highway`` and ``maxspeed``. An edge without a mark
    ``oneway`` counts as one-way, as its other direction is an edge of its own.

    Raises
    ------
    InputError
        RP702, when it cannot be read; RP703, when no edge is for the mode; RP713, when
        nodes have no coordinates or edges no length.
    """
    version = file_version(path)
    try:
        # Ids are texts, whatever OSMnx or another program declares them to be.
        found = nx.MultiDiGraph(nx.read_graphml(path, node_type=str, force_multigraph=True))
    except (OSError, nx.NetworkXError, SyntaxError, ValueError, KeyError) as error:
        raise InputError([Fault.of("RP702", path.name, problem=str(error))]) from None
    reader = _Reader(found, mode)
    if faults := list(reader.faults(path.name)):
        raise InputError(faults)
    streets = list(merged(reader.streets()))
    if not streets:
        raise InputError([Fault.of("RP703", path.name, mode=mode)])
    said = str(found.graph.get("attribution") or OSM_ATTRIBUTION)
    return graph_of(streets, reader.places, mode, name=path.name, version=version, attribution=said)


class _Reader:
    def __init__(self, found: nx.MultiDiGraph, mode: Mode) -> None:
        self.found, self.profile = found, PROFILES[mode]
        self.numbers = {node: number for number, node in enumerate(found)}
        self.spots = {
            node: (_number(data.get("y")), _number(data.get("x")))
            for node, data in found.nodes(data=True)
        }
        self.places: dict[int, tuple[float, float]] = {
            self.numbers[node]: (lat, lon)
            for node, (lat, lon) in self.spots.items()
            if lat is not None and lon is not None
        }

    def faults(self, name: str) -> Iterator[Fault]:
        missing = len(self.numbers) - len(self.places)
        if missing:
            yield Fault.of("RP713", name, count=missing, things="nodes", attribute="x, y")
        lengths = [_number(data.get("length")) for _, _, data in self.found.edges(data=True)]
        missing = sum(length is None or length < 0 for length in lengths)
        if missing:
            yield Fault.of("RP713", name, count=missing, things="edges", attribute="length")

    def streets(self) -> Iterator[Street]:
        """Every edge as a street; two that are each other's way back as one."""
        waiting: dict[tuple[int, int, tuple[Any, ...], float], int] = {}
        streets: list[Street] = []
        for start, end, data in self.found.edges(data=True):
            use = self._use(data)
            if use is None:
                continue
            street = self._street(start, end, data, use.kmh)
            shape = tuple(self.places[node] for node in street.nodes)
            back = (street.nodes[-1], street.nodes[0], shape[::-1], round(use.kmh, 3))
            if back in waiting:
                number = waiting.pop(back)
                streets[number] = Street(streets[number].nodes, streets[number].kmh, two_way=True)
                continue
            waiting[(street.nodes[0], street.nodes[-1], shape, round(use.kmh, 3))] = len(streets)
            streets.append(street)
        yield from streets

    def _street(self, start: str, end: str, data: Mapping[str, Any], kmh: float) -> Street:
        inner = _line(data.get("geometry"))[1:-1]
        nodes = [self.numbers[start]]
        for lon, lat in inner:
            number = len(self.places)
            self.places[number] = (lat, lon)
            nodes.append(number)
        nodes.append(self.numbers[end])
        speeds = [float(each) for each in _NUMBER.findall(str(data.get("speeds_kph", "")))]
        if len(speeds) != len(nodes) - 1 or min(speeds) <= 0:
            speeds = [kmh] * (len(nodes) - 1)
        return Street(nodes, speeds, two_way=False)

    def _use(self, data: Mapping[str, Any]) -> Use | None:
        metres, seconds = _number(data.get("length")), _number(data.get("travel_time"))
        kmh = _number(data.get("speed_kph"))
        if metres and seconds:
            return Use(MS_IN_KMH * metres / seconds, forward=True, backward=False)
        if kmh:
            return Use(kmh, forward=True, backward=False)
        tags = {key: _first(value) for key, value in data.items()}
        return self.profile.use_of({**tags, "oneway": "no"})


def _speeds(along_m: Floats, along_s: Floats) -> list[float]:
    """km/h of each piece of a street; 1 where a piece has no length."""
    metres, seconds = np.diff(along_m), np.diff(along_s)
    safe = np.where(seconds > 0, seconds, 1.0)
    speeds: list[float] = np.where(seconds > 0, MS_IN_KMH * metres / safe, 1.0).tolist()
    return speeds


def _shape(line: list[tuple[float, float]], speeds: list[float]) -> dict[str, str]:
    if len(line) == 2:
        return {}
    points = ", ".join(f"{lon!r} {lat!r}" for lon, lat in line)
    shape = {"geometry": f"LINESTRING ({points})"}
    if max(speeds) - min(speeds) > SAME_SPEED_KMH:
        shape["speeds_kph"] = " ".join(f"{each!r}" for each in speeds)
    return shape


def _line(text: Any) -> list[tuple[float, float]]:
    """(lon, lat) of a line in WKT; empty where there is none."""
    numbers = [float(each) for each in _NUMBER.findall(text)] if isinstance(text, str) else []
    return list(zip(numbers[::2], numbers[1::2], strict=False))


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if np.isfinite(number) else None


def _first(value: Any) -> str:
    """OSMnx writes the tags of joined ways as a list in a text: its first."""
    match = re.match(r"\['([^']*)'", str(value))
    return match[1] if match else str(value)
