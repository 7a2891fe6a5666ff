"""A sheet per route: order, clock times, driving, staying and distance."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from routeplan.daylist import DayList, Stop, day_list
from routeplan.errors import Language
from routeplan.formats.travel_words import estimate_words
from routeplan.formats.visit_words import PURPOSES, listed
from routeplan.formats.words import days_words, heading, word
from routeplan.formats.workbook_cells import (
    Kind,
    Value,
    put_head,
    put_note,
    put_row,
    put_title,
    set_print,
    set_widths,
    widen,
)
from routeplan.plan import Plan, Route
from routeplan.problem import Problem
from routeplan.schedule import DaySchedule

Row = list[tuple[Value, Kind]]
_COLUMNS: tuple[tuple[str, Kind], ...] = (
    ("order", "whole"),
    ("id", "text"),
    ("name", "text"),
    ("class", "text"),
    ("arrival", "clock"),
    ("departure", "clock"),
    ("drive_min", "minutes"),
    ("wait_min", "minutes"),
    ("stay_min", "minutes"),
    ("km", "km"),
    ("address", "text"),
    ("purposes", "text"),
    ("note", "text"),
)
_HEAD_ROW = 4
_WIDTHS = (7, 9, 20, 7, 9, 10, 8, 8, 8, 8, 12, 12, 12)
_EMPTY: tuple[Value, Kind] = (None, "text")


def fill_route(
    sheet: Worksheet, problem: Problem, plan: Plan, route: Route, lang: Language
) -> None:
    """One block for the days that share clock times, as a rule one block in all."""
    rep = problem.reps[problem.rep_numbers[route.rep]]
    put_title(sheet, 1, f"{rep.id} {rep.name} · {route.label}")
    days = plan.days_of(route.rep, route.label)
    runs = days_words(days, lang) if days else word("no_days", lang)
    put_row(sheet, 2, [(f"{heading('runs_on', lang)}: {runs}", "text")])
    if problem.is_estimated:
        put_note(sheet, 3, estimate_words(problem.travel_source, lang))
    put_head(sheet, _HEAD_ROW, [(heading(key, lang), kind) for key, kind in _COLUMNS])
    blocks = _blocks(problem, plan, route, days)
    row = _HEAD_ROW + 1
    for block_days, day in blocks:
        if len(blocks) > 1:
            put_row(sheet, row, [(days_words(block_days, lang), "text")], bold=True)
            row += 1
        row = _block(sheet, row, day, lang) + 1
    set_widths(sheet, _WIDTHS)
    widen(sheet, _HEAD_ROW, first=2)
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
    set_print(sheet, _HEAD_ROW, landscape=True)


def _blocks(
    problem: Problem, plan: Plan, route: Route, days: tuple[int, ...]
) -> list[tuple[tuple[int, ...], DayList]]:
    """Days of equal clock times together, each group with the list of its first day."""
    found: dict[DaySchedule | None, tuple[list[int], DayList]] = {}
    for day in days:
        each = day_list(problem, plan, route.rep, day)
        found.setdefault(each.schedule, ([], each))[0].append(day)
    return [(tuple(group), each) for group, each in found.values()]


def _block(sheet: Worksheet, row: int, day: DayList, lang: Language) -> int:
    if day.schedule is None:
        put_row(sheet, row, [(word("empty_day", lang), "text")])
        return row + 1
    for cells in _rows(day, day.schedule, lang):
        put_row(sheet, row, cells)
        row += 1
    put_row(sheet, row, _sums(day.schedule, lang), bold=True)
    return row + 1


def _rows(day: DayList, schedule: DaySchedule, lang: Language) -> Iterator[Row]:
    yield _event(word("leave_base", lang), leave_s=schedule.start_s)
    for leg, stop in enumerate(day.stops):
        if leg == schedule.pause_leg:
            yield _break(schedule, lang)
        yield _stop(stop, lang)
    if schedule.pause_leg == len(day.stops):
        yield _break(schedule, lang)
    back = _event(word("back", lang), arrive_s=schedule.return_s)
    back[6], back[9] = (day.back_s, "minutes"), (day.back_m, "km")
    yield back
    if schedule.auxiliary_s:
        yield _event(word("auxiliary", lang), schedule.return_s, schedule.end_s)


def _event(text: str, arrive_s: int | None = None, leave_s: int | None = None) -> Row:
    return [
        _EMPTY, _EMPTY, (text, "text"), _EMPTY, (arrive_s, "clock"), (leave_s, "clock"),
        _EMPTY, _EMPTY, _EMPTY, _EMPTY,
    ]  # fmt: skip


def _break(schedule: DaySchedule, lang: Language) -> Row:
    start_s, length_s = schedule.pause_s or 0, schedule.pause_length_s
    return _event(word("break", lang), start_s, start_s + length_s)


def _stop(stop: Stop, lang: Language) -> Row:
    store, time = stop.store, stop.time
    return [
        (stop.order, "whole"),
        (store.id, "text"),
        (store.name, "text"),
        (store.store_class, "text"),
        (time.arrive_s, "clock"),
        (time.leave_s, "clock"),
        (time.drive_s, "minutes"),
        (stop.wait_s, "minutes"),
        (stop.stay_s, "minutes"),
        (time.drive_m, "km"),
        (store.address, "text"),
        (listed(PURPOSES, stop.purposes, lang), "text"),
        (store.note, "text"),
    ]


def _sums(schedule: DaySchedule, lang: Language) -> Row:
    row = _event(word("sum", lang), arrive_s=schedule.start_s, leave_s=schedule.end_s)
    row[6:10] = [
        (schedule.drive_s, "minutes"),
        (schedule.wait_s, "minutes"),
        (schedule.stay_s, "minutes"),
        (schedule.drive_m, "km"),
    ]
    return row
