"""Degrees in every way of typing them."""

from __future__ import annotations

import pytest
from cell_texts import code_of
from hypothesis import given
from hypothesis import strategies as st

from routeplan.formats.degrees import FEWEST_TO_SUSPECT, coordinate, looks_like_minutes

HALF = 30 + 15 / 60 + 30 / 3600


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("31.2304", 31.2304),
        ("-34.9", -34.9),
        ("−34.9", -34.9),
        ("121.47°", 121.47),
        ("１２１．５", 121.5),
        ("34.9S", -34.9),
        ("东经121.5", 121.5),
        ("W 58°06'", -58.1),
        ("30°15'30\"N", HALF),
        ("30 °15.5′", HALF),
        ("北纬30度15分30秒", HALF),
        ("30 15 30 N", HALF),
        ("30 15.5", HALF),
        ("30.15.30", HALF),
        ("3015.5", HALF),
        ("12015.5000", 90 + HALF),
        ("03015.5", HALF),
        ("00715.5", HALF - 23),
        # Too few digits for degrees and minutes: they are left to be found out of range.
        ("220.5", 220.5),
        ("-720.25", -720.25),
    ],
)
def test_coordinates_are_read(text, value):
    assert coordinate(text) == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize(
    "text", ["60,170", "1 200", "1e2", ".", "-", "-34.9S", "N34S", "30°75'", "30.75.10", "30 15 61"]
)
def test_what_is_no_coordinate_is_refused(text):
    assert code_of(coordinate, text) == "RP121"


def test_the_header_says_what_decimals_mean():
    assert coordinate("30.1530", "dms") == pytest.approx(HALF)
    assert coordinate("30.1550", "dm") == pytest.approx(HALF)
    assert code_of(lambda text: coordinate(text, "dms"), "30.7530") == "RP121"


@given(st.integers(0, 179), st.integers(0, 59), st.integers(0, 5999), st.booleans())
def test_signs_say_what_they_say(degrees, minutes, hundredths, is_west):
    text = f"{degrees}°{minutes}'{hundredths / 100:.2f}\"{'W' if is_west else 'E'}"
    value = degrees + minutes / 60 + hundredths / 360_000
    assert coordinate(text) == pytest.approx(-value if is_west else value, abs=1e-12)


def test_minutes_are_suspected_only_where_every_place_has_them():
    places = [(f"30.15{step:02}", f"120.09{step + 20:02}") for step in range(FEWEST_TO_SUSPECT)]
    assert looks_like_minutes(places)
    assert not looks_like_minutes(places[1:])
    assert not looks_like_minutes([*places[1:], places[1]])
    assert not looks_like_minutes([*places, ("30.1575", "120.0920")])
    assert not looks_like_minutes([*places, ("30.15301", "120.0920")])
