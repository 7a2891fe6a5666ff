"""Days off: leave of a rep, and holidays of everybody."""

from __future__ import annotations

from fastapi import Response
from pydantic import Field

from routeplan.api.desk import AtDesk
from routeplan.api.fields import EARLIEST, LATEST, Asked, Day, Number, OnDay, Text, Why
from routeplan.api.paging import After, Limit, Page, page_of
from routeplan.api.routes import Routes
from routeplan.archive.absences import KeptAbsence, add_absence, list_absences, withdraw_absence
from routeplan.archive.checked import checked
from routeplan.visits import Absence
from routeplan.visits.absence import AbsenceKind

ABSENCES = Routes("absences")

_ABSENCE = {
    "rep": "R1", "first": "2026-12-02", "last": "2026-12-03", "kind": "leave", "note": "",
}  # fmt: skip
KEPT_ABSENCE = {"id": 4, "absence": _ABSENCE}


class NewAbsence(Asked, frozen=True):
    """
    Days off that excuse the stops planned on them.

    Parameters
    ----------
    rep
        Null: everybody, which needs a right that reaches all.
    """

    rep: str | None = Field(None, min_length=1, max_length=200, examples=["R1"])
    first: Day = Field(examples=["2026-12-02"])
    last: Day = Field(examples=["2026-12-03"])
    kind: AbsenceKind = "leave"
    note: Text = ""


class Withdrawal(Asked, frozen=True):
    """Why an absence is taken back."""

    why: Why = Field(examples=["comes after all"])


@ABSENCES.get("/absences", "read absence", shows={"items": [KEPT_ABSENCE], "next": None})
def list_days_off(
    desk: AtDesk,
    first: OnDay = EARLIEST,
    last: OnDay = LATEST,
    after: After = "",
    limit: Limit = 100,
) -> Page[KeptAbsence]:
    """List days off that touch a stretch of days: of everybody, and of reps within reach."""
    found = list_absences(desk.archive, desk.who, first, last)
    return page_of(found, lambda each: each.id, after, limit)


@ABSENCES.post("/absences", "set absence", status=201, shows=KEPT_ABSENCE, also=(404,))
def add_days_off(desk: AtDesk, asked: NewAbsence) -> KeptAbsence:
    """Excuse the stops planned on some days."""
    absence = checked(Absence, asked.model_dump(), "body")
    return add_absence(desk.archive, desk.who, absence)


@ABSENCES.post("/absences/{absence}/withdrawal", "set absence", status=204)
def withdraw_days_off(desk: AtDesk, absence: Number, asked: Withdrawal) -> Response:
    """Take days off back; the record keeps them."""
    withdraw_absence(desk.archive, desk.who, absence, asked.why)
    return Response(status_code=204)
