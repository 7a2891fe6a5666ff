"""
How soon the pages of a plan and of a new plan can be used, and how smoothly the map moves.

``python -m benchmarks.pages`` keeps a plan of 400 stores on 24 days in an archive, starts
``routeplan serve`` over it, and opens the plan's page in headless Chromium at the size of a desk
and of a phone; then that of a new plan, onto which it drops the stores as CSV and as Excel file
or chooses the archive's. Prints a line of JSON for each and, with ``--record``, adds it to
``results/pages.jsonl``; ends with 1 where a page takes longer than 2 s, from the request until
stores and map stand, or paints fewer than 30 frames a second.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from benchmarks import records
from benchmarks.pages.company import ITERATIONS, big_problem, found_archive
from benchmarks.pages.measuring import DESKTOP, PHONE, measure
from benchmarks.pages.new_plan import measure_new, store_files
from benchmarks.phones.trial import served
from routeplan.api.cookies import COOKIE

RESULTS = Path(__file__).parent.parent / "results" / "pages.jsonl"
MOST_S, FEWEST_FRAMES = 2.0, 30.0


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stores", type=int, default=400)
    parser.add_argument("--record", action="store_true")
    asked = parser.parse_args(arguments)
    origin = records.sources()
    missed = 0
    with tempfile.TemporaryDirectory(prefix="routeplan-pages-") as folder:
        place = str(Path(folder) / "archive.db")
        path, secret = found_archive(place, asked.stores)
        files = store_files(big_problem(asked.stores))
        cookie = {"name": COOKIE, "value": secret}
        with served(place) as server:
            address = f"http://{server.host}:{server.port}"
            for size in (DESKTOP, PHONE):
                plan = measure(address, path, cookie, size)
                new = measure_new(address, files, cookie, size)
                for page, found in (("plan", plan), ("new plan", new)):
                    about = {"page": page, "stores": asked.stores, "iterations": ITERATIONS}
                    row = {**records.now(), **origin, **about, "size": list(size), **found}
                    print(json.dumps(row), flush=True)
                    if asked.record:
                        records.append(RESULTS, row)
                missed += plan["interactive_s"] > MOST_S
                missed += sum(new[key] > MOST_S for key in new if key.endswith("_interactive_s"))
                missed += plan["pan_frames_a_second"] < FEWEST_FRAMES
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
