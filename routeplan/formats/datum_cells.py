"""Which datum and notation the coordinates of a file are in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from routeplan.datums import DATUM_NAMES, DATUMS, Datum, to_wgs84
from routeplan.errors import Fault
from routeplan.formats.cells import CellError
from routeplan.formats.degrees import Notation
from routeplan.formats.headers import squash, unit_of
from routeplan.formats.records import Records

_WORDS: dict[Datum, str] = {
    "wgs-84": "wgs84|gps|world geodetic system|地球坐标|地球坐标系|国际坐标|大地坐标",
    "gcj-02": "gcj02|gcj|amap|gaode|tencent|google china|mars|火星|火星坐标|火星坐标系|高德"
    "|高德坐标|高德地图|腾讯|腾讯坐标|腾讯地图|国测局|国测局坐标",
    "bd-09": "bd09|bd09ll|bd|baidu|baidu map|百度|百度坐标|百度坐标系|百度地图",
}
_DATUM_OF = {squash(word): datum for datum, line in _WORDS.items() for word in line.split("|")}
_NOTATIONS: dict[str, Notation] = {
    "dms": "dms", "ddmmss": "dms", "度分秒": "dms", "dm": "dm", "ddmm": "dm", "度分": "dm",
}  # fmt: skip
_UNKNOWN = re.compile("utm|cgcs|beijing|西安|北京|epsg|mercator|墨卡托", re.IGNORECASE)


# A tenth of a millimetre.
DECIMALS = 9


class Reading(NamedTuple):
    """How the coordinates of a file are read: their datum, and what ``30.1530`` means."""

    datum: Datum = "wgs-84"
    notation: Notation = "decimal"


def datum_of(text: str) -> Datum:
    """
    The datum that a cell or header names, in English or Chinese, by itself or by its map.

    Raises
    ------
    CellError
        RP801.
    """
    found = _DATUM_OF.get(squash(text))
    if found is None:
        raise CellError("RP801", value=text)
    return found


def reading_of(
    records: Records, keys: Sequence[str], said: Datum | None, faults: list[Fault]
) -> Reading:
    """
    How a file's coordinates are read, from the brackets of their headers and the settings.

    Parameters
    ----------
    keys
        The columns of coordinates.
    said
        The settings' datum; None: they name none.
    faults
        RP118 and RP802 are added.
    """
    datums: set[Datum] = set() if said is None else {said}
    notation: Notation = "decimal"
    for key in keys:
        place = records.columns.get(key)
        if place is None:
            continue
        header = records.header.texts[place]
        unit = unit_of(header)
        where = f"{records.name} row {records.header.bottom} {header}"
        notation = _NOTATIONS.get(squash(unit), notation)
        named = _DATUM_OF.get(squash(unit))
        if named is None and _UNKNOWN.search(unit):
            expected = ", ".join(DATUM_NAMES.values())
            faults.append(Fault.of("RP118", where, unit=unit, expected=expected))
        if named is not None and datums - {named}:
            other = ", ".join(DATUM_NAMES[each] for each in DATUMS if each in datums - {named})
            faults.append(Fault.of("RP802", where, headed=DATUM_NAMES[named], said=other))
        datums |= set() if named is None else {named}
    return Reading(min(datums, key=DATUMS.index) if datums else "wgs-84", notation)


def in_wgs84(
    name: str, places: Sequence[tuple[float, float, Datum]], faults: list[Fault]
) -> list[tuple[float, float]]:
    """
    Latitude and longitude in WGS-84 of places, each with its own datum.

    Parameters
    ----------
    name
        The file, for a warning (RP803) of places where their datum is not in use.
    """
    found = [(lat, lon) for lat, lon, _ in places]
    for datum in DATUMS[1:]:
        rows = [row for row, place in enumerate(places) if place[2] == datum]
        if not rows:
            continue
        lats, lons = to_wgs84(datum, *zip(*(found[row] for row in rows), strict=True))
        moved = zip(rows, lats.tolist(), lons.tolist(), strict=True)
        kept = 0
        for row, lat, lon in moved:
            kept += found[row] == (lat, lon)
            found[row] = (round(lat, DECIMALS), round(lon, DECIMALS))
        if kept:
            faults.append(Fault.of("RP803", name, rows=kept, datum=DATUM_NAMES[datum]))
    return found
