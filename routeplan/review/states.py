"""How each store stood at the end of a stretch of time: ordered lately, visited lately."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from routeplan.review.facts import Facts
from routeplan.review.made import UNKNOWN, BoolArray, IntArray
from routeplan.review.matching import key_of
from routeplan.review.rows import Rows, Tables
from routeplan.review.targets import ordered_cents, target_cents
from routeplan.review.versions import ruling_spans

Stretches = tuple[tuple[int, int], ...]
"""First and last days."""

SPACINGS = 2
CYCLES = 2


@dataclass(frozen=True, eq=False)
class StoreRows:
    """
    Stores of the plans in force on the last days of stretches of time.

    Parameters
    ----------
    rows
        What they may be grouped by; ``day`` is the last day.
    first
        Ordinal of the first day of the stretch.
    has_ordered, is_at_risk
        With an order up to that day; with one, but none in the last two cycles.
    is_neglected
        Not visited for twice the most days between two visits.
    is_incomplete, is_due
        By their card; False where there is no card.
    target_cents, target_order_cents
        Orders expected in the stretch, and those that stores with a target gave in it.
    """

    rows: Rows
    first: IntArray
    has_ordered: BoolArray
    is_at_risk: BoolArray
    is_neglected: BoolArray
    is_incomplete: BoolArray
    is_due: BoolArray
    target_cents: IntArray
    target_order_cents: IntArray


def store_rows(tables: Tables, stretches: Stretches | None) -> StoreRows:
    """
    The stores on the last days of stretches of time.

    Parameters
    ----------
    stretches
        First and last days; None: the cycles, as each version has them.
    """
    facts = tables.facts
    blocks = list(_blocks(tables, stretches))
    columns = [np.concatenate(part) for part in zip(*blocks, strict=True)] if blocks else []
    store, rep, store_class, area, trait, first, day, cycle_start, most, cycle = (
        columns or [np.zeros(0, np.int64)] * 10
    )
    order_day, order = _last(facts, facts.visits.has_order & facts.visits.was_made, store, day)
    visit_day, visit = _last(facts, facts.visits.was_made, store, day)
    since = np.where(visit == UNKNOWN, _known_since(facts, store), visit_day)
    is_at_risk = (order != UNKNOWN) & (day - order_day >= CYCLES * cycle)
    incomplete, due = _cards(facts, store, day)
    target = target_cents(facts, store, first, day)
    return StoreRows(
        rows=Rows("store", np.arange(len(store)), rep, store, store_class, area, trait, day,
                  cycle_start, np.where(is_at_risk, order, visit)),
        first=first,
        has_ordered=order != UNKNOWN,
        is_at_risk=is_at_risk,
        is_neglected=day - since >= SPACINGS * most,
        is_incomplete=incomplete,
        is_due=due,
        target_cents=target,
        target_order_cents=ordered_cents(facts, store, first, day) * (target > 0),
    )  # fmt: skip


def _blocks(tables: Tables, stretches: Stretches | None) -> Iterator[list[IntArray]]:
    """The columns of the stores of each version on each of its last days."""
    facts, traits = tables.facts, tables.facts.traits
    begin = np.argsort(traits.version, kind="stable")
    bounds = np.searchsorted(traits.version[begin], np.arange(len(facts.versions) + 1))
    for number, (first, end) in enumerate(ruling_spans(facts.versions)):
        version = facts.versions[number]
        monday = version.first_monday.toordinal()
        mine = begin[bounds[number] : bounds[number + 1]]
        rep = _reps_of(facts, number)[traits.store[mine]]
        mine, rep = mine[rep != UNKNOWN], rep[rep != UNKNOWN]
        own = cycles(monday, version.cycle_days, tables.first, tables.last)
        for begins, day in own if stretches is None else stretches:
            if first <= day < end and len(mine):
                same = np.ones(len(mine), dtype=np.int64)
                start = day - (day - monday) % version.cycle_days
                yield [
                    traits.store[mine], rep, traits.store_class[mine], traits.area[mine], mine,
                    same * begins, same * day, same * start, traits.most_days[mine],
                    same * version.cycle_days,
                ]  # fmt: skip


def cycles(monday: int, length: int, first: int, last: int) -> Stretches:
    """First and last days of the cycles that overlap a period, cut at its ends."""
    start = first - (first - monday) % length
    return tuple(
        (max(begins, first), min(begins + length - 1, last))
        for begins in range(start, last + 1, length)
    )


def _reps_of(facts: Facts, number: int) -> IntArray:
    """
    Who looks after each store in a version; -1: nobody who was asked for.

    The rep on whose route it is, else the one to whom it belongs.
    """
    version = facts.versions[number]
    rep = np.full(len(facts.stores), UNKNOWN, dtype=np.int64)
    for store in version.problem.stores:
        if store.rep is not None:
            rep[facts.store_numbers[store.id]] = facts.rep_numbers[store.rep]
    for route in version.plan.routes:
        rep[[facts.store_numbers[store] for store in route.stores]] = facts.rep_numbers[route.rep]
    chosen = (rep != UNKNOWN) & facts.is_chosen[rep]
    if facts.is_chosen.all():
        return rep
    return np.where(chosen, rep, UNKNOWN)


def _last(
    facts: Facts, counted: BoolArray, store: IntArray, day: IntArray
) -> tuple[IntArray, IntArray]:
    """Day and number of the last counted visit of each store up to a day; -1: none."""
    visits = np.flatnonzero(counted)
    if len(visits) == 0:
        return np.full(len(store), UNKNOWN), np.full(len(store), UNKNOWN)
    keys = key_of(facts.visit_store[visits], facts.visits.day[visits])
    order = np.argsort(keys, kind="stable")
    place = np.searchsorted(keys[order], key_of(store, day), side="right") - 1
    visit = visits[order][np.maximum(place, 0)]
    there = (place >= 0) & (facts.visit_store[visit] == store)
    return np.where(there, facts.visits.day[visit], UNKNOWN), np.where(there, visit, UNKNOWN)


def _known_since(facts: Facts, store: IntArray) -> IntArray:
    """From when on a store could have been visited: plan and record had both begun."""
    begun = int(facts.record_first)
    return np.maximum(facts.traits.first_days(len(facts.stores))[store], begun)


def last_visit(facts: Facts, store: str, *, with_order: bool) -> int | None:
    """Number of the last visit made to a store, of those with an order or of all; None: none."""
    counted = facts.visits.was_made & (facts.visits.has_order | (not with_order))
    number = np.array([facts.store_numbers[store]], dtype=np.int64)
    _, visit = _last(facts, counted, number, np.array([facts.as_of], dtype=np.int64))
    return None if visit[0] == UNKNOWN else int(visit[0])


def known_since(facts: Facts, store: str) -> date:
    """From when on a store could have been visited; see ``StoreRows.is_neglected``."""
    number = np.array([facts.store_numbers[store]], dtype=np.int64)
    return date.fromordinal(int(_known_since(facts, number)[0]))


def _cards(facts: Facts, store: IntArray, day: IntArray) -> tuple[BoolArray, BoolArray]:
    cards = facts.circumstances.cards
    incomplete = np.zeros(len(facts.stores), dtype=np.bool_)
    due = np.full(len(facts.stores), date.max.toordinal(), dtype=np.int64)
    for name, card in cards.items():
        number = facts.store_numbers.get(name)
        if number is not None:
            incomplete[number] = bool(card.missing)
            due[number] = (card.due or date.max).toordinal()
    return incomplete[store], due[store] <= day
