"""Engines laid side by side: failures stay in, and the figures are those of the runs."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from benchmarks import compare
from benchmarks.comparison.instances import Instance, default_names, instances
from benchmarks.comparison.plots import draw, gaps_at
from benchmarks.comparison.runs import Job, ended, engine_names, jobs_of, run, thinned
from benchmarks.comparison.scores import Standings, comparable, has_failed, score
from benchmarks.comparison.significance import duels, holm, signed_rank_p
from benchmarks.comparison.tables import cost_rows, driving_rows, left_out_rows, report
from benchmarks.records import append, read
from routeplan.solver import ENGINES, Iterations, Seconds

CRASHED = dict.fromkeys(("cost", "violations", "left_out", "driving", "seconds", "curve"))


def made_up(engine, cost, **values):
    return {
        "date": "2026-11-23", "commit": "abc", "machine": "2 cores", "versions": {"numpy": "2"},
        "family": "town", "scenario_sha256": "f00", "stores": 10, "visits": 20,
        "worst_cost": 10_000, "engine": engine, "is_deterministic": engine == "nearest",
        "seed": 1, "until": "Seconds(seconds=10.0)", "seconds": 10.0, "iterations": 5,
        "violations": 0, "left_out": 0, "cost": cost, "driving": 100, "kinds": {}, "bound": 1,
        "gap_percent": 1.0, "note": "", "curve": [[1.0, 2 * cost], [5.0, cost]], "error": None,
        **values,
    }  # fmt: skip


def crashed(engine, **values):
    return made_up(engine, 0) | CRASHED | {"error": "it broke"} | values


@pytest.mark.parametrize(
    ("record", "failed", "units"),
    [
        (made_up("ruin", 900), False, 900),
        (made_up("ruin", 900, left_out=3), False, 900),
        (made_up("ruin", 900, violations=1), True, 10_000),
        (crashed("ruin"), True, 10_000),
    ],
)
def test_a_failure_costs_as_much_as_leaving_out_every_visit(record, failed, units):
    assert (has_failed(record), score(record)) == (failed, units)


def test_means_include_failures():
    runs = [made_up("ruin", 1_000), made_up("pyvrp", 1_200), crashed("pyvrp", seed=2)]
    standings = Standings(runs)
    assert standings.best == {"town": 1_000}
    assert standings.mean_times_best("pyvrp", "town") == pytest.approx((1.2 + 10) / 2)
    assert cost_rows(standings)[1:] == [
        ("town", "1.000", "5.600"),
        ("mean of families", "1.000", "5.600"),
    ]
    assert left_out_rows(standings)[1] == ("town", "20", "0", "0 (1 failed)")
    told = report(runs)
    assert "it broke" in told
    assert "| pyvrp  | 2    | 1      |" in told


def test_a_failure_is_the_best_only_where_there_is_nothing_else():
    lost = crashed("pyvrp", worst_cost=900)
    assert Standings([made_up("ruin", 1_000), lost]).best == {"town": 1_000}
    assert Standings([lost]).best == {"town": 900}


def test_an_engine_that_has_no_run_on_a_family_has_no_mean_over_the_others():
    runs = [made_up("ruin", 10), made_up("ruin", 10, family="village"), made_up("pyvrp", 12)]
    assert cost_rows(Standings(runs))[1:] == [
        ("town", "1.000", "1.200"),
        ("village", "1.000", "-"),
        ("mean of families", "1.000", "-"),
    ]


@pytest.mark.parametrize("lost", [{"left_out": 1}, {"violations": 2}, {"error": "broke"}])
def test_driving_compares_only_where_every_visit_is_made(lost):
    ours = [made_up("ruin", 10, driving=80), made_up("ruin", 10, driving=120, seed=2)]
    theirs = [made_up("savings", 11, driving=150), made_up("savings", 11, driving=100, seed=2)]
    assert driving_rows(Standings([*ours, *theirs]))[1] == ("town", "1.000", "1.250")
    theirs[1] |= lost
    assert driving_rows(Standings([*ours, *theirs]))[1] == ("town", "1.000", "-")


def test_only_runs_that_compare_stand_together_and_the_last_counts():
    newest = made_up("ruin", 5)
    older = made_up("ruin", 3)
    longer = made_up("pyvrp", 4, until="Seconds(seconds=60.0)")
    elsewhere = made_up("pyvrp", 4, machine="64 cores")
    other_files = made_up("pyvrp", 4, scenario_sha256="bad")
    kept = made_up("pyvrp", 4, commit="before")
    records = [other_files, older, kept, longer, elsewhere, newest]
    assert comparable(records) == [newest, kept]


def test_a_later_failure_takes_the_place_of_an_earlier_plan():
    assert comparable([made_up("ruin", 5), crashed("ruin")]) == [crashed("ruin")]


def test_the_only_run_of_an_engine_without_lots_stands_for_every_seed():
    ours = [made_up("ruin", cost, seed=seed) for seed, cost in ((1, 10), (2, 12))]
    standings = Standings([*ours, made_up("nearest", 20), made_up("pyvrp", 15, seed=2)])
    assert list(standings.pairs("nearest")) == [("town", (1.0, 2.0)), ("town", (1.2, 2.0))]
    assert list(standings.pairs("pyvrp")) == [("town", (1.2, 1.5))]


@pytest.mark.parametrize(
    ("ps", "corrected"),
    [
        ([0.01, 0.04, 0.03], [0.03, 0.06, 0.06]),  # 3 x 0.01; 2 x 0.03; no less than that
        ([0.5, 0.6], [1.0, 1.0]),
        ([0.02], [0.02]),
        ([], []),
    ],
)
def test_holm_by_hand(ps, corrected):
    assert holm(ps) == pytest.approx(corrected)


@pytest.mark.parametrize(
    ("differences", "p"),
    [
        ((1, 2, 3, 4, 5), 2 / 2**5),  # all of one sign: only the two extremes are as far out
        ((-1, 2, 3, 4, 5), 4 / 2**5),  # rank sums 0 and 1, at either end
        ((-1, -2, 3, 4, 5), 10 / 2**5),  # rank sums to 3: {}, 1, 2, 1 + 2, 3, at either end
        ((0, 0, 0), 1.0),
    ],
)
def test_wilcoxon_by_hand(differences, p):
    pairs = [(10.0, 10.0 + difference) for difference in differences]
    assert signed_rank_p(pairs) == pytest.approx(p)
    assert signed_rank_p([(theirs, ours) for ours, theirs in pairs]) == pytest.approx(p)


def test_a_duel_counts_pairs_and_families():
    towns = [("a", 1_000, 1_100), ("b", 2_000, 1_900), ("c", 3_000, 4_000)]
    records = [
        made_up(engine, cost, family=family, seed=seed)
        for family, ours, theirs in towns
        for seed in (1, 2)
        for engine, cost in (("ruin", ours + seed), ("pyvrp", theirs), ("ortools", 10 * theirs))
    ]
    pyvrp, ortools = duels(Standings(records))
    assert (pyvrp.peer, pyvrp.pairs, pyvrp.won) == ("pyvrp", 6, 4)
    assert (pyvrp.families, pyvrp.families_won) == (3, 2)
    savings = [1 - (ours + seed) / theirs for _, ours, theirs in towns for seed in (1, 2)]
    assert pyvrp.saving == pytest.approx(sum(savings) / 6)
    assert pyvrp.p_holm >= pyvrp.p
    # Every pair of six is won: 2 / 2**6, twice that by Holm; of three families 2 / 2**3.
    assert ortools.p == pytest.approx(2 / 2**6)
    assert ortools.p_holm == pytest.approx(4 / 2**6)
    assert ortools.p_families == pytest.approx(2 / 2**3)


def test_engines_take_turns_and_those_without_lots_run_once(tmp_path):
    town = Instance("town", tmp_path, "f00", 10, 20, 10_000)

    def runs(seeds):
        jobs = jobs_of([town], ("ruin", "nearest", "pyvrp"), seeds, Seconds(10))
        return [(job.engine, job.seed) for job in jobs]

    later = [("ruin", 2), ("pyvrp", 2)]
    assert runs((1, 2)) == [("ruin", 1), ("nearest", 1), ("pyvrp", 1), *later]
    assert runs((2,)) == later


def test_engines_are_those_of_solve_with_ours_first():
    assert engine_names()[0] == "ruin"
    assert set(engine_names()) == set(ENGINES)


def test_a_curve_ends_at_the_plan_handed_over():
    assert ended([(1.0, 90), (2.0, 80)], 3.0, 80) == [(1.0, 90), (2.0, 80)]
    assert ended([(1.0, 90), (2.0, 70)], 3.0, 80) == [(1.0, 90), (3.0, 80)]
    assert ended([], 3.0, 80) == [(3.0, 80)]


def test_a_thinned_curve_keeps_the_last_of_each_stretch():
    curve = [(0.5 + step / 1_000, 1_000 - step) for step in range(500)]
    kept = thinned(curve)
    assert len(kept) < 15
    assert kept[-1] == (0.999, 501)
    assert [cost for _, cost in kept] == sorted((cost for _, cost in kept), reverse=True)


def test_the_gap_at_a_time_is_that_of_the_best_plan_so_far():
    slow, broken = made_up("ruin", 1_000), crashed("pyvrp")
    standings = Standings([slow, broken])
    gaps = gaps_at(standings, slow, np.array([0.5, 1.0, 4.9, 5.0, 9.0]))
    assert math.isnan(gaps[0])
    assert gaps[1:].tolist() == pytest.approx([100, 100, 0, 0])
    assert gaps_at(standings, broken, np.array([0.5, 9.0])).tolist() == pytest.approx([900, 900])


def test_a_run_is_judged_and_its_curve_descends(tmp_path):
    (town,) = instances(["city-60-standard"], tmp_path)
    assert (town.stores, town.worst_cost > 1_000 * 6_000) == (60, True)
    record = run(Job(town, "ruin", 1, Iterations(2_000)))
    assert (record["violations"], record["left_out"]) == (0, 0)
    assert record["scenario_sha256"] == town.sha256
    assert sum(record["kinds"].values()) == record["cost"] < town.worst_cost
    costs = [cost for _, cost in record["curve"]]
    assert len(costs) > 1
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] == record["cost"]


def test_the_selection_and_the_scenarios_are_compared(tmp_path):
    assert {"city-60-standard", "handbook", "montevideo", "standard"} <= set(default_names())
    with pytest.raises(ValueError, match="neither a family nor a scenario: nowhere"):
        instances(["handbook", "nowhere"], tmp_path)


@pytest.fixture
def compared(monkeypatch, tmp_path):
    """A comparison with an engine that crashes in its process."""
    monkeypatch.setattr(compare, "engine_names", lambda: ("ruin", "nearest", "broken"))
    wish = ["--iterations", "300", "--seeds", "1", "--only", "city-60-standard"]
    wish += ["--out", str(tmp_path / "runs.jsonl"), "--plots", str(tmp_path / "drawn")]
    assert compare.main(wish) == 0
    return tmp_path


def test_a_comparison_from_end_to_end(compared, capsys):
    records = read(compared / "runs.jsonl")
    found = sorted((record["engine"], record["seed"], has_failed(record)) for record in records)
    assert found == [
        ("broken", 1, True), ("nearest", 1, False), ("ruin", 1, False),
    ]  # fmt: skip
    assert len({tuple(record) for record in records}) == 1, "a crash has the same fields"
    assert records[0].keys() >= {"date", "commit", "machine", "versions", "kinds", "curve"}
    assert all("RP411" in record["error"] for record in records if record["engine"] == "broken")
    told = (compared / "drawn" / "compare.md").read_text(encoding="utf-8")
    assert told == report(records)
    drawn = {path.name: path.read_bytes() for path in (compared / "drawn").glob("*.svg")}
    assert drawn.keys() == {"compare-gap-over-time.svg", "compare-gap-by-engine.svg"}
    before = (compared / "runs.jsonl").read_bytes()
    capsys.readouterr()
    again = ["--from", str(compared / "runs.jsonl"), "--plots", str(compared / "again")]
    assert compare.main(again) == 0
    assert told in capsys.readouterr().out
    assert (compared / "again" / "compare.md").read_text(encoding="utf-8") == told
    assert {path.name: path.read_bytes() for path in (compared / "again").glob("*.svg")} == drawn
    assert (compared / "runs.jsonl").read_bytes() == before


def test_records_are_added_and_never_edited(tmp_path):
    path = tmp_path / "new" / "runs.jsonl"
    for number in range(3):
        before = path.read_bytes() if path.exists() else b""
        append(path, made_up("ruin", number))
        assert path.read_bytes().startswith(before)
    assert [record["cost"] for record in read(path)] == [0, 1, 2]


def test_plots_are_pictures_with_every_engine_and_its_failures(tmp_path):
    records = [made_up("ruin", 100), made_up("savings", 130), crashed("pyvrp")]
    for path in draw(records, tmp_path):
        picture = ElementTree.parse(path).getroot()
        assert picture.tag.endswith("svg")
        words = " ".join(text for text in picture.itertext() if text.strip())
        for word in ("ruin", "savings", "1 of 1 failed", "log scale", "%"):
            assert word in words
        shapes = [node for node in picture.iter() if node.tag.endswith(("path", "use"))]
        assert len(shapes) > 20
        assert path.stat().st_size < 200_000


@pytest.mark.parametrize(("ours", "code"), [(made_up("ruin", 10), 0), (crashed("ruin"), 1)])
def test_our_own_failure_is_the_exit_code(ours, code, tmp_path):
    path = tmp_path / "runs.jsonl"
    for record in (crashed("pyvrp"), ours):
        append(path, record)
    assert compare.main(["--from", str(path), "--plots", str(tmp_path)]) == code


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (["--engines", "ruin,magic"], "no such engine: magic"),
        (["--only", "nowhere", "--iterations", "1"], "neither a family nor a scenario"),
        (["--from", "nowhere.jsonl"], "nowhere.jsonl"),
        (["--only", "handbook", "--engines", "nearest", "--first-seed", "2"], "no runs"),
    ],
)
def test_a_wish_that_cannot_be_met_is_said(wish, said, tmp_path, capsys):
    with pytest.raises(SystemExit) as ending:
        compare.main([*wish, "--out", str(tmp_path / "runs.jsonl"), "--plots", str(tmp_path)])
    assert ending.value.code == 2
    assert said in capsys.readouterr().err
