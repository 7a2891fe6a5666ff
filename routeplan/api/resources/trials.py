"""Trials: what a change by hand breaks and costs, before it is kept."""

from __future__ import annotations

from routeplan.api.changed_plans import TriedPlan, read_change
from routeplan.api.desk import AtDesk, Desk
from routeplan.api.fields import Number
from routeplan.api.routes import Routes
from routeplan.api.trial_shapes import TRIAL, TrialShown
from routeplan.archive.trial import Solved

TRIALS = Routes("plans")


@TRIALS.post("/plans/{plan}/trials", "make plan", shows=TRIAL)
def try_a_changed_plan(desk: AtDesk, plan: Number, asked: TriedPlan) -> TrialShown:
    """
    Try a changed plan out: what it breaks, what it costs against the plan that is there.

    Nothing is kept; `/plans/{plan}/versions` takes the same and keeps it.
    """
    return _tried(desk, desk.service.plans.plan(desk.archive, desk.who, plan), asked)


@TRIALS.post("/jobs/{job}/trials", "make plan", shows=TRIAL, also=(409,))
def try_a_changed_plan_of_a_job(desk: AtDesk, job: Number, asked: TriedPlan) -> TrialShown:
    """Try a change of a job's plan out, as of a kept plan."""
    return _tried(desk, desk.service.plans.job(desk.archive, desk.who, job), asked)


def _tried(desk: Desk, before: Solved, asked: TriedPlan) -> TrialShown:
    return TrialShown.of(before, read_change(desk, before, asked), desk.lang)
