"""A rep's day as it went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from routeplan.errors import Fault, InputError
from routeplan.review.behind import Status, stop_reason, stop_status
from routeplan.review.facts import Facts
from routeplan.review.made import UNKNOWN
from routeplan.review.review import Group, Review
from routeplan.stores import Store
from routeplan.visits import Visit


@dataclass(frozen=True)
class DayLine:
    """
    One stop of the day list, or one visit off-plan.

    Parameters
    ----------
    order
        Place in the day list; None: off-plan, or for a stop of another day.
    store, shop
        The store's id, and the store itself where a plan has it.
    planned_on
        The day of the stop; None: off-plan.
    planned_s
        Planned arrival, seconds after midnight; None: not on this day's list.
    status, reason
        What became of it; see ``Behind``.
    visit
        The visit made; None: none, or not by the end of the day looked at.
    """

    order: int | None
    store: str
    shop: Store | None
    planned_on: date | None
    planned_s: int | None
    status: Status
    reason: str
    visit: Visit | None


@dataclass(frozen=True)
class Daily:
    """
    A rep's daily report.

    Parameters
    ----------
    rep, on
        Who and when.
    figures
        All figures of the rep's day.
    review
        Where they come from, to drill down.
    lines
        The day list in its order, then what was visited beside it, by arrival.
    still_open
        Stops of earlier days that were missed and can still be made up before the store's
        next stop.
    """

    rep: str
    on: date
    figures: Group
    review: Review
    lines: tuple[DayLine, ...]
    still_open: tuple[DayLine, ...]


def daily(facts: Facts, visits: Iterable[Visit], rep: str, on: date) -> Daily:
    """
    What a rep planned and did on a day.

    Parameters
    ----------
    facts
        Gathered up to that day at least; visits made later for the day's stops count, where
        the facts reach further.
    visits
        The visits that the facts were gathered from.

    Raises
    ------
    InputError
        RP635, when no plan and no visit has the rep.
    """
    if rep not in facts.rep_numbers:
        known = ", ".join(facts.reps)
        raise InputError([Fault.of("RP635", f"rep {rep}", known=known)])
    review = Review(facts, on, on, ("rep",))
    figures = [group for group in review.groups if group.labels == (rep,)]
    whole = figures[0] if figures else Group((rep,), {})
    lines = _Lines(facts, {visit.id: visit for visit in visits}, rep, on.toordinal())
    return Daily(rep, on, whole, review, lines.of_the_day(), lines.still_open())


class _Lines:
    def __init__(self, facts: Facts, visits: Mapping[str, Visit], rep: str, day: int) -> None:
        self.facts, self.visits, self.day = facts, visits, day
        self.rep = facts.rep_numbers[rep]
        self.shops = shops_of(facts)

    def of_the_day(self) -> tuple[DayLine, ...]:
        facts = self.facts
        mine = np.flatnonzero((facts.stops.rep == self.rep) & (facts.stops.day == self.day))
        planned = sorted(mine.tolist(), key=lambda stop: int(facts.stops.order[stop]))
        shown = {int(facts.matches.visit_of[stop]) for stop in planned}
        made = facts.made[
            (facts.visit_rep[facts.made] == self.rep) & (facts.visits.day[facts.made] == self.day)
        ]
        beside = [visit for visit in made.tolist() if visit not in shown]
        return (*map(self._of_stop, planned), *map(self._of_visit, beside))

    def still_open(self) -> tuple[DayLine, ...]:
        facts, stops = self.facts, self.facts.stops
        mine = (stops.rep == self.rep) & (stops.day < self.day) & ~facts.is_excused
        found = []
        for stop in np.flatnonzero(mine & ~facts.is_done).tolist():
            version = facts.versions[stops.version[stop]]
            same = stops.store == stops.store[stop]
            later = (stops.day > stops.day[stop]) & (stops.day <= self.day)
            reach = self.day - int(stops.day[stop])
            if not (same & later).any() and reach < version.cycle_days:
                found.append(self._of_stop(stop))
        return tuple(found)

    def _of_stop(self, stop: int) -> DayLine:
        facts, stops = self.facts, self.facts.stops
        store = facts.stores[stops.store[stop]]
        visit = int(facts.matches.visit_of[stop])
        return DayLine(
            order=int(stops.order[stop]),
            store=store,
            shop=self.shops.get(store),
            planned_on=date.fromordinal(int(stops.day[stop])),
            planned_s=self._arrival(stop),
            status=stop_status(facts, stop),
            reason=stop_reason(facts, stop),
            visit=None if visit == UNKNOWN else self.visits[facts.visits.ids[visit]],
        )

    def _arrival(self, stop: int) -> int | None:
        stops = self.facts.stops
        version = self.facts.versions[stops.version[stop]]
        rep = self.facts.reps[stops.rep[stop]]
        schedule = version.schedule_on(rep, int(stops.day[stop]))
        return None if schedule is None else schedule.stops[stops.order[stop] - 1].arrive_s

    def _of_visit(self, number: int) -> DayLine:
        facts = self.facts
        store = facts.stores[facts.visit_store[number]]
        stop = int(facts.matches.stop_of[number])
        day = None if stop == UNKNOWN else date.fromordinal(int(facts.stops.day[stop]))
        return DayLine(
            order=None,
            store=store,
            shop=self.shops.get(store),
            planned_on=day,
            planned_s=None,
            status="off_plan" if stop == UNKNOWN else stop_status(facts, stop),
            reason="",
            visit=self.visits[facts.visits.ids[number]],
        )


def shops_of(facts: Facts) -> dict[str, Store]:
    """Each store as the last version that has it knows it."""
    return {store.id: store for version in facts.versions for store in version.problem.stores}
