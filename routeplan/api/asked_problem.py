"""The problem that a request means: one sent along, or the archive's own stores."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fastapi import UploadFile
from pydantic import TypeAdapter

from routeplan.api.desk import Desk
from routeplan.api.job_shapes import AskedProblem
from routeplan.api.uploads import kept
from routeplan.archive.scope import scope_of
from routeplan.errors import Fault, InputError
from routeplan.formats.scenario_content import problem_of_content
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
            beside = paths["scenario"].parent / "reps" / paths["reps"].name
            beside.parent.mkdir()
            paths["reps"].rename(beside)
            overrides["reps"] = f"reps/{beside.name}"
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
