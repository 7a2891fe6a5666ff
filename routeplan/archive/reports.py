"""Urgent reports: forms marked urgent, for supervisors to see at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from routeplan.archive.access import User, allows, refusal, within_reach
from routeplan.archive.checked import not_there
from routeplan.archive.database import Archive
from routeplan.archive.reps import teams
from routeplan.archive.rows import dialect_insert
from routeplan.archive.schema import SEEN_REPORTS, VISITS
from routeplan.visits import Visit


@dataclass(frozen=True)
class Report:
    """
    A visit with a form that is marked urgent.

    Parameters
    ----------
    received_at
        When it arrived.
    seen_by
        Names of those who have said that they have seen it.
    """

    visit: Visit
    received_at: datetime
    seen_by: tuple[str, ...]


def urgent_reports(
    archive: Archive, who: User, *, with_seen: bool = False, limit: int = 100
) -> tuple[Report, ...]:
    """
    Urgent reports of the reps within reach, latest first.

    Parameters
    ----------
    with_seen
        True: also those that this user has seen.
    """
    seen = select(SEEN_REPORTS.c.visit).where(SEEN_REPORTS.c.who == who.name)
    query = (
        select(VISITS)
        .where(VISITS.c.is_urgent, within_reach(who, "see urgent report", VISITS.c.rep))
        .order_by(VISITS.c.received_at.desc(), VISITS.c.id)
        .limit(limit)
    )
    if not with_seen:
        query = query.where(VISITS.c.id.not_in(seen))
    with archive.reading() as db:
        rows = db.execute(query).all()
        marks = select(SEEN_REPORTS).where(SEEN_REPORTS.c.visit.in_([row.id for row in rows]))
        names: dict[str, list[str]] = {}
        for mark in db.execute(marks.order_by(SEEN_REPORTS.c.at)):
            names.setdefault(mark.visit, []).append(mark.who)
    return tuple(
        Report(Visit.model_validate(row.content), row.received_at, tuple(names.get(row.id, ())))
        for row in rows
    )


def mark_seen(archive: Archive, who: User, visit_id: str) -> None:
    """
    Say that one has seen an urgent report; saying so twice changes nothing.

    Raises
    ------
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    where = f"report {visit_id}"
    with archive.writing() as db:
        query = select(VISITS.c.rep).where(VISITS.c.id == visit_id, VISITS.c.is_urgent)
        rep = db.execute(query).scalar()
        if rep is None:
            raise not_there(where)
        if not allows(who, "see urgent report", rep, teams(db, [rep]).get(rep)):
            raise refusal(who, "see urgent report", where)
        row = {"visit": visit_id, "who": who.name, "at": archive.now()}
        known = select(SEEN_REPORTS.c.visit).where(
            SEEN_REPORTS.c.visit == visit_id, SEEN_REPORTS.c.who == who.name
        )
        if db.execute(known).scalar() is None:
            db.execute(dialect_insert(db, SEEN_REPORTS).values(row).on_conflict_do_nothing())
