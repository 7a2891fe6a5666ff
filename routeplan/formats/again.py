"""A problem that is planned again, from a plan and around what is locked of it."""

from __future__ import annotations

import dataclasses

from routeplan.formats.lock_wish import LockWish, locks_of
from routeplan.plan import Plan
from routeplan.problem import Problem


def problem_around(
    problem: Problem, plan: Plan, wish: LockWish, where: str, *, is_close: bool
) -> Problem:
    """
    The problem with locks, and with the plan as the earlier one.

    Parameters
    ----------
    is_close
        True: visits that the plan does not have cost what a change costs.

    Raises
    ------
    InputError
        RP461 to RP464 and RP467, all that were found.
    """
    locks = locks_of(wish, plan, problem.first_monday, where)
    visits = plan.visit_days()
    earlier = {store: frozenset(days) for store, days in visits.items()} if is_close else None
    said = {store: [list(day) for day in days] for store, days in visits.items()}
    settings = {
        **problem.source.settings,
        "earlier": said if is_close else None,
        "locks": locks.model_dump(mode="json"),
    }
    source = dataclasses.replace(problem.source, settings=settings, notes=())
    parts = {field.name: getattr(problem, field.name) for field in dataclasses.fields(problem)}
    return Problem.of(**{**parts, "earlier": earlier, "locks": locks, "source": source})
