"""Which visit was for which stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from routeplan.review.made import UNKNOWN, IntArray

Search = Callable[[IntArray, IntArray], IntArray]
"""The stop that stores have on, before or after days."""

# More days than any date's ordinal has, so that store and day make one sortable number.
DAYS_APART = 10_000_000


@dataclass(frozen=True, eq=False)
class Matches:
    """
    Stops and visits brought together.

    Parameters
    ----------
    visit_of
        For each stop the number of the visit made for it; -1: none.
    stop_of
        For each visit the number of its stop; -1: none asked for it.
    """

    visit_of: IntArray
    stop_of: IntArray


def key_of(store: IntArray, day: IntArray) -> IntArray:
    """One number per store and day, ascending by store, then by day."""
    return store * DAYS_APART + day


def match(
    stop_store: IntArray,
    stop_day: IntArray,
    reach_days: IntArray,
    visit_store: IntArray,
    visit_day: IntArray,
    planned_day: IntArray,
) -> Matches:
    """
    Give each stop at most one visit, and each visit at most one stop, of the same store.

    In this order, the earlier visit first:

    1. a visit on the day of the stop, unless it names another stop;
    2. a visit that names the day of the stop;
    3. a visit after the stop (or on its day) and before the store's next one: it was
       carried over;
    4. a visit before the stop and after the one before: it was made early.

    Parameters
    ----------
    stop_store, stop_day, reach_days
        Of each stop its store, its day and the days of a cycle, which no visit for it lies
        further away.
    visit_store, visit_day, planned_day
        Of each visit made, in the order in which they were made, its store, its day and
        the day of the stop that it names (-1: none).
    """
    order = np.argsort(key_of(stop_store, stop_day), kind="stable")
    found = _Matching(
        keys=key_of(stop_store, stop_day)[order],
        store=stop_store[order],
        day=stop_day[order],
        reach=reach_days[order],
        visit_store=visit_store,
        visit_day=visit_day,
    )
    names_another = (planned_day != UNKNOWN) & (planned_day != visit_day)
    found.claim(np.flatnonzero(~names_another), found.stops_on, visit_day)
    found.claim(np.flatnonzero(names_another), found.stops_on, planned_day)
    found.claim(found.unmatched(), found.stops_before, visit_day)
    found.claim(found.unmatched(), found.stops_after, visit_day)
    visit_of = np.full(len(order), UNKNOWN, dtype=np.int64)
    visit_of[order] = found.visit_of
    stop_of = np.where(found.stop_of == UNKNOWN, UNKNOWN, _at(order, found.stop_of))
    return Matches(visit_of, stop_of)


class _Matching:
    """Stops sorted by store and day, and who has claimed them so far."""

    def __init__(
        self,
        keys: IntArray,
        store: IntArray,
        day: IntArray,
        reach: IntArray,
        visit_store: IntArray,
        visit_day: IntArray,
    ) -> None:
        self.keys, self.store, self.day, self.reach = keys, store, day, reach
        self.visit_store, self.visit_day = visit_store, visit_day
        self.visit_of = np.full(len(keys), UNKNOWN, dtype=np.int64)
        self.stop_of = np.full(len(visit_day), UNKNOWN, dtype=np.int64)

    def unmatched(self) -> IntArray:
        """Visits that are for no stop yet."""
        return np.flatnonzero(self.stop_of == UNKNOWN)

    def stops_on(self, store: IntArray, day: IntArray) -> IntArray:
        """The stop of each store on a day; -1: none."""
        wanted = key_of(store, day)
        place = np.searchsorted(self.keys, wanted)
        return np.where(_at(self.keys, place) == wanted, place, UNKNOWN)

    def stops_before(self, store: IntArray, day: IntArray) -> IntArray:
        """The last stop of each store up to a day; -1: none."""
        place = np.searchsorted(self.keys, key_of(store, day), side="right") - 1
        return self._of_same_store(place, store)

    def stops_after(self, store: IntArray, day: IntArray) -> IntArray:
        """The first stop of each store after a day; -1: none."""
        place = np.searchsorted(self.keys, key_of(store, day), side="right")
        return self._of_same_store(place, store)

    def claim(self, visits: IntArray, search: Search, day: IntArray) -> None:
        """Give each stop that is still free to the first of some visits that asks for it."""
        stop = search(self.visit_store[visits], day[visits])
        near = np.abs(self.visit_day[visits] - _at(self.day, stop)) <= _at(self.reach, stop)
        wants = (stop != UNKNOWN) & near & (_at(self.visit_of, stop) == UNKNOWN)
        visits = visits[wants]
        stops, first = np.unique(stop[wants], return_index=True)
        self.visit_of[stops] = visits[first]
        self.stop_of[visits[first]] = stops

    def _of_same_store(self, place: IntArray, store: IntArray) -> IntArray:
        inside = (place >= 0) & (place < len(self.keys))
        return np.where(inside & (_at(self.store, place) == store), place, UNKNOWN)


def _at(values: IntArray, place: IntArray) -> IntArray:
    """Values at places; a place outside gives some value, which the caller sets aside."""
    if len(values) == 0:
        return np.full(len(place), UNKNOWN, dtype=np.int64)
    return values[np.clip(place, 0, len(values) - 1)]
