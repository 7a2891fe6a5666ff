"""Map datums of China: WGS-84, GCJ-02 and BD-09, and the links that lead out to maps."""

from routeplan.datums.area import is_shifted
from routeplan.datums.convert import DATUM_NAMES, DATUMS, Datum, from_wgs84, to_wgs84

__all__ = ["DATUMS", "DATUM_NAMES", "Datum", "from_wgs84", "is_shifted", "to_wgs84"]
