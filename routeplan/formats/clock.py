"""Times of day, stretches of time and weekdays as people type them into cells."""

from __future__ import annotations

import re
from functools import lru_cache

from routeplan.cycle import DAYS_A_WEEK, SECONDS_A_DAY, Window
from routeplan.formats.cells import REMEMBERED, CellError, plain, refuse_date

HOUR_S = 3_600
WHOLE_DAY = Window(start_s=0, end_s=SECONDS_A_DAY)

_CLOSED = frozenset(["closed", "off", "休息", "休", "关门", "不营业", "闭店", "歇业", "停业"])
_WHOLE_DAY = frozenset(
    ["全天", "24小时", "24h", "24/7", "24 hours", "24 h", "all day", "always", "open 24 hours"]
)
_CLOCK = re.compile(r"([0-9]{1,2})(?::([0-9]{2})(?::([0-9]{2}))?)?")
_HANZI = re.compile(r"([0-9]{1,2})[点时](?:([0-9]{1,2})分?|(半)|整)?")
_H = re.compile(r"([0-9]{1,2})h([0-9]{2})?")
_FOUR = re.compile(r"([0-9]{2})([0-9]{2})")
_DECIMAL = re.compile(r"([0-9]{1,2})\.([0-9]+)")
_HALF = re.compile(r"(上午|早上|下午|晚上)?(.*?)(am|pm|a\.m\.|p\.m\.)?")
_MARKED = re.compile(r"[ap]\.?m|上午|早上|下午|晚上")
_DECIMAL_MINUTES = {"0": 0, "00": 0, "5": 30, "75": 45}

_ENGLISH_DAY = (
    r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?|mo|tu|we|th|fr|sa|su"
)
_NAMED_DAY = rf"(?:周|星期|礼拜)[1-7]|(?:周|星期|礼拜)?[一二三四五六日天]|(?:{_ENGLISH_DAY})\b\.?"
_DAY_SET = r"工作日|周末|weekdays\b|weekends?\b"


def _days_pattern(day: str) -> re.Pattern[str]:
    return re.compile(rf"({_DAY_SET})|({day})(?:\s*(?:-|to\b)\s*({day}))?")


_NAMED_DAYS = _days_pattern(_NAMED_DAY)
_DAYS = _days_pattern(rf"{_NAMED_DAY}|[1-7]")
_BETWEEN_DAYS = re.compile(r"(?:[\s,;、/&+|]|和|及|and\b)*")
_EVERY_DAY = frozenset(["daily", "every day", "everyday", "all", "每天", "每日", "天天"])
_NO_DAY = frozenset(["none", "无", "无休", "不休", "全年无休"])
_WORKDAYS = {0, 1, 2, 3, 4}
_WEEKEND = {5, 6}
_DAY_NUMBERS = {
    **{name: day for day, name in enumerate(("mo", "tu", "we", "th", "fr", "sa", "su"))},
    **{name: day for day, name in enumerate("一二三四五六日")},
    **{name: day for day, name in enumerate("1234567")},
    "天": 6,
}


def time_s(text: str) -> int:
    """
    Seconds after midnight of a time such as ``9:00``, ``0900``, ``9.5``, ``9点半``, ``9am``.

    ``9.5`` is half past nine. ``9.30`` is refused: it may be 9:30 or 9:18.

    Raises
    ------
    CellError
        RP126, RP127 or RP131.
    """
    refuse_date(text)
    return _time_s(plain(text).replace(" ", ""), text)


@lru_cache(maxsize=REMEMBERED)
def windows(text: str) -> tuple[Window, ...]:
    """
    Stretches of one day, ascending and apart; empty when closed.

    ``09:00-12:00, 14:00-18:00``, ``9:00~18:00``, ``9点到18点``, ``closed``, ``休息``,
    ``全天``, ``24h``. Stretches that touch become one. ``18:00-0:00`` ends at midnight.

    Raises
    ------
    CellError
        RP126 to RP129 or RP131.
    """
    refuse_date(text)
    bare = plain(text)
    if bare in _CLOSED:
        return ()
    if bare in _WHOLE_DAY:
        return (WHOLE_DAY,)
    bare = re.sub(r"\s*([-:])\s*|\s+(?:to|until|till)\s+", lambda m: m[1] or "-", bare)
    bare = re.sub(r"\s+(?=[ap]\.?m)|(?<=[上下]午|早上|晚上)\s+", "", bare)
    parts = [part for part in re.split(r"[\s,;、/&+]+|和|及|and", bare) if part]
    found = sorted((_window(part, text) for part in parts), key=lambda window: window.start_s)
    return _joined(found, text)


@lru_cache(maxsize=REMEMBERED)
def opening_hours(text: str) -> tuple[tuple[Window, ...], ...]:
    """
    Windows for Monday to Sunday, from one for all or ``Mo-Fr 09:00-18:00; Sa 09:00-13:00``.

    Where weekdays are named, the others are closed.

    Raises
    ------
    CellError
        RP126 to RP131.
    """
    bare = plain(text)
    if not names_weekdays(text):
        return (windows(text),) * DAYS_A_WEEK
    hours: dict[int, tuple[Window, ...]] = {}
    for part in re.split(r"[;\n]", bare):
        days, position = _leading_days(part.strip(), _NAMED_DAYS)
        rest = part.strip()[position:].removeprefix(":").strip()
        if not days or not rest:
            raise CellError("RP127", value=text)
        if days & hours.keys():
            raise CellError("RP129", value=text)
        try:
            hours |= dict.fromkeys(days, windows(rest))
        except CellError as error:
            raise CellError(error.code, **{**error.values, "value": text}) from None
    return tuple(hours.get(day, ()) for day in range(DAYS_A_WEEK))


@lru_cache(maxsize=REMEMBERED)
def weekdays(text: str) -> tuple[int, ...]:
    """
    Weekdays, ascending, Monday 0: ``Mon,Wed``, ``Mon-Fri``, ``一三五``, ``周一至周五``, ``1,3,5``.

    Numbers count from Monday, 1, to Sunday, 7. ``Sat-Mon`` runs round the week's end.

    Raises
    ------
    CellError
        RP130 or RP131.
    """
    refuse_date(text)
    bare = plain(text)
    if bare in _EVERY_DAY:
        return tuple(range(DAYS_A_WEEK))
    if bare in _NO_DAY:
        return ()
    if re.search("[0-9]{2}", bare) and not _ascending_digits(bare):
        raise CellError("RP130", value=text)
    days, position = _leading_days(bare, _DAYS)
    if not days or position < len(bare):
        raise CellError("RP130", value=text)
    return tuple(sorted(days))


def names_weekdays(text: str) -> bool:
    """True where hours say on which weekdays they hold."""
    return _NAMED_DAYS.match(plain(text)) is not None


def holds_numbered_days(text: str) -> bool:
    """True where weekdays are bare numbers, whose first day not everybody agrees on."""
    return re.search(r"(?<![周期拜])[1-7]", plain(text)) is not None


def _leading_days(bare: str, pattern: re.Pattern[str]) -> tuple[set[int], int]:
    """The weekdays at the start of a text, and where they end."""
    days: set[int] = set()
    position = 0
    while match := pattern.match(bare, position):
        days |= _days_of(match)
        between = _BETWEEN_DAYS.match(bare, match.end())
        position = match.end() if between is None else between.end()
    return days, position


def _days_of(match: re.Match[str]) -> set[int]:
    if match[1]:
        return _WEEKEND if match[1] == "周末" or match[1].startswith("weekend") else _WORKDAYS
    first = _day(match[2])
    last = first if match[3] is None else _day(match[3])
    return {(first + step) % DAYS_A_WEEK for step in range((last - first) % DAYS_A_WEEK + 1)}


def _day(name: str) -> int:
    english = _DAY_NUMBERS.get(name[:2])
    return _DAY_NUMBERS[name[-1]] if english is None else english


def _ascending_digits(bare: str) -> bool:
    return re.fullmatch("[1-7]+", bare) is not None and list(bare) == sorted(set(bare))


def _window(part: str, text: str) -> Window:
    ends = part.split("-")
    if len(ends) != 2:
        raise CellError("RP127", value=text)
    start_s, end_s = (_time_s(end, text) for end in ends)
    if end_s == 0 < start_s:
        end_s = SECONDS_A_DAY
    if end_s <= start_s:
        raise CellError("RP128", value=text)
    marked = [_MARKED.search(end) is not None for end in ends]
    if marked == [False, True] and _on_twelve(ends[0], start_s):
        is_ambiguous = start_s + 12 * HOUR_S < end_s
    else:
        is_ambiguous = marked == [True, False] and _on_twelve(ends[1], end_s)
    if is_ambiguous:
        raise CellError("RP126", value=text)
    return Window(start_s=start_s, end_s=end_s)


def _on_twelve(end: str, seconds: int) -> bool:
    """True where an hour without morning or afternoon may be either."""
    return not end.startswith("0") and seconds < 12 * HOUR_S


def _joined(found: list[Window], text: str) -> tuple[Window, ...]:
    if not found:
        raise CellError("RP127", value=text)
    joined = found[:1]
    for window in found[1:]:
        if window.start_s < joined[-1].end_s:
            raise CellError("RP129", value=text)
        if window.start_s == joined[-1].end_s:
            joined[-1] = Window(start_s=joined[-1].start_s, end_s=window.end_s)
        else:
            joined.append(window)
    return tuple(joined)


def _time_s(bare: str, text: str) -> int:
    match = _HALF.fullmatch(bare)
    before, clock, after = match.groups() if match else (None, bare, None)
    hour, minute, second = _parts(clock or "", text)
    if before or after:
        hour = _in_half(hour, before or after or "", text)
    seconds = (hour * 60 + minute) * 60 + second
    if minute > 59 or second > 59 or seconds > SECONDS_A_DAY:
        raise CellError("RP127", value=text)
    return seconds


def _parts(clock: str, text: str) -> tuple[int, int, int]:
    if match := _CLOCK.fullmatch(clock):
        return int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if match := _HANZI.fullmatch(clock):
        return int(match[1]), 30 if match[3] else int(match[2] or 0), 0
    if match := _H.fullmatch(clock) or _FOUR.fullmatch(clock):
        return int(match[1]), int(match[2] or 0), 0
    if match := _DECIMAL.fullmatch(clock):
        if match[2] not in _DECIMAL_MINUTES or int(match[1]) == 0:
            raise CellError("RP126", value=text)
        return int(match[1]), _DECIMAL_MINUTES[match[2]], 0
    raise CellError("RP127", value=text)


def _in_half(hour: int, half: str, text: str) -> int:
    """The hour of 24 that an hour of the morning or the afternoon is."""
    morning = half.startswith("a") or half in ("上午", "早上")
    english = half[0] in "ap"
    if (morning and not english and hour == 12) or (half == "晚上" and hour == 12):
        raise CellError("RP126", value=text)
    if (english and not 1 <= hour <= 12) or (morning and hour > 12):
        raise CellError("RP127", value=text)
    if english:
        hour %= 12
    return hour if morning or hour >= 12 else hour + 12
