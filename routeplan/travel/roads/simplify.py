"""Lines with fewer points that look the same."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from routeplan.travel.roads.graph import EARTH_M, Flags, Floats
from routeplan.travel.roads.paths import Point


def simplified(line: Sequence[Point], tolerance_m: float) -> Floats:
    """
    The points of a line that it cannot do without.

    Parameters
    ----------
    line
        (lat, lon) in degrees, one point or more.
    tolerance_m
        No point that is left out lies farther from the line that stays.

    Returns
    -------
    Floats
        Shape ``(n, 2)``: the first point, the last, and those between them that count.

    References
    ----------
    .. [1] Douglas, D.H., and Peucker, T.K. (1973). Algorithms for the reduction of the number
           of points required to represent a digitized line. *Cartographica*, 10(2): 112-122.
    """
    points: Floats = np.array(line, np.float64).reshape(-1, 2)
    flat = np.radians(points) * EARTH_M
    flat[:, 1] *= np.cos(np.radians(points[0, 0]))
    stays: Flags = np.zeros(len(points), np.bool_)
    stays[[0, -1]] = True
    parts = [(0, len(points) - 1)]
    while parts:
        first, last = parts.pop()
        if last - first < 2:
            continue
        away_m = _away_m(flat[first + 1 : last], flat[first], flat[last])
        worst = int(away_m.argmax())
        if away_m[worst] > tolerance_m:
            middle = first + 1 + worst
            stays[middle] = True
            parts += [(first, middle), (middle, last)]
    return points[stays]


def _away_m(points: Floats, begin: Floats, end: Floats) -> Floats:
    """Metres from each point to the straight piece between two."""
    whole = end - begin
    square = float(whole @ whole)
    along = np.clip((points - begin) @ whole / square, 0, 1) if square else np.zeros(len(points))
    away: Floats = np.linalg.norm(points - begin - along[:, None] * whole, axis=1)
    return away
