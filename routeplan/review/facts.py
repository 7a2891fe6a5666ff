"""Plans and visits brought together, before any figure is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np

from routeplan.cycle import DAYS_A_WEEK
from routeplan.review.excuses import excuses_of_days, excuses_of_records
from routeplan.review.made import UNKNOWN, BoolArray, IntArray, VisitTable
from routeplan.review.matching import DAYS_APART, Matches, key_of, match
from routeplan.review.planned import PlannedDays, Stops, planned
from routeplan.review.selection import Selection
from routeplan.review.traits import Traits
from routeplan.review.versions import Segment, Version
from routeplan.visits import Absence, Target

EXCUSED_REASONS = ("closed", "rep_absent")


@dataclass(frozen=True)
class CardState:
    """
    How complete a store's card is.

    Parameters
    ----------
    missing
        Names of what is not filled in.
    due
        When it falls due for review; None: not known.
    """

    missing: tuple[str, ...] = ()
    due: date | None = None


@dataclass(frozen=True)
class Circumstances:
    """
    What a review is told beside plans and visits.

    Parameters
    ----------
    absences
        Leave and holidays beside those that the plans' own dates know; stops planned on
        them are excused.
    excused_reasons
        Reasons of not visiting that excuse.
    teams
        Team of each rep id; without one a rep is of no team.
    area_header
        Column of the store file that holds the area; see ``traits.area_of``.
    targets
        Orders expected by store and month.
    cards
        State of each store's card; empty: not known.
    """

    absences: tuple[Absence, ...] = ()
    excused_reasons: tuple[str, ...] = EXCUSED_REASONS
    teams: Mapping[str, str] = field(default_factory=dict)
    area_header: str = ""
    targets: tuple[Target, ...] = ()
    cards: Mapping[str, CardState] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Facts:
    """
    Everything that figures are counted from; rows are numbered from 0.

    Parameters
    ----------
    versions, circumstances, as_of
        As given; ``as_of`` is the ordinal of the last day that is over.
    record_first
        Ordinal of the first day with any record, of whichever rep.
    reps, stores
        Ids that numbers stand for.
    is_chosen
        For each rep, True: it is one that was asked for.
    segments
        When each version rules which rep.
    traits
        What is known of the stores.
    stops, days
        Planned stops and day lists up to ``as_of``.
    visits
        All records up to ``as_of``, in the order in which they were made.
    visit_rep, visit_store
        Their numbers in ``reps`` and ``stores``.
    made
        Numbers of the records that are visits made.
    matches
        Stops and records brought together.
    reason_of
        For each stop the record that says why it was not visited; -1: none.
    excuse
        For each stop that was missed the number in ``EXCUSES`` of what excuses it; -1: none.
    """

    versions: Sequence[Version]
    circumstances: Circumstances
    as_of: int
    record_first: int
    reps: tuple[str, ...]
    stores: tuple[str, ...]
    is_chosen: BoolArray
    segments: tuple[Segment, ...]
    traits: Traits
    stops: Stops
    days: PlannedDays
    visits: VisitTable
    visit_rep: IntArray
    visit_store: IntArray
    made: IntArray
    matches: Matches
    reason_of: IntArray
    excuse: IntArray

    @cached_property
    def rep_numbers(self) -> Mapping[str, int]:
        """Number of each rep id."""
        return {rep: number for number, rep in enumerate(self.reps)}

    @cached_property
    def store_numbers(self) -> Mapping[str, int]:
        """Number of each store id."""
        return {store: number for number, store in enumerate(self.stores)}

    @cached_property
    def _segment_table(self) -> tuple[IntArray, IntArray]:
        """Segments sorted by rep and first day: their keys, and their places."""
        reps = np.array([self.rep_numbers[each.rep] for each in self.segments], dtype=np.int64)
        first = np.array([each.first for each in self.segments], dtype=np.int64)
        order = np.argsort(key_of(reps, first), kind="stable")
        return key_of(reps, first)[order], order

    def segment_on(self, rep: IntArray, day: IntArray) -> IntArray:
        """The segment that rules each rep on a day; -1: no plan does."""
        keys, order = self._segment_table
        if len(keys) == 0:
            return np.full(len(rep), UNKNOWN, dtype=np.int64)
        place = np.searchsorted(keys, key_of(rep, day), side="right") - 1
        segment = order[np.maximum(place, 0)]
        ends = np.array([each.end for each in self.segments], dtype=np.int64)
        ruled = (place >= 0) & (keys[place] // DAYS_APART == rep) & (day < ends[segment])
        return np.where(ruled, segment, UNKNOWN)

    def cycle_start_on(self, rep: IntArray, day: IntArray) -> IntArray:
        """Ordinal of the first day of each rep's cycle; without a plan, of the week."""
        # Ordinal 1, 1 January of the year 1, was a Monday.
        mondays = [self.versions[each.version].first_monday.toordinal() for each in self.segments]
        lengths = [self.versions[each.version].cycle_days for each in self.segments]
        segment = self.segment_on(rep, day)
        monday = np.array([*mondays, 1], dtype=np.int64)[segment]
        length = np.array([*lengths, DAYS_A_WEEK], dtype=np.int64)[segment]
        return day - (day - monday) % length

    def places(self, version: int) -> IntArray:
        """Number of each store within a version's problem; -1: it does not have it."""
        numbers = [self.store_numbers[store.id] for store in self.versions[version].problem.stores]
        places = np.full(len(self.stores), UNKNOWN, dtype=np.int64)
        places[numbers] = np.arange(len(numbers))
        return places

    @property
    def is_excused(self) -> BoolArray:
        """For each stop, True: it was missed for a reason that excuses."""
        return self.excuse > UNKNOWN

    @property
    def is_done(self) -> BoolArray:
        """For each stop, True: a visit was made for it."""
        return self.matches.visit_of > UNKNOWN


def gather(
    versions: Sequence[Version],
    visits: VisitTable,
    as_of: date,
    circumstances: Circumstances | None = None,
    reps: Iterable[str] | None = None,
    record_first: date | None = None,
) -> Facts:
    """
    Lay the day lists out, and match what happened with them.

    Parameters
    ----------
    versions
        The plans that ran.
    visits
        All that was recorded, also before the time looked at: who ordered before, and
        what is made up later, shows only there.
    as_of
        The last day that is over; nothing after it is due or counted.
    circumstances
        None: no absences, teams, targets or cards.
    reps
        Ids of the reps looked at; None: all. Reps who share their stores are read along.
    record_first
        The first day with any record, of whichever rep; None: that of the visits given.
    """
    told = circumstances or Circumstances()
    last = as_of.toordinal()
    chosen = Selection.of(versions, visits, last, None if reps is None else frozenset(reps))
    traits = Traits.of(versions, chosen.store_numbers, told.area_header)
    stops, days = planned(versions, chosen.segments, last, chosen.rep_numbers, chosen.store_numbers)
    stops = stops.take(np.flatnonzero(chosen.has_store[stops.store]))
    made = np.flatnonzero(chosen.visits.was_made)
    matches = _matches(versions, stops, chosen, made)
    reason_of = _reasons(stops, chosen)
    return Facts(
        versions=versions,
        circumstances=told,
        as_of=last,
        record_first=_first_day(visits, last) if record_first is None else record_first.toordinal(),
        reps=chosen.reps,
        stores=chosen.stores,
        is_chosen=chosen.is_chosen,
        segments=chosen.segments,
        traits=traits,
        stops=stops,
        days=days,
        visits=chosen.visits,
        visit_rep=chosen.visit_rep,
        visit_store=chosen.visit_store,
        made=made,
        matches=matches,
        reason_of=reason_of,
        excuse=_excuses(versions, stops, chosen, reason_of, matches, told),
    )


def _first_day(visits: VisitTable, last: int) -> int:
    return int(visits.day.min()) if len(visits) else last


def _matches(
    versions: Sequence[Version], stops: Stops, chosen: Selection, made: IntArray
) -> Matches:
    """Stops and visits made brought together, the visits numbered among all records."""
    cycles = np.array([version.cycle_days for version in versions], dtype=np.int64)
    found = match(
        stops.store,
        stops.day,
        cycles[stops.version],
        chosen.visit_store[made],
        chosen.visits.day[made],
        chosen.visits.planned_day[made],
    )
    visit_of = found.visit_of.copy()
    matched = visit_of != UNKNOWN
    visit_of[matched] = made[visit_of[matched]]
    stop_of = np.full(len(chosen.visits), UNKNOWN, dtype=np.int64)
    stop_of[made] = found.stop_of
    return Matches(visit_of, stop_of)


def _reasons(stops: Stops, chosen: Selection) -> IntArray:
    """The last record that says why each stop was not visited."""
    records = np.flatnonzero(~chosen.visits.was_made)
    day, planned_day = chosen.visits.day[records], chosen.visits.planned_day[records]
    said = key_of(chosen.visit_store[records], np.where(planned_day == UNKNOWN, day, planned_day))
    order = np.argsort(said, kind="stable")
    place = np.searchsorted(said[order], key_of(stops.store, stops.day), side="right") - 1
    if len(records) == 0:
        return np.full(len(stops), UNKNOWN, dtype=np.int64)
    there = said[order][np.maximum(place, 0)] == key_of(stops.store, stops.day)
    return np.where(there & (place >= 0), records[order][np.maximum(place, 0)], UNKNOWN)


def _excuses(
    versions: Sequence[Version],
    stops: Stops,
    chosen: Selection,
    reason_of: IntArray,
    matches: Matches,
    told: Circumstances,
) -> IntArray:
    recorded = excuses_of_records(reason_of, chosen.visits, told.excused_reasons)
    of_days = excuses_of_days(stops, versions, chosen.reps, told.absences)
    missed = matches.visit_of == UNKNOWN
    return np.where(missed, np.maximum(recorded, of_days), UNKNOWN)
