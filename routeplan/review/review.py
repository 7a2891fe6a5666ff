"""Planned against done: every figure, by group, and the visits behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from routeplan.errors import Fault, InputError
from routeplan.review.behind import Behind, rows_behind
from routeplan.review.facts import Facts
from routeplan.review.figures_of_stops import STOP_FIGURES
from routeplan.review.figures_of_stores import STORE_FIGURES
from routeplan.review.figures_of_visits import VISIT_FIGURES
from routeplan.review.groups import By, Grouping
from routeplan.review.made import IntArray
from routeplan.review.rows import Rows, Tables
from routeplan.review.states import store_rows
from routeplan.review.tally import Figure, Sources, Tally

FIGURES: Mapping[str, Figure] = {
    figure.key: figure for figure in (*STOP_FIGURES, *VISIT_FIGURES, *STORE_FIGURES)
}
"""Every figure by its key, in the order in which they are shown."""


@dataclass(frozen=True)
class Value:
    """
    What a figure comes to.

    Parameters
    ----------
    counted
        The upper number.
    out_of
        The lower number; None: the figure has none.
    """

    counted: int
    out_of: int | None = None

    @property
    def amount(self) -> float | None:
        """The figure itself; None: there is nothing to divide by."""
        if self.out_of is None:
            return self.counted
        return self.counted / self.out_of if self.out_of else None


@dataclass(frozen=True)
class Group:
    """
    The figures of one group.

    Parameters
    ----------
    labels
        One for each dimension that the review tells apart.
    values
        By figure; None: it is not known, or has no meaning for such a group.
    """

    labels: tuple[str, ...]
    values: Mapping[str, Value | None]


class Review:
    """
    The figures of a period, told apart by some dimensions.

    Parameters
    ----------
    facts
        See ``gather``.
    first, last
        The period, both days included; what lies after ``as_of`` of the facts counts not
        yet.
    by
        None, one or two of rep, team, class, area, week, cycle and month.

    Raises
    ------
    InputError
        RP632 for dimensions that cannot be combined; RP633, when the period ends before
        it starts.
    """

    def __init__(self, facts: Facts, first: date, last: date, by: Sequence[By] = ()) -> None:
        if last < first:
            where = "period"
            raise InputError([Fault.of("RP633", where, first=str(first), last=str(last))])
        self.facts = facts
        self.first, self.last, self.by = first, last, tuple(by)
        self.grouping = Grouping(facts, by)
        tables = Tables(facts, first.toordinal(), last.toordinal())
        stretches = self.grouping.stretches(tables.first, tables.last)
        self._sources = Sources(tables, store_rows(tables, stretches))

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """All groups with a stop, a visit or a store, with all figures."""
        codes = self._group_codes
        columns = {key: self._values(figure, codes) for key, figure in FIGURES.items()}
        return tuple(
            Group(
                labels=self.grouping.labels(code),
                values={
                    key: None if values is None else values[place]
                    for key, values in columns.items()
                },
            )
            for place, code in enumerate(codes.tolist())
        )

    def value(self, figure: str, *labels: str) -> Value | None:
        """
        One figure of one group.

        Raises
        ------
        InputError
            RP634, when there is no such figure or group.
        """
        found = [group for group in self.groups if group.labels == labels]
        if figure not in FIGURES or not found:
            raise self._unknown(figure, labels)
        return found[0].values[figure]

    def behind(self, figure: str, *labels: str) -> tuple[Behind, ...]:
        """
        The stops, visits, days or stores behind one figure of one group.

        Their upper and lower numbers add up to the figure's, but for figures of stores,
        which count a store once.

        Raises
        ------
        InputError
            RP634, when there is no such figure or group.
        """
        codes = [code for code in self._group_codes.tolist() if self._labels(code) == labels]
        if figure not in FIGURES or not codes:
            raise self._unknown(figure, labels)
        tally = FIGURES[figure].tally(self._sources)
        of_rows = None if tally is None else self._groups_of(tally.rows)
        if tally is None or of_rows is None:
            return ()
        place = self._group_codes.tolist().index(codes[0])
        return tuple(rows_behind(self._sources, tally, of_rows == place))

    @property
    def size(self) -> int:
        """Stops and records of the period: how many rows may stand behind a figure."""
        tables = self._sources.tables
        return len(tables.stops) + len(tables.records)

    def _labels(self, code: int) -> tuple[str, ...]:
        return self.grouping.labels(code)

    def _unknown(self, figure: str, labels: tuple[str, ...]) -> InputError:
        known = ", ".join(FIGURES)
        name = " ".join([figure, *labels])
        return InputError([Fault.of("RP634", "figure", name=name, known=known)])

    @cached_property
    def _group_codes(self) -> IntArray:
        found = [np.unique(codes) for codes in map(self.grouping.codes, self._tables())
                 if codes is not None]  # fmt: skip
        if not self.by:
            return np.zeros(1, dtype=np.int64)
        return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)

    def _tables(self) -> Iterator[Rows]:
        tables = self._sources.tables
        yield from (tables.stops, tables.records, self._sources.stores.rows)

    def _values(self, figure: Figure, codes: IntArray) -> list[Value] | None:
        tally = figure.tally(self._sources)
        of_rows = None if tally is None else self._groups_of(tally.rows)
        if tally is None or of_rows is None:
            return None
        return add_up(tally, of_rows, len(codes), len(self.facts.stores))

    def _groups_of(self, rows: Rows) -> IntArray | None:
        """
        Place of each row's group among all; None: such rows have no such group.

        Many figures share their rows, so that it is looked up once a table.
        """
        if rows not in self._known_groups:
            codes = self.grouping.codes(rows)
            places = None if codes is None else np.searchsorted(self._group_codes, codes)
            self._known_groups[rows] = places
        return self._known_groups[rows]

    @cached_property
    def _known_groups(self) -> dict[Rows, IntArray | None]:
        return {}


def add_up(tally: Tally, group: IntArray, groups: int, stores: int) -> list[Value]:
    """
    The values of a figure in each of some groups.

    Parameters
    ----------
    group
        Number of each row's group.
    stores
        How many stores there are in all.
    """
    counted = np.asarray(tally.counted, dtype=np.int64)
    out_of = None if tally.out_of is None else np.asarray(tally.out_of, dtype=np.int64)
    if tally.per_store is not None:
        group, counted, out_of = _stores_once(tally, group, counted, out_of, stores)
    upper = _sums(group, counted, groups)
    if out_of is None:
        return [Value(value) for value in upper]
    return [Value(*pair) for pair in zip(upper, _sums(group, out_of, groups), strict=True)]


def _stores_once(
    tally: Tally, group: IntArray, counted: IntArray, out_of: IntArray | None, stores: int
) -> tuple[IntArray, IntArray, IntArray | None]:
    """One row per group and store, which counts or does not."""
    wanted = counted if out_of is None else out_of
    rows = np.flatnonzero(wanted)
    pairs, place = np.unique(group[rows] * stores + tally.rows.store[rows], return_inverse=True)
    hits = np.bincount(place, counted[rows], len(pairs))
    enough = hits == np.bincount(place, minlength=len(pairs))
    once = enough if tally.per_store == "all" else hits > 0
    lower = None if out_of is None else np.ones(len(pairs), dtype=np.int64)
    return pairs // stores, once.astype(np.int64), lower


def _sums(group: IntArray, values: IntArray, groups: int) -> list[int]:
    """Whole sums; numbers below 2 to the 53rd pass through floats unharmed."""
    sums = np.bincount(group, values, groups)
    return [int(total) for total in sums.tolist()]
