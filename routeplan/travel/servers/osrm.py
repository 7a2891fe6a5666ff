"""Travel from an OSRM server."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from routeplan.errors import Fault, InputError
from routeplan.reps import Mode
from routeplan.travel.matrix import Place
from routeplan.travel.provider import Table
from routeplan.travel.roads.build import OSM_ATTRIBUTION
from routeplan.travel.servers.blocks import Block, table_of_blocks
from routeplan.travel.servers.http import Server

# With the stock limit of osrm-routed, --max-table-size 100, this is the largest square.
DEFAULT_BLOCK = 200
DEFAULT_LIMIT_M = 300


@dataclass(frozen=True)
class Osrm:
    """
    A provider that asks the ``table`` service of an OSRM server.

    OSRM moves a place to the nearest road however far that is; here a place that it
    moves farther than ``limit_m`` is a fault.

    Parameters
    ----------
    server
        Where it is.
    mode
        Whom its data are for.
    profile
        What stands in the address; most servers accept any word.
    block
        Most places in one question, at most 250.
    limit_m
        Most metres from a place to the road that OSRM moves it to.
    data_version
        Any text; another one sets the cache aside.

    References
    ----------
    .. [1] https://project-osrm.org/docs/v5.24.0/api/#table-service
    """

    server: Server
    mode: Mode = "car"
    profile: str = "driving"
    block: int = DEFAULT_BLOCK
    limit_m: int = DEFAULT_LIMIT_M
    data_version: str = ""
    error_percent: float | None = None
    name: str = "osrm"
    attribution: str = OSM_ATTRIBUTION

    @property
    def source(self) -> str:
        """The server in words."""
        return f"OSRM at {self.server.url}, {self.mode}"

    @property
    def version(self) -> str:
        """Changes with the server, the profile, the limit and ``data_version``."""
        said = f"{self.server.url} {self.profile} {self.limit_m} {self.data_version}"
        return hashlib.sha256(said.encode()).hexdigest()

    def table(self, origins: Sequence[Place], targets: Sequence[Place]) -> Table:
        """
        Seconds and metres as OSRM says.

        Raises
        ------
        InputError
            RP704 for places that it moves too far, RP706 to RP709.
        """
        far: dict[Place, int] = {}

        def ask(starts: Sequence[Place], ends: Sequence[Place]) -> Block:
            answer = self._ask(starts, ends)
            moved = [each["distance"] for each in (*answer["sources"], *answer["destinations"])]
            for place, metres in zip((*starts, *ends), moved, strict=True):
                if metres > self.limit_m:
                    far[place] = round(metres)
            return answer["durations"], answer["distances"]

        try:
            table = table_of_blocks(origins, targets, self.block, self.mode, ask)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise self.server.fault("RP709", f"{type(error).__name__} {error}") from None
        except InputError as error:
            raise InputError([*self._faults(far), *error.faults]) from None
        if far:
            raise InputError(self._faults(far))
        return table

    def _faults(self, far: dict[Place, int]) -> list[Fault]:
        return [
            Fault.of("RP704", place.id, metres=metres, limit=self.limit_m, mode=self.mode)
            for place, metres in far.items()
        ]

    def _ask(self, starts: Sequence[Place], ends: Sequence[Place]) -> Any:
        places = (*starts, *ends)
        spots = ";".join(f"{place.lon:.6f},{place.lat:.6f}" for place in places)
        sources = ";".join(map(str, range(len(starts))))
        targets = ";".join(map(str, range(len(starts), len(places))))
        answer = self.server.ask(
            f"/table/v1/{self.profile}/{spots}?annotations=duration,distance"
            f"&sources={sources}&destinations={targets}"
        )
        if answer.get("code") != "Ok":
            raise self.server.fault("RP707", str(answer.get("message") or answer.get("code")))
        return answer
