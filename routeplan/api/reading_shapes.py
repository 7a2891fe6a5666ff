"""What was read of files or the archive, as answers show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from pydantic import BaseModel

from routeplan.api.faults import FaultShown
from routeplan.api.problem_shapes import ProblemRead
from routeplan.errors import Fault, Language
from routeplan.formats.shown_tables import ShownTable, cell_place
from routeplan.problem import Problem
from routeplan.solver import hours_faults, hours_needed
from routeplan.stores import Store


class PlacedFault(FaultShown, frozen=True):
    """
    A fault or warning, and the cell of a table that it is about.

    Parameters
    ----------
    is_warning
        True: planning goes on in spite of it.
    table
        ``name`` of the table; null: of no table.
    row, column
        Row as a spreadsheet numbers it, and header as typed; null: not of one.
    """

    is_warning: bool
    table: str | None = None
    row: int | None = None
    column: str | None = None

    @classmethod
    def placed(cls, fault: Fault, tables: Iterable[ShownTable], lang: Language) -> PlacedFault:
        """A fault in words with its cell."""
        place = cell_place(fault.where, tables)
        cell = {} if place is None else vars(place)
        said = FaultShown.of(fault, lang).model_dump()
        return cls(**said, is_warning=fault.is_warning, **cell)


class RowShown(BaseModel, frozen=True):
    """A row of a table: its number, and its cells as typed."""

    row: int
    cells: tuple[str, ...]


class TableShown(BaseModel, frozen=True):
    """
    A table as typed.

    Parameters
    ----------
    kind
        What it holds.
    name
        File, and sheet where there are several.
    header_row
        Number of the row with the headers; 0: there is none.
    columns
        The headers as typed.
    rows_in_all
        Rows below the headers, also those that are too many to show.
    """

    kind: Literal["stores", "reps"]
    name: str
    header_row: int
    columns: tuple[str, ...]
    rows: tuple[RowShown, ...]
    rows_in_all: int


class SoundStore(BaseModel, frozen=True):
    """A store whose row has no fault; its class is null where only its sales would tell it."""

    id: str
    name: str
    lat: float
    lon: float
    store_class: str | None

    @classmethod
    def of(cls, store: Store) -> SoundStore:
        """From the planner's own."""
        return cls(**{name: getattr(store, name) for name in cls.model_fields})


class Reading(BaseModel, frozen=True):
    """
    What was read.

    Parameters
    ----------
    problem
        Null: a fault stops it.
    faults
        All faults and warnings.
    tables
        The tables as typed, where a fault stops the problem.
    sound
        The stores of rows without a fault, where a fault elsewhere stops the problem.
    """

    problem: ProblemRead | None
    faults: tuple[PlacedFault, ...]
    tables: tuple[TableShown, ...]
    sound: tuple[SoundStore, ...] = ()

    @classmethod
    def of(
        cls,
        problem: Problem | None,
        faults: Iterable[Fault],
        tables: dict[Literal["stores", "reps"], ShownTable | None],
        lang: Language,
        sound: Sequence[Store] = (),
    ) -> Reading:
        """From what was found, in words."""
        hours = () if problem is None else hours_needed(problem)
        there = [table for table in tables.values() if table is not None]
        placed = tuple(
            PlacedFault.placed(each, there, lang) for each in (*faults, *hours_faults(hours))
        )
        return cls(
            problem=None if problem is None else ProblemRead.of(problem, hours, lang),
            faults=placed,
            tables=tuple(
                _table(kind, table)
                for kind, table in tables.items()
                if table is not None and problem is None
            ),
            sound=tuple(map(SoundStore.of, sound)),
        )


def _table(kind: Literal["stores", "reps"], table: ShownTable) -> TableShown:
    shown: dict[str, Any] = {**vars(table), "kind": kind}
    rows = tuple(RowShown(row=row.number, cells=row.cells) for row in table.rows)
    return TableShown(**{**shown, "rows": rows})
