"""RP80x to RP83x: datums, addresses and opening hours."""

from __future__ import annotations

from routeplan.errors.code import Code

PLACE_CODES: dict[str, Code] = {
    "RP801": Code(
        "{value} is not a map datum",
        "Write WGS-84, GCJ-02 (Amap, Tencent) or BD-09 (Baidu).",
        "{value} 不是地图坐标系",
        "请填写 WGS-84、GCJ-02 (高德、腾讯) 或 BD-09 (百度)。",
    ),
    "RP802": Code(
        "is headed {headed}, and the settings say {said}",
        "Keep the right one, or give every row its datum in a column of its own.",
        "表头为 {headed}, 而设置为 {said}",
        "请保留正确的一个, 或用单独的列为每一行填写坐标系。",
    ),
    "RP803": Code(
        "{rows:# place is|# places are} given in {datum} but {rows:lies|lie} where that is not "
        "in use; kept as {rows:it is|they are}",
        "Check the datum and the coordinates.",
        "{rows} 个地点标为 {datum}, 但位于不使用该坐标系的地区; 保持原值",
        "请检查坐标系和坐标。",
        warning=True,
    ),
    "RP804": Code(
        "all {rows} places have decimals below 60, as degrees, minutes and seconds would; read as "
        "decimal degrees",
        "If they are 30.1530 for 30 degrees 15 minutes 30 seconds, add (dms) to both headers.",
        "全部 {rows} 个地点的小数都小于 60, 像是度分秒; 已按十进制度读取",
        "如果 30.1530 表示 30 度 15 分 30 秒, 请在两个表头后加 (度分秒)。",
        warning=True,
    ),
    "RP805": Code(
        "all {places} places lie about {metres} m off the roads in one direction ({bearing} "
        "degrees from north)",
        "They look drawn on another datum: state GCJ-02 or BD-09 if they come from such a map.",
        "全部 {places} 个地点都朝同一方向 (北偏东 {bearing} 度) 偏离道路约 {metres} 米",
        "似乎使用了另一种坐标系: 如果来自此类地图, 请注明 GCJ-02 或 BD-09。",
        warning=True,
    ),
    "RP806": Code(
        "the {places} places lie {now} m off the roads on average, and {then} m if what was "
        "read as {stated} is {truly}",
        "State the datum of the map that they come from: datum in scenario.toml, or a column.",
        "{places} 个地点平均偏离道路 {now} 米; 如果按 {stated} 读取的坐标其实是 {truly}, "
        "则为 {then} 米",
        "请注明坐标来自哪种地图: scenario.toml 中的 datum, 或文件中的坐标系列。",
        warning=True,
    ),
    "RP811": Code(
        "{value} differs from week to week, or leaves the hours open",
        "Write the hours of an ordinary week, such as Mo-Fr 09:00-18:00; Sa 09:00-13:00.",
        "{value} 每周不同, 或没有写明时间",
        "请填写平常一周的时间, 例如 Mo-Fr 09:00-18:00; Sa 09:00-13:00。",
    ),
    "RP821": Code(
        "there is no geocoder {service}; known are {known}, and offline",
        "Choose one of them.",
        "没有地理编码服务 {service}; 已知的有 {known} 和 offline",
        "请选择其中之一。",
    ),
    "RP822": Code(
        "{service} needs {missing}",
        "Give it: the server of your own service, or the key that the service gave you.",
        "{service} 需要 {missing}",
        "请提供: 自建服务的域名, 或服务商提供的密钥。",
    ),
    "RP823": Code(
        "the service failed: {reason}",
        "Check the network, domain and key and run it again; answers so far are kept.",
        "服务出错: {reason}",
        "请检查网络、域名和密钥后重试; 已得到的结果会保留。",
    ),
    "RP824": Code(
        "the package osmium is not installed",
        "Install it with pip install routeplan[geocode].",
        "未安装 osmium 软件包",
        "请运行 pip install routeplan[geocode]。",
    ),
    "RP825": Code(
        "cannot be read: {reason}",
        "Give a whole .osm.pbf file.",
        "无法读取: {reason}",
        "请提供完整的 .osm.pbf 文件。",
    ),
    "RP826": Code(
        "{count} of {rows} answers are doubtful",
        "See the review list and correct the coordinates by hand.",
        "{rows} 个结果中有 {count} 个存疑",
        "请查看复核清单并手工更正坐标。",
        warning=True,
    ),
}
