"""A road graph as flat arrays."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from routeplan.reps import Mode

EARTH_M = 6_371_008.8

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class RoadGraph:
    """
    Junctions and the streets between them, for one mode.

    A street runs from one junction to the next, through vertices that only give its
    shape. It may be passed from its first vertex to its last, and the other way where it
    is two-way.

    Parameters
    ----------
    mode
        Whom it is for.
    name
        File that it was read from.
    version
        SHA-256 of that file, in hex.
    attribution
        Who is to be named wherever something made from it is shown.
    start, end
        Junction at each street's first and last vertex, shape ``(s,)``.
    two_way
        Shape ``(s,)``.
    connected
        True for streets of the largest part in which every junction can be reached
        from every other; shape ``(s,)``.
    first
        Shape ``(s + 1,)``: street ``i`` has the vertices ``first[i]`` to ``first[i + 1]``.
    lat, lon
        WGS-84 degrees of the vertices, shape ``(v,)``.
    along_m, along_s
        Metres and seconds from the first vertex of the street, shape ``(v,)``.
    junction_s
        Seconds that passing a junction takes.
    """

    mode: Mode
    name: str
    version: str
    attribution: str
    start: Ints
    end: Ints
    two_way: Flags
    connected: Flags
    first: Ints
    lat: Floats
    lon: Floats
    along_m: Floats
    along_s: Floats
    junction_s: float

    @cached_property
    def junctions(self) -> int:
        """How many junctions and ends of streets there are."""
        return int(max(self.start.max(), self.end.max())) + 1 if len(self.start) else 0

    @cached_property
    def length_m(self) -> Floats:
        """Metres of each street."""
        return self.along_m[self.first[1:] - 1]

    @cached_property
    def length_s(self) -> Floats:
        """Seconds of each street, the junction at its end included."""
        return self.along_s[self.first[1:] - 1] + self.junction_s

    def save(self, path: Path) -> None:
        """Write the graph as an ``.npz`` that ``load`` reads."""
        content = {field.name: np.asarray(getattr(self, field.name)) for field in fields(self)}
        with path.open("wb") as file:
            np.savez_compressed(file, **content)  # type: ignore[arg-type]

    @classmethod
    def load(cls, path: Path) -> RoadGraph:
        """
        Read what ``save`` wrote.

        Raises
        ------
        KeyError, ValueError, OSError, zipfile.BadZipFile
            When the file is something else.
        """
        with path.open("rb") as file, np.load(file, allow_pickle=False) as content:
            parts = {field.name: content[field.name] for field in fields(cls)}
        texts = {name: str(parts[name]) for name in ("mode", "name", "version", "attribution")}
        return cls(**{**parts, **texts, "junction_s": float(parts["junction_s"])})


def line_m(lat_a: Floats, lon_a: Floats, lat_b: Floats, lon_b: Floats) -> Floats:
    """Great-circle metres between points in degrees, by the haversine formula."""
    phi_a, phi_b = np.radians(lat_a), np.radians(lat_b)
    half_turn = np.radians(lon_b - lon_a) / 2
    part = np.sin((phi_b - phi_a) / 2) ** 2 + np.cos(phi_a) * np.cos(phi_b) * np.sin(half_turn) ** 2
    metres: Floats = 2 * EARTH_M * np.arcsin(np.sqrt(np.clip(part, 0.0, 1.0)))
    return metres
