"""The page of a plan: calendar, day list, map, changes by hand and their verdict, steps."""

from __future__ import annotations

from routeplan.web.words.board_changes import CHANGES
from routeplan.web.words.spoken import Words
from routeplan.web.words.visits import PURPOSE_WORDS

_LOOK: Words = {
    "version": ("version {n}", "第 {n} 版"),
    "versions": ("Version", "版本"),
    "newer": (
        "There is a newer version of this plan; only the newest can be changed.",
        "此计划已有更新的版本; 只能修改最新版本。",
    ),
    "to_newest": ("Show the newest", "查看最新版本"),
    "state_draft": ("draft", "草稿"),
    "state_submitted": ("submitted", "已提交"),
    "state_approved": ("approved", "已批准"),
    "state_running": ("running", "执行中"),
    "state_replaced": ("replaced", "已被替换"),
    "rep": ("Rep", "业务代表"),
    "week": ("Week {n}", "第 {n} 周"),
    "week_short": ("W{n}", "{n}周"),
    "day_name": ("Week {week} {weekday}", "第 {week} 周 {weekday}"),
    "calendar": ("Calendar", "日历"),
    "day_off": ("day off", "休息"),
    "stops": ("{n:# stop|# stops}", "{n} 家"),
    "of_hours": ("{work} of {room} h", "{work} / {room} 小时"),
    "hours_alone": ("{work} h", "{work} 小时"),
    "no_stops": ("No stops on this day.", "当天没有拜访。"),
    "drive_there": ("{minutes} drive", "车程 {minutes}"),
    "day_figures": (
        "{start}–{end}, {stops}, {drive} driving, {distance}",
        "{start}–{end}, {stops}, 行车 {drive}, {distance}",
    ),
    "runs_on": ("{label} runs on {n:# day|# days}: {days}", "{label} 在 {n} 天执行: {days}"),
    "previous_day": ("Day before", "前一天"),
    "next_day": ("Day after", "后一天"),
    "driving": ("Driving", "行车"),
    "distance": ("Distance", "里程"),
    "stops_a_cycle": ("Stops", "拜访"),
    "left_out": ("Left out", "未安排"),
    "left_out_none": ("Every required visit has its day.", "所有要求的拜访均已安排。"),
    "broken": ("Broken rules", "违反的规则"),
    "broken_none": ("This plan keeps every rule.", "此计划符合所有规则。"),
    "only_day": ("Only this day", "仅显示当天"),
    "map_of": ("Map of the routes", "线路地图"),
    "store_rule": (
        "Class {store_class}: {visits} in {weeks}, {minutes} each",
        "{store_class} 类: {weeks}内 {visits}, 每次 {minutes}",
    ),
    "store_rule_daily": (
        "Class {store_class}: every working day, {minutes} each",
        "{store_class} 类: 每个工作日, 每次 {minutes}",
    ),
    "visits": ("{n:# visit|# visits}", "{n} 次拜访"),
    "weeks": ("{n:# week|# weeks}", "{n} 周"),
    "visited_on": ("Visited on", "拜访日"),
    "not_visited": ("On no day", "未安排任何一天"),
    "history": ("Steps and versions", "步骤与版本"),
    "step": ("{state}, {when}, {who}", "{state}, {when}, {who}"),
    "runs_from": ("Runs from {first}", "自 {first} 起执行"),
    "runs_between": ("Ran from {first} to {last}", "{first} 至 {last} 执行"),
    "difference": (
        "Against the version before: {moved:# store|# stores} moved, {added} added, "
        "{removed} removed.",
        "与上一版本相比: {moved} 家门店改期, 新增 {added} 家, 移除 {removed} 家。",
    ),
    "compare_before": ("Compare with the version before", "与上一版本对比"),
    "search_stores": ("Find a store", "查找门店"),
    "found_none": ("No store of this plan has that name.", "此计划中没有该名称的门店。"),
}

_STEPS: Words = {
    "submit": ("Submit", "提交"),
    "submit_title": ("Hand the plan to the supervisor", "将计划提交主管"),
    "submit_broken": (
        "The plan breaks {n:a rule|# rules}. The supervisor will see {n:it|them}.",
        "此计划违反了 {n} 条规则。主管会看到{n:该|这些}问题。",
    ),
    "submit_anyway": ("Submit it all the same", "仍然提交"),
    "approve": ("Approve", "批准"),
    "approve_title": ("Approve the plan", "批准计划"),
    "return": ("Send back", "退回"),
    "return_title": ("Send the plan back", "退回计划"),
    "start": ("Start", "启用"),
    "start_title": ("Let the plan run", "启用计划"),
    "start_on": ("From Monday", "起始周一"),
    "remark": ("Remark", "备注"),
    "remark_needed": ("Remark (needed)", "备注 (必填)"),
    "done_submit": ("The plan was submitted.", "计划已提交。"),
    "done_approve": ("The plan was approved.", "计划已批准。"),
    "done_return": ("The plan was sent back.", "计划已退回。"),
    "done_start": ("The plan will run.", "计划已启用。"),
    "unsaved_first": (
        "Save the changes as a new version first, or undo them.",
        "请先将修改保存为新版本, 或撤销修改。",
    ),
    "export": ("Take along", "导出"),
    "export_waits": ("Making the file…", "正在生成文件…"),
    "export_workbook": ("Workbook (.xlsx)", "工作簿 (.xlsx)"),
    "export_map": ("Map (.html)", "地图 (.html)"),
    "export_ics": ("Calendar (.ics)", "日历 (.ics)"),
    "export_gpx": ("Routes for navigation (.gpx)", "导航线路 (.gpx)"),
    "export_book": ("Route book to print (.pdf)", "可打印线路册 (.pdf)"),
    "export_cards": ("Pocket cards to print (.pdf)", "可打印门店卡片 (.pdf)"),
    "print": ("Print this page", "打印此页"),
}

BOARD: Words = {**_LOOK, **_STEPS, **CHANGES, **PURPOSE_WORDS}
