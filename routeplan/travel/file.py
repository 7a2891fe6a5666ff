"""Travel read from a file."""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from routeplan.errors import Fault, InputError
from routeplan.travel.csv_pairs import COLUMNS, read_csv
from routeplan.travel.found import NOT_GIVEN, FaultList, Found, Numbers
from routeplan.travel.matrix import IntMatrix, Place, Travel
from routeplan.travel.npz_arrays import read_npz

END = ":end"
READERS = {".csv": read_csv, ".npz": read_npz}


def travel_from_file(path: str | Path, places: Sequence[Place]) -> Travel:
    """
    Seconds and metres from a ``.csv`` or ``.npz`` file.

    A ``.csv`` has the columns ``from, to, seconds, metres`` (or 起点, 终点, 秒, 米) and a
    row per ordered pair. An ``.npz`` has the arrays ``ids``, ``duration_s`` and
    ``distance_m``, with a row per place that is driven from and a column per place
    that is driven to. There and back may differ. The file may hold places that the
    problem does not have; what it says about them is not looked at.

    Parameters
    ----------
    path
        The file.
    places
        ``p`` places, in the order of the rows and columns. The end of a rep's day,
        ``ID:end``, may be missing from the file where it is the same spot as ``ID``.

    Returns
    -------
    Travel
        Zero on the diagonal, which a file may leave out.

    Raises
    ------
    InputError
        RP302 to RP319; all faults of the file, at most twenty of a kind and the count
        of the others.
    """
    path = Path(path)
    faults = FaultList(path.name)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise faults.stop("RP311")
    by_id = _by_id(places, faults)
    try:
        found = reader(path, list(by_id), faults)
    except OSError as error:
        raise faults.stop("RP310", problem=error.strerror or str(error)) from None
    rows = _rows(places, by_id, found, faults)
    _check_pairs(found, sorted(set(rows)), faults)
    faults.raise_any()
    return Travel(
        _matrix(found.seconds, rows), _matrix(found.metres, rows), path.name, estimated=False
    )


def trips_from_file(path: str | Path, places: Sequence[Place]) -> Found:
    """
    What a travel file says about trips between places, which may be some of them only.

    Parameters
    ----------
    path, places
        See ``travel_from_file``.

    Returns
    -------
    Found
        ``NOT_GIVEN`` where the file is silent.

    Raises
    ------
    InputError
        RP302 to RP307 and RP310 to RP319.
    """
    path = Path(path)
    faults = FaultList(path.name)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise faults.stop("RP311")
    try:
        found = reader(path, list(_by_id(places, faults)), faults)
    except OSError as error:
        raise faults.stop("RP310", problem=error.strerror or str(error)) from None
    faults.raise_any()
    return found


def write_travel(path: str | Path, places: Sequence[Place], travel: Travel) -> None:
    """
    Write a file that ``travel_from_file`` reads.

    Raises
    ------
    InputError
        RP715, when the name ends in neither ``.npz`` nor ``.csv``.
    """
    path = Path(path)
    writer = {".npz": _write_npz, ".csv": _write_csv}.get(path.suffix.lower())
    if writer is None:
        raise InputError([Fault.of("RP715", str(path))])
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        writer(part, [place.id for place in places], travel)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _write_npz(path: Path, ids: Sequence[str], travel: Travel) -> None:
    with path.open("wb") as file:
        np.savez_compressed(
            file, ids=np.array(ids), duration_s=travel.seconds, distance_m=travel.metres
        )


def _write_csv(path: Path, ids: Sequence[str], travel: Travel) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for row, origin in enumerate(ids):
            legs = zip(ids, travel.seconds[row].tolist(), travel.metres[row].tolist(), strict=True)
            writer.writerows((origin, *leg) for leg in legs)


def _by_id(places: Sequence[Place], faults: FaultList) -> dict[str, Place]:
    """Places by id; one id may stand for one spot only."""
    by_id: dict[str, Place] = {}
    for place in places:
        if by_id.setdefault(place.id, place) != place:
            faults.add("RP315", id=place.id, times=2)
    return by_id


def _rows(
    places: Sequence[Place], by_id: dict[str, Place], found: Found, faults: FaultList
) -> list[int]:
    """The row of ``found`` for each place that has one."""
    numbers = {each: number for number, each in enumerate(found.ids)}
    names = [_name_in_file(place, by_id, found) for place in places]
    for name in dict.fromkeys(names):
        if name not in found.known:
            is_base = name.endswith(END) or name + END in by_id
            faults.add("RP309" if is_base else "RP308", id=name)
    return [numbers[name] for name in names if name in found.known]


def _name_in_file(place: Place, by_id: dict[str, Place], found: Found) -> str:
    start = by_id.get(place.id.removesuffix(END))
    if start is None or place.id in found.known or start[1:] != place[1:]:
        return place.id
    return start.id


def _check_pairs(found: Found, rows: Sequence[int], faults: FaultList) -> None:
    """Name pairs that the file leaves out, and trips to where one is."""
    for row in rows:
        seconds, metres = int(found.seconds[row, row]), int(found.metres[row, row])
        if seconds > 0 or metres > 0:
            where = f"{found.ids[row]} to {found.ids[row]}"
            faults.add("RP316", where, seconds=seconds, metres=metres)
    silent = found.seconds[np.ix_(rows, rows)] == NOT_GIVEN
    np.fill_diagonal(silent, val=False)
    for row, column in np.argwhere(silent):
        faults.add("RP302", f"{found.ids[rows[row]]} to {found.ids[rows[column]]}")


def _matrix(numbers: Numbers, rows: Sequence[int]) -> IntMatrix:
    matrix = numbers[np.ix_(rows, rows)].astype(np.int32)
    # Places on one row are one spot; the file may leave that trip out.
    matrix[np.equal.outer(rows, rows)] = 0
    return matrix
