"""RP3xx: travel times and distances."""

from __future__ import annotations

from routeplan.errors.code import Code

TRAVEL_CODES: dict[str, Code] = {
    "RP301": Code(
        "covers {size} places, and the problem has {places}",
        "Give one row and column per store, then two per rep: start and end.",
        "包含 {size} 个地点, 而问题有 {places} 个",
        "请为每家门店提供一行一列, 然后为每名业务代表提供两行两列: 起点和终点。",
    ),
}
