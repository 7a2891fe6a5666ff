"""What the page says on which stores become a plan."""

from __future__ import annotations

from routeplan.web.words.spoken import Words
from routeplan.web.words.visits import PURPOSE_WORDS

_STORES: Words = {
    "title": ("New plan", "新建计划"),
    "all_plans": ("All plans", "全部计划"),
    "stores": ("Stores", "门店"),
    "source": ("Where the stores come from", "门店来源"),
    "source_file": ("A file", "文件"),
    "source_archive": ("The stores of the archive", "档案中的门店"),
    "drop": ("Drop a spreadsheet here", "把表格拖到这里"),
    "drop_kinds": (
        "An Excel workbook, a CSV file, or a .zip of a scenario's folder",
        "Excel 工作簿、CSV 文件, 或场景文件夹的 .zip",
    ),
    "store_file": ("Store file or scenario", "门店文件或场景"),
    "rep_file": ("Rep file, if there is one", "业务代表文件 (可选)"),
    "team": ("Team", "团队"),
    "all_teams": ("all teams", "全部团队"),
    "read_again": ("Read again", "重新读取"),
    "reading_file": ("Reading {name}…", "正在读取 {name}…"),
    "ready": (
        "Ready to plan. Stores: {stores}, reps: {reps}.",
        "可以规划。门店 {stores} 家, 业务代表 {reps} 名。",
    ),
    "has_faults": (
        "Faults: {n}. Correct the file and drop it again, or change what they name below.",
        "{n} 处错误。请在文件中更正后重新拖入, 或在下方修改相应设置。",
    ),
    "notes": ("What was assumed ({n})", "采用的假定 ({n})"),
    "table_of": (
        "{name}: {faulty} of {all} rows have faults",
        "{name}: {all} 行中 {faulty} 行有错误",
    ),
    "only_faulty": ("Only rows with faults", "只看有错误的行"),
    "row": ("Row", "行"),
    "cut_off": (
        "The first {shown} of {all} rows are shown.",
        "显示前 {shown} 行, 共 {all} 行。",
    ),
    "more_rows": ("Show {n} more rows", "再显示 {n} 行"),
    "map_of_stores": ("The stores on a map", "门店地图"),
}

_CLASSES: Words = {
    "classes": ("Classes", "类别"),
    "curve": ("Cumulated share of sales", "累计销售占比"),
    "curve_of": ("Stores of", "所属"),
    "no_rep": ("no rep", "未分配代表"),
    "curve_x": ("stores, largest first", "门店 (销量由大到小)"),
    "threshold": ("{class} up to", "{class} 类累计至"),
    "threshold_slider": ("Where class {class} ends", "{class} 类的界限"),
    "percent": ("{n} %", "{n}%"),
    "class_counts": ("Stores by class", "各类门店数"),
    "class_of": ("{class}: {n}", "{class}: {n}"),
    "no_curve": (
        "The classes are given, and no store has sales: there is no curve to draw.",
        "类别已指定且没有销量数据, 因此没有曲线。",
    ),
    "given": (
        "The class of {n:# store|# stores} is given in the file and stays, whatever the "
        "thresholds.",
        "{n} 家门店的类别在文件中已指定, 不受界限影响。",
    ),
    "class": ("Class", "类别"),
    "share": ("Share", "占比"),
    "reason": ("Why", "原因"),
    "list_of_stores": ("All stores and why they have their class", "全部门店及其分类原因"),
}

_RULES: Words = {
    "rules": ("Rules", "规则"),
    "preset": ("Rule set", "规则集"),
    "preset_as_is": ("as in the file or the archive", "按文件或档案"),
    "preset_standard": (
        "standard: A daily, B weekly, C every two weeks",
        "标准: A 每天, B 每周, C 两周一次",
    ),
    "preset_three_two_one": (
        "three-two-one: A three times a week, B twice, C once in two weeks",
        "三二一: A 每周三次, B 每周两次, C 两周一次",
    ),
    "preset_own": ("my own", "自定义"),
    "daily": ("daily", "每天"),
    "visits": ("Visits", "拜访次数"),
    "weeks": ("in weeks", "每几周"),
    "minutes_in_store": ("Minutes in store", "店内分钟"),
    "weekdays_allowed": ("Weekdays", "可拜访日"),
    "fewest_between": ("Fewest days between", "最少间隔天数"),
    "most_between": ("Most days between", "最多间隔天数"),
    "automatic": ("auto", "自动"),
    "of_class": ("{what}, class {class}", "{what}, {class} 类"),
    "add_class": ("Add a class", "添加类别"),
    "drop_class": ("Remove class {class}", "删除 {class} 类"),
    "calendar": ("Calendar", "日历"),
    "cycle_weeks": ("Weeks of the cycle", "周期周数"),
    "calendar_free": ("Every working day has its own route", "每个工作日各有路线"),
    "calendar_chosen": (
        "At most so many routes; the search finds which days share one",
        "最多若干条路线, 由搜索决定哪些日子共用",
    ),
    "calendar_given": ("I say which days share a route", "由我指定哪些日子共用路线"),
    "most_routes": ("Most routes for a rep", "每名代表最多路线数"),
    "label_of": ("Route of week {week} {day}", "第 {week} 周 {day}的路线"),
    "labels_help": (
        "Days with one label run one and the same route; an empty day has none.",
        "同名的日子走同一条路线; 留空表示当天没有路线。",
    ),
    "week": ("Week {n}", "第 {n} 周"),
}

_REPS: Words = {
    "reps": ("Reps and hours", "业务代表与工时"),
    "reps_of_archive": (
        "Reps and hours are those of the archive.",
        "业务代表与工时取自档案。",
    ),
    "edit_reps": ("Change reps and hours", "修改业务代表与工时"),
    "undo_reps": ("As in the file", "恢复为文件内容"),
    "add_rep": ("Add a rep", "添加业务代表"),
    "drop_rep": ("Remove {name}", "删除 {name}"),
    "rep_id": ("Id", "编号"),
    "rep_name": ("Name", "姓名"),
    "mode": ("Travels by", "出行方式"),
    "mode_car": ("car", "汽车"),
    "mode_scooter": ("scooter", "电动车"),
    "mode_bicycle": ("bicycle", "自行车"),
    "mode_foot": ("foot", "步行"),
    "lat": ("Base latitude", "基地纬度"),
    "lon": ("Base longitude", "基地经度"),
    "end_lat": ("End latitude", "终点纬度"),
    "end_lon": ("End longitude", "终点经度"),
    "hours_help": (
        "Hours such as 09:00-18:00; an empty day is a day off.",
        "工时如 09:00-18:00; 留空为休息日。",
    ),
    "like_monday": ("All working days like Monday", "所有工作日同周一"),
    "break": ("Break, minutes", "休息 (分钟)"),
    "break_window": ("Break between", "休息时段"),
    "auxiliary": ("Other work a day, minutes", "每日其他工作 (分钟)"),
    "overtime": ("Overtime allowed, minutes", "允许加班 (分钟)"),
    "most_stops": ("Most stops a day", "每日最多拜访"),
    "capacity": ("Most load a day", "每日最大装载"),
    "more": ("More settings", "更多设置"),
    "first_monday": ("First Monday", "首个周一"),
    "country": ("Country of public holidays", "公众假期国家代码"),
    "datum": ("Coordinates of the file are in", "文件坐标系"),
    "datum_as_is": ("what the file says, or WGS-84", "按文件, 默认 WGS-84"),
    "speed": ("Speed on straight lines, km/h", "直线速度 (km/h)"),
    "detour": ("Way by straight line, times", "路程与直线之比"),
    "same_rep": ("A store keeps one rep for all its visits", "门店始终由同一代表拜访"),
    "weights": ("What is worth how many minutes of driving", "折算为多少驾驶分钟"),
    "weight_driving_min": ("a minute of driving", "一分钟驾驶"),
    "weight_waiting_min": ("a minute of waiting", "一分钟等待"),
    "weight_overtime_min": ("a minute of overtime", "一分钟加班"),
    "weight_balance_min": ("a day's hours, squared", "每日工时的平方"),
    "weight_left_out_min": ("a visit left out (least class)", "一次漏访 (最低类别)"),
    "weight_change_min": ("a visit moved from the earlier plan", "一次相对原计划的变动"),
}

_START: Words = {
    "hours_of": ("Hours of one cycle", "一个周期的工时"),
    "team_in_all": ("all reps", "全部业务代表"),
    "needed_there": ("{needed} of {there}", "{needed} / {there}"),
    "short": ("{n} too few", "缺少 {n}"),
    "spare": ("{n} to spare", "富余 {n}"),
    "part_in_store": ("in stores {n}", "店内 {n}"),
    "part_driving": ("driving about {n}", "驾驶约 {n}"),
    "part_auxiliary": ("other work {n}", "其他 {n}"),
    "class_visits": (
        "{stores:# store|# stores}, {visits:# visit|# visits}, {hours}",
        "{stores} 家, {visits} 次, {hours}",
    ),
    "plan": ("Plan", "规划"),
    "plan_name": ("Name of the plan", "计划名称"),
    "seconds": ("Seconds to search", "搜索秒数"),
    "threads": ("Threads", "线程数"),
    "seed": ("Seed", "随机种子"),
    "engine": ("Method", "方法"),
    "engine_ruin": ("routeplan's own search", "routeplan 自有搜索"),
    "start": ("Start planning", "开始规划"),
    "not_yet": (
        "Planning can start once the stores are read without faults.",
        "门店读取无误后即可开始规划。",
    ),
    "stale": ("Looking again…", "正在重新检查…"),
}

NEW_PLAN: Words = {**_STORES, **_CLASSES, **_RULES, **_REPS, **_START, **PURPOSE_WORDS}
