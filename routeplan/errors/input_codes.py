"""RP2xx: stores, reps, rules, cycle and calendar that cannot be right."""

from __future__ import annotations

from routeplan.errors.code import Code

INPUT_CODES: dict[str, Code] = {
    "RP203": Code(
        "no set of days gives {visits:# visit|# visits} in {weeks:one week|# weeks}",
        "Allow more weekdays, or change the fewest and most days between.",
        "没有任何日期组合能在 {weeks} 周内完成 {visits} 次拜访",
        "请允许更多星期几, 或调整最小和最大间隔天数。",
    ),
    "RP204": Code(
        "repeats every {weeks} weeks, which does not divide a cycle of {cycle:# week|# weeks}",
        "Make the cycle a multiple of the rule's weeks.",
        "每 {weeks} 周重复一次, 不能整除 {cycle} 周的周期",
        "请把周期设为规则周数的整数倍。",
    ),
    "RP205": Code(
        "more than {most} sets of days are allowed",
        "Allow fewer weekdays, or narrow the fewest and most days between.",
        "允许的日期组合超过 {most} 个",
        "请减少允许的星期几, 或缩小最小和最大间隔天数的范围。",
    ),
    "RP206": Code(
        "no labels of the given calendar add up to {visits:# visit|# visits} in "
        "{weeks:one week|# weeks}",
        "Change the calendar's labels or the rule, or let the days be free.",
        "给定日历的线路标签无法组合出 {weeks} 周 {visits} 次拜访",
        "请修改日历标签或拜访规则, 或改用自由日历。",
    ),
    "RP210": Code(
        "there is no store",
        "Give at least one store.",
        "没有任何门店",
        "请至少提供一家门店。",
    ),
    "RP211": Code(
        "there is no rep",
        "Give at least one rep.",
        "没有任何业务代表",
        "请至少提供一名业务代表。",
    ),
    "RP212": Code(
        "the id {id} is used {times} times",
        "Give every row an id of its own.",
        "编号 {id} 出现了 {times} 次",
        "请为每一行设置唯一的编号。",
    ),
    "RP213": Code(
        "has no working hours on any weekday",
        "Give the hours of at least one weekday, such as 09:00-18:00.",
        "任何一天都没有工作时间",
        "请至少填写一个工作日的时间, 例如 09:00-18:00。",
    ),
    "RP214": Code(
        "there is no rep {rep}; known are {known}",
        "Correct the rep's id, or add the rep.",
        "没有业务代表 {rep}; 已知的有 {known}",
        "请更正业务代表编号, 或添加该业务代表。",
    ),
    "RP215": Code(
        "there is no rule for class {store_class}; rules are given for {known}",
        "Correct the class, or give the rules a class of that name.",
        "类别 {store_class} 没有拜访规则; 已有规则的类别: {known}",
        "请更正类别, 或在规则中添加该类别。",
    ),
    "RP216": Code(
        "weeks are given without visits",
        "Give the visits too, or leave both empty.",
        "填写了周数但没有填写拜访次数",
        "请同时填写拜访次数, 或两者都留空。",
    ),
    "RP217": Code(
        "daily visits are given with {weeks:# week|# weeks}",
        "Leave the weeks empty: daily visits repeat every week.",
        "每日拜访却填写了 {weeks} 周",
        "请把周数留空: 每日拜访按每周重复。",
    ),
    "RP218": Code(
        "has {labels:# label|# labels}, and the cycle has {days:# day|# days}",
        "Give one label per day, Sundays included; leave days off empty.",
        "有 {labels} 个标签, 而周期有 {days} 天",
        "请为每一天 (包括星期日) 给出一个标签; 休息日留空。",
    ),
    "RP219": Code(
        "has no label on any day",
        "Give at least one day a label, such as T1.",
        "没有任何一天有线路标签",
        "请至少为一天设置标签, 例如 T1。",
    ),
    "RP220": Code(
        "lies {km} km from the base of the nearest rep who may visit it",
        "Check the coordinates and the rep; planning goes on.",
        "距离可拜访它的最近业务代表的基地 {km} 公里",
        "请检查坐标和业务代表; 排线将继续进行。",
        warning=True,
    ),
}
