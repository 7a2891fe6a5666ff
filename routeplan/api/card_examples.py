"""Examples of cards for the description of the service."""

from __future__ import annotations

STORE = {
    "id": "S7", "name": "Corner Shop", "lat": 30.257, "lon": 120.17, "store_class": "B",
    "rep": "R1",
}  # fmt: skip
WHOLE_STORE = {
    **STORE, "sales": 1200.0, "visits": None, "weeks": None, "in_store_s": None, "weekdays": None,
    "purposes": None, "open_hours": None, "load": 0, "address": "12 Lake Street", "kind": "",
    "note": "", "extra": [],
}  # fmt: skip
_OPEN = [{"start_s": 32400, "end_s": 43200}, {"start_s": 50400, "end_s": 64800}]
NEEDS = {
    "visits": 3, "weeks": 2, "in_store_s": 1500, "weekdays": [0, 1, 2, 3, 4],
    "open_hours": [*[_OPEN] * 6, []], "parking_s": 180, "load": 2,
}  # fmt: skip
PERSON = {
    "name": "Li Wei", "role": "owner", "phone": "0571 555 0142", "habits": "", "birthday": "05-17",
    "decides": True, "note": "",
}  # fmt: skip
DETAILS = {
    "phone": "", "people": [PERSON],
    "trade": {"channel": "convenience", "location": "housing", "size_m2": 60, "since": "2019"},
    "credit": {"days": 30, "limit": 5000.0, "note": ""}, "competitors": [], "rating": 4, "note": "",
}  # fmt: skip
STANDING = {
    "number": "HZ-B-0007", "sequence": 7, "area": "HZ", "state": "approved",
    "first_contact": "2026-11-20", "drafted_by": "rita", "approved_by": "sam",
    "approved_on": "2026-11-21", "reviewed_on": None, "closed_on": None, "closed_reason": "",
    "version": 3,
}  # fmt: skip
CARD = {"store": WHOLE_STORE, "details": DETAILS, "standing": STANDING}
LINE = {
    "id": "S7", "number": "HZ-B-0007", "state": "approved", "area": "HZ", "store_class": "B",
    "rep": "R1", "name": "Corner Shop", "version": 3,
}  # fmt: skip
RULE = {
    "visits": 1, "weeks": 1, "in_store_s": 900, "weekdays": [0, 1, 2, 3, 4, 5],
    "min_days_between": None, "max_days_between": None, "purposes": ["order", "check"],
}  # fmt: skip
SHORT = {
    "number": "HZ-B-0007", "state": "approved", "version": 3, "store": WHOLE_STORE, "rule": RULE,
    "phone": "0571 555 0100", "people": [PERSON], "visits": [], "next_aim": "show the new shelf",
}  # fmt: skip
CHANGE = {
    "id": 41, "at": "2026-11-24T01:00:00Z", "who": "rita", "noun": "card", "noun_id": "S7",
    "field": "details.phone", "old": "", "new": "0571 555 0142", "why": "asked on the visit",
}  # fmt: skip
SALE = {"store": "S7", "month": "2026-10", "product": "", "amount": 1200.0}
DUE = {**LINE, "what": "review", "by": "2026-12-31", "days_over": 0}
