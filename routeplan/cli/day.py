"""``routeplan day``: one rep, one date."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from routeplan.cli.language import language
from routeplan.cli.options import (
    Date,
    DayShape,
    FirstMonday,
    Lang,
    Out,
    PlanFile,
    RepId,
    ScenarioNow,
    Shape,
)
from routeplan.cli.output import complain, say
from routeplan.errors import Language

if TYPE_CHECKING:
    from routeplan.daylist import DayList
    from routeplan.problem import Problem


def day(
    plan: PlanFile,
    rep: RepId,
    date: Date,
    first_monday: FirstMonday = None,
    format: Shape = "text",  # noqa: A002 - the option is called --format
    out: Out = None,
    scenario: ScenarioNow = None,
    lang: Lang = None,
) -> int:
    """Print or write the ordered stores of one rep on one date."""
    from routeplan.agenda import date_of, unsettled_faults
    from routeplan.daylist import day_list
    from routeplan.formats.plan_json import problem_of_plan, read_plan
    from routeplan.formats.whole_file import write_whole

    chosen = language(lang)
    answer = read_plan(plan)
    problem = problem_of_plan(plan, answer, scenario)
    complain(problem.source.notes, chosen)
    on = date_of(date, "--date", _zone(problem, rep))
    wanted = day_list(problem, answer, rep, on, first_monday)
    reach = timedelta(days=problem.cycle.days)
    first, last = max(on, on.min + reach) - reach, min(on, on.max - reach) + reach
    complain(unsettled_faults(problem, first, last), chosen)
    content = _content(problem, wanted, format, chosen)
    if out is None:
        say(content.decode("utf-8-sig").replace("\r\n", "\n").rstrip("\n"))
    else:
        say(str(write_whole(out, content)))
    return 0


def _zone(problem: Problem, rep: str) -> str | None:
    number = problem.rep_numbers.get(rep)
    return None if number is None else problem.reps[number].time_zone


def _content(problem: Problem, wanted: DayList, format_: DayShape, lang: Language) -> bytes:
    from routeplan.formats.day_formats import day_csv, day_json, day_text

    if format_ == "map":
        from routeplan.formats.html_map.day import day_page

        return day_page(problem, wanted, lang).encode("utf-8")
    if format_ == "ics":
        from routeplan.formats.ics import day_calendar

        return day_calendar(problem, wanted, lang=lang)
    if format_ == "gpx":
        from routeplan.formats.gpx import day_gpx

        return day_gpx(problem, wanted, lang)
    if format_ == "csv":
        return day_csv(wanted, lang)
    text = day_json(wanted) if format_ == "json" else day_text(wanted, lang)
    return text.encode("utf-8")
