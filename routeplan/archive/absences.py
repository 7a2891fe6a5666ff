"""Days off: leave of a rep, and holidays of everybody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select

from routeplan.archive.access import User, within_reach
from routeplan.archive.card_rows import require_rep
from routeplan.archive.changes import WHOLE, Difference, Entry, record
from routeplan.archive.checked import not_there, require_text
from routeplan.archive.database import Archive
from routeplan.archive.reps import teams
from routeplan.archive.schema import ABSENCES
from routeplan.errors import Fault, NotThereError
from routeplan.visits import Absence


@dataclass(frozen=True)
class KeptAbsence:
    """An absence and the id under which it is kept."""

    id: int
    absence: Absence


def add_absence(archive: Archive, who: User, absence: Absence) -> KeptAbsence:
    """
    Excuse the stops planned on some days; of everybody only with a right that reaches all.

    Raises
    ------
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    with archive.writing() as db:
        return _add(db, archive, who, absence)


def add_absences(
    archive: Archive, who: User, absences: Iterable[Absence], *, dry_run: bool = False
) -> int:
    """
    Excuse the stops planned on the days of a list, all or none; those kept before stay.

    Parameters
    ----------
    dry_run
        True: only say how many are new.

    Returns
    -------
    int
        How many are new.

    Raises
    ------
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    given = tuple(dict.fromkeys(absences))
    with archive.writing() as db:
        reps = sorted({each.rep for each in given if each.rep is not None})
        there = teams(db, reps)
        if lost := [Fault.of("RP911", f"rep {each}") for each in reps if each not in there]:
            raise NotThereError(lost)
        for each in given:
            require_rep(db, who, "set absence", each.rep, "absence")
        known = {_kept(row).absence for row in db.execute(select(ABSENCES))}
        fresh = [each for each in given if each not in known]
        if not dry_run:
            for each in fresh:
                _add(db, archive, who, each)
    return len(fresh)


def _add(db: Connection, archive: Archive, who: User, absence: Absence) -> KeptAbsence:
    entry = Entry(archive.now(), who.name, absence.note or absence.kind)
    require_rep(db, who, "set absence", absence.rep, "absence")
    query = insert(ABSENCES).values(absence.model_dump()).returning(ABSENCES.c.id)
    made = int(db.execute(query).scalar_one())
    said = Difference(WHOLE, None, absence.model_dump(mode="json"))
    record(db, entry, "absence", str(made), [said])
    return KeptAbsence(made, absence)


def withdraw_absence(archive: Archive, who: User, absence_id: int, why: str) -> None:
    """
    Take an absence back; the record keeps it.

    Raises
    ------
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    entry = Entry(archive.now(), who.name, require_text(why, "why"))
    with archive.writing() as db:
        row = db.execute(select(ABSENCES).where(ABSENCES.c.id == absence_id)).first()
        if row is None:
            raise not_there(f"absence {absence_id}")
        absence = _kept(row).absence
        require_rep(db, who, "set absence", absence.rep, f"absence {absence_id}")
        db.execute(delete(ABSENCES).where(ABSENCES.c.id == absence_id))
        said = Difference(WHOLE, absence.model_dump(mode="json"), None)
        record(db, entry, "absence", str(absence_id), [said])


def list_absences(archive: Archive, who: User, first: date, last: date) -> tuple[KeptAbsence, ...]:
    """The absences that touch a stretch of days: of everybody, and of reps within reach."""
    mine = or_(ABSENCES.c.rep.is_(None), within_reach(who, "read absence", ABSENCES.c.rep))
    query = (
        select(ABSENCES)
        .where(mine, ABSENCES.c.first <= last, ABSENCES.c.last >= first)
        .order_by(ABSENCES.c.first, ABSENCES.c.id)
    )
    with archive.reading() as db:
        return tuple(_kept(row) for row in db.execute(query))


def _kept(row: Any) -> KeptAbsence:
    content = {key: value for key, value in row._asdict().items() if key != "id"}
    return KeptAbsence(row.id, Absence(**content))
