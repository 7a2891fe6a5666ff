"""RP7xx: roads, servers and the cache of their answers."""

from __future__ import annotations

from routeplan.errors.code import Code

ROAD_CODES: dict[str, Code] = {
    "RP701": Code(
        "cannot be read without the package {package}, which is not installed",
        "Install it: pip install 'routeplan[roads]'.",
        "需要 {package} 才能读取, 但尚未安装",
        "请安装: pip install 'routeplan[roads]'。",
    ),
    "RP702": Code(
        "cannot be read: {problem}",
        "Check that the file is there, whole and a road map: .osm.pbf, .osm, .graphml or .npz.",
        "无法读取: {problem}",
        "请检查文件是否存在、完整, 且为路网: .osm.pbf, .osm, .graphml 或 .npz。",
    ),
    "RP703": Code(
        "holds no road for the mode {mode}",
        "Give a map of the region with its roads, or another mode.",
        "没有可供 {mode} 使用的道路",
        "请提供包含道路的区域地图, 或选择其他出行方式。",
    ),
    "RP704": Code(
        "is {metres} m from the nearest road for the mode {mode}; the limit is {limit} m",
        "Check latitude and longitude and that the map covers the place, or raise limit_m.",
        "距最近的 {mode} 道路 {metres} 米, 上限为 {limit} 米",
        "请检查经纬度以及地图是否覆盖该地点, 或提高 limit_m。",
    ),
    "RP705": Code(
        "is {near} m from a road that is not connected with the others, and {metres} m from "
        "the nearest that is, for the mode {mode}; the limit is {limit} m",
        "Check latitude and longitude, raise limit_m, or take the place out.",
        "距一条与路网不相连的道路 {near} 米, 距最近的相连道路 {metres} 米 ({mode}), "
        "上限为 {limit} 米",
        "请检查经纬度, 提高 limit_m, 或去掉该地点。",
    ),
    "RP706": Code(
        "does not answer: {problem}",
        "Start the server, check its url, or raise timeout_s.",
        "没有响应: {problem}",
        "请启动服务器, 检查 url, 或提高 timeout_s。",
    ),
    "RP707": Code(
        "refuses: {problem}",
        "Check that the server holds this region and mode and allows tables of this size.",
        "拒绝了请求: {problem}",
        "请检查服务器是否包含该区域和出行方式, 以及是否允许此规模的矩阵。",
    ),
    "RP708": Code(
        "there is no way for the mode {mode}",
        "Check both places, or take one of them out.",
        "没有可供 {mode} 通行的路线",
        "请检查这两个地点, 或去掉其中一个。",
    ),
    "RP709": Code(
        "sends an answer that cannot be used: {problem}",
        "Check that the url is that of the kind of server that the settings name.",
        "返回的内容无法使用: {problem}",
        "请检查 url 是否为设置中所写的服务器类型。",
    ),
    "RP710": Code(
        "reps travel by the mode {mode}, and the settings give no travel for it",
        "Add a table [travel_by_mode.{mode}] with a file or url for this mode.",
        "有业务代表的出行方式为 {mode}, 但设置中没有相应的行程",
        "请添加 [travel_by_mode.{mode}], 写明该出行方式的文件或 url。",
    ),
    "RP711": Code(
        "is a road graph for the mode {found}, and one for {mode} is needed",
        "Build one for {mode} from the map: routeplan travel build.",
        "是 {found} 的路网, 而需要 {mode} 的路网",
        "请由地图生成 {mode} 的路网: routeplan travel build。",
    ),
    "RP712": Code(
        "holds {trips} known trips to fit to, and {needed} are needed",
        "Give the travel of more places.",
        "只有 {trips} 段可供拟合的已知行程, 至少需要 {needed} 段",
        "请提供更多地点之间的行程。",
    ),
    "RP713": Code(
        "{count} of its {things} have no usable {attribute}",
        "Give every node x and y (degrees) and every edge length (metres).",
        "{things} 中有 {count} 个缺少可用的 {attribute}",
        "请为每个节点提供 x 和 y (度), 为每条边提供 length (米)。",
    ),
    "RP714": Code(
        "the travel cache cannot be used: {problem}; everything is computed anew",
        "Free or mend the folder, or name another in ROUTEPLAN_CACHE.",
        "行程缓存无法使用: {problem}; 全部重新计算",
        "请清理或修复该文件夹, 或用 ROUTEPLAN_CACHE 指定其他文件夹。",
        warning=True,
    ),
    "RP715": Code(
        "is the name of a travel file that cannot be written: .npz or .csv is needed",
        "Let the name end in .npz or .csv.",
        "不是可写入的行程文件名: 需要 .npz 或 .csv",
        "文件名请以 .npz 或 .csv 结尾。",
    ),
    "RP716": Code(
        "is the name of a graph file that cannot be written: .npz or .graphml is needed",
        "Let the name end in .npz or .graphml.",
        "不是可写入的路网文件名: 需要 .npz 或 .graphml",
        "文件名请以 .npz 或 .graphml 结尾。",
    ),
    "RP717": Code(
        "{value} is no mode of travel",
        "Write car, scooter, bicycle or foot.",
        "{value} 不是出行方式",
        "请填写 汽车, 电动车, 自行车 或 步行。",
    ),
    "RP718": Code(
        "cannot be shown beneath the map: {problem}",
        "Name a PMTiles file (version 3) with vector tiles or pictures.",
        "无法用作地图底图: {problem}",
        "请指定包含矢量或图片瓦片的 PMTiles 文件 (版本 3)。",
        warning=True,
    ),
}
