"""A plan in the making: stores go in and out at what it really costs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from routeplan.solver.arrays import Arrays
from routeplan.solver.peers.clock import Clock, Times
from routeplan.solver.peers.insertion import NEVER, Insertion, Place

# A visit that fits is always made: to leave one out is dearer than any detour.
LEFT_OUT = 2**37

Longs = npt.NDArray[np.int64]


class Placing(NamedTuple):
    """A choice for a store with a place for each column that can hold it, and the units."""

    units: int
    choice: int
    places: tuple[Place, ...]


class State(NamedTuple):
    """The routes of a draft and the choice of each store."""

    insertions: list[Insertion]
    choices: list[int]


class Draft:
    """
    Routes that keep every limit, in numbers, and the choice of each store within its set.

    Units are those of ``cost``, save that a visit left out counts so much more that none
    is given up for a shorter drive.
    """

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        self.problem = problem = arrays.problem
        times = Times.of(problem)
        self.clocks = [Clock(arrays, slot, times) for slot in range(len(arrays.slots))]
        self._insertions = [Insertion(clock, slot, []) for slot, clock in enumerate(self.clocks)]
        self.choices = [Choices.of(arrays, number) for number in range(len(arrays.sets))]
        self.choice_of = [0] * len(problem.stores)
        self.slots_of: list[list[int]] = [[] for _ in problem.stores]
        self._is_able = arrays.is_able.tolist()
        self._left_out = np.array([len(days) for days in arrays.column_days], np.int64)

    @property
    def routes(self) -> list[list[int]]:
        """The stores of each slot in order."""
        return [insertion.route for insertion in self._insertions]

    def choices_for(self, store: int) -> Choices:
        """The choices of a store."""
        return self.choices[self.arrays.set_of_store[store]]

    def slots_for(self, store: int, column: int) -> list[int]:
        """Slots that may serve a column of a store."""
        return [slot for slot in self.arrays.columns[column] if self._is_able[store][slot]]

    def numbers(self) -> list[int]:
        """The choice of each store, counted over all sets."""
        firsts = np.cumsum([0, *(len(choices.columns) for choices in self.choices)]).tolist()
        return [
            firsts[self.arrays.set_of_store[store]] + choice
            for store, choice in enumerate(self.choice_of)
        ]

    def missing(self, store: int) -> int:
        """Visits of a store that its choice asks for and no route holds."""
        made = sum(len(self.arrays.slots[slot].days) for slot in self.slots_of[store])
        return self.choices_for(store).days[self.choice_of[store]] - made

    @property
    def units(self) -> int:
        """What the whole draft costs."""
        routes = sum(insertion.units for insertion in self._insertions)
        return routes + sum(map(self.store_units, range(len(self.slots_of))))

    @property
    def cost_units(self) -> int:
        """The same with visits left out as ``cost`` counts them."""
        return self.units + sum(
            self.missing(store) * (self.problem.left_out_units(store) - self._left_out_units(store))
            for store in range(len(self.slots_of))
        )

    def store_units(self, store: int) -> int:
        """Units of a store's visits beside the clock: left out, or other than before."""
        changes = (self.change_units(store, slot) for slot in self.slots_of[store])
        return self.missing(store) * self._left_out_units(store) + sum(changes)

    def state(self) -> State:
        """What ``restore`` comes back to."""
        return State([*self._insertions], [*self.choice_of])

    def restore(self, state: State) -> None:
        """Lay the routes and choices that the draft had before."""
        self.choice_of = [*state.choices]
        for insertion in state.insertions:
            if insertion is not self._insertions[insertion.slot]:
                self._lay(insertion)

    def set_route(self, slot: int, route: Sequence[int]) -> None:
        """Lay a route that fits on a slot."""
        self._lay(Insertion(self.clocks[slot], slot, route))

    def _lay(self, insertion: Insertion) -> None:
        for store in self._insertions[insertion.slot].route:
            self.slots_of[store].remove(insertion.slot)
        for store in insertion.route:
            self.slots_of[store].append(insertion.slot)
        self._insertions[insertion.slot] = insertion

    def take_out(self, store: int) -> int:
        """Take a store off all its routes; the units that this saves."""
        saved = self.store_units(store)
        for slot in [*self.slots_of[store]]:
            before = self._insertions[slot]
            self.set_route(slot, [each for each in before.route if each != store])
            saved += before.units - self._insertions[slot].units
        return saved

    def put(self, store: int, placing: Placing) -> None:
        """Put a store that is on no route where it was found to fit."""
        self.choice_of[store] = placing.choice
        for place in placing.places:
            route = self._insertions[place.slot].route
            self.set_route(place.slot, [*route[: place.position], store, *route[place.position :]])

    def cheapest(self, store: int) -> Placing:
        """The cheapest choice for a store that is on no route, each visit at its best place."""
        choices, left_out = self.choices_for(store), self._left_out_units(store)
        least = self._left_out * left_out
        for column in choices.used:
            slots = self.slots_for(store, column)
            least[column] = min([least[column], *(self._least(store, slot) for slot in slots)])
        at_least = choices.holds @ least
        best: Placing | None = None
        for choice in np.argsort(at_least, kind="stable").tolist():
            if best is not None and at_least[choice] >= best.units:
                break
            placing = self._placing(store, choice, left_out)
            if best is None or placing.units < best.units:
                best = placing
        assert best is not None
        return best

    def _placing(self, store: int, choice: int, left_out: int) -> Placing:
        """One choice, each of its columns at the best place or left out."""
        units, places = 0, []
        for column in self.choices_for(store).columns[choice]:
            found = [self.place(store, slot) for slot in self.slots_for(store, column)]
            best = min((place for place in found if place is not None), default=None)
            if best is None or best.units >= left_out * self._left_out[column]:
                units += left_out * int(self._left_out[column])
                continue
            units += best.units
            places.append(best)
        return Placing(units, choice, tuple(places))

    def place(self, store: int, slot: int) -> Place | None:
        """The cheapest place for a store on a slot's route; None: it fits nowhere."""
        place = self._insertions[slot].place(store)
        if place is None:
            return None
        return place._replace(units=place.units + self.change_units(store, slot))

    def _least(self, store: int, slot: int) -> int:
        least = self._insertions[slot].least(store)
        return least if least == NEVER else least + self.change_units(store, slot)

    def _left_out_units(self, store: int) -> int:
        return LEFT_OUT * self.clocks[0].worth(store)

    def change_units(self, store: int, slot: int) -> int:
        """Units of a store's visits on a slot that an earlier plan does not have."""
        problem, run = self.problem, self.arrays.slots[slot]
        if problem.earlier is None:
            return 0
        known = problem.earlier.get(problem.stores[store].id, frozenset())
        changes = sum((problem.reps[run.rep].id, day) not in known for day in run.days)
        return changes * problem.weights.change_units


class Choices(NamedTuple):
    """
    The choices of one set of ``Arrays``.

    Parameters
    ----------
    columns
        The columns of each choice.
    holds
        The same as ones and zeros, shape ``(choices, columns)``.
    days
        Visits that each choice asks for.
    used
        Columns that any choice has, ascending.
    """

    columns: Sequence[tuple[int, ...]]
    holds: Longs
    days: list[int]
    used: list[int]

    @classmethod
    def of(cls, arrays: Arrays, number: int) -> Choices:
        """The choices of set ``number``."""
        columns = arrays.sets[number]
        holds = np.zeros((len(columns), len(arrays.columns)), np.int64)
        for choice, held in enumerate(columns):
            holds[choice, list(held)] = 1
        days = [sum(len(arrays.column_days[column]) for column in held) for held in columns]
        return cls(columns, holds, days, np.flatnonzero(holds.any(axis=0)).tolist())
