"""``routeplan review``: planned against done, and the reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from routeplan.cli.archive.opening import opened
from routeplan.cli.archive.options import AsUser, Where
from routeplan.cli.archive.reviewed import read_archive
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
from routeplan.cli.review_inputs import Beside, Inputs, Wanted, date_given, read_files
from routeplan.errors import Fault, InputError, Language

if TYPE_CHECKING:
    from routeplan.formats.report import Report

WEEK = timedelta(days=6)


def review(
    plans: PlansFile = None,
    visits: VisitsFile = None,
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
    archive: Where = None,
    user: AsUser = None,
    lang: Lang = None,
) -> int:
    """Print or write a review, or a daily or weekly report, of an archive or of files."""
    wanted, chosen = _format(format, out), language(lang)
    asked = _Asked(
        rep, team, date_given(date, "--date"), date_given(from_, "--from"), date_given(to, "--to"),
        date_given(as_of, "--as-of"), _listed(by), _listed(figures), behind, _listed(group),
        briefly=wanted == "text",
    )  # fmt: skip
    _refuse_gaps(report, asked)
    files = _Files(plans, visits, scenario, first_monday, archive, user)
    beside = Beside(absences, targets, teams, forms, area)
    whose = Wanted(rep, None if report == "daily" else team)
    with _inputs(files, beside, whose, chosen) as inputs:
        _answer(_REPORTS[report](inputs, asked, chosen), wanted, out)
    return 0


@dataclass(frozen=True)
class _Files:
    """Where plans and visits are: in two files, or else in an archive."""

    plans: Path | None
    visits: Path | None
    scenario: Path | None
    first_monday: str | None
    archive: str | None
    user: str | None


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


@contextmanager
def _inputs(files: _Files, beside: Beside, wanted: Wanted, lang: Language) -> Iterator[Inputs]:
    if files.plans is None:
        _refuse_both("--archive", {"--scenario": files.scenario,
                                          "--first-monday": files.first_monday})  # fmt: skip
        with opened(files.archive, files.user) as desk:
            yield read_archive(desk, beside, wanted)
        return
    if files.visits is None:
        raise missing_option("review", "VISITS")
    _refuse_both("PLANS VISITS", {"--archive": files.archive, "--user": files.user})
    yield read_files(
        files.plans, files.visits, files.scenario, files.first_monday, beside, wanted, lang
    )


def _refuse_both(first: str, others: Mapping[str, object]) -> None:
    for second, given in others.items():
        if given is not None:
            names = {"first": first, "second": second}
            raise InputError([Fault.of("RP556", "routeplan review", **names)])


def _refuse_gaps(report: str, asked: _Asked) -> None:
    if report != "review" and asked.on is None:
        raise missing_option("review", "--date DATE")
    if report == "daily" and asked.rep is None:
        raise missing_option("review", "--rep ID")


def _review(inputs: Inputs, asked: _Asked, lang: Language) -> Report:
    from routeplan.formats.review_report import CORE_FIGURES, behind_report, review_report
    from routeplan.review import Review

    as_of = asked.as_of or inputs.last_visit
    first = asked.first or inputs.first_day
    facts = inputs.facts(as_of)
    found = Review(facts, first, asked.last or max(first, as_of), asked.by)
    if asked.behind is not None:
        return behind_report(found, asked.behind, asked.group, lang)
    usual = CORE_FIGURES if asked.by and asked.briefly else ()
    return review_report(found, lang, asked.figures or usual)


def _daily(inputs: Inputs, asked: _Asked, lang: Language) -> Report:
    from routeplan.formats.period_reports import daily_report
    from routeplan.review import daily, days_around

    assert asked.on is not None
    assert asked.rep is not None
    facts = inputs.facts(max(asked.on, asked.as_of or asked.on))
    reach = days_around(inputs.versions)
    visits = inputs.visits(asked.on - reach, asked.on + reach)
    return daily_report(daily(facts, visits, asked.rep, asked.on), lang)


def _weekly(inputs: Inputs, asked: _Asked, lang: Language) -> Report:
    from routeplan.formats.period_reports import weekly_report
    from routeplan.review import weekly

    assert asked.on is not None
    monday = asked.on - timedelta(days=asked.on.weekday())
    facts = inputs.facts(asked.as_of or monday + WEEK)
    visits = inputs.visits(monday, monday + WEEK)
    return weekly_report(weekly(facts, visits, monday, asked.team or "", inputs.forms), lang)


_REPORTS = {"review": _review, "daily": _daily, "weekly": _weekly}


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
