"""The planner's way from a spreadsheet to a plan."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from fastapi.responses import HTMLResponse

from routeplan.api.desk import AtDesk
from routeplan.api.fields import Number
from routeplan.archive.access import reach
from routeplan.archive.jobs import read_job
from routeplan.web.page import page
from routeplan.web.page_routes import page_routes
from routeplan.web.words.new_plan import NEW_PLAN
from routeplan.web.words.planning import COMPARE, JOB, PLANS

PLANNING = page_routes("planning")
PlanId = Annotated[int | None, Query(ge=1, le=2**53)]


@PLANNING.get("/plans", "read plan", response_class=HTMLResponse)
def show_plans(desk: AtDesk) -> HTMLResponse:
    """List plans and planning jobs."""
    may = {"plan": reach(desk.who, "make plan"), "sign_off": reach(desk.who, "sign off plan")}
    content = {"may": {act: found is not None for act, found in may.items()}}
    return page(desk, "plans.html", PLANS, content=content, may_plan=content["may"]["plan"])


@PLANNING.get("/plans/new", "make plan", response_class=HTMLResponse)
def show_form_of_plan(desk: AtDesk) -> HTMLResponse:
    """Read stores, look at them, set rules and hours, and have them planned."""
    limits = {"seconds": desk.settings.most_job_s, "threads": desk.settings.most_threads}
    return page(desk, "plan_new.html", NEW_PLAN, content={"most": limits})


@PLANNING.get("/plans/compare", "read plan", response_class=HTMLResponse)
def show_comparison(
    desk: AtDesk,
    from_plan: Annotated[PlanId, Query(alias="from")] = None,
    to_plan: Annotated[PlanId, Query(alias="to")] = None,
) -> HTMLResponse:
    """Put two plans side by side."""
    return page(desk, "compare.html", COMPARE, content={"from": from_plan, "to": to_plan})


@PLANNING.get("/jobs/{job}", "make plan", response_class=HTMLResponse)
def show_job(desk: AtDesk, job: Number, replaces: PlanId = None) -> HTMLResponse:
    """Watch a planning job, end it early, keep its plan."""
    found = read_job(desk.archive, desk.who, job)
    content = {"job": job, "replaces": replaces, "seconds": found.wish.seconds}
    return page(desk, "job.html", JOB, content=content, name=found.name)
