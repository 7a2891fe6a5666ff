"""OSRM and Valhalla themselves, on a small town: what we ask is what they understand."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.routing_programs import osrm, valhalla
from routeplan.errors import InputError
from routeplan.travel import Place
from routeplan.travel.provider import travel_from
from routeplan.travel.roads import Roads, build_graph
from routeplan.travel.servers import Osrm, Valhalla
from routeplan.travel.servers.http import Server
from tests.road_files import write_map

pytestmark = pytest.mark.routing

# Valhalla drops roads from which little can be reached: the town needs more than 50 of them.
ROWS, COLUMNS, STEP = 12, 12, 0.002
TOWN = {
    1 + row * COLUMNS + column: (50.0 + row * STEP, 10.0 + column * STEP)
    for row in range(ROWS)
    for column in range(COLUMNS)
}
PLACES = [
    Place(f"p{n}", round(50.0003 + n * 0.0031, 6), round(10.0207 - n * 0.0029, 6)) for n in range(7)
]
AT_SEA = Place("at sea", 50.08, 10.01)
PROVIDERS = {"osrm": Osrm, "valhalla": Valhalla}


def streets():
    """Both ways, but for every other row, which runs east only."""
    lines = [[1 + row * COLUMNS + column for column in range(COLUMNS)] for row in range(ROWS)]
    ways = [
        (line, {"highway": "residential", **({"oneway": "yes"} if row % 2 else {})})
        for row, line in enumerate(lines)
    ]
    return ways + [(list(line), {"highway": "secondary"}) for line in zip(*lines, strict=True)]


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    return write_map(tmp_path_factory.mktemp("town") / "town.osm.pbf", TOWN, streets())


@pytest.fixture(scope="module")
def servers(town, tmp_path_factory):
    with (
        osrm(town, tmp_path_factory.mktemp("osrm")) as first,
        valhalla(town, tmp_path_factory.mktemp("valhalla")) as second,
    ):
        yield {"osrm": first, "valhalla": second}


@pytest.fixture(params=sorted(PROVIDERS))
def provider(request, servers):
    kind = PROVIDERS[request.param]
    return kind(Server(servers[request.param].url, timeout_s=20), block=4)


def test_a_table_in_blocks_has_the_ways_of_the_town(provider, town):
    known = travel_from(Roads(build_graph(town, "car")), PLACES)
    found = travel_from(provider, PLACES)
    apart = ~np.eye(len(PLACES), dtype=bool)
    # Speeds and turns count differently with each, so that some ways differ by a block or two.
    metres = found.metres[apart] / known.metres[apart]
    assert np.median(metres) == pytest.approx(1, abs=0.02)
    assert 0.75 < metres.min() <= metres.max() < 1.5
    seconds = found.seconds[apart] / known.seconds[apart]
    assert 0.4 < seconds.min() <= seconds.max() < 2.5


def test_one_block_and_many_give_the_same_table(provider):
    whole = type(provider)(provider.server, block=100)
    many, one = provider.table(PLACES, PLACES[:3]), whole.table(PLACES, PLACES[:3])
    assert (many.seconds == one.seconds).all()
    assert (many.metres == one.metres).all()


def test_a_place_far_from_every_road_is_a_fault(provider):
    with pytest.raises(InputError) as error:
        provider.table([*PLACES, AT_SEA], PLACES)
    assert [(fault.code, fault.where) for fault in error.value.faults] == [("RP704", "at sea")]


def test_the_version_is_that_of_the_data(provider):
    assert provider.version == type(provider)(provider.server, block=9).version


def test_few_targets_get_the_same_answers_as_many(provider):
    one, whole = provider.table(PLACES, PLACES[6:]), provider.table(PLACES, PLACES)
    assert (one.seconds[:, 0] == whole.seconds[:, 6]).all()
    assert (one.metres[:, 0] == whole.metres[:, 6]).all()


def test_places_side_by_side_on_one_street_are_no_fault(provider):
    # OSRM gives some of them a distance below zero.
    row = [Place(f"q{n}", 50.0002 + n / 1e5, 10.0) for n in range(40)]
    table = type(provider)(provider.server, block=80).table(row, row)
    assert table.metres.min() == 0
    assert table.metres[0, 39] == pytest.approx(43, abs=2)


def test_a_refusal_comes_in_the_server_s_own_words(servers):
    many = [Place(f"q{n}", 50 + n / 1e5, 10.0) for n in range(255)]
    asked = Osrm(Server(servers["osrm"].url), block=510)
    with pytest.raises(InputError) as error:
        asked.table(many, many)
    (fault,) = error.value.faults
    assert fault.code == "RP707"
    assert "Too many table coordinates" in fault.text("en")
