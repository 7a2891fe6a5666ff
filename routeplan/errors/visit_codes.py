"""RP6xx: visits, filled-in forms and the review."""

from __future__ import annotations

from routeplan.errors.code import Code

VISIT_CODES: dict[str, Code] = {
    "RP601": Code(
        "this field is not known; known are {known}",
        "Correct or remove it.",
        "未知的字段; 已知的有 {known}",
        "请更正或删除。",
    ),
    "RP602": Code(
        "is missing",
        "Write it like this: {example}",
        "缺失",
        "请按此格式填写: {example}",
    ),
    "RP603": Code(
        "is {value}, which does not fit",
        "Write it like this: {example}",
        "的值 {value} 不合适",
        "请按此格式填写: {example}",
    ),
    "RP611": Code(
        "the departure lies before the arrival",
        "Correct one of the two times.",
        "离开时间早于到达时间",
        "请更正其中一个时间。",
    ),
    "RP612": Code(
        "there is a departure without an arrival",
        "Give the arrival too, or leave both out.",
        "有离开时间而没有到达时间",
        "请同时填写到达时间, 或两者都不填。",
    ),
    "RP613": Code(
        "is given, and the store was not visited ({reason})",
        "Remove it, or remove the reason for not visiting.",
        "已填写, 而门店未被拜访 ({reason})",
        "请删除该内容, 或删除未拜访的原因。",
    ),
    "RP614": Code(
        "{value} is given twice",
        "Give it once.",
        "{value} 重复填写",
        "请只填写一次。",
    ),
    "RP621": Code(
        "there is no form {form}; known are {known}",
        "Correct the form's id and version, or add the form.",
        "没有表单 {form}; 已知的有 {known}",
        "请更正表单的编号和版本, 或添加该表单。",
    ),
    "RP623": Code(
        "the form has no such question; it asks {known}",
        "Correct or remove the answer.",
        "表单中没有此问题; 现有问题: {known}",
        "请更正或删除该回答。",
    ),
    "RP624": Code(
        "has no answer",
        "Answer the question; the form needs it.",
        "没有回答",
        "请回答此必填问题。",
    ),
    "RP625": Code(
        "{value} is no answer to this question",
        "Write it like this: {example}",
        "{value} 不能作为此问题的回答",
        "请按此格式填写: {example}",
    ),
    "RP626": Code(
        "{value} is out of range",
        "Give a number {limit}.",
        "{value} 超出范围",
        "请填写 {limit} 的数。",
    ),
    "RP627": Code(
        "{value} is none of the choices {known}",
        "Choose one of them.",
        "{value} 不在可选项 {known} 中",
        "请选择其中一项。",
    ),
}
