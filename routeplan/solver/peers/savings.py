"""
Clarke and Wright's savings, for days chosen before.

Savings know one day at a time: which day a store is seen on is chosen before
(``medians``), the second of the two ways that Beltrami and Bodin (1974) give for
repeating rounds. They merge for the shortest drive under the limits of a day and know
nothing of overtime, waiting or equal days; those count only afterwards, when single
stores change their days at the true cost. Routes are merged end to end, either way
round; what no route of a day can take is placed by ``fitting``. Nothing is random.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from routeplan.problem import Problem
from routeplan.solver.peers.clock import Clock
from routeplan.solver.peers.days_first import days_first
from routeplan.solver.ruin import Found, Watch
from routeplan.solver.until import Until


def savings(problem: Problem, *, until: Until, watch: Watch | None = None) -> Found:
    """
    Plan by savings: days first, then merged rounds, 2-opt and or-opt.

    Parameters
    ----------
    problem
        Its calendar is free or given.
    until, watch
        As in ``days_first``.

    References
    ----------
    .. [1] Clarke, G., and Wright, J.W. (1964). Scheduling of vehicles from a central depot
           to a number of delivery points. *Operations Research*, 12(4): 568-581.
    .. [2] Beltrami, E.J., and Bodin, L.D. (1974). Networks and vehicle routing for municipal
           waste collection. *Networks*, 4(1): 65-94.
    """
    return days_first(problem, merged, until=until, watch=watch)


def merged(clocks: Sequence[Clock], stores: Sequence[int]) -> list[list[int]]:
    """
    Routes by parallel savings, one for each of several slots that are alike.

    Every store starts on a round of its own. The pair of stores with the largest saving
    joins its two rounds first, where both stand at an end and the joined round fits.
    Where more rounds are left than slots, those with the most important stores are
    taken; the stores of the others are on none.
    """
    clock = clocks[0]
    round_of = {store: [store] for store in stores if clock.fits([store])}
    for here, there in _by_saving(clock, list(round_of)):
        joined = _joined(clock, round_of[here], round_of[there], here, there)
        if joined is not None:
            round_of.update(dict.fromkeys(joined, joined))
    rounds = {id(each): each for each in round_of.values()}.values()
    best = sorted(rounds, key=lambda each: -sum(clock.worth(store) for store in each))
    return [*best, *([] for _ in clocks)][: len(clocks)]


def _by_saving(clock: Clock, stores: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of stores, the one first that saves most when driven in one round."""
    seconds = clock.problem.travel.seconds.astype(np.int64)
    saved = (
        seconds[stores, clock.end][:, None]
        + seconds[clock.start, stores][None, :]
        - seconds[np.ix_(stores, stores)]
    )
    first, last = np.triu_indices(len(stores), k=1)
    either_way = np.maximum(saved, saved.T)[first, last]
    for pair in np.argsort(-either_way, kind="stable").tolist():
        yield stores[first[pair]], stores[last[pair]]


def _joined(
    clock: Clock, left: list[int], right: list[int], here: int, there: int
) -> list[int] | None:
    """Two rounds as one with two stores side by side; None: not at their ends, or too long."""
    if left is right or here not in (left[0], left[-1]) or there not in (right[0], right[-1]):
        return None
    head = left if left[-1] == here else left[::-1]
    tail = right if right[0] == there else right[::-1]
    both = [*head, *tail]
    fitting = [each for each in (both, both[::-1]) if clock.fits(each)]
    return min(fitting, key=clock.drive_s, default=None)
