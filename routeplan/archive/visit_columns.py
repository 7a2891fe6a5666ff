"""A year of visits straight into the columns of a review."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, select, type_coerce
from sqlalchemy.types import NullType

from routeplan.archive.schema import VISITS
from routeplan.review import VisitTable
from routeplan.review.made import REASONS, UNKNOWN, BoolArray, IntArray

ROWS_AT_ONCE = 2_000
NAMED = ("rep", "store", "on", "planned_on", "not_visited", "outcomes")
WHOLE = ("arrived_s", "left_s", "order_cents", "collected_cents", "late")


def visit_table(db: Connection, condition: ColumnElement[bool]) -> VisitTable:
    """
    Visits as columns, in no order that could be relied on.

    The same as ``VisitTable.of`` of the visits themselves, which takes a hundred times as
    long: each would be read and checked again.
    """
    # As the driver gives them: a few hundred days come in a million rows, and are told
    # apart here before any of them becomes a date.
    columns = [type_coerce(VISITS.c[name], NullType()) for name in ("id", *NAMED, *WHOLE)]
    query = select(*columns).where(condition)
    ids: list[str] = []
    numbered = {name: _Numbered() for name in NAMED}
    whole: dict[str, list[IntArray]] = {name: [_whole(())] for name in WHOLE}
    # Straight from the driver's cursor: a million rows made objects cost more than all the rest.
    cursor = db.execute(query).cursor
    while part := cursor.fetchmany(ROWS_AT_ONCE):
        mine, *values = zip(*part, strict=True)
        ids.extend(mine)
        given = dict(zip((*NAMED, *WHOLE), values, strict=True))
        for name in NAMED:
            numbered[name].add(given[name])
        for name in WHOLE:
            whole[name].append(_whole(given[name]))
    return _table(ids, numbered, {name: np.concatenate(parts) for name, parts in whole.items()})


class _Numbered(dict[Any, int]):
    """Values and the numbers that stand for them, and the column of those numbers so far."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[IntArray] = [np.zeros(0, dtype=np.int64)]

    def __missing__(self, value: Any) -> int:
        number = self[value] = len(self)
        return number

    def add(self, values: Sequence[Any]) -> None:
        """Number more rows."""
        self._parts.append(np.fromiter(map(self.__getitem__, values), np.int64, len(values)))

    @property
    def column(self) -> IntArray:
        """The number of each row."""
        return np.concatenate(self._parts)

    def mapped(self, meaning: Callable[[Any], int]) -> IntArray:
        """What each row means, found once for each value."""
        return np.array([meaning(value) for value in self], dtype=np.int64)[self.column]


def _table(
    ids: list[str], numbered: dict[str, _Numbered], whole: dict[str, IntArray]
) -> VisitTable:
    outcomes = numbered["outcomes"]
    order = np.maximum(whole["order_cents"], 0)
    collected = np.maximum(whole["collected_cents"], 0)
    return VisitTable(
        ids=ids,
        reps=tuple(numbered["rep"]),
        stores=tuple(numbered["store"]),
        rep=numbered["rep"].column,
        store=numbered["store"].column,
        day=numbered["on"].mapped(_ordinal),
        planned_day=numbered["planned_on"].mapped(_ordinal),
        reason=numbered["not_visited"].mapped(_reason),
        arrived_s=whole["arrived_s"],
        left_s=whole["left_s"],
        order_cents=order,
        collected_cents=collected,
        has_order=_having(outcomes, "order") | (order > 0),
        is_effective=outcomes.mapped(bool).astype(np.bool_) | (order > 0) | (collected > 0),
        is_opening=_having(outcomes, "opened"),
        is_late=whole["late"].astype(np.bool_),
    )


def _whole(values: Sequence[int | None]) -> IntArray:
    """-1 where there is none; numbers below 2 to the 53rd pass through floats unharmed."""
    return np.nan_to_num(np.array(values, dtype=np.float64), nan=UNKNOWN).astype(np.int64)


def _having(outcomes: _Numbered, wanted: str) -> BoolArray:
    return outcomes.mapped(lambda text: wanted in (text or "").split(",")).astype(np.bool_)


def _ordinal(day: date | str | None) -> int:
    if day is None:
        return UNKNOWN
    return (date.fromisoformat(day) if isinstance(day, str) else day).toordinal()


def _reason(text: str | None) -> int:
    return UNKNOWN if text is None else REASONS.index(text)
