"""The frozen problem and what follows from it directly."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from routeplan.cycle import (
    CalendarWish,
    ChosenCalendar,
    Cycle,
    FreeCalendar,
    GivenCalendar,
    Labels,
    weekday_of,
)
from routeplan.errors import Fault, InputError
from routeplan.patterns import Pattern, allowed_patterns, covers
from routeplan.problem.labels import labels_of, patterns_with, some_patterns
from routeplan.problem.locks import FREE, Locks, StoreLock, store_locks
from routeplan.problem.source import Source
from routeplan.problem.store_rule import store_rule
from routeplan.reps import Mode, Rep
from routeplan.rules import Rules, VisitRule
from routeplan.stores import Store
from routeplan.travel import Travel
from routeplan.weights import Weights
from routeplan.workdays import Workdays

EarlierVisits = Mapping[str, frozenset[tuple[str, int]]]


@dataclass(frozen=True, eq=False)
class Problem:
    """
    Everything a plan is made from.

    Use ``Problem.of``, which reports every fault, rather than the constructor.

    Parameters
    ----------
    stores, reps
        In the order of the input; ids are unique. Each store has a class.
    rules
        A rule for each class that a store has.
    cycle, calendar
        The weeks that repeat, and how routes are laid on their days.
    travel
        Place ``i`` is store ``i``; rep ``r`` of ``n`` stores starts at place
        ``n + 2 r`` and ends at place ``n + 2 r + 1``.
    travel_by_mode
        Travel of the reps whose mode is not the one that ``travel`` is for.
    weights
        What driving, waiting, overtime, balance and so on are worth.
    same_rep
        True: one rep makes all visits of a store.
    earlier
        For each store id, the (rep id, cycle day) pairs of an earlier plan; a visit
        that is not among them costs ``weights.change_min``. None: no earlier plan.
    first_monday
        The Monday on which a first cycle starts, where it is known.
    workdays
        What a plan's dates heed: exceptions, and what becomes of a lost day's visits.
    source
        Where it was read from.
    store_modes
        For each store id the mode of the reps who may come; None: any mode.
    locks
        What of an earlier plan has to stay.
    """

    stores: tuple[Store, ...]
    reps: tuple[Rep, ...]
    rules: Rules
    cycle: Cycle
    travel: Travel
    calendar: CalendarWish = FreeCalendar()
    weights: Weights = Weights()
    same_rep: bool = True
    earlier: EarlierVisits | None = None
    first_monday: date | None = None
    workdays: Workdays = Workdays()
    source: Source = Source()
    travel_by_mode: Mapping[Mode, Travel] = field(default_factory=dict)
    store_modes: Mapping[str, Mode] | None = None
    locks: Locks = Locks()

    @classmethod
    def of(cls, **parts: Any) -> Problem:
        """
        A problem whose parts fit together.

        Takes the parameters of the class by name.

        Raises
        ------
        InputError
            RP203 to RP229, RP301 and RP461 to RP464, all that were found.
        """
        from routeplan.problem.faults import problem_faults

        problem = cls(**parts)
        faults = problem_faults(problem)
        if any(not fault.is_warning for fault in faults):
            raise InputError(faults)
        source = dataclasses.replace(problem.source, notes=(*problem.source.notes, *faults))
        return dataclasses.replace(problem, source=source)

    def with_calendar(self, calendar: CalendarWish) -> Problem:
        """The same problem under another calendar."""
        return dataclasses.replace(self, calendar=calendar)

    def travel_of(self, rep: int) -> Travel:
        """The travel of a rep's mode."""
        return self.travel_by_mode.get(self.reps[rep].mode, self.travel)

    @cached_property
    def travel_source(self) -> str:
        """Where the travel of all reps comes from, in words."""
        return "; ".join({self.travel_of(rep).source: 0 for rep in range(len(self.reps))})

    @cached_property
    def is_estimated(self) -> bool:
        """True where the travel of any rep is an estimate."""
        return any(self.travel_of(rep).estimated for rep in range(len(self.reps)))

    @cached_property
    def is_mixed(self) -> bool:
        """True where two reps take different times over the same way."""
        return len({id(self.travel_of(rep)) for rep in range(len(self.reps))}) > 1

    def start_place(self, rep: int) -> int:
        """Place from which rep number ``rep`` leaves."""
        return len(self.stores) + 2 * rep

    def end_place(self, rep: int) -> int:
        """Place to which rep number ``rep`` returns."""
        return len(self.stores) + 2 * rep + 1

    @cached_property
    def store_numbers(self) -> dict[str, int]:
        """Number of each store id."""
        return {store.id: number for number, store in enumerate(self.stores)}

    @cached_property
    def rep_numbers(self) -> dict[str, int]:
        """Number of each rep id."""
        return {rep.id: number for number, rep in enumerate(self.reps)}

    @cached_property
    def store_rules(self) -> tuple[VisitRule, ...]:
        """The rule of each store: its class's, changed by what the store says itself."""
        return tuple(store_rule(store, self.rules) for store in self.stores)

    @cached_property
    def class_ranks(self) -> dict[str, int]:
        """For each class, how many less important classes there are."""
        names = list(self.rules.classes)
        return {name: len(names) - 1 - index for index, name in enumerate(names)}

    def left_out_units(self, store: int) -> int:
        """Cost units of leaving out one visit of a store."""
        rank = self.class_ranks[self.stores[store].store_class or ""]
        return self.weights.left_out_units(rank)

    def labels_of(self, rep: int) -> Labels:
        """One label per cycle day of a rep, a chosen calendar as if free; None: no driving."""
        return self._labels[rep]

    @cached_property
    def _labels(self) -> tuple[Labels, ...]:
        return tuple(labels_of(who, self.calendar, self.cycle) for who in self.reps)

    def visiting_days(self, store: int, rep: int) -> tuple[int, ...]:
        """Cycle days on which a rep drives and a store may be visited, ascending."""
        key = (self._open_weekdays[store], rep)
        if key not in self._visiting_days:
            self._visiting_days[key] = tuple(
                day
                for day, label in enumerate(self.labels_of(rep))
                if label is not None and weekday_of(day) in self._open_weekdays[store]
            )
        return self._visiting_days[key]

    @cached_property
    def _visiting_days(self) -> dict[tuple[frozenset[int], int], tuple[int, ...]]:
        return {}

    @cached_property
    def _open_weekdays(self) -> tuple[frozenset[int], ...]:
        """For each store the weekdays that its rule allows and on which a stay fits."""
        return tuple(
            frozenset(day for day in rule.weekdays if shop.opens_for(rule.in_store_s, day))
            for shop, rule in zip(self.stores, self.store_rules, strict=True)
        )

    def reps_for(self, store: int) -> tuple[int, ...]:
        """Numbers of the reps who may visit a store."""
        fixed = self.stores[store].rep
        if fixed is not None:
            return (self.rep_numbers[fixed],)
        if self.same_rep and (locked := self.lock_of(store).required):
            return (min(locked)[0],)
        if self.store_modes is None:
            return tuple(range(len(self.reps)))
        mode = self.store_modes[self.stores[store].id]
        return tuple(number for number, rep in enumerate(self.reps) if rep.mode == mode)

    def patterns_of(self, store: int, rep: int) -> tuple[Pattern, ...]:
        """
        The sets of days on which a rep may visit a store; daily visits have one.

        Under a given calendar a store is on or off all days of a label together.

        Raises
        ------
        InputError
            RP203 to RP206 and RP464, when there is none or there are too many.
        """
        rule, days = self.store_rules[store], self.visiting_days(store, rep)
        labels = self.labels_of(rep) if isinstance(self.calendar, GivenCalendar) else ()
        key = (rule, days, labels)
        if key not in self._patterns:
            where = self.source.place(f"store {self.stores[store].id}")
            self._patterns[key] = patterns_with(rule, self.cycle, days, labels, where)
        return self._unlocked(store, self._patterns[key], (rep,))

    def shared_patterns_of(self, store: int) -> tuple[Pattern, ...]:
        """
        The sets of days on which a store may be visited when any rep may come.

        Under a given calendar each is made up of labels, of one rep or of several.

        Raises
        ------
        InputError
            RP203 to RP206 and RP464, when there is none or there are too many.
        """
        reps, rule = self.reps_for(store), self.store_rules[store]
        days = tuple(sorted({day for rep in reps for day in self.visiting_days(store, rep)}))
        key = (rule, days, reps)
        if key not in self._patterns:
            where = self.source.place(f"store {self.stores[store].id}")
            patterns = allowed_patterns(rule, self.cycle, days, where)
            parts = dict(enumerate(part for rep in reps for part in self.label_days(rep).values()))
            kept = tuple(pattern for pattern in patterns if any(covers(pattern, parts)))
            self._patterns[key] = some_patterns(kept, rule, where)
        return self._unlocked(store, self._patterns[key], reps)

    def _unlocked(
        self, store: int, patterns: tuple[Pattern, ...], reps: tuple[int, ...]
    ) -> tuple[Pattern, ...]:
        """The patterns that locks leave to a store."""
        lock = self.lock_of(store)
        if lock == FREE:
            return patterns
        routes = [(rep, days) for rep in reps for days in self.label_days(rep).values()]
        kept = lock.kept(patterns, reps, routes) or lock.lenient.kept(patterns, reps, routes)
        if not kept:
            where = self.source.place(f"store {self.stores[store].id}")
            raise InputError([Fault.of("RP464", where, locks=lock.words([*self.rep_numbers]))])
        return kept

    def lock_of(self, store: int) -> StoreLock:
        """What locks mean for a store."""
        return self._store_locks[store]

    @cached_property
    def _store_locks(self) -> tuple[StoreLock, ...]:
        return store_locks(self.locks, self.store_numbers, self.rep_numbers)

    def label_days(self, rep: int) -> dict[str, tuple[int, ...]]:
        """For each label of a rep the cycle days that run it, by first day."""
        days_of: dict[str, tuple[int, ...]] = {}
        for day, label in enumerate(self.labels_of(rep)):
            if label is not None:
                days_of[label] = (*days_of.get(label, ()), day)
        return days_of

    @cached_property
    def _patterns(self) -> dict[object, tuple[Pattern, ...]]:
        return {}

    @property
    def heeds_dates(self) -> bool:
        """True where public holidays or exceptions may change a date."""
        return bool(self.workdays.exceptions) or any(rep.country for rep in self.reps)

    @property
    def is_chosen(self) -> bool:
        """True while the solver has yet to find the calendar."""
        return isinstance(self.calendar, ChosenCalendar)
