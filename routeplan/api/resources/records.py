"""The record of changes, and who looked at which full card."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

from routeplan.api.card_examples import CHANGE
from routeplan.api.desk import AtDesk
from routeplan.api.paging import AfterNumber, Limit, Page, part_of
from routeplan.api.routes import Routes
from routeplan.archive.changes import Change
from routeplan.archive.looks import Look, list_looks
from routeplan.archive.record import list_changes

RECORDS = Routes("record")

_LOOK = {"id": 7, "at": "2026-11-24T01:00:00Z", "who": "rita", "card": "S7"}
Wanted = Annotated[str | None, Query(max_length=200)]


@RECORDS.get("/changes", "read changes", shows={"items": [CHANGE], "next": None})
def list_all_changes(
    desk: AtDesk,
    noun: Wanted = None,
    by: Wanted = None,
    after: AfterNumber = 0,
    limit: Limit = 100,
) -> Page[Change]:
    """
    List the record of changes, oldest first.

    It needs a right that reaches everything. Nobody can edit or delete a line.
    """
    found = list_changes(desk.archive, desk.who, noun=noun, by=by, after=after, limit=limit + 1)
    return part_of(found, lambda each: each.id, limit)


@RECORDS.get("/looks", "read looks", shows={"items": [_LOOK], "next": None})
def list_looks_at_cards(
    desk: AtDesk,
    card: Wanted = None,
    by: Wanted = None,
    after: AfterNumber = 0,
    limit: Limit = 100,
) -> Page[Look]:
    """List who looked at which full card and when, oldest first."""
    found = list_looks(desk.archive, desk.who, card=card, by=by, after=after, limit=limit + 1)
    return part_of(found, lambda each: each.id, limit)
