"""Stores from a spreadsheet or CSV file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from routeplan.datums import Datum
from routeplan.errors import Fault
from routeplan.formats.cells import CellError, amount, identity, plain
from routeplan.formats.clock import holds_numbered_days
from routeplan.formats.coordinates import Spot, read_spot, swap_faults
from routeplan.formats.datum_cells import Reading, datum_of, in_wgs84, reading_of
from routeplan.formats.degrees import looks_like_minutes
from routeplan.formats.headers import STORE_COLUMNS, squash, unit_of
from routeplan.formats.own_needs import own_needs
from routeplan.formats.records import Record, Records, read_records
from routeplan.formats.visit_cells import purposes_cell
from routeplan.formats.week_hours import missing_weekdays
from routeplan.stores import Store

_CLASS_AFFIX = re.compile(r"^class\s+|\s*(?:类|级|等)(?:门店|店|客户)?$")
_OTHER_UNITS = frozenset(
    ["h", "hr", "hrs", "hour", "hours", "小时", "时", "s", "sec", "secs", "second", "seconds", "秒"]
)


@dataclass(frozen=True)
class StoresFile:
    """
    What a file says about stores.

    Parameters
    ----------
    stores
        The stores of all rows without a fault, in their order.
    places
        For each ``store ID``, its row in words.
    spots
        The places of all rows that have one.
    faults
        Faults and warnings; see ``collected.raise_faults``.
    """

    stores: tuple[Store, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    spots: tuple[Spot, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_stores(
    path: str | Path, classes: Sequence[str] | None = None, datum: Datum | None = None
) -> StoresFile:
    """
    Read stores.

    Parameters
    ----------
    path
        See ``tables.read_table``. Required are the columns id, name, latitude and
        longitude, and then class or sales.
    classes
        Names of the rules' classes, which classes of the file must match but for case,
        width and a 类 or 级 behind them; None: any name is taken as it is.
    datum
        What the settings say that the coordinates are in; None: nothing. A column
        ``datum`` wins over it; without either, and without a datum in the headers, they
        are in WGS-84.

    Returns
    -------
    StoresFile
        With all faults: RP101 to RP139, RP180, RP181, RP186, RP212, RP215 to RP217,
        RP643 and RP801 to RP804.
        Nothing is raised.
    """
    faults: list[Fault] = []
    records = read_records(Path(path), STORE_COLUMNS, faults)
    if records is None:
        return StoresFile(faults=tuple(faults))
    faults += header_unit_faults(records, ("in_store", "parking"))
    faults += _column_faults(records)
    reading = reading_of(records, ("lat", "lon"), datum, faults)
    return _read_rows(records, classes, reading, faults)


def header_unit_faults(records: Records, minute_keys: Iterable[str]) -> Iterator[Fault]:
    """Headers whose brackets name another unit than the minutes that are read."""
    for key in minute_keys:
        place = records.columns.get(key)
        unit = "" if place is None else unit_of(records.header.texts[place])
        if place is not None and squash(unit) in _OTHER_UNITS:
            where = f"{records.name} row {records.header.bottom} {records.header.texts[place]}"
            yield Fault.of("RP118", where, unit=unit, expected="min (分钟)")


def _column_faults(records: Records) -> Iterator[Fault]:
    where = f"{records.name} row {records.header.bottom}"
    words = STORE_COLUMNS.words
    has = records.columns
    if "store_class" not in has and "sales" not in has:
        texts = [text for _, text in records.others]
        understood = [f"{records.header.texts[at]} = {words[key]}" for key, at in has.items()]
        yield Fault.of(
            "RP113",
            where,
            missing=f"{words['store_class']} / {words['sales']}",
            understood=", ".join(understood),
            others=", ".join(texts) or "-",
        )
    for key in ("visits", "weeks"):
        if "visits_a_week" in has and key in has:
            texts = [records.header.texts[has[each]] for each in ("visits_a_week", key)]
            yield Fault.of("RP114", where, headers=", ".join(texts), column=words["visits"])
    if days := missing_weekdays(frozenset(has)):
        yield Fault.of("RP155", where, days=", ".join(days), default="closed (休息)")


def _read_rows(
    records: Records, classes: Sequence[str] | None, reading: Reading, faults: list[Fault]
) -> StoresFile:
    given = frozenset(records.columns)
    whole: list[tuple[dict[str, Any], tuple[float, float, Datum]]] = []
    spots: list[Spot] = []
    typed: list[tuple[str, str]] = []
    rows_of: dict[str, list[str]] = {}
    numbered = 0
    for record in records.each(faults):
        before = len(faults)
        spot = read_spot(record, reading.notation)
        datum = record.read("datum", datum_of) or reading.datum
        if spot is not None:
            spots.append(spot)
            typed.append((record.text("lat"), record.text("lon")))
        parts = _parts(record, given, classes)
        if parts["id"] is not None:
            rows_of.setdefault(parts["id"], []).append(record.place)
        if spot is None or abs(spot.lat) > 90 or not (parts["id"] and parts["name"]):
            continue
        if len(faults) == before:
            whole.append((parts, (spot.lat, spot.lon, datum)))
            numbered += has_numbered_days(record)
    faults += duplicate_faults("store", rows_of)
    faults += swap_faults(records.name, spots)
    if reading.notation == "decimal" and looks_like_minutes(typed):
        faults.append(Fault.of("RP804", records.name, rows=len(typed)))
    if numbered:
        faults.append(Fault.of("RP153", records.name, rows=numbered))
    there = in_wgs84(records.name, [place for _, place in whole], faults)
    stores = [
        Store(lat=lat, lon=lon, **parts)
        for (parts, _), (lat, lon) in zip(whole, there, strict=True)
    ]
    places = {f"store {each}": rows[0] for each, rows in rows_of.items()}
    return StoresFile(tuple(stores), places, tuple(spots), tuple(faults))


def has_numbered_days(record: Record) -> bool:
    """True where a row gives weekdays as bare numbers."""
    days = record.text("weekdays") + record.text("closed")
    return bool(days) and holds_numbered_days(days)


def duplicate_faults(noun: str, rows_of: Mapping[str, Sequence[str]]) -> Iterator[Fault]:
    """Ids used more than once, told at each row but the first."""
    for each, rows in rows_of.items():
        for row in rows[1:]:
            yield Fault.of("RP212", f"{row} ({noun} {each}, {rows[0]})", id=each, times=len(rows))


def _parts(record: Record, given: frozenset[str], classes: Sequence[str] | None) -> dict[str, Any]:
    store_id = record.read("id", identity, required=True)
    name = record.read("name", str, required=True)
    sales = record.read("sales", amount)
    store_class = record.read("store_class", lambda text: match_class(text, classes))
    has_either = "sales" in given or "store_class" in given
    if has_either and not record.text("sales") and not record.text("store_class"):
        record.fault("RP139", None)
    return {
        "id": store_id,
        "name": name,
        "sales": sales,
        "store_class": store_class,
        "rep": record.read("rep", identity),
        **own_needs(record, given),
        "purposes": record.read("purposes", _some_purposes),
        "address": record.read("address", str) or "",
        "kind": record.read("kind", str) or "",
        "note": record.read("note", str) or "",
        "extra": record.others(),
    }


def _some_purposes(text: str) -> tuple[str, ...] | None:
    """What a cell says; without a word it is as good as empty."""
    return purposes_cell(text) or None


def match_class(text: str, classes: Sequence[str] | None) -> str:
    """
    The rules' class that a cell names: ``a``, ``Ａ``, ``A类`` and ``Class A`` are all A.

    Raises
    ------
    CellError
        RP186, when it could be several; RP215, when it is none.
    """
    return text if classes is None else _match_class(text, tuple(classes))


@lru_cache(maxsize=1024)
def _match_class(text: str, classes: tuple[str, ...]) -> str:
    if text in classes:
        return text
    same = [name for name in classes if plain(name) == plain(text)]
    found = same or [name for name in classes if _bare_class(name) == _bare_class(text)]
    if len(found) > 1:
        raise CellError("RP186", value=text, classes=", ".join(found))
    if not found:
        raise CellError("RP215", store_class=text, known=", ".join(classes))
    return found[0]


def _bare_class(text: str) -> str:
    return _CLASS_AFFIX.sub("", plain(text))
