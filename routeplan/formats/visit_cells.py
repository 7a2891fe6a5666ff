"""Dates, amounts, times with their zone and listed words, as people type them into cells."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from routeplan.formats.cells import REMEMBERED, CellError, plain, whole
from routeplan.formats.cells import number as number_of
from routeplan.formats.clock import time_s
from routeplan.formats.headers import squash
from routeplan.formats.visit_words import PURPOSES, Pairs

CENTS = 100
_DATE = re.compile(
    r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})日?(?:[ t]00:00(?::00)?)?"
)
_MONTH = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})月?")
_MONEY = re.compile(r"[¥￥$€£]\s*(.+)|(.+?)\s*(?:[¥￥$€£]|元)")
_CLOCK_OF_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:\.0+)?"
)
_BETWEEN = re.compile(r"[,;、，；/+|&]+")


def date_cell(text: str) -> date:
    """
    A date, the year first: ``2026-11-24``, ``2026/11/24``, ``2026年11月24日``.

    Raises
    ------
    CellError
        RP526; also for ``24/11/2026``, which not everybody reads alike.
    """
    match = _DATE.fullmatch(plain(text))
    try:
        return date(*(int(part) for part in match.groups())) if match else _refuse(text)
    except ValueError:
        raise CellError("RP526", text=text) from None


def month_cell(text: str) -> date:
    """
    A month as its first day: ``2026-11``, ``2026年11月``, or any date of it.

    Raises
    ------
    CellError
        RP526.
    """
    match = _MONTH.fullmatch(plain(text))
    if match is None:
        return date_cell(text).replace(day=1)
    try:
        return date(int(match[1]), int(match[2]), 1)
    except ValueError:
        raise CellError("RP526", text=text) from None


def clock_cell(text: str) -> int:
    """
    Seconds after midnight of a time, also of one that stands with its date.

    Raises
    ------
    CellError
        RP126, RP127 or RP131.
    """
    match = _CLOCK_OF_DATE.fullmatch(text.strip())
    return time_s(match[1] if match else text)


def moment_cell(text: str) -> datetime:
    """
    A time with its date and zone: ``2026-11-24T09:30:00+08:00``.

    Raises
    ------
    CellError
        RP642.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise CellError("RP642", value=text) from None
    if moment.tzinfo is None:
        raise CellError("RP642", value=text)
    return moment


def cents_cell(text: str) -> int:
    """
    An amount in hundredths: ``1,234.50``, ``¥80`` or ``80元``.

    Raises
    ------
    CellError
        RP121, RP123, RP131, or RP641 for parts of a hundredth.
    """
    bare = plain(text)
    if match := _MONEY.fullmatch(bare):
        bare = (match[1] or match[2]).strip()
    cents: Decimal = number_of(bare) * CENTS
    if cents < 0:
        raise CellError("RP123", value=text, least=0)
    if cents != int(cents):
        raise CellError("RP641", value=text)
    return whole(str(int(cents)), most=10**13)


def one_of(pairs: Pairs, text: str) -> str:
    """
    The key that a word stands for, in either language.

    Raises
    ------
    CellError
        RP643.
    """
    key = _key_of(pairs, text)
    if key is None:
        raise _unknown(pairs, text)
    return key


def some_of(pairs: Pairs, text: str) -> tuple[str, ...]:
    """
    The keys of several words in one cell, each once, parted by commas or the like.

    Raises
    ------
    CellError
        RP643, with all words that are not known.
    """
    words = [word.strip() for word in _BETWEEN.split(text) if word.strip()]
    keys = {word: _key_of(pairs, word) for word in words}
    if unknown := [word for word, key in keys.items() if key is None]:
        raise _unknown(pairs, ", ".join(unknown))
    return tuple(dict.fromkeys(key for key in keys.values() if key is not None))


def _key_of(pairs: Pairs, text: str) -> str | None:
    bare = squash(text)
    for key, words in pairs.items():
        if bare in {squash(word) for word in (key, *words)}:
            return key
    return None


def _unknown(pairs: Pairs, text: str) -> CellError:
    known = ", ".join(f"{english} ({chinese})" for english, chinese in pairs.values())
    return CellError("RP643", value=text, known=known)


@lru_cache(maxsize=REMEMBERED)
def purposes_cell(text: str) -> tuple[str, ...]:
    """What a visit is for, in words of either language; raises as ``some_of``."""
    return some_of(PURPOSES, text)


def _refuse(text: str) -> date:
    raise CellError("RP526", text=text)
