"""A day list as text, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from rich.cells import cell_len

from routeplan.datums.links import links
from routeplan.daylist import DayList, Stop, clock
from routeplan.errors import Language
from routeplan.formats.change_words import change_content, why_words
from routeplan.formats.moments import moment
from routeplan.formats.travel_words import estimate_words
from routeplan.formats.visit_words import PURPOSES, listed, purposes_line
from routeplan.formats.words import KM_M, day_word, hours, number, word
from routeplan.rules import MINUTE_S
from routeplan.schedule import DaySchedule

INDENT = 4
# Spreadsheets take a cell that starts with one of these for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = (
    "order", "arrival", "departure", "id", "name", "class", "drive_min", "parking_min",
    "wait_min", "stay_min", "km", "kind", "address", "purposes", "note",
)  # fmt: skip


def day_text(day: DayList, lang: Language = "en") -> str:
    """A day list to print: clock times, stops, break, return and sums."""
    lines = [_heading(day, lang), *_date_lines(day, lang)]
    if day.label is None or day.schedule is None:
        lines.append(word("day_off" if day.label is None else "empty_day", lang))
        return "\n".join(lines) + "\n"
    if day.estimated:
        lines.append(estimate_words(day.travel, lang))
    lines += ["", *_table(day, day.schedule, lang), "", _sums(day.schedule, lang)]
    return "\n".join(lines) + "\n"


def day_csv(day: DayList, lang: Language = "en") -> bytes:
    """
    The stops of a day list as CSV for spreadsheets: UTF-8 with a byte order mark.

    A text that a spreadsheet would take for a formula gets an apostrophe before it. Extra
    columns of the stores come last.
    """
    extras = list(dict.fromkeys(key for stop in day.stops for key, _ in stop.store.extra))
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([*(word(column, lang) for column in _COLUMNS), *map(plain_cell, extras)])
    for stop in day.stops:
        more = dict(stop.store.extra)
        writer.writerow([*_cells(stop, lang), *(plain_cell(more.get(key, "")) for key in extras)])
    return file.getvalue().encode("utf-8-sig")


def day_json(day: DayList) -> str:
    """A day list as JSON; seconds and metres, clock times as ``09:10``."""
    return json.dumps(day_content(day), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def day_content(day: DayList) -> dict[str, Any]:
    """A day list as plain values, ready for JSON."""
    content: dict[str, Any] = {
        "cycle_day": day.day,
        "date": None if day.on is None else day.on.isoformat(),
        "estimated": day.estimated,
        "label": day.label,
        "rep": {"id": day.rep.id, "name": day.rep.name},
        "changes": [change_content(change) for change in day.changes],
        "stops": [_stop_content(day, stop) for stop in day.stops],
        "time_zone": day.rep.time_zone,
        "travel": day.travel,
    }
    if day.schedule is not None:
        content["day"] = _schedule_content(day, day.schedule)
    return content


def plain_cell(text: str) -> str:
    """A cell of a CSV file that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _heading(day: DayList, lang: Language) -> str:
    parts = [f"{day.rep.id} {day.rep.name}"]
    if day.on is not None:
        parts.append(day.on.isoformat())
    parts.append(day_word(day.day, lang))
    if day.label is not None:
        parts.append(day.label)
    return " · ".join(parts)


def _date_lines(day: DayList, lang: Language) -> Iterator[str]:
    if day.status is not None and day.status.kind not in ("weekday", "free"):
        yield why_words(day.status, lang)
    for change in day.changes:
        if change.to == day.on:
            yield f"{change.store}: {word('instead_of', lang)} {change.lost}"


def _table(day: DayList, schedule: DaySchedule, lang: Language) -> Iterator[str]:
    columns = ("order", "arrival", "departure", "drive", "stay")
    head = [word(column, lang) for column in columns]
    widths = [max(cell_len(text), 5) for text in head]

    def line(cells: list[str], text: str) -> str:
        padded = [
            " " * (width - cell_len(cell)) + cell for cell, width in zip(cells, widths, strict=True)
        ]
        return ("  ".join(padded) + "  " + text).rstrip()

    yield line(head, word("store", lang))
    yield line(["", "", clock(schedule.start_s), "", ""], word("leave_base", lang))
    below = " " * (sum(widths) + 2 * len(widths) + INDENT)
    for leg, stop in enumerate(day.stops):
        if leg == schedule.pause_leg:
            yield line(_break_cells(schedule), word("break", lang))
        yield line(_stop_cells(stop), _store_text(stop, lang))
        if more := _more(stop, lang):
            yield below + more
    if schedule.pause_leg == len(day.stops):
        yield line(_break_cells(schedule), word("break", lang))
    yield line(["", clock(schedule.return_s), "", _minutes(day.back_s), ""], word("back", lang))
    if schedule.auxiliary_s:
        yield line(
            ["", "", clock(schedule.end_s), "", _minutes(schedule.auxiliary_s)],
            word("auxiliary", lang),
        )


def _stop_cells(stop: Stop) -> list[str]:
    time = stop.time
    return [
        str(stop.order),
        clock(time.arrive_s),
        clock(time.leave_s),
        _minutes(time.drive_s),
        _minutes(stop.stay_s),
    ]


def _break_cells(schedule: DaySchedule) -> list[str]:
    start_s = schedule.pause_s or 0
    length_s = schedule.pause_length_s
    return ["", clock(start_s), clock(start_s + length_s), "", _minutes(length_s)]


def _store_text(stop: Stop, lang: Language) -> str:
    store = stop.store
    text = f"{store.id} {store.name} ({store.store_class})"
    if stop.time.is_late:
        text += f" !! {word('late', lang)}"
    return text


def _more(stop: Stop, lang: Language) -> str:
    store = stop.store
    parts = [purposes_line(stop.purposes, lang), store.address, store.kind, store.note]
    parts += [f"{key}: {text}" for key, text in store.extra if text]
    if stop.parking_s:
        minutes = number(stop.parking_s / MINUTE_S)
        parts.insert(0, f"{word('parking', lang)} {minutes} {word('min', lang)}")
    if stop.time.start_s - stop.time.arrive_s >= MINUTE_S:
        parts.insert(0, f"{word('begins', lang)} {clock(stop.time.start_s)}")
    if stop.wait_s >= MINUTE_S:
        parts.insert(0, f"{word('wait', lang)} {_minutes(stop.wait_s)} {word('min', lang)}")
    return " · ".join(part for part in parts if part)


def _sums(schedule: DaySchedule, lang: Language) -> str:
    parts = [
        f"{word('stops', lang)} {len(schedule.stops)}",
        f"{word('driving', lang)} {hours(schedule.drive_s)} h",
        f"{number(schedule.drive_m / KM_M)} {word('km', lang)}",
        f"{word('in_store', lang)} {hours(schedule.stay_s)} h",
        f"{word('waiting', lang)} {hours(schedule.wait_s)} h",
        f"{word('end', lang)} {clock(schedule.end_s)}",
    ]
    if schedule.overtime_s:
        parts.append(f"{word('overtime', lang)} {hours(schedule.overtime_s)} h")
    return " · ".join(parts)


def _cells(stop: Stop, lang: Language) -> list[str]:
    store, time = stop.store, stop.time
    return [
        str(stop.order),
        clock(time.arrive_s),
        clock(time.leave_s),
        plain_cell(store.id),
        plain_cell(store.name),
        plain_cell(store.store_class or ""),
        number(time.drive_s / MINUTE_S),
        number(stop.parking_s / MINUTE_S),
        number(stop.wait_s / MINUTE_S),
        number(stop.stay_s / MINUTE_S),
        number(time.drive_m / KM_M),
        plain_cell(store.kind),
        plain_cell(store.address),
        listed(PURPOSES, stop.purposes, lang),
        plain_cell(store.note),
    ]


def _minutes(seconds: int) -> str:
    return str(round(seconds / MINUTE_S))


def _moments(day: DayList, **seconds: int) -> dict[str, str]:
    """Moments of a day list whose date and time zone are known."""
    if day.on is None or day.schedule is None:
        return {}
    start_s, zone = day.schedule.start_s, day.rep.time_zone
    found = {key: moment(day.on, second, start_s, zone) for key, second in seconds.items()}
    return {key: text for key, text in found.items() if text is not None}


def _stop_content(day: DayList, stop: Stop) -> dict[str, Any]:
    store, time = stop.store, stop.time
    return {
        "address": store.address,
        **_moments(day, arrive_at=time.arrive_s, leave_at=time.leave_s),
        "arrive": clock(time.arrive_s),
        "closed": time.is_late,
        "drive_m": time.drive_m,
        "drive_s": time.drive_s,
        "extra": dict(store.extra),
        "id": store.id,
        "kind": store.kind,
        "lat": store.lat,
        "leave": clock(time.leave_s),
        "links": links(store.lat, store.lon, store.name),
        "lon": store.lon,
        "name": store.name,
        "note": store.note,
        "order": stop.order,
        "parking_s": stop.parking_s,
        "purposes": list(stop.purposes),
        "start": clock(time.start_s),
        "stay_s": stop.stay_s,
        "store_class": store.store_class,
        "wait_s": stop.wait_s,
    }


def _schedule_content(day: DayList, schedule: DaySchedule) -> dict[str, Any]:
    return {
        "auxiliary_s": schedule.auxiliary_s,
        "back_m": day.back_m,
        "back_s": day.back_s,
        "break": None if schedule.pause_s is None else clock(schedule.pause_s),
        "break_before_stop": None if schedule.pause_leg is None else schedule.pause_leg + 1,
        "break_s": schedule.pause_length_s,
        "drive_m": schedule.drive_m,
        "drive_s": schedule.drive_s,
        "end": clock(schedule.end_s),
        "overtime_s": schedule.overtime_s,
        "return": clock(schedule.return_s),
        "start": clock(schedule.start_s),
        "stay_s": schedule.stay_s,
        "wait_s": schedule.wait_s,
    }
