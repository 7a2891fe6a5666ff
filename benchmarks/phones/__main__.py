"""
Phones that send visits while a supervisor reads reviews, on SQLite and PostgreSQL.

``python -m benchmarks.phones --phones 50 --visits 200`` starts ``routeplan serve``, lets the
phones send from a process of their own, a tenth of the visits twice and a tenth out of order,
and counts what is there afterwards. Prints one line of JSON a database and, with ``--record``,
adds it to ``results/phones.jsonl``; ends with 1 where a visit was lost or doubled. PostgreSQL is
a server of its own that writes to the disk before it answers, or the one of ``--url``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from benchmarks import records
from benchmarks.phones.trial import trial

TESTS = Path(__file__).parent.parent.parent / "tests"
RESULTS = Path(__file__).parent.parent / "results" / "phones.jsonl"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phones", type=int, default=50)
    parser.add_argument("--visits", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--url", help="an empty PostgreSQL database; else one is started")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), action="append")
    parser.add_argument("--record", action="store_true")
    asked = parser.parse_args(arguments)
    broken = 0
    for database in asked.database or ("sqlite", "postgresql"):
        origin = records.sources()
        row = _measured(database, asked.url, asked.phones, asked.visits, asked.seed)
        row = {**records.now(), **origin, "database": database, "seed": asked.seed, **row}
        print(json.dumps(row), flush=True)
        if asked.record:
            records.append(RESULTS, row)
        broken += int(str(row["lost"])) + int(str(row["doubled"])) + int(str(row["refused"]))
    return 1 if broken else 0


def _measured(
    database: str, url: str | None, phones: int, visits: int, seed: int
) -> dict[str, object]:
    if database == "sqlite":
        with tempfile.TemporaryDirectory(prefix="routeplan-phones-") as folder:
            return trial(str(Path(folder) / "archive.db"), phones, visits, seed)
    if url is not None:
        return trial(url, phones, visits, seed)
    sys.path.insert(0, str(TESTS))
    from postgresql_server import Server

    server = Server(is_durable=True)
    try:
        return trial(server.new_database(), phones, visits, seed)
    finally:
        server.stop()


if __name__ == "__main__":
    sys.exit(main())
