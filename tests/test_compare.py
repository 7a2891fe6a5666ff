from __future__ import annotations

from statistics import pstdev

import pytest
from sample import REPS, STORES, sample_plan, sample_problem

from routeplan.compare import compare
from routeplan.cost import cost
from routeplan.cycle import weekday_of
from routeplan.errors import InputError
from routeplan.figures import figures, left_out_visits, plan_days
from routeplan.plan import Plan, Route
from routeplan.schedule import day_schedule
from routeplan.weights import Weights

PROBLEM, PLAN = sample_problem(), sample_plan()


def with_routes(*changed: Route, **more: object) -> Plan:
    by_name = {(route.rep, route.label): route for route in (*PLAN.routes, *changed)}
    return sample_plan(routes=tuple(by_name.values()), **more)


def test_a_plan_is_like_itself():
    result = compare(PROBLEM, PLAN, PROBLEM, PLAN)
    assert result.before == result.after
    assert (result.moved, result.added, result.removed) == ((), (), ())
    assert result.same_weights


def test_figures_are_sums_over_the_clock_of_every_day():
    days = [
        day_schedule(
            PROBLEM,
            PROBLEM.rep_numbers[route.rep],
            weekday_of(day),
            [PROBLEM.store_numbers[store] for store in route.stores],
        )
        for route in PLAN.routes
        if route.stores
        for day in PLAN.days_of(route.rep, route.label)
    ]
    sums = figures(plan_days(PROBLEM, PLAN))
    work = [day.work_s for day in days]
    assert (sums.days, sums.stops) == (22, 45)
    assert sums.drive_s == sum(day.drive_s for day in days)
    assert sums.drive_m == sum(day.drive_m for day in days)
    assert sums.stay_s == sum(day.stay_s for day in days)
    assert (sums.longest_s, sums.shortest_s) == (max(work), min(work))
    assert sums.deviation_s == round(pstdev(work))
    assert sums.in_store_share == sums.stay_s / sum(work)


def test_figures_of_no_days_are_zero():
    nothing = figures([])
    assert (nothing.days, nothing.in_store_share, nothing.stops_a_day) == (0, 0.0, 0.0)


def test_a_store_on_another_day_is_named():
    after = with_routes(
        Route(rep="R1", label="T3", stores=("S8",)),
        Route(rep="R1", label="T4", stores=("S7", "S6")),
    )
    result = compare(PROBLEM, PLAN, PROBLEM, after)
    assert [(store.store, store.before, store.after) for store in result.moved] == [
        ("S6", (("R1", 5),), (("R1", 12),))
    ]
    assert [store.store for store in result.changed_day] == ["S6"]
    assert result.changed_rep == ()
    assert result.after.cost == cost(PROBLEM, after)


def test_a_store_with_another_rep_is_not_one_on_another_day():
    after = with_routes(
        Route(rep="R1", label="T2", stores=("S4",)),
        Route(rep="R2", label="T2", stores=("S11", "S5")),
    )
    result = compare(PROBLEM, PLAN, PROBLEM, after)
    assert [store.store for store in result.changed_rep] == ["S5"]
    assert result.changed_day == ()


def test_problems_may_have_other_stores_and_weights():
    problem = sample_problem(
        stores=STORES[1:], travel=_travel_without_first(), weights=Weights(driving_min=2)
    )
    after = with_routes(Route(rep="R1", label="T1", stores=("S2", "S3")))
    result = compare(PROBLEM, PLAN, problem, after)
    assert (result.added, result.removed) == ((), ("S1",))
    assert compare(problem, after, PROBLEM, PLAN).added == ("S1",)
    assert not result.same_weights
    assert result.moved == ()


def test_left_out_visits_are_counted():
    result = compare(PROBLEM, PLAN, PROBLEM, with_routes(left_out=()))
    assert (result.before.left_out, result.after.left_out) == (1, 0)
    assert left_out_visits(PLAN) == 1


def test_a_plan_that_does_not_fit_is_a_fault_and_no_traceback():
    strange = with_routes(Route(rep="R1", label="T9", stores=("S404",)))
    with pytest.raises(InputError) as caught:
        compare(PROBLEM, PLAN, PROBLEM, strange)
    assert [fault.code for fault in caught.value.faults] == ["RP531"]


def _travel_without_first():
    travel = PROBLEM.travel
    assert len(travel.seconds) == len(STORES) + 2 * len(REPS)
    return type(travel)(
        seconds=travel.seconds[1:, 1:].copy(),
        metres=travel.metres[1:, 1:].copy(),
        source=travel.source,
        estimated=travel.estimated,
    )
