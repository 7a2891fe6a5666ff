"""What was planned: the whole problem of a plan, and the day of a rep on a date."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from routeplan.archive.access import User, reach, refusal, within_reach
from routeplan.archive.checked import not_there
from routeplan.archive.database import Archive
from routeplan.archive.plan_content import KeptProblem, PlannedDay
from routeplan.archive.plans import PlanEntry, plan_entry, plan_row, seen_reps
from routeplan.archive.schema import PLAN_REPS, PLANS, REPS
from routeplan.archive.whole_problem import Parts, problem_of
from routeplan.problem import Problem, Source


def whole_problem(archive: Archive, who: User, plan_id: int) -> Problem:
    """
    The problem that a plan was made for, as it was, to judge the plan or to change it.

    Raises
    ------
    NotThereError, NotAllowedError
        RP911 and RP910; it needs a right that reaches all reps of the plan.
    """
    with archive.reading() as db:
        whole_entry(db, who, plan_id)
        row = plan_row(db, plan_id)
    return problem_of_row(row)


def whole_entry(db: Connection, who: User, plan_id: int) -> PlanEntry:
    """
    The entry of a plan all of whose reps a user may see.

    Raises
    ------
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    entry = plan_entry(db, plan_id)
    if reach(who, "read plan") != "all" and not entry.reps <= seen_reps(db, who, plan_id):
        raise refusal(who, "read plan", f"plan {plan_id}")
    return entry


def problem_of_row(row: Any) -> Problem:
    """The problem of a row of plans, for the archive's own use."""
    said = KeptProblem.model_validate(row.problem)
    parts = Parts.model_validate(row.parts)
    source = Source(scenario=said.scenario, settings=said.settings, inputs=said.inputs)
    return problem_of(parts, row.travel, source)


def planned_day(archive: Archive, who: User, rep: str, on: date) -> PlannedDay | None:
    """
    What the plan that runs on a date has for a rep; None: no plan runs, or no route.

    A plan that was replaced later still says what was planned then.

    Raises
    ------
    NotThereError
        RP911 for a rep who is not known or out of reach.
    """
    with archive.reading() as db:
        known = within_reach(who, "read plan", REPS.c.id)
        if not db.execute(select(REPS.c.id).where(REPS.c.id == rep, known)).scalar():
            raise not_there(f"rep {rep}")
        query = (
            select(PLANS.c.problem, PLANS.c.runs_from)
            .join(PLAN_REPS, PLAN_REPS.c.plan == PLANS.c.id)
            .where(PLAN_REPS.c.rep == rep, PLANS.c.runs_from <= on)
            .where(PLANS.c.runs_until.is_(None) | (PLANS.c.runs_until >= on))
        )
        row = db.execute(query).first()
    if row is None:
        return None
    problem = KeptProblem.model_validate(row.problem)
    day = (on - row.runs_from).days % problem.cycle_days
    return next((each for each in problem.days if (each.rep, each.day) == (rep, day)), None)
