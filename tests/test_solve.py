"""Whatever is solved keeps every rule, and small cases come out as cheap as can be."""

from __future__ import annotations

import pytest
from builders import hours_on, pause, problem, rep, rules, store, window
from hypothesis import given, settings
from oracle import cheapest_plan
from problems import problems

import routeplan as rp
from routeplan.check import check
from routeplan.cost import cost
from routeplan.cycle import ChosenCalendar, GivenCalendar
from routeplan.errors import InputError
from routeplan.problem import Problem
from routeplan.solver import Progress, hours_faults

MINUTES_18 = 18 * 60


@pytest.mark.parametrize("engine", ["ruin", "nearest"])
@given(problem=problems(max_stores=6, by_hour=True))
def test_no_solved_plan_breaks_a_rule(engine: str, problem: Problem) -> None:
    result = rp.solve(problem, until=rp.Iterations(60), seed=0, engine=engine)
    assert check(problem, result.plan) == []
    assert result.violations == ()
    assert result.bound <= result.cost.total


@settings(max_examples=40)
@given(problem=problems(max_stores=4, max_weeks=1, by_hour=True))
def test_nothing_is_cheaper_than_the_cheapest_and_small_cases_reach_it(problem: Problem) -> None:
    cheapest = cheapest_plan(problem)
    result = rp.solve(problem, until=rp.Iterations(400), seed=0)
    assert result.bound <= cost(problem, cheapest).total <= result.cost.total
    if not cheapest.left_out:
        assert result.cost.total == cost(problem, cheapest).total


def full_day(**fields: object) -> Problem:
    """One rep, one day of 8:00 to 9:00, and stores of classes A, B and C, 18 minutes each."""
    shops = [store(f"{name}{number}", store_class=name) for number in (1, 2) for name in "ABC"]
    reps = (rep(hours=(window("8:00-9:00"), *[None] * 6), **fields),)
    stay = {"visits": 1, "in_store_s": MINUTES_18}
    return problem(
        shops,
        reps=reps,
        rules=rules(A=stay, B=stay, C=stay),
        seconds=[[0] * 8 for _ in range(8)],
    )


@pytest.mark.parametrize(
    ("overtime_s", "left_out"),
    [
        (0, {"B1", "C1", "C2"}),  # 60 minutes hold three stays of 18
        (12 * 60, {"C1", "C2"}),  # 72 hold four
        (30 * 60, {"C1"}),  # 90 hold five
    ],
)
def test_less_important_stores_are_left_out_first(overtime_s: int, left_out: set[str]) -> None:
    result = rp.solve(full_day(overtime_s=overtime_s), until=rp.Iterations(300), seed=1)
    classes = sorted(entry.store[0] for entry in result.plan.left_out)
    assert classes == sorted(name[0] for name in left_out)
    assert result.violations == ()


def test_hours_that_cannot_suffice_are_said_with_by_how_much() -> None:
    result = rp.solve(full_day(), until=rp.Iterations(100), seed=1)
    (needed,) = result.hours
    assert needed.in_store_s == 6 * MINUTES_18
    assert (needed.there_s, needed.short_s) == (3600, 6 * MINUTES_18 - 3600)
    (fault,) = hours_faults(result.hours)
    assert (fault.code, dict(fault.values)["short"]) == ("RP401", 0.8)


def reasons(problem: Problem) -> set[str]:
    result = rp.solve(problem, until=rp.Iterations(100), seed=1)
    assert result.violations == ()
    return {entry.reason for entry in result.plan.left_out}


def test_each_left_out_visit_carries_its_reason() -> None:
    far = problem([store("S1")], seconds=[[0, 20_000, 20_000], [20_000, 0, 0], [20_000, 0, 0]])
    assert reasons(far) == {"RP452"}
    evening = tuple((window("18:00-19:00"),) for _ in range(7))
    assert reasons(problem([store("S1", open_hours=evening)])) == {"RP453"}
    one_day = hours_on((0,))
    two = [store("S1"), store("S2")]
    assert reasons(problem(two, reps=(rep(hours=one_day, most_stops=1),))) == {"RP454"}
    loads = [store("S1", load=3), store("S2", load=3)]
    assert reasons(problem(loads, reps=(rep(hours=one_day, capacity=5),))) == {"RP455"}
    assert reasons(full_day()) == {"RP451"}


def test_minutes_missing_are_counted_exactly() -> None:
    result = rp.solve(full_day(), until=rp.Iterations(100), seed=1)
    # Three stays of 18 minutes leave 6 of 60; a fourth would end 12 minutes late.
    assert {entry.values["minutes"] for entry in result.plan.left_out} == {12}


def six_stores(**parts: object) -> Problem:
    shops = [store(f"S{number}", store_class=name) for number, name in enumerate("AABBCC")]
    given = {"A": {"visits": 3}, "B": {"visits": 2}, "C": {"visits": 1, "weeks": 2}}
    return problem(shops, rules=rules(**given), weeks=2, **parts)


def test_the_searches_for_a_chosen_calendar_are_watched_as_one() -> None:
    chosen = six_stores(calendar=ChosenCalendar(routes=4))
    seen: list[Progress] = []
    result = rp.solve(chosen, until=rp.Iterations(2_000), seed=1, progress=seen.append)
    costs = [now.cost for now in seen]
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] >= result.cost.total
    fractions = [now.fraction for now in seen]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    assert len({now.iterations for now in seen}) == len(seen)


def test_a_chosen_calendar_that_is_interrupted_gives_the_best_of_all_searches() -> None:
    chosen = six_stores(calendar=ChosenCalendar(routes=4))
    seen: list[Progress] = []

    def stop_late(now: Progress) -> None:
        seen.append(now)
        if now.fraction > 0.5:
            raise KeyboardInterrupt

    result = rp.solve(chosen, until=rp.Iterations(2_000), seed=1, progress=stop_late)
    assert result.cost.total == seen[-1].cost
    assert rp.check(chosen, result.plan) == []


def test_a_chosen_calendar_has_at_most_so_many_routes_and_keeps_every_rule() -> None:
    chosen = six_stores(calendar=ChosenCalendar(routes=4))
    result = rp.solve(chosen, until=rp.Iterations(2_000), seed=1)
    assert result.violations == ()
    labels = {label for label in result.plan.calendar["R1"] if label}
    assert len(labels) <= 4
    assert not result.plan.left_out


def test_too_few_routes_for_the_rules_are_refused() -> None:
    with pytest.raises(InputError) as caught:
        rp.solve(six_stores(calendar=ChosenCalendar(routes=1)), until=rp.Iterations(100), seed=1)
    assert [fault.code for fault in caught.value.faults] == ["RP412"]


def test_rigid_routes_cost_at_least_as_much_as_free_ones() -> None:
    week = ("T1", "T2", "T1", "T2", "T1", "T3", None)
    given = six_stores(calendar=GivenCalendar(labels=(*week, *week[:5], "T4", None)))
    until = rp.Iterations(2_000)
    rigid, free = (rp.solve(each, until=until, seed=1).cost.total for each in (given, six_stores()))
    assert free <= rigid


def test_visits_stay_where_an_earlier_plan_has_them() -> None:
    calm = six_stores()
    earlier = rp.solve(calm, until=rp.Iterations(500), seed=1).plan
    days = {name: frozenset(visits) for name, visits in earlier.visit_days().items()}
    again = rp.solve(six_stores(earlier=days), until=rp.Iterations(500), seed=2)
    assert again.cost.changes == 0
    assert again.plan.visit_days() == earlier.visit_days()


def test_an_unknown_engine_is_a_fault_that_names_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"RP411.*magic.*ruin, nearest"):
        rp.solve(six_stores(), until=rp.Iterations(1), seed=1, engine="magic")


def test_progress_is_told_and_ctrl_c_keeps_the_best_plan() -> None:
    seen: list[Progress] = []

    def stop_at_third(progress: Progress) -> None:
        seen.append(progress)
        if len(seen) == 3:
            raise KeyboardInterrupt

    result = rp.solve(six_stores(), until=rp.Iterations(4_000), seed=1, progress=stop_at_third)
    assert len(seen) == 3
    assert [each.fraction for each in seen] == sorted(each.fraction for each in seen)
    assert seen[-1].cost >= result.cost.total
    assert result.iterations < 4_000
    assert result.violations == ()


@pytest.mark.parametrize("routes", [None, 4])
def test_two_threads_give_the_same_plan_on_every_run(routes: int | None) -> None:
    parts = {} if routes is None else {"calendar": ChosenCalendar(routes=routes)}
    first, second = (
        rp.solve(six_stores(**parts), until=rp.Iterations(1_500), seed=7, threads=2)
        for _ in range(2)
    )
    assert first.plan == second.plan


def test_a_stall_or_anything_else_ends_the_search() -> None:
    stalled = rp.solve(six_stores(), until=rp.Stalled(50), seed=1)
    assert 5 * 50 <= stalled.iterations <= 20 * 50
    either = rp.AnyOf(rp.Iterations(30), rp.Stalled(500))
    assert rp.solve(six_stores(), until=either, seed=1).iterations == 30


def test_the_summary_says_cost_bound_and_gap() -> None:
    result = rp.solve(six_stores(), until=rp.Iterations(100), seed=1)
    assert result.gap == (result.cost.total - result.bound) / result.bound
    assert f"gap {result.gap:.1%}" in result.summary()
    assert "0 rules broken" in result.summary()


def test_waiting_for_a_store_to_open_is_paid_by_the_second() -> None:
    late_opening = tuple((window("8:30-17:00"),) for _ in range(7))
    shut = problem([store("S1", open_hours=late_opening)])
    result = rp.solve(shut, until=rp.Iterations(20), seed=1)
    # Ten minutes of driving from 8:00 leave twenty to wait.
    assert result.cost.waiting == 20 * 60 * shut.weights.waiting_units


@pytest.mark.parametrize(("closes", "left_out"), [("8:20", 0), ("8:19", 1)])
def test_a_stay_may_end_when_the_store_closes_but_not_later(closes: str, left_out: int) -> None:
    # Ten minutes of driving from 8:00 and ten of staying end at 8:20.
    hours = tuple((window(f"8:00-{closes}"),) for _ in range(7))
    result = rp.solve(problem([store("S1", open_hours=hours)]), until=rp.Iterations(20), seed=1)
    assert sum(entry.visits for entry in result.plan.left_out) == left_out
    assert result.violations == ()


@pytest.mark.parametrize(("ends", "left_out"), [("13:05", 0), ("13:04", 1)])
def test_a_day_back_after_the_latest_start_of_the_break_has_one(ends: str, left_out: int) -> None:
    # 8:10 to 12:25 in the store; back at 12:35, past 12:30, so 30 minutes of break come first.
    who = rep(hours=hours_on((0,), f"8:00-{ends}"), pause=pause(30, "12:00-13:00"))
    long_stay = rules(A={"visits": 1, "in_store_s": 255 * 60})
    tested = problem([store("S1")], reps=(who,), rules=long_stay)
    result = rp.solve(tested, until=rp.Iterations(20), seed=1)
    assert sum(entry.visits for entry in result.plan.left_out) == left_out
    assert result.violations == ()
