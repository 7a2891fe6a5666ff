"""Runs on scenarios, in this process or as a command, each judged by the checker."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measured import Measured, measured
from benchmarks.records import Record
from routeplan.check import check
from routeplan.cost import cost
from routeplan.formats.plan_json import read_plan, write_plan
from routeplan.formats.scenario import read_scenario
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.solver import Iterations, Seconds, solve
from routeplan.solver.bound import lower_bound

FIRST_PLAN = """\
import sys
import routeplan as rp
problem = rp.read_scenario(sys.argv[1])
plan = rp.solve(problem, until=rp.Iterations(int(sys.argv[4])), seed=int(sys.argv[2])).plan
broken = rp.check(problem, plan)
rp.write_plan(sys.argv[3], plan)
sys.exit(1 if broken else 0)
"""


@dataclass(frozen=True)
class Run:
    """
    One search on a scenario, for the bar named.

    Parameters
    ----------
    plans
        Where its plan is stored; None: nowhere.
    """

    bar: str
    scenario: Path
    seed: int
    until: Iterations | Seconds
    engine: str = "ruin"
    plans: Path | None = None
    threads: int = 1


def search(run: Run) -> Record:
    """Solve in this process."""
    problem = read_scenario(run.scenario)
    result = solve(problem, until=run.until, seed=run.seed, engine=run.engine, threads=run.threads)
    return {
        **_wish(run),
        "seconds": round(result.seconds, 3),
        "iterations": result.iterations,
        **judged(problem, result.plan),
        "plan": None if run.plans is None else str(_stored(run, run.plans, result.plan)),
    }


def _stored(run: Run, plans: Path, plan: Plan) -> Path:
    """The plan's file, under a name that no other run has."""
    when = time.strftime("%Y%m%dT%H%M%S", time.gmtime())
    path = plans / f"{run.scenario.name}-{run.engine}-{run.seed}-{when}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    origin = plan.origin.model_copy(update={"scenario": os.path.relpath(run.scenario, plans)})
    write_plan(path, plan.model_copy(update={"origin": origin}))
    return path


def first_plan(run: Run) -> Record:
    """From the start of a Python process to a plan that it has checked and written."""
    _, number = _limit(run.until)
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "plan.json"
        command = ["-c", FIRST_PLAN, str(run.scenario), str(run.seed), str(plan), number]
        return _command(run, command, plan)


def plan_command(run: Run) -> Record:
    """``routeplan plan`` from start to end, with all the files that it writes."""
    limit, number = _limit(run.until)
    with tempfile.TemporaryDirectory() as folder:
        command = ["-m", "routeplan", "plan", str(run.scenario), limit, number]
        command += ["--seed", str(run.seed), "--out", folder, "--quiet"]
        return _command(run, command, Path(folder) / "plan.json")


def help_time() -> Record:
    """``routeplan --help`` against ``import rich``, as ``benchmarks.help_time`` says it."""
    ended = measured([sys.executable, "-m", "benchmarks.help_time"])
    record: Record = {"bar": "help", "scenario": "", "seconds": round(ended.seconds, 3)}
    try:
        record |= json.loads(ended.output)
    except ValueError:
        return record | {"error": ended.output[-300:]}
    return record | {"error": None}


def judged(problem: Problem, plan: Plan) -> Record:
    """What the checker and the cost say of a plan, and what it is a plan of."""
    spent, bound = cost(problem, plan), lower_bound(problem)
    broken = check(problem, plan)
    inputs = json.dumps(dict(problem.source.inputs), sort_keys=True)
    return {
        "scenario_sha256": hashlib.sha256(inputs.encode("utf-8")).hexdigest(),
        "violations": len(broken),
        "left_out": sum(entry.visits for entry in plan.left_out),
        "cost": spent.total,
        "driving": spent.driving,
        "bound": bound,
        "gap_percent": round(100 * (spent.total / bound - 1), 3) if bound else None,
        "note": "; ".join(violation.text("en") for violation in broken[:3]),
    }


def failed(run: Run, error: str) -> Record:
    """The line of a run that crashed."""
    unknown = (
        "seconds", "iterations", "scenario_sha256", "violations", "left_out", "cost",
        "driving", "bound", "gap_percent", "plan",
    )  # fmt: skip
    return {**_wish(run), **dict.fromkeys(unknown), "note": "", "error": error}


def _command(run: Run, arguments: Sequence[str], plan: Path) -> Record:
    ended: Measured = measured([sys.executable, *arguments])
    if not plan.exists():
        raise RuntimeError(f"ended with {ended.code} and no plan: {ended.output[-300:]}")
    return {
        **_wish(run),
        "seconds": round(ended.seconds, 3),
        "iterations": None,
        **judged(read_scenario(run.scenario), read_plan(plan)),
        "plan": None,
        "peak_mb": round(ended.peak_mb, 1),
    }


def _limit(until: Iterations | Seconds) -> tuple[str, str]:
    """The command line's option and its value."""
    if isinstance(until, Iterations):
        return "--iterations", str(until.iterations)
    return "--seconds", str(until.seconds)


def _wish(run: Run) -> Record:
    return {
        "bar": run.bar,
        "scenario": run.scenario.name,
        "engine": run.engine,
        "seed": run.seed,
        "threads": run.threads,
        "until": repr(run.until),
        "error": None,
    }
