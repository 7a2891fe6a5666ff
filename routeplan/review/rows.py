"""The tables that figures are counted over: stops, visits, days and stores."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np

from routeplan.review.driving import driving
from routeplan.review.facts import Facts
from routeplan.review.made import UNKNOWN, BoolArray, IntArray
from routeplan.review.matching import DAYS_APART, key_of


@dataclass(frozen=True, eq=False)
class Rows:
    """
    Rows of one sort, and what they may be grouped by.

    Parameters
    ----------
    sort
        ``stop``, ``visit``, ``day`` or ``store``.
    number
        Which stop or visit each row is; of a day or store its own number.
    rep, store
        Numbers; -1: the row has none, and cannot be grouped by it.
    store_class, area
        Numbers in ``facts.traits``; -1 like these.
    trait
        Row of the store in ``facts.traits`` on that day; -1: none.
    day, cycle_start
        Ordinals.
    visit
        The visit behind the row; -1: none.
    """

    sort: str
    number: IntArray
    rep: IntArray
    store: IntArray
    store_class: IntArray
    area: IntArray
    trait: IntArray
    day: IntArray
    cycle_start: IntArray
    visit: IntArray

    def __len__(self) -> int:
        return len(self.day)

    def take(self, rows: IntArray | BoolArray) -> Rows:
        """Some of the rows."""
        names = [each.name for each in fields(self) if each.name != "sort"]
        return Rows(sort=self.sort, **{name: getattr(self, name)[rows] for name in names})


@dataclass(frozen=True, eq=False)
class DayRows:
    """
    Reps' days with a stop or a visit, one row each.

    Parameters
    ----------
    rows
        What they may be grouped by.
    visits
        Visits made.
    in_store_s, span_s
        Seconds in stores, and from the first arrival to the last departure; 0 on days
        where a visit has no times.
    planned_drive_s, planned_drive_m, drive_s, drive_m
        Driving by the day list, and of the visits made in the order in which they were
        made, both by the plan's travel times; 0 on days where either is not known.
    """

    rows: Rows
    visits: IntArray
    in_store_s: IntArray
    span_s: IntArray
    planned_drive_s: IntArray
    planned_drive_m: IntArray
    drive_s: IntArray
    drive_m: IntArray


class Tables:
    """The tables of a period; each is made when first asked for."""

    def __init__(self, facts: Facts, first: int, last: int) -> None:
        self.facts = facts
        self.first = first
        self.last = min(last, facts.as_of)

    def covers(self, day: IntArray) -> BoolArray:
        """True for days of the period."""
        return (day >= self.first) & (day <= self.last)

    @cached_property
    def stops(self) -> Rows:
        """Stops of the day lists of the period."""
        facts, stops = self.facts, self.facts.stops
        kept = np.flatnonzero(self.covers(stops.day) & facts.is_chosen[stops.rep])
        traits = facts.traits.rows_on(stops.store[kept], stops.day[kept])
        return Rows(
            sort="stop",
            number=kept,
            rep=stops.rep[kept],
            store=stops.store[kept],
            store_class=facts.traits.class_on(traits),
            area=facts.traits.area_on(traits),
            trait=traits,
            day=stops.day[kept],
            cycle_start=stops.cycle_start[kept],
            visit=facts.matches.visit_of[kept],
        )

    @cached_property
    def visits(self) -> Rows:
        """Visits made in the period."""
        return self.records.take(self.facts.visits.was_made[self.records.number])

    @cached_property
    def records(self) -> Rows:
        """Visits made and stores not visited, as recorded in the period."""
        facts = self.facts
        kept = np.flatnonzero(self.covers(facts.visits.day) & facts.is_chosen[facts.visit_rep])
        rep, store, day = facts.visit_rep[kept], facts.visit_store[kept], facts.visits.day[kept]
        traits = facts.traits.rows_on(store, day)
        return Rows(
            sort="visit",
            number=kept,
            rep=rep,
            store=store,
            store_class=facts.traits.class_on(traits),
            area=facts.traits.area_on(traits),
            trait=traits,
            day=day,
            cycle_start=facts.cycle_start_on(rep, day),
            visit=kept,
        )

    @cached_property
    def days(self) -> DayRows:
        """Reps' days of the period."""
        facts, visits, plans = self.facts, self.visits, self.facts.days
        kept = self.covers(plans.day) & facts.is_chosen[plans.rep]
        planned_key = key_of(plans.rep[kept], plans.day[kept])
        visit_key = key_of(visits.rep, visits.day)
        keys = np.unique(np.concatenate([planned_key, visit_key]))
        rep, day = np.divmod(keys, DAYS_APART)
        of_visit, of_plan = np.searchsorted(keys, visit_key), np.searchsorted(keys, planned_key)
        made = np.bincount(of_visit, minlength=len(keys))
        in_store_s, span_s = self._times(of_visit, len(keys), made)
        drive_s, drive_m, known = driving(facts, visits.number, of_visit, len(keys))
        planned_s, planned_m = np.zeros((2, len(keys)), dtype=np.int64)
        planned_s[of_plan], planned_m[of_plan] = plans.drive_s[kept], plans.drive_m[kept]
        comparable = known & (made > 0) & (planned_s + planned_m > 0)
        none = np.full(len(keys), UNKNOWN, dtype=np.int64)
        rows = Rows("day", np.arange(len(keys)), rep, none, none, none, none, day,
                    facts.cycle_start_on(rep, day), none)  # fmt: skip
        return DayRows(
            rows=rows,
            visits=made,
            in_store_s=in_store_s,
            span_s=span_s,
            planned_drive_s=planned_s * comparable,
            planned_drive_m=planned_m * comparable,
            drive_s=drive_s * comparable,
            drive_m=drive_m * comparable,
        )

    def _times(self, of_visit: IntArray, days: int, made: IntArray) -> tuple[IntArray, IntArray]:
        """In-store seconds and first arrival to last departure, on days timed throughout."""
        visits = self.facts.visits
        arrived, left = visits.arrived_s[self.visits.number], visits.left_s[self.visits.number]
        timed = left != UNKNOWN
        whole = np.bincount(of_visit[timed], minlength=days) == made
        in_store = np.zeros(days, dtype=np.int64)
        np.add.at(in_store, of_visit[timed], (left - arrived)[timed])
        first = np.full(days, np.iinfo(np.int64).max)
        latest = np.zeros(days, dtype=np.int64)
        np.minimum.at(first, of_visit[timed], arrived[timed])
        np.maximum.at(latest, of_visit[timed], left[timed])
        span = np.where(whole & (made > 0), latest - np.minimum(first, latest), 0)
        return np.where(whole, in_store, 0), span
