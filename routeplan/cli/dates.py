"""``routeplan dates``: what holidays and leave change, visit by visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routeplan.cli.faults import wrong_value
from routeplan.cli.language import language
from routeplan.cli.options import (
    Cycles,
    DayFormat,
    FirstMonday,
    Format,
    From,
    Lang,
    Leave,
    OneRep,
    Out,
    PlanFile,
    ScenarioNow,
)
from routeplan.cli.output import complain, say
from routeplan.errors import Language

if TYPE_CHECKING:
    from routeplan.formats.date_formats import Preview
    from routeplan.problem import Problem
    from routeplan.workdays import DateException


def dates(
    plan: PlanFile,
    since: From = None,
    cycles: Cycles = 2,
    rep: OneRep = None,
    leave: Leave = None,
    first_monday: FirstMonday = None,
    format: Format = "text",  # noqa: A002 - the option is called --format
    out: Out = None,
    scenario: ScenarioNow = None,
    lang: Lang = None,
) -> int:
    """Print or write what lost days do to each visit over the next cycles."""
    from routeplan.agenda import unsettled_faults, with_exceptions
    from routeplan.formats.date_formats import preview
    from routeplan.formats.plan_json import problem_of_plan, read_plan
    from routeplan.formats.whole_file import write_whole

    chosen = language(lang)
    answer = read_plan(plan)
    problem = problem_of_plan(plan, answer, scenario)
    complain(problem.source.notes, chosen)
    problem = with_exceptions(problem, [_leave(problem, text) for text in leave or ()])
    seen = preview(problem, answer, since=since, cycles=cycles, rep=rep, first_monday=first_monday)
    complain(unsettled_faults(problem, seen.first, seen.last), chosen)
    content = _content(seen, format, chosen)
    if out is None:
        say(content.decode("utf-8-sig").replace("\r\n", "\n").rstrip("\n"))
    else:
        say(str(write_whole(out, content)))
    return 0


def _leave(problem: Problem, text: str) -> DateException:
    """Leave such as ``R1=2026-10-12..2026-10-16``, or a day off of all: ``2026-10-12``."""
    from routeplan.agenda import date_of
    from routeplan.workdays import DateException

    rep, equals, stretch = text.rpartition("=")
    if equals and rep not in problem.rep_numbers:
        raise wrong_value("--leave", text)
    first, _, last = stretch.partition("..")
    begins = date_of(first, "--leave")
    ends = date_of(last or first, "--leave")
    if ends < begins:
        raise wrong_value("--leave", text)
    return DateException(first=begins, last=ends, rep=rep or None, note="--leave")


def _content(seen: Preview, format_: DayFormat, lang: Language) -> bytes:
    from routeplan.formats.date_formats import preview_csv, preview_json, preview_text

    if format_ == "csv":
        return preview_csv(seen, lang)
    text = preview_json(seen) if format_ == "json" else preview_text(seen, lang)
    return text.encode("utf-8")
