"""Modes of travel as people type them."""

from __future__ import annotations

from routeplan.formats.cells import CellError
from routeplan.formats.headers import squash
from routeplan.reps import Mode

MODE_WORDS: dict[Mode, str] = {
    "car": "car|by car|driving|drive|auto|van|汽车|开车|驾车|自驾|小汽车|轿车|面包车|车",
    "scooter": "scooter|motor scooter|moped|motorcycle|motorbike|e-bike|ebike|电动车|电瓶车|摩托车"
    "|摩托|电动自行车|踏板车|电动摩托车",
    "bicycle": "bicycle|bike|cycling|by bike|cycle|自行车|单车|骑车|骑行|脚踏车",
    "foot": "foot|on foot|walk|walking|by foot|pedestrian|步行|走路|徒步",
}
_MODES = {squash(word): mode for mode, line in MODE_WORDS.items() for word in line.split("|")}


def travel_mode(text: str) -> Mode:
    """
    The mode that a cell names, in English or Chinese.

    Raises
    ------
    CellError
        RP717, when it names none.
    """
    mode = _MODES.get(squash(text))
    if mode is None:
        raise CellError("RP717", value=text)
    return mode
