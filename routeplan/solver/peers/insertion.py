"""Where stores go best on one route."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from routeplan.solver.peers.clock import Clock

NEVER = 2**62
TRIES = 4


class Place(NamedTuple):
    """A position on a slot's route, and the units that a store's visits add there."""

    units: int
    slot: int
    position: int


class Insertion:
    """
    A route that fits its slot, and what each store would add to it.

    Remembers what it was asked, since most routes stay as they are between two moves.

    Parameters
    ----------
    slot
        Number of the slot whose clock it is.
    """

    def __init__(self, clock: Clock, slot: int, route: Sequence[int]) -> None:
        units = clock.units(route)
        if units is None:
            raise ValueError("a draft holds routes that keep every limit")
        self.clock, self.slot, self.route, self.units = clock, slot, list(route), units
        self._least: dict[int, int] = {}
        self._places: dict[int, Place | None] = {}
        stops = np.array([clock.start, *route, clock.end])
        self._before, self._after = stops[:-1], stops[1:]
        travel_s, pairs = clock.times.travel_s, pairwise(stops.tolist())
        self._legs_s = np.array([travel_s[here][there] for here, there in pairs] if route else [0])
        self._drive_s = int(self._legs_s.sum())
        self._stays_s = sum(clock.times.stays_s[store] for store in route)

    def least(self, store: int) -> int:
        """Units below which a store does not add; ``NEVER``: it cannot fit."""
        if store not in self._least:
            drive_s = self._drive_s + int(self._detours_s(store).min())
            self._least[store] = self._at_least(store, drive_s)
        return self._least[store]

    def place(self, store: int) -> Place | None:
        """The cheapest place for a store of those with the shortest detours; None: it fits none."""
        if store not in self._places:
            self._places[store] = self._place(store)
        return self._places[store]

    def _place(self, store: int) -> Place | None:
        if self.least(store) == NEVER:
            return None
        best: Place | None = None
        detours_s = self._detours_s(store)
        for tried, position in enumerate(np.argsort(detours_s, kind="stable").tolist()):
            drive_s = self._drive_s + int(detours_s[position])
            if best is not None and tried >= TRIES:
                return best
            if self._at_least(store, drive_s) >= (NEVER if best is None else best.units):
                return best
            units = self.clock.units([*self.route[:position], store, *self.route[position:]])
            if units is not None and (best is None or units - self.units < best.units):
                best = Place(units - self.units, self.slot, position)
        return best

    def _detours_s(self, store: int) -> npt.NDArray[np.int64]:
        seconds = self.clock.problem.travel.seconds
        with_store: npt.NDArray[np.int64] = (
            seconds[self._before, store] + seconds[store, self._after] - self._legs_s
        )
        return with_store

    def _at_least(self, store: int, drive_s: int) -> int:
        if not self.clock.carries([*self.route, store]):
            return NEVER
        stays_s = self._stays_s + self.clock.times.stays_s[store]
        units = self.clock.least_units(drive_s, stays_s)
        return NEVER if units is None else units - self.units
