"""PVxx: rules that a plan breaks."""

from __future__ import annotations

from routeplan.errors.code import Code

VIOLATION_CODES: dict[str, Code] = {
    "PV01": Code(
        "visits on {made:# day|# days} and {left_out} left out, and "
        "{required:one is|# are} required: {by} off",
        "Put the store on a route or take it off one, or name what is missing as left out.",
        "安排了 {made} 天拜访, 另有 {left_out} 次未安排, 而要求为 {required} 次: 相差 {by} 次",
        "请将门店加入或移出某条线路, 或把缺少的拜访列为未安排。",
    ),
    "PV02": Code(
        "there is no {name}",
        "Correct the name; nothing else of the plan can be judged before.",
        "不存在 {name}",
        "请更正名称; 在此之前无法检查计划的其他内容。",
    ),
    "PV03": Code(
        "{days:# day lies|# days lie} between two visits, and {fewest} to {most} are allowed: "
        "{by} off",
        "Move one of the two visits to another day.",
        "两次拜访相隔 {days} 天, 而允许 {fewest} 至 {most} 天: 相差 {by} 天",
        "请将其中一次拜访移到其他日期。",
    ),
    "PV04": Code(
        "the store may be visited on {allowed} only",
        "Move the visit to one of these weekdays, or allow this one.",
        "该门店只能在以下星期几拜访: {allowed}",
        "请将拜访移到允许的星期几, 或允许当前这一天。",
    ),
    "PV05": Code(
        "the day ends at {end}, {by} after the latest end {latest}",
        "Move a visit to another day, change the order, or allow more overtime.",
        "当天于 {end} 结束, 比最晚结束时间 {latest} 晚 {by}",
        "请将某次拜访移到其他日期, 调整顺序, 或允许更多加班。",
    ),
    "PV06": Code(
        "the rep is ready at {ready} to stay {stay}, and it is open {open}: {by} too long",
        "Visit the store earlier on the day, or on another day.",
        "业务代表于 {ready} 可开始停留 {stay}, 而营业时间为 {open}: 超出 {by}",
        "请在当天更早的时间或其他日期拜访该门店。",
    ),
    "PV07": Code(
        "has {stops:# stop|# stops}, and at most {most:one is|# are} allowed: {by} too many",
        "Move a store to another route, or allow more stops.",
        "有 {stops} 个停靠点, 而最多允许 {most} 个: 多出 {by} 个",
        "请将门店移到其他线路, 或允许更多停靠点。",
    ),
    "PV08": Code(
        "carries a load of {load}, and the capacity is {capacity}: {by} too much",
        "Move a store to another route, or raise the capacity.",
        "载货量为 {load}, 而容量为 {capacity}: 超出 {by}",
        "请将门店移到其他线路, 或提高容量。",
    ),
    "PV09": Code(
        "the store belongs to rep {rep}",
        "Move the visit to a route of that rep, or give the store to this one.",
        "该门店属于业务代表 {rep}",
        "请将拜访移到该业务代表的线路, 或把门店分配给当前业务代表。",
    ),
    "PV10": Code(
        "is visited by {reps}, and one rep is to make all visits: {by} too many",
        "Leave the store to one of them, or set same_rep to false.",
        "由 {reps} 拜访, 而全部拜访须由同一名业务代表完成: 多出 {by} 名",
        "请只由其中一名业务代表拜访, 或将 same_rep 设为 false。",
    ),
    "PV11": Code(
        "is visited {times} times on one day",
        "Keep one of the visits of that day.",
        "同一天被拜访 {times} 次",
        "请只保留当天的一次拜访。",
    ),
    "PV12": Code(
        "{rep} does not work on this day, and the route has {stops:# stop|# stops}",
        "Run the route on a working day, or give the rep hours on this one.",
        "{rep} 当天不工作, 而线路有 {stops} 个停靠点",
        "请将线路安排在工作日, 或为业务代表设置当天的工作时间。",
    ),
    "PV13": Code(
        "is {found}, and {wanted} was asked for",
        "Restore the calendar that was asked for, or ask for another one.",
        "为 {found}, 而要求的是 {wanted}",
        "请恢复所要求的日历, 或改为要求其他日历。",
    ),
    "PV14": Code(
        "visits repeat {weeks:every week|every # weeks}, but {by:one does|# do} not: {days}",
        "Visit the store on the same days {weeks:every week|in all stretches of # weeks}.",
        "拜访应{weeks:每周|每 # 周}重复一次, 但有 {by} 次没有重复: {days}",
        "请在{weeks:每周|每 # 周}的相同日期拜访该门店。",
    ),
    "PV15": Code(
        "is {found}, and only {wanted} can be",
        "Correct what the plan says was left out.",
        "为 {found}, 而只可能是 {wanted}",
        "请更正计划中未安排拜访的内容。",
    ),
    "PV16": Code(
        "{routes} routes of the rep have this label",
        "Keep one of them, or give the others labels of their own.",
        "该业务代表有 {routes} 条线路使用此标签",
        "请只保留其中一条, 或为其他线路设置各自的标签。",
    ),
    "PV17": Code(
        "is locked to {wanted}, and visited on {found}",
        "Put its visits back on these days, or unlock it.",
        "已锁定在 {wanted}, 而实际拜访为 {found}",
        "请将其拜访放回这些日期, 或解除锁定。",
    ),
    "PV18": Code(
        "is locked to {wanted}, and holds {found}",
        "Put these stores back in this order, or unlock the day.",
        "已锁定为 {wanted}, 而实际为 {found}",
        "请按此顺序放回这些门店, 或解除当天的锁定。",
    ),
}
