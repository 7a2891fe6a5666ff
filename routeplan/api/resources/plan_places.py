"""Where the stores and reps of plans are."""

from __future__ import annotations

from typing import Any

from routeplan.api.desk import AtDesk
from routeplan.api.fields import Number
from routeplan.api.routes import Routes
from routeplan.archive.plan_places import PlanPlaces, job_places, plan_places

PLAN_PLACES = Routes("plans")

_STORE = {
    "id": "S7", "name": "Corner Shop", "lat": 30.257, "lon": 120.17, "store_class": "B",
    "rep": "R1", "address": "12 Lake Street", "visits": 1, "weeks": 1, "in_store_s": 900,
}  # fmt: skip
_BASE = {"lat": 30.25, "lon": 120.16}
_REP = {"id": "R1", "name": "Rita", "mode": "car", "start": _BASE, "end": _BASE}
PLACES: dict[str, Any] = {"classes": ["A", "B", "C"], "stores": [_STORE], "reps": [_REP]}


@PLAN_PLACES.get("/plans/{plan}/places", "read plan", shows=PLACES)
def read_the_places_of_a_plan(desk: AtDesk, plan: Number) -> PlanPlaces:
    """
    Read where a plan's stores and reps are, to draw it on a map.

    They are as they were when the plan was made. Whoever sees a part of the plan sees the
    places of that part.
    """
    return plan_places(desk.archive, desk.who, plan)


@PLAN_PLACES.get("/jobs/{job}/places", "make plan", shows=PLACES)
def read_the_places_of_a_job(desk: AtDesk, job: Number) -> PlanPlaces:
    """Read where the stores and reps of a job are, also while it still searches."""
    return job_places(desk.archive, desk.who, job)
