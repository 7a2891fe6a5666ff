"""Scenario runs as records, and records against the bars."""

from __future__ import annotations

import argparse
import sys

import pytest

from benchmarks.bars import BARS, runs
from benchmarks.families import write_monthly
from benchmarks.measured import measured
from benchmarks.scenario_runs import Run, failed, first_plan, plan_command, search
from benchmarks.table import printed
from benchmarks.verdicts import table
from routeplan.check import check
from routeplan.formats.plan_json import problem_of_plan, read_plan
from routeplan.formats.scenario import read_scenario
from routeplan.solver import Iterations, Seconds


@pytest.fixture
def month(tmp_path):
    return write_monthly(tmp_path / "month", 40, seed=1)


def test_a_family_is_the_same_for_the_same_seed(month, tmp_path):
    again, other = (write_monthly(tmp_path / str(seed), 40, seed) for seed in (1, 2))
    stores = [(folder / "stores.csv").read_bytes() for folder in (month, again, other)]
    assert stores[0] == stores[1] != stores[2]
    problem = read_scenario(month)
    assert problem.cycle.weeks == 4
    classes = [store.store_class for store in problem.stores]
    assert [classes.count(name) for name in "ABC"] == [2, 6, 32]


def test_a_search_is_a_record_with_its_plan_stored(month, tmp_path):
    run = Run("long", month, 3, Iterations(300), plans=tmp_path / "plans")
    record = search(run)
    assert record.keys() == failed(run, "lost").keys()
    assert record.keys() >= {
        "scenario", "scenario_sha256", "seed", "until", "seconds", "iterations",
        "violations", "left_out", "cost", "bound", "gap_percent", "plan", "note",
    }  # fmt: skip
    assert (record["scenario"], record["seed"], record["iterations"]) == ("month", 3, 300)
    assert (record["violations"], record["left_out"], record["error"]) == (0, 0, None)
    gap = 100 * (record["cost"] - record["bound"]) / record["bound"]
    assert record["gap_percent"] == pytest.approx(gap, abs=1e-3)
    plan = read_plan(record["plan"])
    assert check(problem_of_plan(record["plan"], plan), plan) == []


@pytest.mark.parametrize("way", [first_plan, plan_command])
def test_a_command_is_timed_and_its_plan_judged(month, way):
    record = way(Run("start", month, 1, Iterations(200)))
    assert (record["violations"], record["left_out"]) == (0, 0)
    same = search(Run("quick", month, 1, Iterations(200)))
    assert (record["cost"], record["scenario_sha256"]) == (same["cost"], same["scenario_sha256"])
    assert record["peak_mb"] > 10
    assert record["seconds"] > same["seconds"]


def test_a_command_without_a_plan_is_an_error(tmp_path):
    with pytest.raises(RuntimeError, match="ended with 2 and no plan: RP"):
        plan_command(Run("start", tmp_path / "nowhere", 1, Iterations(1)))


def test_a_command_is_measured_alone():
    large = measured([sys.executable, "-c", "print(len(b'x' * 300_000_000))"])
    assert (large.code, large.output) == (0, "300000000\n")
    assert large.peak_mb > 300
    small = measured([sys.executable, "-c", "raise SystemExit(7)"])
    assert small.code == 7
    assert small.peak_mb < 300
    # Not what the process holds that measures it.
    held = b"x" * 400_000_000
    small = measured([sys.executable, "-c", "pass"])
    assert small.peak_mb < 300 < len(held) / 1_000_000
    with pytest.raises(OSError, match="nowhere"):
        measured(["/nowhere/at-all"])


def test_runs_timed_as_a_whole_come_first(tmp_path):
    asked = argparse.Namespace(
        bars=BARS, seeds=2, quick=10.0, long=120.0, thousands=1, plans=tmp_path
    )
    every = list(runs(asked, tmp_path))
    assert list(dict.fromkeys(run.bar for run in every)) == [
        "start", "command", "thousand", "driving", "quick", "long",
    ]  # fmt: skip
    searches = [run for run in every if run.bar in ("quick", "long")]
    assert {(run.until, run.plans) for run in searches} == {
        (Seconds(10.0), None),
        (Seconds(120.0), tmp_path),
    }
    assert sorted({(run.scenario.name, run.seed) for run in searches}) == [
        ("montevideo-rep", 1), ("montevideo-rep", 2), ("standard", 1), ("standard", 2),
    ]  # fmt: skip


def made_up(bar, **values):
    return {
        "bar": bar, "scenario": "town", "engine": "ruin", "error": None, "violations": 0,
        "left_out": 0, "seconds": 1.0, "cost": 1_000, "driving": 100, "peak_mb": 100.0, **values,
    }  # fmt: skip


def judged(*records):
    """Measured and verdict by bar."""
    return {row[0]: (row[3], row[6]) for row in table(records)[1:]}


def test_quick_searches_are_judged_by_the_best_of_all():
    found = judged(
        made_up("quick", cost=1_010),
        made_up("quick", cost=1_020),
        made_up("long", cost=1_000),
        made_up("long", cost=1_040),
    )
    assert found == {
        "quick, mean above best": ("1.5 %", "FAIL"),
        "quick, worst above best": ("2 %", "PASS"),
        "long, mean above best": ("2 %", "-"),
        "long, worst above best": ("4 %", "-"),
    }


@pytest.mark.parametrize(
    "lost",
    [
        {"violations": 1},
        {"left_out": 2},
        {"error": "crashed", "cost": None, "violations": None, "left_out": None},
    ],
)
def test_a_failed_run_fails_its_bar_and_is_no_best(lost):
    found = judged(
        made_up("quick"), made_up("quick", **{"cost": 500, **lost}), made_up("long", cost=1_000)
    )
    assert found["quick, worst above best"][1] == "FAIL"
    assert found["long, worst above best"] == ("0 %", "-")


def test_a_crash_leaves_no_mean_over_the_others():
    crashed = made_up("quick", error="crashed", cost=None)
    assert judged(made_up("quick"), crashed)["quick, mean above best"] == ("-", "FAIL")


@pytest.mark.parametrize(
    ("bar", "name", "key", "most"),
    [
        ("start", "first checked plan, slowest", "seconds", 2.0),
        ("thousand", "checked plan", "seconds", 30.0),
        ("thousand", "peak memory", "peak_mb", 500.0),
    ],
)
def test_a_bar_may_be_met_but_not_passed(bar, name, key, most):
    met = judged(made_up(bar), made_up(bar, **{key: most}))
    assert met[name][1] == "PASS"
    missed = judged(made_up(bar), made_up(bar, **{key: most * 1.01}))
    assert missed[name][1] == "FAIL"


def test_driving_is_shown_and_only_between_whole_plans():
    ruin = made_up("driving", driving=80)
    name = "driving, nearest / ruin"
    assert judged(made_up("driving", engine="nearest"), ruin)[name] == ("1.25", "-")
    short = made_up("driving", engine="nearest", left_out=1)
    assert judged(short, ruin)[name] == ("-", "-")


def test_help_is_judged_by_its_own_bar():
    times = {"bar": "help", "scenario": "", "error": None, "most_times": 3.0}
    assert judged({**times, "times": 2.9})["--help / import rich"] == ("2.9", "PASS")
    assert judged({**times, "times": 3.1})["--help / import rich"] == ("3.1", "FAIL")


def test_a_table_is_lined_up():
    assert printed([("a", "figure"), ("long", "1")]) == (
        "| a    | figure |\n|------|--------|\n| long | 1      |"
    )
