"""RP3xx: travel times and distances."""

from __future__ import annotations

from routeplan.errors.code import Code

_WEEKDAYS_ZH = {
    "Mon": "周一", "Tue": "周二", "Wed": "周三", "Thu": "周四", "Fri": "周五", "Sat": "周六",
    "Sun": "周日",
}  # fmt: skip

TRAVEL_CODES: dict[str, Code] = {
    "RP301": Code(
        "covers {size} places, and the problem has {places}",
        "Give one row and column per store, then two per rep: start and end.",
        "包含 {size} 个地点, 而问题有 {places} 个",
        "请为每家门店提供一行一列, 然后为每名业务代表提供两行两列: 起点和终点。",
    ),
    "RP302": Code(
        "is empty",
        "Give whole seconds and metres, 0 or more, for every pair in both directions.",
        "为空",
        "请为每一对地点的两个方向都填写整数的秒和米, 不小于 0。",
    ),
    "RP303": Code(
        "{value} is not a whole number",
        "Give whole seconds and whole metres, in digits only.",
        "{value} 不是整数",
        "请只用数字填写整数的秒和整数的米。",
    ),
    "RP304": Code(
        "{value} is below 0",
        "Give 0 or more; leave out a store that cannot be reached.",
        "{value} 小于 0",
        "请填写不小于 0 的数; 无法到达的门店请从名单中去掉。",
    ),
    "RP305": Code(
        "{value} is above {most}",
        "Give seconds and metres of one trip; leave out a store that cannot be reached.",
        "{value} 大于 {most}",
        "请填写单次行程的秒和米; 无法到达的门店请从名单中去掉。",
    ),
    "RP306": Code(
        "the pair {origin} to {target} is given again",
        "Keep one row for each pair and direction.",
        "{origin} 到 {target} 重复出现",
        "每一对地点的每个方向请只保留一行。",
    ),
    "RP307": Code(
        "has {times} columns named {column}, and one is needed; its columns are {known}",
        "Name the columns from, to, seconds, metres.",
        "名为 {column} 的列有 {times} 个, 需要恰好一个; 现有的列: {known}",
        "请将各列命名为 起点, 终点, 秒, 米。",
    ),
    "RP308": Code(
        "there is no travel to or from {id}",
        "Add {id} to the file, to and from every place, or take the store out.",
        "没有往返 {id} 的行程",
        "请在文件中添加 {id} 与每个地点之间的往返行程, 或去掉该门店。",
    ),
    "RP309": Code(
        "there is no travel to or from the base {id}",
        "Add {id} to the file, to and from every store; the id of a rep stands for the place "
        "where the day starts, and with :end after it for the place where it ends.",
        "没有往返基地 {id} 的行程",
        "请在文件中添加 {id} 与每家门店之间的往返行程; 业务代表编号表示当天的起点, "
        "编号后加 :end 表示当天的终点。",
    ),
    "RP310": Code(
        "cannot be read: {problem}",
        "Check that the file is there and whole, and save it anew as .csv (UTF-8) or .npz.",
        "无法读取: {problem}",
        "请检查文件是否存在且完整, 并重新保存为 .csv (UTF-8) 或 .npz。",
    ),
    "RP311": Code(
        "is neither a .csv nor an .npz file",
        "Give the travel as .csv (from, to, seconds, metres) or .npz (ids, duration_s, "
        "distance_m).",
        "既不是 .csv 也不是 .npz 文件",
        "请提供 .csv (起点, 终点, 秒, 米) 或 .npz (ids, duration_s, distance_m) 格式的行程文件。",
    ),
    "RP312": Code(
        "has {cells} cells, and the header has {columns}",
        "Give one cell per column; write numbers without separators.",
        "有 {cells} 个单元格, 而表头有 {columns} 列",
        "每列只填一个单元格; 数字中不要使用分隔符。",
    ),
    "RP313": Code(
        "there is no array {array}; there are {known}",
        "Store the arrays ids, duration_s and distance_m.",
        "没有数组 {array}; 现有 {known}",
        "请保存 ids, duration_s 和 distance_m 三个数组。",
    ),
    "RP314": Code(
        "has shape {shape} and type {type}; {wanted} is needed",
        "Store one id per place, and whole numbers with a row and a column per id.",
        "形状为 {shape}, 类型为 {type}; 需要 {wanted}",
        "请为每个地点保存一个编号, 并保存每个编号一行一列的整数矩阵。",
    ),
    "RP315": Code(
        "the id {id} stands for {times} places",
        "Give every store, every rep and every row of the file an id of its own.",
        "编号 {id} 对应 {times} 个地点",
        "请为每家门店、每名业务代表和文件中的每一行设置唯一的编号。",
    ),
    "RP316": Code(
        "a trip to where one is takes {seconds} s and {metres} m",
        "Give 0 seconds and 0 metres, or leave the pair out.",
        "原地行程为 {seconds} 秒 {metres} 米",
        "请填写 0 秒 0 米, 或去掉这一对。",
    ),
    "RP317": Code(
        "names no place",
        "Give the id of a store or rep.",
        "没有填写地点",
        "请填写门店或业务代表的编号。",
    ),
    "RP318": Code(
        "is neither UTF-8 nor GB18030 text",
        "Save it anew as CSV UTF-8.",
        "既不是 UTF-8 也不是 GB18030 文本",
        "请重新另存为 CSV UTF-8 格式。",
    ),
    "RP319": Code(
        "{more} more faults of the kind {kind} are not listed",
        "Correct those that are listed first, then read the file again.",
        "另有 {more} 个 {kind} 类错误未列出",
        "请先更正已列出的错误, 再重新读取文件。",
    ),
    "RP320": Code(
        "{value} is no factor of driving time",
        "Give a number from 0.1 to 10 with at most three decimals; 1 changes nothing.",
        "{value} 不是行驶时间系数",
        "请填写 0.1 到 10 之间的数, 最多三位小数; 行驶时间不变时填 1。",
    ),
    "RP321": Code(
        "has no row for the hours {hours}",
        "Give every hour from 0 to 23 once, alone or in a stretch such as 10:00-16:00.",
        "缺少以下小时的行: {hours}",
        "请为 0 到 23 的每个小时填写一次, 可单独填写或写成时段, 例如 10:00-16:00。",
    ),
    "RP322": Code(
        "the hour {hour} is given again; it stands in {first}",
        "Keep one row for each hour.",
        "小时 {hour} 重复出现; 已在 {first} 中给出",
        "每个小时请只保留一行。",
    ),
    "RP323": Code(
        "{value} is not a whole hour of a day",
        "Write it as 7, 7:00 or 07:00-09:00.",
        "{value} 不是一天中的整点小时",
        "请写成 7、7:00 或 07:00-09:00。",
    ),
    "RP324": Code(
        "{value} names no weekday",
        "Write Mon, Mon-Fri, Sat-Sun or every day.",
        "{value} 不是星期",
        "请填写 周一、周一至周五、周末 或 每天。",
    ),
    "RP325": Code(
        "{weekday} is given {times} times",
        "Give each weekday its factors once.",
        "{weekday} 给出了 {times} 次",
        "每个星期几的系数请只给出一次。",
        terms_zh={"weekday": _WEEKDAYS_ZH},
    ),
    "RP326": Code(
        "{weekday} is not given",
        "Add factors for {weekday}: 1 at every hour where driving takes no longer.",
        "没有给出 {weekday}",
        "请为 {weekday} 添加系数: 行驶时间不变的小时填 1。",
        terms_zh={"weekday": _WEEKDAYS_ZH},
    ),
    "RP327": Code(
        "has {count} factors",
        "Give a list of 24 numbers, for the hours from midnight on.",
        "有 {count} 个系数",
        "请给出 24 个数, 从午夜开始每小时一个。",
    ),
    "RP328": Code(
        "there is no profile or file {name}; the profiles are {profiles}",
        "Give a profile, or the path of a table (.csv, .xlsx) with a row for each hour.",
        "没有名为 {name} 的路况模式或文件; 现有模式: {profiles}",
        "请填写路况模式, 或每小时一行的表格 (.csv, .xlsx) 的路径。",
    ),
}
