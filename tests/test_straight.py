from __future__ import annotations

import numpy as np
import pytest
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from routeplan.travel import Place, StraightLine, straight_line

METRES_ONLY = StraightLine(fixed_s=0, speed_kmh=3.6, metres_factor=1)

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)
points = st.tuples(latitudes, longitudes)


def at(*points_):
    return [Place(f"P{number}", lat, lon) for number, (lat, lon) in enumerate(points_)]


def test_geopy_agrees_to_half_a_percent_on_random_pairs():
    rng = np.random.default_rng(seed=7)
    lat = np.degrees(np.arcsin(rng.uniform(-1, 1, 60)))
    places = at(*zip(lat.tolist(), rng.uniform(-180, 180, 60).tolist(), strict=True))
    metres = straight_line(places, METRES_ONLY).metres
    for row in range(60):
        for column in range(row):
            exact_m = geodesic(places[row][1:], places[column][1:]).m
            assert metres[row, column] == pytest.approx(exact_m, rel=0.005)


@given(start=points, north=st.floats(-0.3, 0.3), east=st.floats(-0.3, 0.3))
def test_in_town_geopy_agrees_to_a_metre(start, north, east):
    lat, lon = start
    near = max(-90.0, min(90.0, lat + north)), max(-180.0, min(180.0, lon + east))
    metres = straight_line(at(start, near), METRES_ONLY).metres
    assert abs(metres[0, 1] - geodesic(start, near).m) <= 1


@given(start=points, off=st.tuples(st.floats(-1, 1), st.floats(-1, 1)))
def test_antipodes_agree_to_half_a_percent(start, off):
    lat, lon = start
    far_lon = lon + 180 + off[1]
    far = max(-90.0, min(90.0, -lat + off[0])), (far_lon + 180) % 360 - 180
    metres = straight_line(at(start, far), METRES_ONLY).metres
    assert metres[0, 1] == pytest.approx(geodesic(start, far).m, rel=0.005)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ((17.5, 179.9), (17.5, -179.9)),  # across the date line
        ((90, 0), (-90, 120)),
        ((0, 0), (0, 180)),
        ((89.9, 10), (89.9, -170)),  # across the pole
    ],
)
def test_the_edges_of_the_map(a, b):
    metres = straight_line(at(a, b), METRES_ONLY).metres
    assert metres[0, 1] == pytest.approx(geodesic(a, b).m, rel=0.005)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ((31.2, 121.5), (31.2, 121.5)),
        ((-17.5, 180), (-17.5, -180)),
        ((90, 5), (90, 95)),
    ],
)
def test_one_spot_needs_no_trip(a, b):
    travel = straight_line(at(a, b))
    assert not travel.seconds.any()
    assert not travel.metres.any()


def test_a_trip_costs_a_fixed_time_and_its_length():
    # One degree along the equator is 111,319.49 m: 45 s + 111,319.49 / (32 / 3.6) s.
    travel = straight_line(at((0, 0), (0, 1)))
    assert travel.seconds.tolist() == [[0, 12_568], [12_568, 0]]
    assert travel.metres.tolist() == [[0, 144_715], [144_715, 0]]
    assert travel.estimated
    assert travel.source == "straight line, 45 s + 32 km/h, metres x 1.3, likely error 11 %"


def test_settings_are_used_and_named():
    settings = StraightLine(fixed_s=60, speed_kmh=4.5, metres_factor=1.2)
    travel = straight_line(at((0, 0), (0, 0.01)), settings)
    # 1,113.19 m at 1.25 m/s
    assert travel.seconds[0, 1] == 60 + 891
    assert travel.metres[0, 1] == 1336
    assert travel.source == "straight line, 60 s + 4.5 km/h, metres x 1.2, likely error not known"


@pytest.mark.parametrize(
    "wrong", [{"fixed_s": -1}, {"speed_kmh": 0}, {"metres_factor": 0.9}, {"pace": 3}]
)
def test_impossible_settings_are_refused(wrong):
    with pytest.raises(ValidationError):
        StraightLine(**wrong)


@given(several=st.lists(points, max_size=8))
def test_there_and_back_are_the_same_and_the_diagonal_is_zero(several):
    travel = straight_line(at(*several))
    for matrix in (travel.seconds, travel.metres):
        assert matrix.shape == (len(several), len(several))
        assert (matrix == matrix.T).all()
        assert not matrix.diagonal().any()


def test_blocks_do_not_change_the_answer(monkeypatch):
    rng = np.random.default_rng(seed=3)
    places = at(*rng.uniform(-60, 60, (23, 2)).tolist())
    whole = straight_line(places)
    monkeypatch.setattr("routeplan.travel.straight.PAIRS_A_BLOCK", 50)
    parts = straight_line(places)
    assert (parts.seconds == whole.seconds).all()
    assert (parts.metres == whole.metres).all()
    assert whole.metres.any()
