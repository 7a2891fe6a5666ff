"""2-opt and or-opt against every move and every order."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import pytest
from builders import open_all_week, problem, store
from hypothesis import given
from hypothesis import strategies as st
from oracle import shortest_drive_s
from problems import problems

from routeplan.problem import Problem
from routeplan.solver.arrays import Arrays
from routeplan.solver.peers.clock import Clock
from routeplan.solver.peers.draft import Draft
from routeplan.solver.peers.order import LONGEST_SEGMENT, ordered, shorter


def clock_with(seconds: Sequence[Sequence[int]], **fields: object) -> Clock:
    shops = [store(f"S{number}", **fields) for number in range(len(seconds) - 2)]
    return Draft(Arrays(problem(shops, seconds=seconds))).clocks[0]


def on_a_line(*places: int) -> list[list[int]]:
    return [[abs(here - there) for there in places] for here in places]


def test_a_crossed_route_is_uncrossed() -> None:
    # Corners of a square, with the base in the middle of one side; 1 and 2 are crossed.
    corners = [(0, 0), (0, 100), (100, 100), (100, 0), (50, 0), (50, 0)]
    seconds = [[abs(x - u) + abs(y - v) for u, v in corners] for x, y in corners]
    clock = clock_with(seconds)
    assert clock.drive_s([0, 2, 1, 3]) == 600
    route = ordered(clock, [0, 2, 1, 3])
    assert route in ([0, 1, 2, 3], [3, 2, 1, 0])
    assert clock.drive_s(route) == shortest_drive_s(seconds, 4, 5) == 400


def test_a_stop_out_of_its_place_is_moved_there() -> None:
    clock = clock_with(on_a_line(10, 20, 30, 40, 50, 0, 60))
    assert ordered(clock, [1, 2, 3, 0, 4]) == [0, 1, 2, 3, 4]


def moves(route: list[int]) -> Iterator[list[int]]:
    for first in range(len(route)):
        for last in range(first, len(route)):
            segment, rest = route[first : last + 1], [*route[:first], *route[last + 1 :]]
            yield [*route[:first], *segment[::-1], *route[last + 1 :]]
            for place in range(len(rest) + 1 if len(segment) <= LONGEST_SEGMENT else 0):
                yield [*rest[:place], *segment, *rest[place:]]
                yield [*rest[:place], *segment[::-1], *rest[place:]]


def drawn_clock(stores: int, draw: random.Random) -> Clock:
    """Travel that differs by direction and knows no triangle inequality."""
    places = range(stores + 2)
    return clock_with([[draw.randint(1, 900) for _ in places] for _ in places])


@given(stores=st.integers(1, 8), seed=st.integers(0, 2**32))
def test_every_move_that_drives_less_is_found_and_the_best_comes_first(
    stores: int, seed: int
) -> None:
    draw = random.Random(seed)
    clock = drawn_clock(stores, draw)
    route = draw.sample(range(stores), stores)
    found = list(shorter(clock, route))
    drives_s = [clock.drive_s(moved) for moved in found]
    assert drives_s == sorted(drives_s)
    less = [moved for moved in moves(route) if clock.drive_s(moved) < clock.drive_s(route)]
    assert {tuple(moved) for moved in found} == {tuple(moved) for moved in less}


@given(stores=st.integers(1, 12), seed=st.integers(0, 2**32))
def test_no_move_drives_less_afterwards(stores: int, seed: int) -> None:
    draw = random.Random(seed)
    clock = drawn_clock(stores, draw)
    before = draw.sample(range(stores), stores)
    route = ordered(clock, before)
    assert sorted(route) == list(range(stores))
    assert clock.drive_s(route) <= clock.drive_s(before)
    assert all(clock.drive_s(route) <= clock.drive_s(moved) for moved in moves(route))


@given(problem=problems(max_stores=7))
def test_a_route_that_fits_still_fits_and_costs_no_more(problem: Problem) -> None:
    for clock in Draft(Arrays(problem)).clocks:
        route: list[int] = []
        for number in range(len(problem.stores)):
            route = [*route, number] if clock.fits([*route, number]) else route
        before, after = clock.units(route), clock.units(ordered(clock, route))
        assert before is not None
        assert after is not None
        assert after <= before


def test_openings_are_worth_a_longer_way() -> None:
    # Seen in their order on the line, S1 is closed once S0 has opened.
    shops = [
        store("S0", open_hours=open_all_week("9:00-16:00")),
        store("S1", open_hours=open_all_week("8:00-8:40")),
        store("S2"),
    ]
    tested = problem(shops, seconds=on_a_line(600, 1200, 1800, 0, 2400))
    clock = Draft(Arrays(tested)).clocks[0]
    assert not clock.fits([0, 1, 2])
    assert ordered(clock, [1, 2, 0]) == [1, 0, 2]


def test_a_route_that_does_not_fit_is_refused() -> None:
    clock = clock_with(on_a_line(10, 20, 0, 0), open_hours=open_all_week("8:00-8:10"))
    with pytest.raises(ValueError, match="no cost"):
        ordered(clock, [0, 1])
