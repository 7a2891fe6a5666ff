"""Examples of visits for the description of the service."""

from __future__ import annotations

GIVEN_VISIT = {
    "id": "0b9f2c1e-7d54-4a86-9f0e-3c1d5a7b8e21", "rep": "R1", "store": "S7", "on": "2026-11-24",
    "arrived_s": 33000, "left_s": 34200, "purposes": ["order"], "outcomes": ["order"],
    "order_cents": 125000, "next_aim": "show the new shelf",
    "recorded_at": "2026-11-24T09:30:00+08:00",
}  # fmt: skip
VISIT = {
    **GIVEN_VISIT, "planned_on": None, "plan": "", "not_visited": None, "position": None,
    "collected_cents": None, "note": "", "forms": [],
    "received_at": "2026-11-24T09:30:02+08:00", "late": False,
}  # fmt: skip
