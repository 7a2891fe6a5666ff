"""Help for the options of ``visit`` and ``review``, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routeplan.cli.words import Pair

REVIEW_PARAMETERS: dict[str, Pair] = {
    "absences": (
        "Days off: a table with from, to, rep, kind; without a rep for everybody.",
        "休假: 含 开始、结束、业务代表、类型 的表格; 未写代表则适用于所有人。",
    ),
    "add": (
        "Visits to add: .xlsx, .csv or .json.",
        "要添加的拜访: .xlsx、.csv 或 .json。",
    ),
    "aim": ("The aim for the next visit.", "下次拜访目标。"),
    "area": (
        "Column of the store file that holds the area; else area, region or the like.",
        "门店文件中的区域列; 默认取 区域、片区 等列。",
    ),
    "arrived": ("Arrival, such as 9:10.", "到达时间, 例如 9:10。"),
    "as_of": (
        "The last day that is over; else that of the last visit.",
        "已结束的最后一天; 默认取最后一次拜访的日期。",
    ),
    "behind": (
        "Show what stands behind this figure, visit by visit.",
        "逐条显示该指标对应的拜访。",
    ),
    "by": (
        "One or two of rep, team, class, area, week, cycle, month.",
        "分组: rep、team、class、area、week、cycle、month 中的一到两项。",
    ),
    "collected": ("Amount collected.", "收款金额。"),
    "figures": (
        "Only these figures, by their keys, parted by commas; else all, of groups as text a few.",
        "只显示这些指标, 填写键, 用逗号分隔; 默认全部, 分组文本只显示常用的几项。",
    ),
    "forms": (
        "Forms beside those that ship: .json.",
        "自定义表单: .json。",
    ),
    "from_": (
        "First day; else the day on which the first plan started.",
        "第一天; 默认为首个计划开始之日。",
    ),
    "group": (
        "The group for --behind, as shown, two parted by a comma.",
        "--behind 所指的分组, 按显示填写, 两项用逗号分隔。",
    ),
    "id": ("The visit's own id; else a new one.", "拜访编号; 默认自动生成。"),
    "left": ("Departure, such as 9:30.", "离开时间, 例如 9:30。"),
    "not_visited": (
        "Why the store was not visited: closed, refused, no time, rep absent, weather, other.",
        "未访原因: 关门、拒访、时间不足、代表缺勤、天气、其他。",
    ),
    "note": ("What is to be remembered.", "备注。"),
    "order": ("Amount ordered.", "订单金额。"),
    "outcome": (
        "What came of it: order, collected, complaint settled, checked, store opened, agreed, "
        "other; several parted by commas.",
        "拜访结果: 订货、已收款、客诉解决、已检查、新店开通、达成意向、其他; 多项用逗号分隔。",
    ),
    "planned_on": (
        "Date of the stop that it was for; not given: off-plan, or on that day.",
        "对应停靠点的计划日期; 不填表示计划外或当日。",
    ),
    "plans": (
        "A plan's file, or a table of plans (.xlsx, .csv) with plan, starts, approved, scope; "
        "else what the archive holds is reviewed.",
        "计划文件, 或含 计划、开始日期、批准日期、范围 的计划表 (.xlsx, .csv); "
        "不填则考核档案库中的内容。",
    ),
    "purpose": (
        "What it was for: order, collect, complaint, check, new store, survey, other; several "
        "parted by commas.",
        "拜访目的: 订货、收款、客诉、检查、开发新店、市场调查、其他; 多项用逗号分隔。",
    ),
    "record": (
        "A file of visits instead of the archive: .json; made when the first visit is added.",
        "不用档案库而用的拜访记录文件: .json; 添加首次拜访时创建。",
    ),
    "report": (
        "review, a rep's daily report (--rep, --date) or a weekly report (--date).",
        "review 为考核, daily 为业务日报 (--rep, --date), weekly 为周报 (--date)。",
    ),
    "review.date": (
        "Day of the daily report, or any day of the weekly report's week.",
        "日报日期, 或周报所在周的任意一天。",
    ),
    "review.format": (
        "text, json or xlsx; else by the name after --out.",
        "text、json 或 xlsx; 默认取决于 --out 的文件名。",
    ),
    "review.out": ("Write the report to this file.", "把报告写入此文件。"),
    "review.rep": ("Only this rep.", "只看该业务代表。"),
    "store": ("The store's id.", "门店编号。"),
    "targets": (
        "Order targets: a table with store, month, target.",
        "订单目标: 含 门店、月份、目标 的表格。",
    ),
    "team": ("Only the reps of this team.", "只看该团队的业务代表。"),
    "teams": ("Teams: a table with rep, team.", "团队: 含 业务代表、团队 的表格。"),
    "to": ("Last day; else that of --as-of.", "最后一天; 默认与 --as-of 相同。"),
    "visit.date": ("The day of the visit.", "拜访日期。"),
    "visits": ("Visits: .json, .xlsx or .csv.", "拜访记录: .json、.xlsx 或 .csv。"),
}

RECORDED: dict[str, Pair] = {
    "added": (
        "{record}: {added} added ({late} late, {urgent} urgent), {repeated} known already, "
        "{visits} in all",
        "{record}: 新增 {added} 条 (迟到 {late} 条, 紧急 {urgent} 条), 已有 {repeated} 条, "
        "共 {visits} 条",
    ),
    "there": (
        "{record}: {visits} records, {made} of them visits made",
        "{record}: {visits} 条记录, 其中实际拜访 {made} 次",
    ),
}
