"""Reps among the streets of a small made map, with a plan whose ways are by road."""

from __future__ import annotations

from pathlib import Path

from road_files import write_map
from scenario_files import scenario

from routeplan.formats.scenario import read_scenario
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.solver import Iterations, solve
from routeplan.travel.road_map import RoadMap

FILE = "grid.osm.pbf"
# By id: where the store is. Z lies far from every street.
STORES = {
    "A": (50.0001, 10.003), "B": (50.0101, 10.012), "C": (50.0099, 10.018), "D": (50.016, 10.0299),
    "Z": (50.05, 10.05),
}  # fmt: skip
BASE = (50.0, 10.0)
ON_ROADS = f'[travel]\nkind = "roads"\nfile = "{FILE}"\n'


def grid_map(folder: Path) -> RoadMap:
    """The map of the streets, in a folder where ``read`` finds it."""
    if not (folder / FILE).exists():
        write_map(folder / FILE)
    return RoadMap(folder / FILE)


def read(folder: Path, ids: str, travel: str = ON_ROADS, more: str = "") -> Problem:
    """One rep and some of the stores; the folder has the map."""
    rows = [f"{each},Shop {each},{STORES[each][0]},{STORES[each][1]},A,R1\n" for each in ids]
    (folder / "stores.csv").write_text("id,name,lat,lon,class,rep\n" + "".join(rows))
    (folder / "reps.csv").write_text(f"id,name,lat,lon\nR1,Ann,{BASE[0]},{BASE[1]}\n")
    scenario(folder, f'rules = "standard"\nreps = "reps.csv"\n{more}{travel}')
    return read_scenario(folder)


def plan_of(problem: Problem) -> Plan:
    """Any plan."""
    return solve(problem, until=Iterations(20), seed=1).plan
