"""The pages of store cards: the list, and one card."""

from __future__ import annotations

from routeplan.web.words.spoken import Words
from routeplan.web.words.visits import PURPOSE_WORDS, VISIT

_STATES: Words = {
    "state": ("State", "状态"),
    "state_draft": ("draft", "草稿"),
    "state_approved": ("approved", "已批准"),
    "state_closed": ("closed", "已关闭"),
    "number": ("Number", "编号"),
    "name": ("Name", "名称"),
    "class": ("Class", "类别"),
    "area": ("Area", "区域"),
    "rep": ("Rep", "代表"),
}

_LIST: Words = {
    "title": ("Store cards", "门店档案"),
    "tab_all": ("All cards", "全部档案"),
    "tab_approval": ("Drafts to approve ({n})", "待批准草稿 ({n})"),
    "tab_review": ("Reviews due ({n})", "待复核 ({n})"),
    "find": ("Name, id or number", "名称、编码或编号"),
    "any": ("any", "不限"),
    "more": ("Show more", "显示更多"),
    "none": ("No card fits.", "没有符合条件的档案。"),
    "none_due": ("Nothing is due.", "没有到期事项。"),
    "by": ("Due by", "截止日期"),
    "over": ("{n:# day|# days} over", "已逾期 {n} 天"),
    "choose": ("Choose", "选择"),
    "choose_all": ("Choose all", "全选"),
    "approve": ("Approve {n}", "批准 {n} 份"),
    "review": ("Gone through: {n} are right", "已复核 {n} 份, 内容无误"),
    "remark": ("Remark", "备注"),
    "approved": ("{n:# card is|# cards are} approved.", "已批准 {n} 份档案。"),
    "reviewed": ("{n:# card is|# cards are} reviewed.", "已复核 {n} 份档案。"),
}

_FORM: Words = {
    "field_missing": ("Fill this in.", "请填写此项。"),
    "field_number": ("Give a number.", "请填写数字。"),
    "field_date": ("Give a whole date.", "请填写完整日期。"),
    "field_whole": ("Give a whole number.", "请填写整数。"),
    "field_least": ("Give {least} or more.", "不能小于 {least}。"),
    "field_within": ("Give {least} to {most}.", "应在 {least} 至 {most} 之间。"),
    "field_like": ("Write it like {example}.", "请按 {example} 的格式填写。"),
}

_NEW: Words = {
    "new_card": ("New card", "新建档案"),
    "new_about": (
        "A new card is a draft and counts once it is approved. Fields with * are needed.",
        "新档案为草稿, 批准后生效。带 * 的项目必填。",
    ),
    "id": ("Id (made if left empty)", "编码 (留空则自动生成)"),
    "first_contact_or_today": ("First contact (today if left empty)", "首次接触 (留空为今天)"),
    "nobody": ("nobody yet", "暂不分配"),
    "lat": ("Latitude", "纬度"),
    "lon": ("Longitude", "经度"),
    "datum": ("Coordinates are in", "坐标系"),
    "datum_wgs-84": ("WGS-84 (satellites, OpenStreetMap)", "WGS-84 (卫星定位)"),
    "datum_gcj-02": ("GCJ-02 (Amap, Tencent)", "GCJ-02 (高德、腾讯)"),
    "datum_bd-09": ("BD-09 (Baidu)", "BD-09 (百度)"),
    "paste_pair": (
        "A pair copied from a map, such as 30.2583, 120.1655, may be pasted into either field.",
        "可将地图上复制的坐标对 (如 120.1655, 30.2583) 直接粘贴到任一栏。",
    ),
    "more_fields": ("More about the store", "更多门店信息"),
    "save_draft": ("Save the draft", "保存草稿"),
    "made": (
        "{name} has a card: {number}. It is a draft until it is approved.",
        "已为 {name} 建立档案 {number}, 批准前为草稿。",
    ),
    "open_made": ("Open the card", "打开档案"),
    "another": ("Another card", "再建一份"),
}

_FIELDS: Words = {
    "address": ("Address", "地址"),
    "position": ("Position", "位置"),
    "phone": ("Phone", "电话"),
    "rule": ("Visits", "拜访频次"),
    "rule_text": (
        "{visits:# visit|# visits} {weeks:a week|in # weeks}, {min} min each",
        "{weeks:每周|每 # 周} {visits} 次, 每次 {min} 分钟",
    ),
    "rule_a_week": ("{visits} a week, {min} min each", "每周 {visits} 次, 每次 {min} 分钟"),
    "rule_daily": ("every working day, {min} min each", "每个工作日, 每次 {min} 分钟"),
    "own_needs": ("Visits, hours and load of its own", "本店自定: 拜访、营业时间、装载"),
    "own_needs_about": (
        "Typed as in a store file. Empty: as its class, and always open. Hours are such as "
        "Mon-Fri 9:00-12:00, 14:00-18:00; Sat 9:00-13:00, closed on days that are not named.",
        "填写方式与门店表相同; 留空: 按类别, 视为全天营业。营业时间如: 周一至周五 9:00-12:00, "
        "14:00-18:00; 周六 9:00-13:00, 未写明的日子视为休息。",
    ),
    "own_visits": ("Visits (or daily)", "拜访次数 (或每天)"),
    "own_weeks": ("In so many weeks", "周数"),
    "own_in_store": ("In store, min", "店内时间 (分钟)"),
    "own_weekdays": ("Weekdays for visits", "可拜访日"),
    "own_parking": ("Parking, min", "停车时间 (分钟)"),
    "own_load": ("Load of a visit", "每次装载量"),
    "daily": ("daily", "每天"),
    "own_purposes": ("Purposes of its own; none: as its class", "自有拜访目的; 不选则按类别"),
    "open_hours": ("Opening hours", "营业时间"),
    "always_open": ("not given, counts as always open", "未填写, 视为全天营业"),
    "closed_day": ("closed", "休息"),
    "store_note": ("Note for planning", "计划备注"),
    "kind": ("Kind of store", "门店类型"),
    "channel": ("Channel", "渠道"),
    "location": ("Surroundings", "周边环境"),
    "size": ("Sales floor, m²", "营业面积 (平方米)"),
    "since": ("Customer since", "合作起始"),
    "credit_days": ("Credit, days", "账期 (天)"),
    "credit_limit": ("Credit limit", "信用额度"),
    "credit_note": ("Terms", "付款条件"),
    "rating": ("Rating, 1 to 5", "评级 (1 至 5)"),
    "details_note": ("Note", "备注"),
    "sales_a_month": ("Sales a month", "月销售额"),
    "first_contact": ("First contact", "首次接触"),
    "drafted_by": ("Drafted by", "建档人"),
    "approved_by": ("Approved by", "批准人"),
    "approved_on": ("Approved on", "批准日期"),
    "reviewed_on": ("Last reviewed", "最近复核"),
    "closed_on": ("Closed on", "关闭日期"),
    "closed_reason": ("Why it was closed", "关闭原因"),
}

_PEOPLE: Words = {
    "people": ("Contact persons", "联系人"),
    "person_role": ("Role", "职务"),
    "decides": ("decides", "决策人"),
    "habits": ("Habits", "习惯"),
    "birthday": ("Birthday", "生日"),
    "add_person": ("Add a person", "添加联系人"),
    "remove_person": ("Remove", "移除"),
    "competitors": ("Competitors", "竞品"),
    "products": ("Products", "产品"),
    "shelf_share": ("Part of the shelf", "排面占比"),
    "seen": ("Last seen", "最近发现"),
}

CARDS: Words = {
    **_STATES, **_FIELDS, **_PEOPLE, **_LIST, **_FORM, **_NEW, **PURPOSE_WORDS,
    "note": VISIT["note"],
}  # fmt: skip

_ACTS: Words = {
    "full_card": ("Open the full card", "打开完整档案"),
    "full_about": ("Who looks at full cards is recorded.", "查看完整档案会被记录。"),
    "full_title": ("Full card", "完整档案"),
    "edit": ("Change", "修改"),
    "why": ("Why, for the record", "原因 (将被记录)"),
    "saved": ("The card is changed.", "档案已修改。"),
    "same": ("Nothing was changed.", "没有任何修改。"),
    "approve_one": ("Approve", "批准"),
    "review_one": ("Reviewed: all is right", "已复核, 内容无误"),
    "close_store": ("Close the store", "关闭门店"),
    "reopen_store": ("Take it up again", "重新启用"),
    "remark": ("Remark", "备注"),
    "done": ("Done.", "已完成。"),
}

_RECORDS: Words = {
    "visits": ("Visits", "拜访记录"),
    "sales": ("Sales", "销售"),
    "changes": ("History of changes", "修改历史"),
    "on": ("Date", "日期"),
    "result": ("Result", "结果"),
    "month": ("Month", "月份"),
    "sold": ("Product", "产品"),
    "amount": ("Amount", "金额"),
    "at": ("When", "时间"),
    "who": ("Who", "操作人"),
    "field": ("What", "内容"),
    "before": ("Before", "修改前"),
    "after": ("After", "修改后"),
    "whole": ("the card", "整份档案"),
    "more": ("Show more", "显示更多"),
    "sales_by_month": ("Sales by month", "每月销售"),
}

# How the record of changes calls what the page calls otherwise.
_RECORDED = {
    "standing.state": "state", "standing.number": "number", "standing.area": "area",
    "standing.approved_by": "approved_by", "standing.approved_on": "approved_on",
    "standing.reviewed_on": "reviewed_on", "standing.closed_on": "closed_on",
    "standing.closed_reason": "closed_reason", "store.name": "name", "store.store_class": "class",
    "store.rep": "rep", "store.address": "address", "store.kind": "kind",
    "store.visits": "own_visits", "store.weeks": "own_weeks", "store.in_store_s": "own_in_store",
    "store.weekdays": "own_weekdays", "store.open_hours": "open_hours",
    "store.parking_s": "own_parking", "store.load": "own_load", "store.note": "store_note",
    "store.purposes": "purposes", "store.sales": "sales_a_month",
    "details.phone": "phone",
    "details.note": "details_note", "details.rating": "rating",
    "details.trade.channel": "channel", "details.trade.location": "location",
    "details.trade.size_m2": "size", "details.trade.since": "since",
    "details.credit.days": "credit_days", "details.credit.limit": "credit_limit",
    "details.credit.note": "credit_note", "details.people": "people",
    "details.people.name": "name", "details.people.role": "person_role",
    "details.people.phone": "phone", "details.people.habits": "habits",
    "details.people.birthday": "birthday", "details.people.decides": "decides",
    "details.people.note": "details_note",
}  # fmt: skip

_CARD: Words = {**VISIT, **_STATES, **_FIELDS, **_PEOPLE, **_FORM, **_ACTS, **_RECORDS}
CARD: Words = {
    **_CARD, **{f"field_{field}": _CARD[word] for field, word in _RECORDED.items()},
}  # fmt: skip
