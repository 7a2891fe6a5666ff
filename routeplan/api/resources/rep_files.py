"""A rep's own days as files: a calendar, GPX, lists and the route book to print."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any, Literal

from fastapi import Query, Response

from routeplan.api.desk import AtDesk, Desk
from routeplan.api.fields import Day, OnDay
from routeplan.api.report_shapes import attached
from routeplan.api.resources.day_lists import RepAsked
from routeplan.api.routes import Routes
from routeplan.archive.rep_files import days_of_rep, plan_of_rep
from routeplan.formats.file_names import rep_file_name
from routeplan.formats.gpx import lists_gpx
from routeplan.formats.ics import Events, lists_calendar
from routeplan.formats.paper import day_sheets, route_book

REP_FILES = Routes("day lists")
MOST_DAYS = 62
# A book's calendar reaches so many cycles ahead.
CYCLES = 2

Format = Literal["ics", "gpx", "list", "book"]
_ENDINGS = {
    "ics": (".ics", "text/calendar; charset=utf-8"),
    "gpx": (".gpx", "application/gpx+xml"),
    "list": (".pdf", "application/pdf"),
    "book": ("-book.pdf", "application/pdf"),
}
_FILE = {"schema": {"type": "string", "format": "binary"}}
_FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file.",
        "content": dict.fromkeys(
            ("text/calendar", "application/gpx+xml", "application/pdf"), _FILE
        ),
    }
}


@REP_FILES.get("/day-lists/export", "read plan", response_class=Response, responses=_FILES,
               also=(404,))  # fmt: skip
def download_days_of_a_rep(
    desk: AtDesk,
    rep: RepAsked,
    on: OnDay,
    format: Annotated[Format, Query(description="Which file.")],  # noqa: A002
    days: Annotated[
        int, Query(ge=1, le=MOST_DAYS, description="How many, from this on; of no book.")
    ] = 1,
    events: Annotated[Events, Query(description="An event of a calendar for each.")] = "stop",
) -> Response:
    """
    Download a rep's own days as calendar, GPX, lists to print, or route book.

    They are the days of the plans that run, as `/day-lists` says them: with holidays, leave and
    moved visits. The book is of the plan that runs on the date. The events of a calendar are
    those of the rep's feeds, so that a calendar which has both shows each once.
    """
    content = (
        _book(desk, rep, on) if format == "book" else _dates(desk, rep, on, format, days, events)
    )
    ending, kind = _ENDINGS[format]
    return attached(content, f"{rep_file_name(rep)} {on}{ending}", kind)


def _dates(
    desk: Desk, rep: str, on: Day, shape: Format, days: int, events: Events
) -> bytes:  # fmt: skip
    found = days_of_rep(desk.archive, desk.who, rep, on, on + timedelta(days=days - 1))
    if shape == "gpx":
        return lists_gpx(found, desk.lang)
    if shape == "list":
        return day_sheets(found, desk.lang)
    listed = [day for _, day in found]
    return lists_calendar("", listed[0].rep, listed, events=events, lang=desk.lang)


def _book(desk: Desk, rep: str, on: Day) -> bytes:
    own = plan_of_rep(desk.archive, desk.who, rep, on)
    dates = on, on + timedelta(days=CYCLES * own.problem.cycle.days - 1)
    return route_book(own.problem, own.plan, rep, dates, first_monday=own.start, lang=desk.lang)
