"""The words of the command line itself, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routeplan.cli import archive_words, export_words, place_words, serve_words, travel_words
from routeplan.cli.review_words import REVIEW_PARAMETERS

if TYPE_CHECKING:
    from routeplan.errors import Language

Pair = tuple[str, str]

CALLS = {
    "": "routeplan plan stores.xlsx",
    "classify": "routeplan classify stores.xlsx",
    "plan": "routeplan plan stores.xlsx --seconds 10",
    "check": "routeplan check plan.json",
    "compare": "routeplan compare before.json after.json",
    "day": "routeplan day plan.json --rep R1 --date 2026-11-24",
    "visit": "routeplan visit --rep R1 --store S1 --arrived 9:10 --left 9:30 --outcome order",
    "review": "routeplan review --by rep --from 2026-11-23 --to 2026-11-29",
    "codes": "routeplan codes",
    **archive_words.CALLS,
    **export_words.CALLS,
    **serve_words.CALLS,
    **place_words.CALLS,
    **travel_words.CALLS,
}

EXAMPLES = {
    "calendar": '--calendar "T1 T2 T1 T2 T1 T3 - / T1 T2 T1 T2 T1 T4 -"',
    "date": "--date 2026-11-24",
    "engine": "--engine ruin",
    "first_monday": "--first-monday 2026-11-23",
    "fixed_s": "--fixed-s 45",
    "format": "--format json",
    "report": "--report weekly",
    "iterations": "--iterations 20000",
    "lang": "--lang en",
    "metres_factor": "--metres-factor 1.3",
    "out": "--out classes.xlsx",
    "routes": "--routes 4",
    "seconds": "--seconds 10",
    "seed": "--seed 1",
    "shares": "--shares 0.4,0.8",
    "speed_kmh": "--speed-kmh 32",
    "stalled": "--stalled 5000",
    "threads": "--threads 2",
    "traffic": "--traffic rush-hour",
    "weeks": "--weeks 2",
    "weight": "--weight overtime_min=3",
    "lock": "--lock store=S1",
    **archive_words.EXAMPLES,
    **export_words.EXAMPLES,
    **serve_words.EXAMPLES,
    **place_words.EXAMPLES,
    **travel_words.EXAMPLES,
}

OWN_EXAMPLES = export_words.OWN_EXAMPLES

HEADINGS: tuple[Pair, ...] = (
    ("Usage:", "用法:"),
    ("Arguments:", "参数:"),
    ("Options:", "选项:"),
    ("Commands:", "命令:"),
    ("[OPTIONS]", "[选项]"),
    (" COMMAND ", " 命令 "),
    ("[ARGS]...", "[参数]..."),
    ("[default: ", "[默认: "),
    ("required]", "必填]"),
)

COMMANDS: dict[str, Pair] = {
    "": (
        "Repeating multi-week visit plans for field sales reps.",
        "为外勤业务代表制定周期性的多周拜访计划。",
    ),
    "classify": ("Class each store by its sales, and say why.", "按销量为门店分类, 并说明原因。"),
    "plan": (
        "Plan a scenario: plan.json, plan.xlsx and map.html.",
        "为方案安排拜访: plan.json、plan.xlsx 和 map.html。",
    ),
    "check": ("Name every rule that a plan breaks.", "列出计划违反的每一条规则。"),
    "compare": ("Show two plans side by side.", "并排比较两个计划。"),
    "day": (
        "List one rep's stores with clock times on one date.",
        "列出一名业务代表某日的拜访顺序和时刻。",
    ),
    "visit": (
        "Record visits, from a file or one by one.",
        "记录拜访: 从文件导入或逐条录入。",
    ),
    "review": (
        "Hold what was done against what was planned.",
        "对照计划考核实际拜访, 并生成日报和周报。",
    ),
    "codes": (
        "List every code with its cause and remedy.",
        "列出所有代码及其原因和处理办法。",
    ),
    **archive_words.COMMANDS,
    **export_words.COMMANDS,
    **serve_words.COMMANDS,
    **place_words.COMMANDS,
    **travel_words.COMMANDS,
}

FRONT = (
    "routeplan COMMAND --help says more. Add --lang zh for Chinese.\n"
    "Exit code 0: kept every rule, 1: broke one, 2: could not be read.",
    "routeplan COMMAND --help 显示详细说明。加 --lang en 显示英文。\n"
    "退出码 0: 遵守全部规则, 1: 违反规则, 2: 无法读取。",
)

PARAMETERS: dict[str, Pair] = {
    "calendar": (
        "Labels of the cycle days, weeks parted by /; - is a day without a route.",
        "周期各日的线路标签, 用 / 分隔各周; - 表示当天没有线路。",
    ),
    "scenario": (
        "Where the scenario lies now; else where the plan says.",
        "方案现在的位置; 默认取计划中记录的位置。",
    ),
    "compare.before": ("The first plan's file.", "第一个计划文件。"),
    "compare.after": ("The second plan's file.", "第二个计划文件。"),
    "classify.out": (
        "Write the classes to this .xlsx or .csv file.",
        "把类别写入此 .xlsx 或 .csv 文件。",
    ),
    "classify.stores": (
        "Store file: .xlsx or .csv, or a scenario.",
        "门店文件: .xlsx 或 .csv, 或方案。",
    ),
    "date": (
        "The date, such as 2026-11-24, or today.",
        "日期, 例如 2026-11-24, 或 今天。",
    ),
    "day.out": ("Write the list to this file.", "把清单写入此文件。"),
    "earlier": (
        "An earlier plan; each visit that it does not have costs a little.",
        "以前的计划; 与之不同的每次拜访都会增加少许成本。",
    ),
    "lock": (
        "What of --earlier stays: store=S1, day=R1:2026-11-24 (or cycle day R1:8), route=R1:T3.",
        "保留 --earlier 中的内容: store=S1、day=R1:2026-11-24 (或周期天数 R1:8)、route=R1:T3。",
    ),
    "engine": ("How to search.", "求解方法。"),
    "first_monday": (
        "The Monday on which a first cycle starts.",
        "第一个周期开始的星期一。",
    ),
    "fixed_s": ("Straight lines: seconds that every trip takes.", "直线估算: 每段行程的固定秒数。"),
    "format": ("How to write the list.", "清单的格式。"),
    "free": (
        "Every working day has a route of its own.",
        "每个工作日各有一条独立线路。",
    ),
    "help": ("Show this message and exit.", "显示本说明并退出。"),
    "iterations": ("Stop after so many iterations.", "迭代这么多次后停止。"),
    "lang": ("Language of the answer; else that of the environment.", "输出语言; 默认取自环境。"),
    "metres_factor": (
        "Straight lines: metres driven per metre of straight line.",
        "直线估算: 行驶里程与直线距离之比。",
    ),
    "plan": ("The plan's file: plan.json.", "计划文件: plan.json。"),
    "plan.out": (
        "Folder for the plan's files; else plans/ and the scenario's name.",
        "存放计划文件的文件夹; 默认为 plans/ 加方案名称。",
    ),
    "plan.scenario": (
        "Folder with a scenario.toml, that file, or a store file (.xlsx, .csv).",
        "含 scenario.toml 的文件夹、该文件本身, 或门店文件 (.xlsx, .csv)。",
    ),
    "price_of_rigidity": (
        "Also search with free days, and show what the calendar costs.",
        "另以自由日历求解, 并显示固定日历的代价。",
    ),
    "quiet": ("Print faults and warnings only.", "只输出错误和警告。"),
    "rep": ("The rep's id.", "业务代表编号。"),
    "reps": ("Rep file: .xlsx or .csv.", "业务代表文件: .xlsx 或 .csv。"),
    "routes": (
        "At most so many routes a rep; the search finds the calendar.",
        "每名业务代表最多这么多条线路; 由求解得出日历。",
    ),
    "rules": (
        "standard, three-two-one, or a rules file (.toml).",
        "standard、three-two-one 或规则文件 (.toml)。",
    ),
    "seconds": (
        "Stop after so many seconds; 10 where no limit is given.",
        "搜索这么多秒后停止; 未给出任何限制时为 10 秒。",
    ),
    "seed": (
        "The same seed and iterations give the same plan.",
        "相同的种子和迭代次数得到相同的计划。",
    ),
    "shares": (
        "Cumulated shares at which each class but the last ends.",
        "除最后一类外各类别的累计占比上限。",
    ),
    "speed_kmh": ("Straight lines: speed in km/h.", "直线估算: 车速 (公里/小时)。"),
    "stalled": (
        "Stop after so many iterations without a better plan.",
        "连续这么多次迭代没有改进后停止。",
    ),
    "threads": ("Searches side by side.", "并行搜索的线程数。"),
    "traffic": (
        "Driving time by hour: rush-hour, even, or a table (.csv, .xlsx).",
        "按小时的行驶时间系数: rush-hour (早晚高峰)、even (全天相同) 或表格 (.csv, .xlsx)。",
    ),
    "travel": (
        "Travel file (.csv, .npz), or a map for roads (.osm.pbf, .graphml).",
        "行程文件 (.csv, .npz), 或用于道路的地图 (.osm.pbf, .graphml)。",
    ),
    "version": ("Print the version.", "输出版本号。"),
    "weeks": ("Weeks of the cycle.", "周期的周数。"),
    **REVIEW_PARAMETERS,
    **export_words.PARAMETERS,
    **place_words.PARAMETERS,
    **travel_words.PARAMETERS,
    "weight": (
        "A weight by name, in minutes of driving; may be given again.",
        "按名称设置权重, 单位为驾驶分钟; 可多次给出。",
    ),
    **archive_words.PARAMETERS,
    **serve_words.PARAMETERS,
}


HOURS: dict[str, Pair] = {
    "rep": (
        "{rep}: about {needed} h needed in the cycle (in store {in_store}, driving {driving}, "
        "at the base {auxiliary}); {there} h there",
        "{rep}: 一个周期约需 {needed} 小时 (店内 {in_store}, 行驶 {driving}, 内勤 {auxiliary}); "
        "可用 {there} 小时",
    ),
    "team": (
        "all reps: about {needed} h needed in the cycle (in store {in_store}, driving {driving}, "
        "at the base {auxiliary}); {there} h there",
        "全部代表: 一个周期约需 {needed} 小时 (店内 {in_store}, 行驶 {driving}, 内勤 {auxiliary}); "
        "可用 {there} 小时",
    ),
}

PROGRESS: Pair = (
    "cost {cost} min · {routes:# route|# routes} · {left_out} left out · {left} left",
    "成本 {cost} 分钟 · {routes} 条线路 · 未安排 {left_out} 次 · 剩余 {left}",
)

RIGIDITY: Pair = (
    "Price of rigidity: the calendar costs {rigid} min of driving, free days cost {free}; "
    "{more} more, of which {driving} are driving",
    "固定日历的代价: 固定日历成本折合行驶 {rigid} 分钟, 自由日历 {free} 分钟; "
    "多出 {more} 分钟, 其中行驶 {driving} 分钟",
)


WRITTEN: dict[str, Pair] = {
    "plan": ("Plan", "计划"),
    "workbook": ("Workbook", "工作簿"),
    "map": ("Map", "地图"),
}

VERDICTS: dict[str, Pair] = {
    "broken": ("{plan}: {count:# violation|# violations}", "{plan}: {count} 处违规"),
    "kept": ("{plan}: every rule is kept", "{plan}: 遵守全部规则"),
}


def help_words(command: str, parameter: str, lang: Language) -> str:
    """What an option is for; its own words under this command, else those it shares."""
    group = command.partition(" ")[0]
    own = PARAMETERS.get(f"{command}.{parameter}") or PARAMETERS.get(f"{group}.{parameter}")
    return spoken(own or PARAMETERS[parameter], lang)


def spoken(pair: Pair, lang: Language, **values: Any) -> str:
    """The words of one language, with the values that are given."""
    text = pair[1] if lang == "zh" else pair[0]
    if not values:
        return text
    # Help has none, and is quicker without the tables of all codes.
    from routeplan.errors import filled

    return filled(text, **values)
