"""Places drawn on another datum are seen by their offsets."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplan.datums.mixup import FEWEST_PLACES, offset_faults, shared_offset

SAME = [(480.0 + step, -210.0 + step) for step in range(FEWEST_PLACES)]


def test_a_shared_offset_is_told_with_length_and_direction():
    found = shared_offset(SAME)
    assert (found.east_m, found.north_m, found.places) == (483.5, -206.5, FEWEST_PLACES)
    assert found.bearing == 113
    (fault,) = offset_faults("stores.csv", SAME)
    assert fault.code == "RP805"
    assert fault.is_warning
    assert dict(fault.values) == {"places": 8, "metres": 526, "bearing": 113}


@pytest.mark.parametrize("odd", [(0.0, 0.0), (30.0, 30.0), (600.0, -600.0), (-480.0, 210.0)])
def test_one_place_that_differs_clears_the_others(odd):
    assert shared_offset([*SAME[1:], odd]) is None
    assert offset_faults("stores.csv", [*SAME[1:], odd]) == ()


def test_few_places_prove_nothing():
    assert shared_offset(SAME[1:]) is None
    assert shared_offset([]) is None


@given(st.lists(st.floats(0, 6.28), min_size=8, max_size=30), st.floats(51, 699))
def test_a_shared_offset_is_never_longer_than_its_parts(angles, length_m):
    offsets = [(length_m * math.sin(a), length_m * math.cos(a)) for a in angles]
    found = shared_offset(offsets)
    spread = max(angles) - min(angles)
    assert found is None or 0.97 * length_m <= found.length_m + 1e-6 <= length_m + 1e-3
    assert found is not None or spread > 0.2
