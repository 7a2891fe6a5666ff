"""Reps of different modes in one problem, under every engine."""

from __future__ import annotations

import numpy as np
import pytest

from routeplan.check import check
from routeplan.cost import cost
from routeplan.formats.modes import MODE_WORDS, travel_mode
from routeplan.formats.scenario import read_scenario
from routeplan.schedule import day_schedule
from routeplan.solver import Iterations, solve
from routeplan.solver.bound import lower_bound
from routeplan.solver.modes import given_modes, with_one_matrix
from tests.scenario_files import scenario

HEAD = "id,name,lat,lon,class,rep\n"
REPS = "id,name,lat,lon,mode\nR1,Ann,50.0,10.0,car\nR2,Ben,50.02,10.02,foot\n"


@pytest.fixture(params=["true", "false"])
def problem(request, tmp_path):
    rows = [
        f"S{n},s{n},{50 + (n % 5) / 150},{10 + (n // 5) / 100},{'ABC'[n % 3]},{'R2' * (n == 7)}\n"
        for n in range(20)
    ]
    (tmp_path / "stores.csv").write_text(HEAD + "".join(rows), encoding="utf-8")
    (tmp_path / "reps.csv").write_text(REPS, encoding="utf-8")
    scenario(tmp_path, f'rules = "standard"\nreps = "reps.csv"\nsame_rep = {request.param}')
    return read_scenario(tmp_path)


def test_every_mode_word_is_read_once():
    words = [word for line in MODE_WORDS.values() for word in line.split("|")]
    assert {travel_mode(word) for word in words} == {"car", "scooter", "bicycle", "foot"}
    for mode, line in MODE_WORDS.items():
        assert {travel_mode(word.upper()) for word in line.split("|")} == {mode}


@pytest.mark.parametrize("engine", ["ruin", "nearest", "savings"])
def test_a_plan_for_two_modes_keeps_every_rule(problem, engine):
    result = solve(problem, until=Iterations(300), seed=1, engine=engine)
    assert result.violations == ()
    assert {route.rep for route in result.plan.routes if route.stores} == {"R1", "R2"}
    assert lower_bound(problem) == result.bound <= result.cost.total


def test_each_rep_is_timed_by_the_own_mode(problem):
    car, foot = (
        day_schedule(problem, rep, 0, [0, 6, 12]).drive_s for rep in range(2)
    )  # fmt: skip
    assert foot > 3 * car
    assert cost(problem, solve(problem, until=Iterations(50), seed=1).plan).driving > 0


def test_the_checker_counts_the_own_mode(problem):
    plan = solve(problem, until=Iterations(100), seed=1).plan
    walker = next(route for route in plan.routes if route.rep == "R2" and route.stores)
    every = tuple(store.id for store in problem.stores)
    full = walker.model_copy(update={"stores": every})
    routes = tuple(full if route == walker else route for route in plan.routes)
    late = check(problem, plan.model_copy(update={"routes": routes}))
    by_foot = [v for v in late if v.code == "PV05"]
    assert by_foot
    drive_s = day_schedule(problem, 1, 0, range(len(every))).drive_s
    assert drive_s > day_schedule(problem, 0, 0, range(len(every))).drive_s


def test_one_matrix_holds_each_mode_s_own_times(problem):
    task = with_one_matrix(problem)
    modes = given_modes(problem)
    assert set(modes) == {"car", "foot"}
    assert modes[7] == "foot"
    size = len(problem.stores)
    for mode, rep in (("car", 0), ("foot", 1)):
        own = [n for n in range(size) if modes[n] == mode] + [size + 2 * rep, size + 2 * rep + 1]
        block = np.ix_(own, own)
        assert (task.travel.seconds[block] == problem.travel_of(rep).seconds[block]).all()
        assert all(task.reps_for(n) == (rep,) for n in own[:-2])
    assert with_one_matrix(task) is task
