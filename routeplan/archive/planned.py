"""The whole problem that a plan was made for."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from routeplan.archive.access import User, reach, refusal
from routeplan.archive.database import Archive
from routeplan.archive.plan_content import KeptProblem
from routeplan.archive.plans import PlanEntry, plan_entry, plan_row, seen_reps
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
