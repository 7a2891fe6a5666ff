"""
Straight lines, own roads, OSRM and Valhalla side by side.

``python -m benchmarks.providers FOLDER ...`` wants scenarios with a known matrix
(``travel.npz``) and the roads that it was made on (``roads.osm.pbf``), builds each source of
travel anew, asks it for all ways, plans on it, and drives each plan on the known times. One
line a source and scenario is added to ``benchmarks/results/providers.jsonl``. Seconds are
those of the processor, in the process that holds the roads. OSRM and Valhalla are the programs
that ``make routing`` unpacks; nothing is cached.
"""

from __future__ import annotations

import argparse
import dataclasses
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.measured import KIB_A_MB
from benchmarks.records import ROOT, Record, append, now, sources
from benchmarks.roads import errors
from benchmarks.routing_programs import are_here, osrm, valhalla
from benchmarks.table import printed
from routeplan.check import check
from routeplan.errors import InputError
from routeplan.figures import figures, plan_days
from routeplan.formats.scenario import read_scenario
from routeplan.problem import Problem, places_of
from routeplan.solver import Iterations, solve
from routeplan.travel import Place, Travel, straight_line
from routeplan.travel.provider import travel_from

ROADS = "roads.osm.pbf"
RESULTS = ROOT / "benchmarks/results/providers.jsonl"
HOUR_S = 3_600
LATE = "PV05"

MANY_PAIRS = 10

Answer = tuple[Travel, Record]
Ask = Callable[[Sequence[Place]], Travel]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--iterations", type=int, default=300_000)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--results", type=Path, default=RESULTS)
    wishes = parser.parse_args(arguments)
    if not are_here():
        parser.error("OSRM and Valhalla are not here: make routing")
    origin = sources()
    for folder in wishes.folders:
        records = []
        for name, answer in travels(folder):
            record = {**origin, "scenario": folder.name, "provider": name, **answer[1]}
            record |= planned(folder, answer[0], wishes.iterations, wishes.seeds)
            append(wishes.results, {**now(), **record})
            records.append(record)
        print(folder.name)
        print(printed(table(records)))


def travels(folder: Path) -> Iterator[tuple[str, Answer]]:
    """Each source's travel between the places of a scenario, and what it took."""
    known = read_scenario(folder).travel
    yield "known matrix", (known, {})
    for name, server in SERVERS.items():
        with tempfile.TemporaryDirectory() as data, server(folder / ROADS, Path(data)) as running:
            url = None if running is None else running.url
            before_s = 0.0 if running is None else running.cpu_s()
            travel, record = alone(name, folder, url)
            if running is not None:
                record["table_s"] = round(running.cpu_s() - before_s, 2)
                record["build_s"] = round(running.build_s, 2)
                record["table_mb"] = round(running.peak_mb())
        is_trip = known.metres.ravel() > 0
        seconds = (each.seconds.ravel()[is_trip].astype(float) for each in (travel, known))
        yield name, (travel, {**record, **errors(*seconds)})


SERVERS: dict[str, Callable[[Path, Path], Any]] = {
    "straight line": lambda *_: nullcontext(),
    "own road graph": lambda *_: nullcontext(),
    "OSRM": osrm,
    "Valhalla": valhalla,
}


def alone(name: str, folder: Path, url: str | None) -> Answer:
    """A source's travel, asked for in a process of its own, so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(asked, name, folder, url).result()


def asked(name: str, folder: Path, url: str | None) -> Answer:
    """Build the source and ask it for all ways."""
    problem = read_scenario(folder)
    places = places_of(problem.stores, problem.reps)
    before = time.process_time()
    ask = source(name, folder, url)
    built = time.process_time()
    travel, without = reachable(ask, places, problem.travel)
    done = time.process_time()
    return travel, {
        "without_way": without,
        "build_s": round(built - before, 2),
        "places": len(places),
        "table_s": round(done - built, 2),
        "table_mb": round(own_peak_mb()),
    }


def reachable(ask: Ask, places: Sequence[Place], known: Travel) -> tuple[Travel, int]:
    """
    Travel between all places, and how many of them the source finds no way from or to.

    These keep their known times, so that one plan holds all stores.
    """
    try:
        return ask(places), 0
    except InputError as error:
        names = Counter(name for fault in error.faults for name in fault.where.split(" to "))
        # In a list of pairs the one that cannot be left or reached stands in every pair.
        lost = {name for name, times in names.items() if times >= MANY_PAIRS}
    if not lost:
        raise ValueError(f"ways are missing between {len(names)} places")
    kept = [number for number, place in enumerate(places) if place.id not in lost]
    found, more = reachable(ask, [places[number] for number in kept], part(known, kept))
    seconds, metres = known.seconds.copy(), known.metres.copy()
    seconds[np.ix_(kept, kept)], metres[np.ix_(kept, kept)] = found.seconds, found.metres
    return dataclasses.replace(found, seconds=seconds, metres=metres), len(lost) + more


def part(travel: Travel, numbers: Sequence[int]) -> Travel:
    """The travel between some of its places."""
    seconds, metres = (
        np.ascontiguousarray(each[np.ix_(numbers, numbers)])
        for each in (travel.seconds, travel.metres)
    )
    return dataclasses.replace(travel, seconds=seconds, metres=metres)


def source(name: str, folder: Path, url: str | None) -> Ask:
    """What answers for a source; building it is done when this returns."""
    if url is not None:
        from routeplan.travel.servers import Osrm, Valhalla
        from routeplan.travel.servers.http import Server

        server = Server(url, timeout_s=600)
        provider: Any = Osrm(server) if name == "OSRM" else Valhalla(server)
        return lambda places: travel_from(provider, places)
    if name == "straight line":
        return straight_line
    from routeplan.travel.roads import Roads, build_graph

    roads = Roads(build_graph(folder / ROADS, "car"))
    return lambda places: travel_from(roads, places)


def own_peak_mb() -> float:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / KIB_A_MB


def planned(folder: Path, travel: Travel, iterations: int, seeds: int) -> Record:
    """Plans made on a travel, driven on the scenario's own times; means over seeds."""
    problem = read_scenario(folder)
    runs = [
        driven(problem, dataclasses.replace(problem, travel=travel), iterations, seed)
        for seed in range(1, seeds + 1)
    ]
    means = {key: round(float(np.mean([run[key] for run in runs])), 3) for key in runs[0]}
    return {"iterations": iterations, "seeds": seeds, **means}


def driven(problem: Problem, estimated: Problem, iterations: int, seed: int) -> Record:
    result = solve(estimated, until=Iterations(iterations), seed=seed)
    days = plan_days(problem, result.plan)
    late = [each for each in check(problem, result.plan) if each.code == LATE]
    return {
        "thought_h": figures(plan_days(estimated, result.plan)).drive_s / HOUR_S,
        "driven_h": figures(days).drive_s / HOUR_S,
        "left_out": sum(entry.visits for entry in result.plan.left_out),
        "late_days": len(late),
        "days": len(days),
    }


def table(records: Sequence[Record]) -> list[list[str]]:
    """What a reader compares; driving over that of plans made on the known times."""
    best_h = records[0]["driven_h"]
    rows = [
        ["travel from", "build", "all ways", "memory", "error", "after one factor",
         "rank correlation", "driving of its plans", "days too long"]
    ]  # fmt: skip
    for record in records:
        has_own = "build_s" in record
        rows.append(
            [
                record["provider"],
                f"{record['build_s']:.1f} s" if has_own else "",
                f"{record['table_s']:.1f} s" if has_own else "",
                f"{record['table_mb']} MB" if has_own else "",
                f"{record['error_percent']:.1f} %" if has_own else "",
                f"{record['fitted_error_percent']:.1f} %" if has_own else "",
                f"{record['rank_correlation']:.4f}" if has_own else "",
                f"{record['driven_h']:.1f} h ({100 * (record['driven_h'] / best_h - 1):+.1f} %)",
                f"{record['late_days']:.1f} of {record['days']:.0f}",
            ]
        )
    return rows


if __name__ == "__main__":
    main()
