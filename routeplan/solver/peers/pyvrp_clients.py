"""Stores as clients of PyVRP, on a clock that runs through all columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from pyvrp import Client, ClientGroup

from routeplan.solver.peers.assignment import least_detours_s
from routeplan.solver.peers.draft import Draft
from routeplan.solver.peers.shift import common_hours, common_starts, shifts

STRETCH_S = 200_000
NO_LIMIT = 2**40
# More make the search slow, and its neighbourhoods larger than the memory.
MOST_CLIENTS = 3_000
LEAST_COLUMNS = 3

Longs = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Visit:
    """What a client stands for: a store on one of the columns from ``first`` to ``last``."""

    store: int
    first: int
    last: int


class Clients:
    """
    All visits of a draft's problem.

    Parameters
    ----------
    draft
        Holds the choices of stores that are seen more than once.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft, self.problem = draft, draft.problem
        self.visits: list[Visit] = []
        self.clients: list[Client] = []
        self.groups: list[ClientGroup] = []
        for store in range(len(draft.choice_of)):
            self._add_store(store)

    def is_free(self, store: int) -> bool:
        """True when every choice of a store is one column."""
        return all(len(columns) == 1 for columns in self.draft.choices_for(store).columns)

    def _add_store(self, store: int) -> None:
        choices = self.draft.choices_for(store)
        if not self.is_free(store):
            for column in choices.columns[self.draft.choice_of[store]]:
                self._add_clients(store, [(column, column)])
            return
        self._add_clients(store, list(self._rows(store, self._columns(store))))

    def _columns(self, store: int) -> list[int]:
        """Columns that a store may be on; not all where that made too many clients."""
        columns = self.draft.choices_for(store).used
        if self.is_always_open(store):
            return columns
        return sorted(
            sorted(columns, key=lambda column: self._detours_s[column][store])[: self._most]
        )

    @cached_property
    def _most(self) -> int:
        """Columns for each store that needs a client for each."""
        stores = range(len(self.draft.choice_of))
        count = sum(self.is_free(store) and not self.is_always_open(store) for store in stores)
        return max(LEAST_COLUMNS, MOST_CLIENTS // max(1, count))

    @cached_property
    def _detours_s(self) -> list[Longs]:
        """For each column what each store adds to its driving, least where it is now."""
        draft, stores = self.draft, range(len(self.draft.choice_of))
        found = []
        for column, slots in enumerate(draft.arrays.columns):
            detours = least_detours_s(draft, column, stores)
            detours[[store for slot in slots for store in draft.routes[slot]]] = -NO_LIMIT
            found.append(detours)
        return found

    def _rows(self, store: int, columns: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Columns in a row that are one and the same to a store, as the first and last."""
        first = last = columns[0]
        for column in columns[1:]:
            is_like = self._likeness(store, column) == self._likeness(store, last)
            if column != last + 1 or not is_like or not self.is_always_open(store):
                yield first, last
                first = column
            last = column
        yield first, last

    def _likeness(self, store: int, column: int) -> tuple[int, int]:
        changes = min(
            self.draft.change_units(store, slot) for slot in self.draft.slots_for(store, column)
        )
        return len(self.draft.arrays.column_days[column]), changes

    def is_always_open(self, store: int) -> bool:
        """True when a store has no opening hours."""
        return self.problem.stores[store].open_hours is None

    def _add_clients(self, store: int, rows: Sequence[tuple[int, int]]) -> None:
        """One client, or a group of which one is visited, for rows of columns and openings."""
        windows = [(row, window) for row in rows for window in self._windows(store, row)]
        group = None
        if len(windows) > 1:
            group = len(self.groups)
            clients = range(len(self.clients), len(self.clients) + len(windows))
            self.groups.append(ClientGroup(list(clients), required=False))
        for (first, last), (early_s, late_s) in windows:
            self.visits.append(Visit(store, first, last))
            self.clients.append(self._client(store, first, (early_s, late_s), group))

    def _windows(self, store: int, row: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """First and last start of a stay on the long clock."""
        first, last = row
        slots = self.draft.slots_for(store, first)
        starts = common_starts(shifts(self.draft.clocks[slots[0]]), store)
        if starts is None:
            yield first * STRETCH_S, (last + 1) * STRETCH_S - 1
            return
        for early_s, late_s in starts:
            yield first * STRETCH_S + early_s, first * STRETCH_S + late_s

    def _client(
        self, store: int, column: int, window_s: tuple[int, int], group: int | None
    ) -> Client:
        stay_s = self.problem.store_rules[store].in_store_s
        days, changes = self._likeness(store, column)
        # The stay is paid by the second with the rest of the day, waiting or not.
        prize = self.problem.left_out_units(store) + self.problem.weights.waiting_units * stay_s
        return Client(
            location=store,
            delivery=[sizes[store] for sizes, _ in self.limits],
            service_duration=stay_s,
            tw_early=window_s[0],
            tw_late=window_s[1],
            prize=max(0, prize * days - changes),
            required=False,
            group=group,
        )

    def of_route(self, column: int, stores: Sequence[int]) -> list[int]:
        """Numbers of the clients for a column's route, each the next that is open."""
        slot = self.draft.arrays.columns[column][0]
        clock = self.draft.clocks[slot]
        place, now_s = clock.start, column * STRETCH_S + common_hours(shifts(clock))[0]
        numbers = []
        for store in stores:
            now_s += clock.times.travel_s[place][store]
            able = self._on[store, column]
            number = next((each for each in able if now_s <= self.clients[each].tw_late), able[-1])
            now_s = max(now_s, self.clients[number].tw_early) + clock.times.stays_s[store]
            numbers.append(number)
            place = store
        return numbers

    @cached_property
    def _on(self) -> dict[tuple[int, int], list[int]]:
        """Numbers of the clients for each store and column, by their windows."""
        numbers: dict[tuple[int, int], list[int]] = {}
        for number, visit in enumerate(self.visits):
            for column in range(visit.first, visit.last + 1):
                numbers.setdefault((visit.store, column), []).append(number)
        return numbers

    @cached_property
    def limits(self) -> list[tuple[list[int], list[int]]]:
        """Sizes of stores and limits of reps, for load and stops where any rep has a limit."""
        stores, reps = self.problem.stores, self.problem.reps
        pairs = [
            ([store.load for store in stores], [rep.capacity for rep in reps]),
            ([1 for _ in stores], [rep.most_stops for rep in reps]),
        ]
        return [
            (sizes, [limit or NO_LIMIT for limit in limits])
            for sizes, limits in pairs
            if any(limits)
        ]
