"""Latitude and longitude: impossible, swapped, missing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from geopy.distance import great_circle

from routeplan.errors import Fault
from routeplan.formats.cells import CellError
from routeplan.formats.degrees import Notation, coordinate
from routeplan.formats.records import Record

FAR_M = 500_000
SWAP_CODES = ("RP135", "RP136", "RP138")
FEWEST_TO_COMPARE = 3
NEAR_DEGREES = 3


class Spot(NamedTuple):
    """A place, the row it stands in, and the cell of its latitude."""

    where: str
    lat: float
    lon: float
    lat_where: str = ""


def read_spot(
    record: Record, notation: Notation = "decimal", lat_key: str = "lat", lon_key: str = "lon"
) -> Spot | None:
    """
    The place of a row, in the datum of the file; None where it is faulty.

    Longitudes up to 180 are let through as latitudes, for ``swap_faults`` to judge.
    """
    # Latitudes up to 180: a longitude in the wrong column is told as such.
    lat = record.read(lat_key, lambda text: _degrees(text, notation), required=True)
    lon = record.read(lon_key, lambda text: _degrees(text, notation), required=True)
    if lat is not None and abs(lat) > 90 and (lon is None or abs(lon) > 90):
        record.fault(_beyond_code(lat), lat_key, **_beyond(lat, 90))
        return None
    if lat is None or lon is None:
        return None
    if lat == lon == 0:
        record.fault("RP137", None)
        return None
    return Spot(record.place, lat, lon, record.cell_place(lat_key))


def swap_faults(name: str, spots: Sequence[Spot], near: Sequence[Spot] = ()) -> list[Fault]:
    """
    Places whose latitude and longitude look swapped.

    Parameters
    ----------
    name
        The file, for a fault of all rows.
    spots
        The places of the file.
    near
        Places known from elsewhere, near which those of the file should lie.

    Notes
    -----
    A pair that is no place, or lies more than 500 km from where the places of the file
    centre (or, of ``near``), is taken to be swapped where it would lie within 500 km when
    swapped. Where nothing is known to compare with, each pair that is no place is.
    """
    impossible = [spot for spot in spots if abs(spot.lat) > 90]
    if len(impossible) == len(spots) > 1:
        return [Fault.of("RP136", name, rows=len(spots))]
    possible = [spot for spot in spots if abs(spot.lat) <= 90]
    middle = _middle(near, possible)
    faults = [_impossible(spot, middle) for spot in impossible]
    return faults if middle is None else faults + _outliers(name, possible, middle)


def centre(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The middle of places on the globe, rounded to six decimals; right at the date line."""
    x = y = z = 0.0
    for lat, lon in points:
        phi, theta = math.radians(lat), math.radians(lon)
        x += math.cos(phi) * math.cos(theta)
        y += math.cos(phi) * math.sin(theta)
        z += math.sin(phi)
    lat, lon = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
    return round(lat, 6), round(lon, 6)


def _impossible(spot: Spot, middle: tuple[float, float] | None) -> Fault:
    if middle is None or _apart_m((spot.lon, spot.lat), middle) < FAR_M:
        return Fault.of("RP135", spot.where, lat=spot.lat, lon=spot.lon)
    return Fault.of(_beyond_code(spot.lat), spot.lat_where, **_beyond(spot.lat, 90))


def _outliers(name: str, spots: Sequence[Spot], middle: tuple[float, float]) -> list[Fault]:
    faults = []
    for spot in spots:
        apart_m = _apart_m((spot.lat, spot.lon), middle)
        if apart_m <= FAR_M or abs(spot.lon) > 90:
            continue
        if _apart_m((spot.lon, spot.lat), middle) < FAR_M:
            km = round(apart_m / 1000)
            faults.append(Fault.of("RP138", spot.where, lat=spot.lat, lon=spot.lon, km=km))
    if len(faults) == len(spots) > 1:
        return [Fault.of("RP136", name, rows=len(spots))]
    return faults


def _middle(near: Sequence[Spot], spots: Sequence[Spot]) -> tuple[float, float] | None:
    """Where places lie, for others to be compared with; None: too few are known."""
    known = near or (spots if len(spots) >= FEWEST_TO_COMPARE else ())
    if not known:
        return None
    return median(spot.lat for spot in known), median(spot.lon for spot in known)


def _apart_m(one: tuple[float, float], other: tuple[float, float]) -> float:
    if max(abs(one[0] - other[0]), abs(one[1] - other[1])) < NEAR_DEGREES:
        return 0.0
    return float(great_circle(one, other).meters)


def _degrees(text: str, notation: Notation) -> float:
    return _within(coordinate(text, notation), 180, text)


def _within(value: float, most: int, text: str) -> float:
    if abs(value) > most:
        raise CellError(_beyond_code(value), **_beyond(value, most, text))
    return value


def _beyond_code(value: float) -> str:
    return "RP124" if value > 0 else "RP123"


def _beyond(value: float, most: int, text: str = "") -> dict[str, str | int]:
    shown = text or f"{value:g}"
    return {"value": shown, "most": most} if value > 0 else {"value": shown, "least": -most}
