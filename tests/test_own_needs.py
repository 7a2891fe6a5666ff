"""What a store needs of its own is read alike from a table and from cells typed elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from store_files import store

from routeplan.cycle import Window
from routeplan.errors import InputError
from routeplan.formats.own_needs import FIELDS, typed_needs

HEADERS = {"in_store": "in-store min", "hours": "opening hours", "parking": "parking min"}
CELLS = (
    {},
    {"visits": "3", "weeks": "2", "in_store": "12.5", "parking": "3", "load": "2"},
    {"visits": "每天", "weekdays": "周一至周五", "hours": "9点到18点"},
    {"hours": "Mon-Fri 9:00-12:00, 14:00-18:00\nSat 9:00-13:00", "weekdays": "Mon, Wed"},
    {"hours": "Mo-Fr 08:00-20:00; PH off", "in_store": "20 分钟"},
)  # fmt: skip


@pytest.mark.parametrize("cells", CELLS)
def test_typed_cells_say_what_a_row_says(cells: dict[str, str], tmp_path: Path) -> None:
    row = {HEADERS.get(column, column): text for column, text in cells.items()}
    found = store(tmp_path, **row)
    assert typed_needs(cells) == {key: getattr(found, key) for key in FIELDS.values()}


def test_a_day_that_is_not_named_is_closed() -> None:
    nine_to_six = (Window(start_s=9 * 3_600, end_s=18 * 3_600),)
    hours = typed_needs({"hours": "Mon-Sat 9-18"})["open_hours"]
    assert hours == (*[nine_to_six] * 6, ())


def test_all_faults_are_told_each_at_its_key() -> None:
    cells = {"visits": "", "weeks": "2", "in_store": "long", "weekdays": "someday", "hours": "9-25"}
    with pytest.raises(InputError) as raised:
        typed_needs(cells)
    assert sorted((each.where, each.code) for each in raised.value.faults) == [
        ("store.in_store_s", "RP121"), ("store.open_hours", "RP127"), ("store.weekdays", "RP130"),
        ("store.weeks", "RP216"),
    ]  # fmt: skip
