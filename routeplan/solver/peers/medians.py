"""The days first: compact areas with as much work on each day."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from routeplan.cycle import weekday_of
from routeplan.solver.peers.draft import Draft, Longs

ROUNDS = 80
NEAR = 5
STEP = 0.5
COOLING_ROUNDS = 10
OVERFULL_SECONDS = 4.0
UNEVEN_SECONDS = 0.5

Floats = npt.NDArray[np.float64]


class _Days(NamedTuple):
    """The choice of each store and the slot that serves each column of it."""

    seconds: float
    choices: list[int]
    slots: Longs


def chosen_days(draft: Draft, turn: float = 0.0) -> list[list[int]]:
    """
    Choose the days of every store before any route is drawn; its choice goes into the draft.

    Every slot has a median, one of its stores. A store takes the choice whose medians
    are nearest together, with a price for its work on each slot and for what changes
    against an earlier plan. Prices rise where there is more work than elsewhere and fall
    where there is less, and each median moves to the middle of its stores, of which those
    that are seen on many days count less. Of all rounds the one with the shortest
    distances, least overfull and most even days is kept.

    Parameters
    ----------
    turn
        How far the first areas are turned round the base, from 0 to 1.

    Returns
    -------
    list[list[int]]
        Stores of each slot, in ascending order; they need not fit.

    References
    ----------
    .. [1] Christofides, N., and Beasley, J.E. (1984). The period routing problem.
           *Networks*, 14(2): 237-256.
    """
    medians = _Medians(draft, turn)
    best = min((medians.round(number) for number in range(ROUNDS)), key=lambda days: days.seconds)
    draft.choice_of = best.choices
    stores_of: list[list[int]] = [[] for _ in draft.routes]
    for store, choice in enumerate(best.choices):
        for column in draft.choices_for(store).columns[choice]:
            stores_of[best.slots[store, column]].append(store)
    return stores_of


class _Medians:
    def __init__(self, draft: Draft, turn: float) -> None:
        self.draft, self.arrays, problem = draft, draft.arrays, draft.problem
        stores = range(len(problem.stores))
        between = problem.travel.seconds[: len(stores), : len(stores)].astype(np.float64)
        self.apart = (between + between.T) / 2
        self.work, self.room = _work_and_room(draft, self.apart)
        self.price_scale = float(np.median(self.apart)) / max(1e-9, float(self.work.mean()))
        self.prices = np.zeros(len(self.room))
        self.runs = np.array([len(slot.days) for slot in self.arrays.slots])
        self.is_able = self.arrays.is_able
        sets = np.array(self.arrays.set_of_store)
        self.members = [np.flatnonzero(sets == number) for number in range(len(self.arrays.sets))]
        self.holds = [choices.holds.T.astype(np.float64) for choices in draft.choices]
        self.changes_s = self._changes_s()
        self.medians = self._first_medians(turn)

    def _changes_s(self) -> Floats:
        """Driving that is worth a visit where an earlier plan has none, by store and slot."""
        draft, shape = self.draft, self.is_able.shape
        driving = max(1, draft.problem.weights.driving_units)
        if draft.problem.earlier is None:
            return np.zeros(shape)
        return np.array(
            [
                [draft.change_units(store, slot) / driving for slot in range(shape[1])]
                for store in range(shape[0])
            ]
        )

    def _first_medians(self, turn: float) -> Longs:
        """A store for each slot, at even angles round the base; a weekday's are neighbours."""
        problem, slots = self.draft.problem, self.arrays.slots
        stores = range(len(problem.stores))
        starts = [problem.start_place(rep) for rep in range(len(problem.reps))]
        nearest = problem.travel.seconds[starts][:, : len(stores)].argmin(axis=0)
        medians = np.zeros(len(slots), np.int64)
        for rep in range(len(problem.reps)):
            own = [slot for slot in range(len(slots)) if slots[slot].rep == rep]
            own.sort(key=lambda slot: (weekday_of(slots[slot].days[0]), slot))
            near = [store for store in stores if nearest[store] == rep] or list(stores)
            near.sort(key=lambda store: self._angle(rep, store))
            for place, slot in enumerate(own):
                share = ((place + 0.5) / len(own) + turn) % 1.0
                medians[slot] = near[int(share * len(near))]
        return medians

    def _angle(self, rep: int, store: int) -> float:
        base, shop = self.draft.problem.reps[rep].start, self.draft.problem.stores[store]
        east = (shop.lon - base.lon) * math.cos(math.radians(base.lat))
        return math.atan2(shop.lat - base.lat, east)

    def round(self, number: int) -> _Days:
        """Give every store its days, then move prices and medians."""
        apart = self.apart[:, self.medians]
        priced = (apart + np.outer(self.work, self.prices)) * self.runs + self.changes_s
        priced[~self.is_able] = np.inf
        slots = self._cheapest_slots(priced)
        stores = np.arange(len(priced))[:, None]
        of_columns = np.nan_to_num(priced[stores, slots], posinf=0.0)
        choices, is_held = self._choices(of_columns)
        on = np.zeros_like(priced)
        on[np.broadcast_to(stores, slots.shape)[is_held], slots[is_held]] = 1.0
        share = self.work @ on / self.room
        away = (apart * self.runs + self.changes_s) * on
        seconds = float(away.sum()) + self._uneven_s(share)
        self._move(on, share, number)
        return _Days(seconds, choices.tolist(), slots)

    def _cheapest_slots(self, priced: Floats) -> Longs:
        """For each store and column the slot that would serve it."""
        slots = [np.array(each) for each in self.arrays.columns]
        return np.column_stack([each[priced[:, each].argmin(axis=1)] for each in slots])

    def _choices(self, of_columns: Floats) -> tuple[Longs, npt.NDArray[np.bool_]]:
        """The cheapest choice of each store, and the columns that it holds."""
        chosen = np.zeros(len(of_columns), np.int64)
        is_held = np.zeros(of_columns.shape, bool)
        for members, holds in zip(self.members, self.holds, strict=True):
            chosen[members] = (of_columns[members] @ holds).argmin(axis=1)
            is_held[members] = holds.T[chosen[members]] > 0
        return chosen, is_held

    def _uneven_s(self, share: Floats) -> float:
        overfull = OVERFULL_SECONDS * np.maximum(0.0, share - 1.0)
        uneven = UNEVEN_SECONDS * np.abs(share - share.mean())
        return float(((overfull + uneven) * self.room * self.runs).sum())

    def _move(self, on: Floats, share: Floats, number: int) -> None:
        step = STEP / (1.0 + number / COOLING_ROUNDS)
        self.prices += step * self.price_scale * (share / max(1e-9, share.mean()) - 1.0)
        weights = on / np.maximum(1.0, on.sum(axis=1))[:, None]
        sums = np.where(on > 0, self.apart @ weights, np.inf)
        self.medians = np.where(on.any(axis=0), sums.argmin(axis=0), self.medians)


def _work_and_room(draft: Draft, apart: Floats) -> tuple[Floats, Floats]:
    """What each visit takes and each slot has: seconds, or load where that is scarcer."""
    problem, runs = draft.problem, [len(slot.days) for slot in draft.arrays.slots]
    visits = np.array([draft.choices_for(store).days[0] for store in range(len(apart))])
    work = np.array([rule.in_store_s for rule in problem.store_rules]) + _trips(apart)
    room = np.array([max(1.0, clock.there_s) for clock in draft.clocks])
    loads = np.array([store.load for store in problem.stores], np.float64)
    capacities = [clock.rep.capacity for clock in draft.clocks]
    if None in capacities:
        return work, room
    carried = np.array(capacities, np.float64)
    is_scarcer = loads @ visits / (carried @ runs) > work @ visits / (room @ runs)
    return (loads, carried) if is_scarcer else (work, room)


def _trips(apart: Floats) -> Floats:
    """Seconds of driving that a visit of each store is likely to take."""
    near = min(NEAR, len(apart) - 1)
    if near < 1:
        return np.zeros(len(apart))
    others = np.where(np.eye(len(apart), dtype=bool), np.inf, apart)
    trips: Floats = np.partition(others, near - 1, axis=1)[:, :near].mean(axis=1)
    return trips
