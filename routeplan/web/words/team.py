"""The supervisor's pages."""

from __future__ import annotations

from routeplan.review import FIGURES
from routeplan.web.words.spoken import Words
from routeplan.web.words.visits import VISIT


def _definition(figure: str) -> tuple[str, str]:
    said = FIGURES[figure].definition
    return said.text("en"), said.text("zh")


TEAM_FRAME: Words = {
    **VISIT,
    "part_today": ("Today", "今日"),
    "part_review": ("Review", "回顾"),
    "part_problems": ("Problems", "问题门店"),
    "part_reports": ("Reports", "报告"),
    "all": ("all", "全部"),
    "team": ("Team", "团队"),
    "earlier": ("Earlier", "上一段"),
    "later": ("Later", "下一段"),
    "on": ("Date", "日期"),
    "workbook": ("As a workbook", "下载表格"),
}

TODAY: Words = {
    "title": ("The team's day", "团队今日"),
    "reps": ("Reps", "代表"),
    "as_of": ("as of {at}, renewed every minute", "截至 {at}, 每分钟更新"),
    "today": ("Today", "今天"),
    "planned": ("Planned", "计划"),
    "done": ("Done", "完成"),
    "skipped": ("Not visited", "未拜访"),
    "unplanned": ("Unplanned", "计划外"),
    "due": ("Still due", "待访"),
    "late": ("Late", "晚点"),
    "state": ("State", "状态"),
    "course_off": ("nothing planned", "无计划"),
    "course_not_started": ("not started", "未开始"),
    "course_under_way": ("under way", "进行中"),
    "course_late": ("late", "晚点"),
    "course_finished": ("finished", "已完成"),
    "behind": ("{time} behind", "晚 {time}"),
    "next_stop": ("Next stop", "下一站"),
    "last_seen": ("Last seen", "最近签到"),
    "report": ("Report", "日报"),
    "report_sent": ("sent", "已发送"),
    "report_missing": ("not yet", "未发送"),
    "waiting": ("Waiting for you", "待处理"),
    "plans": ("Plans to approve", "待批准计划"),
    "cards": ("Cards", "档案"),
    "drafts_waiting": ("{n:# draft|# drafts} to approve", "{n} 份草稿待批准"),
    "reviews_waiting": ("{n:# review|# reviews} due", "{n} 份待复核"),
    "reviews_over": ("{n} of them over their date", "其中 {n} 份已逾期"),
    "urgent_reports": ("Urgent reports", "紧急报告"),
    "seen": ("Seen", "已阅"),
    "nothing_waiting": ("Nothing waits.", "没有待处理事项。"),
    "no_reps": ("Nobody is to be seen here.", "没有可显示的代表。"),
    "version": ("{name}, version {n}", "{name}, 第 {n} 版"),
    "progress": ("{done} of {planned}", "{done} / {planned}"),
}

REVIEW: Words = {
    "title": ("Planned against done", "计划与完成"),
    "until": ("looked at up to {day}", "统计截至 {day}"),
    "kind": ("Stretch", "时段"),
    "kind_week": ("a week", "一周"),
    "kind_cycle": ("cycles of eight weeks", "八周内各周期"),
    "kind_month": ("a month", "一个月"),
    "by": ("One line for each", "分组"),
    "by_rep": ("Rep", "代表"),
    "by_team": ("Team", "团队"),
    "by_class": ("Class", "类别"),
    "by_area": ("Area", "区域"),
    "figures": ("Figures", "指标"),
    "figures_about": ("Choose a figure to see what is behind it.", "点击数字查看明细。"),
    "definitions": ("All figures, and what they mean", "全部指标及其定义"),
    "definition": ("Meaning", "定义"),
    "total": ("Total", "合计"),
    "no_figures": ("Nothing was planned or done then.", "该时段没有计划或拜访。"),
    "trend": ("By week", "每周趋势"),
    "figure": ("Figure", "指标"),
    "whose": ("Whose", "范围"),
    "week": ("Week", "周"),
    "behind_it": ("Of", "构成"),
    "too_many": (
        "The first {shown} of {all} lines; the workbook has them all.",
        "显示前 {shown} 行, 共 {all} 行; 下载表格可查看全部。",
    ),
    "of": ("{counted} of {out_of}", "{counted} / {out_of}"),
}

PROBLEMS: Words = {
    "title": ("Stores with problems", "问题门店"),
    "about": ("the four weeks up to yesterday", "截至昨日的四周"),
    "kind": ("Problem", "问题"),
    "class": ("Class", "类别"),
    "times": ("Times", "次数"),
    "visits": ("Visits", "拜访"),
    "none": ("No store has this problem.", "没有此类问题门店。"),
    "reason_of_neglected": ("Neglected", "被忽视"),
    "reason_of_at_risk": ("At risk", "有流失风险"),
    "reason_of_missed_often": ("Missed often", "多次未访"),
    "reason_of_over_visited": ("Over-visited", "过度拜访"),
    "reason_of_cards_due": ("Cards due", "档案待复核"),
    "about_neglected": _definition("neglected"),
    "about_at_risk": _definition("at_risk"),
    "about_missed_often": ("Stores missed twice or more.", "未访两次或以上的门店。"),
    "about_over_visited": _definition("over_visited"),
    "about_cards_due": _definition("cards_due"),
    "since_neglected": ("Not visited since", "未拜访起始"),
    "since_at_risk": ("Last order", "最近订单"),
    "since_missed_often": ("Missed since", "未访起始"),
    "since_over_visited": ("First off-plan visit", "首次计划外拜访"),
    "since_cards_due": ("Due by", "截止日期"),
}

REPORTS: Words = {
    "title": ("Reports", "报告"),
    "days": ("Reports of the day", "日报"),
    "weekly": ("Report of the week", "周报"),
    "show": ("Show", "查看"),
    "as_text": ("As text", "文本"),
    "state": ("State", "状态"),
    "sent": ("sent {at}", "{at} 发送"),
    "not_sent": ("not sent", "未发送"),
    "version": ("version {n}", "第 {n} 版"),
    "read": ("Read", "阅读"),
    "as_now": ("As of now", "当前状态"),
    "no_reps": ("Nobody is to be seen here.", "没有可显示的代表。"),
    "week_of": ("Week of", "所在周"),
}
