"""Travel on one's own road graph."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from routeplan.errors import Fault, InputError
from routeplan.reps import Mode
from routeplan.travel.matrix import Place
from routeplan.travel.provider import Table
from routeplan.travel.roads.graph import RoadGraph
from routeplan.travel.roads.snap import Snap, Snapper

DEFAULT_LIMIT_M = 300
CORNER_M = 1.0
BLOCK_CELLS = 2_000_000
# One number holds both: the fastest way is found by its upper part, hundredths of seconds,
# and carries its decimetres along in the lower 27 bits. Doubles add whole numbers up to
# 2^53 without error, which leaves 26 bits, 7 days, for the seconds.
TICKS_A_SECOND = 100
PARTS_A_METRE = 10
METRE_BITS = 27

Weights = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Roads:
    """
    A provider over a road graph.

    Parameters
    ----------
    graph
        See ``build_graph``.
    calibration
        What the seconds are multiplied by; see ``routeplan travel fit``.
    limit_m
        Most metres from a place to the nearest road.
    error_percent
        The likely error, where it has been measured.
    """

    graph: RoadGraph
    calibration: float = 1.0
    limit_m: int = DEFAULT_LIMIT_M
    error_percent: float | None = None
    name: str = "roads"

    @property
    def mode(self) -> Mode:
        """Whom the graph is for."""
        return self.graph.mode

    @property
    def attribution(self) -> str:
        """Who made the map."""
        return self.graph.attribution

    @property
    def source(self) -> str:
        """Graph and factor in words."""
        factor = "" if self.calibration == 1 else f", seconds x {self.calibration:g}"
        return f"roads of {self.graph.name}, {self.mode}{factor}"

    @cached_property
    def version(self) -> str:
        """Changes with the graph, the factor and the limit."""
        hashed = hashlib.sha256(self.graph.version.encode())
        for each in (self.graph.along_s, self.graph.start, self.graph.end, self.graph.two_way):
            hashed.update(np.ascontiguousarray(each).tobytes())
        hashed.update(f"{self.graph.junction_s!r} {self.calibration!r} {self.limit_m}".encode())
        return hashed.hexdigest()

    @cached_property
    def snapper(self) -> Snapper:
        """Finds the roads next to places."""
        return Snapper(self.graph)

    def table(self, origins: Sequence[Place], targets: Sequence[Place]) -> Table:
        """
        Seconds, and metres along the fastest way, by Dijkstra's algorithm from each place.

        Raises
        ------
        InputError
            RP704 and RP705, for every place that is too far from a connected road.
        """
        places = list(dict.fromkeys((*origins, *targets)))
        numbers = {place: number for number, place in enumerate(places)}
        snaps = self.checked_snaps(places)
        matrix = self.matrix(snaps)
        rows = self.graph.junctions + np.array([numbers[place] for place in origins], np.intp)
        columns = self.graph.junctions + np.array([numbers[place] for place in targets], np.intp)
        # From the few to the many: against the traffic where the targets are fewer.
        if len(columns) < len(rows):
            table = _fastest(matrix.T.tocsr(), columns, rows)
            return Table(table.seconds.T.copy(), table.metres.T.copy())
        return _fastest(matrix, rows, columns)

    def matrix(self, snaps: Sequence[Snap]) -> csr_array:
        """What each arc takes, ``packed``: of the junctions, then of the places snapped."""
        return _with_places(self.graph, self._streets, snaps, self.calibration)

    def street_between(self, start: int, end: int) -> tuple[int, bool]:
        """The fastest street from one junction to the next, and whether it is passed forward."""
        return self._street_numbers[start, end]

    @cached_property
    def _street_numbers(self) -> dict[tuple[int, int], tuple[int, bool]]:
        graph = self.graph
        numbers: dict[tuple[int, int], tuple[int, bool]] = {}
        # The slowest first, so that the fastest of parallels is what stays.
        for street in np.argsort(-graph.length_s, kind="stable").tolist():
            if graph.connected[street]:
                start, end = int(graph.start[street]), int(graph.end[street])
                numbers[start, end] = street, True
                if graph.two_way[street]:
                    numbers[end, start] = street, False
        return numbers

    def checked_snaps(self, places: Sequence[Place]) -> list[Snap]:
        """
        Where places meet the connected roads.

        Raises
        ------
        InputError
            RP704 and RP705.
        """
        snaps = self.snapper.snaps(places)
        faults = list(self._far(places, snaps))
        if faults:
            raise InputError(faults)
        return snaps

    def _far(self, places: Sequence[Place], snaps: Sequence[Snap]) -> Iterator[Fault]:
        for place, snap in zip(places, snaps, strict=True):
            if snap.away_m <= self.limit_m:
                continue
            values = {"metres": round(snap.away_m), "limit": self.limit_m, "mode": self.mode}
            near_m = self.snapper.away_from_unconnected_m(place)
            if near_m is not None and near_m <= self.limit_m:
                yield Fault.of("RP705", place.id, near=round(near_m), **values)
            else:
                yield Fault.of("RP704", place.id, **values)

    @cached_property
    def _streets(self) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Weights]:
        """Origins, targets and weights of the connected streets, the best of parallels."""
        graph, both = self.graph, self.graph.two_way & self.graph.connected
        origins = np.concatenate([graph.start[graph.connected], graph.end[both]]).astype(np.intp)
        targets = np.concatenate([graph.end[graph.connected], graph.start[both]]).astype(np.intp)
        seconds = np.concatenate([graph.length_s[graph.connected], graph.length_s[both]])
        metres = np.concatenate([graph.length_m[graph.connected], graph.length_m[both]])
        return _best(origins, targets, packed(seconds * self.calibration, metres))


def packed(seconds: Weights, metres: Weights) -> Weights:
    """Seconds and metres in one number, which orders ways by seconds first."""
    ticks = np.maximum(1, np.rint(seconds * TICKS_A_SECOND))
    weights: Weights = np.ldexp(ticks, METRE_BITS) + np.rint(metres * PARTS_A_METRE)
    return weights


def _best(
    origins: npt.NDArray[np.intp], targets: npt.NDArray[np.intp], weights: Weights
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Weights]:
    """Only the cheapest of the arcs that join the same two ends."""
    order = np.lexsort((weights, targets, origins))
    origins, targets, weights = origins[order], targets[order], weights[order]
    is_first = np.ones(len(order), np.bool_)
    is_first[1:] = (np.diff(origins) != 0) | (np.diff(targets) != 0)
    return origins[is_first], targets[is_first], weights[is_first]


def _with_places(
    graph: RoadGraph,
    streets: tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Weights],
    snaps: Sequence[Snap],
    calibration: float,
) -> csr_array:
    """The streets as a matrix, with a further junction where each place meets them."""
    arcs = list(_place_arcs(graph, snaps))
    ends = np.array([(origin, target) for origin, target, _, _ in arcs], np.intp).reshape(-1, 2)
    sizes = np.array([(seconds, metres) for _, _, seconds, metres in arcs]).reshape(-1, 2)
    weights = packed(sizes[:, 0] * calibration, sizes[:, 1])
    origins, targets, weights = _best(
        np.concatenate([streets[0], ends[:, 0]]),
        np.concatenate([streets[1], ends[:, 1]]),
        np.concatenate([streets[2], weights]),
    )
    size = graph.junctions + len(snaps)
    return csr_array((weights, (origins, targets)), shape=(size, size))


def _place_arcs(graph: RoadGraph, snaps: Sequence[Snap]) -> Iterator[tuple[int, int, float, float]]:
    """(origin, target, seconds, metres) between a place and the ends of its street."""
    on_street: dict[int, list[int]] = {}
    for number, snap in enumerate(snaps):
        on_street.setdefault(snap.street, []).append(number)
        here, street = graph.junctions + number, snap.street
        start, end = int(graph.start[street]), int(graph.end[street])
        rest_s = float(graph.length_s[street]) - snap.along_s
        rest_m = float(graph.length_m[street]) - snap.along_m
        yield start, here, snap.along_s, snap.along_m
        yield here, end, rest_s, rest_m
        # A corner belongs to all the streets that meet there, one-way or not.
        if graph.two_way[street] or snap.along_m < CORNER_M:
            yield here, start, snap.along_s + graph.junction_s, snap.along_m
        if graph.two_way[street] or rest_m < CORNER_M:
            yield end, here, rest_s - graph.junction_s, rest_m
    for street, numbers in on_street.items():
        yield from _neighbour_arcs(graph, snaps, street, numbers)


def _neighbour_arcs(
    graph: RoadGraph, snaps: Sequence[Snap], street: int, numbers: list[int]
) -> Iterator[tuple[int, int, float, float]]:
    """Arcs between neighbours on one street, which need not go by its ends."""
    inner = sorted(numbers, key=lambda number: snaps[number].along_m)
    for before, after in pairwise(inner):
        here, there = graph.junctions + before, graph.junctions + after
        seconds = snaps[after].along_s - snaps[before].along_s
        metres = snaps[after].along_m - snaps[before].along_m
        is_one_spot = metres == 0
        yield here, there, seconds, metres
        if graph.two_way[street] or is_one_spot:
            yield there, here, seconds, metres


def _fastest(matrix: csr_array, rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp]) -> Table:
    shape = (len(rows), len(columns))
    seconds, metres = np.zeros(shape, np.int32), np.zeros(shape, np.int32)
    block = max(1, BLOCK_CELLS // matrix.shape[0])
    for begin in range(0, len(rows), block):
        part = slice(begin, begin + block)
        weights = dijkstra(matrix, directed=True, indices=rows[part])[:, columns]
        whole = weights.astype(np.int64)
        seconds[part] = np.rint((whole >> METRE_BITS) / TICKS_A_SECOND)
        metres[part] = np.rint((whole & ((1 << METRE_BITS) - 1)) / PARTS_A_METRE)
    return Table(seconds, metres)
