"""What ``[travel]`` of a ``scenario.toml`` may say."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field, PositiveInt

from routeplan.reps import Mode
from routeplan.travel import STRAIGHT_BY_MODE, StraightLine

FileName = Annotated[str, Field(min_length=1)]
Url = Annotated[str, Field(pattern=r"^https?://[^\s/]+(/\S*)?$")]
Limit = Annotated[PositiveInt, Field(le=100_000)]
Percent = Annotated[float, Field(gt=0, le=100)]
# Of maps read at the profiles' own speeds, against OSRM: by car between 500 stores in
# Montevideo, on foot between 300 in the centre of Helsinki.
ROADS_ERROR_PERCENT: dict[Mode, float] = {"car": 3, "foot": 2}


class StraightTravel(BaseModel, frozen=True, extra="forbid"):
    """Travel from straight lines; see ``StraightLine``. None: as its mode has it."""

    kind: Literal["straight"] = "straight"
    fixed_s: Annotated[int, Field(ge=0, le=86_400)] | None = None
    speed_kmh: Annotated[float, Field(ge=1, le=1_000)] | None = None
    metres_factor: Annotated[float, Field(ge=1, le=10)] | None = None
    error_percent: Percent | None = None

    def line(self, mode: Mode) -> StraightLine:
        """The settings in force for a mode."""
        given = self.model_dump(exclude={"kind"}, exclude_none=True)
        default = STRAIGHT_BY_MODE[mode]
        line = default.model_copy(update={"error_percent": None, **given})
        # The likely error of the defaults was measured with these.
        is_default = line.model_copy(update={"error_percent": default.error_percent}) == default
        return default if is_default and self.error_percent is None else line


class FileTravel(BaseModel, frozen=True, extra="forbid"):
    """
    Travel from a file.

    Parameters
    ----------
    file
        Path of the ``.csv`` or ``.npz``, relative to the scenario's folder.
    """

    kind: Literal["file"] = "file"
    file: FileName


class RoadTravel(BaseModel, frozen=True, extra="forbid"):
    """
    Travel on one's own road graph; see ``Roads``.

    Parameters
    ----------
    file
        Path of the ``.osm.pbf``, ``.graphml`` or built ``.npz``.
    calibration, limit_m, error_percent
        See ``Roads``.
    """

    kind: Literal["roads"] = "roads"
    file: FileName
    calibration: Annotated[float, Field(gt=0, le=20)] = 1.0
    limit_m: Limit = 300
    error_percent: Percent | None = None

    def likely_error_percent(self, mode: Mode) -> float | None:
        """The error given, else the one measured for a map at its own speeds."""
        is_as_measured = self.calibration == 1 and not self.file.lower().endswith(".graphml")
        measured = ROADS_ERROR_PERCENT.get(mode) if is_as_measured else None
        return measured if self.error_percent is None else self.error_percent


class ServerTravel(BaseModel, frozen=True, extra="forbid"):
    """What both kinds of servers have; see ``Server`` and ``Osrm``."""

    url: Url
    limit_m: Limit = 300
    timeout_s: Annotated[float, Field(gt=0, le=3600)] = 60.0
    tries: Annotated[PositiveInt, Field(le=20)] = 4
    data_version: str = ""
    error_percent: Percent | None = None


class OsrmTravel(ServerTravel, frozen=True, extra="forbid"):
    """Travel from an OSRM server; see ``Osrm``."""

    kind: Literal["osrm"] = "osrm"
    profile: Annotated[str, Field(pattern=r"^[\w-]+$")] = "driving"
    block: Annotated[int, Field(ge=2, le=250)] = 200


class ValhallaTravel(ServerTravel, frozen=True, extra="forbid"):
    """Travel from a Valhalla server; see ``Valhalla``."""

    kind: Literal["valhalla"] = "valhalla"
    block: Annotated[int, Field(ge=2, le=250)] = 250


TravelWish = Annotated[
    StraightTravel | FileTravel | RoadTravel | OsrmTravel | ValhallaTravel,
    Field(discriminator="kind"),
]

TRAVEL_MODELS: dict[str, type[BaseModel]] = {
    "straight": StraightTravel,
    "file": FileTravel,
    "roads": RoadTravel,
    "osrm": OsrmTravel,
    "valhalla": ValhallaTravel,
}
TRAVEL_EXAMPLES = {
    "travel": 'kind = "straight"',
    "travel_by_mode": '[travel_by_mode.foot] kind = "straight"',
    "mode": 'mode = "car"',
    "fixed_s": "fixed_s = 45",
    "speed_kmh": "speed_kmh = 32.0",
    "metres_factor": "metres_factor = 1.3",
    "file": 'file = "travel.npz"',
    "road_map": 'road_map = "roads.osm.pbf"',
    "calibration": "calibration = 1.05",
    "limit_m": "limit_m = 300",
    "error_percent": "error_percent = 4.0",
    "url": 'url = "http://localhost:5000"',
    "timeout_s": "timeout_s = 60.0",
    "tries": "tries = 4",
    "data_version": 'data_version = "2026-11"',
    "profile": 'profile = "driving"',
    "block": "block = 100",
}
