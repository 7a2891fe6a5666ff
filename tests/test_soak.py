"""The long run of the engine: every search twice, and what differs or breaks a rule is told."""

from __future__ import annotations

import re

import routeplan as rp
from benchmarks import soak

FEW = ["--iterations", "2000", "--search", "100"]


def test_the_scenarios_are_searched_with_one_thread_and_with_two(capsys):
    assert soak.main(FEW) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(": ")[2].split(":")[0] for line in lines[1:3]] == [
        "handbook, seed 1, threads 1",
        "handbook, seed 1, threads 2",
    ]
    made, failed = re.fullmatch(r"([\d,]+) iterations, (\d+) searches failed", lines[-1]).groups()
    # The last problem is searched to its end.
    assert 2_000 <= int(made.replace(",", "")) < 2_000 + 400
    assert failed == "0"


def test_another_plan_the_second_time_is_a_failure(monkeypatch, capsys):
    seeds = iter(range(1_000))

    def moody(problem, *, until, seed, threads):
        return rp.solve(problem, until=until, seed=next(seeds), threads=threads)

    monkeypatch.setattr(soak, "solve", moody)
    assert soak.main(FEW) == 1
    assert "the second search found another plan" in capsys.readouterr().out


def test_a_broken_rule_is_a_failure(monkeypatch, capsys):
    monkeypatch.setattr(soak, "check", lambda *_: ["a stop too many"])
    assert soak.main(FEW) == 1
    assert "a stop too many" in capsys.readouterr().out
