"""
PyVRP plans the whole cycle as one problem, with the days of frequent stores fixed first.

Days are chosen as for ``ortools``; those of stores seen more than once stay, those of stores
seen once are where PyVRP starts. ``pyvrp_model`` says how it is told the rest, and what
it cannot express. PyVRP is an extra: ``pip install routeplan[pyvrp]``.
"""

from __future__ import annotations

from routeplan.errors import Fault, InputError
from routeplan.problem import Problem
from routeplan.solver.arrays import Arrays
from routeplan.solver.peers.assignment import fill_up
from routeplan.solver.peers.draft import Draft
from routeplan.solver.peers.ortools_engine import SEARCH_SHARE, choose_days
from routeplan.solver.peers.pace import Pace
from routeplan.solver.ruin import Found, Watch
from routeplan.solver.until import Until

DAYS_SHARE = 0.5


def pyvrp(
    problem: Problem, *, until: Until, seed: int, threads: int = 1, watch: Watch | None = None
) -> Found:
    """
    Fix the days of stores seen more than once, and let PyVRP do the rest.

    Parameters
    ----------
    until
        An iteration is one model of CP-SAT, or one iteration of PyVRP.
    threads
        Threads of CP-SAT; PyVRP has one.
    watch
        A ``KeyboardInterrupt`` from it ends the search with the plan so far.

    Raises
    ------
    InputError
        RP413, when PyVRP is not installed, or one before 0.14.
    """
    _need_pyvrp()
    from routeplan.solver.peers.pyvrp_search import search

    pace = Pace(until, watch)
    arrays = Arrays(problem)
    draft = Draft(arrays)
    with pace.holding_interrupts():
        part = pace.part(SEARCH_SHARE)
        choose_days(draft, part.part(DAYS_SHARE), threads, seed)
        search(draft, part, seed)
        fill_up(draft, pace)
    pace.go_on()
    plan = arrays.plan_of(draft.routes, draft.numbers())
    return Found(plan, draft.cost_units, pace.steps, pace.is_interrupted)


def _need_pyvrp() -> None:
    try:
        # Releases before 0.14 have no locations.
        from pyvrp import Location  # noqa: F401
    except ImportError:
        needs = {"package": "PyVRP 0.14", "command": "pip install routeplan[pyvrp]"}
        fault = Fault.of("RP413", "engine", engine="pyvrp", **needs)
        raise InputError([fault]) from None
