"""How long parking takes at each store: what the store says, else the area it lies in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Annotated

from geopy.distance import great_circle
from pydantic import BaseModel, Field, PositiveInt, model_validator

from routeplan.datums import Datum, to_wgs84
from routeplan.reps import Rep
from routeplan.rules import MINUTE_S
from routeplan.stores import Store

Minutes = Annotated[float, Field(ge=0, le=240)]
Point = tuple[
    Annotated[float, Field(ge=-90, le=90)],
    Annotated[float, Field(ge=-180, le=180)],
]
PARKING_EXAMPLES: Mapping[str, str] = {
    "parking": "min = 3",
    "areas": "[[parking.areas]] min = 8, centre = [60.1699, 24.9384], radius_m = 500",
    "min": "min = 7.5",
    "centre": "centre = [60.1699, 24.9384]",
    "radius_m": "radius_m = 500",
    "corners": "corners = [[60.16, 24.93], [60.18, 24.93], [60.17, 24.96]]",
}


class ParkingArea(BaseModel, frozen=True, extra="forbid"):
    """
    A part of the town where parking takes its own time: a circle or a polygon.

    Parameters
    ----------
    name
        For people; may be empty.
    min
        Minutes to park, in whole seconds.
    centre, radius_m
        Latitude and longitude of a circle's middle, and its radius in metres.
    corners
        Latitude and longitude of each corner of a polygon, three or more.
    """

    name: str = ""
    min: Minutes
    centre: Point | None = None
    radius_m: PositiveInt | None = None
    corners: Annotated[tuple[Point, ...], Field(min_length=3)] | None = None

    @model_validator(mode="after")
    def _is_one_shape(self) -> ParkingArea:
        is_circle = self.centre is not None and self.radius_m is not None
        has_circle = self.centre is not None or self.radius_m is not None
        if is_circle != has_circle or is_circle == (self.corners is not None):
            raise ValueError("an area is a circle or a polygon")
        return self

    def holds(self, store: Store, datum: Datum) -> bool:
        """True where a store lies in the area, whose own coordinates are in a datum."""
        if self.centre is not None and self.radius_m is not None:
            (middle,) = _in_wgs84([self.centre], datum)
            return bool(great_circle(middle, (store.lat, store.lon)).meters <= self.radius_m)
        return _is_inside(store, _in_wgs84(self.corners or (), datum))


class Parking(BaseModel, frozen=True, extra="forbid"):
    """
    How long parking takes where a store does not say.

    Parameters
    ----------
    min
        Minutes outside of all areas.
    areas
        The first that holds a store counts.
    """

    min: Minutes = 0
    areas: tuple[ParkingArea, ...] = ()

    def seconds_at(self, store: Store, datum: Datum) -> int:
        """Seconds to park at a store."""
        if store.parking_s is not None:
            return store.parking_s
        found = (area.min for area in self.areas if area.holds(store, datum))
        return round(next(found, self.min) * MINUTE_S)


def parking_at(
    parking: Parking, stores: Sequence[Store], reps: Sequence[Rep], datum: Datum
) -> tuple[int, ...]:
    """Seconds to park at each place of a problem; none at the reps' bases."""
    at_stores = (parking.seconds_at(store, datum) for store in stores)
    return (*at_stores, *[0] * (2 * len(reps)))


def _in_wgs84(points: Sequence[Point], datum: Datum) -> list[Point]:
    lats, lons = to_wgs84(datum, *zip(*points, strict=True))
    return list(zip(lats.tolist(), lons.tolist(), strict=True))


def _is_inside(store: Store, corners: Sequence[Point]) -> bool:
    """True where a ray from the store to the east crosses the border an odd number of times."""
    crossings = 0
    for (lat_a, lon_a), (lat_b, lon_b) in pairwise([*corners, corners[0]]):
        if (lat_a > store.lat) != (lat_b > store.lat):
            crossing = lon_a + (store.lat - lat_a) / (lat_b - lat_a) * (lon_b - lon_a)
            crossings += store.lon < crossing
    return crossings % 2 == 1
