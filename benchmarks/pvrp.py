"""
Solve every periodic instance of a folder and record each run.

    python -m benchmarks.pvrp FOLDER --seconds 20 --seeds 3 --out results.jsonl --solutions DIR
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cordeau import Routes, read_instance, write_solution
from benchmarks.gaps import gaps
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; 1 where a run failed."""
    asked = _parser().parse_args(arguments)
    until: Until = Iterations(asked.iterations) if asked.iterations else Seconds(asked.seconds)
    paths = instance_paths(asked.folder, [name for name in asked.only.split(",") if name])
    seeds = range(asked.first_seed, asked.first_seed + asked.seeds)
    jobs = [Job(path, asked.engine, seed, asked.threads, until) for seed in seeds for path in paths]
    known, facts = best_known(asked.folder), sources()
    records = []
    for done in run_all(run, jobs, asked.processes):
        record = now() | facts | record_of(done, known, kept(done, asked.solutions))
        append(asked.out, record)
        records.append(record)
        shown = record["error"] or f"cost {record['cost']:.2f}, gap {record['gap_percent']} %"
        print(f"{record['instance']} seed {record['seed']}: {shown} {record['note']}", flush=True)
    print(printed(list(gaps(records))))
    return 0 if all(record["violations"] == 0 for record in records) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pvrp", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--engine", choices=ENGINES, default="ruin")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--iterations", type=int, help="instead of seconds")
    parser.add_argument("--seeds", type=int, default=3, help="how many")
    parser.add_argument("--first-seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only", default="", help="names of instances with commas between")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/pvrp.jsonl"))
    parser.add_argument("--solutions", type=Path, default=Path("benchmarks/results/pvrp"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
