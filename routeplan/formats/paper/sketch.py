"""A route as a small map: numbered stops, the base, and the way between them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from routeplan.formats.words import KM_M

WIDTH, HEIGHT, MARGIN = 720.0, 330.0, 26.0
RADIUS = 9.5
METRES_A_DEGREE = 111_195.0
# Where a marker does not fit, rings of places round it are tried.
_RINGS, _PLACES_A_RING, _RING_STEP = 12, 16, 7.0
_SCALE_SHARE = 4

LatLon = tuple[float, float]
Point = tuple[float, float]


@dataclass(frozen=True)
class Marker:
    """
    A number on the sketch.

    Parameters
    ----------
    text
        What stands in it.
    at
        Where it is drawn.
    spot
        The place that it marks; elsewhere where markers would cover each other.
    """

    text: str
    at: Point
    spot: Point

    @property
    def is_aside(self) -> bool:
        """True where a line must lead from the marker to its place."""
        return self.at != self.spot


@dataclass(frozen=True)
class Sketch:
    """
    A drawing of ``WIDTH`` by ``HEIGHT`` units.

    Parameters
    ----------
    lines
        For each leg the points of its line, as SVG writes them.
    markers
        One for each stop, in the order of visit.
    bases
        Where the day starts and, where that is elsewhere, ends.
    scale_m, scale_width
        A round length in metres, and how long it is on the drawing.
    """

    lines: tuple[str, ...]
    markers: tuple[Marker, ...]
    bases: tuple[Point, ...]
    scale_m: int
    scale_width: float

    @property
    def scale(self) -> str:
        """The length of the scale in words that both languages share."""
        whole_km = self.scale_m // KM_M
        return f"{whole_km} km" if whole_km else f"{self.scale_m} m"


def sketch(
    stops: Sequence[LatLon], bases: Sequence[LatLon], legs: Sequence[Sequence[LatLon]]
) -> Sketch:
    """
    Draw a route, north up.

    Parameters
    ----------
    stops
        In the order of visit; degrees.
    bases
        Start and end of the day.
    legs
        For each leg the places that its line joins.
    """
    view = _View([*stops, *bases, *(place for leg in legs for place in leg)])
    bases_at = tuple(dict.fromkeys(view.point(base) for base in bases))
    scale_m = _round_length(WIDTH / _SCALE_SHARE / view.units_a_metre)
    return Sketch(
        lines=tuple(" ".join(_pair(view.point(place)) for place in leg) for leg in legs),
        markers=tuple(_markers([view.point(stop) for stop in stops], bases_at)),
        bases=bases_at,
        scale_m=scale_m,
        scale_width=round(scale_m * view.units_a_metre, 1),
    )


class _View:
    """Degrees to drawing: as on a plane, which is true enough for the ground of a day."""

    def __init__(self, places: Sequence[LatLon]) -> None:
        lats, lons = [place[0] for place in places], [place[1] for place in places]
        self.lat, self.lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        self.shrink = math.cos(math.radians(self.lat))
        high_m = max((max(lats) - min(lats)) * METRES_A_DEGREE, 1.0)
        wide_m = max((max(lons) - min(lons)) * METRES_A_DEGREE * self.shrink, 1.0)
        room = (WIDTH - 2 * MARGIN) / wide_m, (HEIGHT - 2 * MARGIN) / high_m
        self.units_a_metre = min(*room, 1.0)

    def point(self, place: LatLon) -> Point:
        units = self.units_a_metre * METRES_A_DEGREE
        x = WIDTH / 2 + (place[1] - self.lon) * self.shrink * units
        y = HEIGHT / 2 - (place[0] - self.lat) * units
        return round(x, 1), round(y, 1)


def _markers(spots: Sequence[Point], taken: Sequence[Point]) -> Iterator[Marker]:
    filled = list(taken)
    for order, spot in enumerate(spots, 1):
        free = (at for at in _around(spot) if _is_free(at, filled))
        at = next(free, spot)
        filled.append(at)
        yield Marker(str(order), at, spot)


def _around(spot: Point) -> Iterator[Point]:
    """The spot itself, then places on wider and wider rings, all within the drawing."""
    yield spot
    for ring in range(1, _RINGS + 1):
        for place in range(_PLACES_A_RING):
            angle = 2 * math.pi * place / _PLACES_A_RING
            x = spot[0] + (RADIUS + ring * _RING_STEP) * math.cos(angle)
            y = spot[1] + (RADIUS + ring * _RING_STEP) * math.sin(angle)
            if RADIUS <= x <= WIDTH - RADIUS and RADIUS <= y <= HEIGHT - RADIUS:
                yield round(x, 1), round(y, 1)


def _is_free(at: Point, filled: Sequence[Point]) -> bool:
    return all(math.dist(at, other) >= 2 * RADIUS for other in filled)


def _round_length(most_m: float) -> int:
    """The longest of 1, 2, 5, 10, 20, .. metres that is no longer than this."""
    longest_m = max(1, int(most_m))
    size = int(10 ** (len(str(longest_m)) - 1))
    return max(size * step for step in (1, 2, 5) if size * step <= longest_m)


def _pair(point: Point) -> str:
    return f"{point[0]:g},{point[1]:g}"
