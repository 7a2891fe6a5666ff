"""RP150 to RP159: what the reader assumed, for the user to see."""

from __future__ import annotations

from routeplan.errors.code import Code

NOTE_CODES: dict[str, Code] = {
    "RP150": Code(
        "columns are missing; assumed for every rep: {assumed}",
        "Add the columns where this is wrong.",
        "缺少列; 对所有业务代表假定: {assumed}",
        "如不正确, 请添加这些列。",
        warning=True,
    ),
    "RP151": Code(
        "{column} is empty in {rows:# row|# rows}; assumed there: {default}",
        "Fill in the cells where this is wrong.",
        "{column} 在 {rows} 行中为空; 假定: {default}",
        "如不正确, 请填写这些单元格。",
        warning=True,
    ),
    "RP152": Code(
        "no rep file is given; assumed: rep {rep} starts and ends at {lat}, {lon}, the centre of "
        "its {stores:# store|# stores}, works 09:00-18:00 Mon-Sat with a break of 60 min "
        "within 11:30-14:00 and 30 auxiliary minutes, has no overtime and any number of stops",
        "Give a rep file with bases and hours where this is wrong.",
        "没有业务代表文件; 假定: 业务代表 {rep} "
        "从其 {stores} 家门店的中心 {lat}, {lon} 出发并返回, "
        "周一至周六 09:00-18:00 工作, 在 11:30-14:00 之间休息 60 分钟, 辅助时间 30 分钟, "
        "不加班, 门店数不限",
        "如不正确, 请提供包含基地和工作时间的业务代表文件。",
        warning=True,
    ),
    "RP153": Code(
        "weekdays are given as numbers in {rows:# row|# rows}; 1 is read as Monday, 7 as Sunday",
        "Write Mon,Wed where this is wrong.",
        "{rows} 行用数字表示星期; 1 视为星期一, 7 视为星期日",
        "如不正确, 请写成 周一,周三。",
        warning=True,
    ),
    "RP154": Code(
        "the columns {columns} are not used",
        "Rename them if they should be.",
        "未使用的列: {columns}",
        "如需使用, 请修改表头。",
        warning=True,
    ),
    "RP155": Code(
        "there is no column for {days}; assumed on them: {default}",
        "Add the columns where this is wrong.",
        "没有 {days} 的列; 这些日期假定为: {default}",
        "如不正确, 请添加这些列。",
        warning=True,
    ),
    "RP156": Code(
        "lies beside the scenario and is not used",
        "Name it in scenario.toml if it should be: {key}",
        "与方案在同一文件夹中, 但未使用",
        "如需使用, 请在 scenario.toml 中指定: {key}",
        warning=True,
    ),
    "RP157": Code(
        "no rules are given; assumed: {default}",
        "Name a preset or a rules file.",
        "没有指定规则; 假定: {default}",
        "请指定预设或规则文件。",
        warning=True,
    ),
}
