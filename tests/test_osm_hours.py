"""Opening hours in OpenStreetMap's syntax."""

from __future__ import annotations

import pytest
from builders import windows
from cell_texts import code_of
from store_files import BASE, faults, store

from routeplan.formats.clock import opening_hours
from routeplan.formats.osm_hours import osm_hours

READ = {
    "Mo-Fr 09:00-18:00; Sa 09:00-13:00": ["9:00-18:00"] * 5 + ["9:00-13:00", ""],
    "Mo-Su 09:00-18:00; Tu off": ["9:00-18:00", "", *["9:00-18:00"] * 5],
    "Mo,We 08:00-12:00,14:00-17:30; PH off": ["8:00-12:00 14:00-17:30", ""] * 2 + ["", "", ""],
    "Fr-Sa 18:00-02:00": ["", "", "", "", "18:00-24:00", "0:00-2:00 18:00-24:00", "0:00-2:00"],
    "Su 18:00-02:00": ["0:00-2:00", "", "", "", "", "", "18:00-24:00"],
    "Mo-Fr": ["0:00-24:00"] * 5 + ["", ""],
}


@pytest.mark.parametrize("text", READ)
def test_a_week_is_read(text):
    assert osm_hours(text) == tuple(windows(day) for day in READ[text])


def test_both_readers_agree_where_both_can_read():
    text = "Mo-Fr 09:00-12:00,14:00-18:00; Sa 09:00-13:00"
    assert osm_hours(text) == opening_hours(text)


@pytest.mark.parametrize(
    "text",
    [
        "Apr-Oct Mo-Fr 09:00-18:00",
        "week 1-53/2 Mo 09:00-18:00",
        "Mo-Fr sunrise-sunset",
        "Mo-Fr 09:00+",
        'Mo-Fr 09:00-18:00 "by appointment"',
        "Mo-Fr 09:00-18:00; Sa unknown",
    ],
)
def test_what_differs_or_is_open_is_refused(text):
    assert code_of(osm_hours, text) == "RP811"


@pytest.mark.parametrize("text", ["9:00-18:00", "18:00-02:00", "closed", "Mo-Fr 25:00-26:99", ""])
def test_other_texts_are_left_to_the_simple_reader(text):
    assert osm_hours(text) is None


def test_the_column_of_hours_takes_either(tmp_path):
    found = store(tmp_path, **{"opening hours": "Mo-Su 09:00-18:00; Tu off"})
    assert found.open_hours == tuple(windows(day) for day in READ["Mo-Su 09:00-18:00; Tu off"])


@pytest.mark.parametrize(
    ("text", "code"), [("Mo-Fr 09:00+", "RP811"), ("Mo-Fr whenever", "RP127"), ("9.30-18", "RP126")]
)
def test_unreadable_hours_are_reported(tmp_path, text, code):
    assert faults(tmp_path, {**BASE, "opening hours": text}) == [(code, "row 2 opening hours")]
