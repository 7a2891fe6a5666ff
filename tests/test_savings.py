"""Clarke and Wright's savings against a sheet of paper."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from builders import open_all_week, problem, rep, rules, store
from hypothesis import given
from problems import problems

from routeplan.problem import Problem
from routeplan.solver.arrays import Arrays
from routeplan.solver.peers.draft import Draft
from routeplan.solver.peers.savings import merged

# From the base 10, 12 and 8; savings 1-2: 17, 1-3: 9, 2-3: 5.
THREE = [
    [0, 5, 9, 10],
    [5, 0, 15, 12],
    [9, 15, 0, 8],
    [10, 12, 8, 0],
]


def with_base(seconds: Sequence[Sequence[int]], reps: int = 1) -> list[list[int]]:
    """The last place as the start and end of every rep."""
    base = len(seconds) - 1
    places = [*range(base), *[base] * (2 * reps)]
    return [[seconds[here][there] for there in places] for here in places]


def routes(tested: Problem, slots: Sequence[int] = (0,)) -> list[list[int]]:
    clocks = Draft(Arrays(tested)).clocks
    return merged([clocks[slot] for slot in slots], range(len(tested.stores)))


def three(reps: int = 1, **limits: object) -> Problem:
    shops = [store(f"S{number}") for number in (1, 2, 3)]
    team = [rep(f"R{number}", **limits) for number in range(reps)]
    return problem(shops, reps=team, seconds=with_base(THREE, reps), same_rep=reps == 1)


def test_the_largest_saving_joins_first() -> None:
    (route,) = routes(three())
    assert route in ([2, 0, 1], [1, 0, 2])
    clock = Draft(Arrays(three())).clocks[0]
    assert clock.drive_s(route) == 8 + 9 + 5 + 12


def test_a_round_grows_no_longer_than_the_day_allows() -> None:
    team = three(reps=2, most_stops=2)
    both = [slot for slot, run in enumerate(Arrays(team).slots) if run.days == (0,)]
    assert [sorted(route) for route in routes(team, both)] == [[0, 1], [2]]


def test_of_too_many_rounds_the_most_important_are_driven() -> None:
    shops = [
        store("S1", store_class="B"), store("S2", store_class="B"), store("S3", store_class="A"),
    ]  # fmt: skip
    who = rep(most_stops=2)
    once = {"visits": 1}
    short = problem(shops, reps=(who,), rules=rules(A=once, B=once), seconds=with_base(THREE))
    # Savings join S1 and S2; S3, of class A, is worth more than both together.
    assert routes(short) == [[2]]


def test_a_round_is_joined_the_way_that_openings_allow() -> None:
    early, late = open_all_week("8:00-9:00"), open_all_week("15:00-17:00")
    shops = [store("S1", open_hours=late), store("S2"), store("S3", open_hours=early)]
    (route,) = routes(problem(shops, seconds=with_base(THREE)))
    assert route.index(2) < route.index(0)


@pytest.mark.parametrize("step", [1, -1])
def test_of_two_ways_round_the_shorter_is_driven(step: int) -> None:
    # Against the arrow each leg takes longer.
    places = range(4)
    seconds = [[600 if there == (here + step) % 4 else 900 for there in places] for here in places]
    for place in places:
        seconds[place][place] = 0
    shops = [store(f"S{number}") for number in (1, 2, 3)]
    assert routes(problem(shops, seconds=with_base(seconds))) == [[0, 1, 2][::step]]


@given(problem=problems(max_stores=8))
def test_every_round_fits_and_holds_a_store_once(problem: Problem) -> None:
    for clock in Draft(Arrays(problem)).clocks:
        (route,) = merged([clock], range(len(problem.stores)))
        assert clock.fits(route)
        assert len(set(route)) == len(route)
