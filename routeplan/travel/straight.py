"""Travel estimated from straight lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import numpy as np
import numpy.typing as npt
from geopy.distance import ELLIPSOIDS
from pydantic import BaseModel, Field

from routeplan.reps import Mode
from routeplan.travel.matrix import Place, Travel, likely_error

EQUATOR_KM: float
FLATTENING: float
EQUATOR_KM, _, FLATTENING = ELLIPSOIDS["WGS-84"]
# What the source of such travel begins with.
STRAIGHT = "straight line"
KMH_IN_MS = 1 / 3.6
SAME_SPOT_M = 0.5
PAIRS_A_BLOCK = 250_000

Floats = npt.NDArray[np.float64]


class StraightLine(BaseModel, frozen=True, extra="forbid"):
    """
    How straight lines become seconds and metres; the defaults are for a car in town.

    Parameters
    ----------
    fixed_s
        Seconds of every trip for starting, parking and walking.
    speed_kmh
        Speed along the straight line.
    metres_factor
        How much longer the road is than the straight line.
    error_percent
        The likely error of a trip's seconds, on average; None: not known.
    """

    fixed_s: Annotated[int, Field(ge=0, le=86_400)] = 45
    speed_kmh: Annotated[float, Field(ge=1, le=1_000)] = 32.0
    metres_factor: Annotated[float, Field(ge=1, le=10)] = 1.3
    error_percent: float | None = None

    @property
    def source(self) -> str:
        """The settings in words."""
        speed, factor = f"{self.speed_kmh:g} km/h", f"{self.metres_factor:g}"
        error = likely_error(self.error_percent)
        return f"{STRAIGHT}, {self.fixed_s} s + {speed}, metres x {factor}, {error}"


# Likely errors: against OSRM by car between 500 stores in Montevideo, and on foot between
# 300 stores in the centre of Helsinki. By scooter and bicycle speeds were fitted to, and
# errors measured against, ways on Montevideo's own road graph, half a minute a trip to park.
BY_CAR = StraightLine(error_percent=11)
STRAIGHT_BY_MODE: dict[Mode, StraightLine] = {
    "car": BY_CAR,
    "scooter": StraightLine(fixed_s=40, speed_kmh=28.0, error_percent=7),
    "bicycle": StraightLine(fixed_s=30, speed_kmh=12.0, error_percent=7),
    "foot": StraightLine(fixed_s=30, speed_kmh=4.2, error_percent=15),
}


def straight_line(places: Sequence[Place], settings: StraightLine = BY_CAR) -> Travel:
    """
    Travel between all places, from the shortest line on the WGS-84 ellipsoid.

    A trip takes ``fixed_s`` plus the line's length over the speed, rounded to whole
    seconds. Places less than half a metre apart are one spot: no seconds, no metres.

    Parameters
    ----------
    places
        ``p`` places, in the order of the rows and columns.

    Returns
    -------
    Travel
        Symmetric, zero on the diagonal, and marked as an estimate.

    Notes
    -----
    Works through blocks of rows, so that besides the answer it needs some 20 MB
    however many places there are.
    """
    lat, lon = _radians(places)
    size = len(places)
    seconds = np.zeros((size, size), dtype=np.int32)
    metres = np.zeros((size, size), dtype=np.int32)
    rows = max(1, PAIRS_A_BLOCK // max(1, size))
    for first in range(0, size, rows):
        block = slice(first, first + rows)
        line_m = _geodesic_m(lat[block, None], lon[block, None], lat[None, :], lon[None, :])
        drive_s = settings.fixed_s + line_m / (settings.speed_kmh * KMH_IN_MS)
        apart = line_m >= SAME_SPOT_M
        seconds[block] = np.where(apart, np.rint(drive_s), 0)
        metres[block] = np.where(apart, np.rint(settings.metres_factor * line_m), 0)
    return Travel(
        seconds, metres, settings.source, estimated=True, error_percent=settings.error_percent
    )


def line_metres(places: Sequence[Place]) -> Floats:
    """Length of the shortest line between all places, in metres; shape ``(p, p)``."""
    lat, lon = _radians(places)
    return _geodesic_m(lat[:, None], lon[:, None], lat[None, :], lon[None, :])


def _radians(places: Sequence[Place]) -> tuple[Floats, Floats]:
    lat = np.radians(np.array([place.lat for place in places], dtype=np.float64))
    lon = np.radians(np.array([place.lon for place in places], dtype=np.float64))
    return lat, lon


def _geodesic_m(lat_a: Floats, lon_a: Floats, lat_b: Floats, lon_b: Floats) -> Floats:
    """
    Length of the shortest line between points in radians, by Lambert's formula.

    The great circle on the sphere of reduced latitudes, corrected to first order in
    the flattening. Within metres of the exact length up to thousands of kilometres;
    both corrections are bounded, so that it holds to 0.3 % even between antipodes,
    where ``0 / 0`` stands for a limit that is 0.

    References
    ----------
    .. [1] Lambert, W.D. (1942). The distance between two widely separated points on
           the surface of the earth. *J. Washington Academy of Sciences*, 32(5): 125-130.
    """
    beta_a = np.arctan((1 - FLATTENING) * np.tan(lat_a))
    beta_b = np.arctan((1 - FLATTENING) * np.tan(lat_b))
    # Absolute differences make there and back the same to the last bit.
    sin2_half_sum = np.sin((beta_a + beta_b) / 2) ** 2
    sin2_half_gap = np.sin(np.abs(beta_a - beta_b) / 2) ** 2
    sin2_half_turn = np.sin(np.abs(lon_a - lon_b) / 2) ** 2
    sin2_half_arc = sin2_half_gap + np.cos(beta_a) * np.cos(beta_b) * sin2_half_turn
    sin2_half_arc = np.clip(sin2_half_arc, 0.0, 1.0)
    cos2_half_arc = 1 - sin2_half_arc
    arc = 2 * np.arcsin(np.sqrt(sin2_half_arc))
    sin_arc = 2 * np.sqrt(sin2_half_arc * cos2_half_arc)
    along = (arc - sin_arc) * _part(sin2_half_sum * (1 - sin2_half_gap), cos2_half_arc)
    across = (arc + sin_arc) * _part((1 - sin2_half_sum) * sin2_half_gap, sin2_half_arc)
    length_m: Floats = 1000 * EQUATOR_KM * (arc - FLATTENING / 2 * (along + across))
    return length_m


def _part(part: Floats, whole: Floats) -> Floats:
    """``part / whole``, where rounding may put a part of a tiny whole outside 0 to 1."""
    safe = np.where(whole > 0, whole, 1.0)
    return np.clip(np.where(whole > 0, part / safe, 0.0), 0.0, 1.0)
