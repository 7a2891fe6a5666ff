"""What was read of a problem before it is planned, as answers show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel

from routeplan.api.faults import FaultShown
from routeplan.archive.plan_places import RepPlace, StorePlace
from routeplan.classify import Classified, ReasonKey, classified_again
from routeplan.cycle import CalendarWish
from routeplan.errors import Fault, Language
from routeplan.formats.shown_tables import ShownTable, cell_place
from routeplan.formats.travel_words import travel_words
from routeplan.problem import Problem
from routeplan.reps import Break, Rep, WorkHours
from routeplan.rules import Rules
from routeplan.solver import ClassHours, HoursNeeded, class_hours, hours_faults, hours_needed
from routeplan.stores import Store
from routeplan.travel.straight import STRAIGHT
from routeplan.weights import Weights


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


class StoreRead(StorePlace, frozen=True):
    """
    A store that can be planned.

    Parameters
    ----------
    sales
        What it sells in a month; null: not known.
    share, cumulated
        Its part of its rep's sales, and that of all stores up to it, largest first, 0 to 1.
    reason_key, reason
        Why it has its class, as a key and in words.
    """

    sales: float | None
    share: float | None
    cumulated: float | None
    reason_key: ReasonKey
    reason: str

    @classmethod
    def read(cls, found: Classified, rules: Rules, lang: Language) -> StoreRead:
        """A store, its rule and why it has its class."""
        place = StorePlace.of(found.store, rules)
        return cls(
            **dict(place),
            sales=found.store.sales,
            share=found.share,
            cumulated=found.cumulated,
            reason_key=found.reason_key,
            reason=found.reason(lang),
        )


class RepRead(RepPlace, frozen=True):
    """
    A rep for whom can be planned.

    Parameters
    ----------
    hours
        Working hours for Monday to Sunday; null: a day off.
    pause
        The break; null: none.
    auxiliary_s, overtime_s
        Seconds of other work on each day, and of overtime that is allowed.
    most_stops
        Most stops on one day; null: any number.
    capacity
        Most load on one day; null: nothing is carried.
    country, province, time_zone
        See the rep file.
    """

    hours: WorkHours
    pause: Break | None
    auxiliary_s: int
    most_stops: int | None
    overtime_s: int
    capacity: int | None
    country: str | None
    province: str | None
    time_zone: str | None

    @classmethod
    def read(cls, rep: Rep) -> RepRead:
        """A rep with hours and limits."""
        return cls(**{**dict(rep), **dict(RepPlace.of(rep))})


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


class HoursShown(BaseModel, frozen=True):
    """
    Hours of one cycle that a rep, or all reps together, need and have; in seconds.

    Parameters
    ----------
    rep
        Null: all reps together.
    driving_s
        An estimate, made without a plan.
    short_s
        What is missing; 0: the hours are likely to suffice.
    """

    rep: str | None
    needed_s: int
    in_store_s: int
    driving_s: int
    auxiliary_s: int
    there_s: int
    short_s: int

    @classmethod
    def of(cls, hours: HoursNeeded) -> HoursShown:
        """From the planner's own."""
        return cls(**vars(hours), needed_s=hours.needed_s, short_s=hours.short_s)


class ProblemRead(BaseModel, frozen=True):
    """
    A problem that can be planned.

    Parameters
    ----------
    hours
        For each rep who has stores, then for the team where there are several reps.
    class_hours
        Visits and in-store seconds of one cycle, by class.
    rules
        The rules and thresholds in force.
    travel, is_straight
        Where travel comes from; true: all of it is straight lines.
    """

    weeks: int
    first_monday: date | None
    same_rep: bool
    calendar: CalendarWish
    rules: Rules
    weights: Weights
    estimated: bool
    travel: str
    is_straight: bool
    stores: tuple[StoreRead, ...]
    reps: tuple[RepRead, ...]
    hours: tuple[HoursShown, ...]
    class_hours: tuple[ClassHours, ...]

    @classmethod
    def of(cls, problem: Problem, hours: Sequence[HoursNeeded], lang: Language) -> ProblemRead:
        """A problem with its hours."""
        given, thresholds = problem.source.given_classes, problem.rules.thresholds
        return cls(
            weeks=problem.cycle.weeks,
            first_monday=problem.first_monday,
            same_rep=problem.same_rep,
            calendar=problem.calendar,
            rules=problem.rules,
            weights=problem.weights,
            estimated=problem.is_estimated,
            travel=travel_words(problem.travel_source, lang),
            is_straight=problem.travel_source.startswith(STRAIGHT),
            stores=tuple(
                StoreRead.read(each, problem.rules, lang)
                for each in classified_again(problem.stores, given, thresholds)
            ),
            reps=tuple(map(RepRead.read, problem.reps)),
            hours=tuple(map(HoursShown.of, hours)),
            class_hours=class_hours(problem),
        )


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
