"""A search that is made of several, watched as one."""

from __future__ import annotations

import time

from routeplan.solver.ruin import Progress, Watch
from routeplan.solver.until import Moment, Until


class WholeCourse:
    """
    Tells a watcher where several searches in a row stand together.

    Parameters
    ----------
    until
        When the last of them is over.
    watch
        Is told the best cost of all searches so far.
    """

    def __init__(self, until: Until, watch: Watch) -> None:
        self.until = until
        self.watch = watch
        self._started = time.perf_counter()
        self._iterations_before = 0
        self._iterations = 0
        self._best: Progress | None = None

    def begin_search(self) -> None:
        """The next search begins; its iterations count from 0 again."""
        self._iterations_before += self._iterations
        self._iterations = 0

    def tell(self, now: Progress) -> None:
        """Where the search that runs stands."""
        self._iterations = now.iterations
        if self._best is None or now.cost < self._best.cost:
            self._best = now
        seconds = time.perf_counter() - self._started
        iterations = self._iterations_before + now.iterations
        fraction = self.until.fraction(Moment(seconds, iterations, 0.0, 0))
        best = self._best
        self.watch(Progress(seconds, iterations, best.cost, best.left_out, fraction))
