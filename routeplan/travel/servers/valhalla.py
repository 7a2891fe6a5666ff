"""Travel from a Valhalla server."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isqrt
from typing import Any

from routeplan.errors import Fault, InputError
from routeplan.reps import Mode
from routeplan.travel.matrix import Place
from routeplan.travel.provider import Table
from routeplan.travel.roads.build import OSM_ATTRIBUTION
from routeplan.travel.servers.blocks import Block, parts, table_of_blocks
from routeplan.travel.servers.http import Server

# Valhalla's stock limit is 2,500 pairs in one table. It searches once for each origin.
MOST_PAIRS = 2_500
DEFAULT_BLOCK = 250
DEFAULT_LIMIT_M = 300
LOCATE_BLOCK = 50
KM_M = 1000
COSTINGS: dict[Mode, str] = {
    "car": "auto",
    "scooter": "motor_scooter",
    "bicycle": "bicycle",
    "foot": "pedestrian",
}


@dataclass(frozen=True)
class Valhalla:
    """
    A provider that asks ``sources_to_targets`` of a Valhalla server.

    Set ``thor.source_to_target_algorithm`` to ``timedistancematrix`` in the server's
    configuration: with the stock setting tables were 14 times slower on the streets of
    Montevideo, and up to 400 s off the server's own routes.

    Parameters
    ----------
    server
        Where it is.
    mode
        Whom it is asked for; every server knows all modes.
    block
        Most places in one question, at most 250.
    limit_m
        Most metres from a place to the nearest road.
    data_version
        Any text; another one sets the cache aside, as newer tiles do by themselves.

    References
    ----------
    .. [1] https://valhalla.github.io/valhalla/api/matrix/api-reference/
    """

    server: Server
    mode: Mode = "car"
    block: int = DEFAULT_BLOCK
    limit_m: int = DEFAULT_LIMIT_M
    data_version: str = ""
    error_percent: float | None = None
    name: str = "valhalla"
    attribution: str = OSM_ATTRIBUTION

    @property
    def source(self) -> str:
        """The server in words."""
        return f"Valhalla at {self.server.url}, {self.mode}"

    @cached_property
    def version(self) -> str:
        """Changes with the server, its tiles, the limit and ``data_version``."""
        status = self.server.ask("/status")
        tiles = status.get("tileset_last_modified") if isinstance(status, dict) else None
        said = f"{self.server.url} {tiles} {self.limit_m} {self.data_version}"
        return hashlib.sha256(said.encode()).hexdigest()

    def table(self, origins: Sequence[Place], targets: Sequence[Place]) -> Table:
        """
        Seconds and metres as Valhalla says.

        Raises
        ------
        InputError
            RP704 for places too far from a road, RP706 to RP709.
        """
        try:
            faults = list(self._far(list(dict.fromkeys((*origins, *targets)))))
            if faults:
                raise InputError(faults)
            return table_of_blocks(origins, targets, self.block, self.mode, self._block, MOST_PAIRS)
        except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
            raise self.server.fault("RP709", f"{type(error).__name__} {error}") from None

    def _far(self, places: Sequence[Place]) -> Iterator[Fault]:
        for some in parts(places, LOCATE_BLOCK):
            question = {"locations": _spots(some), "costing": COSTINGS[self.mode]}
            answer = self.server.ask("/locate", {**question, "verbose": True})
            for place, found in zip(some, answer, strict=True):
                away = [edge["distance"] for edge in found["edges"] or ()]
                if not away or min(away) > self.limit_m:
                    metres = round(min(away)) if away else f"> {self.limit_m}"
                    values = {"limit": self.limit_m, "mode": self.mode}
                    yield Fault.of("RP704", place.id, metres=metres, **values)

    def _block(self, starts: Sequence[Place], ends: Sequence[Place]) -> Block:
        """
        One block, asked for with no more origins than targets.

        With more of them Valhalla 3.9 searches from the targets backwards, and its answers
        are up to twice its own routes; the last target is repeated instead.
        """
        seconds: list[list[float | None]] = []
        metres: list[list[float | None]] = []
        for some in parts(starts, max(1, min(self.block // 2, isqrt(MOST_PAIRS)))):
            padded = [*ends, *[ends[-1]] * (len(some) - len(ends))]
            for row in self._rows(some, padded):
                cells = row[: len(ends)]
                seconds.append([cell["time"] for cell in cells])
                away_km = [cell["distance"] for cell in cells]
                metres.append([None if km is None else KM_M * km for km in away_km])
        return seconds, metres

    def _rows(self, starts: Sequence[Place], ends: Sequence[Place]) -> Any:
        answer: Any = self.server.ask(
            "/sources_to_targets",
            {
                "sources": _spots(starts),
                "targets": _spots(ends),
                "costing": COSTINGS[self.mode],
                "units": "kilometers",
                "verbose": True,
            },
        )
        rows = answer["sources_to_targets"]
        if len(rows) != len(starts):
            raise ValueError(f"a table of {len(starts)} x {len(ends)} was asked for")
        return rows


def _spots(places: Sequence[Place]) -> list[dict[str, float]]:
    return [{"lat": place.lat, "lon": place.lon} for place in places]
