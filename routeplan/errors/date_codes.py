"""RP85x: public holidays, exceptions and time zones."""

from __future__ import annotations

from routeplan.errors.code import Code

DATE_CODES: dict[str, Code] = {
    "RP851": Code(
        "no public holidays are known for the country {country}",
        "Give its ISO 3166 code of two letters, such as CN, or leave it empty.",
        "没有国家 {country} 的公共假日数据",
        "请填写两位 ISO 3166 代码, 例如 CN, 或留空。",
    ),
    "RP852": Code(
        "{country} has no province {province}; known are {known}",
        "Give one of the codes that are known, or leave it empty.",
        "{country} 没有省份 {province}; 已知的有 {known}",
        "请填写已知的代码之一, 或留空。",
    ),
    "RP853": Code(
        "the province {province} is given without a country",
        "Give the country too, such as CN.",
        "填写了省份 {province}, 但没有填写国家",
        "请同时填写国家, 例如 CN。",
    ),
    "RP854": Code(
        "the make-up workdays of {year} in {country} are not yet known: holidays may be longer, "
        "and weekends may become workdays",
        "Update the package holidays once the decree is out, or give the dates as exceptions.",
        "{country} {year} 年的调休安排尚未公布: 假期可能更长, 周末可能需要上班",
        "公布后请更新 holidays 软件包, 或将这些日期填入例外表。",
        warning=True,
    ),
    "RP855": Code(
        "{value} is not a date",
        "Write it as 2026-10-01.",
        "{value} 不是日期",
        "请写成 2026-10-01。",
    ),
    "RP856": Code(
        "ends on {last}, before it starts on {first}",
        "Give the first date first.",
        "结束于 {last}, 早于开始日期 {first}",
        "请先写开始日期。",
    ),
    "RP857": Code(
        "{value} says neither work nor a day off",
        "Write work or off.",
        "{value} 既不表示上班也不表示休息",
        "请写 上班 或 休息。",
    ),
    "RP858": Code(
        "there is no time zone {value}",
        "Give its name in the time zone database, such as Asia/Shanghai.",
        "没有时区 {value}",
        "请填写时区数据库中的名称, 例如 Asia/Shanghai。",
    ),
}
