"""What stores are to order, by month."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from routeplan.api.desk import AtDesk
from routeplan.api.fields import EARLIEST, LATEST, Asked, OnDay, Why
from routeplan.api.paging import After, Limit, Page, page_of
from routeplan.api.routes import Routes
from routeplan.archive.targets import list_targets, set_targets
from routeplan.visits import Target

TARGETS = Routes("targets")

_TARGET = {"store": "S7", "month": "2026-12-01", "order_cents": 250_000}


class NewTargets(Asked, frozen=True):
    """Targets, each of a store and a month that is named by its first day."""

    targets: Annotated[
        tuple[Target, ...], Field(min_length=1, max_length=5_000, examples=[[_TARGET]])
    ]
    why: Why = Field(examples=["targets of the fourth quarter"])


class Changed(BaseModel, frozen=True):
    """How many are new or changed."""

    changed: int


@TARGETS.get("/targets", "read target", shows={"items": [_TARGET], "next": None})
def list_targets_in_reach(
    desk: AtDesk,
    first: OnDay = EARLIEST,
    last: OnDay = LATEST,
    after: After = "",
    limit: Limit = 100,
) -> Page[Target]:
    """List the targets that one may see, of the months that start within a stretch of days."""
    found = list_targets(desk.archive, desk.who, first, last)
    return page_of(found, lambda each: f"{each.month} {each.store}", after, limit)


@TARGETS.add("PUT", "/targets", "set target", shows={"changed": 1}, also=(404,))
def set_some_targets(desk: AtDesk, asked: NewTargets) -> Changed:
    """Set targets, all or none; what changes is recorded."""
    return Changed(changed=set_targets(desk.archive, desk.who, asked.targets, asked.why))
