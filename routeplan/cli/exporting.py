"""``routeplan export``: files for reps out of a plan, one a rep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from routeplan.cli.language import language
from routeplan.cli.options import (
    Cycles,
    Events,
    EventsOf,
    Export,
    ExportFormat,
    FirstMonday,
    From,
    Lang,
    OneRep,
    Out,
    PlanFile,
    ScenarioNow,
)
from routeplan.cli.output import complain, say
from routeplan.errors import Language

if TYPE_CHECKING:
    from datetime import date

    from routeplan.plan import Plan
    from routeplan.problem import Problem

ENDINGS: dict[Export, str] = {
    "ics": ".ics",
    "gpx": ".gpx",
    "book": "-book.pdf",
    "cards": "-cards.pdf",
}


def export(
    plan: PlanFile,
    format: ExportFormat,  # noqa: A002 - the option is called --format
    rep: OneRep = None,
    since: From = None,
    cycles: Cycles = 2,
    events: EventsOf = "stop",
    first_monday: FirstMonday = None,
    out: Out = None,
    scenario: ScenarioNow = None,
    lang: Lang = None,
) -> int:
    """Write calendar files, GPX routes, route books or pocket cards, one file a rep."""
    from routeplan.agenda import cycle_start, stretch, unsettled_faults
    from routeplan.formats.file_names import rep_file_name
    from routeplan.formats.plan_json import problem_of_plan, read_plan
    from routeplan.formats.whole_file import write_whole

    chosen = language(lang)
    answer = read_plan(plan)
    problem = problem_of_plan(plan, answer, scenario)
    complain(problem.source.notes, chosen)
    dates = None
    is_dated = cycle_start(problem, answer, first_monday) is not None or since is not None
    if format == "ics" or (format == "book" and is_dated):
        dates = stretch(problem, answer, since=since, cycles=cycles, first_monday=first_monday)
        complain(unsettled_faults(problem, *dates), chosen)
    wish = _Wish(format, dates, first_monday, events, chosen)
    reps = [rep] if rep is not None else [each.id for each in problem.reps]
    contents = {each: _content(problem, answer, each, wish) for each in reps}
    for each, content in contents.items():
        path = (plan.parent if out is None else out) / f"{rep_file_name(each)}{ENDINGS[format]}"
        say(str(write_whole(path, content)))
    return 0


@dataclass(frozen=True)
class _Wish:
    format: Export
    dates: tuple[date, date] | None
    first_monday: str | None
    events: Events
    lang: Language


def _content(problem: Problem, plan: Plan, rep: str, wish: _Wish) -> bytes:
    lang, start = wish.lang, wish.first_monday
    if wish.format == "ics" and wish.dates is not None:
        from routeplan.formats.ics import rep_calendar

        first, last = wish.dates
        return rep_calendar(
            problem, plan, rep, first, last, events=wish.events, first_monday=start, lang=lang
        )
    if wish.format == "gpx":
        from routeplan.formats.gpx import rep_gpx

        return rep_gpx(problem, plan, rep, lang)
    from routeplan.formats.paper import route_book, store_cards

    if wish.format == "cards":
        return store_cards(problem, plan, rep, lang)
    return route_book(problem, plan, rep, wish.dates, first_monday=start, lang=lang)
