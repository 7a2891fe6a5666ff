"""
Kill -9 during writes, at random moments, on SQLite and PostgreSQL.

``python -m benchmarks.archive_kills --kills 100`` prints one line of JSON a database and, with
``--record``, adds it to ``results/archive_kills.jsonl``. PostgreSQL's own server is not killed
here, only the program that writes; SQLite's is the same process.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.records import append, now, sources

TESTS = Path(__file__).parent.parent / "tests"
RESULTS = Path(__file__).parent / "results" / "archive_kills.jsonl"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--record", action="store_true")
    asked = parser.parse_args()
    sys.path.insert(0, str(TESTS))
    from postgresql_server import Server, program

    folder = Path(tempfile.mkdtemp(prefix="routeplan-kills-"))
    places = {"sqlite": str(folder / "archive.db")}
    server = Server() if program("initdb") else None
    if server is not None:
        places["postgresql"] = server.new_database()
    try:
        for database, place in places.items():
            record = run(database, place, asked.kills, asked.seed)
            print(json.dumps(record))
            if asked.record:
                append(RESULTS, record)
    finally:
        shutil.rmtree(folder)
        if server is not None:
            server.stop()


def run(database: str, place: str, kills: int, seed: int) -> dict[str, object]:
    """Kill so many times; what was acknowledged, what of it is lost, and the file's health."""
    from archive_world import add_world
    from killing import integrity, kept, kill_while_writing

    from routeplan.archive import open_archive

    made_from = sources()
    archive = open_archive(place)
    add_world(archive)
    archive.close()
    rng = random.Random(seed)
    acknowledged: set[tuple[str, str]] = set()
    damaged = 0
    start = time.perf_counter()
    for number in range(kills):
        acknowledged |= kill_while_writing(place, f"r{number}", rng)
        damaged += integrity(place) != "ok"
    there = kept(place)
    return {
        **now(),
        **made_from,
        "database": database,
        "seed": seed,
        "kills": kills,
        "seconds": round(time.perf_counter() - start, 1),
        "acknowledged": dict(Counter(what for what, _ in sorted(acknowledged))),
        "lost": len(acknowledged - there),
        "damaged": damaged,
    }


if __name__ == "__main__":
    main()
