"""Stores drawn on another of China's maps are told by the roads they should stand at."""

from __future__ import annotations

from random import Random

import pytest

from routeplan.datums import from_wgs84
from routeplan.formats.scenario import read_scenario
from routeplan.travel import Place
from routeplan.travel.roads import Roads, build_graph
from routeplan.travel.roads.datum import datum_faults
from tests.road_files import write_map
from tests.scenario_files import scenario

LINES, STORES = 24, 60
SHANGHAI, LONDON = (31.20, 121.40), (51.50, -0.12)


def town(folder, corner):
    """Streets at uneven distances, 60 to 260 m, and stores a few metres beside them."""
    random = Random(7)
    lats, lons = [corner[0]], [corner[1]]
    for _ in range(LINES - 1):
        lats.append(lats[-1] + random.uniform(0.0006, 0.0024))
        lons.append(lons[-1] + random.uniform(0.0006, 0.0024))
    nodes = {
        1 + row * LINES + column: (lats[row], lons[column])
        for row in range(LINES)
        for column in range(LINES)
    }
    rows = [[1 + row * LINES + column for column in range(LINES)] for row in range(LINES)]
    ways = [(line, {"highway": "residential"}) for line in (*rows, *zip(*rows, strict=True))]
    write_map(folder / "town.osm.pbf", nodes, [(list(refs), tags) for refs, tags in ways])
    middle = range(LINES // 4, 3 * LINES // 4)
    return [
        (lats[random.choice(middle)] + random.uniform(-1, 1) * 1e-4,
         random.uniform(lons[middle[0]], lons[middle[-1]]))
        for _ in range(STORES)
    ]  # fmt: skip


def told(folder, spots, datum=None):
    rows = "".join(f"S{n},s{n},{lat:.7f},{lon:.7f},A\n" for n, (lat, lon) in enumerate(spots))
    (folder / "stores.csv").write_text(f"id,name,lat,lon,class\n{rows}", encoding="utf-8")
    stated = "" if datum is None else f'datum = "{datum}"\n'
    travel = '[travel]\nkind = "roads"\nfile = "town.osm.pbf"\nlimit_m = 900\n'
    scenario(folder, f'rules = "standard"\nstores = "stores.csv"\n{stated}{travel}')
    notes = read_scenario(folder).source.notes
    return [
        (note.where, dict(note.values)["stated"], dict(note.values)["truly"])
        for note in notes
        if note.code == "RP806"
    ]


def drawn(spots, datum):
    lats, lons = from_wgs84(datum, *zip(*spots, strict=True))
    return list(zip(lats.tolist(), lons.tolist(), strict=True))


@pytest.mark.parametrize(("datum", "name"), [("gcj-02", "GCJ-02"), ("bd-09", "BD-09")])
def test_a_datum_that_was_not_stated_is_told(tmp_path, datum, name):
    spots = town(tmp_path, SHANGHAI)
    assert told(tmp_path, spots) == []
    assert told(tmp_path, drawn(spots, datum)) == [("stores.csv", "WGS-84", name)]
    assert told(tmp_path, drawn(spots, datum), datum) == []


@pytest.mark.parametrize(("datum", "name"), [("gcj-02", "GCJ-02"), ("bd-09", "BD-09")])
def test_a_datum_that_was_stated_and_is_not_is_told(tmp_path, datum, name):
    spots = town(tmp_path, SHANGHAI)
    assert told(tmp_path, spots, datum) == [("stores.csv", name, "WGS-84")]


def test_few_stores_say_nothing(tmp_path):
    spots = drawn(town(tmp_path, SHANGHAI), "gcj-02")
    assert told(tmp_path, spots[:39]) == []
    assert told(tmp_path, spots[:40]) != []


def test_where_all_maps_agree_there_is_nothing_to_tell(tmp_path):
    spots = town(tmp_path, LONDON)
    snapper = Roads(build_graph(tmp_path / "town.osm.pbf", "car")).snapper
    off = [
        Place(f"p{n}", lat + 0.0005, lon + 0.0004) for n, (lat, lon) in enumerate(spots)
    ]  # fmt: skip
    assert datum_faults("stores.csv", off, snapper) == ()
