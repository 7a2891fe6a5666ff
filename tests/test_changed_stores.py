"""Stores added to a problem and taken out of it."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from archive_world import rep, store
from builders import problem as built
from builders import store as plain_store
from sample import sample_problem
from scenario_files import scenario

from routeplan.errors import InputError
from routeplan.formats.changed_stores import with_stores
from routeplan.formats.scenario import read_scenario
from routeplan.formats.scenario_content import problem_of_content
from routeplan.problem import Problem
from routeplan.reps import Base
from routeplan.travel import straight_line
from routeplan.travel.straight import StraightLine

IDS = ("S1", "S2", "S3", "S4")


def straight(*ids: str, **settings: object) -> Problem:
    stores = [store(each, rep="R1") for each in ids]
    return problem_of_content(stores, [rep("R1")], {"weeks": 2, **settings}, "north")


def same_travel(found: Problem, wanted: Problem) -> bool:
    return bool(
        (found.travel.seconds == wanted.travel.seconds).all()
        and (found.travel.metres == wanted.travel.metres).all()
        and found.travel.source == wanted.travel.source
    )


@pytest.mark.parametrize("travel", [{}, {"kind": "straight", "speed_kmh": 20.0}])
def test_straight_lines_are_those_of_a_problem_read_whole(travel):
    before = straight("S1", "S3", travel=travel)
    after = with_stores(before, [store("S2", rep="R1"), store("S4", rep="R1")], {"S1"})
    assert same_travel(after, straight("S3", "S2", "S4", travel=travel))
    assert [each.id for each in before.stores] == ["S1", "S3"]
    again = with_stores(after, [store("S1", rep="R1")], {"S2", "S4", "S3"})
    assert same_travel(again, straight("S1", travel=travel))
    assert again.store_rules == straight("S1").store_rules


def test_known_ways_stay_and_new_ones_are_fitted_to_them():
    spots = [store(f"S{number}", rep="R1", lat=30.2 + number / 50) for number in range(1, 6)]
    line = StraightLine(fixed_s=100, speed_kmh=18.0, metres_factor=1.5)
    whole = problem_of_content(spots, [rep("R1")], {"weeks": 2}, "north")
    places = dataclasses.replace(
        straight_line(_places(whole), line), source="measured", estimated=False
    )
    known = problem_of_content(
        spots[:4], [rep("R1")], {"weeks": 2}, "north", travel=_part(places, [0, 1, 2, 3, 5, 6])
    )
    after = with_stores(known, [spots[4]], ())
    # Seconds and metres are whole, so that the fit is not exact to the last digit.
    assert np.abs(after.travel.seconds - places.seconds).max() <= 3
    assert (after.travel.seconds[:4, :4] == places.seconds[:4, :4]).all()
    assert after.travel.estimated
    assert not known.travel.estimated
    assert after.travel.source.startswith("measured; added stores: straight line, 10")
    less = with_stores(after, (), {"S5"})
    assert (less.travel.seconds == known.travel.seconds).all()
    more = with_stores(after, [store("S9", rep="R1")], ())
    assert more.travel.source.count("added stores") == 1


def _places(problem: Problem):
    from routeplan.problem import places_of

    return places_of(problem.stores, problem.reps)


def _part(travel, places):
    square = np.ix_(places, places)
    return dataclasses.replace(travel, seconds=travel.seconds[square], metres=travel.metres[square])


def test_few_known_ways_are_too_few_to_fit():
    one = built([plain_store("S1", lat=0.01)])
    after = with_stores(one, [plain_store("S2", lat=0.02)], ())
    # 45 s and 2.2 km at 32 km/h, as by car in any town.
    assert after.travel.seconds[1, 2] == pytest.approx(45 + 2211 / (32 / 3.6), abs=2)


ROWS = "id,name,lat,lon,class,rep,parking min\nS1,a,50.01,10.01,A,R1,5\nS2,b,50.02,10.02,A,R1,\n"


def parked(folder, rows: str) -> Problem:
    folder.mkdir()
    (folder / "stores.csv").write_text(rows)
    (folder / "reps.csv").write_text("id,name,lat,lon\nR1,Ann,50.0,10.0\n")
    scenario(folder, 'reps = "reps.csv"\n[parking]\nmin = 3\n')
    return read_scenario(folder)


def test_parking_is_part_of_the_ways_to_an_added_store(tmp_path):
    whole, before = parked(tmp_path / "a", ROWS), parked(tmp_path / "b", ROWS.partition("S2")[0])
    after = with_stores(before, [whole.stores[1]], ())
    assert same_travel(after, whole)
    assert after.travel.parking_s == whole.travel.parking_s == (300, 180, 0, 0)
    assert with_stores(whole, (), {"S1"}).travel.parking_s == (180, 0, 0)


def test_other_parts_stay_and_what_is_gone_is_forgotten():
    problem = sample_problem(earlier={"S1": frozenset({("R1", 0)}), "S5": frozenset({("R1", 1)})})
    after = with_stores(problem, (), {"S5"})
    assert set(after.earlier) == {"S1"}
    assert (after.calendar, after.weights, after.reps) == (
        problem.calendar, problem.weights, problem.reps,
    )  # fmt: skip
    assert with_stores(problem, (), ()) is problem


@pytest.mark.parametrize(
    ("add", "remove", "codes"),
    [
        ([], {"S9", "S8"}, ["RP531", "RP531"]),
        ([store("S1", rep="R1")], (), ["RP212"]),
        ([store("S4", rep="R9", store_class="Z")], (), ["RP214", "RP215"]),
        ([], {"S1", "S2"}, ["RP210"]),
    ],
)
def test_what_cannot_be_is_told_at_once(add, remove, codes):
    with pytest.raises(InputError) as caught:
        with_stores(straight("S1", "S2"), add, remove)
    assert sorted(fault.code for fault in caught.value.faults) == codes


def test_reps_of_other_modes_have_their_own_lines():
    walker = rep("R2").model_copy(update={"mode": "foot", "start": Base(lat=30.26, lon=120.17)})
    before = problem_of_content([store("S1", rep=None)], [rep("R1"), walker], {}, "north")
    after = with_stores(before, [store("S4", rep=None)], ())
    assert after.travel_of(1).seconds[0, 1] > 2 * after.travel_of(0).seconds[0, 1]
