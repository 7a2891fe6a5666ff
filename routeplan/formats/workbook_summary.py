"""The summary sheet: hours and kilometres, what was left out, and how the plan was made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from openpyxl.worksheet.worksheet import Worksheet

from routeplan.cost import cost
from routeplan.errors import Language
from routeplan.figures import Figures, PlanDay, figures, plan_days
from routeplan.formats.plan_json import left_out_fault
from routeplan.formats.travel_words import estimate_words, travel_words
from routeplan.formats.words import day_word, heading, word
from routeplan.formats.workbook_cells import (
    Kind,
    Value,
    put_head,
    put_note,
    put_row,
    put_title,
    set_print,
    set_widths,
)
from routeplan.plan import LeftOut, Plan
from routeplan.problem import Problem
from routeplan.weights import COST_UNITS_A_MINUTE

Row = list[tuple[Value, Kind]]
Columns = tuple[tuple[str, Kind], ...]
_CYCLE_COLUMNS: Columns = (
    ("rep", "text"),
    ("days_count", "whole"),
    ("stops", "whole"),
    ("stops_a_day", "number"),
    ("driving_hours", "hours"),
    ("in_store_hours", "hours"),
    ("waiting_hours", "hours"),
    ("overtime_hours", "hours"),
    ("work_hours", "hours"),
    ("in_store_share", "share"),
    ("km", "km"),
    ("longest", "hours"),
    ("shortest", "hours"),
)
_DAY_COLUMNS: Columns = (
    ("rep", "text"),
    ("day", "text"),
    ("date", "date"),
    ("route", "text"),
    ("driving_hours", "hours"),
    ("in_store_hours", "hours"),
    ("waiting_hours", "hours"),
    ("overtime_hours", "hours"),
    ("work_hours", "hours"),
    ("in_store_share", "share"),
    ("km", "km"),
    ("stops", "whole"),
    ("leave_base", "clock"),
    ("end", "clock"),
)
_LEFT_OUT_COLUMNS: Columns = (
    ("id", "text"),
    ("name", "text"),
    ("class", "text"),
    ("visits", "whole"),
    ("reason", "text"),
)
_WIDTHS = (22, 20, 12, 12, 12, 12, 12, 12, 12, 12, 12, 14, 14, 12)


def fill_summary(sheet: Worksheet, problem: Problem, plan: Plan, lang: Language) -> None:
    """Per cycle, left out, per day, and the plan's origin, one beneath the other."""
    days = plan_days(problem, plan)
    put_title(sheet, 1, heading("summary", lang))
    if problem.is_estimated:
        put_note(sheet, 2, estimate_words(problem.travel_source, lang))
    row = _table(sheet, 4, "", _CYCLE_COLUMNS, _cycle_rows(problem, days, lang), lang)
    left_out = _left_out_rows(problem, plan, lang)
    row = _table(sheet, row, "left_out", _LEFT_OUT_COLUMNS, left_out, lang)
    row = _table(sheet, row, "days", _DAY_COLUMNS, _day_rows(problem, plan, days, lang), lang)
    for cells in _origin_rows(problem, plan, lang):
        put_row(sheet, row, cells)
        row += 1
    set_widths(sheet, _WIDTHS)
    set_print(sheet, None, landscape=True)


def _table(
    sheet: Worksheet,
    row: int,
    title: str,
    columns: Columns,
    rows: Iterator[Row],
    lang: Language,
) -> int:
    if title:
        put_title(sheet, row, heading(title, lang), size=12)
        row += 1
    put_head(sheet, row, [(heading(key, lang), kind) for key, kind in columns])
    for cells in rows:
        row += 1
        put_row(sheet, row, cells)
    return row + 2


def _cycle_rows(problem: Problem, days: tuple[PlanDay, ...], lang: Language) -> Iterator[Row]:
    for who, rep in enumerate(problem.reps):
        yield _figures_row(f"{rep.id} {rep.name}", figures([d for d in days if d.rep == who]))
    if len(problem.reps) > 1:
        yield _figures_row(word("team", lang), figures(days))


def _figures_row(name: str, sums: Figures) -> Row:
    return [
        (name, "text"),
        (sums.days, "whole"),
        (sums.stops, "whole"),
        (round(sums.stops_a_day, 1), "number"),
        (sums.drive_s, "hours"),
        (sums.stay_s, "hours"),
        (sums.wait_s, "hours"),
        (sums.overtime_s, "hours"),
        (sums.work_s, "hours"),
        (sums.in_store_share, "share"),
        (sums.drive_m, "km"),
        (sums.longest_s, "hours"),
        (sums.shortest_s, "hours"),
    ]


def _left_out_rows(problem: Problem, plan: Plan, lang: Language) -> Iterator[Row]:
    for entry in plan.left_out:
        store = problem.stores[problem.store_numbers[entry.store]]
        yield [
            (store.id, "text"),
            (store.name, "text"),
            (store.store_class, "text"),
            (entry.visits, "whole"),
            (_reason(entry, lang), "text"),
        ]
    if not plan.left_out:
        yield [(word("none", lang), "text")]


def _reason(entry: LeftOut, lang: Language) -> str:
    fault = left_out_fault(entry)
    stop = ". " if lang == "en" else "。"
    return f"{fault.cause(lang)}{stop}{fault.remedy(lang)}"


def _day_rows(
    problem: Problem, plan: Plan, days: tuple[PlanDay, ...], lang: Language
) -> Iterator[Row]:
    start = plan.first_monday or problem.first_monday
    for day in days:
        rep, sums = problem.reps[day.rep], figures([day])
        yield [
            (f"{rep.id} {rep.name}", "text"),
            (day_word(day.day, lang), "text"),
            (None if start is None else start + timedelta(days=day.day), "date"),
            (day.label, "text"),
            (sums.drive_s, "hours"),
            (sums.stay_s, "hours"),
            (sums.wait_s, "hours"),
            (sums.overtime_s, "hours"),
            (sums.work_s, "hours"),
            (sums.in_store_share, "share"),
            (sums.drive_m, "km"),
            (sums.stops, "whole"),
            (day.schedule.start_s, "clock"),
            (day.schedule.end_s, "clock"),
        ]


def _origin_rows(problem: Problem, plan: Plan, lang: Language) -> Iterator[Row]:
    origin = plan.origin
    minutes = cost(problem, plan).total / COST_UNITS_A_MINUTE
    yield [(heading("cost_min", lang), "text"), (round(minutes, 1), "number")]
    for key, value in (
        ("version", origin.routeplan),
        ("engine", origin.engine),
        ("seed", origin.seed),
        ("until", origin.until),
    ):
        yield [(heading(key, lang), "text"), (value, "number")]
    mark = f" ({word('estimated', lang)})" if problem.is_estimated else ""
    source = travel_words(problem.travel_source, lang)
    yield [(heading("travel", lang), "text"), (source + mark, "text")]
    for name, weight in problem.weights:
        yield [(f"{heading('weight', lang)} {name}", "text"), (weight, "number")]
    for name, digest in sorted(problem.source.inputs.items()):
        yield [(f"{heading('input', lang)} {name}", "text"), (digest, "text")]
