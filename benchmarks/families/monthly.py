"""Made-up scenarios like a rep's, any size, the same for the same seed."""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from pathlib import Path
from random import Random

TOWN = 48.20, 16.37
KM_A_DEGREE = 111.2
SPREAD_KM = 6.0
SHARE_A, SHARE_B = 0.05, 0.2

SCENARIO = """\
name = "{name}"
stores = "stores.csv"
reps = "reps.csv"
rules = "rules.toml"
weeks = 4

[travel]
kind = "straight"
"""
MONTHLY = """\
[classes.A]
visits = 1
weeks = 1
in_store_min = 10

[classes.B]
visits = 1
weeks = 2
in_store_min = 6

[classes.C]
visits = 1
weeks = 4
in_store_min = 5
"""
REP_HEADER = "id", "name", "lat", "lon", "hours", "weekdays", "break min", "break window"
REP = "R1", "Robin Vale", *TOWN, "08:00-18:00", "Mon-Sat", 60, "11:30-14:30"


def write_monthly(folder: Path, stores: int, seed: int) -> Path:
    """
    Write a scenario of one rep and four weeks: A weekly, B every two weeks, C once.

    One store in twenty is A, the next three are B. Places lie round a town's centre,
    normally distributed. Everything is invented.

    Returns
    -------
    Path
        The folder, made where it was not.
    """
    random = Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        (f"S{number:04d}", f"Store {number}", *_place(random), _class(number, stores))
        for number in range(1, stores + 1)
    ]
    _write_csv(folder / "stores.csv", ("id", "name", "lat", "lon", "class"), rows)
    _write_csv(folder / "reps.csv", REP_HEADER, [REP])
    (folder / "rules.toml").write_text(MONTHLY, encoding="utf-8")
    name = f"{stores} stores by the month"
    (folder / "scenario.toml").write_text(SCENARIO.format(name=name), encoding="utf-8")
    return folder


def _place(random: Random) -> tuple[str, str]:
    lat, lon = TOWN
    north_km, east_km = (SPREAD_KM * random.gauss(0, 1) for _ in range(2))
    east_degree_km = KM_A_DEGREE * math.cos(math.radians(lat))
    return f"{lat + north_km / KM_A_DEGREE:.5f}", f"{lon + east_km / east_degree_km:.5f}"


def _class(number: int, stores: int) -> str:
    if number <= SHARE_A * stores:
        return "A"
    return "B" if number <= SHARE_B * stores else "C"


def _write_csv(path: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
