"""Visits as columns, which is how a year of them is counted quickly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from routeplan.visits import Reason, Visit

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

REASONS: tuple[str, ...] = get_args(Reason)
UNKNOWN = -1


@dataclass(frozen=True, eq=False)
class VisitTable:
    """
    Visits as columns, one row a visit.

    Parameters
    ----------
    ids
        Visit ids.
    reps, stores
        Names that ``rep`` and ``store`` number.
    rep, store
        Numbers in ``reps`` and ``stores``.
    day, planned_day
        Ordinals (``date.toordinal``) of the day of the visit and of the day list's stop;
        -1: off-plan.
    reason
        -1: visited; else the number in ``REASONS`` of why not.
    arrived_s, left_s
        Seconds after midnight; -1: not recorded.
    order_cents, collected_cents
        Hundredths of the currency, 0 where there is none.
    has_order, is_effective, is_opening, is_late
        With an order; with any outcome; with the outcome ``opened``; received late.
    """

    ids: Sequence[str]
    reps: tuple[str, ...]
    stores: tuple[str, ...]
    rep: IntArray
    store: IntArray
    day: IntArray
    planned_day: IntArray
    reason: IntArray
    arrived_s: IntArray
    left_s: IntArray
    order_cents: IntArray
    collected_cents: IntArray
    has_order: BoolArray
    is_effective: BoolArray
    is_opening: BoolArray
    is_late: BoolArray

    @classmethod
    def of(cls, visits: Iterable[Visit]) -> VisitTable:
        """The columns of some visits, in their order."""
        given = visits if isinstance(visits, Sequence) else tuple(visits)
        reps, rep = _numbered([visit.rep for visit in given])
        stores, store = _numbered([visit.store for visit in given])
        reasons = {name: number for number, name in enumerate(REASONS)}
        return cls(
            ids=[visit.id for visit in given],
            reps=reps,
            stores=stores,
            rep=rep,
            store=store,
            day=_whole([visit.on.toordinal() for visit in given]),
            planned_day=_whole(
                [
                    UNKNOWN if visit.planned_on is None else visit.planned_on.toordinal()
                    for visit in given
                ]
            ),
            reason=_whole([reasons.get(visit.not_visited or "", UNKNOWN) for visit in given]),
            arrived_s=_whole([_known(visit.arrived_s) for visit in given]),
            left_s=_whole([_known(visit.left_s) for visit in given]),
            order_cents=_whole([visit.order_cents or 0 for visit in given]),
            collected_cents=_whole([visit.collected_cents or 0 for visit in given]),
            has_order=_flags([visit.has_order for visit in given]),
            is_effective=_flags([visit.is_effective for visit in given]),
            is_opening=_flags(["opened" in visit.outcomes for visit in given]),
            is_late=_flags([visit.late for visit in given]),
        )

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def was_made(self) -> BoolArray:
        """True where the rep was in the store."""
        return np.asarray(self.reason == UNKNOWN, dtype=np.bool_)


def _numbered(names: list[str]) -> tuple[tuple[str, ...], IntArray]:
    numbers: dict[str, int] = {}
    column = [numbers.setdefault(name, len(numbers)) for name in names]
    return tuple(numbers), _whole(column)


def _known(seconds: int | None) -> int:
    return UNKNOWN if seconds is None else seconds


def _whole(values: list[int]) -> IntArray:
    return np.array(values, dtype=np.int64)


def _flags(values: list[Any]) -> BoolArray:
    return np.array(values, dtype=np.bool_)
