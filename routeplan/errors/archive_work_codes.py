"""RP930 to RP999: imports, sales and classes, plans, visits, users, backups."""

from __future__ import annotations

from routeplan.errors.code import Code

_IMPORT_CODES: dict[str, Code] = {
    "RP930": Code(
        "there is no rep {rep} in the archive",
        "Correct the rep, or import the reps with --reps.",
        "档案库中没有业务代表 {rep}",
        "请更正业务代表, 或用 --reps 导入业务代表。",
    ),
    "RP931": Code(
        "is {file} in the file and {archive} in the archive, and was {was} at the last import",
        "Choose with --prefer file or --prefer archive, or make the two alike.",
        "文件中为 {file}, 档案库中为 {archive}, 上次导入时为 {was}",
        "请用 --prefer file 或 --prefer archive 选择, 或将两处改为一致。",
    ),
    "RP932": Code(
        "is in the file, and was closed on {date} ({reason})",
        "Delete the row, or open the card again first.",
        "出现在文件中, 但已于 {date} 关闭 ({reason})",
        "请删除该行, 或先重新启用该档案卡。",
    ),
}

_SALES_CODES: dict[str, Code] = {
    "RP940": Code(
        "has neither a column month nor columns headed by months",
        "Add the columns month and amount, or head a column 2026-10.",
        "既没有月份列, 也没有以月份命名的列",
        "请添加月份列和金额列, 或将列命名为 2026-10。",
    ),
    "RP941": Code(
        "was said before, in {first}",
        "Keep one of the two rows.",
        "与 {first} 重复",
        "请只保留其中一行。",
    ),
    "RP942": Code(
        "{value} is not a month",
        "Write it like 2026-10.",
        "{value} 不是月份",
        "请写成 2026-10 的形式。",
    ),
    "RP943": Code(
        "has class {now}; {before} was to become {after}",
        "Ask for the proposals again.",
        "现为 {now} 类; 建议是由 {before} 类改为 {after} 类",
        "请重新生成分类建议。",
    ),
    "RP944": Code(
        "there are no sales in the months {first} to {last}",
        "Import monthly sales first, or name other months.",
        "{first} 至 {last} 没有销量数据",
        "请先导入月销量, 或指定其他月份。",
    ),
}

_PLAN_CODES: dict[str, Code] = {
    "RP950": Code(
        "breaks {count} rules ({codes})",
        "Have it planned again or corrected; routeplan check names every broken rule.",
        "违反 {count} 条规则 ({codes})",
        "请重新排线或更正; routeplan check 会列出每条违反的规则。",
    ),
    "RP951": Code(
        "{date} is not a Monday, with which a cycle starts",
        "Give a Monday; the nearest before it is {monday}.",
        "{date} 不是星期一, 周期从星期一开始",
        "请给出星期一; 之前最近的一个是 {monday}。",
    ),
    "RP952": Code(
        "runs for {reps} as well, for whom this plan has no route",
        "Plan for all of them together, so that nobody is left without a plan.",
        "同时用于 {reps}, 而本计划没有他们的线路",
        "请将他们一起排线, 以免有人没有计划。",
    ),
    "RP953": Code(
        "started on {start}, and {date} is not after it",
        "Let the new plan start later.",
        "已于 {start} 开始, {date} 不在其后",
        "请让新计划更晚开始。",
    ),
    "RP954": Code(
        "has been replaced by version {version} already",
        "Make the change to the newest version.",
        "已被版本 {version} 取代",
        "请在最新版本上修改。",
    ),
}

_VISIT_CODES: dict[str, Code] = {
    "RP960": Code(
        "has the id of another visit, which says something else",
        "Give the new visit an id of its own; what was recorded first stays.",
        "与另一条拜访记录的编号相同, 但内容不同",
        "请为新记录使用新的编号; 先记录的内容保持不变。",
    ),
    "RP961": Code(
        "lies in the future",
        "Correct the date, and the clock of the phone.",
        "在未来",
        "请更正日期, 并检查手机时钟。",
    ),
    "RP962": Code(
        "has been changed: the version {version} of a form stays as it is",
        "Give the changed form the next version.",
        "已被修改: 表单的版本 {version} 不可更改",
        "请为修改后的表单使用下一个版本号。",
    ),
}

_USER_CODES: dict[str, Code] = {
    "RP970": Code(
        "a user with the role rep is one rep, and nobody else is",
        "Give --rep with the role rep, and only then.",
        "角色为 rep 的用户必须对应一名业务代表, 其他角色不得对应",
        "请仅在角色为 rep 时给出 --rep。",
    ),
    "RP971": Code(
        "a supervisor has teams, and nobody else has",
        "Give --team with the role supervisor, and only then.",
        "主管必须有团队, 其他角色不得有",
        "请仅在角色为 supervisor 时给出 --team。",
    ),
    "RP972": Code(
        "is too short or too long",
        "Give {least} to 1000 characters; several words are easy to remember.",
        "过短或过长",
        "请使用 {least} 至 1000 个字符; 多个词组合便于记忆。",
    ),
    "RP973": Code(
        "is the last keeper",
        "Make somebody else keeper first.",
        "是最后一名档案管理员",
        "请先指定另一名档案管理员。",
    ),
    "RP974": Code(
        "the name or the password is wrong",
        "Try again, or have the keeper set a new password.",
        "用户名或密码错误",
        "请重试, 或请档案管理员重设密码。",
    ),
    "RP975": Code(
        "is not valid, or no longer",
        "Sign in again.",
        "无效或已失效",
        "请重新登录。",
    ),
}

_BACKUP_CODES: dict[str, Code] = {
    "RP980": Code(
        "exists already",
        "Give another name, or delete the file first.",
        "已存在",
        "请使用其他名称, 或先删除该文件。",
    ),
    "RP981": Code(
        "holds {cards:# card|# cards} and {visits:# visit|# visits}, which would be replaced",
        "Add --replace; what is there is first saved beside the backup.",
        "已有 {cards} 张档案卡和 {visits} 条拜访记录, 将被替换",
        "请加 --replace; 现有内容会先保存在备份旁边。",
    ),
    "RP982": Code(
        "is damaged ({reason})",
        "Take another backup.",
        "已损坏 ({reason})",
        "请使用其他备份。",
    ),
}

ARCHIVE_WORK_CODES: dict[str, Code] = {
    **_IMPORT_CODES,
    **_SALES_CODES,
    **_PLAN_CODES,
    **_VISIT_CODES,
    **_USER_CODES,
    **_BACKUP_CODES,
}
