"""Stores, reps, rules, cycle and travel, checked together and frozen."""

from routeplan.problem.faults import FAR_FROM_BASE_M, problem_faults
from routeplan.problem.locks import LockedDay, Locks, StoreLock
from routeplan.problem.model import EarlierVisits, Problem
from routeplan.problem.places import places_of
from routeplan.problem.remembered import remembered
from routeplan.problem.source import Source
from routeplan.problem.store_rule import store_rule

__all__ = [
    "FAR_FROM_BASE_M",
    "EarlierVisits",
    "LockedDay",
    "Locks",
    "Problem",
    "Source",
    "StoreLock",
    "places_of",
    "problem_faults",
    "remembered",
    "store_rule",
]
