"""The basemap beneath the maps of the pages, where the server was given one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fastapi.responses import FileResponse

from routeplan.api.desk import SIGNED_IN, AtDesk
from routeplan.api.faults import Refusal
from routeplan.api.routes import Routes
from routeplan.errors import Fault
from routeplan.formats.html_map.basemap import said_of

GROUND = Routes("basemap", prefix="", is_described=False)
ADDRESS = "/basemap.pmtiles"
_A_DAY = {"Cache-Control": "private, max-age=86400"}


@dataclass(frozen=True)
class Ground:
    """
    A basemap as pages are told of it.

    Parameters
    ----------
    schema
        How its layers are named; ``raster``: pictures.
    attribution
        Who is to be named beside it.
    """

    schema: str
    attribution: str
    tiles: str = ADDRESS


@lru_cache(maxsize=8)
def ground_of(basemap: Path | None) -> Ground | None:
    """What pages are told of a server's basemap; None: it has none."""
    return None if basemap is None else Ground(*said_of(basemap))


@GROUND.get(ADDRESS, SIGNED_IN, response_class=FileResponse)
def send_tiles(desk: AtDesk) -> FileResponse:
    """Send the basemap, or the stretch of it that is asked for."""
    if desk.settings.basemap is None:
        raise Refusal(404, [Fault.of("RP873", ADDRESS)])
    return FileResponse(
        desk.settings.basemap, media_type="application/octet-stream", headers=_A_DAY
    )
