"""Which stores each column is to hold, and the routes that hold them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from routeplan.solver.peers.draft import Draft, State
from routeplan.solver.peers.fitting import fill, fitting
from routeplan.solver.peers.ortools_routing import routed
from routeplan.solver.peers.pace import Pace

FAR_S = 10_000_000

Longs = npt.NDArray[np.int64]


class Kept(NamedTuple):
    """What ``restore`` comes back to."""

    draft: State
    members: list[frozenset[int]]


class Assignment:
    """
    A draft, with the stores that each column should hold by the choices made.

    A store that a column should hold and that no route of it does is left out there,
    and gets another chance whenever the column is laid anew.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.members: list[frozenset[int]] = [frozenset() for _ in draft.arrays.columns]
        self.choose(range(len(draft.choice_of)), [*draft.choice_of])

    def choose(self, stores: Sequence[int], choices: Sequence[int]) -> set[int]:
        """Give stores their choices; the columns that now hold others than before."""
        members = [set(each) for each in self.members]
        for store, choice in zip(stores, choices, strict=True):
            columns = self.draft.choices_for(store).columns
            for column in columns[self.draft.choice_of[store]]:
                members[column].discard(store)
            for column in columns[choice]:
                members[column].add(store)
            self.draft.choice_of[store] = choice
        before, self.members = self.members, [frozenset(each) for each in members]
        pairs = enumerate(zip(before, self.members, strict=True))
        return {column for column, (old, new) in pairs if old != new}

    def kept(self) -> Kept:
        """Routes, choices and members as they stand."""
        return Kept(self.draft.state(), self.members)

    def restore(self, kept: Kept) -> None:
        """Come back to what was kept."""
        self.members = kept.members
        self.draft.restore(kept.draft)

    def lay(self, column: int, pace: Pace | None = None) -> None:
        """
        Route a column's stores, from its routes as they are; what does not fit is left out.

        Parameters
        ----------
        pace
            As for ``routed``.
        """
        members = sorted(self.members[column])
        self._set(column, routed(self.draft, column, members, self._started(column), pace))

    def insert(self, column: int) -> None:
        """Lay a column without the routing library, each store where it means least driving."""
        self._set(column, self._started(column))

    def _set(self, column: int, routes: Sequence[Sequence[int]]) -> None:
        for slot, route in zip(self.draft.arrays.columns[column], routes, strict=True):
            self.draft.set_route(slot, fitting(self.draft.clocks[slot], route))

    def _started(self, column: int) -> list[list[int]]:
        """The column's routes, with new members where they mean least driving."""
        slots, members = self.draft.arrays.columns[column], self.members[column]
        routes = [
            [store for store in self.draft.routes[slot] if store in members] for slot in slots
        ]
        held = {store for route in routes for store in route}
        for store in sorted(members - held):
            places = [
                (int(detours.min()), index, int(detours.argmin()))
                for index, slot in enumerate(slots)
                if slot in self.draft.slots_for(store, column)
                for detours in [detours_s(self.draft, slot, routes[index], [store])]
            ]
            if places:
                _, index, position = min(places)
                routes[index].insert(position, store)
        return routes


def fill_up(draft: Draft, pace: Pace) -> None:
    """
    Place visits that no route holds where they fit, if that makes the plan no dearer.

    Goes on when the steps of the pace are used up, but not past its time.
    """
    if pace.halted is not None:
        return
    before, units = draft.state(), draft.cost_units
    fill(draft, Pace(pace.rest))
    if draft.cost_units > units:
        draft.restore(before)


def detours_s(draft: Draft, slot: int, route: Sequence[int], stores: Sequence[int]) -> Longs:
    """Seconds that stores add at each position of a slot's route, shape (positions, stores)."""
    clock, asked = draft.clocks[slot], np.asarray(stores)
    seconds = draft.problem.travel.seconds
    stops = np.array([clock.start, *route, clock.end])
    before, after = stops[:-1], stops[1:]
    legs = seconds[before, after] if route else np.zeros(1, np.int64)
    into, out = seconds[np.ix_(before, asked)], seconds[np.ix_(asked, after)].T
    added: Longs = into.astype(np.int64) + out - legs[:, None]
    return added


def least_detours_s(
    draft: Draft, column: int, stores: Sequence[int], without: Collection[int] = ()
) -> Longs:
    """
    Least seconds that each of some stores adds to a column, by itself.

    Parameters
    ----------
    without
        Stores that are thought away from the column's routes.
    """
    best = np.full(len(stores), FAR_S, np.int64)
    for slot in draft.arrays.columns[column]:
        route = [store for store in draft.routes[slot] if store not in without]
        least = detours_s(draft, slot, route, stores).min(axis=0)
        able = [slot in draft.slots_for(store, column) for store in stores]
        best = np.where(able, np.minimum(best, least), best)
    return best
