"""What a phone keeps for working without signal: two days, their cards, forms, days off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from routeplan.archive.absences import KeptAbsence, list_absences
from routeplan.archive.access import User, within_reach
from routeplan.archive.checked import not_there
from routeplan.archive.database import Archive
from routeplan.archive.field_days import FieldDays, field_days
from routeplan.archive.forms import list_forms
from routeplan.archive.reps import Member, local_now
from routeplan.archive.schema import REPS
from routeplan.reps import Rep
from routeplan.visits import Form

DAYS = 2
# Days off so far ahead are told along, so that a rep sees the next ones.
ABSENCES_AHEAD = timedelta(days=60)


@dataclass(frozen=True)
class Pack:
    """
    What a phone keeps.

    Parameters
    ----------
    days
        Today and tomorrow by the clock where the rep works, and the cards of their stores.
    forms
        The newest version of each.
    absences
        Days off from today on.
    """

    member: Member
    days: FieldDays
    forms: tuple[Form, ...]
    absences: tuple[KeptAbsence, ...]


def pack_of(archive: Archive, who: User, rep: str) -> Pack:
    """
    What a rep's phone keeps, as it stands at this moment.

    Raises
    ------
    NotThereError
        RP911 for a rep who is not known or out of reach.
    """
    with archive.reading() as db:
        mine = within_reach(who, "read plan", REPS.c.id)
        row = db.execute(select(REPS).where(REPS.c.id == rep, mine)).first()
    if row is None:
        raise not_there(f"rep {rep}")
    member = Member(Rep.model_validate(row.content), row.team)
    today = local_now(archive, member.rep).date()
    found = list_absences(archive, who, today, today + ABSENCES_AHEAD)
    forms = {form.id: form for form in sorted(list_forms(archive), key=lambda each: each.version)}
    return Pack(
        member=member,
        days=field_days(archive, who, rep, today, today + timedelta(days=DAYS - 1)),
        forms=tuple(forms[each] for each in sorted(forms)),
        absences=tuple(each for each in found if each.absence.rep in (None, rep)),
    )
