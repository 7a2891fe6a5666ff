"""Amap's geocoder for geopy, which has none."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from geopy.exc import GeocoderAuthenticationFailure, GeocoderQuotaExceeded, GeocoderServiceError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

# INVALID_USER_KEY and its kin, and limits of a day or a second, in Amap's list of codes.
_BAD_KEYS = frozenset(["10001", "10002", "10005", "10006", "10007", "10008", "10009"])
_SPENT = frozenset(["10003", "10004", "10014", "10019", "10020", "10021", "10044"])


class AMap(Geocoder):  # type: ignore[misc]
    """
    Geocoding API v3 of Amap (高德).

    Parameters
    ----------
    api_key, domain
        The key of a web service, and the server.
    """

    def __init__(self, api_key: str, *, domain: str = "restapi.amap.com", **options: Any) -> None:
        super().__init__(**options)
        self.api_key = api_key
        self.api = f"{self.scheme}://{domain.strip('/')}/v3/geocode/geo"

    def geocode(
        self, query: str, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL
    ) -> Any:
        """The first place of an address, in GCJ-02, with Amap's record as ``raw``; or None."""
        url = f"{self.api}?{urlencode({'key': self.api_key, 'address': query})}"
        found = self._call_geocoder(url, self._parse, timeout=timeout)
        return found[0] if exactly_one and found else found or None

    def _parse(self, page: dict[str, Any]) -> list[Any]:
        if page.get("status") != "1":
            code = str(page.get("infocode"))
            message = f"{code} {page.get('info')}"
            if code in _BAD_KEYS:
                raise GeocoderAuthenticationFailure(message)
            if code in _SPENT:
                raise GeocoderQuotaExceeded(message)
            raise GeocoderServiceError(message)
        return [
            Location(place["formatted_address"], tuple(map(float, _lat_lon(place))), place)
            for place in page.get("geocodes", [])
        ]


def _lat_lon(place: dict[str, Any]) -> list[str]:
    return list(reversed(place["location"].split(",")))
