"""How long ``routeplan --help`` takes, as a multiple of ``import rich``, run by turns."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time

RUNS = 20
MOST_TIMES = 3.0
CALLS = {
    "help": [sys.executable, "-m", "routeplan", "--help"],
    "rich": [sys.executable, "-c", "import rich"],
}


def seconds_of(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> int:
    times: dict[str, list[float]] = {name: [] for name in CALLS}
    for command in CALLS.values():
        seconds_of(command)
    for _ in range(RUNS):
        for name, command in CALLS.items():
            times[name].append(seconds_of(command))
    medians = {name: statistics.median(each) for name, each in times.items()}
    ratio = medians["help"] / medians["rich"]
    record = {
        "runs": RUNS,
        "help_s": round(medians["help"], 4),
        "import_rich_s": round(medians["rich"], 4),
        "times": round(ratio, 2),
        "most_times": MOST_TIMES,
    }
    print(json.dumps(record))
    return 0 if ratio <= MOST_TIMES else 1


if __name__ == "__main__":
    sys.exit(main())
