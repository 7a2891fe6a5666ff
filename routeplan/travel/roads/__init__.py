"""Travel on one's own road graph, read from an OpenStreetMap file."""

from importlib.util import find_spec

from routeplan.errors import Fault, InputError

# Told here, so that whoever asks for roads gets a fault to act on and not a traceback.
if find_spec("scipy") is None:
    raise InputError([Fault.of("RP701", "travel", package="scipy")])

from routeplan.travel.roads.build import build_graph
from routeplan.travel.roads.file import read_graph, write_graph
from routeplan.travel.roads.graph import RoadGraph
from routeplan.travel.roads.graphml import as_networkx
from routeplan.travel.roads.provider import Roads

__all__ = ["RoadGraph", "Roads", "as_networkx", "build_graph", "read_graph", "write_graph"]
