"""The problem that a request means: one sent along, or the archive's own stores."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fastapi import UploadFile
from pydantic import TypeAdapter

from routeplan.api.changed_plans import read_change
from routeplan.api.desk import Desk
from routeplan.api.job_shapes import AskedProblem, JobAsked
from routeplan.api.uploads import kept
from routeplan.archive.scope import scope_of
from routeplan.archive.trial import Solved
from routeplan.errors import Fault, InputError
from routeplan.formats.again import problem_around
from routeplan.formats.scenario_content import problem_of_content
from routeplan.formats.scenario_upload import SENT_ALONG
from routeplan.problem import Problem


def problem_asked(desk: Desk, asked: AskedProblem, name: str) -> Problem:
    """
    The problem of stores and reps in the request, or of the archive's.

    Raises
    ------
    InputError
        RP889, when nobody is there to plan for; and all that ``problem_of_content`` raises.
    """
    if asked.problem is not None:
        given = asked.problem
        travel = None if given.travel is None else given.travel.travel()
        return problem_of_content(given.stores, given.reps, asked.settings, name, travel=travel)
    scope = scope_of(desk.archive, desk.who, asked.team)
    if not scope.reps:
        raise InputError([Fault.of("RP889", f"team {asked.team}" if asked.team else "archive")])
    return problem_of_content(scope.stores, scope.reps, asked.settings, name, rules=scope.rules)


def planned_again(desk: Desk, asked: JobAsked) -> Solved:
    """
    The problem of a kept plan around what is locked, and the plan to start from.

    Raises
    ------
    InputError
        RP915 for what does not go with a plan, or needs one; RP461 to RP464 and RP467; and
        what ``read_change`` raises.
    """
    if faults := list(_misplaced(asked)):
        raise InputError(faults)
    assert asked.plan is not None
    before = desk.service.plans.plan(desk.archive, desk.who, asked.plan)
    after = before if asked.changed is None else read_change(desk, before, asked.changed)
    problem = problem_around(
        after.problem, after.plan, asked.locks, "body locks", is_close=asked.keep_close
    )
    return Solved(problem, after.plan)


def _misplaced(asked: JobAsked) -> Iterator[Fault]:
    given: dict[str, object] = {
        "team": asked.team, "problem": asked.problem, "settings": asked.settings,
    }  # fmt: skip
    reason = "does not go with a plan"
    if asked.plan is None:
        given = {"changed": asked.changed, "locks": asked.locks}
        reason = "needs the id of a plan"
    for key, value in given.items():
        if value:
            yield Fault.of("RP915", f"body {key}", value="..", reason=reason)


@contextmanager
def uploaded(
    scenario: UploadFile, reps: UploadFile | None, settings: str
) -> Iterator[tuple[Path, dict[str, Any]]]:
    """
    An uploaded scenario's path, and the settings that win over its own.

    Raises
    ------
    InputError
        RP915, when the settings are no table in JSON.
    """
    overrides = json_table(settings, "settings")
    with kept(scenario=scenario, reps=reps) as paths:
        if reps is not None:
            # In a folder of its own it keeps its name, by which messages call it.
            beside = paths["scenario"].parent / SENT_ALONG / paths["reps"].name
            beside.parent.mkdir()
            paths["reps"].rename(beside)
            overrides["reps"] = f"{SENT_ALONG}/{beside.name}"
        yield paths["scenario"], overrides


def json_table(text: str, field: str) -> dict[str, Any]:
    """
    A table from the JSON of a form's field.

    Raises
    ------
    InputError
        RP915.
    """
    try:
        return TypeAdapter(dict[str, Any]).validate_json(text)
    except ValueError:
        reason = "not a table in JSON"
        raise InputError(
            [Fault.of("RP915", f"body {field}", value=text[:60], reason=reason)]
        ) from None
