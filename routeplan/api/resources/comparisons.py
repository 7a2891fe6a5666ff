"""Plans side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

from routeplan.api.compare_shapes import COMPARISON, ComparisonShown, SideShown
from routeplan.api.desk import AtDesk
from routeplan.api.fields import Number
from routeplan.api.routes import Routes
from routeplan.archive.planned import whole_problem
from routeplan.archive.plans import read_plan
from routeplan.compare import compare

COMPARISONS = Routes("plans")


@COMPARISONS.get("/plans/{plan}/comparison", "read plan", shows=COMPARISON)
def put_two_plans_side_by_side(
    desk: AtDesk,
    plan: Number,
    to: Annotated[int, Query(ge=1, le=2**53, description="The id of the other plan.")],
) -> ComparisonShown:
    """
    Tell the figures and costs of two plans, and which stores are visited on other days.

    It needs a right that reaches all reps of both plans.
    """
    ids = (plan, to)
    before, after = (whole_problem(desk.archive, desk.who, each) for each in ids)
    kept_before, kept_after = (read_plan(desk.archive, desk.who, each) for each in ids)
    found = compare(before, kept_before.plan, after, kept_after.plan)
    sides = (
        SideShown.of(side, kept.entry, len(kept.problem.violations))
        for side, kept in ((found.before, kept_before), (found.after, kept_after))
    )
    return ComparisonShown.of(found, *sides)
