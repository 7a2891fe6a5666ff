"""Travel settings of a scenario, modes of reps, and the commands about travel."""

from __future__ import annotations

import csv

import numpy as np
import pytest

from routeplan.cli import main
from routeplan.errors import InputError
from routeplan.formats.scenario import read_scenario
from routeplan.travel import STRAIGHT_BY_MODE, Place, straight_line
from routeplan.travel.fit import fit_factor, fit_line
from routeplan.travel.straight import line_metres
from tests.road_files import write_map
from tests.scenario_files import scenario, told

STORES = """id,name,lat,lon,class,rep
S1,a,50.0001,10.003,A,
S2,b,50.0101,10.012,B,
S3,c,50.0099,10.018,C,
S4,d,50.016,10.0299,C,
"""
REPS = """id,name,lat,lon,mode
R1,Ann,50.0,10.01,car
R2,Ben,50.01,10.02,步行
"""


@pytest.fixture(autouse=True)
def cache(tmp_path_factory, monkeypatch):
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("ROUTEPLAN_CACHE", str(folder))
    return folder


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "stores.csv").write_text(STORES, encoding="utf-8")
    (tmp_path / "reps.csv").write_text(REPS, encoding="utf-8")
    write_map(tmp_path / "grid.osm.pbf")
    return tmp_path


def settings(folder, travel):
    scenario(folder, f'rules = "standard"\nreps = "reps.csv"\n{travel}')


def test_reps_of_two_modes_get_travel_of_their_own(folder):
    settings(folder, '[travel]\nkind = "roads"\nfile = "grid.osm.pbf"')
    problem = read_scenario(folder)
    assert [rep.mode for rep in problem.reps] == ["car", "foot"]
    car, foot = problem.travel_of(0), problem.travel_of(1)
    assert problem.is_mixed
    assert (foot.seconds[:4, :4] >= car.seconds[:4, :4]).all()
    assert foot.seconds[1, 2] == foot.seconds[2, 1] > car.seconds[1, 2]
    grid = "roads of grid.osm.pbf"
    assert problem.travel_source == (
        f"{grid}, car, likely error 3 %; {grid}, foot, likely error 2 %"
    )
    assert not problem.is_estimated


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("error_percent = 4.5", "roads of grid.osm.pbf, car, likely error 4.5 %"),
        ("calibration = 1.1", "roads of grid.osm.pbf, car, seconds x 1.1"),
    ],
)
def test_a_likely_error_is_stated_where_it_is_known(folder, more, said):
    settings(folder, f'[travel]\nkind = "roads"\nfile = "grid.osm.pbf"\n{more}')
    assert read_scenario(folder).travel_of(0).source == said


def test_straight_lines_have_a_speed_for_each_mode(folder):
    settings(folder, '[travel]\nkind = "straight"\nspeed_kmh = 20')
    problem = read_scenario(folder)
    assert problem.travel_of(1).source == STRAIGHT_BY_MODE["foot"].source
    assert problem.travel_of(0).source == (
        "straight line, 45 s + 20 km/h, metres x 1.3, likely error not known"
    )
    assert problem.travel_of(1).seconds[0, 1] > 3 * problem.travel_of(0).seconds[0, 1]


def test_a_mode_may_have_settings_of_its_own(folder):
    text = '[travel]\nkind = "roads"\nfile = "grid.osm.pbf"\n[travel_by_mode.foot]\nspeed_kmh = 5'
    settings(folder, text)
    problem = read_scenario(folder)
    assert problem.travel_of(1).source.startswith("straight line, 30 s + 5 km/h")
    again = read_scenario(folder, problem.source.settings)
    assert (again.travel_of(1).seconds == problem.travel_of(1).seconds).all()
    assert "grid.osm.pbf" in problem.source.inputs


def test_a_file_holds_one_mode(folder):
    settings(folder, '[travel]\nkind = "straight"')
    assert main(["travel", "matrix", str(folder), "--out", str(folder / "car.npz")]) == 0
    settings(folder, '[travel]\nkind = "file"\nfile = "car.npz"')
    assert told(folder) == [("RP710", "travel")]


def test_stores_far_from_roads_are_named_as_the_file_names_them(folder):
    far = STORES.replace("50.016,10.0299", "50.04,10.0299")
    (folder / "stores.csv").write_text(far, encoding="utf-8")
    settings(folder, '[travel]\nkind = "roads"\nfile = "grid.osm.pbf"')
    assert told(folder) == [("RP704", "stores.csv row 5 (store S4)")] * 2


def test_a_second_reading_asks_the_cache_only(folder, monkeypatch):
    settings(folder, '[travel]\nkind = "roads"\nfile = "grid.osm.pbf"')
    first = read_scenario(folder)
    monkeypatch.setattr("routeplan.travel.roads.provider.Roads.table", None)
    again = read_scenario(folder)
    assert (again.travel.seconds == first.travel.seconds).all()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ('mode = "plane"', [("RP142", "scenario.toml mode")]),
        ('[travel]\nkind = "roads"', [("RP143", "scenario.toml travel.file")]),
        ('[travel]\nkind = "osrm"\nurl = "localhost"', [("RP142", "scenario.toml travel.url")]),
        (
            '[travel]\nkind = "valhalla"\nurl = "http://x"\nblock = 251\ntires = 4',
            [("RP142", "scenario.toml travel.block"), ("RP141", "scenario.toml travel.tires")],
        ),
        (
            '[travel_by_mode.foot]\nkind = "straight"\nspeed_kmh = 0\nspeed = 1',
            [
                ("RP142", "scenario.toml travel_by_mode.foot.speed_kmh"),
                ("RP141", "scenario.toml travel_by_mode.foot.speed"),
            ],
        ),
    ],
)
def test_wrong_settings_are_faults(folder, text, codes):
    settings(folder, text)
    assert told(folder) == codes


def test_a_mode_that_nobody_knows_is_a_fault(folder):
    (folder / "reps.csv").write_text(REPS.replace("步行", "balloon"), encoding="utf-8")
    settings(folder, "")
    assert [code for code, _ in told(folder)] == ["RP717"]


def test_a_map_may_be_given_on_the_command_line(folder, capsys):
    settings(folder, "")
    call = ["plan", str(folder), "--travel", str(folder / "grid.osm.pbf"), "--iterations", "50"]
    assert main([*call, "--out", str(folder / "plan"), "--lang", "en"]) == 0
    assert "roads of grid.osm.pbf, car" in " ".join(capsys.readouterr().out.split())
    page = (folder / "plan" / "map.html").read_text(encoding="utf-8")
    assert "(c) OpenStreetMap contributors" in page


def test_build_writes_a_graph_that_a_scenario_reads(folder, capsys):
    (folder / "reps.csv").write_text(REPS.replace("步行", "car"), encoding="utf-8")
    call = ["travel", "build", str(folder / "grid.osm.pbf"), "--out", str(folder / "car.npz")]
    assert main([*call, "--lang", "en"]) == 0
    assert "13 streets and 8 junctions" in capsys.readouterr().out
    settings(folder, '[travel]\nkind = "roads"\nfile = "car.npz"')
    built = read_scenario(folder)
    settings(folder, '[travel]\nkind = "roads"\nfile = "grid.osm.pbf"')
    assert (read_scenario(folder).travel.seconds == built.travel.seconds).all()


@pytest.mark.parametrize("name", ["travel.csv", "travel.npz"])
def test_matrix_writes_what_the_scenario_has(folder, name):
    settings(folder, '[travel]\nkind = "roads"\nfile = "grid.osm.pbf"')
    problem = read_scenario(folder)
    for mode, travel in (("car", problem.travel_of(0)), ("foot", problem.travel_of(1))):
        out = folder / f"{mode}-{name}"
        assert main(["travel", "matrix", str(folder), "--mode", mode, "--out", str(out)]) == 0
        again = read_scenario(
            folder, {"travel": {"kind": "file", "file": str(out)},
                     "travel_by_mode": {"foot": {"kind": "straight"}}}
        )  # fmt: skip
        assert (again.travel.seconds == travel.seconds).all()
        assert (again.travel.metres == travel.metres).all()


def test_a_matrix_under_another_name_is_a_fault(folder, capsys):
    settings(folder, "")
    assert main(["travel", "matrix", str(folder), "--out", str(folder / "m.txt")]) == 2
    assert "RP715" in capsys.readouterr().err


def test_fit_finds_the_line_and_the_factor_behind_known_trips(folder, capsys):
    (folder / "reps.csv").write_text(REPS.replace("步行", "car"), encoding="utf-8")
    text = '[travel]\nkind = "roads"\nfile = "grid.osm.pbf"\ncalibration = {}'
    settings(folder, text.format(1.25))
    known = folder / "known.csv"
    assert main(["travel", "matrix", str(folder), "--out", str(known)]) == 0
    # Some trips only, as a planner would have written them down.
    rows = list(csv.reader(known.read_text(encoding="utf-8").splitlines()))
    kept = [row for row in rows if row[0] != "S2"]
    known.write_text("\n".join(map(",".join, kept)), encoding="utf-8")
    settings(folder, text.format(1.0))
    capsys.readouterr()
    assert main(["travel", "fit", str(folder), str(known), "--lang", "en"]) == 0
    said = capsys.readouterr().out
    (factor,) = [line for line in said.splitlines() if line.startswith("calibration")]
    assert float(factor.split(" = ")[1]) == pytest.approx(1.25, abs=0.01)
    assert 'kind = "straight"' in said


def test_a_line_is_fitted_exactly_where_one_is_behind_the_times():
    places = [Place(str(n), 50 + n * n / 900, 10 + n / 70) for n in range(8)]
    truth = STRAIGHT_BY_MODE["scooter"]
    travel = straight_line(places, truth)
    fitted = fit_line(
        line_metres(places).ravel(), travel.seconds.astype(float).ravel(),
        travel.metres.astype(float).ravel(),
    )  # fmt: skip
    assert fitted.trips == 56
    assert fitted.line.fixed_s == pytest.approx(truth.fixed_s, abs=1)
    assert fitted.line.speed_kmh == pytest.approx(truth.speed_kmh, abs=0.1)
    assert fitted.line.metres_factor == truth.metres_factor
    assert (fitted.line.error_percent or 9) <= 0.3


def test_a_line_has_no_negative_seconds():
    metres = np.arange(1.0, 21.0) * 500
    fitted = fit_line(metres, metres**1.3 / 50, metres)
    assert fitted.line.fixed_s == 0


def test_a_few_trips_are_not_enough():
    ones = np.ones(9)
    for call in (lambda: fit_line(ones, ones, ones, "x"), lambda: fit_factor(ones, ones, "x")):
        with pytest.raises(InputError) as error:
            call()
        assert [(fault.code, fault.where) for fault in error.value.faults] == [("RP712", "x")]
