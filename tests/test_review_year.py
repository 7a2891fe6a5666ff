"""The year that reviews are timed on: plans that hold, and copies that belong to their reps."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from benchmarks.review_year import DRAWN, MONDAY, STORES_A_REP, versions, visits_of, year_of
from routeplan.review import Review, VisitTable, gather

DAYS = 14


def test_every_store_is_planned_as_often_as_its_class_asks():
    (version,) = versions(1)
    for store, days in version.plan.visit_days().items():
        shop = version.problem.stores[version.problem.store_numbers[store]]
        assert len(days) == {"A": 4, "B": 2, "C": 1}[shop.store_class or ""]
    assert len(version.plan.visit_days()) == STORES_A_REP


def test_copies_of_visits_belong_to_their_own_reps_and_stores():
    ran = versions(2 * DRAWN)
    year = year_of(ran, DAYS)
    drawn = VisitTable.of([visit for version in ran[:DRAWN] for visit in visits_of(version, DAYS)])
    assert len(year) == 2 * len(drawn)
    assert len(set(year.ids)) == len(year)
    assert np.array_equal(year.rep, year.store // STORES_A_REP)
    assert [year.stores[store] for store in year.store[: len(drawn)]] == [
        drawn.stores[store] for store in drawn.store
    ]


def test_most_of_what_was_due_was_done():
    ran = versions(1)
    facts = gather(ran, year_of(ran, DAYS), MONDAY + timedelta(days=DAYS - 1))
    (group,) = Review(facts, MONDAY, MONDAY + timedelta(days=DAYS - 1)).groups
    done = group.values["done_share"]
    assert done is not None
    assert done.amount is not None
    assert 0.85 < done.amount < 1
