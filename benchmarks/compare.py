"""
Compare engines on families and scenarios at equal time; record, tabulate and draw.

    python -m benchmarks.compare --seconds 10 --seeds 5 --processes 2
    python -m benchmarks.compare --from benchmarks/results/compare.jsonl
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.comparison.instances import FAMILY_SEED, default_names, instances
from benchmarks.comparison.plots import draw
from benchmarks.comparison.runs import engine_names, jobs_of, record_of, run, versions
from benchmarks.comparison.scores import OURS, comparable, has_failed
from benchmarks.comparison.tables import report
from benchmarks.jobs import run_all
from benchmarks.records import Record, append, now, read, sources
from routeplan.solver import Iterations, Seconds

# An engine that does not keep to its time is killed in the end; that is a failure.
OVERRUN_TIMES = 10
OVERRUN_S = 60.0
REPORT = "compare.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; 1 where a run of our own engine failed."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    try:
        records = read(asked.old) if asked.old else _measured(asked)
    except (OSError, ValueError) as error:
        parser.error(str(error))
    if not records:
        parser.error("there are no runs")
    chosen = comparable(records)
    told = report(chosen)
    asked.plots.mkdir(parents=True, exist_ok=True)
    (asked.plots / REPORT).write_text(told, encoding="utf-8")
    print(told)
    for path in draw(chosen, asked.plots):
        print(path)
    return 1 if any(record["engine"] == OURS and has_failed(record) for record in chosen) else 0


def _measured(asked: argparse.Namespace) -> list[Record]:
    """Run everything asked for; each record is kept as soon as its run has ended."""
    engines = _split(asked.engines) or engine_names()
    if unknown := set(engines) - set(engine_names()):
        raise ValueError(f"no such engine: {', '.join(sorted(unknown))}")
    until = Iterations(asked.iterations) if asked.iterations else Seconds(asked.seconds)
    facts = sources() | versions()
    records: list[Record] = []
    with tempfile.TemporaryDirectory() as folder:
        names = _split(asked.only) or default_names()
        found = instances(names, Path(folder), asked.family_seed)
        seeds = range(asked.first_seed, asked.first_seed + asked.seeds)
        jobs = jobs_of(found, engines, seeds, until)
        most_s = None if asked.iterations else OVERRUN_TIMES * asked.seconds + OVERRUN_S
        for done in run_all(run, jobs, asked.processes, most_s):
            records.append(now() | facts | record_of(done))
            append(asked.out, records[-1])
            print(f"{len(records)}/{len(jobs)} {_line(records[-1])}", file=sys.stderr, flush=True)
    return records


def _split(names: str) -> tuple[str, ...]:
    return tuple(name for name in names.split(",") if name)


def _line(record: Record) -> str:
    shown = ("family", "engine", "seed", "seconds", "cost", "left_out", "error", "note")
    return "  ".join(f"{key} {record[key]}" for key in shown if record[key] not in (None, "", 0))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__)
    parser.add_argument("--seconds", type=float, default=10.0, help="for each run")
    parser.add_argument("--iterations", type=int, help="instead of seconds")
    parser.add_argument("--seeds", type=int, default=5, help="how many")
    parser.add_argument("--first-seed", type=int, default=1)
    parser.add_argument("--engines", default="", help="names with commas between; all")
    parser.add_argument("--only", default="", help="families and scenarios; the selection")
    parser.add_argument("--family-seed", type=int, default=FAMILY_SEED)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/compare.jsonl"))
    parser.add_argument("--plots", type=Path, default=Path("benchmarks/results"))
    parser.add_argument("--from", dest="old", type=Path, help="records; nothing is run")
    return parser


if __name__ == "__main__":
    sys.exit(main())
