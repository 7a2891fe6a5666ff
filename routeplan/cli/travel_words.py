"""The words of ``routeplan travel``, in both languages."""

from __future__ import annotations

Pair = tuple[str, str]

CALLS = {
    "travel": "routeplan travel build region.osm.pbf --mode car --out car.npz",
    "travel fit": "routeplan travel fit scenario known.csv",
    "travel build": "routeplan travel build region.osm.pbf --mode car --out car.npz",
    "travel matrix": "routeplan travel matrix scenario --out travel.npz",
}

EXAMPLES = {
    "mode": "--mode foot",
}

COMMANDS: dict[str, Pair] = {
    "travel": (
        "Travel times: road graphs, matrices, fitted settings.",
        "行程时间: 路网、矩阵和拟合设置。",
    ),
    "travel fit": (
        "Print the travel settings that come nearest to known trips.",
        "输出与已知行程最接近的行程设置。",
    ),
    "travel build": (
        "Build one mode's road graph from a map (.osm.pbf).",
        "由地图 (.osm.pbf) 生成一种出行方式的路网。",
    ),
    "travel matrix": (
        "Write the travel between all places of a scenario as a file.",
        "把方案中所有地点之间的行程写入文件。",
    ),
}

PARAMETERS: dict[str, Pair] = {
    "mode": ("How the reps travel.", "业务代表的出行方式。"),
    "travel.known": (
        "Known trips: .csv or .npz, of all places or some.",
        "已知行程: .csv 或 .npz, 可只含部分地点。",
    ),
    "travel.file": ("The map: .osm.pbf, .osm or .graphml.", "地图: .osm.pbf、.osm 或 .graphml。"),
    "travel build.out": (
        "Write the graph to this .npz or .graphml file.",
        "把路网写入此 .npz 或 .graphml 文件。",
    ),
    "travel matrix.out": (
        "Write the travel to this .npz or .csv file.",
        "把行程写入此 .npz 或 .csv 文件。",
    ),
    "travel.scenario": (
        "Folder with a scenario.toml, that file, or a store file (.xlsx, .csv).",
        "含 scenario.toml 的文件夹、该文件本身, 或门店文件 (.xlsx, .csv)。",
    ),
}

FITTED: Pair = (
    "# {trips} known trips; with these settings their seconds are {error} % off on average",
    "# {trips} 段已知行程; 采用以下设置时, 秒数平均误差为 {error} %",
)

GRAPH: Pair = (
    "{file}: {streets} streets and {junctions} junctions for the mode {mode}, {km} km, {share} of "
    "them connected; {attribution}",
    "{file}: {mode} 路网含 {streets} 条道路和 {junctions} 个路口, 共 {km} 公里, "
    "相连部分占 {share}; {attribution}",
)
