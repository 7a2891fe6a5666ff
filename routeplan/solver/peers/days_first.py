"""The way of both savings and christofides: days first, then routes, then better days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from routeplan.problem import Problem
from routeplan.solver.arrays import Arrays
from routeplan.solver.peers.clock import Clock
from routeplan.solver.peers.draft import Draft
from routeplan.solver.peers.fitting import fill
from routeplan.solver.peers.medians import chosen_days
from routeplan.solver.peers.order import ordered
from routeplan.solver.peers.pace import Pace
from routeplan.solver.ruin import Found, Watch
from routeplan.solver.until import Until

# Each start turns the areas by the golden section, which never comes back to a turn it had.
TURN = 0.6180339887

Routing = Callable[[Sequence[Clock], Sequence[int]], list[list[int]]]


def days_first(
    problem: Problem, routing: Routing, *, until: Until, watch: Watch | None = None
) -> Found:
    """
    Plan in stages: days, routes, what does not fit, and better days.

    Days are chosen first, by areas (``chosen_days``). Then each day is routed by itself;
    2-opt and or-opt shorten it. Visits that do not fit are placed on any allowed days,
    the most important classes first. At last stores change their days, or reps, one by
    one, as long as the plan gets cheaper, and changed routes are ordered anew.

    Parameters
    ----------
    routing
        Takes slots that are alike (one, or several reps on the same days) and the
        stores of all of them, and gives a route that fits for each slot; it may leave
        stores out.
    until
        One start is made, the same on every run. A limit by seconds ends it early, or is
        used for more starts, whose areas are turned round the base; each counts as an
        iteration.
    watch
        A ``KeyboardInterrupt`` from it ends the search with the best plan so far.
    """
    arrays, pace = Arrays(problem), Pace(until, watch)
    best = _started(arrays, routing, pace, None)
    while _has_time_for_another(pace):
        draft = _started(arrays, routing, pace, best)
        best = min(best, draft, key=lambda draft: draft.units)
    plan = arrays.plan_of(best.routes, best.numbers())
    return Found(plan, best.cost_units, pace.steps, pace.is_interrupted)


def _has_time_for_another(pace: Pace) -> bool:
    left_s = pace.seconds_left
    return left_s is not None and not pace.is_over and pace.moment.seconds <= left_s * pace.steps


def _started(arrays: Arrays, routing: Routing, pace: Pace, best: Draft | None) -> Draft:
    """A draft taken through all stages, as far as there is time."""
    draft = Draft(arrays)
    kept = draft.state()
    try:
        _route(draft, routing, pace.steps * TURN % 1.0)
        kept = draft.state()
        fill(draft, pace)
        for _ in _sweeps(draft, pace):
            kept = draft.state()
            pace.tell(best or draft)
    except KeyboardInterrupt as interrupt:
        pace.halt(interrupt)
        # The draft may be in the middle of a move.
        draft = Draft(arrays)
        draft.restore(kept)
    pace.step()
    return draft


def _route(draft: Draft, routing: Routing, turn: float) -> None:
    days = chosen_days(draft, turn)
    for slots in _alike(draft, days):
        clocks = [draft.clocks[slot] for slot in slots]
        stores = sorted(store for slot in slots for store in days[slot])
        for slot, clock, route in zip(slots, clocks, routing(clocks, stores), strict=True):
            draft.set_route(slot, ordered(clock, route))


def _alike(draft: Draft, days: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Slots whose stores may change places: same days, base and limits, all of them able."""
    problem = draft.problem
    for column in draft.arrays.columns:
        groups: dict[object, list[int]] = {}
        for slot in column:
            rep = problem.reps[draft.arrays.slots[slot].rep]
            is_fixed = not draft.arrays.is_able[np.ix_(list(days[slot]), column)].all()
            limits = rep.model_dump_json(exclude={"id", "name"})
            groups.setdefault((limits, slot if is_fixed else None), []).append(slot)
        yield from groups.values()


def _sweeps(draft: Draft, pace: Pace) -> Iterator[None]:
    """Give each store its cheapest days in turn, until no store changes; pause at each."""
    is_better = True
    while is_better:
        is_better = False
        for store in range(len(draft.slots_of)):
            if pace.is_over:
                return
            is_better |= _moved(draft, store)
            yield
        is_better |= _reordered(draft)


def _moved(draft: Draft, store: int) -> bool:
    """Give one store its cheapest days; False: it has them already."""
    before = draft.state()
    saved = draft.take_out(store)
    placing = draft.cheapest(store)
    if placing.units >= saved:
        draft.restore(before)
        return False
    draft.put(store, placing)
    return True


def _reordered(draft: Draft) -> bool:
    is_better = False
    for slot, route in enumerate(draft.routes):
        better = ordered(draft.clocks[slot], route)
        if better != route:
            draft.set_route(slot, better)
            is_better = True
    return is_better
