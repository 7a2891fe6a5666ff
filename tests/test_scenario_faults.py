"""Every fault of a scenario, all of them at once."""

from __future__ import annotations

import pytest
from scenario_files import REPS, STORES, plain_scenario, scenario, told

from routeplan.errors import InputError
from routeplan.formats import scenario as scenario_module
from routeplan.formats.scenario import read_scenario


@pytest.fixture
def folder(tmp_path):
    return plain_scenario(tmp_path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("weks = 2", [("RP141", "scenario.toml weks")]),
        ("weeks = 0", [("RP142", "scenario.toml weeks")]),
        ("weeks = 2.5", [("RP142", "scenario.toml weeks")]),
        ('weeks = "2"', [("RP142", "scenario.toml weeks")]),
        ("weeks = true", [("RP142", "scenario.toml weeks")]),
        ("same_rep = 1", [("RP142", "scenario.toml same_rep")]),
        ("first_monday = 2026-11-24", [("RP144", "scenario.toml first_monday")]),
        ('first_monday = "soon"', [("RP142", "scenario.toml first_monday")]),
        ("rules = 5", [("RP142", "scenario.toml rules")]),
        ('rules = "three"', [("RP147", "scenario.toml rules")]),
        ("earlier = 5", [("RP142", "scenario.toml earlier")]),
        ("[weights]\ndriving = 1", [("RP141", "scenario.toml weights.driving")]),
        ("[weights]\ndriving_min = -1", [("RP142", "scenario.toml weights.driving_min")]),
        ("[weights]\ndriving_min = inf", [("RP142", "scenario.toml weights.driving_min")]),
        ("[weights]\ndriving_min = nan", [("RP142", "scenario.toml weights.driving_min")]),
        ("weights = 3", [("RP142", "scenario.toml weights")]),
        ("calendar = 3", [("RP142", "scenario.toml calendar")]),
        ('[calendar]\nkind = "fixed"', [("RP142", "scenario.toml calendar")]),
        ('[calendar]\nkind = "chosen"', [("RP143", "scenario.toml calendar.routes")]),
        ('[calendar]\nkind = "given"\nlabels = 3', [("RP142", "scenario.toml calendar.labels")]),
        ('[calendar]\nkind = "given"\nlabels = ["T1"]', [("RP218", "calendar")]),
        ("[calendar]\nroutes = 3", [("RP141", "scenario.toml calendar.routes")]),
        ("[travel]\nspeed_kmh = 0", [("RP142", "scenario.toml travel.speed_kmh")]),
        ('[travel]\nfile = "a.npz"', [("RP141", "scenario.toml travel.file")]),
        ('[travel]\nkind = "file"', [("RP143", "scenario.toml travel.file")]),
        ("weeks = ", [("RP140", "scenario.toml")]),
        ('stores = "none.csv"', [("RP101", "none.csv")]),
        ('reps = "none.xlsx"', [("RP101", "none.xlsx")]),
    ],
)
def test_each_fault_of_the_settings_has_its_code_and_place(folder, text, expected):
    scenario(folder, text)
    assert told(folder) == expected


def test_known_keys_are_named(folder):
    scenario(folder, "weks = 2")
    with pytest.raises(InputError) as caught:
        read_scenario(folder)
    assert "weeks, first_monday" in str(caught.value)


def test_faulty_overrides_are_told_as_settings(folder):
    assert told(folder, {"weks": 2}) == [("RP141", "settings weks")]
    assert told(folder, {"rules": "three"}) == [("RP147", "settings rules")]
    assert told(folder, {"rules": {"classes": {"A": {"visits": 0, "in_store_min": 1}}}}) == [
        ("RP142", "settings rules classes.A.visits")
    ]


def test_the_faults_of_all_files_are_told_at_once(folder):
    scenario(folder, 'weeks = 0\nreps = "reps.csv"\nrules = "rules.toml"')
    (folder / "rules.toml").write_text("[classes.A]\nvisits = 0\nin_store_min = 5")
    (folder / "stores.csv").write_text("id,name,lat,lon,class\nS1,a,x,1,A\n")
    (folder / "reps.csv").write_text("id,lat,lon,most stops\nR1,1,1,0\n")
    assert told(folder) == [
        ("RP142", "scenario.toml weeks"),
        ("RP142", "rules.toml classes.A.visits"),
        ("RP121", "stores.csv row 2 lat"),
        ("RP123", "reps.csv row 2 most stops"),
    ]


def test_paths_that_lead_nowhere(folder, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    assert told(empty) == [("RP145", str(empty))]
    assert told(tmp_path / "nowhere") == [("RP101", str(tmp_path / "nowhere"))]
    (tmp_path / "plan.pdf").write_text("x")
    assert told(tmp_path / "plan.pdf") == [("RP103", "plan.pdf")]
    scenario(empty, "")
    assert told(empty) == [("RP146", "scenario.toml stores")]
    (empty / "stores.csv").write_text(STORES)
    (empty / "stores.xlsx").write_text("")
    assert told(empty) == [("RP146", "scenario.toml stores")]


def test_reps_are_found_by_id_or_by_name(folder):
    def with_rep(*names):
        rows = STORES.replace("sales", "sales,业务代表").splitlines()
        lines = [rows[0], *(f"{row},{rep}" for row, rep in zip(rows[1:], names, strict=True))]
        (folder / "stores.csv").write_text("\n".join(lines), encoding="utf-8")

    with_rep("R1", "张三", " ｒ１ ")
    assert [store.rep for store in read_scenario(folder).stores] == ["R1", "R1", "R1"]
    with_rep("R1", "李四", "")
    assert told(folder) == [("RP214", "stores.csv row 3 rep (store S2)")]
    (folder / "reps.csv").write_text(REPS + REPS.splitlines()[1].replace("R1", "R2"))
    assert told(folder) == [("RP214", "stores.csv row 3 rep (store S2)")]
    with_rep("R1", "张三", "R2")
    assert told(folder) == [("RP185", "stores.csv row 3 rep (store S2)")]


def test_stores_that_would_lie_near_the_base_if_swapped(folder):
    (folder / "stores.csv").write_text(
        "id,name,lat,lon,class\nS1,a,-56.1,-34.9,A\nS2,b,-56.2,-34.8,A\n"
    )
    (folder / "reps.csv").write_text("id,lat,lon\nR1,-34.9,-56.1\n")
    assert told(folder) == [("RP136", "stores.csv")]


def test_weeks_are_the_least_common_multiple_and_at_least_two(folder):
    header = "id,name,lat,lon,class,visits,weeks\n"
    rules = {"classes": {"A": {"visits": 1, "in_store_min": 1}}}

    def weeks(row, rule_weeks=1):
        (folder / "stores.csv").write_text(header + row)
        classes = {"A": {**rules["classes"]["A"], "weeks": rule_weeks}}
        thresholds = {"names": ["A"], "shares": []}
        return read_scenario(folder, {"rules": {"classes": classes, "thresholds": thresholds}})

    assert weeks("S1,a,31.2,121.4,A,,").cycle.weeks == 2
    assert weeks("S1,a,31.2,121.4,A,,", 3).cycle.weeks == 3
    assert weeks("S1,a,31.2,121.4,A,1,4", 3).cycle.weeks == 12
    (folder / "stores.csv").write_text(header + "S1,a,31.2,121.4,A,1,49")
    assert told(folder) == [("RP148", "rules")]


def test_thresholds_without_rules_are_told_where_classes_come_from_sales(folder):
    rules = {"classes": {"Gold": {"visits": 1, "in_store_min": 10}}}
    assert told(folder, {"rules": rules}) == [("RP149", "settings rules")]
    (folder / "stores.csv").write_text("id,name,lat,lon,class\nS1,a,31.2,121.4,gold\n")
    assert read_scenario(folder, {"rules": rules}).stores[0].store_class == "Gold"


def test_more_stores_than_can_be_planned_are_told_before_memory_runs_out(folder, monkeypatch):
    monkeypatch.setattr(scenario_module, "MOST_STORES", 2)
    assert told(folder) == [("RP119", "stores.csv")]


def test_many_faults_of_the_whole_problem_are_counted(folder):
    rows = "".join(f"S{n},a,31.2,121.4,A,Mon\n" for n in range(3))
    (folder / "stores.csv").write_text("id,name,lat,lon,class,weekdays\n" + rows)
    assert [code for code, _ in told(folder, {"rules": "three-two-one"})] == ["RP203"]
