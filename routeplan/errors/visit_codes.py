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
    "RP631": Code(
        "has no Monday on which a first cycle starts",
        "Give one; without it nobody knows which stop was due when.",
        "没有首个周期开始的星期一",
        "请给出该日期; 否则无法确定各次拜访的计划日期。",
    ),
    "RP632": Code(
        "figures cannot be told apart by {given}; known are {known}",
        "Give one or two of them, each once, and at most one of week, cycle and month.",
        "不能按 {given} 分组; 已知的有 {known}",
        "请给出其中一到两项, 各一次, 且 week、cycle、month 最多一项。",
    ),
    "RP633": Code(
        "ends on {last}, before it starts on {first}",
        "Give the first day first.",
        "结束日 {last} 早于开始日 {first}",
        "请先写开始日。",
    ),
    "RP634": Code(
        "there is nothing named {name}; figures are {known}",
        "Give a figure, and the group as the review shows it.",
        "没有 {name}; 已知的指标有 {known}",
        "请给出指标名称, 以及考核中显示的分组。",
    ),
    "RP635": Code(
        "no plan and no visit has this rep; known are {known}",
        "Correct the rep's id.",
        "计划和拜访记录中都没有该业务代表; 已知的有 {known}",
        "请更正业务代表编号。",
    ),
    "RP636": Code(
        "no rep is of this team; known are {known}",
        "Correct the team's name, or give the file of teams.",
        "没有业务代表属于该团队; 已知的有 {known}",
        "请更正团队名称, 或给出团队文件。",
    ),
    "RP637": Code(
        "no plan has run and no visit was recorded of those who were asked for",
        "Start a plan, or record visits.",
        "所查询的范围内没有运行过的计划, 也没有拜访记录",
        "请启动计划或记录拜访。",
    ),
    "RP641": Code(
        "{value} has parts of a hundredth",
        "Give an amount with two decimals at most.",
        "{value} 的小数超过两位",
        "请填写最多两位小数的金额。",
    ),
    "RP642": Code(
        "{value} is not a time with its date and zone",
        "Write it like 2026-11-24T09:30:00+08:00.",
        "{value} 不是带日期和时区的时间",
        "请按 2026-11-24T09:30:00+08:00 的形式书写。",
    ),
    "RP643": Code(
        "{value} is none of {known}",
        "Use one of these words.",
        "{value} 不在 {known} 中",
        "请使用其中的词。",
    ),
    "RP644": Code(
        "the id {id} is taken by {first}",
        "Give every visit an id of its own, or delete the one that is there twice.",
        "编号 {id} 已被 {first} 使用",
        "请为每次拜访设置唯一编号, 或删除重复的一条。",
    ),
    "RP645": Code(
        "does not hold visits",
        'Give a file that holds "format": "{format}" and a list of visits.',
        "不是拜访记录文件",
        '请提供包含 "format": "{format}" 和拜访列表的文件。',
    ),
    "RP646": Code(
        "{value} is not JSON",
        "Write a list of filled-in forms as JSON, or leave the cell empty.",
        "{value} 不是有效的 JSON",
        "请以 JSON 书写已填表单的列表, 或留空。",
    ),
    "RP647": Code(
        "lies before the start on {first}",
        "Give the first day first.",
        "早于开始日期 {first}",
        "请先写开始日期。",
    ),
    "RP648": Code(
        "the id is taken by a visit that says something else",
        "Give the visit an id of its own; nothing was added.",
        "该编号已被内容不同的拜访使用",
        "请为该拜访设置唯一编号; 未添加任何内容。",
    ),
    "RP649": Code(
        "visits are added to a .json record only",
        "Give a record whose name ends in .json; a table can be added with --add.",
        "只能向 .json 记录文件添加拜访",
        "请给出以 .json 结尾的记录文件; 表格可用 --add 添加。",
    ),
    "RP650": Code(
        "no plan has {names}; such visits are off-plan",
        "Correct the ids if they are misspelt.",
        "计划中没有 {names}; 相关拜访按计划外处理",
        "如果编号有误, 请更正。",
        warning=True,
    ),
    "RP651": Code(
        "the form cannot be read: {reason}",
        "Correct it; the forms that ship with routeplan show how it is written.",
        "无法读取表单: {reason}",
        "请更正; 可参考 routeplan 自带的表单。",
    ),
}
