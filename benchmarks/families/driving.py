"""What the driving of a cycle comes to, before any engine has seen the problem."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from benchmarks.families.design import Family
from routeplan.problem import Problem

HILBERT_BITS = 12
# A good plan drives so much of what a plan along the curve does: the less, the more freely
# it can choose its days; and more where stores are not always open.
GOOD_PARTS = {"standard": 0.8, "three-two-one": 0.65, "monthly": 0.6}
HOURS_TIMES = {"standard": 1.1, "three-two-one": 1.3, "monthly": 1.2}


def driving_s(family: Family, problem: Problem) -> int:
    """
    Seconds of driving that a good plan is likely to need.

    Every store goes to the rep with the nearest base. A rep's stores lie along a Hilbert
    curve, which keeps neighbours together; a store of ``k`` visits is seen on every
    ``days / k``-th day, those along the curve one after the other; each day drives along
    the curve. Mostly within a fifth of what the search finds where hours are enough, also for
    villages and bases outside, where ``hours_needed`` is off by up to three times.
    """
    stores = range(len(problem.stores))
    bases = [problem.start_place(rep) for rep in range(len(problem.reps))]
    nearest = problem.travel.seconds[np.ix_(bases, stores)].argmin(axis=0)
    seconds = 0
    for rep, base in enumerate(bases):
        days = sum(label is not None for label in problem.labels_of(rep))
        along = _along_the_curve(problem, [store for store in stores if nearest[store] == rep])
        for day in _days_lists(problem, rep, along, days):
            places = np.array([base, *day, base])
            seconds += int(problem.travel.seconds[places[:-1], places[1:]].sum())
    times = HOURS_TIMES[family.rules] if family.has_hours else 1.0
    return round(times * GOOD_PARTS[family.rules] * seconds)


def _days_lists(problem: Problem, rep: int, along: Sequence[int], days: int) -> list[list[int]]:
    lists: list[list[int]] = [[] for _ in range(days)]
    for place, store in enumerate(along):
        visits = len(problem.patterns_of(store, rep)[0])
        for visit in range(visits):
            lists[int((place / len(along) + visit) * days / visits)].append(store)
    return [stores for stores in lists if stores]


def _along_the_curve(problem: Problem, stores: Sequence[int]) -> list[int]:
    shops = problem.stores
    lats, lons = [shop.lat for shop in shops], [shop.lon for shop in shops]
    across = max(max(lats) - min(lats), max(lons) - min(lons)) or 1.0
    cells = (1 << HILBERT_BITS) - 1

    def position(store: int) -> int:
        row = round((shops[store].lat - min(lats)) / across * cells)
        column = round((shops[store].lon - min(lons)) / across * cells)
        return _hilbert(row, column)

    return sorted(stores, key=position)


def _hilbert(row: int, column: int) -> int:
    """Position of a cell along the Hilbert curve."""
    position, size = 0, 1 << (HILBERT_BITS - 1)
    while size:
        below, right = bool(row & size), bool(column & size)
        position += size * size * ((3 * below) ^ right)
        if not right:
            if below:
                row, column = size - 1 - (row & (size - 1)), size - 1 - (column & (size - 1))
            row, column = column, row
        size //= 2
    return position
