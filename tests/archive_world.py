"""A small company in the archive: two teams, three reps, six stores, a user for every role."""

from __future__ import annotations

from typing import Any

from routeplan.archive import Archive, User
from routeplan.archive.card import Card
from routeplan.archive.reps import Member, set_reps
from routeplan.archive.steps import approve_cards, draft_card
from routeplan.archive.users import add_user
from routeplan.cycle import Window
from routeplan.reps import Base, Rep
from routeplan.stores import Store

KEEPER = User(name="kim", role="keeper")
PLANNER = User(name="pat", role="planner")
AUDITOR = User(name="ada", role="auditor")
SUPERVISOR = User(name="sam", role="supervisor", teams=frozenset({"north"}))
OTHER_SUPERVISOR = User(name="sue", role="supervisor", teams=frozenset({"south"}))
REP = User(name="rita", role="rep", rep="R1")
OTHER_REP = User(name="rob", role="rep", rep="R3")
EVERYBODY = (KEEPER, PLANNER, AUDITOR, SUPERVISOR, OTHER_SUPERVISOR, REP, OTHER_REP)

TEAMS = {"R1": "north", "R2": "north", "R3": "south"}
REP_OF = {"S1": "R1", "S2": "R1", "S3": "R2", "S4": "R2", "S5": "R3", "S6": None}
CLASS_OF = {"S1": "A", "S2": "B", "S3": "A", "S4": "C", "S5": "B", "S6": "C"}
DAY = Window(start_s=9 * 3600, end_s=18 * 3600)


def rep(rep_id: str) -> Rep:
    hours = (DAY,) * 6 + (None,)
    return Rep(id=rep_id, name=f"Rep {rep_id}", start=Base(lat=30.25, lon=120.16), hours=hours)


def store(store_id: str, **more: Any) -> Store:
    number = int(store_id.removeprefix("S"))
    given = {
        "id": store_id, "name": f"Store {number}", "lat": 30.25 + number / 1000, "lon": 120.17,
        "store_class": CLASS_OF.get(store_id, "C"), "rep": REP_OF.get(store_id),
    }  # fmt: skip
    return Store(**{**given, **more})


def add_reps(archive: Archive) -> None:
    members = [Member(rep(each), team) for each, team in TEAMS.items()]
    set_reps(archive, KEEPER, members, "the first reps")


def add_world(archive: Archive, *, approved: bool = True) -> dict[str, Card]:
    """The reps and the stores; their cards by store id."""
    add_reps(archive)
    cards = {each: draft_card(archive, KEEPER, store(each), "HZ") for each in REP_OF}
    if approved:
        cards = {card.id: card for card in approve_cards(archive, KEEPER, list(cards))}
    return cards


def add_users(archive: Archive) -> None:
    for user in EVERYBODY:
        add_user(archive, KEEPER, user)
