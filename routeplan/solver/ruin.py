"""Drives the native engine: slices, cooling, threads, progress and stopping."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.solver._engine import Instance, Search, Snapshot
from routeplan.solver.arrays import Arrays
from routeplan.solver.start import start_of
from routeplan.solver.until import Moment, Until

SLICES = 200
MOST_SLICE_ITERATIONS = 5_000
SLICE_SECONDS = 0.05
TRADE_FROM_FRACTION = 0.3
TRADES = 14


@dataclass(frozen=True)
class Progress:
    """
    Where a search stands, for whoever watches it.

    Parameters
    ----------
    seconds, iterations
        So far.
    cost
        Cost units of the best plan so far.
    left_out
        Visits that it leaves out.
    fraction
        How far the search has come, from 0 to 1.
    """

    seconds: float
    iterations: int
    cost: int
    left_out: int
    fraction: float


Watch = Callable[[Progress], None]


@dataclass(frozen=True)
class Found:
    """The best plan of a search, what the search took, and whether Ctrl-C ended it."""

    plan: Plan
    units: int
    iterations: int
    interrupted: bool = False


@dataclass(frozen=True)
class Searched:
    """The same in the engine's own numbers: stores in order per slot, a choice per store."""

    best: Snapshot
    iterations: int
    interrupted: bool


def ruin(
    problem: Problem,
    *,
    until: Until,
    seed: int,
    threads: int = 1,
    watch: Watch | None = None,
    start: Plan | None = None,
) -> Found:
    """
    Search by ruin and recreate under simulated annealing.

    With several threads each has its own seed; from a third of the search on they trade
    their best plans at fixed points, so that the answer depends on seed and iterations
    only.

    Parameters
    ----------
    problem
        Its calendar is free or given.
    watch
        Called after every slice; a ``KeyboardInterrupt`` ends the search with the best
        plan so far.
    start
        A plan to start from; see ``start_of``.
    """
    arrays = Arrays(problem)
    first = None if start is None else start_of(arrays, start)
    found = search(
        arrays.instance(), until=until, seed=seed, threads=threads, watch=watch, start=first
    )
    plan = arrays.plan_of(found.best.routes, found.best.choices)
    return Found(plan, found.best.units, found.iterations, found.interrupted)


def search(
    instance: Instance,
    *,
    until: Until,
    seed: int,
    threads: int = 1,
    watch: Watch | None = None,
    start: Snapshot | None = None,
) -> Searched:
    """Search as ``ruin`` does, on an instance that need not come from a problem."""
    searches = [Search(instance, seed * 1_000_003 + thread) for thread in range(threads)]
    if start is not None:
        for each in searches:
            each.adopt(start)
    run = _Run(searches, until, watch)
    try:
        run.to_the_end()
    except KeyboardInterrupt:
        interrupted = True
    else:
        interrupted = False
    return Searched(run.best, run.iterations, interrupted)


class _Run:
    def __init__(self, searches: list[Search], until: Until, watch: Watch | None) -> None:
        self.searches = searches
        self.until = until
        self.watch = watch
        self.iterations = 0
        self.traded = 0
        self.started = time.perf_counter()
        self.best: Snapshot = min((search.best for search in searches), key=_units)
        self.bettered_at = (0.0, 0)
        self.pace = 1_000.0  # iterations a second, measured as the run goes

    def to_the_end(self) -> None:
        moment = self._moment()
        with ThreadPoolExecutor(len(self.searches)) as pool:
            while not self.until.is_over(moment):
                moment = self._slice(pool, moment)
                if self.watch is not None:
                    self.watch(self._progress(moment))

    def _slice(self, pool: ThreadPoolExecutor, moment: Moment) -> Moment:
        size = self._slice_iterations(moment)
        fraction = self.until.fraction(moment)
        ahead = Moment(
            moment.seconds + size / self.pace,
            moment.iterations + size,
            moment.stalled_seconds,
            moment.stalled_iterations,
        )
        to_fraction = self.until.fraction(ahead)
        jobs = [pool.submit(each.run, size, fraction, to_fraction) for each in self.searches]
        for job in jobs:
            job.result()
        self.iterations += size
        after = self._moment()
        self.pace = size / max(1e-6, after.seconds - moment.seconds)
        self._note_best(after)
        self._trade(to_fraction)
        return self._moment()

    def _slice_iterations(self, moment: Moment) -> int:
        left = self.until.iterations_left(moment)
        if left is None:
            return max(1, min(MOST_SLICE_ITERATIONS, int(self.pace * SLICE_SECONDS)))
        whole = moment.iterations + left
        return max(1, min(left, MOST_SLICE_ITERATIONS, whole // SLICES))

    def _note_best(self, moment: Moment) -> None:
        leader = min(self.searches, key=lambda search: search.best_units)
        if leader.best_units < self.best.units:
            self.best = leader.best
            self.bettered_at = (moment.seconds, moment.iterations)

    def _trade(self, fraction: float) -> None:
        """Every so often the searches that have no better plan take in the best of all."""
        due = int(TRADES * (fraction - TRADE_FROM_FRACTION) / (1.0 - TRADE_FROM_FRACTION))
        if len(self.searches) < 2 or due <= self.traded:
            return
        self.traded = due
        for search in self.searches:
            if search.best_units > self.best.units:
                search.adopt(self.best)

    def _moment(self) -> Moment:
        seconds = time.perf_counter() - self.started
        since_s, since_iterations = self.bettered_at
        return Moment(
            seconds, self.iterations, seconds - since_s, self.iterations - since_iterations
        )

    def _progress(self, moment: Moment) -> Progress:
        leader = min(self.searches, key=lambda search: search.best_units)
        return Progress(
            seconds=moment.seconds,
            iterations=moment.iterations,
            cost=self.best.units,
            left_out=leader.best_left_out_visits,
            fraction=self.until.fraction(moment),
        )


def _units(snapshot: Snapshot) -> int:
    return snapshot.units
