"""What stands on every page, and on the pages that everybody sees."""

from __future__ import annotations

from routeplan.web.words.spoken import Words

FRAME: Words = {
    "product": ("routeplan", "routeplan"),
    "skip": ("To the content", "跳到正文"),
    "menu": ("Menu", "菜单"),
    "menu_today": ("Today", "今日"),
    "menu_team": ("Team", "团队"),
    "menu_plans": ("Plans", "计划"),
    "menu_cards": ("Stores", "门店"),
    "menu_users": ("Users", "用户"),
    "my_account": ("My account", "我的账户"),
    "sign_out": ("Sign out", "退出登录"),
    "other_language": ("中文", "English"),
    "no_answer": (
        "The server does not answer. Check the connection, and try again.",
        "服务器没有响应。请检查网络后重试。",
    ),
    "left_without_signal": (
        "You are signed out, and nothing of yours can be read here. Signing in again needs signal.",
        "您已退出登录, 此处无法再查看您的数据。再次登录需要网络信号。",
    ),
    "close": ("Close", "关闭"),
    "cancel": ("Cancel", "取消"),
    "save": ("Save", "保存"),
    "loading": ("Loading…", "正在加载…"),
    "minutes": ("{n} min", "{n} 分钟"),
    "hours": ("{n} h", "{n} 小时"),
    "kilometres": ("{n} km", "{n} 公里"),
    "estimated": ("Travel times are estimates: {source}.", "行程时间为估算值: {source}。"),
    "map": ("Map", "地图"),
    "map_help": (
        "Arrow keys move the map, plus and minus zoom, 0 shows everything.",
        "方向键移动地图, 加号和减号缩放, 0 显示全部。",
    ),
    "map_closer": ("Zoom in", "放大"),
    "map_farther": ("Zoom out", "缩小"),
    "map_all": ("Show everything", "显示全部"),
    "weekdays": ("Mon Tue Wed Thu Fri Sat Sun", "周一 周二 周三 周四 周五 周六 周日"),
}

SIGN_IN: Words = {
    "title": ("Sign in", "登录"),
    "name": ("Name", "用户名"),
    "password": ("Password", "密码"),
    "sign_in": ("Sign in", "登录"),
    "stays": ("Stay signed in on this device for 30 days", "在此设备上保持登录 30 天"),
    "forgotten": (
        "Password forgotten? Whoever keeps the archive can give you a link that sets a new one.",
        "忘记密码? 请向档案管理员索取重设链接。",
    ),
}

REFUSED: Words = {
    "title": ("This page cannot be shown", "无法显示此页面"),
    "back": ("To the start", "返回首页"),
}
