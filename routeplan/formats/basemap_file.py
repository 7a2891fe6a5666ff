"""Whether a file can be shown beneath the plan's map."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from routeplan.errors import Fault

HEADER_BYTES = 127
RASTER_TYPES = frozenset(("PNG", "JPEG", "WEBP", "AVIF"))


def basemap_faults(folder: Path, name: str | None) -> Iterator[Fault]:
    """A warning (RP718) where the settings name a basemap that cannot be shown."""
    problem = None if name is None else basemap_problem(folder / name)
    if problem is not None:
        yield Fault.of("RP718", str(name), problem=problem)


def basemap_problem(file: Path) -> str | None:
    """Why a file is no PMTiles file of a kind that can be shown; None: it is one."""
    from pmtiles.tile import TileType, deserialize_header

    try:
        with file.open("rb") as opened:
            header = deserialize_header(opened.read(HEADER_BYTES))
    except OSError as error:
        return error.strerror or str(error)
    except Exception as error:
        # The package tells a foreign file by errors of many kinds.
        return f"{type(error).__name__} {error}".strip()
    kind = header["tile_type"]
    return None if kind == TileType.MVT or kind.name in RASTER_TYPES else f"tiles: {kind.name}"
