"""
Christofides' tours through networkx, for days chosen before.

Christofides' algorithm knows one closed tour on travel that is the same both ways and
keeps the triangle inequality. So the days of every store are chosen before (``medians``);
the two ways between two places are added up, the way from the base counting with
the way back to it; and travel that is shorter round by a third place counts as that
long. The tour is then driven in the direction that takes less, on the true times.
It knows no hours, openings, breaks or loads: a tour that does not fit is cut where
several reps share its stores (Beasley 1983), or else keeps its order as far as it fits;
2-opt and or-opt (``order``) and the later stages (``days_first``) hold all limits.
Nothing is random.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

import networkx as nx
import numpy as np

from routeplan.problem import Problem
from routeplan.solver.peers.clock import Clock
from routeplan.solver.peers.days_first import days_first
from routeplan.solver.peers.draft import Longs
from routeplan.solver.peers.fitting import fitting
from routeplan.solver.ruin import Found, Watch
from routeplan.solver.until import Until

BASE = 0


def christofides(problem: Problem, *, until: Until, watch: Watch | None = None) -> Found:
    """
    Plan by Christofides' tours: days first, then a tour each, 2-opt and or-opt.

    Parameters
    ----------
    problem
        Its calendar is free or given.
    until, watch
        As in ``days_first``.

    References
    ----------
    .. [1] Christofides, N. (1976). *Worst-case analysis of a new heuristic for the
           travelling salesman problem*. Report 388, Carnegie-Mellon University.
    .. [2] Beasley, J.E. (1983). Route first, cluster second methods for vehicle routing.
           *Omega*, 11(4): 403-408.
    """
    return days_first(problem, toured, until=until, watch=watch)


def toured(clocks: Sequence[Clock], stores: Sequence[int]) -> list[list[int]]:
    """A route for each of several slots that are alike, from one tour of all stores."""
    order = tour(clocks[0], stores)
    if len(clocks) == 1:
        return [fitting(clocks[0], order)]
    routes = cut(clocks[0], order, len(clocks))
    return [*routes, *([] for _ in clocks)][: len(clocks)]


def tour(clock: Clock, stores: Sequence[int]) -> list[int]:
    """
    Stores in the order of a tour from the base.

    At most 1.5 times the shortest where travel is the same both ways and keeps the triangle
    inequality.
    """
    if len(stores) < 2:
        return list(stores)
    apart = _both_ways(clock, stores)
    graph = nx.Graph()
    for here, there in combinations(range(len(apart)), 2):
        graph.add_edge(here, there, weight=int(apart[here, there]))
    closed = nx.approximation.christofides(graph)[:-1]
    base = closed.index(BASE)
    order = [stores[place - 1] for place in (*closed[base + 1 :], *closed[:base])]
    return min(order, order[::-1], key=clock.drive_s)


def _both_ways(clock: Clock, stores: Sequence[int]) -> Longs:
    """Seconds there and back between the base and every store, by any places between."""
    seconds = clock.problem.travel.seconds.astype(np.int64)
    there = np.zeros((len(stores) + 1, len(stores) + 1), np.int64)
    there[BASE, 1:] = seconds[clock.start, stores]
    there[1:, BASE] = seconds[stores, clock.end]
    there[1:, 1:] = seconds[np.ix_(stores, stores)]
    apart: Longs = there + there.T
    for through in range(len(apart)):
        np.minimum(apart, apart[:, through, None] + apart[None, through], out=apart)
    return apart


class _Cut(NamedTuple):
    """A beginning of a tour cut into routes: less worth left out first, then fewer units."""

    left_out: int
    units: int
    routes: tuple[tuple[int, int], ...]


def cut(clock: Clock, order: Sequence[int], most_routes: int) -> list[list[int]]:
    """
    The cheapest routes that a tour can be cut into, in its order, so that each fits.

    Stores between two routes are left out where they must be, the least important first.
    """
    best: list[dict[int, _Cut]] = [{} for _ in range(len(order) + 1)]
    best[0][0] = _Cut(0, 0, ())
    for first, store in enumerate(order):
        for used, known in best[first].items():
            left_out = known._replace(left_out=known.left_out + clock.worth(store))
            _keep(best[first + 1], used, left_out)
        for last in range(first + 1, len(order) + 1):
            units = clock.units(order[first:last])
            if units is None:
                break
            for used, known in best[first].items():
                if used < most_routes:
                    longer = (*known.routes, (first, last))
                    _keep(best[last], used + 1, _Cut(known.left_out, known.units + units, longer))
    cheapest = min(best[-1].values())
    return [list(order[first:last]) for first, last in cheapest.routes]


def _keep(best: dict[int, _Cut], used: int, found: _Cut) -> None:
    if used not in best or found < best[used]:
        best[used] = found
