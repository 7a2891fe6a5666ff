"""Classes out of sales: proposed, and accepted."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field

from routeplan.api.card_examples import CARD
from routeplan.api.desk import AtDesk
from routeplan.api.fields import Asked, Month, Why
from routeplan.api.routes import Routes
from routeplan.archive.card import Card
from routeplan.archive.checked import not_there
from routeplan.archive.classes import (
    MONTHS,
    Load,
    Proposal,
    Proposals,
    accept_classes,
    propose_classes,
)
from routeplan.errors import ConflictError, Fault

CLASSES = Routes("classes")
MOST_MONTHS = 60

_LOAD = {"visits": 4.0, "in_store_s": 3600.0}
_PROPOSAL = {
    "store": "S7", "name": "Corner Shop", "before": "C", "after": "B", "sales": 1200.0,
    "load_before": {"visits": 2.0, "in_store_s": 1200.0}, "load_after": _LOAD,
}  # fmt: skip
_PROPOSALS = {
    "first": "2026-08", "last": "2026-10", "changes": [_PROPOSAL], "judged": 45,
    "without_sales": [], "load_change": {"visits": 2.0, "in_store_s": 2400.0},
}  # fmt: skip


class ProposalShown(BaseModel, frozen=True):
    """
    A store that should change class.

    Parameters
    ----------
    sales
        Its average in a month of those judged.
    load_before, load_after
        What its visits take in four weeks, now and then.
    """

    store: str
    name: str
    before: str
    after: str
    sales: float
    load_before: Load
    load_after: Load

    @classmethod
    def of(cls, found: Proposal) -> ProposalShown:
        """From the archive's own."""
        store = found.card.store
        return cls(
            store=store.id, name=store.name, before=found.before, after=found.after,
            sales=found.sales, load_before=found.load_before, load_after=found.load_after,
        )  # fmt: skip


class ProposalsShown(BaseModel, frozen=True):
    """
    What the sales of some months call for.

    Parameters
    ----------
    without_sales
        Ids of approved stores without any sales in these months: nothing is said of them.
    load_change
        What accepting all would add in four weeks.
    """

    first: str
    last: str
    changes: tuple[ProposalShown, ...]
    judged: int
    without_sales: tuple[str, ...]
    load_change: Load


class Accepted(Asked, frozen=True):
    """One change of class as it was proposed."""

    store: str = Field(max_length=200, examples=["S7"])
    before: str = Field(max_length=200, examples=["C"])
    after: str = Field(max_length=200, examples=["B"])


class Acceptance(Asked, frozen=True):
    """Which changes are accepted, out of the proposals for which months, and why."""

    changes: Annotated[tuple[Accepted, ...], Field(min_length=1, max_length=5_000)]
    months: int = Field(MONTHS, ge=1, le=MOST_MONTHS)
    last: Month | None = Field(None, examples=["2026-10"])
    why: Why = Field(examples=["sales of the third quarter"])


@CLASSES.get("/classes/proposals", "classify", shows=_PROPOSALS)
def propose_changes_of_class(
    desk: AtDesk,
    months: Annotated[int, Query(ge=1, le=MOST_MONTHS)] = MONTHS,
    last: Annotated[Month | None, Query(description="The last month judged.")] = None,
) -> ProposalsShown:
    """
    Compare the class of each approved store with the one that its sales call for.

    Each change comes with its effect on visits and hours.
    """
    found = propose_classes(desk.archive, desk.who, months, last)
    return ProposalsShown(
        first=found.first,
        last=found.last,
        changes=tuple(ProposalShown.of(each) for each in found.changes),
        judged=found.judged,
        without_sales=found.without_sales,
        load_change=found.load_change,
    )


@CLASSES.post("/classes/acceptances", "classify", shows=[CARD], also=(404, 409))
def accept_changes_of_class(desk: AtDesk, asked: Acceptance) -> tuple[Card, ...]:
    """
    Give stores the class that was proposed: all of them or none.

    The record tells why. What is no longer proposed as it was read is a conflict.
    """
    proposals = propose_classes(desk.archive, desk.who, asked.months, asked.last)
    wanted = [_proposed(proposals, each) for each in asked.changes]
    return accept_classes(desk.archive, desk.who, wanted, asked.why)


def _proposed(proposals: Proposals, wanted: Accepted) -> Proposal:
    for each in proposals.changes:
        if each.card.id == wanted.store:
            if (each.before, each.after) != (wanted.before, wanted.after):
                values = {"now": each.before, "before": wanted.before, "after": wanted.after}
                raise ConflictError([Fault.of("RP943", f"store {wanted.store}", **values)])
            return each
    raise not_there(f"proposal {wanted.store}")
