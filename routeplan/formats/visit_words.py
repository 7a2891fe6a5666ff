"""The words for purposes, outcomes, reasons and fates of visits, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from routeplan.errors import Language
from routeplan.formats.words import word
from routeplan.stores import Purposes

Pairs = Mapping[str, tuple[str, str]]

PURPOSES: Pairs = {
    "order": ("order", "订货"),
    "collect": ("collect", "收款"),
    "complaint": ("complaint", "客诉"),
    "check": ("check", "检查"),
    "new_store": ("new store", "开发新店"),
    "survey": ("survey", "市场调查"),
    "other": ("other", "其他"),
}
OUTCOMES: Pairs = {
    "order": ("order", "订货"),
    "collected": ("collected", "已收款"),
    "settled": ("complaint settled", "客诉解决"),
    "checked": ("checked", "已检查"),
    "opened": ("store opened", "新店开通"),
    "agreed": ("agreed", "达成意向"),
    "other": ("other", "其他"),
}
REASON_WORDS: Pairs = {
    "closed": ("closed", "关门"),
    "refused": ("refused", "拒访"),
    "no_time": ("no time", "时间不足"),
    "rep_absent": ("rep absent", "代表缺勤"),
    "weather": ("weather", "天气"),
    "other": ("other", "其他"),
    "leave": ("leave", "请假"),
    "holiday": ("holiday", "节假日"),
}
STATUS_WORDS: Pairs = {
    "on_day": ("on the planned day", "按计划日完成"),
    "carried_over": ("carried over", "补访"),
    "early": ("made early", "提前拜访"),
    "excused": ("excused", "免责未访"),
    "missed": ("missed", "未访"),
    "off_plan": ("off-plan", "计划外"),
}


def purposes_line(purposes: Purposes, lang: Language) -> str:
    """What a visit is for, in a line of its own; nothing where nothing is planned."""
    if not purposes:
        return ""
    return f"{word('purposes', lang)}: {listed(PURPOSES, purposes, lang)}"


def said(pairs: Pairs, key: str | None, lang: Language) -> str:
    """The word for a key; nothing for none."""
    if not key:
        return ""
    return pairs[key][1 if lang == "zh" else 0]


def listed(pairs: Pairs, keys: tuple[Any, ...], lang: Language) -> str:
    """Several words in one cell."""
    return (", " if lang == "en" else "、").join(said(pairs, key, lang) for key in keys)
