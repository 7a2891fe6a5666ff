"""How far a peer's search may go, counted in its own steps, and who watches it."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from routeplan.solver.peers.draft import Draft
from routeplan.solver.ruin import Progress, Watch
from routeplan.solver.until import AnyOf, Iterations, Moment, Seconds, Until

TELL_SECONDS = 0.1
LEAST_SECONDS = 0.001


class Pace:
    """
    Counts the steps of a search, or of one part of it, and says when it is over.

    Parameters
    ----------
    until
        When this search, or this part, is over.
    watch
        Told where the search stands, at most ten times a second.
    whole
        The search that this is a part of; its steps are counted there too, and when it is
        over so is the part.
    """

    def __init__(self, until: Until, watch: Watch | None = None, whole: Pace | None = None) -> None:
        self.until = until
        self.watch = watch
        self.whole = whole
        self.started = time.perf_counter()
        self.told = 0.0
        self.steps = 0
        self.least_units: int | None = None
        self.bettered_at = (0.0, 0)
        self.halted: BaseException | None = None

    def part(self, share: float) -> Pace:
        """A part of the search that may take a share of the whole."""
        return Pace(self.until.share(share), whole=self)

    @property
    def rest(self) -> Until:
        """What is left of it."""
        return _rest(self.until, self.moment)

    def part_of_rest(self, share: float) -> Pace:
        """A part that may take a share of what is left."""
        return Pace(self.rest.share(share), whole=self)

    @property
    def moment(self) -> Moment:
        """Where this search or part stands."""
        seconds = time.perf_counter() - self.started
        since_s, since_steps = self.bettered_at
        return Moment(seconds, self.steps, seconds - since_s, self.steps - since_steps)

    @property
    def is_over(self) -> bool:
        """True when the search stops."""
        whole_is_over = self.whole is not None and self.whole.is_over
        return whole_is_over or self.halted is not None or self.until.is_over(self.moment)

    @property
    def seconds_left(self) -> float | None:
        """Seconds until the search stops; None: seconds are no limit."""
        own = _seconds_left(self.until, time.perf_counter() - self.started)
        others = None if self.whole is None else self.whole.seconds_left
        return min((each for each in (own, others) if each is not None), default=None)

    def step(self, units: int | None = None) -> None:
        """
        Count a step.

        Parameters
        ----------
        units
            What the search or part has come to, in units that are compared with each
            other only; None: nothing that could be better.
        """
        self.steps += 1
        if units is not None and (self.least_units is None or units < self.least_units):
            self.least_units = units
            self.bettered_at = (time.perf_counter() - self.started, self.steps)
        if self.whole is not None:
            self.whole.step()

    def tell(self, draft: Draft) -> None:
        """
        Tell the watcher where the whole search stands, several times a second at most.

        A ``KeyboardInterrupt`` from it halts the search.
        """
        if self.whole is not None:
            self.whole.tell(draft)
            return
        now = time.perf_counter()
        if self.watch is None or now - self.told < TELL_SECONDS:
            return
        self.told = now
        moment = self.moment
        left_out = sum(map(draft.missing, range(len(draft.slots_of))))
        fraction = self.until.fraction(moment)
        seen = Progress(moment.seconds, moment.iterations, draft.cost_units, left_out, fraction)
        try:
            self.watch(seen)
        except KeyboardInterrupt as interrupt:
            self.halt(interrupt)

    def halt(self, error: BaseException) -> None:
        """Be over, and keep what happened for when a library has given back its answer."""
        if self.whole is not None:
            self.whole.halt(error)
        self.halted = self.halted or error

    @property
    def is_interrupted(self) -> bool:
        """True when Ctrl-C, or a ``KeyboardInterrupt`` of the watcher, halted the search."""
        return isinstance(self.halted, KeyboardInterrupt)

    def go_on(self) -> None:
        """Raise what else halted the search, if anything did."""
        if self.halted is not None and not self.is_interrupted:
            raise self.halted

    @contextmanager
    def holding_interrupts(self) -> Iterator[None]:
        """Ctrl-C halts the search and raises nothing inside, where a library would lose it."""
        is_main = threading.current_thread() is threading.main_thread()
        if not is_main or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
            yield
            return
        signal.signal(signal.SIGINT, lambda *_: self.halt(KeyboardInterrupt()))
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, signal.default_int_handler)


def _rest(until: Until, moment: Moment) -> Until:
    if isinstance(until, Seconds):
        return Seconds(max(LEAST_SECONDS, until.seconds - moment.seconds))
    if isinstance(until, Iterations):
        return Iterations(max(1, until.iterations - moment.iterations))
    if isinstance(until, AnyOf):
        return AnyOf(*(_rest(part, moment) for part in until.parts))
    return until


def _seconds_left(until: Until, seconds: float) -> float | None:
    if isinstance(until, Seconds):
        return max(0.0, until.seconds - seconds)
    if isinstance(until, AnyOf):
        lefts = (_seconds_left(part, seconds) for part in until.parts)
        return min((left for left in lefts if left is not None), default=None)
    return None
