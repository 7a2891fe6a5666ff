"""Conversions between datums, against two other programs and there and back."""

from __future__ import annotations

import json
from importlib.resources import files

import numpy as np
import prcoords
import pytest
from coord_convert.transform import gcj2bd, wgs2bd, wgs2gcj
from geopy.distance import great_circle
from hypothesis import assume, given
from hypothesis import strategies as st

from routeplan.datums import from_wgs84, is_shifted, to_wgs84
from routeplan.datums.links import links

CENTIMETRE = 1e-7
INSIDE = {
    "Beijing": (39.9087, 116.3975),
    "Hangzhou": (30.2741, 120.1551),
    "Urumqi": (43.8256, 87.6168),
    "Sanya": (18.2528, 109.5119),
    "Yangshan, 30 km off the coast": (30.6315, 122.0650),
    "Ruili, at the border": (24.0128, 97.8515),
    "Hong Kong": (22.2819, 114.1582),
    "Macau": (22.1987, 113.5439),
}
OUTSIDE = {
    "Taipei": (25.0330, 121.5654),
    "Kinmen, 10 km from Xiamen": (24.4321, 118.3171),
    "Hanoi": (21.0285, 105.8542),
    "Ulaanbaatar": (47.8864, 106.9057),
    "Vladivostok": (43.1155, 131.8855),
    "Sinuiju, across the river from Dandong": (40.0750, 124.4300),
    "Tokyo": (35.6762, 139.6503),
    "Helsinki": (60.1699, 24.9384),
    "Montevideo": (-34.9011, -56.1645),
}
box = st.tuples(st.floats(17, 54), st.floats(73, 136))
place = box.filter(lambda at: bool(is_shifted(*arrays(at))[0]))


def arrays(at):
    return np.array([at[0]]), np.array([at[1]])


def pair(found):
    return float(found[0][0]), float(found[1][0])


@pytest.mark.parametrize("name", INSIDE)
def test_places_of_china_are_shifted(name):
    assert is_shifted(*arrays(INSIDE[name]))[0]
    moved_m = great_circle(INSIDE[name], pair(from_wgs84("gcj-02", *INSIDE[name]))).m
    assert 50 < moved_m < 900


@pytest.mark.parametrize("name", OUTSIDE)
@pytest.mark.parametrize("datum", ["wgs-84", "gcj-02", "bd-09"])
def test_places_elsewhere_stay(name, datum):
    assert pair(from_wgs84(datum, *OUTSIDE[name])) == OUTSIDE[name]
    assert pair(to_wgs84(datum, *OUTSIDE[name])) == OUTSIDE[name]


@given(place)
def test_the_shift_is_that_of_two_other_programs(at):
    lat, lon = pair(from_wgs84("gcj-02", *at))
    theirs = prcoords.wgs_gcj(prcoords.Coords(*at), check_china=False)
    assert (lat, lon) == pytest.approx((theirs.lat, theirs.lon), abs=CENTIMETRE)
    assert (lon, lat) == pytest.approx(wgs2gcj(at[1], at[0]), abs=CENTIMETRE)


@given(place)
def test_the_second_shift_is_that_of_two_other_programs(at):
    lat, lon = pair(from_wgs84("bd-09", *at))
    theirs = prcoords.wgs_bd(prcoords.Coords(*at), check_china=False)
    assert (lat, lon) == pytest.approx((theirs.lat, theirs.lon), abs=CENTIMETRE)
    assert (lon, lat) == pytest.approx(wgs2bd(at[1], at[0]), abs=CENTIMETRE)
    assert gcj2bd(*wgs2gcj(at[1], at[0])) == pytest.approx((lon, lat), abs=CENTIMETRE)


@pytest.mark.parametrize("datum", ["gcj-02", "bd-09"])
@given(at=place)
def test_there_and_back_is_right_to_a_centimetre(datum, at):
    back = pair(to_wgs84(datum, *pair(from_wgs84(datum, *at))))
    assert great_circle(at, back).m < 0.01


@given(box)
def test_what_is_not_shifted_comes_back_unless_an_inner_place_has_its_reading(at):
    assume(not is_shifted(*arrays(at))[0])
    back = pair(to_wgs84("gcj-02", *at))
    assert back == at or pair(from_wgs84("gcj-02", *back)) == pytest.approx(at, abs=CENTIMETRE)


def test_many_places_at_once_are_as_one_by_one():
    places = np.array([*INSIDE.values(), *OUTSIDE.values()] * 40)
    together = np.array(to_wgs84("bd-09", places[:, 0], places[:, 1])).T
    alone = np.array([pair(to_wgs84("bd-09", *at)) for at in places[: len(INSIDE)]])
    assert np.array_equal(together[: len(INSIDE)], alone)
    assert len(together) == len(places)


def test_no_edge_of_the_area_is_left_open():
    content = json.loads(files("routeplan.datums").joinpath("area.json").read_bytes())
    for rings in content.values():
        assert all(ring[0] == ring[-1] and len(ring) > 3 for ring in rings)


def test_links_carry_the_datum_that_each_map_expects():
    lat, lon = INSIDE["Hangzhou"]
    found = links(lat, lon, "西湖 店&")
    gcj = "{:.6f},{:.6f}".format(*pair(from_wgs84("gcj-02", lat, lon)))
    bd = "{:.6f},{:.6f}".format(*pair(from_wgs84("bd-09", lat, lon)))
    assert f"position={','.join(reversed(gcj.split(',')))}&" in found["amap"]
    assert "name=%E8%A5%BF%E6%B9%96%20%E5%BA%97%26&coordinate=gaode" in found["amap"]
    assert f"location={bd}&" in found["baidu"]
    assert "coord_type=bd09ll" in found["baidu"]
    assert f"coord:{gcj};" in found["tencent"]
    assert found["google"].endswith(f"query={gcj}")
    assert f"ll={gcj}&" in found["apple"]
    assert found["geo"] == f"geo:{lat:.6f},{lon:.6f}"


@pytest.mark.parametrize("name", ["Hong Kong", "Macau"])
def test_google_and_apple_do_not_shift_the_special_regions(name):
    lat, lon = INSIDE[name]
    found = links(lat, lon, "x")
    assert found["google"].endswith(f"query={lat:.6f},{lon:.6f}")
    assert f"{lat:.6f},{lon:.6f}" in found["apple"]
    assert f"{lat:.6f},{lon:.6f}" not in found["tencent"]
