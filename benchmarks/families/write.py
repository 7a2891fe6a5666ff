"""Families as scenario folders."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from benchmarks.families.design import Family, family_of
from benchmarks.families.monthly import KM_A_DEGREE, TOWN
from benchmarks.families.shops import openings, sales
from benchmarks.families.team import (
    AUXILIARY_MIN,
    BREAK_MIN,
    Team,
    first_team,
    with_hours,
    with_reps,
    with_weekdays,
)
from benchmarks.families.terrain import TERRAINS, Point, bases
from routeplan.formats.scenario import read_scenario

TWENTY = Family("mixed", 3_000, "standard", is_team=True)
TWENTY_REPS = 20
START_MIN = 8 * 60
BREAK_WINDOW = "11:30-14:30"
STORE_HEADER = "id", "name", "lat", "lon", "sales", "opening hours"
REP_HEADER = (
    "id", "name", "lat", "lon", "hours", "weekdays", "break min", "break window", "auxiliary min",
)  # fmt: skip
VISITS: dict[str, dict[str, tuple[int | str, int]]] = {
    "standard": {"A": ('"daily"', 1), "B": (1, 1), "C": (1, 2)},
    "three-two-one": {"A": (3, 1), "B": (2, 1), "C": (1, 2)},
    "monthly": {"A": (1, 1), "B": (1, 2), "C": (1, 4)},
}
SCENARIO = """\
name = "{name}"
stores = "stores.csv"
reps = "reps.csv"
rules = "rules.toml"
weeks = {weeks}

[travel]
kind = "straight"
speed_kmh = {speed}
fixed_s = {fixed}
"""
RULE = """\
[classes.{name}]
visits = {visits}
weeks = {weeks}
in_store_min = {stay:g}
"""


@dataclass(frozen=True)
class _Draft:
    family: Family
    folder: Path
    stores: Sequence[Point]
    seed: int

    def write(self, team: Team) -> None:
        """Reps, rules and the scenario; the stores stay as they are."""
        # Another number of reps must not move what is drawn for anything else.
        homes = bases(self.stores, team.reps, Random(f"{self.seed} bases"))
        _write_csv(self.folder / "reps.csv", REP_HEADER, _rep_rows(homes, team))
        _write(self.folder / "rules.toml", _rules(self.family, team))
        terrain = TERRAINS[self.family.terrain]
        values = {"speed": terrain.speed_kmh, "fixed": terrain.fixed_s}
        told = SCENARIO.format(name=self.family.name, weeks=self.family.weeks, **values)
        _write(self.folder / "scenario.toml", told)


def write_family(folder: Path, name: str, seed: int) -> Path:
    """
    Write a scenario of a family: ``family_names()`` has them all.

    Stores come first; then there are as many reps as they keep busy (or one), on fewer
    days a week where these are enough, with days so long that 80 to 92 % of the hours are
    used by the estimate of ``team.hours``. Where neither the longest nor the shortest day
    does that, the stays are scaled. Everything is invented.

    One seed gives families of one terrain and size the very same stores, but for their
    opening hours.

    Returns
    -------
    Path
        The folder, made where it was not.

    Raises
    ------
    ValueError
        There is no such family.
    """
    return _write_sized(folder, family_of(name), seed, with_reps)


def write_twenty(folder: Path, seed: int) -> Path:
    """Write a scenario of 20 reps and 3,000 stores that are free between them."""

    def twenty(_family: Family, team: Team, _problem: object) -> Team:
        return replace(team, reps=TWENTY_REPS)

    return _write_sized(folder, TWENTY, seed, twenty)


def _write_sized(folder: Path, family: Family, seed: int, staffed: Callable[..., Team]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    random = Random(f"{seed} {family.terrain} {family.stores}")
    places = TERRAINS[family.terrain].spread(family.stores, random)
    _write_csv(folder / "stores.csv", STORE_HEADER, _store_rows(family, places, random))
    draft = _Draft(family, folder, places, seed)
    team = first_team(family)
    for change in (staffed, with_weekdays, with_hours):
        draft.write(team)
        team = change(family, team, read_scenario(folder))
    draft.write(team)
    return folder


def _store_rows(family: Family, places: Sequence[Point], random: Random) -> list[Sequence[object]]:
    sold = sales(len(places), random)
    opened = openings(len(places), random) if family.has_hours else [""] * len(places)
    return [
        (f"S{number:04d}", f"Store {number}", *_degrees(place), amount, hours)
        for number, (place, amount, hours) in enumerate(zip(places, sold, opened, strict=True), 1)
    ]


def _rep_rows(homes: Sequence[Point], team: Team) -> list[Sequence[object]]:
    hours = f"{_clock(START_MIN)}-{_clock(START_MIN + team.day_min)}"
    shared = hours, ",".join(team.weekdays), BREAK_MIN, BREAK_WINDOW, AUXILIARY_MIN
    return [
        (f"R{number}", f"Rep {number}", *_degrees(home), *shared)
        for number, home in enumerate(homes, 1)
    ]


def _rules(family: Family, team: Team) -> str:
    rules = VISITS[family.rules].items()
    return "\n".join(
        RULE.format(name=name, visits=visits, weeks=weeks, stay=team.stays_min[name])
        for name, (visits, weeks) in rules
    )


def _degrees(place: Point) -> tuple[str, str]:
    north_km, east_km = place
    lat, lon = TOWN
    east_degree_km = KM_A_DEGREE * math.cos(math.radians(lat))
    return f"{lat + north_km / KM_A_DEGREE:.5f}", f"{lon + east_km / east_degree_km:.5f}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")


def _write_csv(path: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
