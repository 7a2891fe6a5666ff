"""What pages say of recorded visits."""

from __future__ import annotations

from routeplan.formats.visit_words import OUTCOMES, PURPOSES, REASON_WORDS, Pairs
from routeplan.web.words.spoken import Words


def _with(prefix: str, pairs: Pairs) -> Words:
    return {f"{prefix}_{key}": pair for key, pair in pairs.items()}


PURPOSE_WORDS: Words = {"purposes": ("Purposes", "拜访目的"), **_with("purpose", PURPOSES)}
VISIT: Words = {
    "visit": ("Visit", "拜访"),
    "store": ("Store", "门店"),
    "rep": ("Rep", "代表"),
    "not_visited": ("Not visited", "未拜访"),
    "time": ("Time", "时间"),
    "planned_on": ("Planned for", "计划日期"),
    "outcomes": ("Outcomes", "拜访结果"),
    "ordered": ("Ordered", "订货金额"),
    "collected": ("Collected", "收款金额"),
    "note": ("Note", "备注"),
    "next_aim": ("Aim of the next visit", "下次目标"),
    "received": ("Received", "收到时间"),
    "urgent": ("urgent", "紧急"),
    "yes": ("yes", "是"),
    "no": ("no", "否"),
    "nothing": ("Nothing to show.", "没有内容。"),
    **PURPOSE_WORDS,
    **_with("outcome", OUTCOMES),
    **_with("reason", REASON_WORDS),
}
