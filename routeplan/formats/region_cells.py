"""Country, province and time zone of a rep."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from routeplan.errors import Fault
from routeplan.formats.cells import CellError
from routeplan.formats.records import Record
from routeplan.workdays import region_faults

_COUNTRIES = {"中国": "CN", "CHINA": "CN"}


def region(record: Record, faults: list[Fault]) -> dict[str, str | None]:
    """The region of a row, as fields of a ``Rep``; RP851 to RP853 and RP858 are told."""
    country = record.read("country", country_code)
    province = record.read("province", province_code)
    if country is not None or province is not None:
        faults += region_faults(record.cell_place("country"), country, province)
    return {
        "country": country,
        "province": province,
        "time_zone": record.read("time_zone", zone_name),
    }


def country_code(text: str) -> str:
    """A country's code in capitals; 中国 is CN."""
    return _COUNTRIES.get(text.upper(), text.upper())


def province_code(text: str) -> str:
    """A province's code, in capitals where it is one of three letters or less."""
    return text.upper() if len(text) <= 3 else text


def zone_name(text: str) -> str:
    """
    The name of a time zone.

    Raises
    ------
    CellError
        RP858.
    """
    try:
        return ZoneInfo(text).key
    except (OSError, ValueError, ZoneInfoNotFoundError):
        raise CellError("RP858", value=text) from None
