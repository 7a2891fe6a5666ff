"""An index of the house numbers of an OpenStreetMap extract, in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from routeplan.errors import Fault, InputError
from routeplan.geocode.words import tokens

# Raised when the tables or their content change, so that older files are made anew.
VERSION = 1

_AREA_TAGS = ("addr:city", "addr:district", "addr:suburb", "addr:postcode", "addr:place")
_TABLES = """
CREATE TABLE made_from (version INTEGER, size INTEGER, changed_ns INTEGER);
CREATE VIRTUAL TABLE houses USING fts5(
    words, street UNINDEXED, number UNINDEXED, area UNINDEXED, lat UNINDEXED, lon UNINDEXED
);
"""


class House(NamedTuple):
    """A house number of the extract, in WGS-84 degrees; ``area`` is town, district, postcode."""

    street: str
    number: str
    area: str
    lat: float
    lon: float


def open_index(extract: Path, index: Path) -> sqlite3.Connection:
    """
    The index of an extract, made when it is not there or the extract has changed.

    Parameters
    ----------
    extract
        An ``.osm.pbf``, or what else osmium reads.
    index
        The index's file. It is written beside its place and put there when it is whole.

    Raises
    ------
    InputError
        RP824 without the package osmium, RP825 when the extract cannot be read.
    """
    try:
        facts = extract.stat()
    except OSError as error:
        raise _unread(extract, error.strerror or str(error)) from error
    mark = (VERSION, facts.st_size, facts.st_mtime_ns)
    if _mark_of(index) != mark:
        draft = index.with_name(f"{index.name}.tmp")
        draft.unlink(missing_ok=True)
        index.parent.mkdir(parents=True, exist_ok=True)
        try:
            _make(extract, draft, mark)
            draft.replace(index)
        finally:
            draft.unlink(missing_ok=True)
    return sqlite3.connect(index)


def _mark_of(index: Path) -> tuple[int, ...] | None:
    if not index.exists():
        return None
    connection = sqlite3.connect(index)
    try:
        row = connection.execute("SELECT version, size, changed_ns FROM made_from").fetchone()
    except sqlite3.DatabaseError:
        return None
    finally:
        connection.close()
    return None if row is None else tuple(row)


def _make(extract: Path, draft: Path, mark: tuple[int, ...]) -> None:
    connection = sqlite3.connect(draft)
    try:
        connection.executescript(_TABLES)
        connection.executemany("INSERT INTO houses VALUES (?, ?, ?, ?, ?, ?)", _rows(extract))
        connection.execute("INSERT INTO made_from VALUES (?, ?, ?)", mark)
        connection.commit()
    finally:
        connection.close()


def _rows(extract: Path) -> Iterator[tuple[str | float, ...]]:
    for house in _houses(extract):
        words = " ".join(tokens(f"{house.street} {house.number} {house.area}"))
        yield (words, *house)


def _houses(extract: Path) -> Iterator[House]:
    try:
        import osmium
    except ImportError:
        raise InputError([Fault.of("RP824", "--service offline")]) from None
    try:
        read = osmium.FileProcessor(str(extract)).with_locations()
        for each in read.with_filter(osmium.filter.KeyFilter("addr:housenumber")):
            place = _middle(each)
            street = each.tags.get("addr:street") or each.tags.get("addr:place") or ""
            if place is None or not street:
                continue
            area = " ".join(each.tags[tag] for tag in _AREA_TAGS if tag in each.tags)
            for number in each.tags["addr:housenumber"].replace(",", ";").split(";"):
                yield House(street, number.strip(), area, *place)
    except RuntimeError as error:
        raise _unread(extract, str(error)) from error


def _middle(each: Any) -> tuple[float, float] | None:
    """The place of a node, or the middle of a way's corners; relations have none."""
    if each.is_node():
        return each.lat, each.lon
    if not each.is_way():
        return None
    # The last node of an outline is its first again.
    nodes = list(each.nodes)[: -1 if each.is_closed() else None]
    corners = [(node.lat, node.lon) for node in nodes if node.location.valid()]
    if not corners:
        return None
    lats, lons = zip(*corners, strict=True)
    return round(sum(lats) / len(lats), 7), round(sum(lons) / len(lons), 7)


def _unread(extract: Path, reason: str) -> InputError:
    return InputError([Fault.of("RP825", str(extract), reason=reason)])
