"""A disk cache of tables: only pairs that nobody has asked for are computed."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from routeplan.errors import Fault
from routeplan.travel.matrix import Place
from routeplan.travel.provider import Provider, Table, spot_of

VARIABLE = "ROUTEPLAN_CACHE"
FILE = "travel.sqlite3"
PATIENCE_S = 60.0
UNKNOWN = -1
SCHEMA = """
CREATE TABLE IF NOT EXISTS leg (
    origin BLOB NOT NULL, provider BLOB NOT NULL, crc INTEGER NOT NULL, legs BLOB NOT NULL,
    PRIMARY KEY (provider, origin)
) WITHOUT ROWID
"""
# Target (latitude and longitude in millionths of a degree), seconds, metres.
LEG = np.dtype([("lat", "<i4"), ("lon", "<i4"), ("seconds", "<i4"), ("metres", "<i4")])

Spot = tuple[int, int]
Legs = npt.NDArray[np.void]


def cache_folder() -> Path:
    """``ROUTEPLAN_CACHE``, else ``routeplan`` in the user's folder of caches."""
    if given := os.environ.get(VARIABLE):
        return Path(given)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "routeplan"


@dataclass
class Cache:
    """
    Tables on disk, by provider, its version, mode and coordinates.

    One row per origin holds all its known targets. Processes may share the file: what
    one adds while another computes is kept, as rows are merged under SQLite's lock. A
    row whose checksum is wrong is dropped and computed again; a file that is no database
    is replaced. Where the folder cannot be used at all everything is computed, and
    ``notes`` says so.

    Parameters
    ----------
    folder
        Where the file lies; made when first needed.
    notes
        Warnings (RP714).
    """

    folder: Path
    notes: list[Fault] = field(default_factory=list)

    def table(self, provider: Provider, places: Sequence[Place]) -> Table:
        """
        Seconds and metres between all places; asks the provider for unknown pairs only.

        Raises
        ------
        InputError
            As the provider's ``table``; what it answered before then is kept.
        """
        key = _key(provider)
        spots = [spot_of(place) for place in places]
        table = self._known(key, spots)
        np.fill_diagonal(table.seconds, 0)
        np.fill_diagonal(table.metres, 0)
        for rows, columns in _unknown_blocks(table.seconds):
            block = provider.table([places[r] for r in rows], [places[c] for c in columns])
            table.seconds[np.ix_(rows, columns)] = block.seconds
            table.metres[np.ix_(rows, columns)] = block.metres
            self._keep(key, spots, rows, columns, block)
        return table

    def _known(self, key: bytes, spots: Sequence[Spot]) -> Table:
        size = len(spots)
        seconds = np.full((size, size), UNKNOWN, np.int32)
        metres = np.full((size, size), UNKNOWN, np.int32)
        wanted = _spot_codes(np.array(spots).reshape(-1, 2))
        order = np.argsort(wanted)
        with self._database() as database:
            if database is None:
                return Table(seconds, metres)
            for row, spot in enumerate(spots):
                legs = _legs(database, key, spot)
                codes = _spot_codes(np.stack([legs["lat"], legs["lon"]], axis=1))
                places = np.searchsorted(wanted, codes, sorter=order)
                columns = order[np.minimum(places, size - 1)]
                fits = wanted[columns] == codes
                seconds[row, columns[fits]] = legs["seconds"][fits]
                metres[row, columns[fits]] = legs["metres"][fits]
        return Table(seconds, metres)

    def _keep(
        self,
        key: bytes,
        spots: Sequence[Spot],
        rows: Sequence[int],
        columns: Sequence[int],
        block: Table,
    ) -> None:
        targets = np.array([spots[column] for column in columns], np.int32)
        with self._database() as database:
            if database is None:
                return
            database.execute("BEGIN IMMEDIATE")
            for number, row in enumerate(rows):
                legs = np.empty(len(columns), LEG)
                legs["lat"], legs["lon"] = targets[:, 0], targets[:, 1]
                legs["seconds"], legs["metres"] = block.seconds[number], block.metres[number]
                known = _legs(database, key, spots[row])
                content = zlib.compress(_without_repeats(legs, known).tobytes(), 1)
                database.execute(
                    "INSERT OR REPLACE INTO leg VALUES (?, ?, ?, ?)",
                    (_origin(spots[row]), key, zlib.crc32(content), content),
                )
            database.execute("COMMIT")

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection | None]:
        """The open file, anew where it is damaged; None: the folder cannot be used."""
        try:
            database = self._open()
        except (OSError, sqlite3.Error) as error:
            self._note(error)
            yield None
            return
        with closing(database):
            try:
                yield database
            except sqlite3.DatabaseError as error:
                if _is_damaged(error):
                    (self.folder / FILE).unlink(missing_ok=True)
                else:
                    self._note(error)

    def _open(self) -> sqlite3.Connection:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / FILE
        try:
            return _opened(path)
        except sqlite3.DatabaseError as error:
            if not _is_damaged(error):
                raise
            path.unlink(missing_ok=True)
            return _opened(path)

    def _note(self, error: Exception) -> None:
        if not self.notes:
            self.notes.append(Fault.of("RP714", str(self.folder), problem=str(error)))


def _opened(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None)
    try:
        database.execute(SCHEMA)
    except sqlite3.Error:
        database.close()
        raise
    return database


def _is_damaged(error: sqlite3.DatabaseError) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
    )


def _legs(database: sqlite3.Connection, key: bytes, spot: Spot) -> Legs:
    """The known legs from a spot; none where the row is damaged, which drops it."""
    row = database.execute(
        "SELECT crc, legs FROM leg WHERE provider = ? AND origin = ?", (key, _origin(spot))
    ).fetchone()
    if row is None:
        return np.empty(0, LEG)
    crc, content = row
    if not isinstance(content, bytes) or zlib.crc32(content) != crc:
        return np.empty(0, LEG)
    try:
        return np.frombuffer(zlib.decompress(content), LEG)
    except (zlib.error, ValueError):
        # Whole as it was written, but not by this program.
        return np.empty(0, LEG)


def _key(provider: Provider) -> bytes:
    said = "\n".join((provider.name, provider.version, provider.mode))
    return hashlib.sha256(said.encode()).digest()


def _origin(spot: Spot) -> bytes:
    return np.array(spot, "<i4").tobytes()


def _without_repeats(fresh: Legs, known: Legs) -> Legs:
    """Legs to each target once; the fresh one where there are two."""
    both = np.concatenate([fresh, known])
    _, first = np.unique(both[["lat", "lon"]], return_index=True)
    return both[first]


def _spot_codes(spots: npt.NDArray[np.integer[Any]]) -> npt.NDArray[np.int64]:
    """One number for each spot."""
    whole = spots.astype(np.int64)
    codes: npt.NDArray[np.int64] = (whole[:, 0] << 32) + whole[:, 1]
    return codes


def _unknown_blocks(seconds: npt.NDArray[np.int32]) -> Iterator[tuple[list[int], list[int]]]:
    """Rows and columns of what is unknown: rows that lack the same columns together."""
    rows_of: dict[bytes, list[int]] = {}
    for row, is_unknown in enumerate(seconds == UNKNOWN):
        if is_unknown.any():
            # The rows of new places lack all but themselves: one block, not one each.
            lacks = is_unknown.copy()
            lacks[row] = is_unknown.sum() == len(is_unknown) - 1
            rows_of.setdefault(lacks.tobytes(), []).append(row)
    for mask, rows in rows_of.items():
        yield rows, np.flatnonzero(np.frombuffer(mask, np.bool_)).tolist()
