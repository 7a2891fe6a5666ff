"""
Which rules a plan breaks, recounted from the problem and the plan alone.

Shares no code with the clock, the cost, the patterns or the solver, so that a mistake there
cannot hide here.
"""

from __future__ import annotations

from routeplan.check.calendar import calendar_violations
from routeplan.check.days import day_violations
from routeplan.check.left_out import left_out_violations, visits_left_out
from routeplan.check.locks import lock_violations
from routeplan.check.made import visits_made
from routeplan.check.names import name_violations
from routeplan.check.spacing import spacing_violations
from routeplan.check.visits import count_violations, visit_violations
from routeplan.errors import Violation
from routeplan.plan import Plan
from routeplan.problem import Problem

__all__ = ["check"]


def check(problem: Problem, plan: Plan) -> list[Violation]:
    """
    Every rule that a plan breaks; an empty list means none.

    Recounts visits and adds up seconds from the problem. A day is judged by the best
    place for its break: it keeps the rules if any place does. Never raises for a strange
    plan: a name that is not known is a violation.

    Parameters
    ----------
    problem
        A problem made by ``Problem.of``.
    plan
        Any plan, also one edited by hand.

    Returns
    -------
    list[Violation]
        PV02 and PV16 alone when there are any, since nothing else can be counted then;
        otherwise those of the calendar, of stores in the problem's order, of days in the
        order of the plan's routes and of locks.
    """
    if unclear := list(name_violations(problem, plan)):
        return unclear
    made = visits_made(problem, plan)
    left_out = visits_left_out(problem, plan, made)
    return [
        *calendar_violations(problem, plan),
        *left_out_violations(problem, plan, made),
        *count_violations(problem, left_out, made),
        *visit_violations(problem, made),
        *spacing_violations(problem, left_out, made),
        *day_violations(problem, plan),
        *lock_violations(problem, plan, made),
    ]
