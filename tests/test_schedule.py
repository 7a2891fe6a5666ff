from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplan.cycle import Cycle, Window
from routeplan.problem import Problem
from routeplan.reps import Base, Break, Rep
from routeplan.rules import preset
from routeplan.schedule import day_schedule
from routeplan.stores import Store
from routeplan.travel import Travel

ORIGIN = Base(lat=0, lon=0)
TUESDAY = 1


def windows(*spans):
    return tuple(Window(start_s=start, end_s=end) for start, end in spans)


def on_tuesday(open_on_tuesday):
    return None if open_on_tuesday is None else ((), open_on_tuesday, (), (), (), (), ())


def store(number, stay_s, open_on_tuesday=None):
    return Store(
        id=f"S{number}", name="", lat=0, lon=0, store_class="A", in_store_s=stay_s,
        open_hours=on_tuesday(open_on_tuesday),
    )  # fmt: skip


def problem(seconds, stores, hours=(0, 1000), pause=None, **rep_parts):
    """One rep; the last two places of ``seconds`` are the rep's start and end."""
    hours_ = tuple(Window(start_s=hours[0], end_s=hours[1]) if day == TUESDAY else None
                   for day in range(7))  # fmt: skip
    rep = Rep(id="R1", name="", start=ORIGIN, hours=hours_, pause=pause, **rep_parts)
    matrix = np.array(seconds, dtype=np.int32)
    travel = Travel(matrix, 10 * matrix, "by hand", estimated=False)
    return Problem(
        stores=tuple(stores), reps=(rep,), rules=preset("standard"), cycle=Cycle(), travel=travel
    )


# From and to S0, S1, start, end: there and back differ.
DRIVES = (
    (0, 20, 99, 99),
    (25, 0, 99, 40),
    (10, 15, 0, 99),
    (99, 99, 99, 0),
)


def two_stops(pause=None, opening=(None, None), **parts):
    stores = [store(0, 30, opening[0]), store(1, 50, opening[1])]
    return day_schedule(problem(DRIVES, stores, pause=pause, **parts), 0, TUESDAY, [0, 1])


def lunch(start, end, length):
    return Break(length_s=length, window=Window(start_s=start, end_s=end))


def clock(day):
    return [(stop.arrive_s, stop.start_s, stop.leave_s) for stop in day.stops]


def test_a_day_without_break_or_waiting():
    # base 0 | 10 S0 30 | 20 S1 50 | 40 base
    day = two_stops()
    assert clock(day) == [(10, 10, 40), (60, 60, 110)]
    assert (day.start_s, day.return_s, day.end_s) == (0, 150, 150)
    assert (day.drive_s, day.drive_m, day.stay_s, day.wait_s) == (70, 700, 80, 0)
    assert (day.pause_s, day.pause_leg, day.pause_length_s) == (None, None, 0)
    assert [(stop.drive_s, stop.drive_m) for stop in day.stops] == [(10, 100), (20, 200)]
    assert day.work_s == 150


def test_travel_is_taken_in_the_direction_driven():
    stores = [store(0, 30), store(1, 50)]
    day = day_schedule(problem(DRIVES, stores), 0, TUESDAY, [1, 0])
    # base 0 | 15 S1 50 | 25 S0 30 | 99 base
    assert clock(day) == [(15, 15, 65), (90, 90, 120)]
    assert day.return_s == 219


@pytest.mark.parametrize(
    ("window", "leg", "pause_s", "expected", "return_s"),
    [
        # On arrival at the first stop, which is when its window opens.
        ((10, 12), 0, 10, [(10, 11, 41), (61, 61, 111)], 151),
        # Only while driving to the first stop: arrives 1 s later.
        ((2, 9), 0, 8, [(11, 11, 41), (61, 61, 111)], 151),
        # Between the two: on arrival, after the window opens at 60.
        ((60, 62), 1, 60, [(10, 10, 40), (60, 61, 111)], 151),
        # Between the two, ending before the arrival.
        ((41, 55), 1, 54, [(10, 10, 40), (61, 61, 111)], 151),
        # On the way home; back at 150, later than any break may begin.
        ((112, 149), 2, 148, [(10, 10, 40), (60, 60, 110)], 151),
    ],
)
def test_the_break_falls_where_its_window_allows(window, leg, pause_s, expected, return_s):
    day = two_stops(pause=lunch(*window, length=1))
    assert (day.pause_leg, day.pause_s, day.pause_length_s) == (leg, pause_s, 1)
    assert clock(day) == expected
    assert day.return_s == return_s
    assert (day.wait_s, day.work_s) == (0, return_s - 1)


def test_a_day_that_is_back_in_time_needs_no_break():
    day = two_stops(pause=lunch(150, 160, length=10))
    assert (day.pause_s, day.return_s, day.work_s) == (None, 150, 150)
    day = two_stops(pause=lunch(140, 159, length=10))
    assert (day.pause_leg, day.pause_s, day.return_s) == (2, 149, 160)


def test_a_break_costs_nothing_while_a_store_is_closed():
    # Waits at S1 from 60 to 100 anyway; 30 of it are the break.
    day = two_stops(pause=lunch(50, 200, length=30), opening=(None, windows((100, 200))))
    assert (day.pause_leg, day.pause_s) == (1, 60)
    assert clock(day)[1] == (60, 100, 150)
    assert (day.return_s, day.wait_s, day.work_s) == (190, 10, 160)


def test_a_free_break_is_taken_even_where_none_is_needed():
    # Back at 190 with or without it, well before the latest start at 370.
    day = two_stops(pause=lunch(50, 400, length=30), opening=(None, windows((100, 200))))
    assert (day.pause_leg, day.return_s, day.work_s) == (1, 190, 160)


def test_a_break_waits_for_its_window():
    day = two_stops(pause=lunch(20, 25, length=5))
    # S0 lasts from 10 to 40, so the break comes before it, and waits from 10 to 20.
    assert (day.pause_leg, day.pause_s, day.wait_s) == (0, 20, 10)
    assert clock(day)[0] == (10, 25, 55)


def test_a_break_that_makes_no_store_late_is_preferred():
    # On leg 0 the rep would be back sooner, at 180 instead of 205, but too late for S0.
    opening = (windows((35, 65)), None)
    day = two_stops(pause=lunch(10, 120, length=30), opening=opening)
    assert day.pause_leg == 1
    assert not any(stop.is_late for stop in day.stops)
    assert clock(day) == [(10, 35, 65), (85, 115, 165)]


def test_a_stay_waits_for_the_first_window_that_holds_it():
    day = two_stops(opening=(windows((5, 39), (100, 130)), None))
    assert clock(day)[0] == (10, 100, 130)
    assert (day.wait_s, day.return_s) == (90, 240)
    assert not day.stops[0].is_late
    fits = two_stops(opening=(windows((5, 40), (100, 130)), None))
    assert clock(fits)[0] == (10, 10, 40)


@pytest.mark.parametrize("closed", [(), windows((0, 9)), windows((11, 39), (50, 79))])
def test_a_store_that_is_closed_is_late_and_stayed_in_on_arrival(closed):
    day = two_stops(opening=(closed, None))
    assert [stop.is_late for stop in day.stops] == [True, False]
    assert clock(day)[0] == (10, 10, 40)


def test_auxiliary_work_and_overtime_come_after_the_return():
    day = two_stops(hours=(100, 260), auxiliary_s=15)
    assert (day.start_s, day.return_s, day.end_s) == (100, 250, 265)
    assert (day.auxiliary_s, day.overtime_s, day.work_s) == (15, 5, 165)
    assert two_stops(hours=(100, 265), auxiliary_s=15).overtime_s == 0


def test_work_that_begins_after_the_break_has_none():
    day = two_stops(hours=(100, 900), pause=lunch(10, 109, length=10))
    assert day.pause_s is None
    day = two_stops(hours=(100, 900), pause=lunch(10, 110, length=10))
    assert (day.pause_leg, day.pause_s) == (0, 100)


def test_the_rep_has_to_work_that_day():
    with pytest.raises(ValueError, match="does not work"):
        day_schedule(problem(DRIVES, [store(0, 30), store(1, 50)]), 0, 0, [0])


@st.composite
def days(draw):
    size = draw(st.integers(1, 4))
    drive = st.integers(0, 9)
    seconds = draw(
        st.lists(st.lists(drive, min_size=size + 2, max_size=size + 2),
                 min_size=size + 2, max_size=size + 2)
    )  # fmt: skip
    edges = st.lists(st.integers(0, 70), min_size=4, max_size=4, unique=True).map(sorted)
    opening = st.one_of(
        st.none(), edges.map(lambda e: windows((e[0], e[1]), (e[2], e[3]))), st.just(())
    )
    stores = [store(number, draw(st.integers(1, 8)), draw(opening)) for number in range(size)]
    length = draw(st.integers(1, 6))
    opens = draw(st.integers(0, 50))
    pause = lunch(opens, opens + length + draw(st.integers(0, 20)), length)
    hours = (draw(st.integers(0, 20)), draw(st.integers(30, 60)))
    return problem(
        seconds, stores, hours, draw(st.one_of(st.none(), st.just(pause))),
        auxiliary_s=draw(st.integers(0, 5)),
    )  # fmt: skip


def every_end(asked):
    """Stops late, moment of return and whether there was a break, for every moment of it."""
    rep, size = asked.reps[0], len(asked.stores)
    hours, pause = rep.hours[TUESDAY], rep.pause
    route = [size, *range(size), size + 1]
    moments = [None]
    if pause is not None and hours.start_s <= pause.window.end_s - pause.length_s:
        moments += range(pause.window.start_s, pause.window.end_s - pause.length_s + 1)
    for moment in moments:
        for leg in range(size + 1) if moment is not None else [None]:
            end = end_with(asked, route, moment, leg)
            if end is not None and not (
                moment is None and len(moments) > 1 and end[1] > moments[-1]
            ):
                yield (*end, moment is not None)


def end_with(asked, route, moment, pause_leg):
    now, late = asked.reps[0].hours[TUESDAY].start_s, 0
    for leg, (origin, target) in enumerate(pairwise(route)):
        left, now = now, now + int(asked.travel.seconds[origin, target])
        if leg == pause_leg:
            length = asked.reps[0].pause.length_s
            if moment < left:
                return None
            now = max(now, moment) + length
        if target == route[-1]:
            return late, now
        shop = asked.stores[target]
        opening = shop.windows_on(TUESDAY)
        starts = [now] if opening is None else [
            max(now, window.start_s) for window in opening
            if max(now, window.start_s) + shop.in_store_s <= window.end_s
        ]  # fmt: skip
        late += not starts
        now = min(starts, default=now) + shop.in_store_s
    raise AssertionError


@given(asked=days())
def test_the_break_lies_best_of_all_moments_that_are_allowed(asked):
    day = day_schedule(asked, 0, TUESDAY, range(len(asked.stores)))
    late, return_s, paused = min(every_end(asked), key=lambda end: (end[0], end[1], not end[2]))
    assert (sum(stop.is_late for stop in day.stops), day.return_s) == (late, return_s)
    assert (day.pause_s is not None) == paused


@given(asked=days())
def test_what_a_day_says_of_itself_adds_up(asked):
    rep = asked.reps[0]
    hours, pause = rep.hours[TUESDAY], rep.pause
    day = day_schedule(asked, 0, TUESDAY, range(len(asked.stores)))
    assert day.work_s == day.drive_s + day.stay_s + day.wait_s + day.auxiliary_s
    assert day.end_s - day.start_s == day.work_s + day.pause_length_s
    assert day.overtime_s == max(0, day.end_s - hours.end_s)
    assert (day.wait_s >= 0, day.drive_m) == (True, 10 * day.drive_s)
    assert day.stay_s == sum(shop.in_store_s for shop in asked.stores)
    left_s = day.start_s
    for leg, stop in enumerate(day.stops):
        assert left_s + stop.drive_s <= stop.arrive_s <= stop.start_s < stop.leave_s
        opening = asked.stores[stop.store].windows_on(TUESDAY)
        is_open = opening is None or any(
            window.start_s <= stop.start_s and stop.leave_s <= window.end_s for window in opening
        )
        assert is_open != stop.is_late
        if day.pause_leg == leg:
            assert left_s <= day.pause_s
            assert day.pause_s + pause.length_s <= stop.start_s
        left_s = stop.leave_s
    if day.pause_s is not None:
        assert pause.window.start_s <= day.pause_s <= pause.window.end_s - pause.length_s
        assert day.pause_s + pause.length_s <= day.return_s
