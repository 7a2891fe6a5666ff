"""The pages about users: one's own account, the link that sets a password, the keeper's list."""

from __future__ import annotations

from routeplan.web.words.rep_files import REP_FILES
from routeplan.web.words.spoken import Words

_PASSWORD: Words = {
    "password": ("New password, at least ten characters", "新密码, 至少十个字符"),
    "again": ("The same once more", "再次输入"),
    "differ": ("The two passwords differ.", "两次输入的密码不一致。"),
}

_ROLES: Words = {
    "role_rep": ("rep", "业务代表"),
    "role_supervisor": ("supervisor", "主管"),
    "role_planner": ("planner", "计划员"),
    "role_keeper": ("keeper", "档案管理员"),
    "role_auditor": ("auditor", "审计员"),
}

_ONCE: Words = {
    "copy": ("Copy", "复制"),
    "copied": ("Copied.", "已复制。"),
    "shown_once": (
        "This is shown once only. Copy it now; who has it needs no password.",
        "仅显示这一次, 请立即复制; 持有者无需密码。",
    ),
}

WELCOME: Words = {
    **_PASSWORD,
    "title": ("Set a password", "设置密码"),
    "send": ("Set it", "设置"),
    "sign_in": ("Sign in", "登录"),
    "done": ("The password of {name} is set. Sign in.", "已设置 {name} 的密码。请登录。"),
    "gone": (
        "This link is not valid any more. Ask the keeper for another one.",
        "此链接已失效。请向档案管理员索取新的链接。",
    ),
}

ACCOUNT: Words = {
    **REP_FILES,
    **_PASSWORD,
    **_ROLES,
    **_ONCE,
    "title": ("My account", "我的账户"),
    "password_title": ("Password", "密码"),
    "current": ("Password as it is", "当前密码"),
    "change": ("Change it", "修改"),
    "password_changed": (
        "The password is changed; your other sessions have ended.",
        "密码已修改; 您的其他会话已结束。",
    ),
    "tokens": ("Sessions and tokens", "会话与令牌"),
    "tokens_about": (
        "Every browser that is signed in has a session, every program a token. "
        "What you do not know, revoke.",
        "每个已登录的浏览器有一个会话, 每个程序有一个令牌。不认识的请撤销。",
    ),
    "token": ("token", "令牌"),
    "session": ("session", "会话"),
    "link": ("one-time link", "一次性链接"),
    "this_one": ("this browser", "当前浏览器"),
    "kind": ("Kind", "类型"),
    "label": ("What it is for", "用途"),
    "label_example": ("my phone", "我的手机"),
    "made_at": ("Made", "创建时间"),
    "made_by": ("Made by", "创建人"),
    "ends_at": ("Ends", "到期时间"),
    "revoke": ("Revoke", "撤销"),
    "new_token": ("A token for a program", "为程序创建令牌"),
    "days": ("Good for days", "有效天数"),
    "make_token": ("Make a token", "创建令牌"),
    "feeds": ("Calendar feeds", "日历订阅"),
    "feeds_about": (
        "A secret address that the calendar of a phone or computer subscribes to: it shows the "
        "planned visits of four weeks back and eight ahead, and follows the plan.",
        "手机或电脑日历可订阅的保密地址: 显示过去四周和未来八周的计划拜访, 并随计划更新。",
    ),
    "feed": ("Address of the feed", "订阅地址"),
    "no_feeds": ("There is no feed yet.", "尚无订阅。"),
    "rep": ("Rep", "代表"),
    "events": ("One entry for each", "日程条目"),
    "events_stop": ("visit", "每次拜访一条"),
    "events_day": ("day", "每天一条"),
    "make_feed": ("Make a feed", "创建订阅"),
}

USERS: Words = {
    **_ROLES,
    **_ONCE,
    "title": ("Users", "用户"),
    "name": ("Name", "用户名"),
    "role": ("Role", "角色"),
    "rep": ("Rep", "代表"),
    "teams": ("Teams, with commas between", "团队 (用逗号分隔)"),
    "teams_head": ("Teams", "团队"),
    "password": ("Password", "密码"),
    "password_set": ("set", "已设置"),
    "password_none": ("not set", "未设置"),
    "state": ("State", "状态"),
    "active": ("active", "启用"),
    "inactive": ("deactivated", "已停用"),
    "add": ("Add a user", "添加用户"),
    "added": (
        "{name} is added. Hand over this link by a way that only this user reads; "
        "it sets a password once, and ends at {ends}.",
        "已添加 {name}。请以仅该用户可见的方式转交此链接; 仅可使用一次设置密码, 有效至 {ends}。",
    ),
    "link": ("Link", "链接"),
    "new_link": ("New link", "新链接"),
    "new_link_for": (
        "A link for {name}; earlier ones have ended. It sets a password once, and ends at {ends}.",
        "{name} 的链接; 之前的链接已失效。仅可使用一次设置密码, 有效至 {ends}。",
    ),
    "edit": ("Change", "修改"),
    "is_active": ("May sign in", "允许登录"),
    "why": ("Why, for the record", "原因 (将被记录)"),
    "deactivate": ("Deactivate", "停用"),
    "activate": ("Activate", "启用"),
    "find": ("Find", "查找"),
    "count": ("{n:# user|# users}", "{n} 个用户"),
}
