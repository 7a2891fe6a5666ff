"""Degrees as people type them: decimal, or with minutes and seconds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import Literal

from routeplan.formats.cells import REMEMBERED, CellError, plain, refuse_date

Notation = Literal["decimal", "dm", "dms"]

FEWEST_TO_SUSPECT = 12

_DECIMAL = re.compile(r"[+-]?[0-9]*(?:\.[0-9]+)?")
_SIDES = {"n": 1, "s": -1, "e": 1, "w": -1, "北纬": 1, "南纬": -1, "东经": 1, "西经": -1}
_SIDE = "|".join(_SIDES)
_SIDED = re.compile(rf"({_SIDE})?\s*(.*?)\s*({_SIDE})?")
_NUMBER = r"[0-9]{1,3}(?:\.[0-9]+)?"
_SIGNED = re.compile(
    rf"([+-]?)({_NUMBER})\s*(?:°|º|˚|度)\s*(?:({_NUMBER})\s*(?:'|′|’|´|分)\s*)?"
    rf"(?:({_NUMBER})\s*(?:\"|″|”|''|′′|’’|秒)\s*)?"
)
_SPACED = re.compile(rf"([+-]?)([0-9]{{1,3}})\s+([0-9]{{1,2}})(?:\s+({_NUMBER})|(\.[0-9]+)?)")
_DOTTED = re.compile(r"([+-]?)([0-9]{1,3})\.([0-5][0-9])\.([0-5][0-9](?:\.[0-9]+)?)")
# Satellite receivers write 30 degrees 15.5 minutes as 3015.5, and 7 degrees as 00715.5 or
# 0715.5 (NMEA 0183): fewer digits are decimal degrees, so that 220.5 is out of range.
_RUN_TOGETHER = re.compile(r"([+-]?)([0-9]{2,3})([0-5][0-9]\.[0-9]+)")
_PAIRED = re.compile(r"([+-]?)([0-9]{1,3})\.([0-9]{2})([0-9]*)")


@lru_cache(maxsize=REMEMBERED)
def coordinate(text: str, notation: Notation = "decimal") -> float:
    """
    Degrees; south and west are negative.

    ``30.2583``, ``30.2583N``, ``30°15'30"``, ``北纬30度15分30秒``, ``30 15 30 N``,
    ``30.15.30`` and ``3015.5`` (30 degrees 15.5 minutes) are all read.

    Parameters
    ----------
    notation
        What ``30.1530`` means, where the header says so: ``dms`` 30°15'30", ``dm``
        30°15.30'; else decimal degrees.

    Raises
    ------
    CellError
        RP121 or RP131.
    """
    refuse_date(text)
    bare = plain(text)
    sided = _SIDED.fullmatch(bare)
    before, middle, after = sided.groups() if sided else (None, bare, None)
    value = _degrees(middle.strip(), notation)
    if value is None or (before and after) or ((before or after) and middle[:1] in "+-"):
        raise CellError("RP121", value=text)
    side = before or after
    return float(value * _SIDES[side] if side else value)


def looks_like_minutes(texts: Sequence[tuple[str, str]]) -> bool:
    """
    True where decimal degrees are likely to be degrees, minutes and seconds run together.

    Parameters
    ----------
    texts
        Latitude and longitude of each place, as typed.

    Notes
    -----
    Of decimals a share of 0.6 is below 60. Both pairs of digits of latitude and
    longitude are below it in twelve different places less than once in ten million
    files where they vary freely, and once in 20,000 where the places share a degree's
    tenth.
    """
    pairs = set(texts)
    return len(pairs) >= FEWEST_TO_SUSPECT and all(map(_may_be_minutes, chain(*pairs)))


def _may_be_minutes(text: str) -> bool:
    match = _PAIRED.fullmatch(plain(text))
    return match is not None and len(match[4]) == 2 and int(match[3]) < 60 and int(match[4]) < 60


def _degrees(bare: str, notation: Notation) -> Decimal | None:
    if re.search("[0-9]", bare) and _DECIMAL.fullmatch(bare.removesuffix("°").strip()):
        return _decimal(bare.removesuffix("°").strip(), notation)
    for pattern in (_SIGNED, _SPACED, _DOTTED):
        if match := pattern.fullmatch(bare):
            sign, degrees, minutes, seconds, *rest = match.groups()
            minutes = (minutes or "0") + ((rest[0] if rest else None) or "")
            return _together(sign, degrees, minutes, seconds or "0")
    return None


def _decimal(bare: str, notation: Notation) -> Decimal | None:
    if match := _RUN_TOGETHER.fullmatch(bare):
        return _together(match[1], match[2], match[3], "0")
    if abs(Decimal(bare)) > 180:
        return Decimal(bare)
    if notation == "decimal":
        return Decimal(bare)
    match = _PAIRED.fullmatch(bare)
    if match is None:
        return Decimal(bare) if re.fullmatch(r"[+-]?[0-9]+", bare) else None
    if notation == "dm":
        return _together(match[1], match[2], f"{match[3]}.{match[4]}", "0")
    seconds = f"{match[4]:0<2}"
    return _together(match[1], match[2], match[3], f"{seconds[:2]}.{seconds[2:]}")


def _together(sign: str, degrees: str, minutes: str, seconds: str) -> Decimal | None:
    if Decimal(minutes) >= 60 or Decimal(seconds) >= 60:
        return None
    value = Decimal(degrees) + (Decimal(minutes) + Decimal(seconds) / 60) / 60
    return -value if sign == "-" else value
