"""
Makes the data of ``scenarios/helsinki`` anew, byte for byte.

``python scenarios/helsinki.py FOLDER`` cuts it from the OpenStreetMap data of the city's
centre in that folder.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from make import City, middle_of, read_city, write_csv, write_travel

from routeplan.formats.cells import CellError
from routeplan.formats.clock import opening_hours
from routeplan.formats.osm_hours import osm_hours

FOLDER = Path(__file__).parent / "helsinki"
SHIPPED = ("LICENSE-ODbL-1.0.md", "roads.osm.pbf", "basemap.pmtiles")
SEED = 4
MEDIANS = {
    "supermarket": 4_000, "convenience": 1_500, "kiosk": 1_200, "alcohol": 1_500, "cafe": 700,
    "fast_food": 700, "pharmacy": 600, "clothes": 500, "shoes": 400, "books": 400, "optician": 350,
    "hairdresser": 300,
}  # fmt: skip
STORE_HEADER = (
    "id", "name", "lat", "lon", "sales", "kind", "brand", "address", "opening hours",
)  # fmt: skip
REP_HEADER = (
    "id", "name", "lat", "lon", "mode", "hours", "weekdays", "break min", "break window",
    "auxiliary min", "overtime min", "most stops",
)  # fmt: skip
REP_DAY = ("foot", "09:30-18:30", "Mon-Sat", 60, "11:30-14:30", 30, 0, "")
REP_NAMES = ("Aino Virtanen", "Elias Lindqvist")
# A store stays in where an A visit of half an hour fits its opening on five of six weekdays.
WORK_S, STAY_S, WEEKDAYS, FEWEST_DAYS = (34_200, 64_800), 1_800, 6, 5


def helsinki(folder: Path, city: City) -> None:
    """Stores that can be visited, and a rep at the middle store of each half."""
    chosen = [number for number, row in enumerate(city.rows) if is_open(row["opening_hours"])]
    bases = [middle_of(city, part) for part in parts(city, chosen)]
    rows = [
        (
            row["id"], row["name"], row["lat"], row["lon"], city.sales[number], row["kind"],
            row["brand"], row["address"], row["opening_hours"],
        )
        for number, row in ((number, city.rows[number]) for number in chosen)
    ]  # fmt: skip
    reps = [
        (f"R{number}", name, city.rows[base]["lat"], city.rows[base]["lon"], *REP_DAY)
        for number, (name, base) in enumerate(zip(REP_NAMES, bases, strict=True), start=1)
    ]
    write_csv(folder / "stores.csv", STORE_HEADER, rows)
    write_csv(folder / "reps.csv", REP_HEADER, reps)
    ids = [row[0] for row in (*rows, *reps)]
    write_travel(folder / "travel.npz", city, [*chosen, *bases], ids)


def is_open(text: str) -> bool:
    """True where nothing is known, or a visit fits on most weekdays; False where unreadable."""
    if not text:
        return True
    try:
        week = osm_hours(text) or opening_hours(text)
    except CellError:
        return False
    days = [
        any(
            min(window.end_s, WORK_S[1]) - max(window.start_s, WORK_S[0]) >= STAY_S
            for window in windows
        )
        for windows in week[:WEEKDAYS]
    ]
    return sum(days) >= FEWEST_DAYS


def parts(city: City, numbers: Sequence[int]) -> list[list[int]]:
    """Stores split in equal parts from west to east, one for each rep."""
    ordered = sorted(numbers, key=lambda number: float(city.rows[number]["lon"]))
    cuts = [len(ordered) * part // len(REP_NAMES) for part in range(len(REP_NAMES) + 1)]
    return [ordered[first:last] for first, last in pairwise(cuts)]


def main() -> None:
    """Make the files, in this folder or another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, metavar="FOLDER")
    parser.add_argument("--into", type=Path, default=FOLDER)
    wishes = parser.parse_args()
    wishes.into.mkdir(parents=True, exist_ok=True)
    helsinki(wishes.into, read_city(wishes.data, "matrix_foot.npz", MEDIANS, SEED))
    for name in SHIPPED:
        shutil.copyfile(wishes.data / name, wishes.into / name)


if __name__ == "__main__":
    main()
