"""RP3xx: travel times and distances."""

from __future__ import annotations

from routeplan.errors.code import Code

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
}
