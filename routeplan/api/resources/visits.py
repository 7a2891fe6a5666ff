"""Visits: recorded, each once however often it is sent, and read."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Path, Query, Response
from pydantic import BaseModel, Field, JsonValue

from routeplan.api.desk import AtDesk
from routeplan.api.faults import FaultShown, shown
from routeplan.api.fields import Asked, OnDay
from routeplan.api.paging import After, Limit, Page, part_of
from routeplan.api.routes import Routes
from routeplan.api.visit_examples import GIVEN_VISIT, VISIT
from routeplan.api.whole_names import PathName
from routeplan.archive.visits import (
    MOST_AT_ONCE,
    Receipt,
    list_visits,
    read_visit,
    record_visit,
    record_visits,
)
from routeplan.errors import Language
from routeplan.visits import Visit

VISITS = Routes("visits")

_RECEIPT = {"id": GIVEN_VISIT["id"], "status": "recorded", "late": False, "faults": []}
Content = Annotated[
    dict[str, JsonValue],
    Field(description="The fields of a visit, as the list of visits shows them; the id is made "
          "by the sender.", examples=[GIVEN_VISIT]),
]  # fmt: skip


class Batch(Asked, frozen=True):
    """Visits, each of which stands for itself."""

    visits: Annotated[tuple[Content, ...], Field(min_length=1, max_length=MOST_AT_ONCE)]


class ReceiptShown(BaseModel, frozen=True):
    """
    What became of one visit that was sent.

    Parameters
    ----------
    status
        ``recorded``: it is kept now, durably. ``repeated``: it was kept before, just so.
        ``refused``: it is not kept; sending it again changes nothing.
    late
        True: it came after its own day.
    """

    id: str
    status: Literal["recorded", "repeated", "refused"]
    late: bool
    faults: tuple[FaultShown, ...]

    @classmethod
    def of(cls, found: Receipt, lang: Language) -> ReceiptShown:
        """From the archive's own, in words."""
        faults = shown(found.faults, lang)
        return cls(id=found.id, status=found.status, late=found.late, faults=faults)


_REPEATED: dict[int | str, dict[str, Any]] = {
    200: {"model": ReceiptShown, "description": "It was recorded before."}
}


class Receipts(BaseModel, frozen=True):
    """A receipt for each visit that was sent, in their order."""

    receipts: tuple[ReceiptShown, ...]


@VISITS.post("/visits", "record visit", status=201, shows=_RECEIPT, responses=_REPEATED)
def record_one_visit(desk: AtDesk, asked: Content, response: Response) -> ReceiptShown:
    """
    Record one visit, or say that it was recorded before.

    A phone may send the same visit as often as it likes; once it is acknowledged it stays.
    """
    receipt = record_visit(desk.archive, desk.who, asked)
    if receipt.status == "repeated":
        response.status_code = 200
    return ReceiptShown.of(receipt, desk.lang)


@VISITS.post("/visits/batches", "record visit", shows={"receipts": [_RECEIPT]})
def record_many_visits(desk: AtDesk, asked: Batch) -> Receipts:
    """
    Record up to a thousand visits at once.

    One that is wrong does not keep the others out: each has its receipt, in their order.
    """
    found = record_visits(desk.archive, desk.who, asked.visits)
    return Receipts(receipts=tuple(ReceiptShown.of(each, desk.lang) for each in found))


@VISITS.get("/visits", "read visit", shows={"items": [VISIT], "next": None})
def list_visits_in_reach(
    desk: AtDesk,
    rep: Annotated[str | None, Query(max_length=200)] = None,
    store: Annotated[str | None, Query(max_length=200)] = None,
    first: OnDay | None = None,
    last: OnDay | None = None,
    after: After = "",
    limit: Limit = 100,
) -> Page[Visit]:
    """List the visits that one may see, by day and id."""
    found = list_visits(
        desk.archive, desk.who, rep=rep, store=store, first=first, last=last, after=after,
        limit=limit + 1,
    )  # fmt: skip
    return part_of(found, lambda each: each.id, limit)


@VISITS.get("/visits/{visit}", "read visit", shows=VISIT)
def read_one_visit(desk: AtDesk, visit: Annotated[PathName, Path(max_length=64)]) -> Visit:
    """Read one visit."""
    return read_visit(desk.archive, desk.who, visit)
