"""
Run the engine for millions of iterations on problems of every kind, each search twice.

    python -m benchmarks.soak --iterations 10000000

``make soak`` does so with an engine that the address and undefined-behaviour sanitizers
watch; they end the program at their first finding.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import routeplan as rp
from benchmarks.cordeau import Customer, Day, Periodic
from benchmarks.families import family_names, write_family
from benchmarks.judging import violations
from benchmarks.periodic import solve_periodic
from routeplan import check, solve
from routeplan.reps import Mode
from routeplan.solver import _engine

SCENARIOS = Path(__file__).parent.parent / "scenarios"
STORES = "-60-", "-150-"
SEARCH_ITERATIONS = 25_000  # of 60 stores, fewer where an iteration takes longer
FAMILY_SEED = 7
RUSH_HOUR = {"traffic": {"factors": "rush-hour", "modes": [*get_args(Mode)]}}
# The last of so many scenarios comes in traffic as well, and a periodic instance after it.
TRAFFIC_EVERY = 5


@dataclass(frozen=True)
class Search:
    """One problem, searched with one seed by so many threads, each for so many iterations."""

    name: str
    problem: rp.Problem | Periodic
    seed: int
    threads: int
    iterations: int


def problems(folder: Path) -> Iterator[tuple[str, rp.Problem | Periodic]]:
    """The shipped scenarios and every made-up family of the smaller sizes, without end."""
    made = {
        scenario.name: scenario for scenario in sorted(SCENARIOS.iterdir()) if scenario.is_dir()
    }
    for name in family_names():
        if any(size in f"{name}-" for size in STORES):
            made[name] = folder / name
    for turn, (name, place) in enumerate(itertools.cycle(made.items()), start=1):
        if not place.exists():
            write_family(place, name, FAMILY_SEED)
        yield name, rp.read_scenario(place)
        if turn % TRAFFIC_EVERY == 0:
            yield f"{name} in traffic", rp.read_scenario(place, RUSH_HOUR)
            yield f"free starts {turn}", free_starts(random.Random(turn))


def free_starts(rng: random.Random) -> Periodic:
    """
    Customers with windows, and vehicles that may leave at any time of a long day.

    Every customer alone can be reached from the depot and left for it within a route's
    limit, and there are vehicles enough.
    """
    depot = Customer(0, 0.0, 0.0, 0.0, 0, 0, (), (0.0, 1_000.0))
    customers = []
    for number in range(1, rng.randint(10, 60)):
        opens, visits = rng.uniform(150.0, 600.0), rng.choice((1, 2))
        customers.append(
            Customer(
                number,
                rng.uniform(-100.0, 100.0),
                rng.uniform(-100.0, 100.0),
                service=10.0,
                demand=1,
                visits=visits,
                combinations=((0, 2), (1, 3)) if visits == 2 else ((0,), (1,), (2,), (3,)),
                window=(opens, opens + rng.uniform(20.0, 200.0)),
            )
        )
    days = tuple(Day(longest=rng.choice((400.0, 600.0)), capacity=30) for _ in range(4))
    return Periodic("free starts", len(customers) // 4 + 2, days, (depot,), tuple(customers))


def searches(folder: Path, iterations: int) -> Iterator[Search]:
    """Every problem with one thread and with two, each time with another seed."""
    for seed, (name, problem) in enumerate(problems(folder), start=1):
        stores = problem.customers if isinstance(problem, Periodic) else problem.stores
        part = max(1, min(iterations, iterations * 60 // len(stores)))
        yield Search(name, problem, seed, 1, part)
        yield Search(name, problem, seed, 2, part)


def faults_of(search: Search) -> list[str]:
    """Search twice; what is wrong with the plans: another the second time, a rule broken."""
    plan = found_by(search)
    differing = [] if plan == found_by(search) else ["the second search found another plan"]
    return differing + broken_by(plan, search.problem)


def found_by(search: Search) -> rp.Plan | list[list[list[int]]]:
    """The plan of a problem, or the routes of a periodic instance."""
    until = rp.Iterations(search.iterations)
    seed, threads = search.seed, search.threads
    if isinstance(search.problem, Periodic):
        return solve_periodic(search.problem, until=until, seed=seed, threads=threads)[0]
    return solve(search.problem, until=until, seed=seed, threads=threads).plan


def broken_by(plan: Any, problem: rp.Problem | Periodic) -> list[str]:
    """The rules that a plan breaks, in words."""
    if isinstance(problem, Periodic):
        return violations(problem, plan)
    return [str(violation) for violation in check(problem, plan)]


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
