"""What a geocoder says about an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Precision = Literal["house", "street", "area", "unknown"]


@dataclass(frozen=True)
class Answer:
    """
    The place of an address.

    Parameters
    ----------
    lat, lon
        WGS-84 degrees.
    precision
        What was found: the house (or shop) itself, its street, an area round it (a
        district, a town), or the service does not say.
    label
        The place in the service's words.
    """

    lat: float
    lon: float
    precision: Precision
    label: str
