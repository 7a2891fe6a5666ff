"""The rep's daily and the supervisor's weekly report."""

from __future__ import annotations

from collections.abc import Iterator

from routeplan.errors import Language
from routeplan.formats.report import Cell, CellKind, Column, Report, Section
from routeplan.formats.report_words import told
from routeplan.formats.review_report import definitions_section, figures_section, groups_section
from routeplan.formats.visit_words import OUTCOMES, REASON_WORDS, STATUS_WORDS, listed, said
from routeplan.review import FIGURES, Daily, DayLine, MarketChange, Weekly

DAILY_FIGURES = (
    "visits_due", "visits_done", "done_share", "excused", "missed", "carried_over", "on_day",
    "in_order", "off_plan", "in_store", "in_store_share", "driving_planned", "driving_done",
    "effective", "deals", "orders", "order_amount", "collected", "new_stores", "progress",
)  # fmt: skip
WEEKLY_FIGURES = (
    "visits_due", "visits_done", "done_share", "excused", "attainment", "coverage", "carried_over",
    "top_attainment", "effective", "deals", "orders", "order_amount", "target", "progress",
    "collected", "new_stores", "repeat_buyers", "in_store", "in_store_share", "stops_a_day",
    "neglected", "at_risk", "over_visited",
)  # fmt: skip
PER_HEAD = ("visits_made", "orders", "order_amount", "collected", "new_stores")


def daily_report(day: Daily, lang: Language = "en") -> Report:
    """A rep's day: figures, the day list with what became of it, and what is still open."""
    columns = (
        Column("order", told("order", lang), "whole"),
        Column("planned", told("planned", lang), "clock"),
        Column("arrived", told("arrived", lang), "clock"),
        Column("left", told("left", lang), "clock"),
        *(Column(key, told(key, lang)) for key in ("store", "name", "class", "status", "reason")),
        Column("planned_on", told("planned_on", lang), "date"),
        Column("outcome", told("outcome", lang)),
        Column("ordered", told("ordered", lang), "money"),
        Column("collected", told("collected", lang), "money"),
        *(Column(key, told(key, lang)) for key in ("note", "aim", "urgent")),
    )
    lines = tuple(_line(line, lang) for line in day.lines)
    still_open = tuple(_line(line, lang) for line in day.still_open)
    sections = (
        figures_section(day.figures, lang, day.review, DAILY_FIGURES),
        Section("lines", told("lines", lang), columns, lines),
        Section("open", told("open", lang), columns, still_open),
    )
    title = f"{told('daily', lang)} {day.rep} {day.on}"
    return Report("daily", title, lang, sections)


def weekly_report(week: Weekly, lang: Language = "en") -> Report:
    """A team's week: figures in sum, per head and by rep, market changes, problems, the plan."""
    sections = (
        figures_section(week.total, lang, week.review, WEEKLY_FIGURES),
        _per_head(week, lang),
        groups_section(told("reps", lang), ("rep",), week.by_rep, WEEKLY_FIGURES, lang),
        _market(week, lang),
        _problems(week, lang),
        _next_week(week, lang),
        definitions_section(lang, WEEKLY_FIGURES),
    )
    parts = [told("weekly", lang), week.team, f"{week.first} - {week.last}"]
    return Report("weekly", " ".join(part for part in parts if part), lang, sections)


def _line(line: DayLine, lang: Language) -> tuple[Cell, ...]:
    visit, shop = line.visit, line.shop
    urgent = visit is not None and visit.is_urgent
    return (
        Cell(line.order, "whole"),
        Cell(line.planned_s, "clock"),
        Cell(None if visit is None else visit.arrived_s, "clock"),
        Cell(None if visit is None else visit.left_s, "clock"),
        Cell(line.store, "text", () if visit is None else (visit.id,)),
        Cell("" if shop is None else shop.name),
        Cell("" if shop is None else shop.store_class),
        Cell(said(STATUS_WORDS, line.status, lang)),
        Cell(said(REASON_WORDS, line.reason, lang)),
        Cell(line.planned_on, "date"),
        Cell("" if visit is None else listed(OUTCOMES, visit.outcomes, lang)),
        Cell(None if visit is None else visit.order_cents, "money"),
        Cell(None if visit is None else visit.collected_cents, "money"),
        Cell("" if visit is None else visit.note),
        Cell("" if visit is None else visit.next_aim),
        Cell(told("yes", lang) if urgent else ""),
    )


def _per_head(week: Weekly, lang: Language) -> Section:
    columns = (
        Column("figure", told("figure", lang)),
        Column("value", told("value", lang), "average"),
    )
    return Section("per_head", told("per_head", lang), columns, tuple(_heads(week, lang)))


def _heads(week: Weekly, lang: Language) -> Iterator[tuple[Cell, ...]]:
    for key in PER_HEAD:
        value = week.total.values[key]
        if value is not None and week.heads:
            figure = FIGURES[key]
            kind: CellKind = "money" if figure.unit == "money" else "average"
            yield Cell(figure.name.text(lang)), Cell(value.counted / week.heads, kind)


def _market(week: Weekly, lang: Language) -> Section:
    keys = ("rep", "store", "name", "urgent", "reported")
    columns = (
        Column("date", told("date", lang), "date"),
        *(Column(key, told(key, lang)) for key in keys),
    )
    rows = tuple(_market_row(change, lang) for change in week.market_changes)
    return Section("market", told("market", lang), columns, rows)


def _market_row(change: MarketChange, lang: Language) -> tuple[Cell, ...]:
    answers = change.filled.shown(change.form, lang)
    return (
        Cell(change.visit.on, "date"),
        Cell(change.visit.rep),
        Cell(change.visit.store, "text", (change.visit.id,)),
        Cell("" if change.shop is None else change.shop.name),
        Cell(told("yes", lang) if change.filled.urgent else ""),
        Cell("; ".join(f"{question}: {answer}" for question, answer in answers)),
    )


def _problems(week: Weekly, lang: Language) -> Section:
    columns = tuple(Column(key, told(key, lang)) for key in ("store", "name", "rep", "problem"))
    rows = tuple(
        (
            Cell(each.store),
            Cell("" if each.shop is None else each.shop.name),
            Cell(each.rep),
            Cell("; ".join(told(problem, lang) for problem in each.problems)),
        )
        for each in week.problem_stores
    )
    return Section("problems", told("problems", lang), columns, rows)


def _next_week(week: Weekly, lang: Language) -> Section:
    columns = (
        Column("rep", told("rep", lang)),
        Column("date", told("date", lang), "date"),
        Column("stops", told("stops", lang), "whole"),
        Column("in_store_hours", told("in_store_hours", lang), "hours"),
        Column("driving_hours", told("driving_hours", lang), "hours"),
        Column("work_hours", told("work_hours", lang), "hours"),
    )
    rows = tuple(
        (
            Cell(day.rep),
            Cell(day.on, "date"),
            Cell(day.stops, "whole"),
            Cell(day.stay_s, "hours"),
            Cell(day.drive_s, "hours"),
            Cell(day.work_s, "hours"),
        )
        for day in week.next_week
    )
    return Section("next_week", told("next_week", lang), columns, rows)
