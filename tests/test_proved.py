"""Problems too large for trying everything, against the best plan that CP-SAT proves."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from itertools import permutations

import pytest
from builders import hours_on, problem, rep, rules, store
from ortools.sat.python import cp_model

import routeplan as rp
from routeplan.problem import Problem
from routeplan.weights import Weights

STORES = 9
DAYS = (0, 1, 3, 4)
MOST_STOPS = 4
ONLY_DRIVING = Weights(balance_min=0)


def scattered(seed: int) -> Problem:
    """Nine stores on a map, four working days; A twice and B once a week, stops limited."""
    rng = random.Random(seed)
    spots = [(rng.randint(0, 1_500), rng.randint(0, 1_500)) for _ in range(STORES)]
    spots += [(750, 750)] * 2
    seconds = [
        [abs(x - u) + abs(y - v) + (7 if (x, y) < (u, v) else 0) for u, v in spots]
        for x, y in spots
    ]
    shops = [store(f"S{number}", store_class="AB"[number % 3 > 0]) for number in range(STORES)]
    return problem(
        shops,
        seconds=seconds,
        rules=rules(A={"visits": 2}, B={"visits": 1}),
        reps=(rep(hours=hours_on(DAYS), most_stops=MOST_STOPS),),
        weights=ONLY_DRIVING,
    )


def proved_driving_s(tested: Problem) -> int:
    """Least driving of a week, by one circuit a day in CP-SAT."""
    model = cp_model.CpModel()
    on = {(s, day): model.new_bool_var("") for s in range(STORES) for day in DAYS}
    driving = [leg for day in DAYS for leg in add_day(model, tested, on, day)]
    for s in range(STORES):
        patterns = tested.patterns_of(s, 0)
        chosen = [model.new_bool_var("") for _ in patterns]
        model.add_exactly_one(chosen)
        for day in DAYS:
            holding = [c for c, p in zip(chosen, patterns, strict=True) if day in p]
            model.add(sum(holding) == on[s, day])
    model.minimize(sum(driving))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    assert solver.solve(model) == cp_model.OPTIMAL
    return round(solver.objective_value)


def add_day(
    model: cp_model.CpModel,
    tested: Problem,
    on: Mapping[tuple[int, int], cp_model.IntVar],
    day: int,
) -> Iterator[cp_model.LinearExpr]:
    """One circuit through the base and the day's stores, or none; yields its driving."""
    day_off = model.new_bool_var("")
    arcs = [(STORES, STORES, day_off)]
    for s in range(STORES):
        model.add_implication(on[s, day], day_off.negated())
        arcs.append((s, s, on[s, day].negated()))
    for here, there in permutations(range(STORES + 1), 2):
        arc = model.new_bool_var("")
        arcs.append((here, there, arc))
        yield int(tested.travel.seconds[here, there]) * arc
    model.add_circuit(arcs)
    model.add(sum(on[s, day] for s in range(STORES)) <= MOST_STOPS)


@pytest.mark.parametrize("seed", range(6))
def test_the_search_reaches_what_cp_sat_proves(seed: int) -> None:
    tested = scattered(seed)
    result = rp.solve(tested, until=rp.Iterations(4_000), seed=seed)
    assert result.violations == ()
    assert not result.plan.left_out
    proved = proved_driving_s(tested) * tested.weights.driving_units
    assert result.bound <= proved
    assert result.cost.total == proved
