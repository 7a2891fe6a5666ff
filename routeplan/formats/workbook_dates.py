"""The sheet of dates: what runs on each date, and what lost days change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from openpyxl.worksheet.worksheet import Worksheet

from routeplan.agenda import Agenda, Change, agenda
from routeplan.daylist import ADDED
from routeplan.errors import Language
from routeplan.formats.change_words import why_words
from routeplan.formats.words import heading, weekday_word, word
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
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.reps import Rep
from routeplan.workdays import day_status

# As far as ``routeplan dates`` looks.
CYCLES = 2
ORDINARY = frozenset(("weekday", "free"))
_CHANGE_HEADS: tuple[tuple[str, Kind], ...] = (
    ("rep", "text"), ("lost", "date"), ("why", "text"), ("id", "text"), ("name", "text"),
    ("class", "text"), ("change", "text"), ("new_date", "date"),
)  # fmt: skip
_DATE_HEADS: tuple[tuple[str, Kind], ...] = (
    ("rep", "text"), ("date", "date"), ("weekday", "text"), ("route", "text"), ("stops", "whole"),
    ("why", "text"), ("changes", "text"),
)  # fmt: skip
_WIDTHS = (9, 12, 12, 9, 20, 12, 20, 12)

Row = list[tuple[Value, Kind]]


def last_shown(problem: Problem, start: date) -> date:
    """The last date that the sheet shows."""
    return start + timedelta(days=CYCLES * problem.cycle.days - 1)


def fill_dates(sheet: Worksheet, problem: Problem, plan: Plan, start: date, lang: Language) -> None:
    """The changed visits of the first cycles, then every date that the calendar or a rep works."""
    last = last_shown(problem, start)
    laid = agenda(problem, plan, start, last)
    changes = [each for each in laid.changes if each.lost <= last]
    put_title(sheet, 1, f"{heading('dates', lang)} {start} - {last}")
    row = 3
    if changes:
        put_head(sheet, row, [(heading(key, lang), kind) for key, kind in _CHANGE_HEADS])
        for change in changes:
            row += 1
            put_row(sheet, row, _change_row(problem, change, lang))
    else:
        put_note(sheet, row, word("no_changes", lang))
    row += 2
    put_head(sheet, row, [(heading(key, lang), kind) for key, kind in _DATE_HEADS])
    for cells in _date_rows(problem, plan, laid, start, last, lang):
        row += 1
        put_row(sheet, row, cells)
    set_widths(sheet, _WIDTHS)
    widen(sheet, 3, first=3)
    set_print(sheet, None, landscape=True)


def _change_row(problem: Problem, change: Change, lang: Language) -> Row:
    store = problem.stores[problem.store_numbers[change.store]]
    return [
        (change.rep, "text"),
        (change.lost, "date"),
        (why_words(change.why, lang), "text"),
        (store.id, "text"),
        (store.name, "text"),
        (store.store_class, "text"),
        (word(f"change_{change.outcome}", lang), "text"),
        (change.to, "date"),
    ]


def _date_rows(
    problem: Problem, plan: Plan, laid: Agenda, start: date, last: date, lang: Language
) -> Iterator[Row]:
    for rep in problem.reps:
        for number in range((last - start).days + 1):
            on = start + timedelta(days=number)
            stores = laid.routes.get((rep.id, on))
            status = day_status(rep, problem.workdays, on)
            if stores is None and status.kind in ORDINARY:
                continue
            why = "" if status.kind in ORDINARY else why_words(status, lang)
            label = "–" if stores is None else _label(problem, plan, rep, number)
            moved = [
                f"{each.store}: {word('instead_of', lang)} {each.lost}"
                for each in laid.changes
                if each.rep == rep.id and each.to == on
            ]
            yield [
                (rep.id, "text"),
                (on, "date"),
                (weekday_word(on.weekday(), lang), "text"),
                (label, "text"),
                (None if stores is None else len(stores), "whole"),
                (why, "text"),
                ("; ".join(moved), "text"),
            ]


def _label(problem: Problem, plan: Plan, rep: Rep, number: int) -> str:
    labels = plan.calendar.get(rep.id, ())
    return (labels[number % problem.cycle.days] if labels else None) or ADDED
