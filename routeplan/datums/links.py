"""Links that show a place in other maps, each in the datum that it expects."""

from __future__ import annotations

from urllib.parse import quote

import numpy as np

from routeplan.datums.area import is_shifted
from routeplan.datums.convert import Datum, from_wgs84

DECIMALS = 6


def links(lat: float, lon: float, name: str) -> dict[str, str]:
    """
    Addresses that show a place, by map.

    Parameters
    ----------
    lat, lon
        WGS-84 degrees.
    name
        What the map writes at the place, where it can.

    Returns
    -------
    dict[str, str]
        ``amap`` and ``tencent`` in GCJ-02, ``baidu`` in BD-09, ``google`` and ``apple`` in
        GCJ-02 on the mainland and in WGS-84 elsewhere, ``geo`` (RFC 5870) in WGS-84.
    """
    lat_gcj, lon_gcj = _in("gcj-02", lat, lon)
    lat_bd, lon_bd = _in("bd-09", lat, lon)
    is_mainland = is_shifted(np.array([lat]), np.array([lon]), mainland_only=True)[0]
    abroad = f"{lat_gcj},{lon_gcj}" if is_mainland else f"{_text(lat)},{_text(lon)}"
    title = quote(name, safe="")
    return {
        "amap": f"https://uri.amap.com/marker?position={lon_gcj},{lat_gcj}&name={title}"
        "&coordinate=gaode",
        "baidu": f"https://api.map.baidu.com/marker?location={lat_bd},{lon_bd}&title={title}"
        f"&content={title}&output=html&coord_type=bd09ll&src=routeplan",
        "tencent": "https://apis.map.qq.com/uri/v1/marker?marker="
        f"coord:{lat_gcj},{lon_gcj};title:{title}&coord_type=2&referer=routeplan",
        "google": f"https://www.google.com/maps/search/?api=1&query={abroad}",
        "apple": f"https://maps.apple.com/?ll={abroad}&q={title}",
        "geo": f"geo:{_text(lat)},{_text(lon)}",
    }


def _in(datum: Datum, lat: float, lon: float) -> tuple[str, str]:
    found_lat, found_lon = from_wgs84(datum, lat, lon)
    return _text(found_lat[0]), _text(found_lon[0])


def _text(degrees: float) -> str:
    return f"{degrees:.{DECIMALS}f}"
