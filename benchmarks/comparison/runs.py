"""One run of one engine, as a record."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version

from benchmarks.comparison.instances import Instance
from benchmarks.jobs import Done
from benchmarks.records import Record
from benchmarks.scenario_runs import judged
from routeplan.formats.scenario import read_scenario
from routeplan.solver import ENGINES, Iterations, Progress, Seconds, solve

# They draw nothing by lot, so that one run says it all.
DETERMINISTIC = frozenset({"nearest", "savings", "christofides"})
PACKAGES = "numpy", "ortools", "networkx", "pyvrp"
# A curve keeps one point for every so many per cent of time.
STEP = 1.08
SHORTEST_S = 0.001

Curve = list[tuple[float, int]]


@dataclass(frozen=True)
class Job:
    """An engine on an instance with a seed."""

    instance: Instance
    engine: str
    seed: int
    until: Seconds | Iterations


def engine_names() -> tuple[str, ...]:
    """Every engine that ``solve`` knows, ours first."""
    return tuple(sorted(ENGINES, key=lambda name: name != "ruin"))


def jobs_of(
    instances: Sequence[Instance],
    engines: Sequence[str],
    seeds: Sequence[int],
    until: Seconds | Iterations,
) -> list[Job]:
    """
    Every run, the engines by turns, so that what else the machine does hits them alike.

    Engines that draw nothing by lot run once an instance, with seed 1, and not for seeds without.
    """
    return [
        Job(instance, engine, seed, until)
        for instance in instances
        for seed in seeds
        for engine in engines
        if seed == 1 or engine not in DETERMINISTIC
    ]


def run(job: Job) -> Record:
    """Solve in this process; the curve is the cost of the best plan so far by seconds."""
    problem = read_scenario(job.instance.path)
    curve: Curve = []
    started = time.perf_counter()

    def note(progress: Progress) -> None:
        if not curve or progress.cost < curve[-1][1]:
            curve.append((time.perf_counter() - started, progress.cost))

    result = solve(problem, until=job.until, seed=job.seed, engine=job.engine, progress=note)
    seconds = time.perf_counter() - started
    return {
        "seconds": round(seconds, 3),
        "iterations": result.iterations,
        **judged(problem, result.plan),
        "kinds": asdict(result.cost),
        "curve": thinned(ended(curve, seconds, result.cost.total)),
    }


def ended(curve: Curve, seconds: float, cost: int) -> Curve:
    """A curve that ends at the plan handed over, never below its cost."""
    above = [point for point in curve if point[1] >= cost]
    return above if above and above[-1][1] == cost else [*above, (seconds, cost)]


def thinned(curve: Sequence[tuple[float, int]]) -> Curve:
    """The last point of each small stretch of time, each longer than the one before."""
    stretches = {
        math.floor(math.log(max(seconds, SHORTEST_S)) / math.log(STEP)): (round(seconds, 3), cost)
        for seconds, cost in curve
    }
    return list(stretches.values())


def record_of(done: Done[Job, Record]) -> Record:
    """What is known of a run; of one that crashed little but why."""
    job, instance = done.job, done.job.instance
    unknown = (
        "seconds", "iterations", "violations", "left_out", "cost", "driving", "bound",
        "gap_percent", "kinds", "curve",
    )  # fmt: skip
    return {
        "family": instance.name,
        "scenario_sha256": instance.sha256,
        "stores": instance.stores,
        "visits": instance.visits,
        "worst_cost": instance.worst_cost,
        "engine": job.engine,
        "is_deterministic": job.engine in DETERMINISTIC,
        "seed": job.seed,
        "until": repr(job.until),
        **(dict.fromkeys(unknown) | {"note": ""} | (done.answer or {})),
        "error": done.error,
    }


def versions() -> Record:
    """Versions of the packages that engines stand on; None where one is not installed."""
    return {"versions": {name: _version(name) for name in PACKAGES}}


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
