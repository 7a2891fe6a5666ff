"""Ferries in the road graph, and stores that all lie off the roads in one direction."""

from __future__ import annotations

import math

import pytest

from routeplan.errors import InputError
from routeplan.formats.scenario import read_scenario
from routeplan.travel import Place
from routeplan.travel.roads import Roads, build_graph
from routeplan.travel.roads.ferries import DEFAULT_KMH, duration_s, ferry_kmh
from routeplan.travel.roads.graph import EARTH_M
from routeplan.travel.roads.snap import Snapper
from tests.road_files import grid_nodes, grid_ways, node_id, write_map
from tests.scenario_files import scenario

HARBOUR, ISLAND = node_id(0, 3), 100
ISLAND_SPOT = Place("island", 50.05, 10.03)
HERE = Place("here", 50.0, 10.03)


def island(path, **tags):
    """The grid, an island with a street on it, and a ferry between them."""
    nodes = {**grid_nodes(), ISLAND: (50.05, 10.03), ISLAND + 1: (50.05, 10.04)}
    ways = [
        *grid_ways(),
        ([HARBOUR, ISLAND], {"route": "ferry", **tags}),
        ([ISLAND, ISLAND + 1], {"highway": "residential"}),
    ]
    return write_map(path / "island.osm.pbf", nodes, ways)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("00:20", 1_200), ("1:30", 5_400), ("0:12:30", 750), ("25", 1_500), ("7.5", 450),
        ("PT1H20M", 4_800), ("PT15M", 900), ("P1DT2H", 93_600), ("", None), ("soon", None),
        ("00:00", None), ("P", None), ("20 min", None),
    ],
)  # fmt: skip
def test_durations_as_maps_give_them(text, seconds):
    assert duration_s(text) == seconds


@pytest.mark.parametrize("mode", ["car", "scooter", "bicycle", "foot"])
def test_a_ferry_takes_its_duration(tmp_path, mode):
    roads = Roads(build_graph(island(tmp_path, duration="00:20"), mode))
    assert roads.graph.connected.all()
    table = roads.table([HERE, ISLAND_SPOT], [HERE, ISLAND_SPOT])
    assert table.seconds[0, 1] == pytest.approx(1_200, abs=3)
    assert table.seconds[1, 0] == pytest.approx(1_200, abs=3)
    assert table.metres[0, 1] == pytest.approx(math.radians(0.05) * EARTH_M, rel=0.01)


def test_a_ferry_that_says_nothing_is_slow(tmp_path):
    assert ferry_kmh({}, [(1, 50.0, 10.0), (2, 50.1, 10.0)]) == DEFAULT_KMH
    table = Roads(build_graph(island(tmp_path), "car")).table([HERE], [ISLAND_SPOT])
    assert table.seconds[0, 0] == pytest.approx(math.radians(0.05) * EARTH_M / 5 * 3.6, rel=0.01)


def test_a_ferry_leaves_behind_whom_its_tags_keep_off(tmp_path):
    path = island(tmp_path, duration="20", motor_vehicle="no")
    roads = Roads(build_graph(path, "car"))
    with pytest.raises(InputError) as error:
        roads.table([HERE], [ISLAND_SPOT])
    assert [fault.code for fault in error.value.faults] == ["RP705"]
    assert Roads(build_graph(path, "foot")).table([HERE], [ISLAND_SPOT]).seconds[0, 0] > 0


def test_half_a_crossing_is_no_way(tmp_path):
    nodes = grid_nodes()
    ways = [*grid_ways(), ([node_id(0, 0), node_id(1, 1), 999], {"route": "ferry"})]
    graph = build_graph(write_map(tmp_path / "cut.osm.pbf", nodes, ways), "car")
    plain = build_graph(write_map(tmp_path / "grid.osm.pbf"), "car")
    assert len(graph.start) == len(plain.start)


def test_offsets_point_from_the_road_to_the_place(tmp_path):
    graph = build_graph(write_map(tmp_path / "grid.osm.pbf"), "car")
    north, east = Place("n", 50.021, 10.015), Place("e", 50.005, 10.031)
    (x, y), (u, v) = Snapper(graph).offsets_m([north, east])
    assert (x, y) == pytest.approx((0, 111.2), abs=0.1)
    assert (u, v) == pytest.approx((71.5, 0), abs=0.1)


@pytest.mark.parametrize(("south", "codes"), [(0.003, ["RP805"]), (0.0003, [])])
def test_stores_that_all_lie_off_the_roads_one_way_look_drawn_on_another_datum(
    tmp_path, south, codes
):
    rows = [f"S{n},s{n},{50.0 - south},{10.001 + n * 0.003},A" for n in range(9)]
    text = "id,name,lat,lon,class\n" + "\n".join(rows) + "\n"
    (tmp_path / "stores.csv").write_text(text, encoding="utf-8")
    (tmp_path / "reps.csv").write_text("id,name,lat,lon\nR1,Ann,50.0,10.0\n", encoding="utf-8")
    write_map(tmp_path / "grid.osm.pbf")
    travel = '[travel]\nkind = "roads"\nfile = "grid.osm.pbf"\n'
    base = 'rules = "standard"\nreps = "reps.csv"\nstores = "stores.csv"\n'
    scenario(tmp_path, f"{base}{travel}limit_m = 500")
    notes = [note for note in read_scenario(tmp_path).source.notes if note.code == "RP805"]
    assert [note.code for note in notes] == codes
    assert all(note.where == "stores.csv" for note in notes)
    scenario(tmp_path, f"{base}{travel}limit_m = 20")
    with pytest.raises(InputError) as error:
        read_scenario(tmp_path)
    found = {fault.code for fault in error.value.faults}
    assert found - {"RP150", "RP151"} == {"RP704", *codes}
