"""
Where GCJ-02 differs from WGS-84.

The area is mainland China, Hong Kong and Macau with the sea off their coasts, after the
borders of Natural Earth (``LICENSE-natural-earth.md`` beside this file). Domestic maps
draw Hong Kong and Macau in GCJ-02 like the mainland, and Taiwan and the world in WGS-84
[1]_; so does this package. Google's and Apple's maps shift the mainland alone.

References
----------
.. [1] Huawei Map Kit, guide "Coordinate Rectification", coordinate systems used.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]

_PLACES_AT_ONCE = 256


def is_shifted(lat: Floats, lon: Floats, *, mainland_only: bool = False) -> Truths:
    """
    True for each place where maps in GCJ-02 are shifted.

    Parameters
    ----------
    lat, lon
        Equally many WGS-84 degrees, of one dimension.
    mainland_only
        True: not in Hong Kong and Macau.
    """
    inside = _inside(lat, lon, "shifted")
    return inside & ~_inside(lat, lon, "special_regions") if mainland_only else inside


def _inside(lat: Floats, lon: Floats, name: str) -> Truths:
    south, north, lon_at_south, slope = _edges(name)
    found = np.zeros(len(lat), dtype=np.bool_)
    near = np.flatnonzero((lat >= south.min()) & (lat <= north.max()))
    for start in range(0, len(near), _PLACES_AT_ONCE):
        rows = near[start : start + _PLACES_AT_ONCE]
        y, x = lat[rows, None], lon[rows, None]
        # An edge counts where a ray to the east crosses it; its north end is not of it.
        is_level = (south <= y) & (y < north)
        crossings = (is_level & (x < lon_at_south + slope * (y - south))).sum(axis=1)
        found[rows] = crossings % 2 == 1
    return found


@lru_cache(maxsize=2)
def _edges(name: str) -> tuple[Floats, Floats, Floats, Floats]:
    """South and north end of every edge, its longitude at the south end, degrees per degree."""
    content = json.loads(files("routeplan.datums").joinpath("area.json").read_bytes())
    rings = [np.array(ring) for ring in content[name]]
    first = np.concatenate([ring[:-1] for ring in rings])
    last = np.concatenate([ring[1:] for ring in rings])
    is_sloped = first[:, 1] != last[:, 1]
    first, last = first[is_sloped], last[is_sloped]
    goes_north = (first[:, 1] < last[:, 1])[:, None]
    low, high = np.where(goes_north, first, last), np.where(goes_north, last, first)
    slope = (high[:, 0] - low[:, 0]) / (high[:, 1] - low[:, 1])
    return low[:, 1], high[:, 1], low[:, 0], slope
