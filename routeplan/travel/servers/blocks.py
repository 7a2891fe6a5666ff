"""Tables of any size from a server that answers small ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from routeplan.errors import Fault, InputError
from routeplan.travel.found import MOST
from routeplan.travel.matrix import Place
from routeplan.travel.provider import Table

MOST_LISTED = 50
# OSRM puts places a metre apart on one street -1.1 m from each other.
SLACK = 5.0

Cells = Sequence[Sequence[float | None]]
Block = tuple[Cells, Cells]
Ask = Callable[[Sequence[Place], Sequence[Place]], Block]


def table_of_blocks(
    origins: Sequence[Place],
    targets: Sequence[Place],
    most: int,
    mode: str,
    ask: Ask,
    most_pairs: int | None = None,
) -> Table:
    """
    A table, asked for in blocks.

    Parameters
    ----------
    most
        Most places in one question, origins and targets together.
    ask
        Seconds and metres of one block, None where there is no way.
    most_pairs
        Most pairs in one question; blocks are then as wide as they can be. None: any.

    Raises
    ------
    InputError
        RP708, for the first fifty pairs without a way; ValueError where a block has
        another shape or holds no numbers.
    """
    shape = (len(origins), len(targets))
    seconds, metres = np.zeros(shape, np.int32), np.zeros(shape, np.int32)
    faults: list[Fault] = []
    for rows, columns in _blocks(*shape, most, most_pairs):
        starts, ends = origins[rows], targets[columns]
        wanted = (len(starts), len(ends))
        drives = _numbers(ask(starts, ends), wanted)
        for row, column in np.argwhere(np.isnan(drives).any(axis=0)):
            if starts[row] != ends[column] and len(faults) < MOST_LISTED:
                where = f"{starts[row].id} to {ends[column].id}"
                faults.append(Fault.of("RP708", where, mode=mode))
        whole = np.rint(np.nan_to_num(drives, nan=0.0)).astype(np.int32)
        seconds[rows, columns], metres[rows, columns] = whole
    if faults:
        raise InputError(faults)
    return Table(seconds, metres)


def parts(places: Sequence[Place], most: int) -> Iterator[Sequence[Place]]:
    """Places in groups of at most so many."""
    for first in range(0, len(places), most):
        yield places[first : first + most]


def _blocks(
    rows: int, columns: int, most: int, most_pairs: int | None
) -> Iterator[tuple[slice, slice]]:
    """Blocks of a table; long and thin where one side is short."""
    height = min(rows, max(most // 2, most - columns))
    if most_pairs is not None:
        height = max(1, min(height, most_pairs // max(1, min(columns, most))))
    width = max(1, most - height)
    if most_pairs is not None:
        width = min(width, most_pairs // height)
    for top in range(0, rows, height):
        for left in range(0, columns, width):
            yield slice(top, top + height), slice(left, left + width)


def _numbers(block: Block, shape: tuple[int, int]) -> npt.NDArray[np.float64]:
    """Seconds and metres as one array of shape ``(2, rows, columns)``; NaN: no way."""
    drives = np.array(block, np.float64)
    if drives.shape != (2, *shape):
        raise ValueError(f"a table of {shape[0]} x {shape[1]} was asked for")
    if (drives < -SLACK).any() or (drives > MOST).any():
        raise ValueError("a number is out of range")
    return np.maximum(drives, 0)
