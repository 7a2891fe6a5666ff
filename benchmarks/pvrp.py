"""
Solve every periodic instance of a folder and record each run.

    python -m benchmarks.pvrp FOLDER --seconds 20 --seeds 3 --out results.jsonl --solutions DIR
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cordeau import Routes, read_instance, write_solution
from benchmarks.jobs import Done, run_all
from benchmarks.judging import length, violations
from benchmarks.periodic import solve_periodic
from benchmarks.records import Record, append, now, sha256, sources
from benchmarks.table import printed
from routeplan.solver import Iterations, Seconds, Until

ENGINES = ("ruin",)
BEST_KNOWN = "best_known.csv"
NO_INSTANCE = {".md", ".csv", ".json", ".jsonl", ".res", ".png"}


@dataclass(frozen=True)
class Job:
    """One instance, one seed."""

    path: Path
    engine: str
    seed: int
    threads: int
    until: Until


@dataclass(frozen=True)
class Answer:
    """What a run found, judged from the file's own numbers."""

    routes: Routes
    cost: float
    violations: tuple[str, ...]
    seconds: float
    iterations: int


def run(job: Job) -> Answer:
    """Read, solve and judge."""
    instance = read_instance(job.path)
    started = time.perf_counter()
    routes, iterations = solve_periodic(
        instance, until=job.until, seed=job.seed, threads=job.threads
    )
    seconds = time.perf_counter() - started
    broken = tuple(violations(instance, routes))
    return Answer(routes, length(instance, routes), broken, seconds, iterations)


def instance_paths(folder: Path, only: Sequence[str] = ()) -> list[Path]:
    """Files of a folder that are not something else by their name."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    instances = [
        path
        for path in files
        if path.suffix.lower() not in NO_INSTANCE and not path.name.startswith((".", "README"))
    ]
    names = {path.name.removesuffix(".txt") for path in instances}
    if unknown := set(only) - names:
        raise SystemExit(f"{folder} has no {', '.join(sorted(unknown))}")
    return [path for path in instances if not only or path.name.removesuffix(".txt") in only]


def best_known(folder: Path) -> dict[str, float]:
    """Best known costs by instance; empty where the folder lists none."""
    path = folder / BEST_KNOWN
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["instance"]: float(row["best_known"]) for row in csv.DictReader(file)}


def record_of(done: Done[Job, Answer], known: Mapping[str, float], solution: str | None) -> Record:
    """What is known of a run; one that broke a rule or crashed has no gap."""
    job, answer = done.job, done.answer
    name = job.path.name.removesuffix(".txt")
    best = known.get(name)
    gap = None
    if answer is not None and best is not None and not answer.violations:
        gap = round(100 * (answer.cost / best - 1), 4)
    return {
        "instance": name,
        "instance_sha256": sha256(job.path),
        "engine": job.engine,
        "seed": job.seed,
        "threads": job.threads,
        "until": repr(job.until),
        "seconds": round(answer.seconds, 3) if answer else None,
        "iterations": answer.iterations if answer else None,
        "cost": answer.cost if answer else None,
        "violations": len(answer.violations) if answer else None,
        "best_known": best,
        "gap_percent": gap,
        "solution": solution,
        "error": done.error,
        "note": "; ".join(answer.violations[:3]) if answer else "",
    }


def kept(done: Done[Job, Answer], folder: Path) -> str | None:
    """Where the routes of a run were written, under a name that no other run has."""
    if done.answer is None:
        return None
    name = done.job.path.name.removesuffix(".txt")
    when = time.strftime("%Y%m%dT%H%M%S", time.gmtime())
    path = folder / f"{name}-{done.job.engine}-{done.job.seed}-{when}.json"
    write_solution(path, name, done.answer.routes)
    return str(path)


def summary(records: Sequence[Record]) -> Iterator[tuple[str, ...]]:
    """A line for each instance; where a run failed there is no mean over the others."""
    yield "instance", "runs", "failed", "best cost", "mean gap %", "worst gap %"
    for name in sorted({record["instance"] for record in records}):
        own = [record for record in records if record["instance"] == name]
        costs = [record["cost"] for record in own if record["violations"] == 0]
        yield name, *_counts(own), f"{min(costs):.2f}" if costs else "-", *_gaps(own)
    yield "all", *_counts(records), "-", *_gaps(records)


def _counts(records: Sequence[Record]) -> tuple[str, str]:
    failed = sum(record["violations"] != 0 for record in records)
    return str(len(records)), str(failed)


def _gaps(records: Sequence[Record]) -> tuple[str, str]:
    gaps = [record["gap_percent"] for record in records]
    if None in gaps or not gaps:
        return "-", "-"
    return f"{sum(gaps) / len(gaps):.3f}", f"{max(gaps):.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; 1 where a run failed."""
    asked = _parser().parse_args(arguments)
    until: Until = Iterations(asked.iterations) if asked.iterations else Seconds(asked.seconds)
    paths = instance_paths(asked.folder, [name for name in asked.only.split(",") if name])
    jobs = [
        Job(path, asked.engine, seed, asked.threads, until)
        for path in paths
        for seed in range(1, asked.seeds + 1)
    ]
    known, facts = best_known(asked.folder), sources()
    records = []
    for done in run_all(run, jobs, asked.processes):
        record = now() | facts | record_of(done, known, kept(done, asked.solutions))
        append(asked.out, record)
        records.append(record)
        shown = record["error"] or f"cost {record['cost']:.2f}, gap {record['gap_percent']} %"
        print(f"{record['instance']} seed {record['seed']}: {shown} {record['note']}", flush=True)
    print(printed(list(summary(records))))
    return 0 if all(record["violations"] == 0 for record in records) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pvrp", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--engine", choices=ENGINES, default="ruin")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--iterations", type=int, help="instead of seconds")
    parser.add_argument("--seeds", type=int, default=3, help="how many, from 1 on")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only", default="", help="names of instances with commas between")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/pvrp.jsonl"))
    parser.add_argument("--solutions", type=Path, default=Path("benchmarks/results/pvrp"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
