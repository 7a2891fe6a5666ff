"""Where stores and bases lie, in kilometres north and east of a centre."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

Point = tuple[float, float]

STORES_A_DISTRICT = 14
DISTRICT_KM = 1.1
DISTRICT_JITTER_KM = 0.2
DISTRICT_SPREAD_KM = 0.35
STORES_A_VILLAGE = 9
FEWEST_CLUSTERS = 4
VILLAGE_SPREAD_KM = 0.4
TOWN_SHARE = 0.55
ROUND_THE_TOWN_KM = 20.0
BASE_JITTER_KM = 0.5


@dataclass(frozen=True)
class Terrain:
    """
    How stores are spread, and how fast a car gets along.

    Parameters
    ----------
    spread
        Draws so many places.
    speed_kmh
        Along the straight line.
    fixed_s
        Of every trip, for parking and walking.
    """

    spread: Callable[[int, Random], list[Point]]
    speed_kmh: float
    fixed_s: int


def city(count: int, random: Random) -> list[Point]:
    """A dense town: districts on a rough grid, some with more stores than others."""
    districts = max(FEWEST_CLUSTERS, round(count / STORES_A_DISTRICT))
    across = math.ceil(math.sqrt(districts))
    middle = (across - 1) / 2
    cells = [(row - middle, column - middle) for row in range(across) for column in range(across)]
    centres = [
        (_near(row * DISTRICT_KM, DISTRICT_JITTER_KM, random),
         _near(column * DISTRICT_KM, DISTRICT_JITTER_KM, random))
        for row, column in random.sample(cells, districts)
    ]  # fmt: skip
    weights = [random.uniform(0.4, 1.6) for _ in centres]
    return _clouds(count, centres, weights, DISTRICT_SPREAD_KM, random)


def rural(count: int, random: Random) -> list[Point]:
    """Villages over tens of kilometres, a few of them much larger than most."""
    across = 20 + 1.5 * math.sqrt(count)
    return _villages(count, across / 2, random)


def mixed(count: int, random: Random) -> list[Point]:
    """A town with villages around it."""
    in_town = round(TOWN_SHARE * count)
    around = _villages(count - in_town, ROUND_THE_TOWN_KM, random)
    return [*city(in_town, random), *around]


TERRAINS = {
    "city": Terrain(city, speed_kmh=24, fixed_s=60),
    "rural": Terrain(rural, speed_kmh=50, fixed_s=45),
    "mixed": Terrain(mixed, speed_kmh=36, fixed_s=45),
}


def bases(stores: Sequence[Point], reps: int, random: Random) -> list[Point]:
    """
    Where the reps live.

    One rep lives in the middle or, as likely, where one of the outermost stores is. Of
    several each lives in the middle of a sector of its own.
    """
    if reps == 1:
        lives_outside = random.random() < 0.5
        outermost = max(stores, key=lambda store: math.hypot(*store))
        home = outermost if lives_outside else (0.0, 0.0)
        return [_moved(home, BASE_JITTER_KM, random)]
    by_angle = sorted(stores, key=lambda store: math.atan2(*store))
    ends = [len(stores) * rep // reps for rep in range(reps + 1)]
    sectors = [by_angle[first:last] for first, last in pairwise(ends)]
    return [_moved(_mean(sector), BASE_JITTER_KM, random) for sector in sectors]


def _villages(count: int, reach_km: float, random: Random) -> list[Point]:
    villages = max(FEWEST_CLUSTERS, round(count / STORES_A_VILLAGE))
    centres = [
        (random.uniform(-reach_km, reach_km), random.uniform(-reach_km, reach_km))
        for _ in range(villages)
    ]
    weights = [1 / math.sqrt(rank) for rank in range(1, villages + 1)]
    return _clouds(count, centres, weights, VILLAGE_SPREAD_KM, random)


def _clouds(
    count: int,
    centres: Sequence[Point],
    weights: Sequence[float],
    spread_km: float,
    random: Random,
) -> list[Point]:
    chosen = random.choices(centres, weights, k=count)
    return [_moved(centre, spread_km, random) for centre in chosen]


def _moved(point: Point, spread_km: float, random: Random) -> Point:
    north, east = point
    return _near(north, spread_km, random), _near(east, spread_km, random)


def _near(value: float, spread_km: float, random: Random) -> float:
    return value + spread_km * random.gauss(0, 1)


def _mean(points: Sequence[Point]) -> Point:
    north, east = (sum(values) / len(points) for values in zip(*points, strict=True))
    return north, east
