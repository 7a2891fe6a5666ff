"""Changes of a plan by hand: moves, locks, their verdict, and planning again around them."""

from __future__ import annotations

from routeplan.web.words.spoken import Words

_MOVES: Words = {
    "change_help": (
        "Drag a store to another day or place, or choose it and press Move.",
        "将门店拖到其他日期或位置, 或选中门店后点击“移动”。",
    ),
    "drag_to_rep": ("Rest on a rep to see that rep's days:", "停在代表上可切换到其日历:"),
    "drag": ("Drag {store}", "拖动 {store}"),
    "move": ("Move…", "移动…"),
    "move_title": ("Move {store}", "移动 {store}"),
    "add_title": ("Put {store} on a day", "将 {store} 安排到某天"),
    "move_day": ("Day", "日期"),
    "move_position": ("Position", "位置"),
    "first_stop": ("First stop", "第一家"),
    "after_stop": ("{n}. after {store}", "{n}. 在 {store} 之后"),
    "best_places": ("Best places", "最佳位置"),
    "best_place": ("{days}: {minutes}", "{days}: {minutes}"),
    "no_places": ("No place keeps every rule.", "没有符合所有规则的位置。"),
    "place_now": ("as it is", "当前"),
    "place_too_full": ("does not fit", "放不下"),
    "put_here": ("Put here", "放在此处"),
    "earlier": ("Earlier", "提前"),
    "later": ("Later", "推后"),
    "take_off": ("Take off this day", "从当天移除"),
    "take_off_route": ("Take off {label}", "从 {label} 移除"),
    "take_out": ("Leave out", "不再安排"),
    "add": ("Put on a day…", "安排到某天…"),
    "add_store": ("Add a store", "添加门店"),
    "add_store_help": (
        "An approved store that this plan does not have yet: name or number.",
        "此计划中尚未包含的已批准门店: 名称或编号。",
    ),
    "find": ("Find", "查找"),
    "add_none": (
        "No approved store of that name that the plan does not have yet.",
        "没有计划尚未包含且名称相符的已批准门店。",
    ),
    "drop_store": ("Remove from the plan's stores", "从计划门店中删除"),
    "moved": ("{store}: {before} → {after}", "{store}: {before} → {after}"),
    "reordered": ("{store}: place {n} on {day}", "{store}: {day}第 {n} 家"),
    "taken_off": ("{store}: off {day}", "{store}: 移出{day}"),
    "taken_out": ("{store}: left out", "{store}: 不再安排"),
    "put_on": ("{store}: on {day}", "{store}: 安排到{day}"),
    "placed": ("{store}: on {days}", "{store}: 安排到{days}"),
    "store_added": ("{store}: added", "{store}: 已添加"),
    "store_removed": ("{store}: removed", "{store}: 已删除"),
    "replanned": ("Planned again", "重新排线"),
    "locked_here": (
        "{what} is locked. Unlock it first.",
        "{what} 已锁定。请先解锁。",
    ),
    "twice_a_day": ("{store} is on {day} already.", "{store} 在{day}已有拜访。"),
}

_VERDICT: Words = {
    "verdict": ("What this changes", "此修改的影响"),
    "judging": ("Checking…", "正在检查…"),
    "keep": ("Keep", "保留"),
    "drop": ("Drop", "放弃"),
    "undo": ("Undo", "撤销"),
    "redo": ("Redo", "重做"),
    "keeps_rules": ("Breaks no rule.", "不违反任何规则。"),
    "breaks": (
        "Breaks {n:a rule that was|# rules that were} kept before:",
        "新违反 {n} 条规则:",
    ),
    "still_broken": (
        "{n:One rule was broken before and still is|# rules were broken before and still are}.",
        "另有 {n} 条规则此前已违反。",
    ),
    "mended": (
        "{n:A broken rule is|# broken rules are} kept now.",
        "{n} 条原先违反的规则现已符合。",
    ),
    "costs_more": ("{minutes} dearer", "成本增加 {minutes}"),
    "costs_less": ("{minutes} cheaper", "成本减少 {minutes}"),
    "costs_same": ("costs the same", "成本不变"),
    "cost_driving": ("driving", "行车"),
    "cost_overtime": ("overtime", "加班"),
    "cost_waiting": ("waiting", "等待"),
    "cost_balance": ("balance of days", "各天均衡"),
    "cost_left_out": ("left out", "未安排"),
    "cost_changes": ("changes", "变动"),
    "part": ("{part} {minutes}", "{part} {minutes}"),
    "signed_minutes": ("{n} min", "{n} 分钟"),
    "drive_before_after": (
        "Driving {before} → {after}, {metres_before} → {metres_after}",
        "行车 {before} → {after}, {metres_before} → {metres_after}",
    ),
    "day_before_after": (
        "{day}: {before} → {after} of {room} h",
        "{day}: {before} → {after} / {room} 小时",
    ),
    "kept_changes": ("{n:# change|# changes} not saved yet", "{n} 处修改尚未保存"),
    "restored": (
        "Your changes that were not saved yet are here again.",
        "已恢复您尚未保存的修改。",
    ),
    "drop_all": ("Drop all changes", "放弃所有修改"),
    "save_version": ("Save as new version", "保存为新版本"),
    "saved_version": ("Saved as version {n}.", "已保存为第 {n} 版。"),
    "keep_first": (
        "Keep or drop the change that is being looked at first.",
        "请先保留或放弃正在查看的修改。",
    ),
}

_LOCKS: Words = {
    "lock": ("Lock", "锁定"),
    "unlock": ("Unlock", "解锁"),
    "lock_store": ("Lock the store's days", "锁定门店拜访日"),
    "unlock_store": ("Unlock the store", "解锁门店"),
    "lock_day": ("Lock the day", "锁定当天"),
    "unlock_day": ("Unlock the day", "解锁当天"),
    "lock_route": ("Lock {label}", "锁定 {label}"),
    "unlock_route": ("Unlock {label}", "解锁 {label}"),
    "locked": ("locked", "已锁定"),
    "locks_none": ("nothing locked", "无锁定"),
    "replan": ("Re-optimise…", "重新优化…"),
    "replan_title": ("Plan again around what is locked", "围绕锁定内容重新排线"),
    "replan_about": (
        "What is locked stays as it is: {locks}. Everything else may change.",
        "锁定内容保持不变: {locks}。其余内容可能改变。",
    ),
    "replan_seconds": ("Seconds of search", "搜索秒数"),
    "keep_close": ("Change as few visits as possible", "尽量少改动拜访"),
    "replan_start": ("Plan again", "重新排线"),
    "replan_waits": ("Waiting for other jobs…", "正在等待其他任务…"),
    "replan_runs": (
        "{seconds} s, {iterations} tries, cost {cost}, {left_out:# visit|# visits} left out",
        "{seconds} 秒, 尝试 {iterations} 次, 成本 {cost}, 未安排 {left_out} 次拜访",
    ),
    "replan_failed": ("The search failed.", "搜索失败。"),
    "replan_lost": ("The search ended without a plan.", "搜索结束, 没有得到计划。"),
    "replan_stop": ("Stop and use the best so far", "停止并采用当前最佳结果"),
}

CHANGES: Words = {**_MOVES, **_VERDICT, **_LOCKS}
