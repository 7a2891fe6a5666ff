"""Which roads a mode may use, in which direction and how fast."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from routeplan.reps import Mode
from routeplan.travel.roads.ferries import DEFAULT_KMH, is_ferry

MILE_KM = 1.609344
WALKING_MAXSPEED_KMH = 7.0
BLOCKED = frozenset(
    ("no", "private", "agricultural", "forestry", "emergency", "psv", "bus", "military",
     "use_sidepath", "discouraged")
)  # fmt: skip
FORWARD_ONLY = frozenset(("yes", "true", "1"))
BACKWARD_ONLY = frozenset(("-1", "reverse"))
_SPEED = re.compile(r"(\d+(?:\.\d+)?)\s*(mph|km/h|kmh|kph)?")


class Use(NamedTuple):
    """How a mode passes a way: km/h, and in which of its directions."""

    kmh: float
    forward: bool
    backward: bool


@dataclass(frozen=True)
class Profile:
    """
    How one mode travels.

    Parameters
    ----------
    speeds
        km/h for each value of ``highway``; other ways are not used.
    access
        Access tags from the most to the least particular; the first that a way has
        decides.
    by_maxspeed
        What share of a signed ``maxspeed`` is driven; None: the sign changes nothing.
    top_kmh
        No way is passed faster.
    rough_kmh
        Top speed by ``surface``.
    keeps_oneways
        False: one-way signs do not hold for this mode.
    junction_s
        Seconds that passing a junction takes.
    uses_areas
        True: squares (``area=yes``) are passed along their edges.
    """

    speeds: Mapping[str, float]
    access: tuple[str, ...]
    by_maxspeed: float | None
    top_kmh: float
    rough_kmh: Mapping[str, float]
    keeps_oneways: bool
    junction_s: float
    uses_areas: bool = False

    def use_of(self, tags: Mapping[str, str]) -> Use | None:
        """How a way with these tags is passed; None: not at all."""
        if is_ferry(tags):
            # A ferry takes all but those whom its tags keep off.
            boards = self._allowed(tags) is not False
            return Use(DEFAULT_KMH, *self._directions(tags)) if boards else None
        highway = tags.get("highway", "")
        kmh = self.speeds.get(highway)
        allowed = self._allowed(tags)
        is_area = tags.get("area") == "yes" and not self.uses_areas
        if allowed is False or is_area or (kmh is None and not allowed):
            return None
        if kmh is None:
            kmh = self.speeds.get("allowed")
        if kmh is None or (tags.get("motorroad") == "yes" and "motorway" not in self.speeds):
            return None
        signed_kmh = None if self.by_maxspeed is None else maxspeed_kmh(tags.get("maxspeed", ""))
        if signed_kmh is not None and self.by_maxspeed is not None:
            kmh = signed_kmh * self.by_maxspeed
        kmh = min(kmh, self.top_kmh, self.rough_kmh.get(tags.get("surface", ""), self.top_kmh))
        return Use(kmh, *self._directions(tags))

    def _allowed(self, tags: Mapping[str, str]) -> bool | None:
        """What the access tags say; None: nothing."""
        for key in self.access:
            if key in tags:
                if tags[key] in BLOCKED:
                    return False
                # A general "yes" opens no way that is not for this mode anyway.
                return True if key == self.access[0] else None
        return None

    def _directions(self, tags: Mapping[str, str]) -> tuple[bool, bool]:
        if not self.keeps_oneways:
            return True, True
        is_round = tags.get("junction") in ("roundabout", "circular")
        implied = "yes" if is_round or tags.get("highway") == "motorway" else "no"
        sign = tags.get("oneway", implied)
        if self.access[0] == "bicycle" and "opposite" in tags.get("cycleway", ""):
            sign = "no"
        sign = tags.get(f"oneway:{self.access[0]}", sign)
        return sign not in BACKWARD_ONLY, sign not in FORWARD_ONLY


def maxspeed_kmh(text: str) -> float | None:
    """A ``maxspeed`` in km/h: ``50``, ``30 mph``, ``walk``; None: it says none."""
    if text == "walk":
        return WALKING_MAXSPEED_KMH
    match = _SPEED.fullmatch(text.strip().lower())
    if match is None or float(match[1]) == 0:
        return None
    return float(match[1]) * (MILE_KM if match[2] == "mph" else 1.0)


# Car speeds by road class, surface caps and the share of a signed speed that is driven are
# figures of OSRM's car profile (github.com/Project-OSRM/osrm-backend, profiles/car.lua).
_CAR = {
    "motorway": 90, "motorway_link": 45, "trunk": 85, "trunk_link": 40, "primary": 65,
    "primary_link": 30, "secondary": 55, "secondary_link": 25, "tertiary": 40,
    "tertiary_link": 20, "unclassified": 25, "residential": 25, "living_street": 10,
    "service": 15, "road": 25,
}  # fmt: skip
_ROUGH_CAR = {
    "cement": 80, "compacted": 80, "fine_gravel": 80, "paving_stones": 60, "metal": 60,
    "bricks": 60, "grass": 40, "wood": 40, "sett": 40, "grass_paver": 40, "gravel": 40,
    "unpaved": 40, "ground": 40, "dirt": 40, "pebblestone": 40, "tartan": 40,
    "cobblestone": 30, "clay": 30, "earth": 20, "stone": 20, "rocky": 20, "sand": 20, "mud": 10,
}  # fmt: skip
_MOTOR_WAYS = ("motorway", "motorway_link")
_SCOOTER = {**{name: kmh for name, kmh in _CAR.items() if name not in _MOTOR_WAYS}, "track": 15}
_BICYCLE = {
    "trunk": 15, "trunk_link": 15, "primary": 15, "primary_link": 15, "secondary": 15,
    "secondary_link": 15, "tertiary": 15, "tertiary_link": 15, "unclassified": 15,
    "residential": 15, "living_street": 12, "service": 13, "road": 15, "track": 11,
    "cycleway": 16, "path": 11, "allowed": 9,
}  # fmt: skip
_WALK = 5.0
_FOOT = {
    **dict.fromkeys([*_BICYCLE, "footway", "pedestrian", "corridor", "platform"], _WALK),
    "steps": 2.5,
}

PROFILES: dict[Mode, Profile] = {
    "car": Profile(
        _CAR, ("motorcar", "motor_vehicle", "vehicle", "access"), 0.8, 110, _ROUGH_CAR, True, 1.0
    ),
    "scooter": Profile(
        _SCOOTER, ("moped", "motorcycle", "motor_vehicle", "vehicle", "access"),
        0.8, 40, _ROUGH_CAR, True, 1.0,
    ),
    "bicycle": Profile(
        _BICYCLE, ("bicycle", "vehicle", "access"), None, 18,
        dict.fromkeys(("cobblestone", "gravel", "ground", "dirt", "sand", "earth", "mud"), 9.0),
        True, 1.0,
    ),
    "foot": Profile(_FOOT, ("foot", "access"), None, _WALK, {}, False, 0.0, uses_areas=True),
}  # fmt: skip
