"""
The order of one day by the routing library of OR-Tools.

A day is one model: the stores of a column, with a vehicle for each of its slots. It
expresses driving, waiting, overtime, openings that differ by weekday, hours, load, most stops
and visits left out, in the units of ``cost``. What it cannot express:

- The break. The library knows breaks, but searches five to fifteen times slower with
  them; the day is laid on a clock that stands still during its break instead (``Shift``), and
  what then does not fit the real clock is taken out afterwards.
- The square in the balance. It is charged by the second at its slope at the day's work.
- A minute of driving that costs less than one of waiting: in a day with openings it
  then counts as much.
- Changes against an earlier plan between vehicles of one day.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from ortools.constraint_solver import pywrapcp
from ortools.constraint_solver.routing_enums_pb2 import (
    FirstSolutionStrategy,
    LocalSearchMetaheuristic,
)

from routeplan.cost import HOUR_S
from routeplan.solver.peers.draft import Draft
from routeplan.solver.peers.pace import Pace
from routeplan.solver.peers.shift import Shift, is_able, shifts

HORIZON_S = 1_000_000
LONGEST_WAIT_S = 86_400
# A search that is stuck finds no more solutions at which it could be stopped.
FAILURES_A_STORE = 2_000

Groups = dict[tuple[object, ...], tuple[int, tuple[Shift, ...]]]


def routed(
    draft: Draft,
    column: int,
    stores: Sequence[int],
    routes: Sequence[Sequence[int]],
    pace: Pace | None = None,
) -> list[list[int]]:
    """
    Routes for the slots of a column; stores may be left out.

    Parameters
    ----------
    stores
        All that the column should hold.
    routes
        Where to start: a route for each slot of the column, which hold some of the stores.
    pace
        How long guided local search may go on; None: local search down to the first
        optimum only. What the watcher raises halts it, and is not raised here.
    """
    slots = draft.arrays.columns[column]
    found: list[list[int]] = [[] for _ in slots]
    able = [index for index, slot in enumerate(slots) if is_able(draft.clocks[slot])]
    if not stores or not able:
        return found
    model = _ColumnModel(draft, [slots[index] for index in able], stores)
    solved = model.solved([routes[index] for index in able], pace)
    for index, route in zip(able, solved, strict=True):
        found[index] = route
    return found


class _ColumnModel:
    def __init__(self, draft: Draft, slots: Sequence[int], stores: Sequence[int]) -> None:
        self.draft, self.slots, self.stores = draft, slots, stores
        self.clocks = [draft.clocks[slot] for slot in slots]
        self.days = len(draft.arrays.slots[slots[0]].days)
        ends = [clock.start for clock in self.clocks], [clock.end for clock in self.clocks]
        places = np.array([*stores, *ends[0], *ends[1]])
        self.drives: npt.NDArray[np.int64] = draft.problem.travel.seconds[
            np.ix_(places, places)
        ].astype(np.int64)
        count = len(slots)
        starts = list(range(len(stores), len(stores) + count))
        self.manager = pywrapcp.RoutingIndexManager(
            len(places), count, starts, [start + count for start in starts]
        )
        self.model = pywrapcp.RoutingModel(self.manager)
        self.indices = [self.manager.NodeToIndex(node) for node in range(len(stores))]
        self.groups = self._groups()
        self.has_openings = any(
            shift.starts(store) is not None
            for _, (shift, *_) in self.groups.values()
            for store in stores
        )
        self._add_costs()
        self._add_clocks()
        self._add_limits()

    def _groups(self) -> Groups:
        """Weekdays on which all vehicles and stores keep the same clock, with their days."""
        groups: Groups = {}
        for day in zip(*(shifts(clock) for clock in self.clocks), strict=True):
            opens = tuple(day[0].starts(store) for store in self.stores)
            hours = tuple((each.start_s, each.end_s, each.latest_s) for each in day)
            count, _ = groups.get((hours, opens), (0, day))
            groups[hours, opens] = (count + day[0].count, day)
        return groups

    def _work_units(self) -> int:
        """What a second more of work costs a day in balance, at about its length."""
        stays_s = sum(self.clocks[0].times.stays_s[store] for store in self.stores)
        stops = len(self.stores)
        nearest = np.sort(self.drives[:stops], axis=1)[:, : min(3, len(self.drives))]
        work_s = (stays_s + nearest.mean(axis=1).sum()) / len(self.slots)
        work_s += self.clocks[0].rep.auxiliary_s
        units_a_square = self.draft.problem.weights.balance_units / HOUR_S**2
        return round(2 * units_a_square * float(work_s))

    def _add_costs(self) -> None:
        problem, work_units = self.draft.problem, self._work_units()
        weights = problem.weights
        drive_units = weights.driving_units + work_units
        self.span_units = 0
        if self.has_openings:
            drive_units = max(0, weights.driving_units - weights.waiting_units)
            self.span_units = weights.waiting_units + work_units
        costs = (self.drives * drive_units * self.days).tolist()
        self.model.SetArcCostEvaluatorOfAllVehicles(self.model.RegisterTransitMatrix(costs))
        for store, index in zip(self.stores, self.indices, strict=True):
            # A stay that is left out saves its part of the span, or its part of the balance.
            stay_units = weights.waiting_units if self.has_openings else -work_units
            stay_units *= problem.store_rules[store].in_store_s
            price = max(0, problem.left_out_units(store) + stay_units)
            self.model.AddDisjunction([index], price * self.days)

    def _add_clocks(self) -> None:
        stays = [self.clocks[0].times.stays_s[store] for store in self.stores]
        transits = self.drives.copy()
        transits[: len(stays)] += np.array(stays, np.int64)[:, None]
        transit = self.model.RegisterTransitMatrix(transits.tolist())
        weights = self.draft.problem.weights
        for number, (count, day) in enumerate(self.groups.values()):
            name = f"clock {number}"
            overtimes = [(shift.end_s, weights.overtime_units * count) for shift in day]
            if not self.has_openings:
                self._add_clock(name, transit, day, overtimes)
                continue
            spans = [(shift.start_s, self.span_units * count) for shift in day]
            self._add_clock(name, transit, day, spans)
            if any(shift.latest_s > shift.end_s for shift in day):
                self._add_clock(f"{name} overtime", transit, day, overtimes)

    def _add_clock(
        self, name: str, transit: int, day: Sequence[Shift], prices: Sequence[tuple[int, int]]
    ) -> None:
        """The clock of one weekday, with a price by the second on a late return."""
        wait_s = LONGEST_WAIT_S if self.has_openings else 0
        self.model.AddDimension(transit, wait_s, HORIZON_S, False, name)
        clock = self.model.GetDimensionOrDie(name)
        for vehicle, (shift, (free_s, units)) in enumerate(zip(day, prices, strict=True)):
            clock.CumulVar(self.model.Start(vehicle)).SetValue(shift.start_s)
            clock.CumulVar(self.model.End(vehicle)).SetMax(shift.latest_s)
            if units:
                clock.SetCumulVarSoftUpperBound(self.model.End(vehicle), free_s, units)
        for store, index in zip(self.stores, self.indices, strict=True):
            # Where the breaks of several reps differ, the clock of the first one holds.
            opens = day[0].starts(store)
            if not opens:
                continue
            moment = clock.CumulVar(index)
            moment.SetRange(opens[0][0], opens[-1][1])
            for (_, last_s), (first_s, _) in pairwise(opens):
                if last_s + 1 < first_s:
                    moment.RemoveInterval(last_s + 1, first_s - 1)

    def _add_limits(self) -> None:
        reps = [clock.rep for clock in self.clocks]
        loads = [self.draft.problem.stores[store].load for store in self.stores]
        self._add_limit("stops", [1] * len(loads), [rep.most_stops for rep in reps])
        self._add_limit("load", loads, [rep.capacity for rep in reps])
        for store, index in zip(self.stores, self.indices, strict=True):
            for vehicle, slot in enumerate(self.slots):
                if not self._may_visit(store, slot):
                    self.model.VehicleVar(index).RemoveValue(vehicle)

    def _may_visit(self, store: int, slot: int) -> bool:
        return bool(self.draft.arrays.is_able[store, slot])

    def _add_limit(self, name: str, values: Sequence[int], most: Sequence[int | None]) -> None:
        limits = [sum(values) if limit is None else limit for limit in most]
        if min(limits) >= sum(values):
            return
        each = self.model.RegisterUnaryTransitVector([*values, *[0] * (2 * len(self.slots))])
        self.model.AddDimensionWithVehicleCapacity(each, 0, limits, True, name)

    def solved(self, routes: Sequence[Sequence[int]], pace: Pace | None) -> list[list[int]]:
        """Routes for each vehicle, by guided local search where there is a pace."""
        parameters = _parameters(pace)
        self.model.CloseModelWithParameters(parameters)
        if pace is not None:
            self._watch(pace)
        numbers = dict(zip(self.stores, self.indices, strict=True))
        known = [[numbers[store] for store in route] for route in routes]
        start = self.model.ReadAssignmentFromRoutes(known, True) if any(known) else None
        if start is None:
            solution = self.model.SolveWithParameters(parameters)
        else:
            solution = self.model.SolveFromAssignmentWithParameters(start, parameters)
        return [list(route) for route in routes] if solution is None else self._read(solution)

    def _watch(self, pace: Pace) -> None:
        """Ask the pace at every solution; the library must see no error."""
        solver = self.model.solver()
        self.model.AddSearchMonitor(solver.FailuresLimit(FAILURES_A_STORE * len(self.stores)))

        def at_solution() -> None:
            try:
                pace.step(self.model.CostVar().Max())
                pace.tell(self.draft)
            except BaseException as error:
                pace.halt(error)
            if pace.is_over:
                self.model.CancelSearch()

        self.model.AddAtSolutionCallback(at_solution)

    def _read(self, solution: Any) -> list[list[int]]:
        routes: list[list[int]] = []
        for vehicle in range(len(self.slots)):
            routes.append([])
            index = solution.Value(self.model.NextVar(self.model.Start(vehicle)))
            while not self.model.IsEnd(index):
                routes[-1].append(self.stores[self.manager.IndexToNode(index)])
                index = solution.Value(self.model.NextVar(index))
        return routes


def _parameters(pace: Pace | None) -> Any:
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    parameters.first_solution_strategy = FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    if pace is None:
        return parameters
    parameters.local_search_metaheuristic = LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    seconds = pace.seconds_left
    if seconds is not None:
        parameters.time_limit.FromMilliseconds(max(1, int(1000 * seconds)))
    return parameters
