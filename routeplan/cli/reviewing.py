"""``routeplan review``: planned against done, and the reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from routeplan.cli.faults import missing_option
from routeplan.cli.language import language
from routeplan.cli.options import (
    AbsenceFile,
    AreaHeader,
    AsOf,
    Behind,
    By,
    DateOption,
    FigureKeys,
    FirstMonday,
    FormFile,
    From,
    GroupLabels,
    Lang,
    Out,
    PlansFile,
    RepOption,
    ReportFormat,
    ReportKind,
    ScenarioNow,
    TargetFile,
    TeamFile,
    TeamName,
    To,
    VisitsFile,
)
from routeplan.cli.output import say
from routeplan.cli.review_inputs import Files, Inputs, date_given, read_inputs
from routeplan.errors import Language

if TYPE_CHECKING:
    from routeplan.formats.report import Report

WEEK = timedelta(days=6)


def review(
    plans: PlansFile,
    visits: VisitsFile,
    report: ReportKind = "review",
    by: By = "",
    rep: RepOption = None,
    team: TeamName = None,
    date: DateOption = None,
    from_: From = None,
    to: To = None,
    as_of: AsOf = None,
    figures: FigureKeys = "",
    behind: Behind = None,
    group: GroupLabels = "",
    absences: AbsenceFile = None,
    targets: TargetFile = None,
    teams: TeamFile = None,
    area: AreaHeader = "",
    forms: FormFile = None,
    format: ReportFormat = None,  # noqa: A002 - the option is called --format
    out: Out = None,
    scenario: ScenarioNow = None,
    first_monday: FirstMonday = None,
    lang: Lang = None,
) -> int:
    """Print or write a review, or a daily or weekly report."""
    wanted, chosen = _format(format, out), language(lang)
    asked = _Asked(
        rep, team, date_given(date, "--date"), date_given(from_, "--from"), date_given(to, "--to"),
        date_given(as_of, "--as-of"), _listed(by), _listed(figures), behind, _listed(group),
        briefly=wanted == "text",
    )  # fmt: skip
    _refuse_gaps(report, asked)
    files = Files(plans, visits, absences, targets, teams, forms, scenario, first_monday, area)
    make = {"review": _review, "daily": _daily, "weekly": _weekly}[report]
    _answer(make(read_inputs(files, chosen), asked, chosen), wanted, out)
    return 0


@dataclass(frozen=True)
class _Asked:
    """What is to be shown; ``briefly``: of groups only what fits a screen."""

    rep: str | None
    team: str | None
    on: date | None
    first: date | None
    last: date | None
    as_of: date | None
    by: tuple[Any, ...]
    figures: tuple[str, ...]
    behind: str | None
    group: tuple[str, ...]
    briefly: bool


def _refuse_gaps(report: str, asked: _Asked) -> None:
    if report != "review" and asked.on is None:
        raise missing_option("review", "--date DATE")
    if report == "daily" and asked.rep is None:
        raise missing_option("review", "--rep ID")


def _review(inputs: Inputs, asked: _Asked, lang: Language) -> Report:
    from routeplan.formats.review_report import CORE_FIGURES, behind_report, review_report
    from routeplan.review import Review

    as_of = asked.as_of or inputs.last_visit
    first = asked.first or min(version.starts for version in inputs.versions)
    facts = inputs.facts(as_of, asked.rep, asked.team)
    found = Review(facts, first, asked.last or max(first, as_of), asked.by)
    if asked.behind is not None:
        return behind_report(found, asked.behind, asked.group, lang)
    usual = CORE_FIGURES if asked.by and asked.briefly else ()
    return review_report(found, lang, asked.figures or usual)


def _daily(inputs: Inputs, asked: _Asked, lang: Language) -> Report:
    from routeplan.formats.period_reports import daily_report
    from routeplan.review import daily

    assert asked.on is not None
    assert asked.rep is not None
    facts = inputs.facts(max(asked.on, asked.as_of or asked.on), asked.rep, None)
    return daily_report(daily(facts, inputs.visits, asked.rep, asked.on), lang)


def _weekly(inputs: Inputs, asked: _Asked, lang: Language) -> Report:
    from routeplan.formats.period_reports import weekly_report
    from routeplan.review import weekly

    assert asked.on is not None
    monday = asked.on - timedelta(days=asked.on.weekday())
    facts = inputs.facts(asked.as_of or monday + WEEK, asked.rep, asked.team)
    week = weekly(facts, inputs.visits, monday, asked.team or "", inputs.forms)
    return weekly_report(week, lang)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.split(",") if each.strip())


def _format(given: str | None, out: Path | None) -> str:
    if given == "xlsx" and out is None:
        raise missing_option("review", "--out PATH")
    suffix = "" if out is None else out.suffix.lower().removeprefix(".")
    return given or (suffix if suffix in ("json", "xlsx") else "text")


def _answer(report: Report, wanted: str, out: Path | None) -> None:
    from routeplan.formats.report_formats import report_json, report_text
    from routeplan.formats.report_workbook import write_report
    from routeplan.formats.whole_file import write_whole

    if wanted == "xlsx" and out is not None:
        say(str(write_report(out, report)))
        return
    text = report_json(report) if wanted == "json" else report_text(report)
    if out is None:
        say(text.rstrip("\n"))
    else:
        say(str(write_whole(out, text.encode("utf-8"))))
