"""``routeplan review``: planned against done, and the reports."""

from __future__ import annotations

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
from routeplan.cli.output import complain, say
from routeplan.errors import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routeplan.formats.report import Report
    from routeplan.review import Circumstances, Facts, Version
    from routeplan.visits import Visit


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
    chosen = language(lang)
    given = {key: value for key, value in locals().items() if key not in ("format", "out")}
    given["wanted"] = wanted = _format(format, out)
    _answer(_report(given, chosen), wanted, out)
    return 0


def _report(given: dict[str, Any], lang: Language) -> Report:
    versions, visits, told = _read(given, lang)
    days = {name: _date(given[key], f"--{name}") for name, key in _DATES.items()}
    if given["report"] != "review" and days["date"] is None:
        raise missing_option("review", "--date DATE")
    as_of = days["as-of"] or max((visit.on for visit in visits), default=versions[0].starts)
    if given["report"] == "review":
        return _review(given, versions, visits, told, days, as_of, lang)
    wanted = days["date"]
    assert wanted is not None
    if given["report"] == "daily":
        return _daily(given, versions, visits, told, max(wanted, days["as-of"] or wanted), lang)
    return _weekly(given, versions, visits, told, wanted, days["as-of"], lang)


_DATES = {"date": "date", "from": "from_", "to": "to", "as-of": "as_of"}


def _review(
    given: dict[str, Any],
    versions: Sequence[Version],
    visits: Sequence[Visit],
    told: Circumstances,
    days: dict[str, date | None],
    as_of: date,
    lang: Language,
) -> Report:
    from routeplan.formats.review_report import CORE_FIGURES, behind_report, review_report
    from routeplan.review import Review

    facts = _facts(given, versions, visits, told, as_of)
    first = days["from"] or min(version.starts for version in versions)
    by: list[Any] = [each.strip() for each in given["by"].split(",") if each.strip()]
    found = Review(facts, first, days["to"] or max(first, as_of), by)
    if given["behind"] is None:
        keys = [each.strip() for each in given["figures"].split(",") if each.strip()]
        usual = CORE_FIGURES if by and given["wanted"] == "text" else ()
        return review_report(found, lang, keys or usual)
    labels = [each.strip() for each in given["group"].split(",") if each.strip()]
    return behind_report(found, given["behind"], labels, lang)


def _daily(
    given: dict[str, Any],
    versions: Sequence[Version],
    visits: Sequence[Visit],
    told: Circumstances,
    as_of: date,
    lang: Language,
) -> Report:
    from routeplan.formats.period_reports import daily_report
    from routeplan.review import daily

    if given["rep"] is None:
        raise missing_option("review", "--rep ID")
    on = _date(given["date"], "--date")
    assert on is not None
    facts = _facts(given, versions, visits, told, as_of)
    return daily_report(daily(facts, visits, given["rep"], on), lang)


def _weekly(
    given: dict[str, Any],
    versions: Sequence[Version],
    visits: Sequence[Visit],
    told: Circumstances,
    wanted: date,
    as_of: date | None,
    lang: Language,
) -> Report:
    from routeplan.formats.period_reports import weekly_report
    from routeplan.review import weekly

    monday = wanted - timedelta(days=wanted.weekday())
    facts = _facts(given, versions, visits, told, as_of or monday + timedelta(days=6))
    week = weekly(facts, visits, monday, given["team"] or "", _forms(given["forms"]))
    return weekly_report(week, lang)


def _facts(
    given: dict[str, Any],
    versions: Sequence[Version],
    visits: Sequence[Visit],
    told: Circumstances,
    as_of: date,
) -> Facts:
    from routeplan.errors import Fault, InputError
    from routeplan.review import VisitTable, gather

    reps = None if given["rep"] is None else [given["rep"]]
    known = {rep.id for version in versions for rep in version.problem.reps}
    known |= {visit.rep for visit in visits}
    if given["rep"] is not None and given["rep"] not in known:
        names = ", ".join(sorted(known))
        raise InputError([Fault.of("RP635", f"rep {given['rep']}", known=names)])
    if given["team"] is not None:
        reps = [name for name, team in told.teams.items() if team == given["team"]]
        if not reps:
            names = ", ".join(sorted(set(told.teams.values())))
            raise InputError([Fault.of("RP636", f"team {given['team']}", known=names or "-")])
    return gather(versions, VisitTable.of(visits), as_of, told, reps)


def _read(
    given: dict[str, Any], lang: Language
) -> tuple[tuple[Version, ...], tuple[Visit, ...], Circumstances]:
    """Plans, visits and what goes with them; the faults of all files at once."""
    from routeplan.errors import Fault, InputError
    from routeplan.formats.review_files import (
        read_absences,
        read_targets,
        read_teams,
        read_versions,
        strangers,
    )
    from routeplan.formats.visits_file import read_visits
    from routeplan.review import Circumstances

    faults: list[Fault] = []
    notes: list[Fault] = []

    def read(reader: Any, path: Path | None, *more: Any) -> Any:
        try:
            return () if path is None else reader(path, *more)
        except InputError as error:
            faults.extend(error.faults)
            return ()

    monday = _date(given["first_monday"], "--first-monday")
    versions = read(read_versions, given["plans"], given["scenario"], monday, notes)
    visits = read(read_visits, given["visits"], _forms(given["forms"]))
    told = Circumstances(
        absences=read(read_absences, given["absences"]),
        teams=dict(read(read_teams, given["teams"])),
        area_header=given["area"],
        targets=read(read_targets, given["targets"]),
    )
    if faults:
        raise InputError([*faults, *notes])
    complain([*notes, *strangers(versions, visits)], lang)
    return versions, visits, told


def _forms(path: Path | None) -> Any:
    from routeplan.formats.forms_file import read_forms

    return None if path is None else read_forms(path)


def _date(text: str | None, option: str) -> date | None:
    from routeplan.daylist import date_of

    return None if text is None else date_of(text, option)


def _format(given: str | None, out: Path | None) -> str:
    if given is not None and given != "xlsx":
        return given
    suffix = "" if out is None else out.suffix.lower().removeprefix(".")
    if given == "xlsx" and out is None:
        raise missing_option("review", "--out PATH")
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
