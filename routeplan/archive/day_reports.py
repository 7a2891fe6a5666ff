"""Daily reports: made from the visits, and sent to the supervisor, who reads what was sent."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, insert, select

from routeplan.archive.access import User, within_reach
from routeplan.archive.card_rows import require_rep
from routeplan.archive.checked import not_there
from routeplan.archive.database import Archive
from routeplan.archive.dated import days_between
from routeplan.archive.reviewing import review_inputs
from routeplan.archive.schema import DAY_REPORTS, REPS
from routeplan.archive.visits import FARTHEST_ZONE
from routeplan.errors import Fault, InputError, Language
from routeplan.formats.period_reports import daily_report
from routeplan.formats.report_formats import report_content
from routeplan.review import Daily, daily, days_around

LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True)
class SentReport:
    """
    That a report was sent.

    Parameters
    ----------
    version
        1 for the first of a rep and date; one more each time that it was sent again with
        something new in it.
    note
        What the rep says with it.
    """

    version: int
    sent_at: datetime
    sent_by: str
    note: str


@dataclass(frozen=True)
class DayReport:
    """
    A daily report as it was sent.

    Parameters
    ----------
    content
        The report in each language, as ``formats.report_formats`` writes it.
    is_new
        False: it had been sent before, just so.
    """

    rep: str
    on: date
    sent: SentReport
    content: dict[Language, dict[str, Any]]
    is_new: bool = False


@dataclass(frozen=True)
class ReportLine:
    """Whether a rep has sent the report of a date; None: not yet."""

    rep: str
    name: str
    team: str
    on: date
    sent: SentReport | None


def day_of(archive: Archive, who: User, rep: str, on: date, as_of: date | None = None) -> Daily:
    """
    A rep's day as it went.

    Parameters
    ----------
    as_of
        Visits up to this day count where they were for the day's stops; None: the day itself.

    Raises
    ------
    InputError
        RP635, when there is no such rep within reach, or neither plan nor visit has the rep.
    """
    inputs = review_inputs(archive, who, None, rep)
    facts = inputs.facts(max(on, as_of or on))
    around = days_around(inputs.versions)
    return daily(facts, inputs.visits(on - around, on + around), rep, on)


def send_report(archive: Archive, who: User, rep: str, on: date, note: str = "") -> DayReport:
    """
    Send the report of a day as the visits recorded so far make it.

    Sent again unchanged it stays what it is; with more visits or another note it becomes a
    new version, and the old ones stay.

    Raises
    ------
    InputError
        RP923 for a day to come; RP635 without plan and visit.
    ConflictError
        RP918, when it is sent twice at the same moment.
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    where = f"report {rep} {on}"
    with archive.reading() as db:
        require_rep(db, who, "send report", rep, "report")
    if on > (archive.now().astimezone(UTC) + FARTHEST_ZONE).date():
        raise InputError([Fault.of("RP923", where, date=str(on))])
    day = day_of(archive, who, rep, on)
    content = {lang: report_content(daily_report(day, lang)) for lang in LANGUAGES}
    text = json.dumps([content, note], ensure_ascii=False, sort_keys=True)
    digest = sha256(text.encode()).hexdigest()
    with archive.writing() as db:
        newest = _newest(db, DAY_REPORTS.c.rep == rep, DAY_REPORTS.c.on == on).get((rep, on))
        before = _sent(newest)
        if newest is not None and before is not None and newest.sha256 == digest:
            return DayReport(rep, on, before, content)
        version = 1 if before is None else before.version + 1
        sent = SentReport(version, archive.now().astimezone(UTC), who.name, note)
        key = {"rep": rep, "on": on, "content": content, "sha256": digest}
        db.execute(insert(DAY_REPORTS), {**key, **vars(sent)})
    return DayReport(rep, on, sent, content, is_new=True)


def read_report(
    archive: Archive, who: User, rep: str, on: date, version: int | None = None
) -> DayReport:
    """
    A report as it was sent.

    Parameters
    ----------
    version
        None: the newest.

    Raises
    ------
    NotThereError
        RP911, also for a rep out of reach.
    """
    mine = within_reach(who, "read visit", DAY_REPORTS.c.rep)
    query = select(DAY_REPORTS).where(mine, DAY_REPORTS.c.rep == rep, DAY_REPORTS.c.on == on)
    if version is not None:
        query = query.where(DAY_REPORTS.c.version == version)
    with archive.reading() as db:
        row = db.execute(query.order_by(DAY_REPORTS.c.version.desc())).first()
    if row is None:
        raise not_there(f"report {rep} {on}")
    sent = SentReport(row.version, row.sent_at, row.sent_by, row.note)
    return DayReport(rep, on, sent, row.content)


def list_reports(
    archive: Archive,
    who: User,
    first: date,
    last: date,
    team: str | None = None,
    rep: str | None = None,
) -> tuple[ReportLine, ...]:
    """
    Who within reach has sent a report of which date, and who has not, by date and rep.

    Parameters
    ----------
    team, rep
        Only these; None: any.
    """
    mine = [within_reach(who, "read visit", REPS.c.id)]
    mine += [column == value for column, value in ((REPS.c.team, team), (REPS.c.id, rep))
             if value is not None]  # fmt: skip
    with archive.reading() as db:
        reps = db.execute(select(REPS.c.id, REPS.c.name, REPS.c.team).where(*mine)
                          .order_by(REPS.c.id)).all()  # fmt: skip
        ids = [each.id for each in reps]
        newest = _newest(db, DAY_REPORTS.c.rep.in_(ids), DAY_REPORTS.c.on.between(first, last))
    return tuple(
        ReportLine(each.id, each.name, each.team, on, _sent(newest.get((each.id, on))))
        for on in days_between(first, last)
        for each in reps
    )


def last_sent(db: Connection, reps: Sequence[str], on: date) -> dict[str, SentReport]:
    """The newest report that each rep has sent of a date, for the archive's own use."""
    found = _newest(db, DAY_REPORTS.c.rep.in_(reps), DAY_REPORTS.c.on == on)
    sent = {rep: _sent(row) for (rep, _), row in found.items()}
    return {rep: each for rep, each in sent.items() if each is not None}


def _newest(db: Connection, *conditions: ColumnElement[bool]) -> dict[tuple[str, date], Any]:
    """The newest row of each rep and date, without what the report says."""
    key = DAY_REPORTS.c.rep, DAY_REPORTS.c.on
    latest = (
        select(*key, func.max(DAY_REPORTS.c.version).label("version"))
        .where(*conditions)
        .group_by(*key)
        .subquery()
    )
    same = and_(*(DAY_REPORTS.c[name] == latest.c[name] for name in ("rep", "on", "version")))
    light = [column for column in DAY_REPORTS.c if column.name != "content"]
    rows = db.execute(select(*light).join(latest, same))
    return {(row.rep, row.on): row for row in rows}


def _sent(row: Any) -> SentReport | None:
    return None if row is None else SentReport(row.version, row.sent_at, row.sent_by, row.note)
