"""Numbers as people type them into cells."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from routeplan.rules import MINUTE_S
from routeplan.stores import Visits

EXCEL_ERRORS = frozenset(
    ("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
)
REMEMBERED = 4_096
MOST_WHOLE = 1_000_000_000
MOST_VISITS = 366
MOST_WEEKS = 52
MOST_MINUTES_S = 86_400

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－﹣~～〜至到", "-"))
_GROUPED = r"[0-9]{1,3}(?P<mark>[, '])[0-9]{3}(?:(?P=mark)[0-9]{3})*"
_NUMBER = re.compile(rf"[+-]?(?:{_GROUPED}|[0-9]+)?(?:\.[0-9]+)?(?:e[+-]?[0-9]{{1,3}})?")
_PLAIN = re.compile(r"[+-]?[0-9]*(?:\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ t][0-9:.]+)?")
_MONEY = re.compile(r"[¥￥$€£]\s*(.+)|(.+?)\s*(?:[¥￥$€£]|元)")
_TEN_THOUSANDS = re.compile(r"(.+?)\s*万元?")
_LOST_DIGITS = re.compile(r"[0-9](?:\.[0-9]+)?E\+[0-9]+", re.IGNORECASE)
_MINUTES = re.compile(r"([0-9., ]+?)\s*(?:min|mins|minute|minutes|m|'|分|分钟)?")
_HOURS = re.compile(
    r"([0-9.]+)\s*(?:h|hr|hrs|hour|hours|小时|个小时|时)\s*"
    r"(?:([0-9]{1,2})\s*(?:min|mins|minutes|m|分|分钟)?)?"
)
_CLOCK_LENGTH = re.compile(r"([0-9]{1,2}):([0-5][0-9]):([0-5][0-9])")
_DAILY = frozenset({"daily", "every day", "everyday", "每日", "每天", "天天"})


class CellError(ValueError):
    """
    A cell that cannot be read.

    Parameters
    ----------
    code
        A key of ``errors.CODES``.
    values
        Values for the names in the code's words.
    """

    def __init__(self, code: str, **values: str | int | float) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def typed(text: str) -> str:
    """The text as typed, without spaces round it and characters that nobody sees."""
    return text.strip() if text.isascii() else text.translate(_INVISIBLE).strip()


def plain(text: str) -> str:
    """The text in half-width lower case, with every dash as ``-``."""
    if text.isascii():
        return text.strip().lower().replace("~", "-")
    return unicodedata.normalize("NFKC", typed(text)).translate(_DASHES).strip().lower()


def refuse_date(text: str) -> None:
    """
    Refuse what a spreadsheet has made a date of, such as ``9-18``.

    Raises
    ------
    CellError
        RP131.
    """
    if text.count("-") > 1 and _DATE.fullmatch(plain(text)):
        raise CellError("RP131", value=text)


def number(text: str) -> Decimal:
    """
    A number such as ``1200``, ``1,200``, ``1 200``, ``１２００`` or ``12.5``.

    A comma groups thousands and nothing else: ``12,5`` is refused, not guessed at.

    Raises
    ------
    CellError
        RP121 or RP131.
    """
    refuse_date(text)
    return _number(plain(text), text)


def amount(text: str) -> float:
    """
    Sales: a number of 0 or more, also with a currency sign or in ten thousands (万).

    Raises
    ------
    CellError
        RP121, RP123 or RP131.
    """
    refuse_date(text)
    bare = plain(text)
    factor = 1
    if match := _TEN_THOUSANDS.fullmatch(bare):
        bare, factor = match[1], 10_000
    if match := _MONEY.fullmatch(bare):
        bare = match[1] or match[2]
    value = float(factor * _number(bare.strip(), text))
    if value == float("inf"):
        raise CellError("RP121", value=text)
    if value < 0:
        raise CellError("RP123", value=text, least=0)
    return value


def whole(text: str, least: int = 0, most: int = MOST_WHOLE) -> int:
    """
    A whole number from ``least`` to ``most``; ``3.0`` is whole.

    Raises
    ------
    CellError
        RP121 to RP124 or RP131.
    """
    refuse_date(text)
    return _whole(plain(text), text, least, most)


def positive(text: str) -> int:
    """A whole number of 1 or more; raises as ``whole``."""
    return whole(text, least=1)


@lru_cache(maxsize=REMEMBERED)
def week_count(text: str) -> int:
    """A whole number of weeks, 1 to 52; raises as ``whole``."""
    refuse_date(text)
    bare = re.sub(r"\s*(周|weeks?)$", "", plain(text))
    return _whole(bare, text, 1, MOST_WEEKS)


@lru_cache(maxsize=REMEMBERED)
def visit_count(text: str) -> Visits:
    """A whole number of 1 or more, or ``"daily"`` (每天); raises as ``whole``."""
    refuse_date(text)
    bare = plain(text)
    return "daily" if bare in _DAILY else _whole(bare.removesuffix("次"), text, 1, MOST_VISITS)


def duration_s(text: str) -> int:
    """
    Whole seconds, 0 or more, from minutes such as ``12.5``, ``15 min`` or ``1h30``.

    ``0:30`` is refused: it may be minutes or seconds. ``00:30:00``, which is what a
    cell formatted as time holds, is half an hour.

    Raises
    ------
    CellError
        RP121 to RP126 or RP131.
    """
    refuse_date(text)
    bare = plain(text)
    if bare in ("半小时", "半个小时"):
        return 30 * MINUTE_S
    if match := _CLOCK_LENGTH.fullmatch(bare):
        return (int(match[1]) * 60 + int(match[2])) * 60 + int(match[3])
    if re.fullmatch(r"[0-9]{1,2}:[0-9]{2}", bare):
        raise CellError("RP126", value=text)
    if match := _HOURS.fullmatch(bare):
        minutes = 60 * _number(match[1], text) + _number(match[2] or "0", text)
    elif match := _MINUTES.fullmatch(bare):
        minutes = _number(match[1].strip(), text)
    else:
        minutes = _number(bare, text)
    return _whole_seconds(minutes, text)


@lru_cache(maxsize=REMEMBERED)
def stay_s(text: str) -> int:
    """Seconds of a visit, 1 or more; raises as ``duration_s``."""
    seconds = duration_s(text)
    if seconds == 0:
        raise CellError("RP123", value=text, least=1)
    return seconds


def minutes_s(minutes: Decimal) -> int:
    """Minutes as whole seconds; raises as ``duration_s``."""
    return _whole_seconds(minutes, str(minutes))


def identity(text: str) -> str:
    """
    An id, exactly as typed.

    Raises
    ------
    CellError
        RP134, when a spreadsheet has rounded a long number.
    """
    if _LOST_DIGITS.fullmatch(text):
        raise CellError("RP134", value=text)
    return text


def _number(bare: str, text: str) -> Decimal:
    if not _NUMBER.fullmatch(bare) or not re.search(r"^[+-]?\.?[0-9]", bare):
        raise CellError("RP121", value=text)
    return Decimal(re.sub("[, ']", "", bare))


def _whole(bare: str, text: str, least: int, most: int) -> int:
    value = _number(bare, text)
    if value < least:
        raise CellError("RP123", value=text, least=least)
    if value > most:
        raise CellError("RP124", value=text, most=most)
    if value != int(value):
        raise CellError("RP122", value=text)
    return int(value)


def _whole_seconds(minutes: Decimal, text: str) -> int:
    seconds = minutes * MINUTE_S
    if seconds < 0:
        raise CellError("RP123", value=text, least=0)
    if seconds > MOST_MINUTES_S:
        raise CellError("RP124", value=text, most=MOST_MINUTES_S // MINUTE_S)
    if seconds != int(seconds):
        raise CellError("RP125", value=text)
    return int(seconds)
