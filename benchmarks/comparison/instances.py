"""The problems that engines are compared on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.families import DEFAULT, family_names, write_family
from benchmarks.records import ROOT
from routeplan.formats.scenario import read_scenario
from routeplan.problem import Problem
from routeplan.solver.hours import visits_needed

SCENARIOS = ROOT / "scenarios"
FAMILY_SEED = 1


@dataclass(frozen=True)
class Instance:
    """
    A made-up family or a shipped scenario, by its name.

    Parameters
    ----------
    sha256
        Over the names and hashes of the files that were read.
    worst_cost
        What leaving out every visit costs: the price of a failure.
    """

    name: str
    path: Path
    sha256: str
    stores: int
    visits: int
    worst_cost: int


def shipped_names() -> tuple[str, ...]:
    """The scenarios that come with routeplan."""
    return tuple(sorted(path.parent.name for path in SCENARIOS.glob("*/scenario.toml")))


def default_names() -> tuple[str, ...]:
    """The selection of families, then the shipped scenarios."""
    return (*DEFAULT, *shipped_names())


def instances(names: Sequence[str], folder: Path, seed: int = FAMILY_SEED) -> list[Instance]:
    """
    The instances of these names, families written to a folder of their own in ``folder``.

    Raises
    ------
    ValueError
        A name that is neither a family nor a scenario.
    """
    shipped = shipped_names()
    if unknown := [name for name in names if name not in (*family_names(), *shipped)]:
        raise ValueError(f"neither a family nor a scenario: {', '.join(unknown)}")
    paths = (
        SCENARIOS / name if name in shipped else write_family(folder / name, name, seed)
        for name in names
    )
    return [_instance(name, path) for name, path in zip(names, paths, strict=True)]


def _instance(name: str, path: Path) -> Instance:
    problem = read_scenario(path)
    inputs = json.dumps(dict(problem.source.inputs), sort_keys=True)
    stores = range(len(problem.stores))
    return Instance(
        name=name,
        path=path,
        sha256=hashlib.sha256(inputs.encode("utf-8")).hexdigest(),
        stores=len(stores),
        visits=sum(visits_needed(problem, store) for store in stores),
        worst_cost=_worst_cost(problem),
    )


def _worst_cost(problem: Problem) -> int:
    return sum(
        visits_needed(problem, store) * problem.left_out_units(store)
        for store in range(len(problem.stores))
    )
