"""A model in CP-SAT: choices for stores, and the work that they make on each column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from routeplan.cost import HOUR_S
from routeplan.solver.peers.draft import Draft
from routeplan.solver.peers.pace import Pace

TANGENTS = 4
# In CP-SAT's deterministic time, about a second each.
MOST_EFFORT = 0.2
MOST = 2**40
MOST_UNITS = 2**55

Longs = npt.NDArray[np.int64]
Literals = Sequence[cp_model.IntVar]
Terms = list[tuple[cp_model.IntVar, int]]


@dataclass(frozen=True)
class Effort:
    """How CP-SAT is to search: threads, seed, and whose time it takes."""

    pace: Pace
    threads: int
    seed: int


class DaysModel:
    """
    Choices for some stores; others may be held where they are.

    Costs are units of ``cost``; seconds are those of one day of a column.
    """

    def __init__(self, draft: Draft) -> None:
        columns = draft.arrays.columns
        self.draft, self.problem = draft, draft.problem
        self.model = cp_model.CpModel()
        self.costs: Terms = []
        self.stores: list[dict[int, cp_model.IntVar]] = []
        self.work: list[Terms] = [[] for _ in columns]
        self.loads: list[Terms] = [[] for _ in columns]
        self.stops: list[Terms] = [[] for _ in columns]
        self.held: list[tuple[int, int, int]] = [(0, 0, 0) for _ in columns]
        self.days = np.array([len(days) for days in draft.arrays.column_days])

    def add_store(self, store: int, drive_s: Longs, most: int) -> dict[int, Literals]:
        """
        Let a store have one of those of its choices that drive least, or the one it has.

        Parameters
        ----------
        drive_s
            Estimated driving on each column.
        most
            So many choices.

        Returns
        -------
        dict[int, Literals]
            For each column the literals of the choices that hold it; one at most is true.
        """
        choices, now = self.draft.choices_for(store), self.draft.choice_of[store]
        by_drive = np.argsort(choices.holds @ (drive_s * self.days), kind="stable")
        literals: dict[int, cp_model.IntVar] = {}
        of_column: dict[int, list[cp_model.IntVar]] = {}
        for choice in sorted({now, *by_drive[:most].tolist()}):
            literals[choice] = self.model.new_bool_var("")
            self.model.add_hint(literals[choice], choice == now)
            for column in choices.columns[choice]:
                of_column.setdefault(column, []).append(literals[choice])
        self.model.add_exactly_one(literals.values())
        self.stores.append(literals)
        return {column: tuple(each) for column, each in of_column.items()}

    def legs(
        self, literals: Literals, detour_s: int, others: Sequence[tuple[int, Literals]]
    ) -> Terms:
        """
        What a store adds to a column's driving: its detour, or the way there from another.

        Parameters
        ----------
        literals
            One is true when the column holds the store.
        others
            The drive to another store and back, and that one's literals for the column.
        """
        near = [(drive_s, other) for drive_s, other in others if drive_s < detour_s]
        if not near:
            return [(literal, detour_s) for literal in literals]
        legs = [(self.model.new_bool_var(""), detour_s)]
        for drive_s, other in near:
            legs.append((self.model.new_bool_var(""), drive_s))
            self.model.add(legs[-1][0] <= sum(other))
        self.model.add(sum(leg for leg, _ in legs) == sum(literals))
        return legs

    def add_visit(self, store: int, column: int, literals: Literals, legs: Terms) -> None:
        """Count a store's visit on a column where one of its literals is true."""
        stay_s = self.problem.store_rules[store].in_store_s
        slots = self.draft.slots_for(store, column)
        changes = min((self.draft.change_units(store, slot) for slot in slots), default=0)
        self.work[column] += [(literal, stay_s) for literal in literals] + legs
        self.loads[column] += [(literal, self.problem.stores[store].load) for literal in literals]
        self.stops[column] += [(literal, 1) for literal in literals]
        drive_units = self.problem.weights.driving_units * int(self.days[column])
        self.costs += [(leg, seconds * drive_units) for leg, seconds in legs]
        if changes:
            self.costs += [(literal, changes) for literal in literals]

    def hold(self, column: int, work_s: int, stores: Sequence[int]) -> None:
        """Count what a column holds without the stores that choose."""
        load = sum(self.problem.stores[store].load for store in stores)
        self.held[column] = (work_s, len(stores), load)

    def solved(self, effort: Effort) -> list[int] | None:
        """The choice of each store in the order added; None: none was found in time."""
        for column, terms in enumerate(self.work):
            if terms:
                self._add_column(column)
        self.model.minimize(_sum(self.costs))
        solver = cp_model.CpSolver()
        parameters = solver.parameters
        parameters.random_seed = effort.seed % 2**31
        parameters.num_workers = effort.threads
        # Threads side by side would answer as chance has it.
        parameters.interleave_search = effort.threads > 1
        parameters.max_deterministic_time = MOST_EFFORT
        # It takes longer than these small models do without it.
        parameters.cp_model_presolve = False
        parameters.catch_sigint_signal = False
        seconds = effort.pace.seconds_left
        if seconds is not None:
            parameters.max_time_in_seconds = max(0.01, seconds)
        if solver.solve(self.model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        return [
            next(choice for choice, literal in literals.items() if solver.boolean_value(literal))
            for literals in self.stores
        ]

    def _add_column(self, column: int) -> None:
        held_s, held_stops, held_load = self.held[column]
        clocks = [self.draft.clocks[slot] for slot in self.draft.arrays.columns[column]]
        reps, days = [clock.rep for clock in clocks], int(self.days[column])
        most_s = held_s + sum(seconds for _, seconds in self.work[column])
        # Of its own, so that the many stores stand in one row and not in every tangent.
        work = self.model.new_int_var(held_s, most_s, "")
        self.model.add(work == _sum(self.work[column]) + held_s)
        there_s, overtime_s = (
            sum(clock.there_s for clock in clocks),
            sum(r.overtime_s for r in reps),
        )
        self._add_balance(column, work, (held_s, min(most_s, there_s + there_s // 10)))
        if most_s > there_s - overtime_s and overtime_s:
            over = self._over(work, there_s - overtime_s)
            self.costs.append((over, self.problem.weights.overtime_units * days))
        a_second, a_stop, a_load = self._prices
        stops, load = _sum(self.stops[column]) + held_stops, _sum(self.loads[column]) + held_load
        if most_s > there_s:
            self.costs.append((self._over(work, there_s), a_second * days))
        if all(rep.most_stops for rep in reps):
            over = self._over(stops, sum(rep.most_stops or 0 for rep in reps))
            self.costs.append((over, a_stop * days))
        if all(rep.capacity for rep in reps):
            over = self._over(load, sum(rep.capacity or 0 for rep in reps))
            self.costs.append((over, a_load * days))

    def _add_balance(self, column: int, work: cp_model.IntVar, between_s: tuple[int, int]) -> None:
        """The square of the work, shared by the column's slots, by its tangents."""
        slots = self.draft.arrays.columns[column]
        units_a_square = self.problem.weights.balance_units / HOUR_S**2
        if not units_a_square:
            return
        auxiliary_s = sum(self.draft.clocks[slot].rep.auxiliary_s for slot in slots)
        square = self.model.new_int_var(0, MOST_UNITS, "")
        for at_s in np.linspace(*between_s, TANGENTS):
            each_s = (float(at_s) + auxiliary_s) / len(slots)
            slope = round(2 * units_a_square * each_s)
            less = round(units_a_square * each_s**2 * len(slots))
            self.model.add(square >= slope * (work + auxiliary_s) - less)
        self.costs.append((square, int(self.days[column])))

    def _over(self, expression: cp_model.LinearExprT, most: int) -> cp_model.IntVar:
        over = self.model.new_int_var(0, MOST, "")
        self.model.add(expression <= most + over)
        return over

    @cached_property
    def _prices(self) -> tuple[int, int, int]:
        """Units of a second, a stop and a unit of load too many, as visits left out."""
        problem = self.problem
        units = [problem.left_out_units(store) for store in range(len(problem.stores))]
        stays_s = [rule.in_store_s for rule in problem.store_rules]
        a_second = min(unit // stay_s for unit, stay_s in zip(units, stays_s, strict=True))
        most_load = max(1, *(store.load for store in problem.stores))
        return 1 + a_second, 1 + min(units), 1 + min(units) // most_load


def _sum(terms: Terms) -> cp_model.LinearExpr:
    if not terms:
        return cp_model.LinearExpr.weighted_sum([], [])
    variables, factors = zip(*terms, strict=True)
    return cp_model.LinearExpr.weighted_sum(variables, factors)
