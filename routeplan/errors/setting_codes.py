"""RP140 to RP149: scenario.toml and rules.toml."""

from __future__ import annotations

from routeplan.errors.code import Code

SETTING_CODES: dict[str, Code] = {
    "RP140": Code(
        "is not valid TOML at line {line}, column {column}",
        "Correct that line; texts stand in quotation marks.",
        "第 {line} 行第 {column} 列不是有效的 TOML",
        "请更正该行; 文本要放在引号中。",
    ),
    "RP141": Code(
        "this key is not known; known are {known}",
        "Correct or remove it.",
        "未知的键; 已知的有 {known}",
        "请更正或删除。",
    ),
    "RP142": Code(
        "is {value}, which does not fit",
        "Write it like this: {example}",
        "的值 {value} 不合适",
        "请按此格式填写: {example}",
    ),
    "RP143": Code(
        "is missing",
        "Write it like this: {example}",
        "缺失",
        "请按此格式填写: {example}",
    ),
    "RP144": Code(
        "{date} is not a Monday",
        "Give a Monday, such as {monday}.",
        "{date} 不是星期一",
        "请填写星期一的日期, 例如 {monday}。",
    ),
    "RP145": Code(
        "there is no scenario.toml in this folder",
        "Add one, or give the store file itself.",
        "该文件夹中没有 scenario.toml",
        "请添加该文件, 或直接指定门店文件。",
    ),
    "RP146": Code(
        "no store file is named; beside it lie {found}",
        'Name it: stores = "stores.csv"',
        "未指定门店文件; 同一文件夹中有: {found}",
        '请指定: stores = "stores.csv"',
    ),
    "RP147": Code(
        "there is no preset or file {name}; the presets are {presets}",
        "Give a preset or the path of a rules file.",
        "没有名为 {name} 的预设或文件; 预设有 {presets}",
        "请填写预设名称或规则文件的路径。",
    ),
    "RP148": Code(
        "the rules repeat together only every {weeks} weeks",
        "Give the rules weeks that share a small multiple, or set weeks.",
        "所有规则共同重复的周期长达 {weeks} 周",
        "请让各规则的周数有较小的公倍数, 或设置 weeks。",
    ),
    "RP149": Code(
        "classes come from sales, and {names} of the thresholds have no rule; rules are given "
        "for {classes}",
        "Write it like this: {example}",
        "需要按销量分类, 但阈值中的 {names} 没有规则; 已有规则的类别: {classes}",
        "请按此格式填写: {example}",
    ),
}
