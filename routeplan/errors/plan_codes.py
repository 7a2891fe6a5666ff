"""RP4xx and RP5xx: planning, and files of plans."""

from __future__ import annotations

from routeplan.errors.code import Code
from routeplan.errors.left_out_codes import LEFT_OUT_CODES
from routeplan.errors.lock_codes import LOCK_CODES
from routeplan.errors.paper_codes import PAPER_CODES

_HOURS_CODES: dict[str, Code] = {
    "RP401": Code(
        "{rep} needs about {needed} hours in the cycle and has {there}: {short} too few",
        "Give more hours or overtime, move stores to another rep, or make visits fewer or shorter.",
        "{rep} 在一个周期内约需 {needed} 小时, 只有 {there} 小时: 缺少 {short} 小时",
        "请增加工作时间或加班, 把门店转给其他业务代表, 或减少、缩短拜访。",
        warning=True,
    ),
    "RP402": Code(
        "all reps together need about {needed} hours in the cycle and have {there}: "
        "{short} too few",
        "Give more hours or overtime, add a rep, or make visits fewer or shorter.",
        "全体业务代表在一个周期内约需 {needed} 小时, 只有 {there} 小时: 缺少 {short} 小时",
        "请增加工作时间或加班, 增加业务代表, 或减少、缩短拜访。",
        warning=True,
    ),
    "RP411": Code(
        "there is no engine {engine}; known are {known}",
        "Choose one of the known engines.",
        "没有求解方法 {engine}; 已知的有 {known}",
        "请选择一个已知的求解方法。",
    ),
}

_CHOSEN_CODES: dict[str, Code] = {
    "RP412": Code(
        "no calendar of {routes} routes was found that lets every rule hold",
        "Allow more routes, or make the rules of the classes more alike.",
        "未找到只用 {routes} 条线路就能满足所有规则的日历",
        "请允许更多线路, 或使各类别的规则更加一致。",
    ),
    "RP413": Code(
        "{engine} needs {package}, which is not installed",
        "Install it with {command}, or choose another engine.",
        "{engine} 需要 {package}, 但尚未安装",
        "请用 {command} 安装, 或选择其他求解方法。",
    ),
}

_PLAN_FILE_CODES: dict[str, Code] = {
    "RP501": Code(
        "cannot be read: {reason}",
        "Check the path and that the file may be opened.",
        "无法读取: {reason}",
        "请检查路径以及文件是否可以打开。",
    ),
    "RP502": Code(
        "is not JSON: line {line}, column {column}: {reason}",
        "Correct the line; a comma, a bracket or a quotation mark may be missing.",
        "不是有效的 JSON: 第 {line} 行第 {column} 列: {reason}",
        "请更正该行; 可能缺少逗号、括号或引号。",
    ),
    "RP503": Code(
        "is not a routeplan plan",
        'Give a file that holds "format": "{format}".',
        "不是 routeplan 的计划文件",
        '请提供包含 "format": "{format}" 的文件。',
    ),
    "RP504": Code(
        "has version {version}; this program reads version {known}",
        "Update routeplan, or make the plan anew.",
        "版本为 {version}; 本程序读取版本 {known}",
        "请更新 routeplan, 或重新生成计划。",
    ),
    "RP505": Code(
        "is not a known key",
        "Correct its spelling, or delete it.",
        "不是已知的键",
        "请更正拼写, 或将其删除。",
    ),
    "RP506": Code(
        "is missing",
        "Add it, written like {example}.",
        "缺失",
        "请补上, 写法如 {example}。",
    ),
    "RP507": Code(
        "cannot be {value}",
        "Write it like {example}.",
        "不能是 {value}",
        "请写成 {example} 这样的形式。",
    ),
    "RP508": Code(
        "stands {times} times in one object",
        "Keep one of them.",
        "在同一对象中出现了 {times} 次",
        "请只保留一个。",
    ),
    "RP509": Code(
        "the reason {reason} is not known, or its values are missing",
        "Give a reason from RP451 to RP457 with its values, such as RP457.",
        "原因 {reason} 未知, 或缺少其数值",
        "请填写 RP451 至 RP457 的原因及其数值, 例如 RP457。",
    ),
    "RP511": Code(
        "has changed since the plan was made",
        "Plan again if the change matters; the plan is judged against the file as it is now.",
        "在计划生成之后已被修改",
        "如果修改有影响, 请重新排线; 计划将按文件现状评判。",
        warning=True,
    ),
    "RP512": Code(
        "the scenario {scenario} cannot be found",
        "Say where the scenario lies, with --scenario on the command line.",
        "找不到方案 {scenario}",
        "请指明方案所在位置, 命令行使用 --scenario。",
    ),
    "RP513": Code(
        "was read for the plan, and is not read now",
        "Put the file back, or plan again.",
        "生成计划时读取过, 现在没有读取",
        "请恢复该文件, 或重新排线。",
        warning=True,
    ),
    "RP514": Code(
        "is read now, and was not read for the plan",
        "Plan again if the file matters.",
        "现在读取了, 而生成计划时没有读取",
        "如果该文件有影响, 请重新排线。",
        warning=True,
    ),
}

_DAY_CODES: dict[str, Code] = {
    "RP521": Code(
        "{date} lies before the first cycle, which starts on {start}",
        "Ask for {start} or later, or give an earlier start.",
        "{date} 早于第一个周期的开始日 {start}",
        "请查询 {start} 或之后的日期, 或给出更早的开始日。",
    ),
    "RP522": Code(
        "there is no rep {rep}; known are {known}",
        "Correct the rep's id.",
        "没有业务代表 {rep}; 已知的有 {known}",
        "请更正业务代表编号。",
    ),
    "RP523": Code(
        "it is not known on which Monday a cycle starts",
        "Give the first Monday, such as 2026-11-23, in the settings or on the command line; a kept "
        "plan has one once it is started.",
        "不知道周期从哪个星期一开始",
        "请在设置中或命令行给出第一个星期一, 例如 2026-11-23; 已保存的计划在启用后即有起始日。",
    ),
    "RP524": Code(
        "{date} is not a Monday",
        "Give a Monday; the nearest before it is {monday}.",
        "{date} 不是星期一",
        "请给出星期一; 之前最近的一个是 {monday}。",
    ),
    "RP525": Code(
        "there is no cycle day {day}; the cycle has days 0 to {last}",
        "Give a day of the cycle, or a date.",
        "没有周期日 {day}; 周期日为 0 至 {last}",
        "请给出周期内的日, 或给出日期。",
    ),
    "RP526": Code(
        "{text} is not a date",
        "Write year, month and day, such as 2026-11-24.",
        "{text} 不是日期",
        "请按年-月-日书写, 例如 2026-11-24。",
    ),
    "RP531": Code(
        "the plan names {name}, which the scenario does not have",
        "Correct the plan or the scenario, or plan again.",
        "计划中的 {name} 在方案中不存在",
        "请更正计划或方案, 或重新排线。",
    ),
    "RP532": Code(
        "has {labels:# label|# labels}, and the cycle has {days:# day|# days}",
        "Give one label per cycle day; null where no route runs.",
        "有 {labels} 个标签, 而周期有 {days} 天",
        "请为每个周期日给出一个标签; 没有线路的日子写 null。",
    ),
    "RP533": Code(
        "{label} has stores on {day}, a day off",
        "Move the route to a working day, or give the rep hours on that weekday.",
        "{label} 在休息日 {day} 安排了门店",
        "请把线路移到工作日, 或为该星期几设置工作时间。",
    ),
    "RP541": Code(
        "cannot be written: {reason}",
        "Close the file where it is open, and check that the folder may be written to.",
        "无法写入: {reason}",
        "请关闭已打开的文件, 并检查文件夹是否可写。",
    ),
}

_CALL_CODES: dict[str, Code] = {
    "RP542": Code(
        "ends in {suffix}",
        "Give the file a name that ends in .xlsx or .csv.",
        "文件名以 {suffix} 结尾",
        "请使用以 .xlsx 或 .csv 结尾的文件名。",
    ),
    "RP551": Code(
        "there is no option {option}",
        "See {command} --help for the options that there are.",
        "没有选项 {option}",
        "请用 {command} --help 查看可用的选项。",
    ),
    "RP552": Code(
        "there is no command {name}; known are {known}",
        "Correct the command's name.",
        "没有命令 {name}; 已知的有 {known}",
        "请更正命令名称。",
    ),
    "RP553": Code(
        "{name} is missing",
        "Write the call like {example}.",
        "缺少 {name}",
        "请按 {example} 的形式书写。",
    ),
    "RP554": Code(
        "cannot be {text}",
        "Write it like {example}.",
        "不能是 {text}",
        "请按 {example} 的形式书写。",
    ),
    "RP555": Code(
        "the arguments cannot be understood ({detail})",
        "Write the call like {example}.",
        "无法理解命令的参数 ({detail})",
        "请按 {example} 的形式书写。",
    ),
    "RP556": Code(
        "{first} and {second} cannot both be given",
        "Leave one of them out.",
        "{first} 和 {second} 不能同时给出",
        "请去掉其中一个。",
    ),
    "RP557": Code(
        "the operating system refuses ({reason})",
        "Check the path, the rights to it and the space on the disk.",
        "操作系统拒绝 ({reason})",
        "请检查路径、访问权限和磁盘空间。",
    ),
    "RP558": Code(
        "a fault of the program itself ({reason})",
        "Please report it; with ROUTEPLAN_TRACEBACK=1 the call shows where it arose.",
        "程序自身的错误 ({reason})",
        "请报告此问题; 设置 ROUTEPLAN_TRACEBACK=1 可显示出错位置。",
    ),
}

PLAN_CODES: dict[str, Code] = {
    **_HOURS_CODES,
    **_CHOSEN_CODES,
    **LEFT_OUT_CODES,
    **LOCK_CODES,
    **_PLAN_FILE_CODES,
    **_DAY_CODES,
    **_CALL_CODES,
    **PAPER_CODES,
}
