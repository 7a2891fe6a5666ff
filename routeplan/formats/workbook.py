"""A plan as an Excel workbook: calendar, summary, stores and a sheet per route."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from routeplan.agenda import cycle_start
from routeplan.errors import InputError, Language
from routeplan.figures import misfits
from routeplan.formats.whole_file import write_whole
from routeplan.formats.words import word
from routeplan.formats.workbook_calendar import fill_calendar
from routeplan.formats.workbook_cells import sheet_name
from routeplan.formats.workbook_dates import fill_dates
from routeplan.formats.workbook_routes import fill_route
from routeplan.formats.workbook_stores import fill_stores
from routeplan.formats.workbook_summary import fill_summary
from routeplan.plan import Plan
from routeplan.problem import Problem


def write_workbook(path: Path | str, problem: Problem, plan: Plan, lang: Language = "en") -> None:
    """
    Write a plan as a workbook.

    Numbers, times and dates are real ones; text from the input is never a formula. The
    sheet of stores can be read again as a store file. Where public holidays or exceptions
    count and the start is known, a sheet says what they change on the dates to come.

    Parameters
    ----------
    lang
        Language of heads and words.

    Raises
    ------
    InputError
        RP531 to RP533, when the plan does not fit the problem; RP541, when the file
        cannot be written.
    """
    if faults := misfits(problem, plan):
        raise InputError(faults)
    book = Workbook()
    taken: set[str] = set()

    def sheet(name: str) -> Worksheet:
        return book.create_sheet(sheet_name(name, taken))

    book.remove(book.worksheets[0])
    fill_calendar(sheet(word("calendar", lang)), problem, plan, lang)
    start = cycle_start(problem, plan)
    if problem.heeds_dates and start is not None:
        fill_dates(sheet(word("dates", lang)), problem, plan, start, lang)
    fill_summary(sheet(word("summary", lang)), problem, plan, lang)
    fill_stores(sheet(word("stores", lang)), problem, plan, lang)
    for route in plan.routes:
        fill_route(sheet(f"{route.rep} {route.label}"), problem, plan, route, lang)
    content = io.BytesIO()
    book.save(content)
    write_whole(path, content.getvalue())
