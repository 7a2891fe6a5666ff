"""Scenarios: folders and single store files, and settings on record."""

from __future__ import annotations

import json
from datetime import date

import numpy as np
import pytest
from scenario_files import STORES, notes, plain_scenario, scenario, told
from written import write_scenario

from routeplan.cycle import ChosenCalendar, FreeCalendar, GivenCalendar
from routeplan.formats.plan_json import write_plan
from routeplan.formats.scenario import read_scenario
from routeplan.plan import Plan, Route
from routeplan.problem import Problem
from routeplan.rules import preset
from routeplan.weights import Weights


@pytest.fixture
def folder(tmp_path):
    return plain_scenario(tmp_path)


def same(one: Problem, other: Problem) -> bool:
    parts = ("stores", "reps", "rules", "cycle", "calendar", "weights", "same_rep", "earlier")
    return (
        all(getattr(one, part) == getattr(other, part) for part in parts)
        and list(one.rules.classes) == list(other.rules.classes)
        and one.first_monday == other.first_monday
        and bool(np.array_equal(one.travel.seconds, other.travel.seconds))
        and bool(np.array_equal(one.travel.metres, other.travel.metres))
    )


def test_a_folder_is_read(folder):
    problem = read_scenario(folder)
    assert [store.store_class for store in problem.stores] == ["A", "B", "C"]
    assert problem.reps[0].name == "张三"
    assert problem.rules == preset("standard")
    assert (problem.cycle.weeks, problem.calendar) == (2, FreeCalendar())
    assert problem.source.scenario == str(folder)
    assert set(problem.source.inputs) == {"scenario.toml", "stores.csv", "reps.csv"}
    assert all(len(digest) == 64 for digest in problem.source.inputs.values())
    assert problem.source.places["store S2"] == "stores.csv row 3"
    assert problem.source.places["rep R1"] == "reps.csv row 2"
    assert notes(problem) == []


def test_the_file_itself_and_the_folder_are_one_scenario(folder):
    assert same(read_scenario(folder), read_scenario(folder / "scenario.toml"))


def test_the_scenario_of_other_tests_is_read(tmp_path):
    problem = read_scenario(write_scenario(tmp_path / "small"))
    assert [store.store_class for store in problem.stores] == list("AABBCC")
    assert problem.first_monday == date(2026, 11, 23)


def test_a_single_store_file_is_a_scenario_and_says_what_it_assumes(folder):
    problem = read_scenario(folder / "stores.csv")
    assert [rep.id for rep in problem.reps] == ["R1"]
    assert problem.reps[0].start.lat == pytest.approx(31.21, abs=1e-3)
    assert notes(problem) == ["RP157", "RP152"]
    assert set(problem.source.inputs) == {"stores.csv"}


SCENARIO = """\
name = "All of it"
attribution = "(c) somebody"
stores = "stores.csv"
reps = "reps.csv"
rules = "rules.toml"
weeks = 4
first_monday = 2026-11-23
same_rep = false

[calendar]
kind = "given"
labels = ["T1", "T2", "", "", "", "", "", "T1", "T2", "", "", "", "", "",
          "T1", "T2", "", "", "", "", "", "T1", "T2", "", "", "", "", ""]

[travel]
kind = "straight"
fixed_s = 60
speed_kmh = 40.0

[weights]
balance_min = 0
"""
RULES = """\
[thresholds]
names = ["Z", "A"]
shares = [0.5]
[classes.Z]
visits = 1
in_store_min = 12.5
[classes.A]
visits = 1
weeks = 1
in_store_min = 10
"""


def test_everything_that_a_scenario_may_say(folder):
    scenario(folder, SCENARIO)
    (folder / "rules.toml").write_text(RULES)
    problem = read_scenario(folder)
    assert problem.cycle.weeks == 4
    assert problem.first_monday == date(2026, 11, 23)
    assert problem.same_rep is False
    assert isinstance(problem.calendar, GivenCalendar)
    assert problem.calendar.labels[:3] == ("T1", "T2", None)
    assert problem.weights == Weights(balance_min=0)
    assert "60 s + 40 km/h" in problem.travel.source
    assert list(problem.rules.classes) == ["Z", "A"]
    assert [store.store_class for store in problem.stores] == ["Z", "A", "A"]
    assert problem.source.settings["attribution"] == "(c) somebody"
    assert "rules.toml" in problem.source.inputs


@pytest.mark.parametrize(
    "later", ['reps = "reps.csv"', SCENARIO.replace("weeks = 4", "weeks = 2"), ""]
)
def test_settings_on_record_give_the_same_problem_whatever_the_files_say_later(folder, later):
    scenario(folder, SCENARIO)
    (folder / "rules.toml").write_text(RULES)
    first = read_scenario(folder)
    record = json.loads(json.dumps(first.source.settings))
    scenario(folder, later)
    (folder / "rules.toml").write_text(RULES.replace("12.5", "99"))
    again = read_scenario(folder, record)
    assert same(first, again)
    assert again.source.settings == first.source.settings
    assert again.source.inputs.keys() == first.source.inputs.keys()


def test_settings_on_record_also_keep_what_was_not_said(folder):
    scenario(folder, "")
    first = read_scenario(folder)
    assert notes(first) == ["RP156", "RP157", "RP152"]
    assert first.source.settings["weeks"] == 2
    scenario(folder, SCENARIO.replace('rules = "rules.toml"', ""))
    assert same(first, read_scenario(folder, first.source.settings))


def test_overrides_win_over_the_file(folder):
    scenario(folder, 'rules = "standard"\nreps = "reps.csv"\n[weights]\nbalance_min = 7')
    overrides = {
        "rules": "three-two-one",
        "weeks": 4,
        "calendar": {"kind": "chosen", "routes": 4},
        "travel": {"speed_kmh": 20.0},
        "weights": {"driving_min": 2.0},
        "first_monday": "2026-11-30",
        "reps": None,
    }
    problem = read_scenario(folder, overrides)
    assert problem.rules == preset("three-two-one")
    assert problem.cycle.weeks == 4
    assert problem.calendar == ChosenCalendar(routes=4)
    assert "45 s + 20 km/h" in problem.travel.source
    assert problem.weights == Weights(driving_min=2, balance_min=7)
    assert problem.first_monday == date(2026, 11, 30)
    assert problem.reps[0].name == "R1"


def test_rules_as_overrides_may_be_a_file_or_their_content(folder, tmp_path):
    (folder / "other.toml").write_text(RULES)
    by_path = read_scenario(folder, {"rules": str(folder / "other.toml")})
    classes = {"Z": {"visits": 1, "in_store_min": 12.5}, "A": {"visits": 1, "in_store_min": 10}}
    content = {"thresholds": {"names": ["Z", "A"], "shares": [0.5]}, "classes": classes}
    assert same(by_path, read_scenario(folder, {"rules": content}))


def test_without_a_rep_file_each_named_rep_is_assumed(folder):
    (folder / "stores.csv").write_text(
        "id,name,lat,lon,class,rep\nS1,a,31,121,A,Ana\nS2,b,32,121,B,Bea\nS3,c,33,121,C,\n"
    )
    problem = read_scenario(folder / "stores.csv")
    assert [(rep.id, rep.start.lat) for rep in problem.reps] == [("Ana", 31), ("Bea", 32)]
    assert problem.stores[2].rep is None


def test_a_store_far_from_its_base_is_a_warning(folder):
    (folder / "stores.csv").write_text(STORES + "S4,d,40.0,116.0,1\n")
    assert "RP220" in notes(read_scenario(folder))


def test_travel_from_a_file_and_its_faults(folder):
    ids = ["S1", "S2", "S3", "R1"]
    seconds = np.arange(16, dtype=np.int32).reshape(4, 4) * (1 - np.eye(4, dtype=np.int32))
    np.savez(folder / "travel.npz", ids=ids, duration_s=seconds, distance_m=seconds)
    travel = {"kind": "file", "file": "travel.npz"}
    scenario(folder, 'reps = "reps.csv"\n[travel]\nspeed_kmh = 20.0')
    problem = read_scenario(folder, {"travel": travel})
    assert problem.travel.seconds[0, 1] == 1
    assert problem.travel.seconds[1, 0] == 4
    assert not problem.travel.estimated
    assert "travel.npz" in problem.source.inputs
    assert same(problem, read_scenario(folder, problem.source.settings))
    np.savez(
        folder / "travel.npz", ids=ids[1:], duration_s=seconds[1:, 1:], distance_m=seconds[1:, 1:]
    )
    assert [code[:3] for code, _ in told(folder, {"travel": travel})] == ["RP3"]


def test_an_earlier_plan_is_read_and_kept_with_the_settings(folder):
    plan = Plan(
        calendar={"R1": ("T1", None, *[None] * 5, "T1", None, *[None] * 5)},
        routes=(Route(rep="R1", label="T1", stores=("S1", "S2")),),
    )
    write_plan(folder / "old.json", plan)
    problem = read_scenario(folder, {"earlier": "old.json"})
    visits = frozenset({("R1", 0), ("R1", 7)})
    assert problem.earlier == {"S1": visits, "S2": visits}
    (folder / "old.json").unlink()
    record = json.loads(json.dumps(problem.source.settings))
    assert same(problem, read_scenario(folder, record))
    assert [code[:3] for code, _ in told(folder, {"earlier": "none.json"})] == ["RP5"]
