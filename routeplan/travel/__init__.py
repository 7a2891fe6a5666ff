"""Seconds and metres between places: from straight lines or a file."""

from routeplan.travel.file import travel_from_file
from routeplan.travel.matrix import Place, Travel
from routeplan.travel.straight import StraightLine, straight_line

__all__ = ["Place", "StraightLine", "Travel", "straight_line", "travel_from_file"]
