"""The words of ``routeplan export``, in both languages."""

from __future__ import annotations

Pair = tuple[str, str]

CALLS = {
    "export": "routeplan export plan.json --format ics",
}

EXAMPLES = {
    "events": "--events day",
}

# Examples of one command's own, where another command's option has the same name.
OWN_EXAMPLES = {
    "export.format": "--format ics",
}

COMMANDS: dict[str, Pair] = {
    "export": (
        "Write calendars, GPX routes, route books or cards, one file a rep.",
        "导出日历、导航线路、线路手册或门店卡片, 每名业务代表一个文件。",
    ),
}

PARAMETERS: dict[str, Pair] = {
    "events": (
        "Calendar files: an event per stop, or per day.",
        "日历文件: 每个站点一个事件 (stop), 或每天一个 (day)。",
    ),
    "export.cycles": (
        "Calendar files and route books: how many cycles.",
        "日历文件和线路手册: 包含多少个周期。",
    ),
    "export.format": (
        "ics: calendar, gpx: routes for navigation, book: route book as PDF, "
        "cards: a pocket card per store as PDF.",
        "ics: 日历, gpx: 导航线路, book: PDF 线路手册, cards: PDF 门店卡片。",
    ),
    "export.out": (
        "Folder for the files; else that of the plan.",
        "存放文件的文件夹; 默认为计划所在的文件夹。",
    ),
    "export.rep": ("One rep's id; else all reps.", "某一名业务代表的编号; 默认为全部。"),
    "export.since": (
        "The first date; else the plan's start.",
        "第一个日期; 默认为计划的开始日期。",
    ),
}
