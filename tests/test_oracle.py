"""The oracle by hand, and against trying everything without a bound."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations, permutations, product

import pytest
from builders import even_seconds, hours_on, plan, problem, rep, rules, store
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import DAY_CODES, Slot, cheapest_cost, cheapest_plan, choices_of, shortest_drive_s
from problems import problems, random_plans

from routeplan.check import check
from routeplan.cost import cost
from routeplan.cycle import GivenCalendar
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.weights import Weights

# One store on a day: 1,200 s of driving at 100 units a second, and work of 1,800 s, half
# an hour squared at 12,000 units
ALONE = 120_000 + 3_000
# Two stores: 1,800 s of driving and work of 3,000 s: 12,000 * 3,000^2 / 3,600^2 rounded down
TOGETHER = 180_000 + 8_333
LEFT_OUT = 240 * 6_000
ONLY_DRIVING = Weights(balance_min=0)


def routes_of(problem: Problem) -> dict[str, tuple[str, ...]]:
    return {route.label: route.stores for route in cheapest_plan(problem).routes if route.stores}


def square_lists(size: int) -> st.SearchStrategy[list[list[int]]]:
    row = st.lists(st.integers(0, 5_000), min_size=size, max_size=size)
    return st.lists(row, min_size=size, max_size=size)


def every_choice(problem: Problem, shop: str) -> Iterator[tuple[tuple[Slot, ...], int]]:
    """Every set of routes and number of visits left out that is allowed for one store."""
    slots = [(route.rep, route.label) for route in plan(problem, {}).routes]
    for held in chain.from_iterable(combinations(slots, count) for count in range(len(slots) + 1)):
        for visits in range(problem.cycle.days + 1):
            named = {shop: visits} if visits else {}
            broken = check(problem, plan(problem, {slot: [shop] for slot in held}, named))
            lasting = [each for each in broken if each.code not in DAY_CODES]
            if not any(each.where.split(",")[0].endswith(f" {shop}") for each in lasting):
                yield held, visits


def every_plan(problem: Problem) -> Iterator[Plan]:
    """Every order of every choice for every store."""
    shops = [shop.id for shop in problem.stores]
    for choices in product(*(list(every_choice(problem, shop)) for shop in shops)):
        held: dict[Slot, list[str]] = {}
        for shop, (slots, _) in zip(shops, choices, strict=True):
            for slot in slots:
                held.setdefault(slot, []).append(shop)
        left_out = {shop: visits for shop, (_, visits) in zip(shops, choices, strict=True)}
        named = {shop: visits for shop, visits in left_out.items() if visits}
        for orders in product(*(permutations(each) for each in held.values())):
            yield plan(problem, dict(zip(held, orders, strict=True)), named)


def test_stores_share_a_day_when_that_saves_driving():
    assert cheapest_cost(problem([store("S1")])) == ALONE
    assert cheapest_cost(problem([store("S1"), store("S2")])) == TOGETHER


def test_stores_are_apart_when_a_day_has_one_stop():
    apart = problem([store("S1"), store("S2")], reps=[rep(most_stops=1)])
    assert cheapest_cost(apart) == 2 * ALONE


def test_the_less_important_store_is_left_out():
    # One day of half an hour, enough for one store
    who = rep(hours=hours_on((0,), "8:00-8:30"))
    shops = [store("S1", store_class="C"), store("S2", store_class="A")]
    short = problem(shops, reps=[who], rules=rules(A={"visits": 1}, C={"visits": 1}))
    best = cheapest_plan(short)
    assert [(entry.store, entry.visits) for entry in best.left_out] == [("S1", 1)]
    assert cost(short, best).total == ALONE + LEFT_OUT
    assert routes_of(short) == {"T1": ("S2",)}


def test_one_visit_may_be_left_out_and_another_kept():
    # Visits on Monday and Wednesday, and half an hour on Wednesday is a second too short
    hours = (hours_on((0,), "8:00-8:30")[0], None, hours_on((2,), "8:00-8:29:59")[2], *[None] * 4)
    short = problem([store("S1", visits=2)], reps=[rep(hours=hours)])
    assert cheapest_cost(short) == ALONE + LEFT_OUT
    assert routes_of(short) == {"T1": ("S1",)}


def test_the_order_is_the_cheapest_when_ways_back_differ():
    # base 100 S2 100 S1 100 base = 300 s; every other drive takes 900 s
    seconds = even_seconds(2, 1, 900)
    seconds[2][1] = seconds[1][0] = seconds[0][3] = 100
    one_way = problem([store("S1"), store("S2")], seconds=seconds, weights=ONLY_DRIVING)
    assert routes_of(one_way) in ({f"T{day}": ("S2", "S1")} for day in range(1, 7))
    assert cheapest_cost(one_way) == 30_000


def test_days_that_are_too_close_are_not_taken():
    # S2 comes on Monday, S3 on Tuesday; S1 twice, at no cost, where the rep already is: but
    # Monday and Tuesday are a day apart, so S1 needs a drive of its own
    seconds = even_seconds(3, 1)
    shops = [store("S1", visits=2), store("S2", weekdays=(0,)), store("S3", weekdays=(1,))]
    for place in (1, 2):
        seconds[place][0] = seconds[0][place] = 0
    close = problem(shops, seconds=seconds, weights=ONLY_DRIVING)
    assert cheapest_cost(close) == 3 * 120_000
    free = problem([store("S1", visits=2, weekdays=(0, 2)), *shops[1:2]], weights=ONLY_DRIVING)
    assert cheapest_cost(free) == 180_000 + 120_000


def test_a_store_out_of_reach_alone_may_lie_on_the_way_back_from_another():
    # base 3600 S1 600 | 100 base is more than an hour; base 100 S2 600 | 100 S1 600 | 100 is less
    seconds = even_seconds(2, 1, 100)
    seconds[2][0] = 3600
    who = rep(hours=hours_on((0,), "8:00-9:00"))
    far = problem([store("S1"), store("S2")], reps=[who], seconds=seconds, weights=ONLY_DRIVING)
    assert cheapest_cost(far) == 30_000


def test_a_choice_that_starts_dearer_may_end_cheaper():
    # S1 on its earlier day costs nothing extra, but S2 cannot come along; on Monday it can,
    # and the change costs 7 driving minutes
    shops = [store("S1"), store("S2", weekdays=(0,))]
    earlier = {"S1": frozenset({("R1", 1)}), "S2": frozenset({("R1", 0)})}
    both = problem(shops, earlier=earlier, weights=Weights(change_min=7))
    assert TOGETHER + 7 * 6_000 < 2 * ALONE
    assert cheapest_cost(both) == TOGETHER + 7 * 6_000


def test_an_earlier_day_is_kept_when_days_cost_the_same():
    same = problem([store("S1")], earlier={"S1": frozenset({("R1", 3)})})
    assert routes_of(same) == {"T4": ("S1",)}
    assert cheapest_cost(same) == ALONE
    moved = problem([store("S1", weekdays=(1,))], earlier={"S1": frozenset({("R1", 3)})})
    assert cheapest_cost(moved) == ALONE + 5 * 6_000


def test_a_given_label_is_taken_whole():
    # T1 on Mon, Wed, Fri; T2 on Tue, Thu: three visits fit T1 only
    labels = ("T1", "T2", "T1", "T2", "T1", None, None)
    given_days = problem([store("S1", visits=3)], calendar=GivenCalendar(labels=labels))
    assert routes_of(given_days) == {"T1": ("S1",)}
    assert cheapest_cost(given_days) == 3 * ALONE


@pytest.mark.parametrize(("same_rep", "units"), [(True, 240_000), (False, 140_000)])
def test_any_rep_comes_where_that_is_allowed(same_rep, units):
    # R1 works on both days and drives 1,200 s a visit; R2 on Wednesday and drives 200 s
    team = [rep("R1", hours=hours_on((0, 2))), rep("R2", hours=hours_on((2,)))]
    seconds = even_seconds(1, 2)
    for place in (3, 4):
        seconds[0][place] = seconds[place][0] = 100
    shops = [store("S1", visits=2)]
    parts = {"seconds": seconds, "same_rep": same_rep, "weights": ONLY_DRIVING}
    assert cheapest_cost(problem(shops, reps=team, **parts)) == units


@settings(max_examples=30)
@given(problem=problems(max_stores=1, max_reps=2, max_weeks=1, calendars=["given"]))
def test_choices_are_all_that_the_checker_allows(problem):
    allowed: dict[tuple[Slot, ...], int] = {}
    for slots, visits in every_choice(problem, "S1"):
        allowed.setdefault(slots, visits)
    assert {choice.slots: choice.left_out for choice in choices_of(problem, "S1")} == allowed


@settings(max_examples=40)
@given(problem=problems(max_stores=2, max_reps=2, max_weeks=1, calendars=["given"], max_labels=2))
def test_nothing_is_cheaper_than_the_cheapest(problem):
    costs = [cost(problem, each).total for each in every_plan(problem) if not check(problem, each)]
    assert cheapest_cost(problem) == min(costs)


@settings(max_examples=40)
@given(data=st.data())
def test_no_random_plan_that_keeps_the_rules_is_cheaper(data):
    work = data.draw(problems(max_stores=3, max_reps=2, max_weeks=1))
    cheapest = cheapest_cost(work)
    for _ in range(5):
        drawn = data.draw(random_plans(work))
        assert check(work, drawn) or cost(work, drawn).total >= cheapest


@settings(max_examples=50)
@given(seconds=st.integers(2, 6).flatmap(lambda size: square_lists(size)))
def test_the_shortest_drive_is_that_of_the_best_order(seconds):
    others = range(1, len(seconds) - 1)
    drives = [
        sum(seconds[here][there] for here, there in zip((0, *order), (*order, -1), strict=True))
        for order in permutations(others)
    ]
    assert shortest_drive_s(seconds, 0, len(seconds) - 1) == min(drives)


@settings(max_examples=15)
@given(seconds=square_lists(6))
def test_one_long_day_is_driven_the_shortest_way(seconds):
    # Four stores on Monday only, and hours for all of them
    shops = [store(f"S{number}") for number in range(4)]
    who = rep(hours=hours_on((0,), "0:00-24:00"))
    one_day = problem(shops, reps=[who], seconds=seconds, weights=ONLY_DRIVING)
    assert cheapest_cost(one_day) == 100 * shortest_drive_s(seconds, 4, 5)
