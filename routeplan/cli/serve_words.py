"""The words of ``routeplan serve``, in both languages."""

from __future__ import annotations

CALLS = {"serve": "routeplan serve --archive shop.db --port 8765"}

EXAMPLES = {
    "jobs": "--jobs 2",
    "port": "--port 8765",
    "roads": "--roads region.osm.pbf",
}

COMMANDS: dict[str, tuple[str, str]] = {
    "serve": (
        "Serve an archive to phones, pages and programs over HTTP.",
        "通过 HTTP 向手机、网页和程序提供档案库服务。",
    ),
}

PARAMETERS: dict[str, tuple[str, str]] = {
    "serve.archive": (
        "The archive's file or PostgreSQL URL; created if it is not there.",
        "档案库文件或 PostgreSQL 地址; 不存在时自动创建。",
    ),
    "basemap": (
        "A PMTiles file that lies beneath the maps of the pages.",
        "网页地图的底图: PMTiles 文件。",
    ),
    "roads": (
        "An OpenStreetMap extract: routes are drawn along its roads, and new ways take them.",
        "OpenStreetMap 路网文件: 网页沿道路绘制路线, 新路段按道路计算。",
    ),
    "host": (
        "The address to listen at; 0.0.0.0 is every address of this machine.",
        "监听地址; 0.0.0.0 表示本机的所有地址。",
    ),
    "port": (
        "The port to listen at; 0 takes any that is free.",
        "监听端口; 0 表示任意空闲端口。",
    ),
    "jobs": (
        "Planning jobs that run at once; the others wait in order.",
        "同时运行的排线任务数; 其余按顺序等待。",
    ),
    "tls_cert": ("Certificate for HTTPS, in PEM.", "HTTPS 证书 (PEM)。"),
    "tls_key": ("Its private key, in PEM.", "证书的私钥 (PEM)。"),
    "trusted_proxy": (
        "Address of a proxy whose X-Forwarded headers count; may be given again.",
        "可信代理的地址, 采信其 X-Forwarded 头; 可多次给出。",
    ),
    "serve.quiet": ("Log warnings alone.", "只记录警告。"),
}

PHRASES: dict[str, tuple[str, str]] = {
    "listens": (
        "{archive} is served at {address}; Ctrl-C stops it.",
        "{archive} 的服务地址: {address}; 按 Ctrl-C 停止。",
    ),
    "reads_roads": ("The roads of {file} are read ..", "正在读取 {file} 的路网 .."),
    "link": (
        "Set the password of {name} here, once, within {hours} hours: {address}{path}",
        "请在 {hours} 小时内通过此一次性链接设置 {name} 的密码: {address}{path}",
    ),
    "open": (
        "It listens beyond this machine without TLS: put a proxy with TLS before it, or give "
        "--tls-cert and --tls-key.",
        "正在无 TLS 的情况下对外监听: 请在前面设置带 TLS 的代理, 或给出 --tls-cert 和 --tls-key。",
    ),
    "stopped": ("Stopped.", "已停止。"),
}
