"""A route as a small map."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplan.formats.paper.sketch import HEIGHT, RADIUS, WIDTH, sketch

BASE = (-34.90, -56.16)
PLACES = st.tuples(st.floats(-35.1, -34.7), st.floats(-56.4, -56.0))


def points(line: str) -> list[tuple[float, float]]:
    return [tuple(map(float, pair.split(","))) for pair in line.split()]


@given(stops=st.lists(PLACES, min_size=1, max_size=30))
def test_every_marker_lies_within_the_drawing_and_covers_no_other(stops):
    drawn = sketch(stops, [BASE], list(pairwise([BASE, *stops, BASE])))
    assert [marker.text for marker in drawn.markers] == [str(n + 1) for n in range(len(stops))]
    places = [*drawn.bases, *(marker.at for marker in drawn.markers)]
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in places)
    assert all(math.dist(one, other) >= 2 * RADIUS for one, other in combinations(places, 2))
    for marker, (leg, _) in zip(drawn.markers, pairwise(drawn.lines), strict=True):
        assert points(leg)[-1] == marker.spot


def test_north_is_up_east_is_right_and_both_have_one_scale():
    north, east = (BASE[0] + 0.01, BASE[1]), (BASE[0], BASE[1] + 0.01)
    drawn = sketch([north, east], [BASE], [])
    (at,) = drawn.bases
    up, right = (marker.spot for marker in drawn.markers)
    assert up[0] == pytest.approx(at[0])
    assert right[1] == pytest.approx(at[1])
    assert (right[0] - at[0]) / (at[1] - up[1]) == pytest.approx(
        math.cos(math.radians(34.9)), abs=0.01
    )


@pytest.mark.parametrize(
    ("apart", "scale"), [(0.0001, "100 m"), (0.01, "500 m"), (0.1, "5 km"), (1.0, "50 km")]
)
def test_the_scale_is_a_round_length_drawn_true(apart, scale):
    drawn = sketch([(BASE[0] + apart, BASE[1])], [BASE], [])
    assert drawn.scale == scale
    (marker,), (at,) = drawn.markers, drawn.bases
    units_a_metre = (at[1] - marker.spot[1]) / (apart * 111_195)
    assert drawn.scale_width == pytest.approx(drawn.scale_m * units_a_metre, rel=0.02)
    assert drawn.scale_width <= WIDTH / 4
