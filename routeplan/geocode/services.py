"""Geocoding services by name, through geopy."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from geopy.exc import GeocoderAuthenticationFailure, GeocoderQueryError, GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import BaiduV3, Nominatim, Pelias, Photon

from routeplan.datums import Datum, to_wgs84
from routeplan.errors import Fault, InputError
from routeplan.geocode.amap import AMap
from routeplan.geocode.answer import Answer, Precision

Geocode = Callable[[str], Answer | None]

# geopy logs a traceback before each further try; what failed in the end is told as a fault.
logging.getLogger("geopy").addHandler(logging.NullHandler())

USER_AGENT = "routeplan"
TIMEOUT_S = 20
# A house and what stands in it, in the words of all services.
_HOUSE = frozenset(
    ["house", "building", "address", "venue", "门牌号", "门址", "兴趣点", "单元号", "楼号"]
)
_STREET = frozenset(["street", "road", "highway", "道路", "道路交叉路口", "道路交叉口", "路口"])
_NOMINATIM_HOUSE_RANK, _NOMINATIM_STREET_RANK = 30, 26


@dataclass(frozen=True)
class Service:
    """
    A service that answers by the internet.

    Parameters
    ----------
    make
        The geopy geocoder, from domain and key; each may be None.
    needs
        What it cannot do without: ``domain`` or ``key``.
    datum
        What its coordinates are in.
    kind_of
        The kind of place in the service's own words, from its record.
    pause_s
        Seconds between two requests that the service asks for.
    """

    make: Callable[[str | None, str | None], Any]
    needs: tuple[str, ...]
    datum: Datum
    kind_of: Callable[[Mapping[str, Any]], str]
    pause_s: float


def service(name: str, domain: str | None = None, key: str | None = None) -> Geocode:
    """
    A service by its name, as a function from an address to its answer.

    Parameters
    ----------
    name
        One of ``SERVICES``.
    domain
        Server of a self-hosted service, with ``http://`` before it where it has no TLS.
    key
        The user's key, where the service asks for one.

    Returns
    -------
    Geocode
        Waits between requests as the service asks, tries three times, and raises
        ``InputError`` with RP823 when the service fails.

    Raises
    ------
    InputError
        RP821 for an unknown service, RP822 when its domain or key is missing.
    """
    if name not in SERVICES:
        known = ", ".join(SERVICES)
        raise InputError([Fault.of("RP821", "--service", service=name, known=known)])
    chosen = SERVICES[name]
    given = {"domain": domain, "key": key}
    if missing := [each for each in chosen.needs if given[each] is None]:
        values = {"service": name, "missing": ", ".join(f"--{each}" for each in missing)}
        raise InputError([Fault.of("RP822", "--service", **values)])
    ask = RateLimiter(
        _refusing(name, chosen.make(domain, key).geocode),
        min_delay_seconds=chosen.pause_s,
        max_retries=2,
        error_wait_seconds=max(chosen.pause_s, 1),
        swallow_exceptions=False,
    )

    def geocode(address: str) -> Answer | None:
        try:
            return _answer(ask(address), chosen)
        except (GeopyError, ValueError, KeyError, TypeError) as error:
            # The last three: a server that answers, but not as the service does.
            raise _failed(name, error) from error

    return geocode


def _refusing(name: str, ask: Callable[[str], Any]) -> Callable[[str], Any]:
    """Tell at once what a second try would not change: a wrong key, a wrong question."""

    def once(address: str) -> Any:
        try:
            return ask(address)
        except (GeocoderAuthenticationFailure, GeocoderQueryError) as error:
            raise _failed(name, error) from error

    return once


def _failed(name: str, error: Exception) -> InputError:
    reason = f"{type(error).__name__}: {error}"
    return InputError([Fault.of("RP823", name, reason=reason)])


def _answer(location: Any, chosen: Service) -> Answer | None:
    if location is None:
        return None
    lats, lons = to_wgs84(chosen.datum, location.latitude, location.longitude)
    label = location.address or ""
    precision = _precision(chosen.kind_of(location.raw))
    return Answer(round(float(lats[0]), 7), round(float(lons[0]), 7), precision, label)


def _precision(kind: str) -> Precision:
    if kind in _HOUSE:
        return "house"
    if kind in _STREET:
        return "street"
    return "area" if kind else "unknown"


def _options(domain: str | None) -> dict[str, Any]:
    options: dict[str, Any] = {"user_agent": USER_AGENT, "timeout": TIMEOUT_S}
    if domain is not None:
        scheme, has_scheme, rest = domain.partition("://")
        options |= {"domain": rest, "scheme": scheme} if has_scheme else {"domain": domain}
    return options


def _nominatim_kind(raw: Mapping[str, Any]) -> str:
    """From the rank: 30 is a house, 26 and 27 are streets."""
    rank = int(raw.get("place_rank", 0))
    if rank == 0:
        return "house" if "house_number" in raw.get("address", {}) else ""
    if rank >= _NOMINATIM_HOUSE_RANK:
        return "house"
    return "street" if rank >= _NOMINATIM_STREET_RANK else "area"


def _baidu_kind(raw: Mapping[str, Any]) -> str:
    level = str(raw.get("level", ""))
    return "house" if raw.get("precise") == 1 and level not in _STREET else level or "area"


SERVICES: dict[str, Service] = {
    "nominatim": Service(
        lambda domain, _: Nominatim(**_options(domain or "nominatim.openstreetmap.org")),
        (),
        "wgs-84",
        _nominatim_kind,
        1.0,
    ),
    "photon": Service(
        lambda domain, _: Photon(**_options(domain or "photon.komoot.io")),
        (),
        "wgs-84",
        lambda raw: str(raw.get("properties", {}).get("type", "")),
        1.0,
    ),
    "pelias": Service(
        lambda domain, key: Pelias(api_key=key, **_options(domain)),
        ("domain",),
        "wgs-84",
        lambda raw: str(raw.get("properties", {}).get("layer", "")),
        0.1,
    ),
    "amap": Service(
        lambda domain, key: AMap(key or "", **_options(domain)),
        ("key",),
        "gcj-02",
        lambda raw: str(raw.get("level", "")),
        0.4,
    ),
    "baidu": Service(
        lambda _, key: BaiduV3(key, **_options(None)),
        ("key",),
        "bd-09",
        _baidu_kind,
        0.4,
    ),
}
