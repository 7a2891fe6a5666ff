"""The words of paper alone, in both languages."""

from __future__ import annotations

from routeplan.errors import Language

_WORDS: dict[str, tuple[str, str]] = {
    "aim": ("Aim", "目的"),
    "arrived_left": ("From – to", "到达 – 离开"),
    "book": ("Route book", "线路手册"),
    "before_stop": ("before stop", "在站点前:"),
    "before_base": ("on the way back", "返程途中"),
    "list": ("Day list", "每日清单"),
    "next": ("Next time", "下次"),
    "place": ("Place", "坐标"),
    "result": ("Result, order", "结果、订单"),
    "runs": ("Runs on", "执行日期"),
    "time": ("Time", "时间"),
    "visited_on": ("Date", "日期"),
}


def paper_word(key: str, lang: Language) -> str:
    """One word or short phrase of a printed page."""
    return _WORDS[key][lang == "zh"]
