"""
Two threads against one on classic instances, from the records of ``benchmarks.pvrp``.

    python -m benchmarks.threads benchmarks/results/pvrp-threads.jsonl
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.engine_verdicts import ONE_THREAD, TWO_THREADS
from benchmarks.records import Record, read
from benchmarks.table import printed
from benchmarks.verdicts import table

BARS = {1: ONE_THREAD, 2: TWO_THREADS}
SAME = "until", "machine", "commit"


def by_threads(records: Sequence[Record]) -> Iterator[Record]:
    """The records that compare with the newest one, as those of the threads' bar."""
    newest = records[-1]
    for record in records:
        if record["threads"] in BARS and all(record[key] == newest[key] for key in SAME):
            yield {
                "bar": BARS[record["threads"]],
                "scenario": record["instance"],
                "cost": record["cost"],
                "violations": record["violations"],
                "error": record["error"],
            }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; 1 where two threads are worse on average."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.threads", description=__doc__)
    parser.add_argument("records", type=Path, help="written by benchmarks.pvrp --out")
    asked = parser.parse_args(arguments)
    rows = table(list(by_threads(read(asked.records))))
    if len(rows) == 1:
        parser.error("there are no runs with two threads")
    print(printed(rows))
    return 1 if any(row[-1] == "FAIL" for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
