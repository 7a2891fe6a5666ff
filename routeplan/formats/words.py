"""The words of all outputs, in both languages."""

from __future__ import annotations

from routeplan.cycle import DAYS_A_WEEK, weekday_of
from routeplan.errors import Language, filled
from routeplan.rules import EVERY_WEEKDAY, MINUTE_S, VisitRule

HOUR_S = 3600
KM_M = 1000

_WEEKDAYS: dict[Language, tuple[str, ...]] = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
}

_WORDS: dict[str, tuple[str, str]] = {
    "added": ("new stores", "新增门店"),
    "address": ("address", "地址"),
    "after": ("after", "之后"),
    "all": ("all", "全部"),
    "arrival": ("arrival", "到达"),
    "attribution": ("map data", "地图数据"),
    "auxiliary": ("work at the base", "内勤"),
    "back": ("back at the base", "返回基地"),
    "base": ("base", "基地"),
    "before": ("before", "之前"),
    "begins": ("begins", "开始"),
    "break": ("break", "休息"),
    "calendar": ("Calendar", "日历"),
    "changed_day": ("stores on other days", "更换日期的门店"),
    "changed_rep": ("stores with another rep", "更换业务代表的门店"),
    "class": ("class", "类别"),
    "close": ("close", "关闭"),
    "cost_min": ("cost (minutes of driving)", "成本 (折合行驶分钟)"),
    "date": ("date", "日期"),
    "datum": ("datum", "坐标系"),
    "day": ("day", "日"),
    "change": ("what happens", "处理"),
    "change_doubled": ("twice as long on", "延长一倍于"),
    "change_moved": ("moved to", "改到"),
    "change_not_moved": ("left out: no date keeps its rules", "取消: 没有符合规则的日期"),
    "change_skipped": ("left out", "取消"),
    "changes": ("changes", "变化"),
    "dates": ("Dates", "日期安排"),
    "weekday": ("weekday", "星期"),
    "day_off": ("No route runs on this day.", "当天没有线路。"),
    "days": ("days", "拜访日"),
    "days_count": ("working days", "工作日数"),
    "departure": ("departure", "离开"),
    "deviation": ("standard deviation of days", "每日工时标准差"),
    "difference": ("difference", "差异"),
    "doubt_far": ("far from the others", "远离其他地点"),
    "doubt_not_found": ("not found", "未找到"),
    "doubt_not_the_house": ("not the house itself", "未精确到门牌"),
    "doubt_other_number": ("another house number", "门牌号不同"),
    "doubt_same_place": ("several addresses at this place", "多个地址在同一位置"),
    "drive": ("drive", "行驶"),
    "drive_min": ("drive min", "行驶分钟"),
    "driving": ("driving", "行驶"),
    "driving_hours": ("driving hours", "行驶小时"),
    "empty_day": ("No visits on this day.", "当天没有拜访。"),
    "end": ("end", "结束"),
    "engine": ("engine", "求解方法"),
    "estimated": ("estimated", "估算"),
    "fit": ("fit", "适应窗口"),
    "found_as": ("found as", "匹配地址"),
    "hours": ("hours", "小时"),
    "id": ("id", "编号"),
    "in_store": ("in store", "店内"),
    "in_store_hours": ("in-store hours", "店内小时"),
    "in_store_min": ("in-store minutes", "店内时间"),
    "in_store_share": ("in-store share", "店内时间占比"),
    "input": ("input file", "输入文件"),
    "instead_of": ("instead of", "原定"),
    "kind": ("kind", "类型"),
    "km": ("km", "公里"),
    "lat": ("lat", "纬度"),
    "late": ("closed at this time", "此时已关门"),
    "leave_base": ("leave the base", "从基地出发"),
    "left_out": ("left out", "未安排"),
    "left_out_visits": ("visits left out", "未安排的拜访"),
    "along_roads": ("Lines follow the fastest roads.", "连线沿最快的道路绘制。"),
    "lines": (
        "Lines join the stops in order; they are not roads.",
        "连线只表示拜访顺序, 不是道路。",
    ),
    "link_amap": ("Amap", "高德"),
    "link_apple": ("Apple", "苹果"),
    "link_baidu": ("Baidu", "百度"),
    "link_geo": ("phone", "手机"),
    "link_google": ("Google", "谷歌"),
    "link_tencent": ("Tencent", "腾讯"),
    "load": ("load", "装载量"),
    "lon": ("lon", "经度"),
    "longest": ("longest day", "最长工作日"),
    "map": ("map", "地图"),
    "menu": ("what to show", "显示内容"),
    "min": ("min", "分钟"),
    "name": ("name", "名称"),
    "no_days": ("runs on no day", "没有安排日期"),
    "no_stop": ("no stop", "无站点"),
    "no_visits": ("no visits in this plan", "本计划中没有拜访"),
    "none": ("none", "无"),
    "north": ("N", "北"),
    "note": ("note", "备注"),
    "open_hours": ("opening hours", "营业时间"),
    "order": ("order", "顺序"),
    "open_in": ("open in", "打开地图"),
    "overtime": ("overtime", "加班"),
    "overtime_hours": ("overtime hours", "加班小时"),
    "parking": ("parking", "停车"),
    "parking_min": ("parking min", "停车分钟"),
    "planned_days": ("planned days", "计划日期"),
    "planned_rep": ("planned by", "计划代表"),
    "planned_routes": ("planned routes", "计划线路"),
    "purposes": ("purposes", "拜访目的"),
    "planned_purposes": ("planned purposes", "计划目的"),
    "reason": ("reason", "原因"),
    "removed": ("stores gone", "减少的门店"),
    "kind_extra": ("extra workday", "加班日"),
    "kind_holiday": ("holiday", "假日"),
    "kind_leave": ("day off", "休假"),
    "kind_makeup": ("make-up workday", "调休上班"),
    "lost": ("lost", "原日期"),
    "new_date": ("new date", "新日期"),
    "no_changes": ("Nothing changes.", "没有变化。"),
    "precision": ("precision", "精度"),
    "precision_area": ("area", "区域"),
    "precision_house": ("house", "门牌"),
    "precision_street": ("street", "道路"),
    "precision_unknown": ("not known", "未知"),
    "review": ("review", "复核"),
    "rep": ("rep", "业务代表"),
    "reps": ("reps", "业务代表"),
    "route": ("route", "线路"),
    "routes": ("routes", "线路"),
    "rule": ("visit rule", "拜访规则"),
    "runs_on": ("runs on", "执行日期"),
    "sales": ("sales", "月销量"),
    "search": ("find a store", "查找门店"),
    "seed": ("seed", "随机种子"),
    "shortest": ("shortest day", "最短工作日"),
    "stay": ("stay", "停留"),
    "stay_min": ("stay min", "停留分钟"),
    "stops": ("stops", "站点数"),
    "stops_a_day": ("stops a day", "每日站点数"),
    "store": ("store", "门店"),
    "stores": ("Stores", "门店"),
    "straight": ("estimated, straight lines", "估算, 直线距离"),
    "sum": ("sum", "合计"),
    "summary": ("Summary", "汇总"),
    "team": ("all reps", "全部代表"),
    "theme": ("light / dark", "浅色 / 深色"),
    "times_estimated": ("travel times are estimated", "行驶时间为估算值"),
    "travel": ("travel times", "行驶时间来源"),
    "until": ("stopped after", "停止条件"),
    "version": ("routeplan version", "routeplan 版本"),
    "visits": ("visits", "拜访次数"),
    "why": ("why", "原因"),
    "wait": ("wait", "等待"),
    "wait_min": ("wait min", "等待分钟"),
    "waiting": ("waiting", "等待"),
    "waiting_hours": ("waiting hours", "等待小时"),
    "weekdays": ("weekdays", "允许星期"),
    "weeks": ("weeks", "周数"),
    "weight": ("weight", "权重"),
    "work_hours": ("work hours", "工作小时"),
    "zoom_in": ("zoom in", "放大"),
    "zoom_out": ("zoom out", "缩小"),
}

_UNITS = frozenset({"km", "min"})


def word(key: str, lang: Language = "en") -> str:
    """One word or short phrase of the outputs."""
    english, chinese = _WORDS[key]
    return english if lang == "en" else chinese


def heading(key: str, lang: Language = "en") -> str:
    """A word as a heading: with a capital letter, but for a unit."""
    text = word(key, lang)
    return text if key in _UNITS else text[:1].upper() + text[1:]


def weekday_word(weekday: int, lang: Language = "en") -> str:
    """A weekday's short name; Monday is 0."""
    return _WEEKDAYS[lang][weekday]


def week_word(week: int, lang: Language = "en") -> str:
    """A week of the cycle, counted from 1."""
    return f"week {week}" if lang == "en" else f"第{week}周"


def day_word(day: int, lang: Language = "en") -> str:
    """A cycle day as people say it: day 8 is ``week 2 Tue``."""
    week = week_word(day // DAYS_A_WEEK + 1, lang)
    weekday = weekday_word(weekday_of(day), lang)
    return f"{week} {weekday}" if lang == "en" else f"{week}{weekday}"


def days_words(days: tuple[int, ...], lang: Language = "en") -> str:
    """Cycle days week by week: ``week 1 Mon, Wed; week 2 Mon``."""
    weeks: dict[int, list[str]] = {}
    for day in days:
        weekday = weekday_word(weekday_of(day), lang)
        weeks.setdefault(day // DAYS_A_WEEK + 1, []).append(weekday)
    comma, gap = (", ", " ") if lang == "en" else ("、", "")
    return "; ".join(
        f"{week_word(week, lang)}{gap}{comma.join(names)}" for week, names in weeks.items()
    )


def rule_words(rule: VisitRule, lang: Language = "en") -> str:
    """A rule in one line: ``3 visits a week, 30 min, 2 to 3 days between``."""
    minutes = number(rule.in_store_s / MINUTE_S)
    parts = [_frequency(rule, lang), f"{minutes} {word('min', lang)}"]
    if rule.weekdays != EVERY_WEEKDAY:
        parts.append(" ".join(weekday_word(day, lang) for day in rule.weekdays))
    if rule.visits != "daily":
        parts.append(_between(rule.fewest_days, rule.most_days, lang))
    return ", ".join(parts)


def number(value: float, places: int = 1) -> str:
    """A number without needless zeros: 12.0 is ``12``, 12.5 stays."""
    return f"{value:.{places}f}".rstrip("0").rstrip(".") if places else f"{value:.0f}"


def hours(seconds: int) -> str:
    """Seconds in hours and minutes: 5,400 is ``1:30``; rounded to the minute."""
    minutes = round(abs(seconds) / MINUTE_S)
    sign = "-" if seconds < 0 and minutes else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02d}"


def _between(fewest: int, most: int, lang: Language) -> str:
    if fewest == most:
        return filled("{n:# day|# days} between" if lang == "en" else "间隔 {n} 天", n=most)
    return f"{fewest} to {most} days between" if lang == "en" else f"间隔 {fewest} 至 {most} 天"


def _frequency(rule: VisitRule, lang: Language) -> str:
    if rule.visits == "daily":
        return "daily" if lang == "en" else "每日拜访"
    if lang == "zh":
        return filled("{weeks:每周|每 # 周} {visits} 次", visits=rule.visits, weeks=rule.weeks)
    often = "{visits:# visit|# visits} {weeks:a week|in # weeks}"
    return filled(often, visits=rule.visits, weeks=rule.weeks)
