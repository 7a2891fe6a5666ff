"""Seconds and metres between places: from straight lines or a file."""

from routeplan.travel.matrix import Place, Travel

__all__ = ["Place", "Travel"]
