"""What ``routeplan plan`` does: read, search, write, show."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rich.console import RenderableType

from routeplan.agenda import unsettled_faults
from routeplan.cli.output import complain, say, show
from routeplan.cli.search import Search
from routeplan.cli.words import HOURS, RIGIDITY, VERDICTS, WRITTEN, spoken
from routeplan.cycle import FreeCalendar
from routeplan.daylist import day_lists
from routeplan.errors import Fault, Language
from routeplan.formats import terminal
from routeplan.formats.html_map import write_map
from routeplan.formats.plan_json import read_plan, write_plan
from routeplan.formats.scenario import read_scenario
from routeplan.formats.workbook import write_workbook
from routeplan.formats.workbook_dates import last_shown
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.rules import MINUTE_S
from routeplan.solver import HoursNeeded, Result, hours_faults, hours_needed
from routeplan.weights import COST_UNITS_A_MINUTE

HOUR_S = 60 * MINUTE_S
PLANS = Path("plans")
BROKE_A_RULE = 1


def make_plan(
    scenario: Path,
    settings: Mapping[str, Any],
    search: Search,
    *,
    folder: Path | None,
    also_free: bool,
    lang: Language,
    is_quiet: bool,
) -> int:
    """
    Plan a scenario; 0 where the plan keeps every rule, else 1.

    Parameters
    ----------
    settings
        What goes over the scenario's own settings.
    folder
        Where the files go; None: ``plans/`` and the scenario's name.
    also_free
        Search with free days too, and show what the calendar costs.
    is_quiet
        Show faults and warnings only.
    """
    problem = read_scenario(scenario, settings)
    complain(problem.source.notes, lang)
    target = folder or PLANS / _name(scenario)
    target.mkdir(parents=True, exist_ok=True)
    hours = hours_needed(problem)
    if not is_quiet:
        say("\n".join(_hours_words(each, lang) for each in hours))
    complain(hours_faults(hours), lang)
    complain(_unsettled(problem), lang)
    earlier = settings.get("earlier")
    start = None if earlier is None else read_plan(earlier)
    result = search.run(problem, not is_quiet, lang, start)
    plan = _located(result.plan, scenario, target)
    files = _write(target, problem, plan, lang)
    if not is_quiet:
        show(*_answer(problem, plan, lang))
        if also_free and not isinstance(problem.calendar, FreeCalendar):
            free = search.run(problem.with_calendar(FreeCalendar()), True, lang)
            say(_rigidity_words(result, free, lang))
        say(_written_words(files, lang))
    for violation in result.violations:
        say(violation.text(lang))
    verdict = VERDICTS["broken" if result.violations else "kept"]
    if result.violations or not is_quiet:
        count = len(result.violations)
        say(spoken(verdict, lang, plan=files["plan"], count=count))
    return BROKE_A_RULE if result.violations else 0


def _unsettled(problem: Problem) -> Iterator[Fault]:
    """Years among the dates that the workbook shows whose workdays are not yet decreed."""
    start = problem.first_monday
    if start is not None:
        yield from unsettled_faults(problem, start, last_shown(problem, start))


def _name(scenario: Path) -> str:
    whole = scenario.resolve()
    if whole.is_dir():
        return whole.name
    return whole.parent.name if whole.name == "scenario.toml" else whole.stem


def _located(plan: Plan, scenario: Path, folder: Path) -> Plan:
    """The plan with its scenario named as seen from the plan's own folder."""
    try:
        path = Path(os.path.relpath(scenario.resolve(), folder.resolve())).as_posix()
    except ValueError:  # on another drive
        path = scenario.absolute().as_posix()
    return plan.model_copy(update={"origin": plan.origin.model_copy(update={"scenario": path})})


def _write(folder: Path, problem: Problem, plan: Plan, lang: Language) -> dict[str, Path]:
    files = {
        "plan": folder / "plan.json",
        "workbook": folder / "plan.xlsx",
        "map": folder / "map.html",
    }
    write_plan(files["plan"], plan)
    write_workbook(files["workbook"], problem, plan, lang)
    write_map(files["map"], problem, plan, lang)
    return files


def _answer(problem: Problem, plan: Plan, lang: Language) -> Iterator[RenderableType]:
    yield terminal.summary(problem, plan, lang)
    yield terminal.calendar(problem, plan, lang)
    for rep in problem.reps:
        first = next((day for day in day_lists(problem, plan, rep.id) if day.stops), None)
        if first is not None:
            yield terminal.day(first, lang)
            return


def _hours_words(each: HoursNeeded, lang: Language) -> str:
    return spoken(
        HOURS["team" if each.rep is None else "rep"],
        lang,
        rep=each.rep,
        needed=f"{each.needed_s / HOUR_S:.1f}",
        in_store=f"{each.in_store_s / HOUR_S:.1f}",
        driving=f"{each.driving_s / HOUR_S:.1f}",
        auxiliary=f"{each.auxiliary_s / HOUR_S:.1f}",
        there=f"{each.there_s / HOUR_S:.1f}",
    )


def _rigidity_words(rigid: Result, free: Result, lang: Language) -> str:
    return spoken(
        RIGIDITY,
        lang,
        rigid=f"{rigid.cost.total / COST_UNITS_A_MINUTE:,.0f}",
        free=f"{free.cost.total / COST_UNITS_A_MINUTE:,.0f}",
        more=f"{(rigid.cost.total - free.cost.total) / COST_UNITS_A_MINUTE:,.0f}",
        driving=f"{(rigid.cost.driving - free.cost.driving) / COST_UNITS_A_MINUTE:,.0f}",
    )


def _written_words(files: Mapping[str, Path], lang: Language) -> str:
    return "\n".join(f"{spoken(WRITTEN[key], lang)}: {path}" for key, path in files.items())
