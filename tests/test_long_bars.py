"""The engine's bars: which runs they ask for, and what the records say of them."""

from __future__ import annotations

import argparse
from dataclasses import replace

import pytest

from benchmarks import engine_runs as engine_runs_module
from benchmarks import scenario_runs, threads
from benchmarks.engine_runs import ENGINE_BARS, engine_runs, judged_families
from benchmarks.families import DEFAULT
from benchmarks.records import append
from benchmarks.verdicts import table
from routeplan.solver import Iterations, solve


def made_up(bar, cost, scenario="town", **values):
    return {
        "bar": bar, "scenario": scenario, "engine": "ruin", "error": None, "violations": 0,
        "left_out": 0, "seconds": 1.0, "cost": cost, **values,
    }  # fmt: skip


def judged(*records):
    """Measured and verdict by bar and scenario."""
    return {(row[0], row[1]): (row[3], row[6]) for row in table(records)[1:]}


@pytest.fixture
def asked():
    return argparse.Namespace(
        bars=ENGINE_BARS, seeds=2, short=1.0, quick=10.0, long=120.0, long_seeds=None,
        large_part=1.0, large_long=600.0, only="city-60-standard",
    )  # fmt: skip


def test_every_bar_asks_for_its_runs(asked, monkeypatch, tmp_path):
    for way in ("write_monthly", "write_twenty"):
        monkeypatch.setattr(engine_runs_module, way, lambda folder, *_: folder)
    every = list(engine_runs(asked, tmp_path))
    found = [(run.bar, run.scenario.name, run.until.seconds, run.threads) for run in every]
    family = "city-60-standard"
    assert list(dict.fromkeys(found)) == [
        ("family start", family, 1.0, 1),
        ("family quick", family, 10.0, 1),
        ("family long", family, 120.0, 1),
        ("one thread", family, 10.0, 1),
        ("two threads", family, 10.0, 2),
        ("large quick", "one-rep", 60.0, 1),
        ("large long", "one-rep", 600.0, 1),
        ("large quick", "twenty-reps", 120.0, 1),
        ("large long", "twenty-reps", 600.0, 1),
    ]
    assert len(found) == 2 * len(set(found))
    assert {run.seed for run in every} == {1, 2}


def test_long_runs_of_families_may_be_fewer(asked, tmp_path):
    asked.bars, asked.long_seeds = ("families",), 1
    found = [(run.bar, run.seed) for run in engine_runs(asked, tmp_path)]
    assert found == [
        ("family start", 1), ("family start", 2), ("family quick", 1), ("family quick", 2),
        ("family long", 1),
    ]  # fmt: skip


def test_a_bar_can_be_run_alone_and_shorter(asked, tmp_path):
    asked.bars, asked.seeds, asked.quick = ("threads",), 1, 0.5
    assert [(run.bar, run.until.seconds) for run in engine_runs(asked, tmp_path)] == [
        ("one thread", 0.5),
        ("two threads", 0.5),
    ]


def test_families_of_at_most_300_stores_are_judged():
    assert len(judged_families()) == 9
    assert {name for name in DEFAULT if "-1000-" in name}.isdisjoint(judged_families())


def test_two_threads_are_two_threads(asked, monkeypatch, tmp_path):
    asked.bars = ("threads",)
    seen = []

    def spied(problem, **wish):
        seen.append(wish["threads"])
        return solve(problem, **wish)

    monkeypatch.setattr(scenario_runs, "solve", spied)
    short = [replace(run, until=Iterations(50)) for run in engine_runs(asked, tmp_path)][:2]
    records = [scenario_runs.search(run) for run in short]
    assert seen == [record["threads"] for record in records] == [1, 2]


def test_families_are_judged_together():
    found = judged(
        made_up("family start", 1_030),
        made_up("family quick", 1_004),
        made_up("family quick", 1_016),
        made_up("family long", 1_000),
        made_up("family quick", 2_000, "village"),
        made_up("family long", 2_010, "village"),
    )
    assert found["family quick, mean above best", "town"] == ("1 %", "-")
    assert found["family quick, mean above best", "all families"] == ("0.667 %", "FAIL")
    assert found["family quick, worst above best", "all families"] == ("1.6 %", "FAIL")
    assert found["family start, mean above best", "all families"] == ("3 %", "PASS")
    assert found["family long, worst above best", "all families"] == ("0.5 %", "-")


@pytest.mark.parametrize(
    ("scenario", "quick", "verdict"),
    [
        ("one-rep", 1_020, "PASS"),
        ("one-rep", 1_021, "FAIL"),
        ("twenty-reps", 1_030, "PASS"),
        ("twenty-reps", 1_031, "FAIL"),
    ],
)
def test_large_problems_have_bars_of_their_own(scenario, quick, verdict):
    long = [made_up("large long", cost, scenario) for cost in (900, 1_100)]
    found = judged(made_up("large quick", quick, scenario), *long)
    assert found["large quick above long", scenario][1] == verdict


@pytest.mark.parametrize(
    ("ones", "twos", "measured"),
    [
        ((1_000, 1_200), (1_000, 1_100), ("-4.55 %", "PASS")),
        ((1_000, 1_000), (1_000, 1_000), ("0 %", "PASS")),
        ((1_000, 1_000), (1_001, 1_000), ("0.05 %", "FAIL")),
    ],
)
def test_two_threads_may_not_be_worse(ones, twos, measured):
    runs = [made_up("one thread", cost) for cost in ones]
    runs += [made_up("two threads", cost) for cost in twos]
    found = judged(*runs)
    assert found["two threads over one", "town"] == (measured[0], "-")
    assert found["two threads over one, mean", "all families"] == measured


@pytest.mark.parametrize("bar", ["family quick", "large quick", "two threads"])
def test_a_failed_run_fails_its_bar(bar):
    partner = {"family quick": "family long", "large quick": "large long"}.get(bar, "one thread")
    lost = made_up(bar, None, "one-rep", error="crashed")
    found = judged(made_up(partner, 1_000, "one-rep"), made_up(bar, 500, "one-rep"), lost)
    verdicts = [verdict for name, verdict in found.items() if verdict[1] != "-"]
    assert verdicts
    assert {verdict for _, verdict in verdicts} == {"FAIL"}


def test_threads_on_classic_instances_are_read_from_their_records(tmp_path, capsys):
    path = tmp_path / "pvrp.jsonl"
    same = {"until": "Seconds(10)", "machine": "2 cores", "commit": "abc"}
    for commit, count, cost in (("old", 2, 900.0), ("abc", 1, 1_000.0), ("abc", 2, 1_010.0)):
        record = {"instance": "p01", "threads": count, "cost": cost, "violations": 0, "error": None}
        append(path, same | record | {"commit": commit})
    assert threads.main([str(path)]) == 1
    assert "| two threads over one, mean | all families | at most 0 % | 1 % " in (
        capsys.readouterr().out
    )
    append(
        path,
        same | {"instance": "p01", "threads": 2, "cost": 980.0, "violations": 0, "error": None},
    )
    assert threads.main([str(path)]) == 0
