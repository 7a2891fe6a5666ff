"""What the rep's pages say."""

from __future__ import annotations

from routeplan.web.words.rep_files import REP_FILES
from routeplan.web.words.spoken import Words

_APP: Words = {
    "title": ("My day", "我的一天"),
    "app_name": ("routeplan visits", "routeplan 拜访"),
    "app_short_name": ("Visits", "拜访"),
    "app_description": (
        "The day's stores in order, and what happened at them; also without signal.",
        "当天按顺序的门店与拜访记录, 没有信号也能用。",
    ),
    "comma": (", ", "、"),
    "sign_in": ("Sign in", "登录"),
    "needs_signal": ("This needs signal.", "需要网络信号。"),
    "never_here": (
        "There is no signal, and nobody has opened this page on this phone yet. "
        "Open it once with signal.",
        "没有信号, 而且此手机还没有打开过本页面。请先在有信号时打开一次。",
    ),
    "no_signal": (
        "No signal. What you record stays on this phone and goes out by itself.",
        "没有信号。您的记录保存在手机上, 有信号时自动发送。",
    ),
    "as_of": ("The list is of {date}, {time}.", "清单更新于 {date} {time}。"),
    "signed_out": (
        "You are signed out. What you record stays on this phone.",
        "您已退出登录。您的记录保存在手机上。",
    ),
    "signed_out_waiting": (
        "You are signed out. {n} waiting here will go out once you sign in.",
        "您已退出登录。手机上有 {n} 条待发送, 登录后自动发送。",
    ),
    "position_wanted": ("Note my position when I check in", "签到时记录我的位置"),
    "leave_waiting": (
        "{n:# entry|# entries} made here {n:has|have} not been sent. What was not sent stays on "
        "this phone, unseen by others, and goes out when you sign in here again.",
        "有 {n} 条记录尚未发送。它们保留在此手机上, 他人看不到, 您再次登录后发送。",
    ),
    "leave_anyway": ("Sign out all the same", "仍然退出"),
}

_DAY: Words = {
    "today": ("Today", "今日"),
    "date": ("Date", "日期"),
    "day_before": ("The day before", "前一天"),
    "day_after": ("The day after", "后一天"),
    "day_missing": (
        "This day is not on the phone. With signal it will be looked up.",
        "手机上没有这一天的数据, 有信号时可查看。",
    ),
    "day_summary": (
        "{done} of {total:# store|# stores} seen to. Planned: leave at {start}, finished at {end}.",
        "已处理 {done}/{total} 家。计划: {start} 出发, {end} 结束。",
    ),
    "no_plan": ("No plan runs on this day.", "这一天没有执行中的计划。"),
    "no_stops": ("Nothing is planned on this day.", "这一天没有拜访安排。"),
    "all_done": ("Every store of the day has been seen to.", "当天门店已全部处理。"),
    "next_stop": ("Next", "下一家"),
    "still_due": ("Then", "之后"),
    "handled": ("Seen to", "已处理"),
    "beside": ("Beside the plan", "计划外"),
    "changes": ("Moved by days off", "因休假调整"),
    "change_moved": (
        "{store}: from {lost} to {to} ({why})",
        "{store}: {lost} 调整到 {to} ({why})",
    ),
    "change_lost": ("{store}: of {lost} is left out ({why})", "{store}: {lost} 的拜访取消 ({why})"),
    "moved_from": ("from {date}", "原定 {date}"),
    "you_are_at": ("You are at {name} since {time}", "您从 {time} 起在 {name}"),
    "open_visit": ("Open the visit", "打开拜访"),
    "add_visit": ("Another visit", "添加拜访"),
    "order_rest": ("Reorder the rest", "调整顺序"),
    "report": ("Day's report", "日报"),
    "late": ("comes too late", "赶不上营业时间"),
    "done": ("done", "已拜访"),
    "skipped": ("skipped", "已跳过"),
    "waiting": ("waiting to be sent", "待发送"),
    "refused": ("refused", "被拒绝"),
    "sent": ("Sent", "已发送"),
}

_STOP: Words = {
    "class": ("Class", "类别"),
    "planned": ("Planned", "计划时间"),
    "wait": ("Wait for opening", "等待开门"),
    "aim": ("Aim", "目标"),
    "last_visit": ("Last visit", "上次拜访"),
    "last_visits": ("Last visits", "最近拜访"),
    "never_visited": ("No visit is known.", "没有拜访记录。"),
    "not_visited": ("not visited", "未拜访"),
    "open": ("Open", "营业时间"),
    "closed_all_day": ("closed all day", "全天不营业"),
    "address": ("Address", "地址"),
    "card_note": ("Note", "备注"),
    "people": ("People", "联系人"),
    "decides": ("decides", "决策人"),
    "stop_missing": (
        "This store is not on the list of the day.",
        "该门店不在当天清单中。",
    ),
    "call": ("Call", "电话"),
    "navigate_with": ("Navigate: {map}", "导航: {map}"),
    "other_maps": ("Other maps", "其他地图"),
    "usual_map": ("google", "amap"),
    "map_amap": ("Amap", "高德地图"),
    "map_baidu": ("Baidu Maps", "百度地图"),
    "map_tencent": ("Tencent Maps", "腾讯地图"),
    "map_google": ("Google Maps", "谷歌地图"),
    "map_apple": ("Apple Maps", "苹果地图"),
    "map_geo": ("The phone's own map", "手机默认地图"),
    "check_in": ("Check in", "签到"),
    "finish_first": ("First check out at {name}.", "请先在 {name} 签退。"),
    "skip_store": ("Skip", "跳过"),
    "skip_title": ("Why is {name} not visited?", "为什么不拜访 {name}?"),
    "why": ("Reason", "原因"),
    "take_back": ("Take back", "撤回"),
    "take_back_text": (
        "What was recorded of {name} is deleted from this phone and is never sent.",
        "{name} 的记录将从手机上删除, 不会发送。",
    ),
}

_VISIT: Words = {
    "no_visit": ("No visit is going on.", "当前没有进行中的拜访。"),
    "since": ("Checked in at {time}.", "{time} 签到。"),
    "position_noted": ("Position noted to {n} m.", "已记录位置 (精度 {n} 米)。"),
    "purposes": ("What for", "拜访目的"),
    "outcomes": ("What came of it", "拜访结果"),
    "order_cents": ("Order taken, amount", "订货金额"),
    "collected_cents": ("Money collected, amount", "收款金额"),
    "note": ("Note", "备注"),
    "next_aim": ("Aim of the next visit", "下次拜访目标"),
    "urgent": ("Urgent: the supervisor is to see it at once", "紧急: 请主管立即查看"),
    "yes": ("Yes", "是"),
    "no": ("No", "否"),
    "remove_form": ("Remove", "删除"),
    "check_out": ("Check out", "签退"),
    "drop_visit": ("Discard this visit", "放弃此次拜访"),
    "drop_visit_text": (
        "Nothing of it is kept: neither the check-in nor what you wrote down.",
        "签到和已填写的内容都不会保留。",
    ),
    "arrived_s": ("Arrived", "到店时间"),
    "left_s": ("Left", "离店时间"),
}

_OUTBOX: Words = {
    "outbox": ("Waiting to be sent", "待发送"),
    "outbox_empty": ("Everything has been sent.", "已全部发送。"),
    "n_waiting": ("{n} waiting", "{n} 条待发送"),
    "n_refused": ("{n} refused", "{n} 条被拒绝"),
    "send_now": ("Send now", "立即发送"),
    "send_again": ("Send again", "重新发送"),
    "correct": ("Correct", "更正"),
    "kind_visit": ("visit", "拜访"),
    "kind_card": ("new store", "新门店"),
    "kind_report": ("report", "日报"),
}

_ADD: Words = {
    "find_store": ("Store by name or number", "按名称或编号查找门店"),
    "nothing_found": ("Nothing found.", "没有找到。"),
    "n_more": ("{n} more; type more of the name", "还有 {n} 家, 请输入更多字"),
    "due_today": ("due today", "今日计划"),
    "new_store": ("A new store", "新门店"),
    "name": ("Name", "名称"),
    "store_class": ("Class", "类别"),
    "area": ("Area", "区域"),
    "phone": ("Phone", "电话"),
    "contact": ("Whom to ask for", "联系人"),
    "place": ("Place", "位置"),
    "place_here": ("Where I am now", "使用当前位置"),
    "place_sought": ("Looking…", "正在定位…"),
    "place_unknown": (
        "The phone does not say where it is. Type latitude and longitude.",
        "无法获取位置。请输入纬度和经度。",
    ),
    "lat": ("Latitude", "纬度"),
    "lon": ("Longitude", "经度"),
    "save_draft": ("Save the draft", "保存草稿"),
    "save_and_check_in": ("Save and check in", "保存并签到"),
}

_ORDER: Words = {
    "order_help": (
        "Move stores up or down, or let the best order within opening hours be found.",
        "上下移动门店, 或自动计算营业时间内的最佳顺序。",
    ),
    "order_best": ("Best order from here", "从当前位置的最佳顺序"),
    "order_left_out": ("No longer to be kept today", "今天无法再安排"),
    "order_planned": ("As planned", "恢复计划顺序"),
    "order_done": ("Done", "完成"),
    "about_time": ("about {time}", "约 {time}"),
    "order_about": (
        "The clock times of your own order are reckoned on this phone. With signal they become "
        "exact.",
        "您调整顺序后的时间由手机估算, 有信号时更新为准确时间。",
    ),
    "move_up": ("{name}: earlier", "{name}: 提前"),
    "move_down": ("{name}: later", "{name}: 推后"),
}

_REPORT: Words = {
    "report_of": ("Report of {date}", "{date} 日报"),
    "report_open": (
        "The visit to {name} is still going on; check out first.",
        "{name} 的拜访仍在进行, 请先签退。",
    ),
    "report_waiting": (
        "{n:# visit has|# visits have} not been sent yet and {n:is|are} not in it.",
        "有 {n} 条拜访尚未发送, 未包含在内。",
    ),
    "report_goes": ("It goes to the supervisor once there is signal.", "有信号时发送给主管。"),
    "report_send": ("Send to the supervisor", "发送给主管"),
    "report_note": ("To the supervisor, in your own words", "给主管的话"),
    "report_sent": ("version {version}, at {time}", "第 {version} 版, {time}"),
    "report_needs_signal": (
        "The report is shown when there is signal. You may send it all the same: it goes "
        "after the visits.",
        "有信号时才能显示日报。您仍可点击发送, 它会在拜访记录之后发出。",
    ),
}

PHONE: Words = {
    **_APP, **_DAY, **_STOP, **_VISIT, **_OUTBOX, **_ADD, **_ORDER, **_REPORT, **REP_FILES,
}  # fmt: skip
