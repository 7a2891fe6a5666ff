"""The words of ``routeplan archive plan``, in both languages."""

from __future__ import annotations

CALLS = {
    "archive plan keep": "routeplan archive plan keep plan.json --name north --user pat",
    "archive plan list": "routeplan archive plan list --state submitted",
    "archive plan show": "routeplan archive plan show 1",
    "archive plan submit": "routeplan archive plan submit 1 --user pat",
    "archive plan approve": "routeplan archive plan approve 1 --remark good --user sam",
    "archive plan return": 'routeplan archive plan return 1 --remark "Mondays too long" --user sam',
    "archive plan start": "routeplan archive plan start 1 --from 2026-11-30 --user pat",
    "archive plan versions": "routeplan archive plan versions north",
    "archive plan difference": "routeplan archive plan difference 2",
}

EXAMPLES = {"state": "--state submitted", "from_": "--from 2026-11-30"}

COMMANDS: dict[str, tuple[str, str]] = {
    "archive plan": (
        "Keep plans, sign them off, and let them run.",
        "保存计划, 审批并投入执行。",
    ),
    "archive plan keep": (
        "Keep a plan's file as a draft or a new version.",
        "将计划文件保存为草稿, 或作为已存计划的新版本。",
    ),
    "archive plan list": ("List kept plans, newest first.", "列出已存计划, 最新的在前。"),
    "archive plan show": (
        "Show a plan's inputs, days, verdict and sign-off.",
        "显示计划: 输入、各日安排、违反的规则和审批过程。",
    ),
    "archive plan submit": ("Hand a draft to the supervisor.", "将草稿提交给主管。"),
    "archive plan approve": ("Sign a submitted plan off.", "批准已提交的计划。"),
    "archive plan return": (
        "Send a submitted plan back as a draft, and say why.",
        "将已提交的计划退回为草稿, 并说明原因。",
    ),
    "archive plan start": (
        "Let an approved plan run from a Monday on.",
        "让已批准的计划自某个星期一起执行; 之前的计划随之结束。",
    ),
    "archive plan versions": ("List all versions of a plan.", "列出计划的所有版本。"),
    "archive plan difference": (
        "Show how a version differs from the one before.",
        "显示某版本与上一版本的差异。",
    ),
}

PARAMETERS: dict[str, tuple[str, str]] = {
    "archive plan keep.name": (
        "What people call it; a new version keeps the name of the old one.",
        "计划名称; 新版本沿用旧版本的名称。",
    ),
    "archive plan list.name": ("Only plans of this name.", "只列出此名称的计划。"),
    "archive plan versions.name": ("What people call the plan.", "计划名称。"),
    "number": ("The plan's number, as the list shows it.", "列表中显示的计划编号。"),
    "archive plan show.out": (
        "Also write the plan to this file, as plan.json.",
        "同时把计划写入此文件 (plan.json 格式)。",
    ),
    "remark": ("What the record of the plan keeps.", "写入计划记录的说明。"),
    "replaces": ("The number of the plan of which this is a new version.", "被替换计划的编号。"),
    "archive plan start.from_": (
        "The Monday with which its first cycle starts.",
        "首个周期开始的星期一。",
    ),
    "state": (
        "Only plans in this state: draft, submitted, approved, running, replaced.",
        "只列出此状态的计划: draft 草稿、submitted 已提交、approved 已批准、running 执行中、"
        "replaced 已替换。",
    ),
    "with_violations": (
        "Submit it although it breaks rules; the supervisor sees which.",
        "即使违反规则也提交; 主管会看到违反了哪些。",
    ),
}
