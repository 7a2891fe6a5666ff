"""Files out of a plan: calendars, GPX routes, route books, pocket cards, the map."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal
from zipfile import ZIP_DEFLATED, ZipFile

from fastapi import Query, Response

from routeplan.agenda import cycle_start, stretch
from routeplan.api.desk import AtDesk
from routeplan.api.fields import Day, Number
from routeplan.api.report_shapes import WORKBOOK, attached
from routeplan.api.resources.plans import download_a_workbook
from routeplan.api.routes import Routes
from routeplan.archive.planned import whole_problem
from routeplan.archive.plans import KeptPlan, read_plan
from routeplan.errors import Fault, InputError, Language
from routeplan.formats.file_names import rep_file_name
from routeplan.formats.gpx import rep_gpx
from routeplan.formats.html_map import map_page
from routeplan.formats.ics import rep_calendar
from routeplan.formats.paper import route_book, store_cards
from routeplan.problem import Problem

PLAN_EXPORTS = Routes("plans")

Format = Literal["ics", "gpx", "book", "cards", "map", "workbook"]
ZIP = "application/zip"
MAP = "text/html; charset=utf-8"
_ENDINGS = {
    "ics": (".ics", "text/calendar; charset=utf-8"),
    "gpx": (".gpx", "application/gpx+xml"),
    "book": ("-book.pdf", "application/pdf"),
    "cards": ("-cards.pdf", "application/pdf"),
}
_FILE = {"schema": {"type": "string", "format": "binary"}}
_KINDS = ("text/calendar", "application/gpx+xml", "application/pdf", "text/html", WORKBOOK, ZIP)
_FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "A file; of several reps a .zip with a file for each.",
        "content": dict.fromkeys(_KINDS, _FILE),
    }
}


@PLAN_EXPORTS.get("/plans/{plan}/export", "read plan", response_class=Response,
                  responses=_FILES)  # fmt: skip
def download_files_of_a_plan(
    desk: AtDesk,
    plan: Number,
    format: Annotated[Format, Query(description="Which files.")],  # noqa: A002
    rep: Annotated[str | None, Query(max_length=200, description="Of this rep alone.")] = None,
    first: Annotated[
        Day | None, Query(description="First date of a calendar; the plan's start.")
    ] = None,
    cycles: Annotated[int, Query(ge=1, le=52, description="Cycles of a calendar.")] = 2,
) -> Response:
    """
    Download a plan as calendars, GPX routes, route books, pocket cards, map or workbook.

    There is one file for each rep; map and workbook hold the whole plan. It needs a right
    that reaches all reps of the plan.
    """
    if format == "workbook":
        _require_no_rep(rep, format)
        return download_a_workbook(desk, plan)
    kept = read_plan(desk.archive, desk.who, plan)
    problem = _without_files(whole_problem(desk.archive, desk.who, plan), kept.entry.name)
    name = f"{kept.entry.name} {kept.entry.version}"
    if format == "map":
        _require_no_rep(rep, format)
        page = map_page(problem, kept.plan, desk.lang)
        return attached(page.encode(), f"{name}.html", MAP)
    reps = [each.id for each in problem.reps] if rep is None else [rep]
    files = _Files(problem, kept, format, desk.lang, first, cycles)
    ending, kind = _ENDINGS[format]
    if len(reps) == 1:
        return attached(files.of(reps[0]), f"{name} {rep_file_name(reps[0])}{ending}", kind)
    return attached(_zipped(files, reps, ending), f"{name} {format}.zip", ZIP)


@dataclasses.dataclass(frozen=True)
class _Files:
    problem: Problem
    kept: KeptPlan
    format: Format
    lang: Language
    first: date | None
    cycles: int

    def of(self, rep: str) -> bytes:
        """A rep's file."""
        problem, plan, lang = self.problem, self.kept.plan, self.lang
        match self.format:
            case "gpx":
                return rep_gpx(problem, plan, rep, lang)
            case "cards":
                return store_cards(problem, plan, rep, lang)
            case "ics":
                first, last = self._dates()
                return rep_calendar(
                    problem, plan, rep, first, last, first_monday=self._start, lang=lang
                )
        dates = None if cycle_start(problem, plan, self._start) is None else self._dates()
        return route_book(problem, plan, rep, dates, first_monday=self._start, lang=lang)

    @property
    def _start(self) -> str | None:
        """With which Monday it runs, where that is decided."""
        runs_from = self.kept.entry.runs_from
        return None if runs_from is None else str(runs_from)

    def _dates(self) -> tuple[date, date]:
        since = None if self.first is None else str(self.first)
        return stretch(
            self.problem, self.kept.plan, since=since, cycles=self.cycles,
            first_monday=self._start,
        )  # fmt: skip


def _zipped(files: _Files, reps: Sequence[str], ending: str) -> bytes:
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as packed:
        for rep in reps:
            packed.writestr(f"{rep_file_name(rep)}{ending}", files.of(rep))
    return content.getvalue()


def _without_files(problem: Problem, name: str) -> Problem:
    """The problem called by its plan's name: what lies on this machine is not asked for."""
    source = problem.source
    settings = {**source.settings, "name": source.settings.get("name") or name}
    return dataclasses.replace(
        problem, source=dataclasses.replace(source, scenario="", settings=settings)
    )


def _require_no_rep(rep: str | None, shape: str) -> None:
    if rep is not None:
        reason = f"{shape} holds the whole plan"
        raise InputError([Fault.of("RP915", "query rep", value=rep, reason=reason)])
