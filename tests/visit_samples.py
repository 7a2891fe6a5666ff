"""Visits for tests: one of each sort, and whatever hypothesis draws."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from routeplan.visits import Visit

MADE: dict[str, Any] = {
    "id": "v-1",
    "rep": "R1",
    "store": "S1",
    "on": "2026-11-24",
    "planned_on": "2026-11-24",
    "arrived_s": 33_000,
    "left_s": 34_200,
    "position": {"lat": 30.25, "lon": 120.17, "accuracy_m": 8},
    "purposes": ["order", "check"],
    "outcomes": ["order"],
    "order_cents": 125_000,
    "note": "asked for posters",
    "next_aim": "second shelf",
    "forms": [
        {"form": "in_store_check", "answers": {"price": 3.5, "stock": 12, "display": "poor"}},
        {
            "form": "market_change",
            "urgent": True,
            "answers": {"change": "price", "details": "8 % cheaper since Monday"},
        },
    ],
    "recorded_at": "2026-11-24T09:30:00+08:00",
}
MISSED: dict[str, Any] = {
    "id": "v-2",
    "rep": "R1",
    "store": "S2",
    "on": "2026-11-24",
    "planned_on": "2026-11-24",
    "not_visited": "closed",
}
REASONS = ("closed", "refused", "no_time", "rep_absent", "weather", "other")
OUTCOMES = ("order", "collected", "settled", "checked", "opened", "agreed", "other")


def visit(**fields: Any) -> Visit:
    """A visit to S1 by R1 on Tuesday, 24 November 2026, with some fields changed."""
    given = {"id": "v", "rep": "R1", "store": "S1", "on": date(2026, 11, 24), **fields}
    return Visit(**given)


@st.composite
def visits(draw: st.DrawFn, days: st.SearchStrategy[date]) -> Visit:
    """Any visit by R1 or R2 to one of five stores, made or not."""
    fields: dict[str, Any] = {
        "id": draw(st.uuids(version=4).map(str)),
        "rep": draw(st.sampled_from(["R1", "R2"])),
        "store": draw(st.sampled_from(["S1", "S2", "S3", "S4", "X9"])),
        "on": draw(days),
    }
    if draw(st.integers(0, 4)) == 0:
        fields["not_visited"] = draw(st.sampled_from(REASONS))
    else:
        arrived_s = draw(st.none() | st.integers(0, 80_000))
        fields["arrived_s"] = arrived_s
        if arrived_s is not None and draw(st.booleans()):
            fields["left_s"] = arrived_s + draw(st.integers(0, 5_000))
        fields["outcomes"] = draw(st.lists(st.sampled_from(OUTCOMES), max_size=2, unique=True))
        fields["order_cents"] = draw(st.none() | st.integers(0, 10_000))
        fields["collected_cents"] = draw(st.none() | st.integers(0, 10_000))
    if draw(st.booleans()):
        fields["planned_on"] = draw(days)
    fields["late"] = draw(st.booleans())
    return Visit(**fields)
