"""RP900 to RP929: the archive itself, who may do what in it, and its cards."""

from __future__ import annotations

from routeplan.errors.archive_terms import ACTS_ZH, ROLES_ZH, STATES_ZH
from routeplan.errors.archive_work_codes import ARCHIVE_WORK_CODES
from routeplan.errors.code import Code

_PLACE_CODES: dict[str, Code] = {
    "RP900": Code(
        "the archive needs {package}, which is not installed",
        "Install it with {command}.",
        "档案库需要 {package}, 但尚未安装",
        "请用 {command} 安装。",
    ),
    "RP901": Code(
        "is not an archive of routeplan",
        "Give another file, or one that does not exist yet; it is then created.",
        "不是 routeplan 的档案库",
        "请指定其他文件, 或尚不存在的文件 (将自动创建)。",
    ),
    "RP902": Code(
        "has the schema {revision}, which this version of routeplan does not know",
        "Update routeplan.",
        "的结构版本为 {revision}, 当前版本的 routeplan 无法识别",
        "请更新 routeplan。",
    ),
    "RP903": Code(
        "the database refuses ({reason})",
        "Check that it is there, that it may be written to, and that the disk has space.",
        "数据库拒绝 ({reason})",
        "请检查数据库是否存在、是否可写以及磁盘空间。",
    ),
    "RP904": Code(
        "is a database that the archive cannot use",
        "Give the path of a file, or a URL like {example}.",
        "是档案库无法使用的数据库",
        "请给出文件路径, 或类似 {example} 的地址。",
    ),
}

_ACCESS_CODES: dict[str, Code] = {
    "RP910": Code(
        "{user} ({role}) has no right to {act} here",
        "Ask somebody who has the right, or have the role or team changed by the keeper.",
        "{user} ({role}) 在此没有 {act} 的权限",
        "请由有权限的人操作, 或请档案管理员调整角色或团队。",
        terms_zh={"role": ROLES_ZH, "act": ACTS_ZH},
    ),
    "RP911": Code(
        "is not in the archive",
        "Correct its id, or add it first.",
        "不在档案库中",
        "请更正编号, 或先添加。",
    ),
    "RP912": Code(
        "is in the archive already",
        "Change what is there, or give another id.",
        "已在档案库中",
        "请修改已有的内容, 或使用其他编号。",
    ),
    "RP913": Code(
        "was changed by somebody else: it has version {now}, and {given} was read",
        "Read it again and repeat the change if it is still wanted.",
        "已被他人修改: 现为版本 {now}, 读取时为 {given}",
        "请重新读取, 如仍需修改再重做。",
    ),
    "RP914": Code(
        "is {state}; this can be done only when it is {needed}",
        "See its state first.",
        "当前状态为 {state}; 只有状态为 {needed} 时才能这样做",
        "请先查看其状态。",
        terms_zh={"state": STATES_ZH, "needed": STATES_ZH},
    ),
    "RP915": Code(
        "cannot be {value} ({reason})",
        "Correct the value.",
        "不能是 {value} ({reason})",
        "请更正该值。",
    ),
    "RP916": Code(
        "is missing",
        "Give it.",
        "缺失",
        "请补上。",
    ),
    "RP917": Code(
        "cannot be changed here; open to change are {known}",
        "Leave it out; it changes by the step that is meant for it.",
        "不能在此修改; 可修改的有 {known}",
        "请去掉它; 它只能通过相应的步骤修改。",
    ),
    "RP918": Code(
        "is being changed by somebody else at the same moment",
        "Try again.",
        "正在被他人同时修改",
        "请重试。",
    ),
}

_CARD_CODES: dict[str, Code] = {
    "RP920": Code(
        "has no area",
        "Give the file a column headed area, or say one area for all (--area on the command line).",
        "没有区域",
        "请在文件中添加列 area (区域), 或为全部门店给出一个区域 (命令行为 --area)。",
    ),
    "RP921": Code(
        "{scheme} is not a scheme for card numbers",
        "Name {{sequence}} and at will {{area}} and {{class}}, such as {example}.",
        "{scheme} 不是有效的档案卡编号格式",
        "必须包含 {{sequence}}, 可包含 {{area}} 和 {{class}}, 例如 {example}。",
    ),
    "RP922": Code(
        "the number {number} belongs to store {other} already",
        "Choose another scheme for card numbers.",
        "编号 {number} 已属于门店 {other}",
        "请更换档案卡编号格式。",
    ),
    "RP923": Code(
        "{date} lies in the future",
        "Give today or an earlier date.",
        "{date} 在未来",
        "请给出今天或更早的日期。",
    ),
    "RP924": Code(
        "looks like {other}: the same name, {metres} m away",
        "Use the id that is there if it is the same store; work goes on.",
        "疑似与 {other} 重复: 名称相同, 相距 {metres} 米",
        "如为同一门店请使用已有编号; 操作将继续。",
        warning=True,
    ),
}

ARCHIVE_CODES: dict[str, Code] = {
    **_PLACE_CODES,
    **_ACCESS_CODES,
    **_CARD_CODES,
    **ARCHIVE_WORK_CODES,
}
