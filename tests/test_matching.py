"""Which visit was for which stop, rule by rule."""

from __future__ import annotations

import numpy as np
import pytest

from routeplan.review.matching import match

NONE = -1


def matched(stops, visits, reach=14):
    """For stops and visits as (store, day) and (store, day, day named): who got whom."""
    stop_columns = np.array(stops, dtype=np.int64).reshape(-1, 2).T
    visit_columns = np.array(visits, dtype=np.int64).reshape(-1, 3).T
    found = match(*stop_columns, np.full(len(stops), reach), *visit_columns)
    assert all(
        found.visit_of[stop] == visit for visit, stop in enumerate(found.stop_of) if stop >= 0
    )
    return found.visit_of.tolist()


@pytest.mark.parametrize(
    ("stops", "visits", "expected"),
    [
        # On its day; of two visits the first one made.
        ([(1, 100)], [(1, 100, NONE)], [0]),
        ([(1, 100)], [(1, 100, NONE), (1, 100, NONE)], [0]),
        ([(1, 100)], [(2, 100, NONE)], [NONE]),
        # A visit that names a stop goes before one that could have been for it ...
        ([(1, 100)], [(1, 101, NONE), (1, 102, 100)], [1]),
        # ... but not before one on the day itself.
        ([(1, 100)], [(1, 100, NONE), (1, 102, 100)], [0]),
        # A visit that names an earlier stop leaves that of its own day to others.
        ([(1, 100), (1, 103)], [(1, 103, 100)], [0, NONE]),
        ([(1, 100), (1, 103)], [(1, 103, 100), (1, 103, NONE)], [0, 1]),
        # A day that no stop has: as if nothing were named.
        ([(1, 100)], [(1, 100, 99)], [0]),
        # Carried over, until the store's next stop.
        ([(1, 100), (1, 107)], [(1, 106, NONE)], [0, NONE]),
        ([(1, 100), (1, 107)], [(1, 107, NONE), (1, 107, NONE)], [NONE, 0]),
        # Rather for the stop before than for the next one.
        ([(1, 100), (1, 107)], [(1, 106, NONE), (1, 106, NONE)], [0, 1]),
        # Early, after the stop before.
        ([(1, 100), (1, 107)], [(1, 100, NONE), (1, 103, NONE)], [0, 1]),
        ([(1, 100), (1, 107), (1, 114)], [(1, 100, NONE), (1, 102, NONE), (1, 103, NONE)],
         [0, 1, NONE]),
        # Never further away than the reach.
        ([(1, 100)], [(1, 114, NONE)], [0]),
        ([(1, 100)], [(1, 115, NONE)], [NONE]),
        ([(1, 100)], [(1, 86, NONE)], [0]),
        ([(1, 100)], [(1, 85, NONE)], [NONE]),
        ([(1, 100)], [(1, 115, 100)], [NONE]),
        # Stops and visits in any order of stores.
        ([(2, 100), (1, 101)], [(1, 101, NONE), (2, 101, NONE)], [1, 0]),
        ([], [(1, 100, NONE)], []),
        ([(1, 100)], [], [NONE]),
    ],
)  # fmt: skip
def test_each_rule_of_matching(stops, visits, expected):
    assert matched(stops, visits) == expected
