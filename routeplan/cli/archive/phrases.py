"""What the archive's commands say, in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from routeplan.cli.words import Pair, spoken
from routeplan.errors import Language

LONGEST_SHOWN = 60

_PHRASES: dict[str, Pair] = {
    "absent": (
        "not in the file, left as they are: {ids}",
        "文件中没有, 保持不变: {ids}",
    ),
    "backed_up": ("Backup: {path}", "备份: {path}"),
    "card_line": (
        "{number}  {id}  {name}  [{state}]  rep {rep}",
        "{number}  {id}  {name}  [{state}]  业务代表 {rep}",
    ),
    "change": (
        "{at}  {who}  {field}: {old} -> {new}  ({why})",
        "{at}  {who}  {field}: {old} -> {new}  ({why})",
    ),
    "class_change": (
        "{number}  {id}  {name}: {before} -> {after}; {reason}; visits in four weeks "
        "{visits_before} -> {visits_after}, hours in store {hours_before} -> {hours_after}",
        "{number}  {id}  {name}: {before} -> {after}; {reason}; 四周拜访次数 "
        "{visits_before} -> {visits_after}, 店内小时 {hours_before} -> {hours_after}",
    ),
    "class_counts": (
        "{judged:# store|# stores} judged by their sales from {first} to {last}: "
        "{changes} should change class; {silent} without sales are left as they are",
        "按 {first} 至 {last} 的销量评定 {judged} 家门店: {changes} 家应调整类别; "
        "{silent} 家没有销量, 保持不变",
    ),
    "class_load": (
        "Accepting all changes visits by {visits} and hours in store by {hours} in four weeks.",
        "全部接受后, 四周内拜访次数变化 {visits}, 店内小时变化 {hours}。",
    ),
    "class_accepted": (
        "{count:# store has|# stores have} changed class.",
        "{count} 家门店已调整类别。",
    ),
    "difference": ("{noun} {id} {field}: {old} -> {new}", "{noun} {id} {field}: {old} -> {new}"),
    "due_approval": (
        "{by}  approval  {number}  {id}  {name}{over}",
        "{by}  待批准  {number}  {id}  {name}{over}",
    ),
    "due_review": (
        "{by}  review  {number}  {id}  {name}{over}",
        "{by}  待复核  {number}  {id}  {name}{over}",
    ),
    "due_none": ("Nothing is due.", "没有到期事项。"),
    "days_over": ("  ({days:# day|# days} late)", "  (逾期 {days} 天)"),
    "exported": ("{count:# file|# files} in {folder}", "{folder} 中共 {count} 个文件"),
    "feed_line": (
        "{id}  rep {rep}  {at}  {who}  {label}",
        "{id}  业务代表 {rep}  {at}  {who}  {label}",
    ),
    "feed_made": (
        "Feed {id}: {path}, from the address of the service on. It is shown this once.",
        "订阅 {id}: {path} (接在服务地址之后)。地址只显示这一次。",
    ),
    "feed_none": ("There are no feeds.", "没有订阅。"),
    "feed_revoked": ("Feed {id} of rep {rep} is revoked.", "已撤销业务代表 {rep} 的订阅 {id}。"),
    "import_counts": (
        "{new} new, {changed} changed, {same} unchanged, {absent} not in the file, "
        "{conflicts:# conflict|# conflicts}",
        "新增 {new}, 变更 {changed}, 未变 {same}, 文件中没有 {absent}, 冲突 {conflicts}",
    ),
    "more": ("and {count} more", "以及另外 {count} 项"),
    "new_store": ("new: {id} {name}", "新增: {id} {name}"),
    "not_written": ("The archive was not changed.", "档案库未作更改。"),
    "password": ("Password of {name}: ", "{name} 的密码: "),
    "password_set": ("The password of {name} is set.", "已设置 {name} 的密码。"),
    "receipt_recorded": ("{id}: recorded{late}", "{id}: 已记录{late}"),
    "receipt_repeated": ("{id}: was recorded before{late}", "{id}: 此前已记录{late}"),
    "receipt_refused": ("{id}: refused", "{id}: 已拒绝"),
    "late": (", late", ", 迟到"),
    "restored": (
        "The archive holds {cards:# card|# cards} and {visits:# visit|# visits}.",
        "档案库现有 {cards} 张档案卡和 {visits} 条拜访记录。",
    ),
    "rows_counts": (
        "{changed:# row|# rows} new or changed, {unchanged} unchanged",
        "新增或变更 {changed} 行, 未变 {unchanged} 行",
    ),
    "sales_counts": (
        "{new:# new figure|# new figures}, {corrected} corrected, {unchanged} unchanged",
        "新增 {new} 条销量, 更正 {corrected} 条, 未变 {unchanged} 条",
    ),
    "saved_before": ("What was there before: {path}", "原有内容保存在: {path}"),
    "user_line": (
        "{name}  {role}  rep {rep}  teams {teams}  password {password}  {state}",
        "{name}  {role}  业务代表 {rep}  团队 {teams}  密码 {password}  {state}",
    ),
    "credit_days": ("{days:# day|# days}", "{days} 天"),
    "credit_limit": ("limit {limit}", "额度 {limit}"),
    "due_approved": ("{count:# draft|# drafts} approved", "已批准 {count} 份草稿"),
    "active": ("active", "启用"),
    "disabled": ("disabled", "停用"),
    "yes": ("yes", "有"),
    "no": ("no", "无"),
    "written": ("The archive was changed.", "档案库已更新。"),
}

_STATES: dict[str, Pair] = {
    "draft": ("draft", "草稿"),
    "approved": ("approved", "已批准"),
    "closed": ("closed", "已关闭"),
}

_WANTED: dict[str, Pair] = {
    "address": ("address", "地址"),
    "people": ("people", "联系人"),
    "channel": ("channel", "渠道"),
    "opening hours": ("opening hours", "营业时间"),
    "credit terms": ("credit terms", "信用条件"),
}

_HEADS: dict[str, Pair] = {
    "number": ("Card", "档案卡"),
    "state": ("State", "状态"),
    "store": ("Store", "门店"),
    "class": ("Class", "类别"),
    "address": ("Address", "地址"),
    "place": ("Position", "位置"),
    "rep": ("Rep", "业务代表"),
    "purposes": ("Purposes", "拜访目的"),
    "rule": ("Visits", "拜访"),
    "hours": ("Opening hours", "营业时间"),
    "people": ("Contact persons", "联系人"),
    "note": ("Note", "备注"),
    "next_aim": ("Aim for the next visit", "下次拜访目标"),
    "visits": ("Last visits", "最近拜访"),
    "phone": ("Phone", "电话"),
    "kind": ("Type", "类型"),
    "channel": ("Channel", "渠道"),
    "location": ("Location", "地段"),
    "size_m2": ("Sales floor m2", "营业面积 (平方米)"),
    "since": ("Customer since", "合作起始"),
    "credit": ("Credit", "信用"),
    "competitors": ("Competitors", "竞品"),
    "rating": ("Rating", "评级"),
    "sales": ("Sales", "销量"),
    "first_contact": ("First contact", "首次接触"),
    "approved": ("Approved", "批准"),
    "reviewed": ("Reviewed", "复核"),
    "closed": ("Closed", "关闭"),
    "missing": ("Still missing", "尚缺"),
}


def phrase(key: str, lang: Language, **values: Any) -> str:
    """A line of an answer."""
    return spoken(_PHRASES[key], lang, **values)


def heading(key: str, lang: Language) -> str:
    """What stands before a value of a card."""
    return spoken(_HEADS[key], lang)


def state_word(state: str, lang: Language) -> str:
    """The state of a card."""
    return spoken(_STATES[state], lang)


def wanted_words(names: Iterable[str], lang: Language) -> str:
    """What a card still lacks."""
    return (", " if lang == "en" else "、").join(spoken(_WANTED[name], lang) for name in names)


def valued(value: Any) -> str:
    """A value of the record of changes, cut where it is long."""
    if value in (None, "", [], {}):
        return "-"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 2]}.."
