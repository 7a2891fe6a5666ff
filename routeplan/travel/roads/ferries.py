"""How long a ferry takes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from routeplan.travel.roads.graph import line_m

# What OSRM takes for a ferry that does not say how long it is under way.
DEFAULT_KMH = 5.0
KMH_IN_MS = 1 / 3.6
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{2})|(\d+(?:\.\d+)?)")
_ISO = re.compile(r"P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?", re.IGNORECASE)

Node = tuple[int, float, float]


def is_ferry(tags: Mapping[str, str]) -> bool:
    """True for a way that a ferry takes."""
    return tags.get("route") == "ferry"


def ferry_kmh(tags: Mapping[str, str], nodes: Sequence[Node]) -> float:
    """The speed at which a ferry's whole way takes its ``duration``; 5 km/h without one."""
    seconds = duration_s(tags.get("duration", ""))
    if seconds is None:
        return DEFAULT_KMH
    lat, lon = np.array([node[1] for node in nodes]), np.array([node[2] for node in nodes])
    metres = float(line_m(lat[:-1], lon[:-1], lat[1:], lon[1:]).sum())
    return metres / seconds / KMH_IN_MS


def duration_s(text: str) -> int | None:
    """
    Seconds of a ``duration``; None: it says none.

    ``1:30`` is hours and minutes, ``0:20:00`` has seconds, ``20`` is minutes, ``PT20M`` is
    ISO 8601.
    """
    text = text.strip()
    if (match := _CLOCK.fullmatch(text)) is not None:
        first, middle, last, minutes = match.groups()
        if minutes is not None:
            seconds = round(float(minutes) * 60)
        elif first is None:
            seconds = int(middle) * 3600 + int(last) * 60
        else:
            seconds = int(first) * 3600 + int(middle) * 60 + int(last)
    elif text and (match := _ISO.fullmatch(text)) is not None:
        days, hours, minutes, rest = (int(part or 0) for part in match.groups())
        seconds = ((days * 24 + hours) * 60 + minutes) * 60 + rest
    else:
        return None
    return seconds or None
