"""
From one datum to another.

WGS-84 is what satellites and OpenStreetMap use; GCJ-02 what Amap, Tencent and Google in
China use; BD-09 is Baidu's, laid on top of GCJ-02.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from routeplan.datums.area import Floats, Truths, is_shifted

Datum = Literal["wgs-84", "gcj-02", "bd-09"]
DATUMS: tuple[Datum, ...] = ("wgs-84", "gcj-02", "bd-09")
DATUM_NAMES: dict[Datum, str] = {"wgs-84": "WGS-84", "gcj-02": "GCJ-02", "bd-09": "BD-09"}

Places = tuple[Floats, Floats]

# Krasovsky's ellipsoid of 1940, on which the shift in metres is laid.
_SEMI_MAJOR_M = 6_378_245.0
_ECCENTRICITY_2 = 0.00669342162296594323
_CENTRE_LAT, _CENTRE_LON = 35.0, 105.0
_BAIDU_WAVE = np.pi * 3000 / 180
# The shift changes by less than 2 % of a step, so that six steps reach a micrometre.
_STEPS = 8


def from_wgs84(datum: Datum, lat: ArrayLike, lon: ArrayLike) -> Places:
    """
    Places as another datum gives them.

    Parameters
    ----------
    datum
        The datum wanted.
    lat, lon
        Equally many WGS-84 degrees.

    Returns
    -------
    tuple[Floats, Floats]
        Latitudes and longitudes, of one dimension; where the datum is not in use (see
        ``area``) they are those given.
    """
    here = _arrays(lat, lon)
    if datum == "wgs-84":
        return here
    there = _gcj02(*here)
    return _where(is_shifted(*here), _bd09(*there) if datum == "bd-09" else there, here)


def to_wgs84(datum: Datum, lat: ArrayLike, lon: ArrayLike) -> Places:
    """
    WGS-84 degrees of places that are given in another datum.

    Parameters
    ----------
    datum
        The datum of the places.
    lat, lon
        Equally many degrees.

    Returns
    -------
    tuple[Floats, Floats]
        Latitudes and longitudes, of one dimension, off by less than a centimetre.

    Notes
    -----
    Solved by fixed-point iteration. In the strip outside the border that the shift
    reaches into (700 m; with BD-09 1.8 km), a reading fits one place inside and one outside;
    the one inside is taken.
    """
    given = _arrays(lat, lon)
    if datum == "wgs-84":
        return given
    shifted = _undone(_bd09, given) if datum == "bd-09" else given
    found = _undone(_gcj02, shifted)
    return _where(is_shifted(*found), found, given)


def _arrays(lat: ArrayLike, lon: ArrayLike) -> Places:
    return np.atleast_1d(np.asarray(lat, float)), np.atleast_1d(np.asarray(lon, float))


def _where(chosen: Truths, there: Places, here: Places) -> Places:
    return np.where(chosen, there[0], here[0]), np.where(chosen, there[1], here[1])


def _undone(shift: Callable[[Floats, Floats], Places], given: Places) -> Places:
    lat, lon = given
    for _ in range(_STEPS):
        there_lat, there_lon = shift(lat, lon)
        lat, lon = lat + given[0] - there_lat, lon + given[1] - there_lon
    return lat, lon


def _gcj02(lat: Floats, lon: Floats) -> Places:
    x, y = lon - _CENTRE_LON, lat - _CENTRE_LAT
    both = 0.1 * x * y + 0.1 * np.sqrt(np.abs(x)) + _waves(x, (20, 6), (20, 2))
    north_m = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * np.sqrt(np.abs(x)) + both
    north_m += _waves(y, (20, 1), (40, 1 / 3), (160, 1 / 12), (320, 1 / 30))
    east_m = 300 + x + 2 * y + 0.1 * x * x + both
    east_m += _waves(x, (20, 1), (40, 1 / 3), (150, 1 / 12), (300, 1 / 30))
    flattened = 1 - _ECCENTRICITY_2 * np.sin(np.radians(lat)) ** 2
    meridian_m = _SEMI_MAJOR_M * (1 - _ECCENTRICITY_2) / (flattened * np.sqrt(flattened))
    parallel_m = _SEMI_MAJOR_M / np.sqrt(flattened) * np.cos(np.radians(lat))
    return lat + np.degrees(north_m / meridian_m), lon + np.degrees(east_m / parallel_m)


def _waves(angle: Floats, *waves: tuple[float, float]) -> Floats:
    total = np.zeros_like(angle)
    for height_m, turns in waves:
        total += height_m * 2 / 3 * np.sin(turns * np.pi * angle)
    return total


def _bd09(lat: Floats, lon: Floats) -> Places:
    radius = np.hypot(lon, lat) + 0.00002 * np.sin(lat * _BAIDU_WAVE)
    angle = np.arctan2(lat, lon) + 0.000003 * np.cos(lon * _BAIDU_WAVE)
    return radius * np.sin(angle) + 0.006, radius * np.cos(angle) + 0.0065
