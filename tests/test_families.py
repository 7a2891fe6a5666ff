"""Made-up families: the same for the same seed, plausible, tight and doable."""

from __future__ import annotations

import csv
import math
from collections import Counter
from hashlib import sha256
from itertools import combinations, pairwise, product

import pytest

from benchmarks.families import (
    DEFAULT,
    Family,
    driving,
    family_names,
    family_of,
    write,
    write_family,
    write_monthly,
    write_twenty,
)
from benchmarks.families.driving import driving_s
from benchmarks.families.shops import OPENINGS
from benchmarks.families.team import hours
from routeplan.formats.scenario import read_scenario
from routeplan.solver import Iterations, hours_needed, solve

THOUSAND_SHA256 = "f8733223072ec8b788bf44b7f9e7401b6643d60448b313e40770200154307589"
LEVELS = {
    "terrain": ("city", "rural", "mixed"),
    "stores": (60, 150, 300, 1_000),
    "rules": ("standard", "three-two-one", "monthly"),
    "is_team": (False, True),
    "has_hours": (False, True),
}
# Enough for every visit to find its place; a large family needs longer than a test has.
ITERATIONS = {60: 1_000, 150: 1_000, 300: 1_500, 1_000: 20}


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def rows(folder, name):
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_thousand_is_what_it_was(tmp_path):
    folder = write_monthly(tmp_path / "thousand", 1_000, 1)
    files = b"".join(path.read_bytes() for path in sorted(folder.iterdir()))
    assert sha256(files).hexdigest() == THOUSAND_SHA256


@pytest.mark.parametrize("name", [name for name in DEFAULT if "-60-" in name])
def test_a_seed_gives_the_same_bytes_and_another_seed_others(name, tmp_path):
    first, again = (write_family(tmp_path / part, name, 7) for part in ("a", "b"))
    other = write_family(tmp_path / "c", name, 8)
    assert content(first) == content(again)
    changed = {key for key, value in content(first).items() if content(other)[key] != value}
    assert changed >= {"stores.csv", "reps.csv"}
    homes = [[(row["lat"], row["lon"]) for row in rows(f, "reps.csv")] for f in (first, other)]
    assert homes[0] != homes[1]


@pytest.mark.parametrize("name", DEFAULT)
def test_a_family_is_tight_and_doable(name, tmp_path):
    family = family_of(name)
    problem = read_scenario(write_family(tmp_path / name, name, 1))
    assert len(problem.stores) == family.stores
    assert (len(problem.reps) > 1) == family.is_team
    assert problem.cycle.weeks == family.weeks
    assert not any(store.rep for store in problem.stores)
    assert any(store.open_hours for store in problem.stores) == family.has_hours
    used = hours(family, problem)
    assert 0.8 <= used.needed_s / used.there_s <= 0.92
    result = solve(problem, until=Iterations(ITERATIONS[family.stores]), seed=1)
    assert result.violations == ()
    if family.stores < 1_000:
        assert result.plan.left_out == ()


def test_hours_are_as_the_problem_says_but_for_the_driving(tmp_path):
    name = "rural-60-standard"
    problem = read_scenario(write_family(tmp_path / name, name, 1))
    ours, theirs = hours(family_of(name), problem), hours_needed(problem)[-1]
    assert (ours.in_store_s, ours.there_s) == (theirs.in_store_s, theirs.there_s)
    assert ours.driving_s == driving_s(family_of(name), problem)


@pytest.mark.parametrize("name", ["city-60-standard", "rural-60-monthly", "mixed-60-standard-team"])
def test_the_estimate_of_the_driving_is_near_what_the_search_finds(name, tmp_path):
    problem = read_scenario(write_family(tmp_path / name, name, 1))
    result = solve(problem, until=Iterations(3_000), seed=1)
    found_s = result.cost.driving / problem.weights.driving_units
    assert driving_s(family_of(name), problem) == pytest.approx(found_s, rel=0.3)


def test_families_have_names_that_say_what_they_are():
    names = family_names()
    assert len(set(names)) == len(names) == 3 * 4 * 3 * 4 - 12
    assert [family_of(name).name for name in names] == list(names)
    assert family_of("city-150-standard-team-hours") == Family("city", 150, "standard", True, True)
    with pytest.raises(ValueError, match="city-1000-standard is no family"):
        family_of("city-1000-standard")  # 1,750 visits in two weeks by one rep


def test_the_selection_covers_every_pair_of_levels():
    families = [family_of(name) for name in DEFAULT]
    covered = {
        (one, getattr(family, one), other, getattr(family, other))
        for family in families
        for one, other in combinations(LEVELS, 2)
    }
    asked = {
        (one, level, other, another)
        for one, other in combinations(LEVELS, 2)
        for level, another in product(LEVELS[one], LEVELS[other])
    }
    assert asked - covered == set()


def test_few_stores_are_large_and_sales_decide(tmp_path):
    problem = read_scenario(write_family(tmp_path / "city", "city-300-standard", 1))
    classes = Counter(store.store_class for store in problem.stores)
    assert 0.02 * 300 <= classes["A"] <= 0.1 * 300
    assert 0.15 * 300 <= classes["B"] <= 0.35 * 300
    sales = {name: [s.sales for s in problem.stores if s.store_class == name] for name in "ABC"}
    assert min(sales["A"]) >= max(sales["B"]) >= min(sales["B"]) >= max(sales["C"])


def test_opening_hours_are_those_of_shops_and_move_nothing_else(tmp_path):
    always = rows(write_family(tmp_path / "always", "mixed-150-standard", 1), "stores.csv")
    opened = rows(write_family(tmp_path / "opened", "mixed-150-standard-hours", 1), "stores.csv")
    assert [row.pop("opening hours") for row in always] == [""] * 150
    counts = Counter(row.pop("opening hours") for row in opened)
    assert counts.keys() == OPENINGS.keys()
    assert counts[""] < 0.35 * 150
    assert always == opened


@pytest.mark.parametrize(
    ("terrain", "across_km"), [("city", (3, 8)), ("rural", (25, 60)), ("mixed", (25, 60))]
)
def test_terrains_are_as_wide_as_they_say(terrain, across_km, tmp_path):
    name = f"{terrain}-150-standard"
    stores = rows(write_family(tmp_path / name, name, 1), "stores.csv")
    norths = [111.2 * (float(row["lat"]) - 48.2) for row in stores]
    easts = [111.2 * 2 / 3 * (float(row["lon"]) - 16.37) for row in stores]
    assert across_km[0] <= max(norths) - min(norths) <= across_km[1]
    near = sum(math.hypot(*place) < 4 for place in zip(norths, easts, strict=True))
    shares = {"city": (0.95, 1), "rural": (0, 0.2), "mixed": (0.5, 0.7)}
    assert shares[terrain][0] <= near / len(stores) <= shares[terrain][1]


def test_so_many_reps_as_asked_share_all_stores(monkeypatch, tmp_path):
    monkeypatch.setattr(write, "TWENTY", Family("mixed", 90, "standard", is_team=True))
    monkeypatch.setattr(write, "TWENTY_REPS", 5)
    problem = read_scenario(write_twenty(tmp_path / "five", 1))
    assert (len(problem.reps), len(problem.stores)) == (5, 90)
    assert {len(problem.reps_for(store)) for store in range(90)} == {5}


def test_the_curve_goes_from_cell_to_neighbouring_cell(monkeypatch):
    monkeypatch.setattr(driving, "HILBERT_BITS", 4)
    cells = {
        driving._hilbert(row, column): (row, column) for row in range(16) for column in range(16)
    }
    assert sorted(cells) == list(range(256))
    steps = [
        abs(row - next_row) + abs(column - next_column)
        for (row, column), (next_row, next_column) in pairwise(cells[n] for n in range(256))
    ]
    assert set(steps) == {1}
