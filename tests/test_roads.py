"""Own road graphs: what is read, where places meet it, and what the fastest ways take."""

from __future__ import annotations

import dataclasses

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routeplan.errors import InputError
from routeplan.travel import Place
from routeplan.travel.provider import travel_from
from routeplan.travel.roads import Roads, as_networkx, build_graph, read_graph, write_graph
from routeplan.travel.roads.graph import line_m
from routeplan.travel.roads.profiles import PROFILES, maxspeed_kmh
from tests.road_files import PLACES, grid_nodes, grid_ways, node_id, write_map


@pytest.fixture(scope="module")
def grid(tmp_path_factory):
    return write_map(tmp_path_factory.mktemp("map") / "grid.osm.pbf")


@pytest.fixture(scope="module")
def roads(grid):
    return Roads(build_graph(grid, "car"))


def told(error):
    return [(fault.code, fault.where) for fault in error.value.faults]


def test_corners_that_only_pass_through_are_no_junctions(roads):
    # Twelve crossings less four corners; seventeen blocks less four joined at corners.
    assert roads.graph.junctions == 8
    assert len(roads.graph.start) == 13
    assert roads.graph.two_way.sum() == 10
    assert roads.graph.connected.all()


def test_seconds_and_metres_of_a_known_way(roads):
    here, there = Place("here", 50.0, 10.012), Place("there", 50.0, 10.018)
    table = roads.table([here], [there])
    metres = float(line_m(*(np.array([x]) for x in (50.0, 10.012, 50.0, 10.018)))[0])
    assert table.metres[0, 0] == pytest.approx(metres, abs=1)
    assert table.seconds[0, 0] == pytest.approx(metres / (25 / 3.6), abs=1)


def test_a_one_way_street_is_not_driven_against_its_sign(roads):
    table = roads.table(PLACES[1:3], PLACES[1:3])
    east, west = table.metres[0, 1], table.metres[1, 0]
    assert east == pytest.approx(429, abs=2)
    assert west > 5 * east


def test_the_table_agrees_with_networkx(roads):
    # Crossings are places here, so that every way begins and ends at a junction.
    crossings = [Place(f"n{n}", lat, lon) for n, (lat, lon) in grid_nodes().items()]
    table = roads.table(crossings, crossings)
    graph = as_networkx(roads.graph)
    for *_, data in graph.edges(data=True):
        data["travel_time"] += roads.graph.junction_s
    spots = {(data["y"], data["x"]): node for node, data in graph.nodes(data=True)}
    known = [(number, spots.get((p.lat, p.lon))) for number, p in enumerate(crossings)]
    pairs = [(i, a, j, b) for i, a in known for j, b in known if None not in (a, b) and a != b]
    assert len(pairs) == 56
    for i, a, j, b in pairs:
        seconds = nx.shortest_path_length(graph, a, b, weight="travel_time")
        assert table.seconds[i, j] == pytest.approx(seconds, abs=2.1)


def test_fewer_targets_than_origins_give_the_same_as_all_at_once(roads):
    whole = roads.table(PLACES, PLACES)
    part = roads.table(PLACES, PLACES[:1])
    assert (part.seconds == whole.seconds[:, :1]).all()
    assert (part.metres == whole.metres[:, :1]).all()


@settings(max_examples=20)
@given(
    spots=st.lists(
        st.tuples(st.integers(-20, 220), st.integers(-20, 320)), min_size=3, max_size=5, unique=True
    )
)
def test_no_detour_is_shorter_than_the_way_itself(spots, grid):
    roads = Roads(build_graph_once(grid), limit_m=1_500)
    places = [Place(f"p{n}", 50 + lat / 1e4, 10 + lon / 1e4) for n, (lat, lon) in enumerate(spots)]
    seconds = travel_from(roads, places).seconds.astype(int)
    for middle in range(len(places)):
        by = seconds[:, [middle]] + seconds[[middle], :]
        # Each of the three numbers is rounded.
        assert (seconds <= by + 2).all()


@pytest.fixture(scope="module")
def turned(tmp_path_factory):
    """The grid with its one-way street the other way round."""
    ways = [(refs[::-1] if "oneway" in tags else refs, tags) for refs, tags in grid_ways()]
    path = tmp_path_factory.mktemp("map") / "turned.osm.pbf"
    return Roads(build_graph(write_map(path, ways=ways), "car"), limit_m=1_500)


@settings(max_examples=20)
@given(
    spots=st.lists(
        st.tuples(st.integers(-20, 220), st.integers(-20, 320)), min_size=2, max_size=5, unique=True
    )
)
def test_there_and_back_change_places_where_the_traffic_turns_round(spots, grid, turned):
    places = [Place(f"p{n}", 50 + lat / 1e4, 10 + lon / 1e4) for n, (lat, lon) in enumerate(spots)]
    there = travel_from(Roads(build_graph_once(grid), limit_m=1_500), places)
    back = travel_from(turned, places)
    assert np.abs(there.seconds - back.seconds.T).max() <= 1
    assert np.abs(there.metres - back.metres.T).max() <= 1


_GRAPHS = {}


def build_graph_once(path):
    if path not in _GRAPHS:
        _GRAPHS[path] = build_graph(path, "car")
    return _GRAPHS[path]


def test_calibration_scales_seconds_and_leaves_metres(roads):
    slow = dataclasses.replace(roads, calibration=1.5)
    plain, scaled = roads.table(PLACES, PLACES), slow.table(PLACES, PLACES)
    assert (np.abs(scaled.seconds - 1.5 * plain.seconds) <= 2).all()
    assert (scaled.metres == plain.metres).all()
    assert slow.version != roads.version


def test_a_place_far_from_every_road_is_a_fault_with_its_distance(roads):
    with pytest.raises(InputError) as error:
        roads.table([Place("far", 50.03, 10.0), Place("too", 50.0, 10.05)], PLACES)
    assert told(error) == [("RP704", "far"), ("RP704", "too")]
    assert dict(error.value.faults[0].values)["metres"] == pytest.approx(1_112, abs=2)


def test_a_place_at_an_unconnected_road_is_a_fault_of_its_own(tmp_path):
    nodes = {**grid_nodes(), 90: (50.1, 10.1), 91: (50.1, 10.11)}
    ways = [*grid_ways(), ([90, 91], {"highway": "residential"})]
    roads = Roads(build_graph(write_map(tmp_path / "apart.osm.pbf", nodes, ways), "car"))
    assert roads.graph.connected.sum() == len(roads.graph.start) - 1
    with pytest.raises(InputError) as error:
        roads.table([Place("island", 50.1, 10.105)], PLACES)
    assert told(error) == [("RP705", "island")]
    assert dict(error.value.faults[0].values)["near"] == 0


def test_a_way_that_leaves_the_extract_is_cut_there(tmp_path):
    nodes = {**grid_nodes(), 90: (50.02, 10.04), 91: (50.01, 10.04)}
    # Node 99 is not in the file: no street may jump from 90 over it to 91.
    ways = [*grid_ways(), ([node_id(2, 3), 90, 99, 91, node_id(1, 3)], {"highway": "primary"})]
    graph = build_graph(write_map(tmp_path / "cut.osm.pbf", nodes, ways), "car")
    assert len(graph.start) == 16
    assert graph.length_m.max() < 2_000


def test_dead_ends_of_one_way_streets_are_not_connected(tmp_path):
    nodes = {**grid_nodes(), 90: (50.0, 10.04)}
    ways = [*grid_ways(), ([node_id(0, 3), 90], {"highway": "residential", "oneway": "yes"})]
    graph = build_graph(write_map(tmp_path / "trap.osm.pbf", nodes, ways), "car")
    assert graph.connected.sum() == len(graph.start) - 1


@pytest.mark.parametrize(
    ("mode", "tags", "use"),
    [
        ("car", {"highway": "residential"}, (25, True, True)),
        ("car", {"highway": "residential", "maxspeed": "50"}, (40, True, True)),
        ("car", {"highway": "primary", "maxspeed": "30 mph"}, (38.624, True, True)),
        ("car", {"highway": "primary", "oneway": "-1"}, (65, False, True)),
        ("car", {"highway": "tertiary", "junction": "roundabout"}, (40, True, False)),
        ("car", {"highway": "motorway"}, (90, True, False)),
        ("car", {"highway": "secondary", "surface": "sand"}, (20, True, True)),
        ("car", {"highway": "footway"}, None),
        ("car", {"highway": "service", "access": "private"}, None),
        ("car", {"highway": "service", "access": "no", "motorcar": "yes"}, (15, True, True)),
        ("car", {"highway": "residential", "area": "yes"}, None),
        ("foot", {"highway": "pedestrian", "area": "yes"}, (5.0, True, True)),
        ("scooter", {"highway": "motorway"}, None),
        ("scooter", {"highway": "trunk"}, (40, True, True)),
        ("scooter", {"highway": "trunk", "motorroad": "yes"}, None),
        ("bicycle", {"highway": "cycleway", "oneway": "yes"}, (16, True, False)),
        ("bicycle", {"highway": "tertiary", "oneway": "yes", "oneway:bicycle": "no"}, (15, 1, 1)),
        ("bicycle", {"highway": "tertiary", "oneway": "yes", "cycleway": "opposite"}, (15, 1, 1)),
        ("bicycle", {"highway": "footway"}, None),
        ("bicycle", {"highway": "footway", "bicycle": "yes"}, (9, True, True)),
        ("foot", {"highway": "steps"}, (2.5, True, True)),
        ("foot", {"highway": "residential", "oneway": "yes"}, (5.0, True, True)),
        ("foot", {"highway": "motorway"}, None),
        ("foot", {"highway": "path", "foot": "no"}, None),
    ],
)
def test_who_may_pass_which_way_and_how_fast(mode, tags, use):
    found = PROFILES[mode].use_of(tags)
    if use is None:
        assert found is None
    else:
        assert found is not None
        assert found[1:] == use[1:]
        assert found.kmh == pytest.approx(use[0], abs=0.01)


@pytest.mark.parametrize(
    ("text", "kmh"), [("50", 50), ("30 mph", 48.28), ("walk", 7), ("none", None), ("0", None)]
)
def test_signed_speeds(text, kmh):
    assert maxspeed_kmh(text) == (None if kmh is None else pytest.approx(kmh, abs=0.01))


@pytest.mark.parametrize("name", ["graph.npz", "graph.graphml"])
def test_a_written_graph_reads_back(roads, tmp_path, name):
    write_graph(roads.graph, tmp_path / name)
    again = read_graph(tmp_path / name, "car")
    assert len(again.start) == len(roads.graph.start)
    assert again.two_way.sum() == roads.graph.two_way.sum()
    assert again.attribution == "(c) OpenStreetMap contributors"
    before, after = roads.table(PLACES, PLACES), Roads(again).table(PLACES, PLACES)
    assert (np.abs(after.metres - before.metres) <= 1).all()
    assert (np.abs(after.seconds - before.seconds) <= 1).all()
    assert list(tmp_path.iterdir()) == [tmp_path / name]


def test_osmnx_graphs_are_read(tmp_path):
    # As osmnx.save_graphml writes it: texts for values, a list for the tags of joined ways.
    graph = nx.MultiDiGraph(crs="epsg:4326")
    graph.add_node(11, y="50.0", x="10.0", street_count="2")
    graph.add_node(12, y="50.0", x="10.01", street_count="2")
    both = {"highway": "['residential', 'service']", "length": "713.0", "oneway": "False"}
    bend = "LINESTRING (10 50, 10.005 50.001, 10.01 50)"
    back = "LINESTRING (10.01 50, 10.005 50.001, 10 50)"
    graph.add_edge(11, 12, **both, geometry=bend, reversed="False")
    graph.add_edge(12, 11, **both, geometry=back, reversed="True")
    nx.write_graphml(graph, tmp_path / "osmnx.graphml")
    read = read_graph(tmp_path / "osmnx.graphml", "car")
    assert (len(read.start), read.two_way.tolist(), len(read.lat)) == (1, [True], 3)
    table = Roads(read).table([Place("x", 50.001, 10.005)], [Place("y", 50.0, 10.01)])
    assert table.seconds[0, 0] == pytest.approx(table.metres[0, 0] / (25 / 3.6), abs=1)


def test_graphs_that_cannot_be_read_are_faults(roads, tmp_path):
    write_graph(roads.graph, tmp_path / "car.npz")
    (tmp_path / "text.npz").write_text("no graph")
    (tmp_path / "text.osm.pbf").write_text("no map")
    graph = nx.MultiDiGraph()
    graph.add_edge(1, 2)
    nx.write_graphml(graph, tmp_path / "bare.graphml")
    for name, mode, codes in (
        ("car.npz", "foot", ["RP711"]),
        ("text.npz", "car", ["RP702"]),
        ("text.osm.pbf", "car", ["RP702"]),
        ("none.osm.pbf", "car", ["RP702"]),
        ("bare.graphml", "car", ["RP713", "RP713"]),
    ):
        with pytest.raises(InputError) as error:
            read_graph(tmp_path / name, mode)
        assert [fault.code for fault in error.value.faults] == codes
    with pytest.raises(InputError) as error:
        write_graph(roads.graph, tmp_path / "graph.txt")
    assert told(error) == [("RP716", str(tmp_path / "graph.txt"))]


def test_a_map_without_roads_for_the_mode_is_a_fault(tmp_path):
    path = write_map(tmp_path / "steps.osm.pbf", ways=[([1, 2], {"highway": "steps"})])
    with pytest.raises(InputError) as error:
        build_graph(path, "car")
    assert told(error) == [("RP703", "steps.osm.pbf")]


def test_a_kept_graph_is_used_again_and_a_damaged_one_is_built_anew(grid, tmp_path):
    graph = read_graph(grid, "car", keep=tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:100])
    assert Roads(read_graph(grid, "car", keep=tmp_path)).version == Roads(graph).version
    content = kept.read_bytes()
    assert Roads(read_graph(grid, "car", keep=tmp_path)).version == Roads(graph).version
    assert kept.read_bytes() == content
