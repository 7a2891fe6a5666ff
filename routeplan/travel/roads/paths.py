"""The shape of the fastest way, for maps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from routeplan.travel.matrix import Place
from routeplan.travel.roads.graph import Ints, line_m
from routeplan.travel.roads.provider import Roads, packed
from routeplan.travel.roads.snap import Snap

Point = tuple[float, float]
NO_WAY = -9999
# The first try reaches as far as one gets at this pace, and by these seconds more.
LINE_MS = 5.0
LEAST_REACH_S = 300.0
FARTHER = 4.0


def road_paths(roads: Roads, legs: Sequence[tuple[Place, Place]]) -> list[list[Point]]:
    """
    The fastest way of each leg as (lat, lon), from road to road.

    Parameters
    ----------
    legs
        Where each begins and ends.

    Returns
    -------
    list[list[Point]]
        One line for each leg. Its first and last points lie on roads, next to the places.

    Raises
    ------
    InputError
        RP704 and RP705, as ``Roads.table``.
    """
    places = list(dict.fromkeys(place for leg in legs for place in leg))
    numbers = {place: number for number, place in enumerate(places)}
    snaps = roads.checked_snaps(places)
    matrix, first = roads.matrix(snaps), roads.graph.junctions
    walker = _Walker(roads, snaps)
    targets: dict[Place, list[Place]] = {}
    for origin, target in legs:
        targets.setdefault(origin, []).append(target)
    lines: dict[tuple[Place, Place], list[Point]] = {}
    for origin, wanted in targets.items():
        nodes = [first + numbers[each] for each in wanted]
        before = _before(matrix, first + numbers[origin], nodes, _line_s(origin, wanted))
        for target, node in zip(wanted, nodes, strict=True):
            lines[origin, target] = walker.line(before, node)
    return [lines[leg] for leg in legs]


def _line_s(origin: Place, targets: Sequence[Place]) -> float:
    """Seconds along the straight line to the farthest of some places."""
    lats, lons = (np.array([getattr(each, key) for each in targets]) for key in ("lat", "lon"))
    away_m = line_m(np.array(origin.lat), np.array(origin.lon), lats, lons)
    return float(away_m.max()) / LINE_MS


def _before(matrix: csr_array, origin: int, targets: Sequence[int], about_s: float) -> Ints:
    """
    The node before each one on the fastest ways from one origin to some targets.

    The search goes no farther than it must: first as far as may do, then farther. It asks
    for one origin at a time, as other threads stand still meanwhile.
    """
    reach_s = LEAST_REACH_S + about_s
    while True:
        limit = float(packed(np.array(reach_s), np.array(0.0)))
        _, before = dijkstra(
            matrix, directed=True, indices=origin, limit=limit, return_predecessors=True
        )
        if all(before[each] != NO_WAY or each == origin for each in targets):
            found: Ints = before
            return found
        reach_s *= FARTHER


class _Walker:
    def __init__(self, roads: Roads, snaps: Sequence[Snap]) -> None:
        self.graph, self.snaps = roads.graph, snaps
        self.street_of = roads.street_between

    def line(self, before: Ints, target: int) -> list[Point]:
        """From the end back to the beginning by predecessors, then turned round."""
        nodes = [target]
        while (node := int(before[nodes[-1]])) != NO_WAY:
            nodes.append(node)
        nodes.reverse()
        points: list[Point] = []
        for here, there in pairwise(nodes):
            piece = list(self._piece(here, there))
            points += piece if points[-1:] != piece[:1] else piece[1:]
        snap = self._snap(target)
        return points or list(self._between(snap.street, snap.along_m, snap.along_m))

    def _snap(self, node: int) -> Snap:
        return self.snaps[node - self.graph.junctions]

    def _piece(self, here: int, there: int) -> Iterator[Point]:
        first = self.graph.junctions
        if here < first and there < first:
            street, is_forward = self.street_of(here, there)
            length_m = float(self.graph.length_m[street])
            begin_m, end_m = (0.0, length_m) if is_forward else (length_m, 0.0)
        elif here >= first and there >= first:
            street = self._snap(here).street
            begin_m, end_m = self._snap(here).along_m, self._snap(there).along_m
        else:
            snap = self._snap(max(here, there))
            street, junction = snap.street, min(here, there)
            end_m = self._junction_m(street, junction, snap, is_start=here < first)
            begin_m = snap.along_m
            if here < first:
                begin_m, end_m = end_m, begin_m
        yield from self._between(street, begin_m, end_m)

    def _junction_m(self, street: int, junction: int, snap: Snap, *, is_start: bool) -> float:
        """Where on a street a junction is; on a loop, the end that the traffic comes to."""
        length_m = float(self.graph.length_m[street])
        if self.graph.start[street] != self.graph.end[street]:
            return 0.0 if self.graph.start[street] == junction else length_m
        if not self.graph.two_way[street]:
            return 0.0 if is_start else length_m
        return 0.0 if snap.along_m * 2 < length_m else length_m

    def _between(self, street: int, begin_m: float, end_m: float) -> Iterator[Point]:
        vertices = slice(int(self.graph.first[street]), int(self.graph.first[street + 1]))
        along_m = self.graph.along_m[vertices]
        low, high = min(begin_m, end_m), max(begin_m, end_m)
        at = [low, *along_m[(along_m > low) & (along_m < high)], high]
        lats = np.interp(at, along_m, self.graph.lat[vertices])
        lons = np.interp(at, along_m, self.graph.lon[vertices])
        points = list(zip(lats.tolist(), lons.tolist(), strict=True))
        yield from points if begin_m <= end_m else points[::-1]
