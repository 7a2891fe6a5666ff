"""Files that say in which datum their coordinates are."""

from __future__ import annotations

import pytest
from scenario_files import plain_scenario, scenario
from store_files import BASE, write

from routeplan.datums import from_wgs84
from routeplan.errors import InputError
from routeplan.formats.reps_file import read_reps
from routeplan.formats.scenario import read_scenario
from routeplan.formats.stores_file import read_stores

HERE = (31.23, 121.47)
GCJ, BD = (
    tuple(str(each[0]) for each in from_wgs84(datum, *HERE)) for datum in ("gcj-02", "bd-09")
)


def one(folder, said=None, **cells):
    found = read_stores(write(folder, {**BASE, **cells}), ("A",), said)
    return [fault.code for fault in found.faults], [(each.lat, each.lon) for each in found.stores]


def renamed(lat, lon, unit):
    kept = {key: text for key, text in BASE.items() if key not in ("lat", "lon")}
    return {**kept, f"纬度（{unit}）": lat, f"经度（{unit}）": lon}


@pytest.mark.parametrize("word", ["GCJ-02", "高德", "火星坐标", "gcj02", "Amap", "腾讯"])
def test_a_row_states_its_datum(tmp_path, word):
    codes, places = one(tmp_path, lat=GCJ[0], lon=GCJ[1], datum=word)
    assert codes == []
    assert places == [pytest.approx(HERE, abs=1e-8)]


@pytest.mark.parametrize("unit", ["BD-09", "百度", "百度坐标"])
def test_headers_state_the_datum_of_a_file(tmp_path, unit):
    found = read_stores(write(tmp_path, renamed(*BD, unit)), ("A",))
    assert found.faults == ()
    assert (found.stores[0].lat, found.stores[0].lon) == pytest.approx(HERE, abs=1e-8)


def test_a_row_wins_over_the_settings_and_wgs84_is_the_rest(tmp_path):
    assert one(tmp_path, "gcj-02", lat=GCJ[0], lon=GCJ[1])[1] == [pytest.approx(HERE, abs=1e-8)]
    assert one(tmp_path, "gcj-02", datum="GPS") == ([], [HERE])
    assert one(tmp_path) == ([], [HERE])


def test_what_contradicts_itself_is_a_fault(tmp_path):
    found = read_stores(write(tmp_path, renamed(*BD, "百度")), ("A",), "gcj-02")
    assert [fault.code for fault in found.faults] == ["RP802", "RP802"]
    assert one(tmp_path, datum="lunar")[0] == ["RP801"]


def test_a_datum_that_is_not_in_use_there_is_told(tmp_path):
    codes, places = one(tmp_path, lat="-34.9", lon="-56.2", datum="BD-09")
    assert codes == ["RP803"]
    assert places == [(-34.9, -56.2)]


def test_degrees_and_minutes_are_read_where_the_header_says_so(tmp_path):
    found = read_stores(write(tmp_path, renamed("31.1348", "121.2812", "度分秒")), ("A",))
    assert (found.stores[0].lat, found.stores[0].lon) == pytest.approx(HERE)


def test_degrees_and_minutes_are_suspected(tmp_path):
    rows = [
        {**BASE, "id": f"S{row}", "lat": f"31.13{row:02}", "lon": f"121.28{row:02}"}
        for row in range(20, 40)
    ]
    found = read_stores(write(tmp_path, *rows), ("A",))
    assert [fault.code for fault in found.faults] == ["RP804"]
    assert len(found.stores) == 20


def test_bases_are_converted_like_stores(tmp_path):
    (tmp_path / "reps.csv").write_text(
        f"id,lat,lon,end lat,end lon,datum\nR1,{GCJ[0]},{GCJ[1]},{GCJ[0]},{GCJ[1]},高德\n",
        encoding="utf-8",
    )
    rep = read_reps(tmp_path / "reps.csv").reps[0]
    for base in (rep.start, rep.end):
        assert (base.lat, base.lon) == pytest.approx(HERE, abs=1e-8)


def test_a_scenario_states_the_datum_of_its_files(tmp_path):
    plain_scenario(tmp_path)
    plain = read_scenario(tmp_path)
    files = 'rules = "standard"\nreps = "reps.csv"\n'
    scenario(tmp_path, files + 'datum = "GCJ-02"\nreps_datum = "bd-09"')
    problem = read_scenario(tmp_path)
    for before, after in zip(plain.stores, problem.stores, strict=True):
        there = from_wgs84("gcj-02", after.lat, after.lon)
        assert (there[0][0], there[1][0]) == pytest.approx((before.lat, before.lon), abs=1e-8)
    assert problem.reps[0].start != plain.reps[0].start
    assert read_scenario(tmp_path, problem.source.settings).stores == problem.stores
    scenario(tmp_path, files + 'datum = "mercator"')
    with pytest.raises(InputError) as caught:
        read_scenario(tmp_path)
    assert [fault.code for fault in caught.value.faults] == ["RP142"]
