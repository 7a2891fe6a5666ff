"""How a peer's time is cut into parts, and its day without the break."""

from __future__ import annotations

import pytest
from builders import at, hours_on, open_all_week, pause, problem, rep, store
from hypothesis import given
from hypothesis import strategies as st
from problems import problems

import routeplan as rp
from routeplan.problem import Problem
from routeplan.solver.arrays import Arrays
from routeplan.solver.peers.clock import Clock, Times
from routeplan.solver.peers.pace import Pace
from routeplan.solver.peers.shift import Shift, common_starts, is_able, shifts


def taken(pace: Pace, steps: int) -> Pace:
    for _ in range(steps):
        pace.step()
    return pace


def test_a_part_ends_after_its_share_and_counts_for_the_whole() -> None:
    whole = Pace(rp.Iterations(10))
    part = whole.part(0.4)
    assert not taken(part, 3).is_over
    assert taken(part, 1).is_over
    assert whole.steps == 4
    assert not whole.is_over


def test_a_part_ends_with_the_whole() -> None:
    whole = Pace(rp.Iterations(10))
    part = whole.part(0.9)
    taken(whole, 10)
    assert part.is_over


def test_a_part_of_the_rest_shares_what_is_left() -> None:
    whole = taken(Pace(rp.Iterations(10)), 4)
    assert whole.part_of_rest(0.5).until == rp.Iterations(3)
    either = Pace(rp.AnyOf(rp.Iterations(10), rp.Stalled(4)))
    parts = taken(either, 4).part_of_rest(0.5).until.parts
    assert parts == (rp.Iterations(3), rp.Stalled(2))


def test_seconds_left_are_the_fewest_of_all_limits() -> None:
    whole = Pace(rp.Seconds(1_000))
    part = Pace(rp.AnyOf(rp.Seconds(2_000), rp.Iterations(1)), whole=whole)
    assert 900 < (part.seconds_left or 0) < 1_000
    assert Pace(rp.Iterations(1)).seconds_left is None


def test_a_stall_counts_from_the_last_better_step() -> None:
    pace = Pace(rp.Stalled(2))
    for units in (9, 9, 8, 8, 8):
        pace.step(units)
    assert pace.moment.stalled_iterations == 2


def shift_of(pause_text: str | None, hours: str = "8:00-17:00", **fields: object) -> Shift:
    shut = open_all_week("8:00-12:20 12:50-18:00")
    break_30 = None if pause_text is None else pause(30, pause_text)
    who = rep(hours=hours_on((0,), hours), pause=break_30, auxiliary_s=600, **fields)
    tested = problem([store("S1", open_hours=shut)], reps=(who,))
    (shift,) = shifts(Clock(Arrays(tested), 0, Times.of(tested)))
    return shift


def test_the_clock_stands_still_during_the_break() -> None:
    # The break may begin from 12:00 to 12:30, so it is taken to begin at 12:15.
    shift = shift_of("12:00-13:00", overtime_s=1_200)
    assert (shift.start_s, shift.end_s, shift.latest_s) == (at("8:00"), at("16:20"), at("16:40"))
    assert shift.pause == (at("12:15"), 1_800)
    # Stays of ten minutes begin till 12:10, and from 12:50 to 17:50, when half an hour is gone.
    assert shift.starts(0) == ((at("8:00"), at("12:10")), (at("12:20"), at("17:20")))


def test_a_day_that_is_back_before_its_break_must_begin_needs_none() -> None:
    assert shift_of("12:00-13:00", "8:00-12:30").latest_s == at("12:20")
    # Ten minutes of work follow; half an hour of break would leave less than 12:30.
    assert shift_of("12:00-13:00", "8:00-13:00").latest_s == at("12:30")
    assert shift_of(None).latest_s == at("16:50")


@given(problem=problems(max_stores=3), seed=st.permutations([0, 1, 2]))
def test_a_day_without_openings_fits_the_clock_that_stands_still(
    problem: Problem, seed: list[int]
) -> None:
    """What the real clock takes, the still one takes too."""
    arrays, times = Arrays(problem), Times.of(problem)
    route = [store for store in seed if store < len(problem.stores)]
    for number in range(len(arrays.slots)):
        clock = Clock(arrays, number, times)
        is_open = all(problem.stores[store].open_hours is None for store in route)
        if not is_open or clock.units(route) is None:
            continue
        busy_s = clock.drive_s(route) + sum(times.stays_s[store] for store in route)
        assert all(shift.start_s + busy_s <= shift.latest_s for shift in shifts(clock))


@pytest.mark.parametrize(("home_s", "able"), [(9 * 3_600, True), (9 * 3_600 + 1, False)])
def test_a_slot_without_time_for_the_way_home_is_not_able(home_s: int, able: bool) -> None:
    seconds = [[0, 0, 0], [0, 0, home_s], [0, home_s, 0]]
    tested = problem([store("S1")], seconds=seconds)
    assert is_able(Clock(Arrays(tested), 0, Times.of(tested))) == able


def test_days_without_common_openings_keep_those_of_the_first() -> None:
    shut = open_all_week("8:00-9:00", tue="10:00-11:00")
    clocks = problem([store("S1", open_hours=shut)])
    days = [shifts(Clock(Arrays(clocks), slot, Times.of(clocks)))[0] for slot in (0, 1)]
    assert common_starts(days, 0) == ((at("8:00"), at("8:50")),)
    assert common_starts(days[1:], 0) == ((at("10:00"), at("10:50")),)
