"""Makes the data of ``scenarios/hangzhou`` anew, byte for byte."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

from routeplan.datums import DATUMS, Datum, from_wgs84

FOLDER = Path(__file__).parent / "hangzhou"
SEED = 571
STORES = 72
CENTRE, SPREAD = (30.285, 120.175), (0.022, 0.028)
# No shop stands in the lake.
LAKE = ((30.222, 30.264), (120.115, 120.160))
HEADER = (
    "门店编号", "门店名称", "纬度", "经度", "坐标系", "月销量", "业务代表", "营业时间", "类型",
    "拜访目的",
)  # fmt: skip
WORDS = (
    "安康",
    "百顺",
    "长乐",
    "德馨",
    "福临",
    "广源",
    "和兴",
    "嘉禾",
    "锦绣",
    "乐购",
    "民生",
    "宁静",
)
KINDS = ("便利店", "超市", "烟酒店", "水果店", "母婴店", "药店")
# What the visits to some kinds of shop are for; to the others as their class has it.
PURPOSES = {"烟酒店": "订货、收款", "母婴店": "检查、市场调查"}
HOURS = (
    "08:00-22:00",
    "9点到21点",
    "全天",
    "Mo-Fr 08:30-20:00; Sa-Su 09:30-18:00",
    "Mo-Sa 09:00-12:00,13:30-19:00; PH off",
    "",
)
MAP_WORDS: dict[Datum, tuple[str, ...]] = {
    "wgs-84": ("GPS", "WGS-84"),
    "gcj-02": ("高德", "GCJ-02", "腾讯"),
    "bd-09": ("百度", "BD-09"),
}
REP_HEADER = (
    "编号", "姓名", "纬度（高德）", "经度（高德）", "工作时间", "工作日", "休息", "休息时段",
    "辅助时间", "加班", "国家", "时区",
)  # fmt: skip
REPS = (("R1", "示例 王芳", (30.300, 120.150)), ("R2", "示例 李强", (30.262, 120.205)))
EXCEPTIONS = (
    ("日期", "结束日期", "业务代表", "是否上班", "备注"),
    ("2026-02-11", "2026-02-13", "R2", "请假", "年假"),
    ("2026-03-07", "", "", "上班", "盘点"),
)


def stores() -> list[tuple[object, ...]]:
    """Invented shops round the middle of the city, each drawn on one of three maps."""
    random = Random(SEED)
    names = [f"示例{word}{kind}" for word in WORDS for kind in KINDS]
    random.shuffle(names)
    rows: list[tuple[object, ...]] = []
    for number in range(STORES):
        lat, lon = _place(random)
        datum = random.choice(DATUMS)
        sales = round(random.lognormvariate(6.5, 1.2))
        rep = min(REPS, key=lambda each: (each[2][0] - lat) ** 2 + (each[2][1] - lon) ** 2)[0]
        kind = next(each for each in KINDS if names[number].endswith(each))
        map_word = random.choice(MAP_WORDS[datum])
        cells = (*_typed(datum, lat, lon), map_word, sales, rep, random.choice(HOURS), kind)
        cells += (PURPOSES.get(kind, ""),)
        rows.append((f"HZ{number + 1:03}", names[number], *cells))
    return rows


def reps() -> list[tuple[object, ...]]:
    """Two reps who work Monday to Friday and keep the holidays of China."""
    day = ("08:30-17:30", "周一至周五", 60, "11:30-13:30", 30, 30, "中国", "Asia/Shanghai")
    return [(rep, name, *_typed("gcj-02", *place), *day) for rep, name, place in REPS]


def _place(random: Random) -> tuple[float, float]:
    while True:
        lat, lon = (random.gauss(at, by) for at, by in zip(CENTRE, SPREAD, strict=True))
        in_lake = LAKE[0][0] < lat < LAKE[0][1] and LAKE[1][0] < lon < LAKE[1][1]
        if not in_lake:
            return lat, lon


def _typed(datum: Datum, lat: float, lon: float) -> tuple[str, str]:
    lats, lons = from_wgs84(datum, lat, lon)
    return f"{lats[0]:.6f}", f"{lons[0]:.6f}"


def _write(name: str, rows: Iterable[Sequence[object]]) -> None:
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def main() -> None:
    """Write the three tables."""
    _write("门店.csv", [HEADER, *stores()])
    _write("业务代表.csv", [REP_HEADER, *reps()])
    _write("例外.csv", EXCEPTIONS)


if __name__ == "__main__":
    main()
