"""
Makes the data of the shipped scenarios anew, byte for byte.

``python scenarios/make.py`` makes the two invented ones; with ``--montevideo FOLDER``
also those cut from the OpenStreetMap data of Montevideo in that folder.
"""

from __future__ import annotations

import argparse
import csv
import math
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from statistics import NormalDist
from typing import Any, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

HERE = Path(__file__).parent
LICENCE = "LICENSE-ODbL-1.0.md"
ROADS = "roads.osm.pbf"
BASEMAP = "basemap.pmtiles"
KM_A_DEGREE = 111.2
STORE_HEADER = ("id", "name", "lat", "lon", "sales", "kind")
REP_HEADER = (
    "id", "name", "lat", "lon", "hours", "weekdays", "break min", "break window", "auxiliary min",
    "overtime min", "most stops",
)  # fmt: skip
REP_DAY = ("08:30-17:30", "Mon-Sat", 60, "11:30-14:30", 30, 0, "")

HANDBOOK_SEED, STANDARD_SEED, MONTEVIDEO_SEED = 12, 60, 2
# Stores, middle and spread of their sales, and how far from the centre: big shops stand there.
HANDBOOK_SHOPS = ((7, 5_800, 700, 0.8), (17, 2_330, 300, 2.0), (21, 950, 450, 3.0))
HANDBOOK_TOWN = (52.06, -1.02)
STANDARD_STORES = 150
STANDARD_TOWN = (52.41, -0.72)
STANDARD_SPREAD_KM = 2.6
STANDARD_SIGMA = 1.65

CITY_SIGMA = 1.3
MONTEVIDEO_MEDIANS = {
    "supermarket": 4_000,
    "pharmacy": 1_400,
    "convenience": 1_000,
    "bakery": 800,
    "butcher": 700,
    "greengrocer": 600,
}
MONTEVIDEO_ANCHOR = "City"
NEIGHBOURS = 130
REP_NAMES = ("Ana Silva", "Bruno Pereira", "Carla Núñez", "Diego Acosta")

STREETS = (
    "Abbey Lane", "Bridge Street", "Canal Side", "Castle Hill", "Chapel Row", "Church Street",
    "Clock Tower", "Elm Grove", "Fair Green", "Foundry Yard", "Harbour Road", "High Street",
    "Kiln Corner", "Linden Avenue", "Market Square", "Mill Lane", "North Gate", "Old Brewery",
    "Park View", "Queens Road", "River Walk", "Rose Terrace", "South Gate", "Station Road",
    "Weavers Court",
)  # fmt: skip
KINDS = {
    "Supermarket": "supermarket",
    "Corner Shop": "convenience",
    "Mini Market": "convenience",
    "Food Hall": "supermarket",
    "Pharmacy": "pharmacy",
    "Bakery": "bakery",
    "Kiosk": "kiosk",
}
CHINESE_NAMES = (
    ("幸福超市", "supermarket"), ("东门便利店", "convenience"), ("好邻居食品店", "convenience"),
    ("明珠商店", "convenience"), ("阳光面包房", "bakery"),
)  # fmt: skip

T = TypeVar("T")
Row = Sequence[Any]
Matrix = npt.NDArray[Any]


class City(NamedTuple):
    """Stores of a city as read, their sales as drawn, and the travel between them."""

    rows: list[dict[str, str]]
    sales: list[int]
    seconds: Matrix
    metres: Matrix

    @property
    def both_ways_s(self) -> Matrix:
        """Seconds there and back."""
        return self.seconds.astype(np.int64) + self.seconds.T


def handbook(folder: Path) -> None:
    """Forty-five stores of which 7 are A, 17 B and 21 C."""
    random = Random(HANDBOOK_SEED)
    names = _mixed(random, [*CHINESE_NAMES, *_english_names(random, 40)])
    shops = [
        (round(middle + spread * (2 * random.random() - 1)), from_centre_km)
        for count, middle, spread, from_centre_km in HANDBOOK_SHOPS
        for _ in range(count)
    ]
    sales, spreads_km = zip(*_mixed(random, shops), strict=True)
    rows = _stores(random, "H", names, sales, HANDBOOK_TOWN, spreads_km)
    write_csv(folder / "stores.csv", STORE_HEADER, rows)
    write_csv(folder / "reps.csv", REP_HEADER, [("R1", "Alex Reed", *HANDBOOK_TOWN, *REP_DAY)])


def standard(folder: Path) -> None:
    """A hundred and fifty stores with sales from a heavy tail."""
    random = Random(STANDARD_SEED)
    names = _english_names(random, STANDARD_STORES)
    sales = [
        round(600 * math.exp(STANDARD_SIGMA * _normal(random))) for _ in range(STANDARD_STORES)
    ]
    spreads_km = [STANDARD_SPREAD_KM] * STANDARD_STORES
    rows = _stores(random, "S", names, sales, STANDARD_TOWN, spreads_km)
    write_csv(folder / "stores.csv", STORE_HEADER, rows)
    write_csv(folder / "reps.csv", REP_HEADER, [("R1", "Sam Carter", *STANDARD_TOWN, *REP_DAY)])


def montevideo_rep(folder: Path, city: City) -> None:
    """The stores nearest to one store; the next one's place is the base."""
    anchor = [row["name"] for row in city.rows].index(MONTEVIDEO_ANCHOR)
    nearest = np.argsort(city.both_ways_s[anchor], kind="stable").tolist()
    _write_city(folder, city, sorted(nearest[:NEIGHBOURS]), [nearest[NEIGHBOURS]])


def montevideo(folder: Path, city: City) -> None:
    """All stores, and a rep at the middle store of each quarter."""
    bases = [middle_of(city, quarter) for quarter in _quarters(city)]
    _write_city(folder, city, range(len(city.rows)), bases)


def read_city(data: Path, matrix_file: str, medians: Mapping[str, int], seed: int) -> City:
    """Real stores and travel times, with sales drawn by kind from a heavy tail."""
    with (data / "stores.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with np.load(data / matrix_file) as matrix:
        seconds, metres, ids = matrix["duration_s"], matrix["distance_m"], matrix["ids"]
    if ids.tolist() != [row["id"] for row in rows]:
        raise ValueError("the matrix and the stores are not in one order")
    random = Random(seed)
    sales = [round(medians[row["kind"]] * math.exp(CITY_SIGMA * _normal(random))) for row in rows]
    return City(rows, sales, seconds, metres)


def _write_city(folder: Path, city: City, chosen: Iterable[int], bases: Sequence[int]) -> None:
    chosen = list(chosen)
    # The source's opening hours are in OpenStreetMap's own syntax: carried, not applied.
    header = (*STORE_HEADER, "brand", "address", "osm opening hours")
    rows = [
        (
            row["id"], row["name"], row["lat"], row["lon"], city.sales[number], row["kind"],
            row["brand"], row["address"], row["opening_hours"],
        )
        for number, row in enumerate(city.rows)
        if number in set(chosen)
    ]  # fmt: skip
    write_csv(folder / "stores.csv", header, rows)
    reps = [
        (f"R{number}", REP_NAMES[number - 1], city.rows[base]["lat"], city.rows[base]["lon"],
         *REP_DAY)
        for number, base in enumerate(bases, start=1)
    ]  # fmt: skip
    write_csv(folder / "reps.csv", REP_HEADER, reps)
    places = [*chosen, *bases]
    write_travel(folder / "travel.npz", city, places, [row[0] for row in (*rows, *reps)])


def write_travel(path: Path, city: City, places: Sequence[int], ids: Sequence[str]) -> None:
    """The rows and columns of some places of a city, under other names."""
    np.savez_compressed(
        path,
        ids=np.array(ids),
        duration_s=city.seconds[np.ix_(places, places)],
        distance_m=city.metres[np.ix_(places, places)],
    )


def _quarters(city: City) -> list[list[int]]:
    """Stores split in equal halves by longitude, and each half by latitude."""

    def halves(numbers: Sequence[int], column: str) -> list[list[int]]:
        ordered = sorted(numbers, key=lambda number: float(city.rows[number][column]))
        return [ordered[: len(ordered) // 2], ordered[len(ordered) // 2 :]]

    everything = range(len(city.rows))
    return [part for half in halves(everything, "lon") for part in halves(half, "lat")]


def middle_of(city: City, numbers: Sequence[int]) -> int:
    """The store from which all others are driven to and back soonest."""
    apart_s = city.both_ways_s[np.ix_(numbers, numbers)].sum(axis=0)
    return numbers[int(apart_s.argmin())]


def _stores(
    random: Random,
    letter: str,
    names: Sequence[tuple[str, str]],
    sales: Sequence[int],
    town: tuple[float, float],
    spreads_km: Sequence[float],
) -> list[Row]:
    """Rows of stores on places around a town."""
    km_a_degree_east = KM_A_DEGREE * math.cos(math.radians(town[0]))
    return [
        (
            f"{letter}{number:03}",
            name,
            f"{town[0] + spread_km * _normal(random) / KM_A_DEGREE:.5f}",
            f"{town[1] + spread_km * _normal(random) / km_a_degree_east:.5f}",
            each,
            kind,
        )
        for number, ((name, kind), each, spread_km) in enumerate(
            zip(names, sales, spreads_km, strict=True), start=1
        )
    ]


def _english_names(random: Random, count: int) -> list[tuple[str, str]]:
    names = [(f"{street} {shop}", kind) for street in STREETS for shop, kind in KINDS.items()]
    return _mixed(random, names)[:count]


def _mixed(random: Random, things: Sequence[T]) -> list[T]:
    # Only random() itself is promised to be the same in every version of Python.
    return sorted(things, key=lambda _: random.random())


def _normal(random: Random) -> float:
    return NormalDist().inv_cdf(random.random())


def write_csv(path: Path, header: Row, rows: Iterable[Row]) -> None:
    """A table in UTF-8 with plain line ends."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def _cut_basemap(folder: Path) -> None:
    """Keep what a map of the scenario shows."""
    from routeplan.formats.html_map.basemap import basemap_of
    from routeplan.formats.scenario import read_scenario

    ground = basemap_of(read_scenario(folder / "stores.csv"))
    assert ground is not None
    (folder / BASEMAP).write_bytes(ground.content)


def main() -> None:
    """Make the files, in this folder or another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--montevideo", type=Path, metavar="FOLDER")
    parser.add_argument("--into", type=Path, default=HERE)
    wishes = parser.parse_args()
    city = None
    if wishes.montevideo is not None:
        medians = MONTEVIDEO_MEDIANS
        city = read_city(wishes.montevideo, "matrix_car.npz", medians, MONTEVIDEO_SEED)
    names = ["handbook", "standard", *(["montevideo-rep", "montevideo"] if city else [])]
    for name in names:
        (wishes.into / name).mkdir(parents=True, exist_ok=True)
    handbook(wishes.into / "handbook")
    standard(wishes.into / "standard")
    if city is not None:
        montevideo_rep(wishes.into / "montevideo-rep", city)
        montevideo(wishes.into / "montevideo", city)
        for name in ("montevideo-rep", "montevideo"):
            for file in (LICENCE, ROADS, BASEMAP):
                shutil.copyfile(wishes.montevideo / file, wishes.into / name / file)
        _cut_basemap(wishes.into / "montevideo-rep")


if __name__ == "__main__":
    main()
