"""
Own road graph against a known matrix: seconds, memory and error.

``python -m benchmarks.roads FOLDER`` wants a folder with ``roads.osm.pbf``, ``stores.csv``
(id, lat, lon), ``stores_all.csv`` and ``matrix_car.npz`` (duration_s, distance_m), and prints
one line of JSON. Nothing is cached.
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import spearmanr

from routeplan.errors import InputError
from routeplan.travel import Place, straight_line
from routeplan.travel.fit import fit_factor, fit_line, mean_error_percent
from routeplan.travel.roads import Roads, build_graph
from routeplan.travel.straight import line_metres

MANY = 2_000


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    places = read_places(folder / "stores.csv")
    with np.load(folder / "matrix_car.npz") as known:
        seconds, metres = (
            known[name].astype(float).ravel() for name in ("duration_s", "distance_m")
        )
    graph, build_s = timed(lambda: build_graph(folder / "roads.osm.pbf", "car"))
    roads = Roads(graph, limit_m=1_000)
    record: dict[str, Any] = {"build_s": build_s, "built_mb": most_mb(), "places": len(places)}
    table, record["table_s"] = timed(lambda: roads.table(places, places))
    record["table_mb"] = most_mb()
    record |= errors(table.seconds.ravel().astype(float), seconds)
    is_trip = metres > 0
    record["metres_error_percent"] = mean_error_percent(
        table.metres.ravel()[is_trip].astype(float), metres[is_trip]
    )
    record["straight"] = straight_errors(places, seconds, metres)
    many = reachable(roads, read_places(folder / "stores_all.csv"))[:MANY]
    _, record["many_s"] = timed(lambda: roads.table(many, many))
    record |= {"many": len(many), "many_mb": most_mb()}
    print(json.dumps(record))


def read_places(path: Path) -> list[Place]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return [Place(row["id"], float(row["lat"]), float(row["lon"])) for row in rows]


def timed(call: Any) -> tuple[Any, dict[str, float]]:
    """The answer, and the seconds by the clock and of this process."""
    clock, process = time.perf_counter(), time.process_time()
    answer = call()
    spent = {"clock": time.perf_counter() - clock, "process": time.process_time() - process}
    return answer, {name: round(seconds, 2) for name, seconds in spent.items()}


def most_mb() -> int:
    """The most memory that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def errors(estimated_s: np.ndarray, seconds: np.ndarray) -> dict[str, float]:
    """Error before and after one factor, and the rank correlation."""
    is_trip = (seconds > 0) & (estimated_s > 0)
    estimated_s, seconds = estimated_s[is_trip], seconds[is_trip]
    fitted = fit_factor(estimated_s, seconds)
    return {
        "error_percent": mean_error_percent(estimated_s, seconds),
        "factor": fitted.factor,
        "fitted_error_percent": fitted.error_percent,
        "rank_correlation": round(float(spearmanr(estimated_s, seconds).statistic), 4),
    }


def straight_errors(
    places: list[Place], seconds: np.ndarray, metres: np.ndarray
) -> dict[str, float]:
    plain = straight_line(places).seconds.ravel().astype(float)
    fitted = fit_line(line_metres(places).ravel(), seconds, metres).line
    error = errors(plain, seconds)
    error["fitted_line_error_percent"] = fitted.error_percent or 0.0
    return error


def reachable(roads: Roads, places: list[Place]) -> list[Place]:
    """Places that are near enough to a connected road."""
    try:
        roads.checked_snaps(places)
    except InputError as error:
        far = {fault.where for fault in error.faults}
        return [place for place in places if place.id not in far]
    return places


if __name__ == "__main__":
    main()
