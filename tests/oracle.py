"""
The cheapest plan of a tiny problem, found by trying everything.

Asks ``check`` what is allowed and ``cost`` what it costs; knows neither patterns nor solver.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import combinations, permutations
from math import inf
from typing import NamedTuple

from builders import calendar_of, plan

from routeplan.check import check
from routeplan.cost import cost
from routeplan.plan import Plan
from routeplan.problem import Problem

Slot = tuple[str, str]
DAY_CODES = {"PV05", "PV06", "PV07", "PV08"}


class Choice(NamedTuple):
    """Routes (rep id, label) that hold one store, and how many of its visits are left out."""

    slots: tuple[Slot, ...]
    left_out: int


class Round(NamedTuple):
    """The cheapest order of some stores on one route."""

    cost: float
    stores: tuple[str, ...]


def cheapest_cost(problem: Problem) -> int:
    """What the cheapest plan costs."""
    return cost(problem, cheapest_plan(problem)).total


def cheapest_plan(problem: Problem) -> Plan:
    """
    A plan that keeps every rule and than which none is cheaper.

    Any visits may be left out. For a free or given calendar and up to four stores; each
    choice of routes for each store is tried, unless the cheapest rounds that could still follow
    from it already cost as much as a plan that is known.
    """
    found = _Search(problem).cheapest()
    assert check(problem, found) == []
    return found


def choices_of(problem: Problem, store: str) -> Iterator[Choice]:
    """
    Every set of routes that may hold a store, seen for itself; the clock is left aside.

    While visits are left out only closeness, weekday, rep and days in common can be wrong,
    and another visit heals none of them, so a set that is refused is not enlarged.
    """
    calendar = calendar_of(problem)
    runs = {
        (rep, label): labels.count(label)
        for rep, labels in calendar.items()
        for label in dict.fromkeys(labels)
        if label is not None
    }
    totals = [
        visits
        for visits in range(problem.cycle.days + 1)
        if _is_allowed(problem, store, Choice((), visits))
    ]

    def extend(slots: tuple[Slot, ...], others: Sequence[Slot]) -> Iterator[Choice]:
        made = sum(runs[slot] for slot in slots)
        left_out = [total - made for total in totals if total >= made]
        choices = [Choice(slots, visits) for visits in left_out]
        choice = next((each for each in choices if _is_allowed(problem, store, each)), None)
        if choice is None:
            return
        yield choice
        for index, slot in enumerate(others):
            yield from extend((*slots, slot), others[index + 1 :])

    yield from extend((), list(runs))


def _is_allowed(problem: Problem, store: str, choice: Choice) -> bool:
    left_out = {store: choice.left_out} if choice.left_out else {}
    alone = plan(problem, {slot: [store] for slot in choice.slots}, left_out)
    about = {f"store {store}", f"left out {store}"}
    return not any(
        violation.where.split(",")[0] in about and violation.code not in DAY_CODES
        for violation in check(problem, alone)
    )


class _Search:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.stores = [store.id for store in problem.stores]
        self.best_cost = inf
        self.best: Mapping[str, Choice] = {}
        self.round = lru_cache(None)(self._round)
        self.at_least = lru_cache(None)(self._at_least)

    def cheapest(self) -> Plan:
        self._place(0, {}, {}, 0)
        held: dict[Slot, frozenset[str]] = {}
        for store, choice in self.best.items():
            for slot in choice.slots:
                held[slot] = held.get(slot, frozenset()) | {store}
        routes = {slot: self.round(slot, stores).stores for slot, stores in held.items()}
        left_out = {store: choice.left_out for store, choice in self.best.items()}
        return plan(
            self.problem, routes, {store: visits for store, visits in left_out.items() if visits}
        )

    @cached_property
    def choices(self) -> list[list[tuple[Choice, int]]]:
        """For each store its choices, each with what its left-out visits cost."""
        return [
            [
                (choice, self._left_out_cost(store, choice.left_out))
                for choice in choices_of(self.problem, store)
            ]
            for store in self.stores
        ]

    def _left_out_cost(self, store: str, visits: int) -> int:
        return cost(self.problem, plan(self.problem, {}, {store: visits})).total if visits else 0

    def _place(
        self,
        number: int,
        chosen: dict[str, Choice],
        held: dict[Slot, frozenset[str]],
        left_out_cost: float,
    ) -> None:
        """Try every choice of one store, the most promising first, and then the next store."""
        if number == len(self.stores):
            total = left_out_cost + sum(self.at_least(slot, held[slot], number) for slot in held)
            if total < self.best_cost:
                self.best_cost, self.best = total, chosen
            return
        store = self.stores[number]
        placed = []
        for choice, units in self.choices[number]:
            now = {**held, **{slot: held.get(slot, frozenset()) | {store} for slot in choice.slots}}
            rounds = sum(self.at_least(slot, stores, number + 1) for slot, stores in now.items())
            placed.append((left_out_cost + units + rounds, choice, now, left_out_cost + units))
        for at_least, choice, now, units in sorted(placed, key=lambda each: each[0]):
            if at_least < self.best_cost:
                self._place(number + 1, {**chosen, store: choice}, now, units)

    def _at_least(self, slot: Slot, stores: frozenset[str], number: int) -> float:
        """The cheapest round of some stores and any of those from ``number`` on."""
        later = self.stores[number:]
        return min(
            self.round(slot, stores | set(more)).cost
            for count in range(len(later) + 1)
            for more in combinations(later, count)
        )

    def _round(self, slot: Slot, stores: frozenset[str]) -> Round:
        rounds = [Round(inf, ())]
        for order in permutations(sorted(stores)):
            alone = plan(self.problem, {slot: order})
            if not any(each.code in DAY_CODES for each in check(self.problem, alone)):
                rounds.append(Round(cost(self.problem, alone).total, order))
        return min(rounds)


def shortest_drive_s(seconds: Sequence[Sequence[int]], start: int, end: int) -> int:
    """
    The shortest drive from one place through all others to another.

    References
    ----------
    .. [1] Held, M., and Karp, R.M. (1962). A dynamic programming approach to sequencing
           problems. *Journal of SIAM*, 10(1): 196-210.
    """
    others = [place for place in range(len(seconds)) if place not in (start, end)]
    shortest = {(frozenset[int](), start): 0}
    for count in range(1, len(others) + 1):
        for seen in map(frozenset, combinations(others, count)):
            for last in seen:
                before = seen - {last}
                shortest[seen, last] = min(
                    shortest[before, place] + seconds[place][last] for place in (before or {start})
                )
    return min(
        shortest[frozenset(others), last] + seconds[last][end] for last in (others or [start])
    )
