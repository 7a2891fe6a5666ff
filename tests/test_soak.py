"""The long run of the engine: every search twice, and what differs or breaks a rule is told."""

from __future__ import annotations

import itertools
import random
import re

import pytest

import routeplan as rp
from benchmarks import soak
from benchmarks.cordeau import Periodic
from benchmarks.periodic import solve_periodic

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


def test_now_and_then_a_problem_has_traffic_and_one_vehicles_that_leave_when_it_suits(tmp_path):
    first = list(itertools.islice(soak.problems(tmp_path), 2 * (soak.TRAFFIC_EVERY + 2)))
    kinds = [(name, isinstance(problem, Periodic)) for name, problem in first]
    assert kinds[4:7] == [
        ("montevideo-rep", False),
        ("montevideo-rep in traffic", False),
        ("free starts 5", True),
    ]
    assert [name.endswith("in traffic") for name, _ in kinds].count(True) == 2
    for name, problem in first:
        if not isinstance(problem, Periodic):
            has_traffic = problem.travel_of(0).traffic is not None
            assert has_traffic == name.endswith("in traffic")


@pytest.mark.parametrize("seed", range(8))
def test_every_customer_of_an_instance_with_free_starts_can_be_visited(seed):
    instance = soak.free_starts(random.Random(seed))
    assert soak.faults_of(soak.Search("free starts", instance, seed, 1, 1_000)) == []


def test_other_routes_the_second_time_are_a_failure(monkeypatch):
    seeds = iter(range(1_000))

    def moody(instance, *, until, seed, threads):
        return solve_periodic(instance, until=until, seed=next(seeds), threads=threads)

    monkeypatch.setattr(soak, "solve_periodic", moody)
    search = soak.Search("free starts", soak.free_starts(random.Random(3)), 1, 1, 50)
    assert soak.faults_of(search) == ["the second search found another plan"]


def test_a_customer_left_out_is_a_failure(monkeypatch):
    monkeypatch.setattr(soak, "solve_periodic", lambda *_, **__: ([[], [], [], []], 0))
    search = soak.Search("free starts", soak.free_starts(random.Random(3)), 1, 1, 50)
    assert "customer 1: visited on days []" in soak.faults_of(search)
