"""The calendar sheet: weeks side by side, weekdays down, routes in the cells."""

from __future__ import annotations

from datetime import date, timedelta

from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from routeplan.agenda import cycle_start
from routeplan.cycle import DAYS_A_WEEK
from routeplan.errors import Language
from routeplan.figures import PlanDay, plan_days
from routeplan.formats.change_words import why_words
from routeplan.formats.colours import route_colour
from routeplan.formats.travel_words import estimate_words
from routeplan.formats.words import heading, hours, week_word, weekday_word, word
from routeplan.formats.workbook_cells import (
    font,
    paint,
    put,
    put_head,
    put_note,
    put_title,
    set_print,
    set_widths,
)
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.reps import Rep
from routeplan.workdays import day_status

_BOX = Side(style="thin", color="B8C2CC")
_DAY_WIDTH, _WEEK_WIDTH = 10, 22


def fill_calendar(sheet: Worksheet, problem: Problem, plan: Plan, lang: Language) -> None:
    """
    One block per rep; in each cell the route, beneath it its stops and hours.

    A day of the first cycle that a holiday or leave takes has no colour, and says why.
    """
    put_title(sheet, 1, heading("calendar", lang))
    row = 2
    if problem.is_estimated:
        put_note(sheet, row, estimate_words(problem.travel_source, lang))
        row += 1
    worked = {(day.rep, day.day): day for day in plan_days(problem, plan)}
    for number, rep in enumerate(problem.reps):
        days = {day: each for (who, day), each in worked.items() if who == number}
        row = _block(sheet, row + 1, rep, problem, plan, days, lang)
    set_widths(sheet, [_DAY_WIDTH, *[_WEEK_WIDTH] * problem.cycle.weeks])
    set_print(sheet, None, landscape=problem.cycle.weeks > 3)


def _block(
    sheet: Worksheet,
    row: int,
    rep: Rep,
    problem: Problem,
    plan: Plan,
    days: dict[int, PlanDay],
    lang: Language,
) -> int:
    put_title(sheet, row, f"{rep.id} {rep.name}", size=12)
    put_head(sheet, row + 1, [(text, "text") for text in ("", *_weeks(problem, plan, lang))])
    row += 2
    labels = plan.calendar.get(rep.id, (None,) * problem.cycle.days)
    start = cycle_start(problem, plan)
    colours = _colours(plan, rep)
    for weekday in range(DAYS_A_WEEK):
        if rep.hours[weekday] is None and not any(labels[weekday::DAYS_A_WEEK]):
            continue
        name = put(sheet, row, 1, weekday_word(weekday, lang))
        name.font = font(bold=True)
        name.alignment = Alignment(vertical="center")
        for week in range(problem.cycle.weeks):
            day = DAYS_A_WEEK * week + weekday
            why = _why_lost(problem, rep, start, day, lang)
            _cell(sheet, row, week + 2, labels[day], days.get(day), why, colours, lang)
        sheet.row_dimensions[row].height = 22
        row += 2
    return row


def _weeks(problem: Problem, plan: Plan, lang: Language) -> list[str]:
    start = plan.first_monday or problem.first_monday
    names = [heading_of(week_word(week + 1, lang)) for week in range(problem.cycle.weeks)]
    if start is None:
        return names
    return [f"{name} · {start + timedelta(weeks=week)}" for week, name in enumerate(names)]


def heading_of(text: str) -> str:
    """The text with a capital letter."""
    return text[:1].upper() + text[1:]


def _colours(plan: Plan, rep: Rep) -> dict[str, str]:
    labels = [route.label for route in plan.routes if route.rep == rep.id]
    return {label: route_colour(number) for number, label in enumerate(labels)}


def _cell(
    sheet: Worksheet,
    row: int,
    column: int,
    label: str | None,
    day: PlanDay | None,
    why_lost: str,
    colours: dict[str, str],
    lang: Language,
) -> None:
    above = put(sheet, row, column, label or "–")
    above.alignment = Alignment(horizontal="center", vertical="center")
    is_lost = label is not None and why_lost != ""
    if label is not None and day is not None and not is_lost:
        paint(above, colours[label])
    beneath = why_lost if is_lost else _beneath(label, day, lang)
    below = put(sheet, row + 1, column, beneath)
    below.font = font(size=9, color="5A6672")
    below.alignment = Alignment(horizontal="center", vertical="center")
    above.border = Border(left=_BOX, right=_BOX, top=_BOX)
    below.border = Border(left=_BOX, right=_BOX, bottom=_BOX)


def _why_lost(problem: Problem, rep: Rep, start: date | None, day: int, lang: Language) -> str:
    """The holiday or leave that takes a day of the first cycle; empty where it is worked."""
    if start is None or not problem.heeds_dates:
        return ""
    status = day_status(rep, problem.workdays, start + timedelta(days=day))
    is_taken = status.kind in ("holiday", "leave")
    return why_words(status, lang) if is_taken else ""


def _beneath(label: str | None, day: PlanDay | None, lang: Language) -> str:
    if label is None:
        return ""
    if day is None:
        return word("no_stop", lang)
    stops = f"{word('stops', lang)} {len(day.schedule.stops)}"
    return f"{stops} · {hours(day.schedule.work_s)} h"
