"""Periodic instances: read, judged, solved and recorded."""

from __future__ import annotations

import json
import math
import os
import time
from dataclasses import replace

import pytest

from benchmarks.cordeau import Day, instance_text, parse, read_solution, write_solution
from benchmarks.jobs import run_all
from benchmarks.judging import length, violations
from benchmarks.periodic import solve_periodic, units_a_distance
from benchmarks.pvrp import instance_paths, main
from benchmarks.records import read
from routeplan.solver import Iterations

# Customer 3 has 0 visits but combinations; customer 4 fills a vehicle at the depot itself.
ODD = """\
1 2 4 2
 0 20
 0 20
 0  0 0 0  0 0 0
 1  3 4 0  8 1 2 1 2
 2  0 6 0  5 2 1 3
 3 -5 0 2 10 0 2 1 2

 4  0 0 0 20 1 2 1 2
"""
# 14.6 for customers 1 and 2 together, 18.8 for 2 and 3, and nothing for customer 4.
CHEAPEST = 5 + math.sqrt(13) + 6 + 6 + math.sqrt(61) + 5
GOOD = [[[1, 2], [4]], [[2, 3], []]]

WINDOWS = """\
5 2 2 1
30 10
0 0 0 0 0 0 0 0 100
1 10 0 5 1 1 1 1 50 60
2 0 10 0 1 1 1 1 0 10
"""

# Two depots ten apart with one vehicle each; the windows of the last two fields mean nothing.
DEPOTS = """\
8 1 3 2 2
30 10
30 10
30 10
30 10
0  0 0 0 0 0 0 0 99
1 10 0 0 0 0 0 0 99
2  1 0 1 6 1 2 1 2 50 60
3  9 0 1 6 2 1 3   50 60
4 11 0 1 4 1 2 1 2 50 60
"""


def test_every_field_is_read():
    odd = parse(ODD, "odd")
    assert (odd.name, odd.vehicles, odd.days) == ("odd", 2, (Day(None, 20), Day(None, 20)))
    assert [each.combinations for each in odd.customers] == [
        ((1,), (0,)),  # the most significant bit is the first day
        ((0, 1),),
        ((1,), (0,)),
        ((1,), (0,)),
    ]
    third = odd.customers[2]
    assert (third.x, third.y, third.service, third.demand, third.visits) == (-5, 0, 2, 10, 0)
    assert not odd.is_timed


def test_fields_after_the_combinations_mean_nothing_without_windows():
    more = ODD.replace("5 2 1 3", "5 2 1 3 8 17")
    assert parse(more, "odd") == parse(ODD, "odd")


def test_windows_are_read():
    instance = parse(WINDOWS, "windows")
    assert instance.days == (Day(30, 10),)
    assert [each.window for each in instance.points] == [
        (0, 100),
        (50, 60),
        (0, 10),
    ]
    assert instance.is_timed


def test_depots_are_read():
    instance = parse(DEPOTS, "depots")
    assert [(each.number, each.x) for each in instance.depots] == [(0, 0), (1, 10)]
    assert [each.number for each in instance.customers] == [2, 3, 4]
    assert instance.days == (Day(30, 10), Day(30, 10))
    assert not any(each.window for each in instance.points)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("8 1 3 2 2", "8 1 3 2", "line 1: 5 numbers"),
        ("8 1 3 2 2", "1 1 3 2 2", "line 1: 4 numbers"),
        ("30 10\n0 ", "30 11\n0 ", "line 5: the day differs"),
    ],
)
def test_a_line_that_does_not_fit_several_depots_is_named(old, new, message):
    assert old in DEPOTS
    with pytest.raises(ValueError, match=message):
        parse(DEPOTS.replace(old, new, 1), "spoiled")


@pytest.mark.parametrize("text", [ODD, WINDOWS, DEPOTS])
def test_a_written_instance_is_read_as_it_was(text):
    instance = parse(text, "same")
    assert parse(instance_text(instance), "same") == instance


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("1 2 4 2", "2 2 4 2", "type 2"),
        ("1 2 4 2", "1 2 4", "line 1: 4 numbers"),
        ("1 2 4 2", "1 0 4 2", "line 1: no vehicle"),
        ("1 2 4 2", "1 2 5 2", "ends where a customer"),
        ("1 2 4 2", "1 2 3 2", "line 9: more lines"),
        (" 1  3 4", " 7  3 4", "not numbered"),
        ("5 2 1 3", "5 2 1 4", "4 is no combination of 2 days"),
        ("5 2 1 3", "5 2 0", "customer 2: visits, but no"),
        ("5 2 1 3", "5 2 2 3", "line 6: 9 fields"),
        (" 1  3 4", " 1  x 4", "line 5: x is not a number"),
        ("0  8 1", "0  8.5 1", "line 5: 8.5 is not a whole"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(old, new, message):
    assert old in ODD
    with pytest.raises(ValueError, match=message):
        parse(ODD.replace(old, new, 1), "spoiled")


def test_a_good_solution_breaks_nothing_and_its_length_is_exact():
    odd = parse(ODD, "odd")
    assert violations(odd, GOOD) == []
    assert length(odd, GOOD) == pytest.approx(CHEAPEST, abs=1e-12)


def test_each_depot_has_its_own_vehicles():
    instance = parse(DEPOTS, "depots")
    best = [[[2], [3, 4]], [[], [3]]]
    assert violations(instance, best) == []
    assert length(instance, best) == 2 + 4 + 2
    assert violations(instance, [[[2, 4], [3]], [[], [3]]]) == []
    assert length(instance, [[[2, 4], [3]], [[], [3]]]) == 22 + 2 + 2
    other = [[[2], [3], [4]], [[], [3]]]
    assert violations(instance, other) == ["day 0: 2 routes, 1 vehicles"]
    routes, _ = solve_periodic(instance, until=Iterations(200), seed=1)
    assert violations(instance, routes) == []
    assert length(instance, routes) == 2 + 4 + 2


@pytest.mark.parametrize(
    ("routes", "said"),
    [
        ([[[1, 2], []], [[2, 3], []]], "customer 4: visited on days []"),
        ([[[1, 2, 3], [4]], [[2], []]], "day 0 vehicle 0: carries 23 of 20"),
        ([[[1], [2], [4]], [[2, 3]]], "day 0: 3 routes, 2 vehicles"),
        ([[[1, 2], [4]], [[3], []]], "customer 2: visited on days [0]"),
        ([[[1, 2], [4]], [[2, 3, 3], []]], "customer 3: visited on days [1, 1]"),
        ([[[1, 2], [4]], [[2, 3, 9], []]], "2 days, unknown customers [9]"),
        ([[[1, 2], [4]]], "1 days, unknown customers []"),
    ],
)
def test_each_broken_rule_is_said(routes, said):
    assert said in violations(parse(ODD, "odd"), routes)


@pytest.mark.parametrize(
    ("closes", "longest", "routes", "said"),
    [
        (10, 25, [[1], [2]], []),  # leaves at 40, back at 65
        (10, 24, [[1], [2]], ["day 0 vehicle 0: takes 25.0 of 24"]),
        (10, 65, [[2, 1]], []),  # at customer 2 by 10, at customer 1 from 50 to 55
        (10, 64, [[2, 1]], ["day 0 vehicle 0: takes 65.0 of 64"]),
        (30, 45, [[2, 1]], []),  # leaves at 20
        (30, 44, [[2, 1]], ["day 0 vehicle 0: takes 45.0 of 44"]),
    ],
)
def test_a_vehicle_leaves_as_late_as_helps(closes, longest, routes, said):
    instance = parse(WINDOWS.replace("1 0 10", f"1 0 {closes}"), "windows")
    instance = replace(instance, days=(Day(longest, 10),))
    assert violations(instance, [routes]) == said


def test_a_closed_customer_and_a_closed_depot_are_said():
    instance = parse(WINDOWS.replace("0 100", "0 64"), "windows")
    late = violations(instance, [[[1, 2], []]])
    assert [line.split(",")[0] for line in late if "after 10" in line]
    assert any(
        "at customer 0 at 65.0, after 64" in line for line in violations(instance, [[[1], [2]]])
    )


def test_a_small_instance_is_solved_to_the_cheapest():
    odd = parse(ODD, "odd")
    routes, iterations = solve_periodic(odd, until=Iterations(300), seed=1)
    assert violations(odd, routes) == []
    assert length(odd, routes) == pytest.approx(CHEAPEST, abs=1e-12)
    assert iterations == 300
    assert solve_periodic(odd, until=Iterations(300), seed=1)[0] == routes


def test_windows_and_durations_are_kept_by_the_search():
    # Customer 1 is reached in time and without a long wait by the vehicle that leaves at 40.
    instance = replace(parse(WINDOWS, "windows"), days=(Day(60, 10),))
    routes, _ = solve_periodic(instance, until=Iterations(100), seed=1)
    assert violations(instance, routes) == []
    closed = parse(WINDOWS.replace("1 0 10", "1 0 9").replace("30 10", "60 10"), "closed")
    routes, _ = solve_periodic(closed, until=Iterations(100), seed=1)
    assert routes == [[[], [1]]]


@pytest.mark.parametrize(("longest", "served"), [("2.8287", True), ("2.82841", False)])
def test_no_route_is_too_long_by_rounding(longest, served):
    # There and back is 2.828427.
    text = f"1 1 1 1\n{longest} 5\n0 0 0 0 0 0 0\n1 1 1 0 1 1 1 1\n"
    routes, _ = solve_periodic(parse(text, "far"), until=Iterations(20), seed=1)
    assert routes == [[[1] if served else []]]


def test_large_distances_get_coarser_units():
    text = "1 1 1 1\n0 5\n0 0 0 0 0 0 0\n1 {} 0 0 1 1 1 1\n"
    units = [units_a_distance(parse(text.format(x), "far")) for x in (100, 100_000, 1e8)]
    assert units == [10_000, 1_000, 1]
    with pytest.raises(ValueError, match="too large"):
        units_a_distance(parse(text.format(1e9), "far"))


def test_a_solution_is_written_and_read(tmp_path):
    path = tmp_path / "new" / "odd.json"
    write_solution(path, "odd", GOOD)
    assert json.loads(path.read_text()) == {"instance": "odd", "routes": GOOD}
    assert read_solution(path) == ("odd", GOOD)


def test_a_crash_ends_one_run_only():
    (done,) = run_all(os._exit, [3], processes=1)
    assert done.answer is None
    assert done.error == "ended with 3 and no answer"


def test_a_run_that_never_ends_is_killed():
    (done,) = run_all(time.sleep, [3_600], processes=1, most_seconds=0.2)
    assert (done.answer, done.error) == (None, "killed after 0.2 s")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "odd.txt").write_text(ODD)
    (tmp_path / "spoiled").write_text(ODD.replace("1 2 4 2", "2 2 4 2"))
    (tmp_path / "tight").write_text(ODD.replace(" 0 20\n", " 0 19\n"))
    (tmp_path / "README.md").write_text("no instance")
    (tmp_path / "best_known.csv").write_text(
        "instance,best_known,verified\nodd,30,no\ntight,30,no\n"
    )
    return tmp_path


def test_files_are_found_and_unknown_names_refused(folder):
    assert [path.name for path in instance_paths(folder)] == ["odd.txt", "spoiled", "tight"]
    assert [path.name for path in instance_paths(folder, ["odd"])] == ["odd.txt"]
    with pytest.raises(SystemExit, match="has no p99"):
        instance_paths(folder, ["odd", "p99"])


def test_every_run_is_a_line_and_a_crash_is_one_too(folder, capsys):
    out, solutions = folder / "new" / "runs.jsonl", folder / "solutions"
    wish = [str(folder), "--iterations", "300", "--seeds", "1", "--out", str(out)]
    assert main([*wish, "--solutions", str(solutions)]) == 1
    good, bad, tight = sorted(read(out), key=lambda record: record["instance"])
    assert good.keys() == bad.keys() == tight.keys()
    assert good.keys() >= {
        "date", "commit", "machine", "python", "routeplan", "numpy", "instance", "engine",
        "seed", "until", "seconds", "iterations", "cost", "violations", "gap_percent",
    }  # fmt: skip
    assert good["violations"] == 0
    assert good["cost"] == pytest.approx(CHEAPEST, abs=1e-12)
    assert good["gap_percent"] == pytest.approx(100 * (CHEAPEST / 30 - 1), abs=1e-4)
    assert (good["iterations"], good["error"]) == (300, None)
    name, routes = read_solution(solutions / good["solution"].rpartition("/")[2])
    assert (name, length(parse(ODD, "odd"), routes)) == ("odd", good["cost"])
    assert (bad["cost"], bad["gap_percent"], bad["solution"]) == (None, None, None)
    assert "type 2" in bad["error"]
    assert (tight["violations"], tight["gap_percent"]) == (1, None)
    assert tight["note"] == "customer 4: visited on days []"
    assert "| all      | 3    | 2      | -         | -" in capsys.readouterr().out
    assert main([*wish, "--only", "odd", "--solutions", str(solutions)]) == 0
    assert main([*wish, "--only", "odd", "--first-seed", "7", "--solutions", str(solutions)]) == 0
    assert [record["seed"] for record in read(out)] == [1, 1, 1, 1, 7]
