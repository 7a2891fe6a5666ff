"""
Measure what routeplan promises, record each run and judge the figures.

    python -m benchmarks.bars --seeds 10 --quick 10 --long 120 --processes 2
    python -m benchmarks.bars --bars families large threads
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.engine_runs import ENGINE_BARS, engine_runs
from benchmarks.engine_verdicts import ONE_THREAD, TWO_THREADS
from benchmarks.families import write_monthly
from benchmarks.jobs import run_all
from benchmarks.records import ROOT, Record, append, now, sources
from benchmarks.scenario_runs import (
    Run,
    failed,
    first_plan,
    help_time,
    plan_command,
    search,
)
from benchmarks.table import printed
from benchmarks.verdicts import table
from routeplan.solver import Iterations, Seconds

BARS = ("start", "command", "thousand", "help", "driving", "search")
SCENARIOS = ROOT / "scenarios"
JUDGED = SCENARIOS / "montevideo-rep", SCENARIOS / "standard"
STARTS = 5
# Enough for every visit to find its place, which takes some hundredths of a second.
START_ITERATIONS = 1_000
DRIVING_SECONDS = 10.0
THOUSAND_SECONDS = 10.0
THOUSAND_SEED = 1
WORK = {"start": first_plan, "command": plan_command, "thousand": plan_command}
# They need the machine for themselves.
ALONE = {*WORK, ONE_THREAD, TWO_THREADS}


def runs(asked: argparse.Namespace, made: Path) -> Iterator[Run]:
    """
    Every run asked for.

    Those that need the machine for themselves are done first, whatever their place here.
    """
    for bar in ("start", "command"):
        if bar in asked.bars:
            for scenario in JUDGED:
                yield from (
                    Run(bar, scenario, seed, Iterations(START_ITERATIONS))
                    for seed in _seeds(STARTS)
                )
    if "thousand" in asked.bars:
        scenario = write_monthly(made / "thousand", 1_000, THOUSAND_SEED)
        for seed in _seeds(asked.thousands):
            yield Run("thousand", scenario, seed, Seconds(THOUSAND_SECONDS))
    if "driving" in asked.bars:
        for path in sorted(SCENARIOS.glob("*/scenario.toml")):
            for engine in ("nearest", "ruin"):
                yield Run("driving", path.parent, 1, Seconds(DRIVING_SECONDS), engine)
    if "search" in asked.bars:
        for bar, seconds, plans in (
            ("quick", asked.quick, None),
            ("long", asked.long, asked.plans),
        ):
            for scenario in JUDGED:
                for seed in _seeds(asked.seeds):
                    yield Run(bar, scenario, seed, Seconds(seconds), plans=plans)
    yield from engine_runs(asked, made)


def work(run: Run) -> Record:
    """Do one run in the way of its bar."""
    return WORK.get(run.bar, search)(run)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; 1 where a bar was missed."""
    asked = _parser().parse_args(arguments)
    facts = sources()
    records: list[Record] = []

    def keep(record: Record) -> None:
        records.append(now() | facts | record)
        append(asked.out, records[-1])
        print(_line(records[-1]), file=sys.stderr, flush=True)

    with tempfile.TemporaryDirectory() as made:
        every = list(runs(asked, Path(made)))
        alone = [run for run in every if run.bar in ALONE]
        others = [run for run in every if run.bar not in ALONE]
        if "help" in asked.bars:
            keep(help_time())
        for some, processes in ((alone, 1), (others, asked.processes)):
            for done in run_all(work, some, processes):
                keep(done.answer or failed(done.job, done.error or ""))
    rows = table(records)
    print(printed(rows))
    return 1 if any(row[-1] == "FAIL" for row in rows) else 0


def _seeds(count: int) -> range:
    return range(1, count + 1)


def _line(record: Record) -> str:
    shown = ("bar", "scenario", "engine", "seed", "seconds", "cost", "left_out", "error")
    return "  ".join(f"{key} {record[key]}" for key in shown if record.get(key) not in (None, ""))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bars", description=__doc__)
    parser.add_argument("--bars", nargs="+", choices=(*BARS, *ENGINE_BARS), default=BARS)
    parser.add_argument("--seeds", type=int, default=10, help="how many, from 1 on")
    parser.add_argument("--quick", type=float, default=10.0, help="seconds that are judged")
    parser.add_argument("--short", type=float, default=1.0, help="seconds: families' start")
    parser.add_argument("--long", type=float, default=120.0, help="seconds to compare with")
    parser.add_argument("--long-seeds", type=int, help="of the families' long runs, if fewer")
    parser.add_argument("--large-part", type=float, default=1.0, help="of the 60 and 120 s")
    parser.add_argument("--large-long", type=float, default=600.0)
    parser.add_argument("--only", default="", help="families with commas between")
    parser.add_argument("--thousands", type=int, default=3, help="runs of the 1,000 stores")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/bars.jsonl"))
    parser.add_argument("--plans", type=Path, default=Path("benchmarks/results/plans"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
