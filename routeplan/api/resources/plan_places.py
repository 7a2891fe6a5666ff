"""Where the stores and reps of plans are, and how the ways between them are known."""

from __future__ import annotations

from typing import Any

from routeplan.api.changed_plans import read_change
from routeplan.api.desk import AtDesk
from routeplan.api.fields import Number
from routeplan.api.placing_shapes import StoreToPlace, WaysShown
from routeplan.api.routes import Routes
from routeplan.archive.plan_places import PlanPlaces, job_places, plan_places
from routeplan.errors import Language
from routeplan.formats.travel_words import travel_words

PLAN_PLACES = Routes("plans")

_STORE = {
    "id": "S7", "name": "Corner Shop", "lat": 30.257, "lon": 120.17, "store_class": "B",
    "rep": "R1", "address": "12 Lake Street", "visits": 1, "weeks": 1, "in_store_s": 900,
    "purposes": ["order", "check"],
}  # fmt: skip
_BASE = {"lat": 30.25, "lon": 120.16}
_REP = {
    "id": "R1", "name": "Rita", "mode": "car", "start": _BASE, "end": _BASE,
    "room_s": [28800, 28800, 28800, 28800, 28800, 14400, 0],
}  # fmt: skip
_WAY = {
    "rep": "R1", "added_min": 12.4, "fits": True,
    "visits": [{"rep": "R1", "label": "T2", "days": [1], "position": 3, "added_min": 12.4,
                "fits": True}],
}  # fmt: skip
PLACES: dict[str, Any] = {
    "classes": ["A", "B", "C"], "stores": [_STORE], "reps": [_REP], "travel": "straight line",
    "estimated": True,
}  # fmt: skip


@PLAN_PLACES.get("/plans/{plan}/places", "read plan", shows=PLACES)
def read_the_places_of_a_plan(desk: AtDesk, plan: Number) -> PlanPlaces:
    """
    Read where a plan's stores and reps are, to draw it on a map.

    They are as they were when the plan was made. Whoever sees a part of the plan sees the
    places of that part.
    """
    return _in_words(plan_places(desk.archive, desk.who, plan), desk.lang)


@PLAN_PLACES.post("/plans/{plan}/places", "make plan", shows={"ways": [_WAY]})
def find_places_for_a_store(desk: AtDesk, plan: Number, asked: StoreToPlace) -> WaysShown:
    """
    Find the cheapest ways to visit one store, in a plan that is otherwise as it is.

    The store may be on the plan already, where its visits do not count, be left out, or be
    new. Ways that break no limit of a day come first.
    """
    before = desk.service.plans.plan(desk.archive, desk.who, plan)
    after = before if asked.changed is None else read_change(desk, before, asked.changed)
    return WaysShown.of(after, asked.store, asked.most)


@PLAN_PLACES.get("/jobs/{job}/places", "make plan", shows=PLACES)
def read_the_places_of_a_job(desk: AtDesk, job: Number) -> PlanPlaces:
    """Read where the stores and reps of a job are, also while it still searches."""
    return _in_words(job_places(desk.archive, desk.who, job), desk.lang)


def _in_words(places: PlanPlaces, lang: Language) -> PlanPlaces:
    return places.model_copy(update={"travel": travel_words(places.travel, lang)})
