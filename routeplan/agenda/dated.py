"""The visits of a plan by date, with lost days made good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from routeplan.agenda.changes import Change, Outcome
from routeplan.agenda.day import with_store
from routeplan.agenda.visits import VisitDates
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.workdays import DayStatus, day_status

Key = tuple[str, date]
ONE_DAY = timedelta(days=1)
# A visit is brought forward by less than one and a half times its rule's weeks, and
# whether it is depends on visits at most as far behind it.
CYCLES_MADE_GOOD, CYCLES_LAID = 2, 4


@dataclass
class Agenda:
    """
    What every rep does on every date of a stretch of time.

    Parameters
    ----------
    routes
        For each (rep id, date) that is worked, its stores in order.
    doubled
        For each (rep id, date) the stores in which the rep stays twice as long.
    changes
        What lost days did to visits, by the date lost.
    lost
        For each (rep id, date) on which the calendar has a route that does not run, why.
    """

    routes: dict[Key, tuple[str, ...]] = field(default_factory=dict)
    doubled: dict[Key, frozenset[str]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    lost: dict[Key, DayStatus] = field(default_factory=dict)


def agenda(problem: Problem, plan: Plan, start: date, last: date) -> Agenda:
    """
    Lay a plan on the dates from its start on.

    Lost days are made good in the order of their dates, so that what is found for a date
    does not depend on how far one looks beyond it.

    Parameters
    ----------
    start
        The Monday on which a first cycle starts.
    last
        The last date that is wanted; some weeks beyond it are laid as well, for visits
        that later holidays bring forward.

    Notes
    -----
    A visit is moved between the store's visits before and after it, to a date on which
    its rep has a route, the rule allows the weekday (or the workday is an added one), both
    distances keep the fewest and, where that is possible, the most days between, and the
    day with the store at its cheapest place ends within hours and overtime. Nearest dates
    are tried first, of two the earlier.
    """
    return _Laying(problem, plan, start, last).laid()


class _Laying:
    def __init__(self, problem: Problem, plan: Plan, start: date, last: date) -> None:
        self.problem, self.plan, self.start = problem, plan, start
        self.found = Agenda()
        self.added: set[Key] = set()
        cycle = problem.cycle.days * ONE_DAY
        self.end = last + CYCLES_LAID * cycle
        self.last_made_good = last + CYCLES_MADE_GOOD * cycle

    def laid(self) -> Agenda:
        on = self.start
        while on <= self.end:
            for rep in self.problem.reps:
                self._lay((rep.id, on))
            on += ONE_DAY
        routes = self.found.routes
        self.visits = VisitDates((store, key[1]) for key in routes for store in routes[key])
        for key, status in sorted(self.found.lost.items(), key=lambda each: each[0][::-1]):
            if key[1] <= self.last_made_good:
                self._make_good(key, status)
        return self.found

    def _lay(self, key: Key) -> None:
        rep, on = key
        who = self.problem.reps[self.problem.rep_numbers[rep]]
        status = day_status(who, self.problem.workdays, on)
        stores = self._calendar_stores(key)
        if status.works and status.is_added:
            self.added.add(key)
        if status.works and (stores is not None or status.is_added):
            self.found.routes[key] = stores or ()
        elif stores is not None:
            self.found.lost[key] = status

    def _calendar_stores(self, key: Key) -> tuple[str, ...] | None:
        rep, on = key
        labels = self.plan.calendar.get(rep, ())
        day = (on - self.start).days % self.problem.cycle.days
        label = labels[day] if labels else None
        route = None if label is None else self.plan.route(rep, label)
        return None if route is None else route.stores

    def _make_good(self, key: Key, why: DayStatus) -> None:
        rep, lost = key
        units, numbers = self.problem.left_out_units, self.problem.store_numbers
        stores = self._calendar_stores(key) or ()
        for store in sorted(stores, key=lambda each: -units(numbers[each])):
            store_class = self.problem.stores[numbers[store]].store_class
            policy = self.problem.workdays.policy_of(store_class)
            to: date | None = None
            outcome: Outcome = "skipped"
            if policy == "move":
                to = self._moved(key, store)
                outcome = "not_moved" if to is None else "moved"
            elif policy == "double":
                to = self._doubled(key, store)
                outcome = "skipped" if to is None else "doubled"
            self.found.changes.append(Change(rep, store, lost, why, outcome, to))

    def _doubled(self, key: Key, store: str) -> date | None:
        rep, lost = key
        near = [on for on in self.visits.around(store, lost) if on is not None]
        for to in sorted(near, key=lambda on: (abs(on - lost), on)):
            longer = self.found.doubled.get((rep, to), frozenset())
            if store in self.found.routes.get((rep, to), ()) and store not in longer:
                self.found.doubled[rep, to] = longer | {store}
                return to
        return None

    def _moved(self, key: Key, store: str) -> date | None:
        rep, lost = key
        for to in self._candidates(rep, store, lost):
            route = self.found.routes.get((rep, to))
            longer = self.found.doubled.get((rep, to), frozenset())
            if route is None or self.visits.is_visited(store, to):
                continue
            changed = with_store(self.problem, rep, to, route, store, longer)
            if changed is not None:
                self.found.routes[rep, to] = changed
                self.visits.add(store, to)
                return to
        return None

    def _candidates(self, rep: str, store: str, lost: date) -> Iterator[date]:
        rule = self.problem.store_rules[self.problem.store_numbers[store]]
        before, after = self.visits.around(store, lost)
        first = self.start if before is None else before + rule.fewest_days * ONE_DAY
        last = self.end if after is None else after - rule.fewest_days * ONE_DAY
        most = rule.most_days * ONE_DAY
        if before is not None and (after is None or after - before <= 2 * most):
            last = min(last, before + most)
        if after is not None and (before is None or after - before <= 2 * most):
            first = max(first, after - most, self.start)
        for apart in range(1, max((lost - first).days, (last - lost).days) + 1):
            for to in (lost - apart * ONE_DAY, lost + apart * ONE_DAY):
                is_allowed = to.weekday() in rule.weekdays or (rep, to) in self.added
                if first <= to <= last and is_allowed:
                    yield to
