"""Seconds and metres between places: from straight lines a file, roads or a server."""

from routeplan.travel.file import travel_from_file
from routeplan.travel.matrix import Place, Travel
from routeplan.travel.straight import STRAIGHT_BY_MODE, StraightLine, straight_line

__all__ = [
    "STRAIGHT_BY_MODE",
    "Place",
    "StraightLine",
    "Travel",
    "straight_line",
    "travel_from_file",
]
