"""RP120 to RP139: cells that cannot be read."""

from __future__ import annotations

from routeplan.errors.code import Code

CELL_CODES: dict[str, Code] = {
    "RP120": Code(
        "is empty",
        "Fill it in.",
        "为空",
        "请填写。",
    ),
    "RP121": Code(
        "{value} is not a number",
        "Write digits such as 1200, 1,200 or 12.5: a comma groups thousands, a point starts "
        "the decimals.",
        "{value} 不是数字",
        "请填写数字, 例如 1200、1,200 或 12.5: 逗号为千位分隔, 点为小数点。",
    ),
    "RP122": Code(
        "{value} is not a whole number",
        "Give a whole number.",
        "{value} 不是整数",
        "请填写整数。",
    ),
    "RP123": Code(
        "{value} is below {least}",
        "Give {least} or more.",
        "{value} 小于 {least}",
        "请填写不小于 {least} 的值。",
    ),
    "RP124": Code(
        "{value} is above {most}",
        "Give {most} or less.",
        "{value} 大于 {most}",
        "请填写不大于 {most} 的值。",
    ),
    "RP125": Code(
        "{value} is not a whole number of seconds",
        "Give minutes that come to whole seconds, such as 12 or 12.5.",
        "{value} 不是整数秒",
        "请填写能换算为整数秒的分钟数, 例如 12 或 12.5。",
    ),
    "RP126": Code(
        "{value} can be read in more than one way",
        "Write times as 9:30 and minutes as 30.",
        "{value} 有多种读法",
        "时间请写成 9:30, 分钟请写成 30。",
    ),
    "RP127": Code(
        "{value} is not a stretch of time",
        "Write it as 09:00-18:00, or 09:00-12:00, 14:00-18:00; or closed.",
        "{value} 不是时间段",
        "请写成 09:00-18:00, 或 09:00-12:00, 14:00-18:00; 或 休息。",
    ),
    "RP128": Code(
        "{value} ends before it starts",
        "Give the start first; write 24:00 for midnight, which no stretch may pass.",
        "{value} 的结束早于开始",
        "请先写开始时间; 午夜写 24:00, 时间段不能跨过午夜。",
    ),
    "RP129": Code(
        "{value} holds stretches of time that overlap",
        "Let each stretch end before the next one starts.",
        "{value} 中的时间段相互重叠",
        "请让每个时间段在下一个开始前结束。",
    ),
    "RP130": Code(
        "{value} is not a list of weekdays",
        "Write Mon,Wed or Mon-Fri.",
        "{value} 不是星期列表",
        "请写成 周一,周三 或 周一至周五。",
    ),
    "RP131": Code(
        "{value} is a date",
        "The spreadsheet made a date of it: format the cell as text and type it again.",
        "{value} 是日期",
        "表格软件将其转换成了日期: 请将单元格设为文本格式后重新输入。",
    ),
    "RP132": Code(
        "holds the error {value}",
        "Correct the formula, or type the value.",
        "单元格含有错误值 {value}",
        "请更正公式, 或直接填写数值。",
    ),
    "RP133": Code(
        "holds a formula that was never calculated",
        "Open the file in the spreadsheet program and save it, or type the value.",
        "单元格的公式从未计算",
        "请在表格软件中打开并保存, 或直接填写数值。",
    ),
    "RP134": Code(
        "{value} has lost digits: the spreadsheet took it for a number",
        "Format the column as text and type the id again.",
        "{value} 丢失了位数: 表格软件将其当作数字",
        "请将该列设为文本格式后重新输入编号。",
    ),
    "RP135": Code(
        "{lat}, {lon} is no place: latitude and longitude look swapped",
        "Swap the two values.",
        "{lat}, {lon} 不是有效位置: 纬度和经度似乎颠倒",
        "请交换这两个值。",
    ),
    "RP136": Code(
        "latitude and longitude look swapped in all {rows} rows",
        "Swap the headers of the two columns.",
        "全部 {rows} 行的纬度和经度似乎颠倒",
        "请交换这两列的表头。",
    ),
    "RP137": Code(
        "0, 0 lies in the ocean and stands for an unknown place",
        "Give the place's latitude and longitude.",
        "0, 0 位于海洋中, 表示位置未知",
        "请填写实际的纬度和经度。",
    ),
    "RP138": Code(
        "{lat}, {lon} lies {km} km from the other places; swapped it would lie among them",
        "Swap the two values.",
        "{lat}, {lon} 距离其他地点 {km} 公里; 交换后则在附近",
        "请交换这两个值。",
    ),
    "RP139": Code(
        "has neither a class nor sales",
        "Fill in one of the two.",
        "既没有类别也没有销量",
        "请填写其中一项。",
    ),
    "RP180": Code(
        "has hours on {day}, which is also given as a closed weekday",
        "Remove the hours or the closed weekday.",
        "{day} 既填写了时间又列为休息日",
        "请删除该时间或该休息日。",
    ),
    "RP181": Code(
        "{day} is empty while other weekdays have hours",
        "Write its hours, or closed.",
        "{day} 为空, 而其他日期有时间",
        "请填写时间, 或 休息。",
    ),
    "RP182": Code(
        "holds several stretches of time on {day}",
        "Give one stretch from the start to the end of work; a pause is given as the break.",
        "{day} 有多个时间段",
        "请填写从上班到下班的一个时间段; 中间休息请填写在休息列。",
    ),
    "RP183": Code(
        "is given without {column}",
        "Give both, or leave both empty.",
        "已填写, 但缺少 {column}",
        "请两者都填写, 或都留空。",
    ),
    "RP184": Code(
        "a break of {minutes:# minute|# minutes} does not fit into {window}",
        "Shorten the break or widen its window.",
        "{minutes} 分钟的休息放不进 {window}",
        "请缩短休息时间或放宽休息时段。",
    ),
    "RP185": Code(
        "{value} names {times} reps",
        "Give the rep's id.",
        "{value} 对应 {times} 名业务代表",
        "请填写业务代表编号。",
    ),
    "RP186": Code(
        "{value} could be any of the classes {classes}",
        "Write the class exactly as the rules do.",
        "{value} 可能是以下任一类别: {classes}",
        "请按规则中的写法填写类别。",
    ),
}
