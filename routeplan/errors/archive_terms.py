"""Chinese for the words that faults of the archive quote: roles, rights and states."""

from __future__ import annotations

ROLES_ZH = {
    "rep": "业务代表",
    "supervisor": "主管",
    "planner": "计划员",
    "keeper": "档案管理员",
    "auditor": "审计员",
}

ACTS_ZH = {
    "read short card": "查看简要档案卡",
    "read full card": "查看完整档案卡",
    "write card": "修改档案卡",
    "approve card": "批准档案卡",
    "close card": "关闭档案卡",
    "import": "导入",
    "classify": "调整类别",
    "read plan": "查看计划",
    "make plan": "制定计划",
    "sign off plan": "审批计划",
    "start plan": "启动计划",
    "record visit": "记录拜访",
    "read visit": "查看拜访",
    "see urgent report": "查看紧急报告",
    "set target": "设定目标",
    "read target": "查看目标",
    "set absence": "登记休假",
    "read absence": "查看休假",
    "send report": "发送日报",
    "keep feed": "管理日历订阅",
    "read changes": "查看变更记录",
    "read looks": "查看浏览记录",
    "export": "导出",
    "keep archive": "管理档案库",
    "keep users": "管理用户",
}

STATES_ZH = {
    "draft": "草稿",
    "submitted": "已提交",
    "approved": "已批准",
    "running": "执行中",
    "replaced": "已替换",
    "closed": "已关闭",
    "draft, approved": "草稿或已批准",
    "waiting": "等待中",
    "done": "已完成",
    "failed": "已失败",
    "cancelled": "已取消",
    "running, done": "执行中或已完成",
    "cancelled, running": "已取消或执行中",
}
