"""
A whole cycle as one problem for PyVRP.

All days stand behind each other on one long clock: each column has a stretch of its own.
A vehicle works in the stretch of its slot, and a client whose window lies in one stretch can
be on that column only. A store seen more than once is a client for each column of
its choice. A store seen once is one client with a window over all columns that it may be on;
where these are not in a row, or it is not always open, it is a group of clients that
exclude each other, one for each row of columns or opening.

Two other ways were measured. A profile for each slot, with prohibitive edges to stores that
may not be there, gives plans as good, from a travel matrix for each slot with a place for
each visit. Clients that exclude each other, one for each day, instead of long windows give
dearer plans, and with several reps too many clients to search.

What it cannot express:

- Patterns. Routes know nothing of each other: no two clients can be bound to each
  other's days, so days of stores seen more than once come from outside and stay.
- The break. The clock stands still during it (``Shift``).
- Weekdays that run one route at different hours or openings: what suits all of them counts.
- The square in the balance: a second costs less below the mean work of the days and more
  above. Where overtime is allowed the dearer seconds are those past the working hours.
- A minute of driving that costs less than one of waiting: it then counts as much.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyvrp

from routeplan.cost import HOUR_S
from routeplan.solver.peers.clock import Clock
from routeplan.solver.peers.draft import Draft
from routeplan.solver.peers.fitting import fitting
from routeplan.solver.peers.pyvrp_clients import STRETCH_S, Clients
from routeplan.solver.peers.shift import common_hours, is_able, shifts

FORBIDDEN_S = 100_000_000

Longs = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Vehicles:
    """Slots of one column that are alike; each is one vehicle of a type."""

    column: int
    slots: tuple[int, ...]


class CycleModel:
    """
    A draft's problem for PyVRP, and the way back.

    Parameters
    ----------
    draft
        Holds the choices of stores that are seen more than once.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft, self.problem = draft, draft.problem
        self.weights = draft.problem.weights
        self.clients = Clients(draft)
        self.vehicles = tuple(self._vehicles())

    def _vehicles(self) -> Iterator[Vehicles]:
        for column, slots in enumerate(self.draft.arrays.columns):
            alike: dict[object, list[int]] = {}
            for slot in slots:
                clock = self.draft.clocks[slot]
                if is_able(clock):
                    like = clock.rep.model_dump_json(exclude={"id", "name"})
                    alike.setdefault((like, self._profile(slot)), []).append(slot)
            for same in alike.values():
                yield Vehicles(column, tuple(same))

    def _profile(self, slot: int) -> int:
        return self.draft.arrays.slots[slot].rep if self.are_reps_told_apart else 0

    @cached_property
    def are_reps_told_apart(self) -> bool:
        """True when some vehicles of a day may not come to some stores."""
        problem = self.problem
        stores, reps = range(len(problem.stores)), len(problem.reps)
        return not problem.same_rep and any(len(problem.reps_for(each)) < reps for each in stores)

    @cached_property
    def data(self) -> pyvrp.ProblemData:
        """The problem; there is none without vehicles."""
        seconds = self.problem.travel.seconds.astype(np.int64)
        matrices: list[Any] = [seconds]
        if self.are_reps_told_apart:
            matrices = [self._forbidding(seconds, rep) for rep in range(len(self.problem.reps))]
        stores = len(self.problem.stores)
        return pyvrp.ProblemData(
            locations=[pyvrp.Location(0, 0) for _ in range(len(seconds))],
            clients=self.clients.clients,
            depots=[pyvrp.Depot(place) for place in range(stores, len(seconds))],
            vehicle_types=[self._vehicle_type(vehicles) for vehicles in self.vehicles],
            distance_matrices=matrices,
            duration_matrices=matrices,
            groups=self.clients.groups,
        )

    def _forbidding(self, seconds: Longs, rep: int) -> Longs:
        """Travel with a way of years to every store that a rep may not visit."""
        stores = range(len(self.problem.stores))
        others = [store for store in stores if rep not in self.problem.reps_for(store)]
        seconds = seconds.copy()
        seconds[:, others] = FORBIDDEN_S
        np.fill_diagonal(seconds, 0)
        return seconds

    def _vehicle_type(self, vehicles: Vehicles) -> pyvrp.VehicleType:
        clock, weights = self.draft.clocks[vehicles.slots[0]], self.weights
        days, stores = len(clock.slot.days), len(self.problem.stores)
        start_s, end_s, latest_s = common_hours(shifts(clock))
        even_s, below_units, above_units = self._balance(clock)
        dearer_from_s, dearer_units = even_s, above_units - below_units
        if latest_s > end_s:
            dearer_from_s, dearer_units = max(0, end_s - start_s), weights.overtime_units
        offset_s = vehicles.column * STRETCH_S
        return pyvrp.VehicleType(
            num_available=len(vehicles.slots),
            capacity=[limits[clock.slot.rep] for _, limits in self.clients.limits],
            start_depot=clock.start - stores,
            end_depot=clock.end - stores,
            tw_early=offset_s + start_s,
            start_late=offset_s + start_s,
            tw_late=offset_s + latest_s,
            shift_duration=dearer_from_s,
            max_overtime=STRETCH_S,
            unit_distance_cost=max(0, weights.driving_units - weights.waiting_units) * days,
            unit_duration_cost=(weights.waiting_units + below_units) * days,
            unit_overtime_cost=dearer_units * days,
            profile=self._profile(vehicles.slots[0]),
        )

    def _balance(self, clock: Clock) -> tuple[int, int, int]:
        """The mean day of a rep, without auxiliary work, and units of a second below and above."""
        slots = [each for each in self.draft.clocks if each.slot.rep == clock.slot.rep]
        work_s = [
            each.drive_s(route) + sum(each.times.stays_s[store] for store in route)
            for each, route in zip(self.draft.clocks, self.draft.routes, strict=True)
            if each.slot.rep == clock.slot.rep
        ]
        days = [len(each.slot.days) for each in slots]
        even_s = round(np.average(work_s, weights=days))
        units_a_second = self.weights.balance_units / HOUR_S**2
        mean_s = even_s + clock.rep.auxiliary_s
        below_s, above_s = max(0, 2 * mean_s - HOUR_S), 2 * mean_s + HOUR_S
        return even_s, round(units_a_second * below_s), round(units_a_second * above_s)

    def start(self) -> pyvrp.Solution:
        """The routes of the draft."""
        routes = [
            pyvrp.Route(self.data, self.clients.of_route(vehicles.column, route), kind)
            for kind, vehicles in enumerate(self.vehicles)
            for route in (self.draft.routes[slot] for slot in vehicles.slots)
            if route
        ]
        return pyvrp.Solution(self.data, routes)

    def lay(self, solution: pyvrp.Solution) -> None:
        """Lay a solution's routes on the draft; what does not fit is left out."""
        routes: list[list[int]] = [[] for _ in self.draft.routes]
        free = {kind: iter(vehicles.slots) for kind, vehicles in enumerate(self.vehicles)}
        for route in solution.routes():
            kind = route.vehicle_type()
            stores = [self.clients.visits[each.idx].store for each in route if each.is_client()]
            routes[next(free[kind])] = stores
            self._choose(stores, self.vehicles[kind].column)
        for slot, stores in enumerate(routes):
            able = [store for store in stores if self._may_visit(store, slot)]
            self.draft.set_route(slot, fitting(self.draft.clocks[slot], able))

    def _choose(self, stores: Sequence[int], column: int) -> None:
        for store in filter(self.clients.is_free, stores):
            choices = list(self.draft.choices_for(store).columns)
            self.draft.choice_of[store] = choices.index((column,))

    def _may_visit(self, store: int, slot: int) -> bool:
        return bool(self.draft.arrays.is_able[store, slot])
