"""Road graphs from any file that holds one, and to files."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from routeplan.errors import Fault, InputError
from routeplan.reps import Mode
from routeplan.travel.roads.build import build_graph
from routeplan.travel.roads.graph import RoadGraph
from routeplan.travel.roads.graphml import read_graphml, write_graphml
from routeplan.travel.roads.ways import file_version

# Part of the name of a kept graph: another number sets aside those of older programs.
FORMAT = 2
WRITERS: dict[str, Callable[[RoadGraph, Path], None]] = {
    ".npz": RoadGraph.save,
    ".graphml": write_graphml,
}


def read_graph(path: str | Path, mode: Mode, keep: Path | None = None) -> RoadGraph:
    """
    A road graph from a map, from GraphML or from what ``write_graph`` wrote.

    Parameters
    ----------
    path
        ``.osm.pbf`` or another OpenStreetMap file, ``.graphml``, or ``.npz``.
    mode
        Whom it is for.
    keep
        A folder where graphs built from maps are kept, so that the next call need not
        build them; None: not kept.

    Raises
    ------
    InputError
        RP701 to RP703, RP711 and RP713.
    """
    path = Path(path)
    if path.suffix.lower() == ".npz":
        return _checked(_loaded(path), path, mode)
    if path.suffix.lower() == ".graphml":
        return read_graphml(path, mode)
    if keep is None:
        return build_graph(path, mode)
    kept = keep / f"{file_version(path)[:32]}-{mode}-{FORMAT}.npz"
    if kept.is_file():
        try:
            return _checked(_loaded(kept), path, mode)
        except InputError:
            # Damaged: it is built and written again.
            kept.unlink(missing_ok=True)
    graph = build_graph(path, mode)
    # A folder that cannot be written costs the next call the same time again.
    with suppress(OSError):
        keep.mkdir(parents=True, exist_ok=True)
        write_graph(graph, kept)
    return graph


def write_graph(graph: RoadGraph, path: str | Path) -> None:
    """
    Write a graph as ``.npz``, or for other programs as ``.graphml``.

    Raises
    ------
    InputError
        RP716, when the name ends in neither.
    """
    path = Path(path)
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise InputError([Fault.of("RP716", str(path))])
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        writer(graph, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _loaded(path: Path) -> RoadGraph:
    try:
        return RoadGraph.load(path)
    except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
        problem = str(getattr(error, "strerror", None) or error)
        raise InputError([Fault.of("RP702", path.name, problem=problem)]) from None


def _checked(graph: RoadGraph, path: Path, mode: Mode) -> RoadGraph:
    if graph.mode != mode:
        raise InputError([Fault.of("RP711", path.name, found=graph.mode, mode=mode)])
    return graph
