"""Plans: listed, read, compared, and new versions of them."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

from fastapi import Query, Response
from pydantic import BaseModel

from routeplan.api.changed_plans import ChangedPlan, read_change
from routeplan.api.desk import AtDesk
from routeplan.api.etags import TAGGED, set_tag
from routeplan.api.faults import FaultShown, shown
from routeplan.api.fields import Number, Text
from routeplan.api.paging import After, Limit, Page, page_of
from routeplan.api.plan_shapes import DIFFERENCE, ENTRY, WHOLE, PlanLine, WholePlan
from routeplan.api.report_shapes import WORKBOOK, attached
from routeplan.api.routes import Routes
from routeplan.archive.plan_content import PlanDifference, plan_difference
from routeplan.archive.planned import whole_problem
from routeplan.archive.plans import PlanState, keep_plan, list_plans, read_plan
from routeplan.check import check
from routeplan.formats.workbook import write_workbook

PLANS = Routes("plans")

_VIOLATION = {
    "code": "PV01", "where": "store S7", "cause": "is visited 1 times instead of 2",
    "remedy": "Add a visit, or name it as left out.",
}  # fmt: skip
_BOOK: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "An Excel workbook.",
        "content": {WORKBOOK: {"schema": {"type": "string", "format": "binary"}}},
    }
}


class NewVersion(ChangedPlan, frozen=True):
    """A change of a plan that is kept."""

    remark: Text = ""


class Verdict(BaseModel, frozen=True):
    """What the checker says of a plan: the rules that it breaks, or none."""

    violations: tuple[FaultShown, ...]


@PLANS.get("/plans", "read plan", shows={"items": [ENTRY], "next": None})
def list_plans_in_reach(
    desk: AtDesk,
    state: PlanState | None = None,
    name: Annotated[str | None, Query(max_length=200)] = None,
    after: After = "",
    limit: Limit = 100,
) -> Page[PlanLine]:
    """List the plans and versions that hold routes of reps whom one may see, newest first."""
    found = list_plans(desk.archive, desk.who, state, name)
    return page_of([PlanLine.of(each) for each in found], lambda each: each.id, after, limit)


@PLANS.get("/plans/{plan}", "read plan", shows=WHOLE, responses=TAGGED)
def read_a_plan(desk: AtDesk, plan: Number, response: Response) -> WholePlan:
    """
    Read a plan as far as one may see it.

    Its ETag changes with its state; what it says never changes.
    """
    kept = read_plan(desk.archive, desk.who, plan)
    set_tag(response, len(kept.steps))
    return WholePlan.of(kept, desk.lang)


@PLANS.get("/plans/{plan}/verdict", "read plan", shows={"violations": [_VIOLATION]})
def judge_a_plan(desk: AtDesk, plan: Number) -> Verdict:
    """
    Have a plan judged by the checker, in words.

    It needs a right that reaches all reps of the plan.
    """
    problem = whole_problem(desk.archive, desk.who, plan)
    kept = read_plan(desk.archive, desk.who, plan)
    return Verdict(violations=shown(check(problem, kept.plan), desk.lang))


@PLANS.get("/plans/{plan}/workbook", "read plan", response_class=Response, responses=_BOOK)
def download_a_workbook(desk: AtDesk, plan: Number) -> Response:
    """
    Download a plan as a workbook: routes with clock times, calendar, stores, what was left out.

    It needs a right that reaches all reps of the plan.
    """
    problem = whole_problem(desk.archive, desk.who, plan)
    kept = read_plan(desk.archive, desk.who, plan)
    name = f"{kept.entry.name} {kept.entry.version}.xlsx"
    with TemporaryDirectory(prefix="routeplan-plan-") as folder:
        path = Path(folder) / "plan.xlsx"
        write_workbook(path, problem, kept.plan, desk.lang)
        return attached(path.read_bytes(), name)


@PLANS.get("/plans/{plan}/difference", "read plan", shows=DIFFERENCE)
def compare_two_plans(
    desk: AtDesk,
    plan: Number,
    to: Annotated[int, Query(ge=1, le=2**53, description="The id of the other plan.")],
) -> PlanDifference:
    """Tell which stores another plan or version visits on other days, more, or no more."""
    before, after = (read_plan(desk.archive, desk.who, each).plan for each in (plan, to))
    return plan_difference(before, after)


@PLANS.post("/plans/{plan}/versions", "make plan", status=201, shows=ENTRY, also=(409,))
def make_a_new_version(
    desk: AtDesk, plan: Number, asked: NewVersion, response: Response
) -> PlanLine:
    """
    Keep a changed plan as the next version, a draft, with the checker's verdict.

    The plan that is there stays as it is, and so does its problem: with other stores the new
    version has its own. Of two who change the same version the second is refused.
    """
    before = desk.service.plans.plan(desk.archive, desk.who, plan)
    after = read_change(desk, before, asked)
    made = keep_plan(desk.archive, desk.who, "", after.problem, after.plan, plan, asked.remark)
    set_tag(response, 1)
    return PlanLine.of(made)
