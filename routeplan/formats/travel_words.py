"""Where travel comes from, in the language of the reader."""

from __future__ import annotations

import re

from routeplan.errors import Language
from routeplan.formats.words import heading

_MODES = {"car": "汽车", "scooter": "电动车", "bicycle": "自行车", "foot": "步行"}
# Plans keep the English line that their travel said of itself; these are its phrases.
_CHINESE = [
    (re.compile(pattern), chinese)
    for pattern, chinese in (
        (r"straight line, (\S+) s \+ (\S+) km/h, metres x ([^\s,;]+)",
         r"直线距离, \1 秒 + \2 公里/小时, 里程 x \3"),
        (r"likely error not known", "可能误差未知"),
        (r"likely error (\S+) %", r"可能误差 \1 %"),
        (r"roads of ([^,;]+)(?=, )", r"\1 的道路"),
        (r"(OSRM|Valhalla) at ([^\s,;]+)", r"\1 (\2)"),
        (r", seconds x ([^\s,;]+)", r", 秒数 x \1"),
        (r"rush-hour factors, assumed", "早晚高峰系数 (假定值)"),
        (r"factors of the scenario", "方案中的时段系数"),
        (r"factors of ([^;]+)", r"\1 的时段系数"),
        (r"added stores: ", "新增门店: "),
        (r"given with the problem", "随问题给出"),
        *((rf", {mode}(?=[,;]|$)", f", {chinese}") for mode, chinese in _MODES.items()),
    )
]  # fmt: skip


def travel_words(source: str, lang: Language = "en") -> str:
    """
    Where travel comes from.

    Parameters
    ----------
    source
        As ``Travel.source`` or a plan's ``origin.travel`` has it.
    """
    if lang == "zh":
        for pattern, chinese in _CHINESE:
            source = pattern.sub(chinese, source)
    return source


def estimate_words(source: str, lang: Language = "en") -> str:
    """That travel times are estimated, from what, and how far off they are likely to be."""
    return f"{heading('times_estimated', lang)}: {travel_words(source, lang)}"
