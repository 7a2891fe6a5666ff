"""An archive with one plan: 400 real stores of one rep, on the 24 working days of four weeks."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.records import ROOT
from routeplan.archive import User, open_archive
from routeplan.archive.plans import keep_plan
from routeplan.archive.reps import Member, set_reps
from routeplan.archive.steps import approve_cards, draft_card
from routeplan.archive.tokens import give_token
from routeplan.archive.users import add_user
from routeplan.check import check
from routeplan.cycle import Window
from routeplan.formats.scenario import read_scenario
from routeplan.formats.scenario_content import problem_of_content
from routeplan.problem import Problem
from routeplan.reps import Base, Rep
from routeplan.solver import Iterations, solve

SCENARIO = ROOT / "scenarios" / "montevideo"
KEEPER = User(name="console", role="keeper")
PLANNER = User(name="pat", role="planner")
LASTS = timedelta(days=1)
ITERATIONS = 3_000
DAY = Window(start_s=8 * 3_600, end_s=18 * 3_600)
RULES = {
    "classes": {
        "A": {"visits": 1, "weeks": 1, "in_store_min": 25},
        "B": {"visits": 1, "weeks": 2, "in_store_min": 15},
        "C": {"visits": 1, "weeks": 4, "in_store_min": 10},
    }
}


def found_archive(place: str, stores: int) -> tuple[str, str]:
    """Fill an empty archive; the path of the plan's page, and the secret of a planner's session."""
    problem = big_problem(stores)
    plan = solve(problem, until=Iterations(ITERATIONS), seed=1).plan
    assert check(problem, plan) == []
    archive = open_archive(place)
    try:
        set_reps(archive, KEEPER, [Member(problem.reps[0], "north")], "the first rep")
        add_user(archive, KEEPER, PLANNER)
        for store in problem.stores:
            draft_card(archive, KEEPER, store, "MVD")
        approve_cards(archive, KEEPER, [store.id for store in problem.stores])
        kept = keep_plan(archive, PLANNER, "montevideo", problem, plan)
        return f"/plans/{kept.id}", give_token(archive, PLANNER, "session", LASTS)
    finally:
        archive.close()


def big_problem(stores: int) -> Problem:
    """So many stores of Montevideo for one rep."""
    some = read_scenario(SCENARIO).stores[:stores]
    own = [store.model_copy(update={"rep": "R1"}) for store in some]
    base = Base(lat=-34.8836, lon=-56.1819)
    rep = Rep(id="R1", name="Ana", start=base, hours=(DAY,) * 6 + (None,))
    return problem_of_content(own, [rep], {"rules": RULES, "weeks": 4}, "montevideo")
