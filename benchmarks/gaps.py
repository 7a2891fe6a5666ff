"""
Gaps to the best known values, from the records of ``benchmarks.pvrp``.

    python -m benchmarks.gaps benchmarks/results/pvrp.jsonl
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.records import Record, read
from benchmarks.table import printed

SAME = "engine", "until", "threads", "machine", "commit"


def comparable(records: Sequence[Record]) -> list[Record]:
    """Those that compare with the newest; of runs with the same seed the last."""
    newest = records[-1]
    alike = (each for each in records if all(each.get(key) == newest.get(key) for key in SAME))
    return list({(each["instance"], each["seed"]): each for each in alike}.values())


def gaps(records: Sequence[Record]) -> Iterator[tuple[str, ...]]:
    """A line for each instance; where a run failed there is no mean over the others."""
    yield "instance", "runs", "failed", "best cost", "mean gap %", "worst gap %"
    for name in sorted({record["instance"] for record in records}):
        own = [record for record in records if record["instance"] == name]
        costs = [record["cost"] for record in own if record["violations"] == 0]
        yield name, *_counts(own), f"{min(costs):.2f}" if costs else "-", *_mean_and_worst(own)
    yield "all", *_counts(records), "-", *_mean_and_worst(records)


def _counts(records: Sequence[Record]) -> tuple[str, str]:
    failed = sum(record["violations"] != 0 for record in records)
    return str(len(records)), str(failed)


def _mean_and_worst(records: Sequence[Record]) -> tuple[str, str]:
    found = [record["gap_percent"] for record in records]
    if None in found or not found:
        return "-", "-"
    return f"{sum(found) / len(found):.3f}", f"{max(found):.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table of the runs that compare with the newest; 1 where one failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gaps", description=__doc__)
    parser.add_argument("records", type=Path, help="written by benchmarks.pvrp --out")
    records = comparable(read(parser.parse_args(arguments).records))
    print(", ".join(f"{key} {records[-1].get(key)}" for key in SAME))
    print(printed(list(gaps(records))))
    return 0 if all(record["violations"] == 0 for record in records) else 1


if __name__ == "__main__":
    sys.exit(main())
