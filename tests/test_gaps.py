"""The table of gaps: what compares with the newest run, and no mean over successes only."""

from __future__ import annotations

from benchmarks import gaps
from benchmarks.records import append

SAME = {
    "engine": "ruin",
    "until": "Seconds(value=20.0)",
    "threads": 1,
    "machine": "2 cores",
    "commit": "abc",
    "violations": 0,
}


def test_no_mean_over_successes_only():
    runs = [
        {"instance": "p01", "cost": 10.0, "violations": 0, "gap_percent": 1.0},
        {"instance": "p01", "cost": 12.0, "violations": 0, "gap_percent": 2.0},
        {"instance": "p02", "cost": 20.0, "violations": 0, "gap_percent": 0.5},
        {"instance": "p02", "cost": 9.0, "violations": 2, "gap_percent": None},
    ]
    assert list(gaps.gaps(runs))[1:] == [
        ("p01", "2", "0", "10.00", "1.500", "2.000"),
        ("p02", "2", "1", "20.00", "-", "-"),
        ("all", "4", "1", "-", "-", "-"),
    ]


def test_only_runs_like_the_newest_are_in_the_table(tmp_path, capsys):
    path = tmp_path / "runs.jsonl"
    for seed, gap, other in (
        (1, 9.0, {"commit": "old"}),
        (1, 8.0, {"threads": 2}),
        (1, 7.0, {}),
        (2, 2.0, {}),
        (1, 1.0, {}),
    ):
        run = {"instance": "p01", "seed": seed, "cost": 10.0, "gap_percent": gap}
        append(path, SAME | run | other)
    assert gaps.main([str(path)]) == 0
    assert "| p01      | 2    | 0      | 10.00     | 1.500      | 2.000" in capsys.readouterr().out


def test_a_failed_run_is_told_by_the_exit_code(tmp_path):
    path = tmp_path / "runs.jsonl"
    failed = {"instance": "p01", "seed": 1, "cost": None, "gap_percent": None, "violations": None}
    append(path, SAME | failed)
    assert gaps.main([str(path)]) == 1
