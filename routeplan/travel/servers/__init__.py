"""Travel from routing servers that the user runs."""

from routeplan.travel.servers.osrm import Osrm
from routeplan.travel.servers.valhalla import Valhalla

__all__ = ["Osrm", "Valhalla"]
