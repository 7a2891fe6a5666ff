"""The rest of a day: nothing cheaper is found by trying every order."""

from __future__ import annotations

import dataclasses
from datetime import date
from itertools import pairwise, permutations

import pytest
from builders import STAY_S, problem, rules, store
from hypothesis import given, settings
from hypothesis import strategies as st
from sample import sample_problem

from routeplan.cycle import Window
from routeplan.problem import Locks
from routeplan.reorder import Here, Stay, rest_of_day

TUESDAY = date(2026, 11, 24)
SAMPLE = sample_problem()
HOUR_S = 3600


def stays(problem, *ids):
    return [
        Stay(problem.stores[problem.store_numbers[each]],
             problem.store_rules[problem.store_numbers[each]].in_store_s) for each in ids
    ]  # fmt: skip


def ids(found):
    return [stop.store.id for stop in found.day.stops]


def at(store_id, now_s=10 * HOUR_S, **more):
    place = SAMPLE.stores[SAMPLE.store_numbers[store_id]]
    return Here(place.lat, place.lon, now_s, store=store_id, **more)


def test_the_order_starts_here_and_now_by_the_plans_own_ways():
    found = rest_of_day(SAMPLE, "R1", TUESDAY, at("S1"), stays(SAMPLE, "S8", "S2", "S4", "S6"))
    assert found.violations == ()
    assert found.left_out == ()
    assert sorted(ids(found)) == ["S2", "S4", "S6", "S8"]
    assert found.day.on == TUESDAY
    assert found.day.schedule.start_s == 10 * HOUR_S
    numbers = [SAMPLE.store_numbers[each] for each in ["S1", *ids(found)]]
    legs = [int(SAMPLE.travel.seconds[a, b]) for a, b in pairwise(numbers)]
    assert [stop.time.drive_s for stop in found.day.stops] == legs
    home = int(SAMPLE.travel.seconds[numbers[-1], SAMPLE.end_place(0)])
    assert found.day.back_s == home
    assert found.day.travel == SAMPLE.travel.source


def test_from_anywhere_ways_are_straight_lines_and_said_to_be():
    here = Here(-34.8701, -56.1701, 10 * HOUR_S)
    found = rest_of_day(SAMPLE, "R1", TUESDAY, here, stays(SAMPLE, "S4", "S8"))
    assert ids(found) == ["S8", "S4"]
    assert found.day.estimated
    assert "straight line" in found.day.travel
    assert found.day.stops[1].time.drive_s == SAMPLE.travel.seconds[
        SAMPLE.store_numbers["S8"], SAMPLE.store_numbers["S4"]]  # fmt: skip


@pytest.mark.parametrize("order", [("S8", "S2", "S4"), ("S4", "S8", "S2")])
def test_an_order_that_is_given_is_kept_by_the_plans_own_ways(order):
    found = rest_of_day(SAMPLE, "R1", TUESDAY, at("S1"), stays(SAMPLE, *order), keeps_order=True)
    assert ids(found) == list(order)
    travel = SAMPLE.travel_of(0).seconds
    places = [SAMPLE.store_numbers[each] for each in ("S1", *order)]
    assert [stop.time.drive_s for stop in found.day.stops] == [
        travel[one, other] for one, other in pairwise(places)
    ]


def test_locks_of_the_plan_are_no_matter_of_the_rest_of_a_day():
    locked = dataclasses.replace(SAMPLE, locks=Locks(visits={"S2": (("R1", 0),)}))
    asked = at("S1"), stays(SAMPLE, "S8", "S2", "S4")
    for keeps_order in (False, True):
        found, free = (
            rest_of_day(each, "R1", TUESDAY, *asked, keeps_order=keeps_order)
            for each in (locked, SAMPLE)
        )
        assert ids(found) == ids(free)
        assert found.violations == free.violations


def test_what_closes_first_comes_first():
    morning = (Window(start_s=9 * HOUR_S, end_s=11 * HOUR_S),)
    closing = store("S7", store_class="C", rep="R1", lat=-34.92, lon=-56.15,
                    open_hours=(morning,) * 7)  # fmt: skip
    given = [*stays(SAMPLE, "S1", "S4"), Stay(closing, 600)]
    found = rest_of_day(SAMPLE, "R1", TUESDAY, at("S2"), given)
    assert ids(found)[0] == "S7"
    late = rest_of_day(SAMPLE, "R1", TUESDAY, at("S2", 10 * HOUR_S + 3_001), given)
    assert ("S7", "RP453") in {(each.store, each.reason) for each in late.left_out}
    assert sorted(ids(late)) == ["S1", "S4"]
    assert late.violations == ()


def test_when_time_runs_out_the_least_important_goes():
    given = stays(SAMPLE, "S3", "S7", "S8", "S6")
    found = rest_of_day(SAMPLE, "R1", TUESDAY, at("S2", 15 * HOUR_S, had_break=True), given)
    assert "S3" in ids(found)
    assert {each.store for each in found.left_out} <= {"S6", "S7", "S8"}
    assert found.day.schedule.end_s <= 18 * HOUR_S
    over = rest_of_day(SAMPLE, "R1", TUESDAY, at("S2", 23 * HOUR_S), given)
    assert (ids(over), len(over.left_out), over.day.schedule) == ([], 4, None)


def test_a_break_that_was_taken_is_not_taken_again():
    given = stays(SAMPLE, "S1", "S3", "S4")
    for had_break, pause_s in ((False, 1_800), (True, 0)):
        here = at("S2", 11 * HOUR_S, had_break=had_break)
        found = rest_of_day(SAMPLE, "R1", TUESDAY, here, given)
        assert (len(ids(found)), found.day.schedule.pause_length_s) == (3, pause_s)


def test_all_closed_is_an_answer_too():
    shut = store("X", store_class="Z", rep=None, open_hours=((),) * 7)
    found = rest_of_day(SAMPLE, "R1", TUESDAY, at("S1"), [Stay(shut, 60)])
    assert [(each.store, each.reason) for each in found.left_out] == [("X", "RP453")]
    assert (found.day.stops, found.day.schedule, found.violations) == ((), None, ())


@pytest.mark.parametrize("size", [1, 30])
def test_the_same_question_has_the_same_answer(size):
    stores = [
        store(f"N{n}", store_class="B", lat=-34.9 + n % 7 / 100, lon=-56.2 + n % 5 / 100)
        for n in range(size)
    ]
    given = [Stay(each, 300) for each in stores]
    first, again = (rest_of_day(SAMPLE, "R1", TUESDAY, at("S1"), given) for _ in range(2))
    assert first.day == again.day
    assert len(ids(first)) + len(first.left_out) == size


def least_driving(problem, stores, shut_s, now_s):
    """Most stops that can be kept from S0 on, and the least seconds of driving with them."""
    rep = problem.reps[0]
    seconds, home = problem.travel.seconds, problem.end_place(0)
    for size in range(len(stores), 0, -1):
        found = []
        for order in permutations(stores, size):
            at_s, place, drive_s, fits = now_s, 0, 0, True
            for each in order:
                leg = int(seconds[place, each])
                at_s, drive_s, place = at_s + leg + STAY_S, drive_s + leg, each
                fits &= at_s <= shut_s[each]
            leg = int(seconds[place, home])
            if fits and at_s + leg + rep.auxiliary_s <= rep.hours[1].end_s + rep.overtime_s:
                found.append(drive_s + leg)
        if found:
            return size, min(found)
    return 0, 0


@given(
    legs=st.lists(st.lists(st.integers(60, 4_000), min_size=7, max_size=7), min_size=7, max_size=7),
    shut=st.lists(st.sampled_from([11, 13, 16, 24]), min_size=5, max_size=5),
)
@settings(max_examples=40)
def test_nobody_finds_more_stops_or_less_driving(legs, shut):
    shut_s = [24 * HOUR_S, *(hour * HOUR_S for hour in shut[1:])]
    stores = tuple(
        store(f"S{n}", open_hours=((Window(start_s=0, end_s=end),),) * 7)
        for n, end in enumerate(shut_s)
    )
    seconds = [[0 if a == b else legs[a][b] for b in range(7)] for a in range(7)]
    given = problem(stores, seconds=seconds, rules=rules(A={"visits": 1}))
    here = Here(0, 0, 10 * HOUR_S, store="S0")
    wanted = [Stay(each, STAY_S) for each in stores[1:]]
    found = rest_of_day(given, "R1", TUESDAY, here, wanted)
    assert found.violations == ()
    assert len(ids(found)) + len(found.left_out) == len(wanted)
    kept, drive_s = least_driving(given, range(1, 5), shut_s, here.now_s)
    schedule = found.day.schedule
    assert (len(ids(found)), 0 if schedule is None else schedule.drive_s) == (kept, drive_s)
