"""RP45x: why a required visit is on no day."""

from __future__ import annotations

from routeplan.errors.code import Code

LEFT_OUT_CODES: dict[str, Code] = {
    "RP451": Code(
        "the allowed days have no room; the best one would end {minutes} min too late",
        "Give more hours or overtime, another rep, or fewer or shorter visits.",
        "允许的日期都已排满; 最合适的一天也会超时 {minutes} 分钟",
        "请增加工作时间或加班, 换一名业务代表, 或减少、缩短拜访。",
    ),
    "RP452": Code(
        "even alone on a day the visit would end {minutes} min after the working hours",
        "Check the coordinates, choose a nearer rep, or give more hours or overtime.",
        "即使当天只拜访这一家, 也会超出工作时间 {minutes} 分钟",
        "请检查坐标, 换更近的业务代表, 或增加工作时间或加班。",
    ),
    "RP453": Code(
        "its opening hours do not meet the working hours of a rep who may visit it",
        "Correct the opening hours, or change the rep's working hours.",
        "营业时间与可拜访它的业务代表的工作时间没有重合",
        "请更正营业时间, 或调整业务代表的工作时间。",
    ),
    "RP454": Code(
        "all allowed days already have the most stops",
        "Raise the most stops per day, add a rep, or make visits fewer.",
        "所有允许的日期都已达到最多拜访家数",
        "请提高每天最多拜访家数, 增加业务代表, 或减少拜访。",
    ),
    "RP455": Code(
        "its load does not fit into the capacity left on any allowed day",
        "Raise the capacity, lower the load, or add a rep.",
        "任何允许的日期的剩余容量都装不下它的装载量",
        "请提高容量, 降低装载量, 或增加业务代表。",
    ),
    "RP456": Code(
        "the search ended before it found a place; one may exist",
        "Search for longer.",
        "搜索结束时尚未找到合适的位置; 可能存在",
        "请延长搜索时间。",
    ),
    "RP457": Code(
        "somebody left it out by hand",
        "Put it on a day, or plan again.",
        "由人工决定不安排",
        "请将其安排到某一天, 或重新排线。",
    ),
}
