"""A made-up company: reps with a store a minute away from each other, and a plan that runs."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from routeplan.archive import Archive, User
from routeplan.archive.plan_states import sign_off_plan, start_plan, submit_plan
from routeplan.archive.plans import keep_plan
from routeplan.archive.reps import Member, set_reps
from routeplan.archive.steps import approve_cards, draft_card
from routeplan.archive.tokens import give_token
from routeplan.archive.users import add_user
from routeplan.cycle import Window
from routeplan.formats.scenario_content import problem_of_content
from routeplan.reps import Base, Rep
from routeplan.solver import Iterations, solve
from routeplan.stores import Store

KEEPER = User(name="console", role="keeper")
PLANNER = User(name="pat", role="planner")
SUPERVISOR = User(name="sam", role="supervisor", teams=frozenset({"north"}))
STORES_A_REP = 20
VISITS_A_DAY = 10
MONDAY = date(2026, 9, 7)
LASTS = timedelta(days=2)
DAY = Window(start_s=9 * 3_600, end_s=18 * 3_600)


@dataclass(frozen=True)
class Phone:
    """A rep's phone: its token, and the visits in the order in which it sends them."""

    token: str
    visits: tuple[dict[str, Any], ...]


def found_company(archive: Archive, reps: int) -> dict[str, str]:
    """Fill an archive; a token for the supervisor and for each rep, by name."""
    members = [Member(_rep(number), "north") for number in range(reps)]
    set_reps(archive, KEEPER, members, "the first reps")
    users = [SUPERVISOR, PLANNER]
    users += [User(name=each.rep.id, role="rep", rep=each.rep.id) for each in members]
    for user in users:
        add_user(archive, KEEPER, user)
    for member in members:
        _plan(archive, member.rep)
    return {user.name: give_token(archive, user, "token", LASTS) for user in users}


def phones_of(tokens: dict[str, str], reps: int, visits: int, seed: int) -> list[Phone]:
    """
    What each phone sends.

    A tenth of the visits are sent twice, the second time at some later moment; a tenth come
    out of their order.
    """
    rng = random.Random(seed)
    return [_phone(tokens, f"R{number}", visits, rng) for number in range(reps)]


def _phone(tokens: dict[str, str], rep: str, visits: int, rng: random.Random) -> Phone:
    sent = [_visit(rep, number) for number in range(visits)]
    for place in rng.sample(range(visits), visits // 10):
        sent.insert(rng.randrange(len(sent)), sent.pop(place))
    for visit in rng.sample(sent, visits // 10):
        sent.insert(rng.randrange(sent.index(visit), len(sent)) + 1, visit)
    return Phone(tokens[rep], tuple(sent))


def _visit(rep: str, number: int) -> dict[str, Any]:
    day, place = divmod(number, VISITS_A_DAY)
    arrived_s = DAY.start_s + 2_400 * place
    return {
        "id": f"{rep}-{number}",
        "rep": rep,
        "store": f"{rep}-S{number % STORES_A_REP}",
        "on": str(MONDAY + timedelta(days=day)),
        "arrived_s": arrived_s,
        "left_s": arrived_s + 900,
        "purposes": ["order", "check"],
        "outcomes": ["order"] if number % 3 else [],
        "order_cents": 100 * number if number % 3 else None,
        "note": "asked for posters and a second shelf",
        "position": {"lat": 30.25, "lon": 120.17, "accuracy_m": 8},
    }


def _plan(archive: Archive, rep: Rep) -> None:
    stores = [_store(rep, number) for number in range(STORES_A_REP)]
    for store in stores:
        draft_card(archive, KEEPER, store, "HZ")
    approve_cards(archive, KEEPER, [store.id for store in stores])
    problem = problem_of_content(stores, [rep], {"rules": "three-two-one"}, rep.id)
    plan = solve(problem, until=Iterations(1), seed=1, engine="nearest").plan
    kept = keep_plan(archive, PLANNER, rep.id, problem, plan)
    submit_plan(archive, PLANNER, kept.id, with_violations=True)
    sign_off_plan(archive, SUPERVISOR, kept.id, "good")
    start_plan(archive, PLANNER, kept.id, MONDAY)


def _rep(number: int) -> Rep:
    base = Base(lat=30.2 + number / 500, lon=120.1)
    return Rep(id=f"R{number}", name=f"Rep {number}", start=base, hours=(DAY,) * 6 + (None,))


def _store(rep: Rep, number: int) -> Store:
    return Store(
        id=f"{rep.id}-S{number}",
        name=f"Store {number} of {rep.name}",
        lat=rep.start.lat + number % 5 / 1_000,
        lon=rep.start.lon + number / 1_000,
        store_class="ABC"[number % 3],
        rep=rep.id,
    )
