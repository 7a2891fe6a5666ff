"""Whether places were drawn on another datum than they are said to be."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from routeplan.errors import Fault

LEAST_M, MOST_M = 50, 700
FEWEST_PLACES = 8
# Places scattered round their roads reach this by chance once in 3,000 files of 8.
LEAST_AGREEMENT = 0.97

# Farther than this a place is off the roads, and how far says no more.
FAR_M = 60.0
# Of 40 stores in Montevideo, shifted by the 470 m of GCJ-02, the roads tell 8 times in 10,
# and of 40 that stand right never in 1,200 draws.
FEWEST_TO_COMPARE = 40
NEARER_SHARE = 0.75


@dataclass(frozen=True)
class SharedOffset:
    """
    An offset that places have in common.

    Parameters
    ----------
    east_m, north_m
        The mean offset.
    places
        How many share it.
    """

    east_m: float
    north_m: float
    places: int

    @property
    def length_m(self) -> float:
        """How far the places lie off."""
        return math.hypot(self.east_m, self.north_m)

    @property
    def bearing(self) -> int:
        """Direction of the offset: degrees clockwise from north."""
        return round(math.degrees(math.atan2(self.east_m, self.north_m))) % 360


def shared_offset(offsets_m: Sequence[tuple[float, float]]) -> SharedOffset | None:
    """
    The offset that nearly all places share; None where there is none to worry about.

    Parameters
    ----------
    offsets_m
        For each place the metres to the east and to the north from where it should lie,
        for example its nearest road, to where it is said to lie.

    Returns
    -------
    SharedOffset | None
        Only where there are 8 places or more, each lies 50 to 700 m off, and the offsets
        point one way: their vector sum is 97 % of the sum of their lengths or more.
    """
    lengths_m = [math.hypot(east_m, north_m) for east_m, north_m in offsets_m]
    if len(lengths_m) < FEWEST_PLACES or not all(LEAST_M <= each <= MOST_M for each in lengths_m):
        return None
    east_m = math.fsum(east for east, _ in offsets_m)
    north_m = math.fsum(north for _, north in offsets_m)
    if math.hypot(east_m, north_m) < LEAST_AGREEMENT * math.fsum(lengths_m):
        return None
    count = len(lengths_m)
    return SharedOffset(east_m / count, north_m / count, count)


def offset_faults(where: str, offsets_m: Sequence[tuple[float, float]]) -> tuple[Fault, ...]:
    """A warning (RP805) where places share an offset; ``where`` is their file."""
    found = shared_offset(offsets_m)
    if found is None:
        return ()
    values = {"places": found.places, "metres": round(found.length_m), "bearing": found.bearing}
    return (Fault.of("RP805", where, **values),)


def mean_away_m(away_m: Sequence[float]) -> float:
    """How far places lie from their nearest roads on average, each 60 m at most."""
    return math.fsum(min(FAR_M, each) for each in away_m) / max(1, len(away_m))


def nearer_share(away_m: Sequence[float]) -> float:
    """Below what part of their distance another reading is likelier; 0: too few to say."""
    return NEARER_SHARE if len(away_m) >= FEWEST_TO_COMPARE else 0.0
