"""The words of ``routeplan dates`` and ``routeplan geocode``, in both languages."""

from __future__ import annotations

Pair = tuple[str, str]

CALLS = {
    "dates": "routeplan dates plan.json --cycles 3",
    "geocode": "routeplan geocode stores.xlsx --service nominatim --out placed.csv",
}

EXAMPLES = {
    "cycles": "--cycles 3",
    "extract": "--extract region.osm.pbf",
    "leave": "--leave R1=2026-10-12..2026-10-16",
    "since": "--from 2026-11-24",
}

COMMANDS: dict[str, Pair] = {
    "dates": (
        "Show what holidays and leave change, visit by visit.",
        "逐次显示假日和请假带来的变化。",
    ),
    "geocode": (
        "Look up places of stores that have an address only.",
        "为只有地址的门店查找坐标。",
    ),
}

PARAMETERS: dict[str, Pair] = {
    "cache": (
        "File that keeps the answers; else beside the output.",
        "保存查询结果的文件; 默认在输出文件旁。",
    ),
    "cycles": ("How many cycles to look at.", "查看多少个周期。"),
    "dates.out": ("Write the changes to this file.", "把变化写入此文件。"),
    "dates.rep": ("One rep's id; else all reps.", "某一名业务代表的编号; 默认为全部。"),
    "domain": ("Server of a service of your own.", "自建服务的域名。"),
    "extract": (
        "OpenStreetMap extract (.osm.pbf) for the service offline.",
        "offline 使用的 OpenStreetMap 数据 (.osm.pbf)。",
    ),
    "geocode.area": (
        "Town or region, added to addresses that do not name it.",
        "城市或地区, 加到没有写明的地址中。",
    ),
    "geocode.out": ("Write the stores to this .csv file.", "把门店写入此 .csv 文件。"),
    "geocode.review": (
        "Write doubtful answers to this file; else beside the output.",
        "把存疑结果写入此文件; 默认在输出文件旁。",
    ),
    "geocode.stores": (
        "Store file with addresses: .xlsx or .csv.",
        "含地址的门店文件: .xlsx 或 .csv。",
    ),
    "key": ("Your key at the service.", "服务商提供的密钥。"),
    "leave": (
        "Days off to try: all reps', or as R1=2026-10-12..2026-10-16 one's; may be given again.",
        "试算的休假: 全体, 或某人, 例如 R1=2026-10-12..2026-10-16; 可多次给出。",
    ),
    "service": (
        "nominatim, photon, pelias, amap, baidu, or offline with an extract.",
        "nominatim、photon、pelias、amap、baidu, 或配合 --extract 使用 offline。",
    ),
    "since": ("The first date; else the start of the plan.", "起始日期; 默认为计划开始日。"),
}

GEOCODED: Pair = (
    "{asked} addresses looked up, {sure} of them without doubt",
    "已查询 {asked} 个地址, 其中 {sure} 个无疑问",
)
