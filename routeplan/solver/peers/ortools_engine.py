"""
CP-SAT chooses the days of all stores, the routing library of OR-Tools orders each day.

Medians give the days to start from. Most of the time then goes to days: CP-SAT
chooses those of a few neighbouring stores anew, the routing library orders each column that
changes by plain local search, and a change that makes the plan dearer is taken back.
The rest goes to guided local search on each day, from the routes that are there; it finds
little more, so that it has a fifth. ``ortools_days`` and ``ortools_routing`` say what each
cannot express.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np

from routeplan.problem import Problem
from routeplan.solver.arrays import Arrays
from routeplan.solver.peers.assignment import Assignment, fill_up
from routeplan.solver.peers.draft import Draft
from routeplan.solver.peers.medians import chosen_days
from routeplan.solver.peers.ortools_days import region
from routeplan.solver.peers.ortools_days_model import Effort
from routeplan.solver.peers.pace import Pace
from routeplan.solver.ruin import Found, Watch
from routeplan.solver.until import Until

SEARCH_SHARE = 0.98
DAYS_SHARE = 0.8
REGION_STORES = 8


def ortools(
    problem: Problem, *, until: Until, seed: int, threads: int = 1, watch: Watch | None = None
) -> Found:
    """
    Choose days by CP-SAT, then order each day by guided local search.

    Parameters
    ----------
    until
        An iteration is one model of CP-SAT, or one solution of the search on one day.
    threads
        Threads of CP-SAT; the routing library has one.
    watch
        A ``KeyboardInterrupt`` from it ends the search with the plan so far.
    """
    pace = Pace(until, watch)
    arrays = Arrays(problem)
    draft = Draft(arrays)
    with pace.holding_interrupts():
        search = pace.part(SEARCH_SHARE)
        choose_days(draft, search.part(DAYS_SHARE), threads, seed)
        _order_days(Assignment(draft), search)
        fill_up(draft, pace)
    pace.go_on()
    plan = arrays.plan_of(draft.routes, draft.numbers())
    return Found(plan, draft.cost_units, pace.steps, pace.is_interrupted)


def choose_days(draft: Draft, pace: Pace, threads: int, seed: int) -> None:
    """
    Choose days by medians and route them, then choose better ones until the pace is over.

    Parameters
    ----------
    draft
        Without a store on any route.
    """
    chosen_days(draft)
    assignment = Assignment(draft)
    for column in range(len(assignment.members)):
        if pace.is_over:
            assignment.insert(column)
        else:
            assignment.lay(column)
    fill_up(draft, pace)
    assignment = Assignment(draft)
    draw = random.Random(seed)
    while not pace.is_over:
        stores = _neighbours(assignment, draw)
        effort = Effort(pace, threads, draw.randrange(2**31))
        try_choices(assignment, stores, region(assignment, stores, effort), pace)


def try_choices(
    assignment: Assignment, stores: Sequence[int], choices: Sequence[int] | None, pace: Pace
) -> None:
    """Take over choices where the plan gets no dearer."""
    draft = assignment.draft
    kept, units = assignment.kept(), draft.cost_units
    if choices is not None:
        for column in sorted(assignment.choose(stores, choices)):
            assignment.lay(column)
        if draft.cost_units > units:
            assignment.restore(kept)
    pace.step(draft.cost_units)
    pace.tell(draft)


def _neighbours(assignment: Assignment, draw: random.Random) -> list[int]:
    """A store, as often as not one with visits left out, and some of those near it."""
    draft = assignment.draft
    every = range(len(draft.choice_of))
    missing = [store for store in every if draft.missing(store)]
    store = draw.choice(missing if missing and draw.random() < 0.5 else every)
    seconds = draft.problem.travel.seconds[store, : len(every)] * np.array(
        [draw.uniform(1.0, 2.0) for _ in every]
    )
    seconds[store] = -1
    near = np.argsort(seconds, kind="stable")[:REGION_STORES]
    return [int(each) for each in near]


def _order_days(assignment: Assignment, pace: Pace) -> None:
    """Guided local search on each column; the time goes by the square of its stores."""
    draft = assignment.draft
    weights = [len(members) ** 2 for members in assignment.members]
    left = sum(weights)
    for column, weight in enumerate(weights):
        if pace.is_over:
            return
        if weight == 0:
            continue
        kept, units = assignment.kept(), draft.cost_units
        assignment.lay(column, pace.part_of_rest(weight / left))
        left -= weight
        if draft.cost_units > units:
            assignment.restore(kept)
        pace.tell(draft)
