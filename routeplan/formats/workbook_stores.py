"""The sheet of stores, which can be read back as a store file."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.worksheet.worksheet import Worksheet

from routeplan.cycle import Window
from routeplan.errors import Language
from routeplan.formats.visit_words import PURPOSES, listed
from routeplan.formats.words import days_words, rule_words, weekday_word, word
from routeplan.formats.workbook_cells import (
    Kind,
    Value,
    put_head,
    put_row,
    set_print,
    set_widths,
    widen,
)
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.rules import MINUTE_S
from routeplan.stores import OpenHours, Store

_ALWAYS = ("id", "name", "lat", "lon", "class", "rep")
_PLAN_COLUMNS = (
    "rule",
    "planned_purposes",
    "planned_rep",
    "planned_routes",
    "planned_days",
    "left_out_visits",
)
_LEAST_WIDTH = 9
# Every third second is a decimal of a minute with two places; the others are written as a clock.
_EXACT_S = 3


def fill_stores(sheet: Worksheet, problem: Problem, plan: Plan, lang: Language) -> None:
    """
    Every store with all its columns, then its rule in words and what the plan gives it.

    Extra columns that carry the name of one of the sheet's own, as in a workbook that
    was read back, are left to the sheet's own.
    """
    columns = _columns(problem, lang)
    own = {word(key, lang) for key in (*columns, *_PLAN_COLUMNS)}
    extras = [key for key in _extras(problem) if key not in own]
    put_head(
        sheet,
        1,
        [
            *((word(key, lang), kinds[0][1]) for key, kinds in columns.items()),
            *((key, "text") for key in extras),
            *((word(key, lang), "text") for key in _PLAN_COLUMNS),
        ],
    )
    planned = _planned(problem, plan, lang)
    for number, (store, rule) in enumerate(zip(problem.stores, problem.store_rules, strict=True)):
        more = dict(store.extra)
        row: list[tuple[Value, Kind]] = [
            *(cells[number] for cells in columns.values()),
            *((more.get(key, ""), "text") for key in extras),
            (rule_words(rule, lang), "text"),
            (listed(PURPOSES, rule.purposes, lang), "text"),
            *planned[number],
        ]
        put_row(sheet, number + 2, row)
    set_widths(sheet, [_LEAST_WIDTH] * (len(columns) + len(extras) + len(_PLAN_COLUMNS)))
    widen(sheet, 1)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    set_print(sheet, 1, landscape=True)


def hours_words(hours: OpenHours, lang: Language) -> str:
    """
    Opening hours in one cell: ``09:00-18:00``, or ``Mon-Fri 09:00-18:00; Sat 09:00-13:00``.

    Weekdays that are not named are closed.
    """
    if not any(hours):
        return "closed" if lang == "en" else "休息"
    if len(set(hours)) == 1:
        return _windows_words(hours[0])
    groups: dict[tuple[Window, ...], list[int]] = {}
    for weekday, windows in enumerate(hours):
        if windows:
            groups.setdefault(windows, []).append(weekday)
    return "; ".join(
        f"{weekdays_words(days, lang)} {_windows_words(windows)}"
        for windows, days in groups.items()
    )


def weekdays_words(days: list[int], lang: Language) -> str:
    """Weekdays in one cell: ``Mon,Wed``; three and more in a row ``Mon-Fri``."""
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    names = []
    for run in runs:
        ends = [weekday_word(day, lang) for day in run]
        names.append(f"{ends[0]}-{ends[-1]}" if len(run) > 2 else ",".join(ends))
    return ",".join(names)


def _windows_words(windows: tuple[Window, ...]) -> str:
    return ",".join(f"{_time_words(each.start_s)}-{_time_words(each.end_s)}" for each in windows)


def _time_words(second: int) -> str:
    hour, minute, rest = second // 3600, second % 3600 // MINUTE_S, second % MINUTE_S
    return f"{hour:02d}:{minute:02d}:{rest:02d}" if rest else f"{hour:02d}:{minute:02d}"


def _extras(problem: Problem) -> list[str]:
    return list(dict.fromkeys(key for store in problem.stores for key, _ in store.extra))


def _columns(problem: Problem, lang: Language) -> dict[str, list[tuple[Value, Kind]]]:
    """The cells of each column of the input that any store fills."""
    rows = [_cells(store, lang) for store in problem.stores]
    columns = {key: [row[key] for row in rows] for key in rows[0]}
    return {
        key: cells
        for key, cells in columns.items()
        if key in _ALWAYS or any(value not in (None, "") for value, _ in cells)
    }


def _cells(store: Store, lang: Language) -> dict[str, tuple[Value, Kind]]:
    hours = "" if store.open_hours is None else hours_words(store.open_hours, lang)
    weekdays = "" if store.weekdays is None else weekdays_words(list(store.weekdays), lang)
    return {
        "id": (store.id, "text"),
        "name": (store.name, "text"),
        "lat": (store.lat, "number"),
        "lon": (store.lon, "number"),
        "sales": (store.sales, "number"),
        "class": (store.store_class, "text"),
        "rep": (store.rep, "text"),
        "in_store_min": (_minutes(store.in_store_s), "number"),
        "visits": (store.visits, "number"),
        "weeks": (store.weeks, "number"),
        "open_hours": (hours, "text"),
        "weekdays": (weekdays, "text"),
        "purposes": (listed(PURPOSES, store.purposes or (), lang), "text"),
        "parking_min": (_minutes(store.parking_s), "number"),
        "load": (store.load or None, "number"),
        "address": (store.address, "text"),
        "kind": (store.kind, "text"),
        "note": (store.note, "text"),
    }


def _minutes(seconds: int | None) -> float | str | None:
    if seconds is None:
        return None
    if seconds % _EXACT_S:
        return f"{seconds // 3600:02d}:{seconds % 3600 // MINUTE_S:02d}:{seconds % MINUTE_S:02d}"
    return round(seconds / MINUTE_S, 2)


def _planned(problem: Problem, plan: Plan, lang: Language) -> list[list[tuple[Value, Kind]]]:
    visits = plan.visit_days()
    missing = {entry.store: entry.visits for entry in plan.left_out}
    labels: dict[str, list[str]] = {}
    for route in plan.routes:
        for store in route.stores:
            labels.setdefault(store, []).append(route.label)
    return [
        [
            (", ".join(_once(rep for rep, _ in visits.get(store.id, ()))), "text"),
            (", ".join(_once(labels.get(store.id, ()))), "text"),
            (days_words(tuple(day for _, day in visits.get(store.id, ())), lang), "text"),
            (missing.get(store.id), "whole"),
        ]
        for store in problem.stores
    ]


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
