"""A travel file of arrays: ids, duration_s, distance_m."""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from numpy.lib.npyio import NpzFile

from routeplan.travel.found import (
    MOST,
    MOST_LISTED,
    NOT_GIVEN,
    WRONG,
    FaultList,
    Found,
    Numbers,
)

ARRAYS = ("ids", "duration_s", "distance_m")
# What numpy, zipfile and zlib raise for a broken file; NotImplementedError is an unknown
# compression, RuntimeError a password.
UNREADABLE = (
    EOFError,
    MemoryError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)

Arrays = Mapping[str, npt.NDArray[Any]]


def read_npz(path: Path, ids: Sequence[str], faults: FaultList) -> Found:
    """
    The rows and columns of the wanted ids; others are not looked at.

    Parameters
    ----------
    ids
        Wanted ids, each once.
    faults
        Takes RP302 to RP305, which leave their cells out, and RP315.

    Raises
    ------
    InputError
        RP310, RP313 and RP314, with which nothing can be read.
    """
    arrays = _arrays(path, faults)
    names = _ids(arrays["ids"], faults)
    for name in ("duration_s", "distance_m"):
        _check_matrix(name, arrays[name], len(names), faults)
    for each, times in Counter(names).items():
        if times > 1 and each in ids:
            faults.add("RP315", "ids", id=each, times=times)
    rows = {each: row for row, each in enumerate(names)}
    known = [each for each in ids if each in rows]
    there = np.ix_([rows[each] for each in known], [rows[each] for each in known])
    here = [place for place, each in enumerate(ids) if each in rows]

    def wanted(name: str) -> Numbers:
        matrix = np.full((len(ids), len(ids)), NOT_GIVEN, dtype=np.int64)
        matrix[np.ix_(here, here)] = _numbers(name, arrays[name][there], known, faults)
        return matrix

    return Found(tuple(ids), wanted("duration_s"), wanted("distance_m"), frozenset(known))


def _arrays(path: Path, faults: FaultList) -> Arrays:
    content = BytesIO(path.read_bytes())
    try:
        archive = np.load(content, allow_pickle=False)
        if not isinstance(archive, NpzFile):
            raise faults.stop("RP313", array="ids", known="-")
        with archive:
            arrays = {name: archive[name] for name in ARRAYS if name in archive.files}
    except UNREADABLE as error:
        raise faults.stop("RP310", problem=str(error).partition("\n")[0]) from None
    if missing := [name for name in ARRAYS if name not in arrays]:
        for name in missing:
            faults.add("RP313", array=name, known=", ".join(archive.files) or "-")
        raise faults.error()
    return arrays


def _ids(array: npt.NDArray[Any], faults: FaultList) -> list[str]:
    if array.ndim != 1 or array.dtype.kind not in "Uiu":
        raise faults.stop(
            "RP314", "ids", shape=str(array.shape), type=str(array.dtype), wanted="(n,)"
        )
    return [str(each) for each in array.tolist()]


def _check_matrix(name: str, matrix: npt.NDArray[Any], size: int, faults: FaultList) -> None:
    if matrix.shape != (size, size) or matrix.dtype.kind not in "iuf":
        wanted = str((size, size))
        raise faults.stop(
            "RP314", name, shape=str(matrix.shape), type=str(matrix.dtype), wanted=wanted
        )


def _numbers(name: str, cells: npt.NDArray[Any], ids: Sequence[str], faults: FaultList) -> Numbers:
    """Whole numbers in range; the others are named and marked ``WRONG``."""
    empty = np.isnan(cells)
    fractional = ~empty & (cells != np.trunc(cells))
    above = ~fractional & (cells > MOST)
    below = ~fractional & (cells < 0)
    for code, wrong in (
        ("RP302", empty), ("RP303", fractional), ("RP304", below), ("RP305", above),
    ):  # fmt: skip
        _add_cells(code, name, cells, wrong, ids, faults)
    fits = ~(empty | fractional | above | below)
    return np.where(fits, cells, WRONG).astype(np.int64)


def _add_cells(
    code: str,
    name: str,
    cells: npt.NDArray[Any],
    wrong: npt.NDArray[np.bool_],
    ids: Sequence[str],
    faults: FaultList,
) -> None:
    rows, columns = np.nonzero(wrong)
    for row, column in zip(rows[:MOST_LISTED], columns[:MOST_LISTED], strict=True):
        where = f"{name} {ids[row]} to {ids[column]}"
        faults.add(code, where, value=str(cells[row, column]), most=MOST)
    faults.add_unlisted(code, max(0, len(rows) - MOST_LISTED))
