"""Travel on one's own road graph, read from an OpenStreetMap file."""

from routeplan.travel.roads.build import build_graph
from routeplan.travel.roads.file import read_graph, write_graph
from routeplan.travel.roads.graph import RoadGraph
from routeplan.travel.roads.provider import Roads

__all__ = ["RoadGraph", "Roads", "build_graph", "read_graph", "write_graph"]
