"""Orders expected of stores, and orders given by them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import numpy as np

from routeplan.review.facts import Facts
from routeplan.review.made import IntArray
from routeplan.review.matching import key_of


def target_cents(facts: Facts, store: IntArray, first: IntArray, last: IntArray) -> IntArray:
    """
    Orders expected of each store from a first to a last day, hundredths of the currency.

    Of a month that is covered in part, the share of its days, rounded to a hundredth.
    """
    by_month: dict[date, IntArray] = {}
    for target in facts.circumstances.targets:
        number = facts.store_numbers.get(target.store)
        if number is not None:
            empty = np.zeros(len(facts.stores), dtype=np.int64)
            by_month.setdefault(target.month, empty)[number] += target.order_cents
    total = np.zeros(len(store), dtype=np.int64)
    for month, cents in by_month.items():
        length = monthrange(month.year, month.month)[1]
        begin = month.toordinal()
        days = np.minimum(last, begin + length - 1) - np.maximum(first, begin) + 1
        total += (2 * cents[store] * np.maximum(days, 0) + length) // (2 * length)
    return total


def ordered_cents(facts: Facts, store: IntArray, first: IntArray, last: IntArray) -> IntArray:
    """Orders that each store gave from a first to a last day, hundredths of the currency."""
    visits = facts.made
    keys = key_of(facts.visit_store[visits], facts.visits.day[visits])
    order = np.argsort(keys, kind="stable")
    sums = np.concatenate([[0], np.cumsum(facts.visits.order_cents[visits][order])])
    after = np.searchsorted(keys[order], key_of(store, last), side="right")
    before = np.searchsorted(keys[order], key_of(store, first), side="left")
    return np.asarray(sums[after] - sums[before], dtype=np.int64)
