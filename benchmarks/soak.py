"""
Run the engine for millions of iterations on problems of every kind, each search twice.

    python -m benchmarks.soak --iterations 10000000

``make soak`` does so with an engine that the address and undefined-behaviour sanitizers
watch; they end the program at their first finding.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import routeplan as rp
from benchmarks.families import family_names, write_family
from routeplan import check, solve
from routeplan.solver import _engine

SCENARIOS = Path(__file__).parent.parent / "scenarios"
STORES = "-60-", "-150-"
SEARCH_ITERATIONS = 25_000  # of 60 stores, fewer where an iteration takes longer
FAMILY_SEED = 7


@dataclass(frozen=True)
class Search:
    """One problem, searched with one seed by so many threads, each for so many iterations."""

    name: str
    problem: rp.Problem
    seed: int
    threads: int
    iterations: int


def problems(folder: Path) -> Iterator[tuple[str, rp.Problem]]:
    """The shipped scenarios and every made-up family of the smaller sizes, without end."""
    made = {
        scenario.name: scenario for scenario in sorted(SCENARIOS.iterdir()) if scenario.is_dir()
    }
    for name in family_names():
        if any(size in f"{name}-" for size in STORES):
            made[name] = folder / name
    for name, place in itertools.cycle(made.items()):
        if not place.exists():
            write_family(place, name, FAMILY_SEED)
        yield name, rp.read_scenario(place)


def searches(folder: Path, iterations: int) -> Iterator[Search]:
    """Every problem with one thread and with two, each time with another seed."""
    for seed, (name, problem) in enumerate(problems(folder), start=1):
        part = max(1, min(iterations, iterations * 60 // len(problem.stores)))
        yield Search(name, problem, seed, 1, part)
        yield Search(name, problem, seed, 2, part)


def faults_of(search: Search) -> list[str]:
    """Search twice; what is wrong with the plans: another the second time, a rule broken."""
    plans = [
        solve(
            search.problem,
            until=rp.Iterations(search.iterations),
            seed=search.seed,
            threads=search.threads,
        ).plan
        for _ in range(2)
    ]
    faults = [] if plans[0] == plans[1] else ["the second search found another plan"]
    return faults + [str(violation) for violation in check(search.problem, plans[0])]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; 1 where a plan differs or breaks a rule."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--iterations", type=int, default=10_000_000, help="of all searches")
    parser.add_argument(
        "--search", type=int, default=SEARCH_ITERATIONS, help="of one search at most"
    )
    asked = parser.parse_args(arguments)
    done, failed, started = 0, 0, time.perf_counter()
    print(f"engine: {_engine.__file__}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for search in searches(Path(folder), asked.search):
            if done >= asked.iterations:
                break
            faults = faults_of(search)
            done += 2 * search.iterations * search.threads
            failed += bool(faults)
            print(
                f"{done:,} iterations, {time.perf_counter() - started:.0f} s: {search.name}, "
                f"seed {search.seed}, threads {search.threads}: {'; '.join(faults) or 'well'}",
                flush=True,
            )
    print(f"{done:,} iterations, {failed} searches failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
