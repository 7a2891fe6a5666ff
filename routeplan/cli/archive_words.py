"""The words of ``routeplan archive``, in both languages."""

from __future__ import annotations

from routeplan.cli import plan_words

CALLS = {
    "archive import": "routeplan archive import stores.xlsx --reps reps.xlsx --area HZ --dry-run",
    "archive export": "routeplan archive export everything",
    "archive card": "routeplan archive card HZ-A-0007 --full",
    "archive due": "routeplan archive due",
    "archive classify": "routeplan archive classify --months 3",
    "archive backup": "routeplan archive backup backup.db",
    "archive restore": "routeplan archive restore backup.db",
    "archive users": "routeplan archive users sam --role supervisor --team north --password",
    "archive feed": "routeplan archive feed R1 --make --label 'phone of rita'",
    **plan_words.CALLS,
}

EXAMPLES = {
    "accept": "--accept all",
    "last": "--last 2026-10",
    "months": "--months 3",
    "prefer": "--prefer archive",
    "role": "--role supervisor",
    "set_": "--set details.phone=0571-88880000",
    **plan_words.EXAMPLES,
}

COMMANDS: dict[str, tuple[str, str]] = {
    "archive": (
        "Keep store cards, sales, plans, visits and users in an archive.",
        "在档案库中管理门店档案卡、销量、计划、拜访记录和用户。",
    ),
    "archive import": (
        "Merge stores, monthly sales, order targets or days off.",
        "将门店、月销量、订单目标或休假合并到档案库。",
    ),
    "archive export": (
        "Write everything as CSV and JSON.",
        "将全部内容导出为 CSV 和 JSON。",
    ),
    "archive card": (
        "Show a store's card or change it; without a store, list all cards.",
        "显示或修改门店档案卡; 不给出门店时列出全部档案卡。",
    ),
    "archive due": (
        "List drafts to approve and cards to review; approve all drafts.",
        "列出待批准的草稿和待复核的档案卡; 可批准全部草稿。",
    ),
    "archive classify": (
        "Propose changes of class from the sales, with their effect on visits and hours.",
        "根据销量提出类别调整建议, 并说明对拜访次数和工时的影响。",
    ),
    "archive backup": (
        "Write the whole archive into one file, while it is in use.",
        "在使用中将整个档案库备份为一个文件。",
    ),
    "archive restore": (
        "Put what a backup holds into the archive.",
        "将备份内容恢复到档案库。",
    ),
    "archive users": (
        "List users, add or change one, set a password.",
        "列出用户, 添加或修改用户, 设置密码。",
    ),
    "archive feed": (
        "List calendar feeds, make one for a rep, revoke one.",
        "列出日历订阅, 为业务代表新建或撤销订阅。",
    ),
    **plan_words.COMMANDS,
}

PARAMETERS: dict[str, tuple[str, str]] = {
    "accept": (
        "Accept the proposal for this store, or all; may be given again.",
        "接受对该门店的建议, 或 all 全部接受; 可多次给出。",
    ),
    "approve": (
        "Approve at once: the draft, the new stores of an import, or all drafts that are due.",
        "立即批准: 草稿、导入的新门店, 或全部待批准的草稿。",
    ),
    "archive": (
        "The archive: a file or a PostgreSQL URL; else ROUTEPLAN_ARCHIVE, or "
        "routeplan-archive.db here.",
        "档案库: 文件或 PostgreSQL 地址; 默认取 ROUTEPLAN_ARCHIVE, 或当前目录的 "
        "routeplan-archive.db。",
    ),
    "archive import.area": (
        "The area of stores for which the file tells none.",
        "文件中未注明区域的门店所属区域。",
    ),
    "archive card.area": ("The area that the card number tells.", "档案卡编号中的区域。"),
    "close": ("Close the store; --why says why.", "关闭门店; 用 --why 说明原因。"),
    "archive due.date": ("On this date; else today.", "截至该日期; 默认今天。"),
    "disable": ("Let this user sign in no more.", "停用该用户。"),
    "draft": (
        "Draft a new card from --area and --set store.KEY=VALUE.",
        "用 --area 和 --set store.键=值 新建档案卡草稿。",
    ),
    "dry_run": ("Show what would change, and change nothing.", "只显示将发生的变化, 不作更改。"),
    "file": ("The backup.", "备份文件。"),
    "folder": ("A new folder for the files.", "存放文件的新文件夹。"),
    "archive feed.label": ("What the feed is for.", "订阅的用途。"),
    "archive feed.make": (
        "Make a feed for the rep; its address is shown this once.",
        "为该业务代表新建订阅; 地址只显示一次。",
    ),
    "archive feed.rep": ("The rep whose days are told.", "订阅其日程的业务代表。"),
    "archive feed.revoke": ("Revoke the feed with this id.", "撤销该编号的订阅。"),
    "full": (
        "The full card; that you looked at it is recorded.",
        "显示完整档案卡; 查看会被记录。",
    ),
    "history": ("All changes of the card.", "该档案卡的全部变更。"),
    "last": (
        "The last month judged; else the latest with sales.",
        "评定的最后月份; 默认最近有销量的月份。",
    ),
    "months": ("So many months are judged.", "评定的月数。"),
    "name": ("The user's name.", "用户名。"),
    "number_scheme": (
        "How card numbers are written from now on, such as {area}-{class}-{sequence:04d}.",
        "此后档案卡编号的格式, 例如 {area}-{class}-{sequence:04d}。",
    ),
    "archive classify.rules": (
        "The rules by which classes are judged from now on: standard, three-two-one or a file.",
        "此后评定类别所用的规则: standard、three-two-one 或规则文件。",
    ),
    "password": (
        "Ask for a new password, or read it from a pipe.",
        "输入新密码, 或从管道读取。",
    ),
    "prefer": (
        "Who is right where file and archive both changed a field.",
        "文件与档案库都修改过同一字段时以谁为准。",
    ),
    "archive users.rep": ("The rep that this user is.", "该用户对应的业务代表。"),
    "reopen": ("Take up a closed store again, as a draft.", "重新启用已关闭的门店 (作为草稿)。"),
    "replace": (
        "Replace what the archive holds; it is first saved beside the backup.",
        "替换档案库现有内容; 会先保存在备份旁边。",
    ),
    "archive import.reps": (
        "Rep file to add or change in the same step.",
        "同时导入的业务代表文件。",
    ),
    "review": ("The card was gone through and is right.", "档案卡已复核无误。"),
    "role": (
        "rep, supervisor, planner, keeper or auditor; adds the user if need be.",
        "rep、supervisor、planner、keeper 或 auditor; 用户不存在时添加。",
    ),
    "sales": ("The table holds monthly sales.", "表格内容为月销量。"),
    "set_": (
        "Change a value, such as details.phone=0571 or store.name=Corner; may be given again.",
        "修改一个值, 例如 details.phone=0571 或 store.name=Corner; 可多次给出。",
    ),
    "archive card.store": (
        "The store's id or a card number.",
        "门店编号或档案卡编号。",
    ),
    "table": ("The table: .xlsx or .csv.", "要导入的表格: .xlsx 或 .csv。"),
    "archive import.targets": (
        "The table holds order targets: store, month, target.",
        "表格内容为订单目标: 门店、月份、目标。",
    ),
    "archive import.absences": (
        "The table holds days off: from, to, rep, kind.",
        "表格内容为休假: 开始、结束、业务代表、类型。",
    ),
    "archive import.team": (
        "The team of reps for whom the file names none.",
        "文件中未注明团队的业务代表所属团队。",
    ),
    "archive users.team": (
        "A team of this supervisor; may be given again.",
        "该主管负责的团队; 可多次给出。",
    ),
    "user": (
        "As this user, with this user's rights; else as keeper from the console.",
        "以该用户的身份和权限操作; 默认以控制台管理员身份。",
    ),
    "why": ("Why; the record of changes keeps it.", "原因; 将写入变更记录。"),
    **plan_words.PARAMETERS,
}
