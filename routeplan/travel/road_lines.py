"""Lines along roads between places, to be drawn: found once, and kept while there is room."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

import numpy as np
import numpy.typing as npt

from routeplan.reps import Mode
from routeplan.travel.matrix import Place
from routeplan.travel.provider import spot_of
from routeplan.travel.road_map import RoadMap

MOST_KEPT = 50_000
# Farther from a road a line would lead to another place than it says.
LIMIT_M = 1_000
TOLERANCE_M = 4.0
DIGITS = 5

Line = list[list[float]]
Leg = tuple[Place, Place]
# A line in whole units of its last digit takes a tenth of the room of its numbers.
_Kept = npt.NDArray[np.int32]
_Key = tuple[Mode, tuple[int, int], tuple[int, int]]


class RoadLines:
    """
    The lines of a road map.

    They may be asked for by several threads at once; one of them searches at a time, so that
    others of the process get their turn.

    Parameters
    ----------
    road_map
        None: there is none, and no line.
    most_kept
        Lines that are kept; the one asked for longest ago goes first.
    """

    def __init__(self, road_map: RoadMap | None, most_kept: int = MOST_KEPT) -> None:
        self._map = road_map
        self._most_kept = most_kept
        self._kept: dict[_Key, _Kept | None] = {}
        self._lock = Lock()

    def attribution(self, mode: Mode) -> str:
        """Who is to be named where lines are shown; empty: there are none."""
        roads = None if self._map is None else self._map.roads(mode)
        return "" if roads is None else roads.attribution

    def between(self, mode: Mode, legs: Sequence[Leg]) -> list[Line | None]:
        """
        A line of (lat, lon) for each leg, along the fastest way and from road to road.

        Returns
        -------
        list[Line | None]
            In the order of the legs; None where a place lies far from every road, or no road
            is known.
        """
        if self._map is None or not legs:
            return [None] * len(legs)
        keys: list[_Key] = [(mode, spot_of(here), spot_of(there)) for here, there in legs]
        with self._lock:
            found = self._taken(keys)
            missing = {key: leg for key, leg in zip(keys, legs, strict=True) if key not in found}
            if missing:
                lines = _searched(self._map, mode, list(missing.values()))
                found |= dict(zip(missing, lines, strict=True))
            self._keep(found)
        return [None if (line := found[key]) is None else _shown(line) for key in keys]

    def _taken(self, keys: Sequence[_Key]) -> dict[_Key, _Kept | None]:
        """Those that are kept; until they are put back they are not."""
        return {key: self._kept.pop(key) for key in dict.fromkeys(keys) if key in self._kept}

    def _keep(self, found: dict[_Key, _Kept | None]) -> None:
        self._kept |= found
        for key in list(self._kept)[: max(0, len(self._kept) - self._most_kept)]:
            del self._kept[key]


def _searched(road_map: RoadMap, mode: Mode, legs: Sequence[Leg]) -> list[_Kept | None]:
    roads = road_map.roads(mode)
    if roads is None:
        return [None] * len(legs)
    from routeplan.travel.roads.paths import road_paths
    from routeplan.travel.roads.simplify import simplified

    places = list(dict.fromkeys(place for leg in legs for place in leg))
    snaps = roads.snapper.snaps(places)
    far = {place for place, snap in zip(places, snaps, strict=True) if snap.away_m > LIMIT_M}
    near = [leg for leg in legs if far.isdisjoint(leg)]
    lines = dict(zip(near, road_paths(roads, near), strict=True))
    return [
        np.rint(simplified(lines[leg], TOLERANCE_M) * 10**DIGITS).astype(np.int32)
        if leg in lines
        else None
        for leg in legs
    ]


def _shown(line: _Kept) -> Line:
    shown: Line = (line / 10**DIGITS).tolist()
    return shown
