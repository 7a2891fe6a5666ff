"""How long a review takes: one rep and all, over a year, and how it grows."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from benchmarks import records
from benchmarks.review_year import MONDAY, STORES_A_REP, versions, visits_of, year_of
from routeplan.review import Circumstances, Review, Version, VisitTable, gather

RESULTS = Path(__file__).parent / "results" / "review.jsonl"
DAYS = 364
MOST_ONE_S, MOST_ALL_S = 1.0, 10.0


def timed(call: Callable[[], object]) -> dict[str, float]:
    """Seconds by the clock, and seconds of the processor, which other programs do not stretch."""
    wall, cpu = time.perf_counter(), time.process_time()
    call()
    return {
        "seconds": round(time.perf_counter() - wall, 3),
        "cpu_seconds": round(time.process_time() - cpu, 3),
    }


def review_of(
    ran: tuple[Version, ...], visits: VisitTable, reps: list[str] | None, by: tuple[str, ...]
) -> int:
    last = MONDAY + timedelta(days=DAYS - 1)
    teams = {version.name: f"team {int(version.name[1:]) // 10}" for version in ran}
    facts = gather(ran, visits, last, Circumstances(teams=teams), reps)
    return len(Review(facts, date(2026, 1, 1), last, by).groups)  # type: ignore[arg-type]


def measure(reps: int) -> list[dict[str, object]]:
    ran = versions(reps)
    visits = year_of(ran)
    about = {"reps": reps, "stores": reps * STORES_A_REP, "records": len(visits)}
    calls: dict[str, Callable[[], object]] = {
        "one rep": lambda: review_of(ran, visits, [ran[0].name], ()),
        "one rep by week": lambda: review_of(ran, visits, [ran[0].name], ("week",)),
        "all by rep": lambda: review_of(ran, visits, None, ("rep",)),
        "all by team and month": lambda: review_of(ran, visits, None, ("team", "month")),
    }
    if reps == 1:
        given = list(visits_of(ran[0], DAYS))
        calls = {"columns of one rep's visits": lambda: VisitTable.of(given)}
    return [{**about, "what": name, **timed(call)} for name, call in calls.items()]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reps", type=int, nargs="+", default=[1, 20, 40, 100, 200])
    parser.add_argument("--out", type=Path, default=RESULTS)
    given = parser.parse_args(arguments)
    origin = records.sources()
    broken = 0
    for reps in given.reps:
        for row in measure(reps):
            records.append(given.out, {**records.now(), **origin, **row})
            print(json.dumps(row), flush=True)
            most = MOST_ONE_S if str(row["what"]).startswith("one") else MOST_ALL_S
            broken += float(str(row["cpu_seconds"])) > most
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
