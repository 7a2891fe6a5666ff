"""The border to the engine: a problem as flat arrays, the engine's answer as a plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from routeplan.cycle import weekday_of
from routeplan.errors import InputError
from routeplan.patterns import covers
from routeplan.plan import LeftOut, Plan, Route
from routeplan.problem import Problem, StoreLock
from routeplan.solver._engine import Instance
from routeplan.solver.locked import able_slots, left_out_units, with_locked_lists
from routeplan.solver.traffic import TrafficRows
from routeplan.weights import Weights

NO_LIMIT = 2**31 - 1
LEAVES_AT_START = 0
FORBIDDEN = 2**61
PENDING = "RP456"

Choice = tuple[int, ...]
Stops = Sequence[Sequence[int]]


@dataclass(frozen=True)
class Slot:
    """One label of one rep, with the cycle days that run it."""

    rep: int
    label: str
    days: tuple[int, ...]


class Arrays:
    """
    A problem whose calendar is free or given, ready for the engine.

    Stores, places and reps keep their numbers. A slot is a label of a rep; a column is
    a set of days that one of several slots can serve; a choice is a store's pattern
    written as columns. Where one rep makes all visits of a store every slot is a column
    of its own, else slots with the same days share one.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.slots = tuple(_slots(problem))
        self.columns = self._columns()
        self._set_numbers: dict[object, int] = {}
        self.sets: list[tuple[Choice, ...]] = []
        self.set_of_store = [self._set_of(store) for store in range(len(problem.stores))]

    def _columns(self) -> tuple[tuple[int, ...], ...]:
        if self.problem.same_rep:
            return tuple((slot,) for slot in range(len(self.slots)))
        by_days: dict[tuple[int, ...], list[int]] = {}
        for number, slot in enumerate(self.slots):
            by_days.setdefault(slot.days, []).append(number)
        return tuple(tuple(slots) for slots in by_days.values())

    @cached_property
    def column_days(self) -> tuple[tuple[int, ...], ...]:
        """The cycle days of each column."""
        return tuple(self.slots[slots[0]].days for slots in self.columns)

    def _set_of(self, store: int) -> int:
        shop = self.problem.stores[store]
        problem = self.problem
        lock = problem.lock_of(store)
        key = (problem.store_rules[store], shop.open_hours, problem.reps_for(store), lock)
        if key not in self._set_numbers:
            self._set_numbers[key] = len(self.sets)
            self.sets.append(tuple(self._choices(store)))
        return self._set_numbers[key]

    def _choices(self, store: int) -> Iterator[Choice]:
        if not self.problem.same_rep:
            lock = self.problem.lock_of(store)
            yield from self._covering(store, lock) or self._covering(store, lock.lenient)
            return
        for rep in self.problem.reps_for(store):
            slot_of_day = {
                day: number
                for number, slot in enumerate(self.slots)
                if slot.rep == rep
                for day in slot.days
            }
            try:
                patterns = self.problem.patterns_of(store, rep)
            except InputError:
                continue
            for pattern in patterns:
                yield tuple(dict.fromkeys(slot_of_day[day] for day in pattern))

    def _covering(self, store: int, lock: StoreLock) -> list[Choice]:
        """Choices out of the columns that some slot may serve for a store under a lock."""
        reps = set(self.problem.reps_for(store))
        allowed = {
            column: self.column_days[column]
            for column, slots in enumerate(map(self._slots_of, self.columns))
            if any(slot.rep in reps and lock.lets(slot.rep, slot.days) for slot in slots)
        }
        patterns = self.problem.shared_patterns_of(store)
        return [choice for pattern in patterns for choice in covers(pattern, allowed)]

    def _slots_of(self, numbers: Sequence[int]) -> list[Slot]:
        return [self.slots[slot] for slot in numbers]

    @cached_property
    def is_able(self) -> npt.NDArray[np.bool_]:
        """Which slots may serve which stores: by their reps, and by locks; (stores, slots)."""
        return able_slots(self.problem, self.slots)

    def instance(self) -> Instance:
        """The engine's own copy of the problem."""
        problem, stores = self.problem, self.problem.stores
        window_first, windows = self._windows()
        traffic = TrafficRows(problem)
        variants, slots = self._slots_and_variants(traffic)
        choices = [choice for choices in self.sets for choice in choices]
        return Instance(
            travel=np.ascontiguousarray(problem.travel.seconds),
            parking=_int32(problem.travel.parking_s or [0] * len(problem.travel.seconds)),
            traffic=traffic.array(),
            stay=_int32([rule.in_store_s for rule in problem.store_rules]),
            load=_int64([store.load for store in stores]),
            left_out=left_out_units(problem),
            visit_units=self._visit_units(),
            always_open=np.array([store.open_hours is None for store in stores], np.uint8),
            window_first=window_first,
            windows=windows,
            variants=variants,
            slots=slots,
            column_first=_firsts(self.columns),
            column_slots=_flat(self.columns),
            choice_first=_firsts(choices),
            choice_columns=_flat(choices),
            set_first=_firsts(self.sets),
            set_of_store=_int32(self.set_of_store),
            weights=_weights(problem.weights),
        )

    def _visit_units(self) -> npt.NDArray[np.int64]:
        """What each store adds on each slot beside the clock: changes, and who may not come."""
        problem = self.problem
        units = np.zeros((len(problem.stores), len(self.slots)), np.int64)
        for number, store in enumerate(problem.stores):
            for column, slot in enumerate(self.slots):
                rep = problem.reps[slot.rep].id
                if not self.is_able[number, column]:
                    units[number, column] = FORBIDDEN
                elif problem.earlier is not None:
                    known = problem.earlier.get(store.id, frozenset())
                    changes = sum((rep, day) not in known for day in slot.days)
                    units[number, column] = changes * problem.weights.change_units
        return units if units.any() else np.zeros((0, 0), np.int64)

    def _windows(self) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        """Starts of stays that openings allow, weekday by weekday and store by store."""
        firsts, windows = [0], []
        for weekday in range(7):
            for store, rule in zip(self.problem.stores, self.problem.store_rules, strict=True):
                for window in store.windows_on(weekday) or ():
                    last_start_s = window.end_s - rule.in_store_s
                    if last_start_s >= window.start_s:
                        windows.append((window.start_s, last_start_s))
                firsts.append(len(windows))
        return _int32(firsts), np.array(windows, np.int32).reshape(-1, 2)

    def _slots_and_variants(
        self, traffic: TrafficRows
    ) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]]:
        problem = self.problem
        openings = [
            tuple(store.windows_on(weekday) for store in problem.stores) for weekday in range(7)
        ]
        alike = [openings.index(opening) for opening in openings]
        variants: list[tuple[int, ...]] = []
        slots: list[tuple[int, ...]] = []
        for slot in self.slots:
            first = len(variants)
            variants.extend(_variants(problem, slot, alike, traffic))
            rep = problem.reps[slot.rep]
            slots.append(
                (
                    problem.start_place(slot.rep),
                    problem.end_place(slot.rep),
                    rep.most_stops or NO_LIMIT,
                    len(slot.days),
                    rep.capacity or 2**62,
                    first,
                    len(variants),
                )
            )
        return np.array(variants, np.int32).reshape(-1, 11), np.array(slots, np.int64)

    def plan_of(self, stores_in_order: Stops, choices: Sequence[int]) -> Plan:
        """
        An answer in names; why visits are left out is still to be found.

        Parameters
        ----------
        stores_in_order
            Numbers of the stores on each slot.
        choices
            Number of each store's choice, counted over all sets.
        """
        problem = self.problem
        stores_in_order = with_locked_lists(problem, self.slots, stores_in_order)
        ids = [store.id for store in problem.stores]
        routes = tuple(
            Route(
                rep=problem.reps[slot.rep].id,
                label=slot.label,
                stores=tuple(ids[store] for store in stores),
            )
            for slot, stores in zip(self.slots, stores_in_order, strict=True)
        )
        calendar = {rep.id: problem.labels_of(number) for number, rep in enumerate(problem.reps)}
        return Plan(
            calendar=calendar,
            routes=routes,
            left_out=tuple(self._left_out(stores_in_order, choices)),
            first_monday=problem.first_monday,
        )

    def _left_out(self, stores_in_order: Stops, choices: Sequence[int]) -> Iterator[LeftOut]:
        visits = [0] * len(self.problem.stores)
        for slot, stores in zip(self.slots, stores_in_order, strict=True):
            for store in stores:
                visits[store] += len(slot.days)
        every = [choice for choices in self.sets for choice in choices]
        for store, choice in enumerate(choices):
            required = sum(len(self.column_days[column]) for column in every[choice])
            if visits[store] < required:
                missing = required - visits[store]
                name = self.problem.stores[store].id
                yield LeftOut(store=name, visits=missing, reason=PENDING)


def _slots(problem: Problem) -> Iterator[Slot]:
    for rep in range(len(problem.reps)):
        for label, days in problem.label_days(rep).items():
            yield Slot(rep, label, days)


def _variants(
    problem: Problem, slot: Slot, alike: Sequence[int], traffic: TrafficRows
) -> Iterator[tuple[int, ...]]:
    """A slot's weekdays, those with the same hours, openings and traffic put together."""
    rep = problem.reps[slot.rep]
    days_of: dict[tuple[object, ...], list[int]] = {}
    for day in slot.days:
        weekday = weekday_of(day)
        row = traffic.row(slot.rep, weekday)
        key = (rep.hours[weekday], rep.pause_on(weekday), alike[weekday], row)
        days_of.setdefault(key, []).append(day)
    for days in days_of.values():
        weekday = weekday_of(days[0])
        hours, pause = rep.hours[weekday], rep.pause_on(weekday)
        assert hours is not None
        clock = (0, 0, 0)
        if pause is not None:
            clock = (pause.window.start_s, pause.length_s, pause.latest_start_s)
        latest_return_s = hours.end_s + rep.overtime_s - rep.auxiliary_s
        ends = (hours.end_s, latest_return_s, rep.auxiliary_s)
        row = traffic.row(slot.rep, weekday)
        yield (weekday, len(days), hours.start_s, *ends, *clock, row, LEAVES_AT_START)


def _weights(weights: Weights) -> npt.NDArray[np.int64]:
    return _int64(
        [
            weights.driving_units,
            weights.waiting_units,
            weights.overtime_units,
            weights.balance_units,
        ]
    )


def _int32(values: Sequence[int]) -> npt.NDArray[np.int32]:
    return np.array(values, np.int32)


def _int64(values: Sequence[int]) -> npt.NDArray[np.int64]:
    return np.array(values, np.int64)


def _flat(parts: Sequence[Sequence[int]]) -> npt.NDArray[np.int32]:
    return _int32([value for part in parts for value in part])


def _firsts(parts: Sequence[Sequence[object]]) -> npt.NDArray[np.int32]:
    return _int32([0, *np.cumsum([len(part) for part in parts]).tolist()])
