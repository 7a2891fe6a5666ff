"""The reps and the teams that they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from routeplan.archive.access import User, require_everywhere, within_reach
from routeplan.archive.changes import Difference, Entry, differences, record_all
from routeplan.archive.checked import require_text
from routeplan.archive.database import Archive
from routeplan.archive.rows import put
from routeplan.archive.schema import REPS
from routeplan.errors import Fault, InputError
from routeplan.reps import Rep


@dataclass(frozen=True)
class Member:
    """A rep and the team that the rep belongs to."""

    rep: Rep
    team: str


def list_reps(archive: Archive, who: User) -> tuple[Member, ...]:
    """The reps that a user may see, by id."""
    with archive.reading() as db:
        mine = within_reach(who, "read short card", REPS.c.id)
        rows = db.execute(select(REPS).where(mine).order_by(REPS.c.id))
        return tuple(Member(Rep.model_validate(row.content), row.team) for row in rows)


def set_reps(archive: Archive, who: User, members: Iterable[Member], why: str) -> tuple[str, ...]:
    """
    Add reps, or change those that are there; what changes is recorded.

    Returns
    -------
    tuple[str, ...]
        The ids of those that are new or changed.

    Raises
    ------
    InputError
        RP212, when an id comes twice; RP916, when a team has no name.
    NotAllowedError
        RP910.
    """
    require_everywhere(who, "import")
    entry = Entry(archive.now(), who.name, require_text(why, "why"))
    with archive.writing() as db:
        return write_reps(db, entry, tuple(members))


def write_reps(db: Connection, entry: Entry, members: tuple[Member, ...]) -> tuple[str, ...]:
    """Write reps in an open transaction; see ``set_reps``."""
    found = rep_differences(db, members)
    record_all(db, entry, "rep", found)
    put(db, REPS, [_row(each) for each in members if each.rep.id in found])
    return tuple(found)


def rep_differences(
    db: Connection, members: tuple[Member, ...]
) -> Mapping[str, tuple[Difference, ...]]:
    """
    What would change, by rep id; reps that stay as they are do not appear.

    Raises
    ------
    InputError
        RP212 and RP916.
    """
    ids = [each.rep.id for each in members]
    faults = [
        Fault.of("RP212", f"rep {each}", id=each, times=ids.count(each))
        for each in sorted(set(ids))
        if ids.count(each) > 1
    ]
    faults += [Fault.of("RP916", f"rep {each.rep.id} team") for each in members if not each.team]
    if faults:
        raise InputError(faults)
    known = {row.id: row for row in db.execute(select(REPS))}
    found = {}
    for each in members:
        row = known.get(each.rep.id)
        before = {} if row is None else {**row.content, "team": row.team}
        if some := differences(before, {**each.rep.model_dump(mode="json"), "team": each.team}):
            found[each.rep.id] = some
    return found


def local_now(archive: Archive, rep: Rep) -> datetime:
    """The moment it is by the clock where a rep works; the archive's, where that is not known."""
    now = archive.now()
    return now if rep.time_zone is None else now.astimezone(ZoneInfo(rep.time_zone))


def teams(db: Connection, reps: Iterable[str]) -> dict[str, str]:
    """The team of each rep that is known."""
    query = select(REPS.c.id, REPS.c.team).where(REPS.c.id.in_(sorted(reps)))
    return {row.id: row.team for row in db.execute(query)}


def _row(member: Member) -> dict[str, object]:
    return {
        "id": member.rep.id,
        "name": member.rep.name,
        "team": member.team,
        "content": member.rep.model_dump(mode="json"),
    }
