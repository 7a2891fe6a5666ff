"""The nearest point of a road."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from scipy.spatial import cKDTree

from routeplan.travel.matrix import Place
from routeplan.travel.roads.graph import EARTH_M, Floats, Ints, RoadGraph

PIECE_M = 100.0


class Snap(NamedTuple):
    """
    Where a place meets the roads.

    Parameters
    ----------
    street
        Number of the street.
    along_m, along_s
        Metres and seconds from the street's first vertex to that point.
    away_m
        Metres from the place to that point.
    """

    street: int
    along_m: float
    along_s: float
    away_m: float


@dataclass(frozen=True)
class _Pieces:
    """Straight pieces of streets, none longer than ``PIECE_M``, on the sphere in metres."""

    street: Ints
    vertex: Ints
    begin: Floats
    end: Floats
    share: Floats
    tree: cKDTree

    @classmethod
    def of(cls, graph: RoadGraph, streets: Ints) -> _Pieces:
        steps = np.concatenate([np.arange(graph.first[s], graph.first[s + 1] - 1) for s in streets])
        owners = np.repeat(streets, graph.first[streets + 1] - graph.first[streets] - 1)
        lengths = graph.along_m[steps + 1] - graph.along_m[steps]
        counts = np.maximum(1, np.ceil(lengths / PIECE_M)).astype(np.int32)
        vertex = np.repeat(steps, counts).astype(np.int32)
        order = np.arange(len(vertex)) - np.repeat(np.cumsum(counts) - counts, counts)
        parts = np.repeat(counts, counts)
        shares = np.stack([order / parts, (order + 1) / parts], axis=1)
        points = _on_sphere(graph.lat, graph.lon)
        here, there = points[vertex], points[vertex + 1]
        begin = here + shares[:, :1] * (there - here)
        end = here + shares[:, 1:] * (there - here)
        tree = cKDTree((begin + end) / 2)
        street = np.repeat(owners, counts).astype(np.int32)
        return cls(street, vertex, begin, end, shares, tree)

    @cached_property
    def reach_m(self) -> float:
        """Half the longest piece: how far a piece's middle may be from its nearest point."""
        return float(np.linalg.norm(self.end - self.begin, axis=1).max()) / 2


class Snapper:
    """
    Finds the nearest point on the roads of a graph.

    On an edge, not at a junction: a store in the middle of a long street is there.
    """

    def __init__(self, graph: RoadGraph) -> None:
        self.graph = graph
        self._connected = _Pieces.of(graph, np.flatnonzero(graph.connected).astype(np.int32))

    @cached_property
    def _apart(self) -> _Pieces | None:
        streets = np.flatnonzero(~self.graph.connected).astype(np.int32)
        return _Pieces.of(self.graph, streets) if len(streets) else None

    def snaps(self, places: Sequence[Place]) -> list[Snap]:
        """The nearest point of the connected roads, for each place."""
        return _nearest(self.graph, self._connected, places)

    def offsets_m(self, places: Sequence[Place]) -> list[tuple[float, float]]:
        """Metres to the east and to the north from the nearest road to each place."""
        graph = self.graph
        offsets = []
        for place, snap in zip(places, self.snaps(places), strict=True):
            vertices = slice(int(graph.first[snap.street]), int(graph.first[snap.street + 1]))
            along_m = graph.along_m[vertices]
            north = place.lat - float(np.interp(snap.along_m, along_m, graph.lat[vertices]))
            east = place.lon - float(np.interp(snap.along_m, along_m, graph.lon[vertices]))
            metres = np.radians([east * np.cos(np.radians(place.lat)), north]) * EARTH_M
            offsets.append((float(metres[0]), float(metres[1])))
        return offsets

    def away_from_unconnected_m(self, place: Place) -> float | None:
        """Metres to the nearest road in an unconnected part; None: there is no such part."""
        if self._apart is None:
            return None
        return _nearest(self.graph, self._apart, [place])[0].away_m


def _nearest(graph: RoadGraph, pieces: _Pieces, places: Sequence[Place]) -> list[Snap]:
    points = _on_sphere(
        np.array([place.lat for place in places]), np.array([place.lon for place in places])
    )
    middle_m, _ = pieces.tree.query(points)
    around = pieces.tree.query_ball_point(points, middle_m + pieces.reach_m + 1e-6)
    return [
        _best(graph, pieces, point, np.sort(np.array(near)))
        for point, near in zip(points, around, strict=True)
    ]


def _best(graph: RoadGraph, pieces: _Pieces, point: Floats, near: Ints) -> Snap:
    begin, whole = pieces.begin[near], pieces.end[near] - pieces.begin[near]
    squares = np.einsum("ij,ij->i", whole, whole)
    along = np.einsum("ij,ij->i", point - begin, whole)
    part = np.clip(np.where(squares > 0, along / np.where(squares > 0, squares, 1), 0), 0, 1)
    away = np.linalg.norm(point - (begin + part[:, None] * whole), axis=1)
    best = int(away.argmin())
    piece, vertex = near[best], int(pieces.vertex[near[best]])
    low, high = pieces.share[piece]
    share = low + float(part[best]) * (high - low)
    metres, seconds = (
        float(values[vertex] + share * (values[vertex + 1] - values[vertex]))
        for values in (graph.along_m, graph.along_s)
    )
    return Snap(int(pieces.street[piece]), metres, seconds, float(away[best]))


def _on_sphere(lat: Floats, lon: Floats) -> Floats:
    """Points in space, in metres: near each other, straight and great-circle lengths agree."""
    phi, turn = np.radians(lat), np.radians(lon)
    return EARTH_M * np.stack(
        [np.cos(phi) * np.cos(turn), np.cos(phi) * np.sin(turn), np.sin(phi)], axis=1
    )
