"""A cost that no plan can beat."""

from __future__ import annotations

from functools import reduce

import numpy as np

from routeplan.cost import HOUR_S
from routeplan.problem import Problem
from routeplan.solver.hours import visits_needed
from routeplan.solver.traffic import in_least_traffic


def lower_bound(problem: Problem) -> int:
    """
    Cost units below which no plan of the problem can be.

    Notes
    -----
    Every trip is shared half and half by the two places at its ends, so a visit costs
    at least half the shortest trip to its store and half the shortest trip from it, in
    traffic at the best hour of work. Work time is at least the stays and that driving;
    squares of days are least when all days are alike. A visit that is cheaper to leave out
    counts as left out. Simple and fast, and far from tight: the true optimum is usually
    well above it.
    """
    stores = len(problem.stores)
    visits = np.array([visits_needed(problem, store) for store in range(stores)], np.int64)
    stays = np.array([rule.in_store_s for rule in problem.store_rules], np.int64)
    halves = _half_trips(problem)
    weights = problem.weights
    days = sum(
        label is not None for rep in range(len(problem.reps)) for label in problem.labels_of(rep)
    )
    work_s = float(visits @ (stays + halves))
    balance = weights.balance_units / HOUR_S**2
    # Leaving a visit out saves at most its driving and the steepest part of the balance.
    saved = weights.driving_units * halves + 2 * balance * work_s / days * (stays + halves)
    left_out = np.array([problem.left_out_units(store) for store in range(stores)], float)
    relief = float(visits @ np.maximum(0.0, saved - left_out))
    whole = weights.driving_units * float(visits @ halves) + balance * work_s**2 / days
    return max(0, int(whole - relief) - days)


def _half_trips(problem: Problem) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    # Whoever comes, no trip takes less than that of the fastest mode at the best hour.
    quickest = in_least_traffic(problem)
    travels = {quickest.travel_of(rep) for rep in range(len(problem.reps))}
    fastest = reduce(np.minimum, (travel.seconds for travel in travels))
    seconds = fastest.astype(np.float64)
    np.fill_diagonal(seconds, np.inf)
    stores = len(problem.stores)
    into, out = seconds[:, :stores].min(axis=0), seconds[:stores, :].min(axis=1)
    halves: np.ndarray[tuple[int], np.dtype[np.float64]] = (into + out) / 2
    return halves
