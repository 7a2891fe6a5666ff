"""The runs behind the engine's bars: families, large problems, threads."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks.engine_verdicts import ONE_THREAD, TWO_THREADS
from benchmarks.families import (
    DEFAULT,
    family_of,
    write_family,
    write_monthly,
    write_twenty,
)
from benchmarks.scenario_runs import Run
from routeplan.solver import Seconds

ENGINE_BARS = ("families", "large", "threads")
MOST_STORES = 300
FAMILY_SEED = 1
LARGE_QUICK_S = {"one-rep": 60.0, "twenty-reps": 120.0}
LARGE_STORES = 1_000


def judged_families() -> tuple[str, ...]:
    """Those of the selection that have at most 300 stores."""
    return tuple(name for name in DEFAULT if family_of(name).stores <= MOST_STORES)


def engine_runs(asked: argparse.Namespace, made: Path) -> Iterator[Run]:
    """Every run asked for; scenarios are made in a folder."""
    if "families" in asked.bars:
        yield from _families(asked, made)
    if "threads" in asked.bars:
        yield from _threads(asked, made)
    if "large" in asked.bars:
        yield from _large(asked, made)


def _families(asked: argparse.Namespace, made: Path) -> Iterator[Run]:
    long_seeds = range(1, (asked.long_seeds or asked.seeds) + 1)
    for bar, seconds, seeds in (
        ("family start", asked.short, _seeds(asked)),
        ("family quick", asked.quick, _seeds(asked)),
        ("family long", asked.long, long_seeds),
    ):
        for scenario in _written(asked, made):
            for seed in seeds:
                yield Run(bar, scenario, seed, Seconds(seconds))


def _threads(asked: argparse.Namespace, made: Path) -> Iterator[Run]:
    """One and two threads by turns, so that what else the machine does hits them alike."""
    for scenario in _written(asked, made):
        for seed in _seeds(asked):
            for bar, threads in ((ONE_THREAD, 1), (TWO_THREADS, 2)):
                yield Run(bar, scenario, seed, Seconds(asked.quick), threads=threads)


def _large(asked: argparse.Namespace, made: Path) -> Iterator[Run]:
    scenarios = (
        write_monthly(made / "one-rep", LARGE_STORES, FAMILY_SEED),
        write_twenty(made / "twenty-reps", FAMILY_SEED),
    )
    for scenario in scenarios:
        quick = asked.large_part * LARGE_QUICK_S[scenario.name]
        for bar, seconds in (("large quick", quick), ("large long", asked.large_long)):
            for seed in _seeds(asked):
                yield Run(bar, scenario, seed, Seconds(seconds))


def _written(asked: argparse.Namespace, made: Path) -> list[Path]:
    names = [name for name in asked.only.split(",") if name] or judged_families()
    return [write_family(made / name, name, FAMILY_SEED) for name in names]


def _seeds(asked: argparse.Namespace) -> range:
    return range(1, asked.seeds + 1)
