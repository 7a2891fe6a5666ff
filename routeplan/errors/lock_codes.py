"""RP46x: what a planner wants to keep of an earlier plan, and cannot."""

from __future__ import annotations

from routeplan.errors.code import Code

LOCK_CODES: dict[str, Code] = {
    "RP461": Code(
        "there is no {name} that a plan could keep so",
        "Unlock it, or lock what the problem has.",
        "没有可以这样保留的 {name}",
        "请解除锁定, 或锁定方案中存在的内容。",
    ),
    "RP462": Code(
        "the earlier plan has no {name} to keep",
        "Unlock it, or lock what the earlier plan has.",
        "原计划中没有可以保留的 {name}",
        "请解除锁定, 或锁定原计划中存在的内容。",
    ),
    "RP463": Code(
        "it contradicts {other}",
        "Unlock one of the two.",
        "与 {other} 相互矛盾",
        "请解除其中一个锁定。",
    ),
    "RP464": Code(
        "no days that its rule allows keep to the locks; it has to be visited on: {locks}",
        "Unlock the store or one of these days, or change its rule.",
        "规则允许的日期都不符合锁定; 必须拜访的日期: {locks}",
        "请解除该门店或其中某一天的锁定, 或修改其规则。",
    ),
    "RP465": Code(
        "{engine} cannot keep these locks",
        "Choose the engine ruin; where reps travel in several ways, let one rep make all visits "
        "of a store.",
        "{engine} 无法保留这些锁定",
        "请选择求解方法 ruin; 如果业务代表的出行方式不同, 请让一名业务代表完成门店的全部拜访。",
    ),
    "RP466": Code(
        "locks need the earlier plan that they keep to",
        "Name the earlier plan, as --earlier plan.json.",
        "锁定需要指明所依据的原计划",
        "请指定原计划, 例如 --earlier plan.json。",
    ),
    "RP467": Code(
        "is no date on or after the first Monday of the earlier plan",
        "Give a date from then on, or the cycle day from 0, such as 8.",
        "不是原计划首个周一当天或之后的日期",
        "请填写此后的日期, 或从 0 起的周期天数, 例如 8。",
    ),
}
