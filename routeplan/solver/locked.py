"""What locks mean for every engine, beside the slots and days that they leave open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from routeplan.problem import Problem

if TYPE_CHECKING:
    from routeplan.solver.arrays import Slot

# More than all visits of other stores that one day can hold, and far from what sums can reach.
LOCKED = 2**46


def able_slots(problem: Problem, slots: Sequence[Slot]) -> npt.NDArray[np.bool_]:
    """Which slots may serve which stores, by their reps and by locks; (stores, slots)."""
    able = np.zeros((len(problem.stores), len(slots)), np.bool_)
    for store in range(len(problem.stores)):
        reps, lock = problem.reps_for(store), problem.lock_of(store)
        able[store] = [slot.rep in reps and lock.lets(slot.rep, slot.days) for slot in slots]
    return able


def left_out_units(problem: Problem) -> npt.NDArray[np.int64]:
    """What each visit left out costs; one that is locked is given up last of all."""
    return np.array(
        [
            LOCKED if problem.lock_of(store).required else problem.left_out_units(store)
            for store in range(len(problem.stores))
        ],
        np.int64,
    )


def with_locked_lists(
    problem: Problem, slots: Iterable[Slot], stores_in_order: Sequence[Sequence[int]]
) -> list[Sequence[int]]:
    """An engine's answer with locked days in their own order, which no engine knows."""
    locked = {
        (problem.rep_numbers[each.rep], each.day): each.stores for each in problem.locks.lists
    }
    found: list[Sequence[int]] = []
    for slot, stores in zip(slots, stores_in_order, strict=True):
        lists = [locked[slot.rep, day] for day in slot.days if (slot.rep, day) in locked]
        found.append([problem.store_numbers[each] for each in lists[0]] if lists else stores)
    return found
