"""Rights: a table of role, act and ownership, cell by cell."""

from __future__ import annotations

from typing import get_args

import pytest
from archive_world import (
    AUDITOR,
    EVERYBODY,
    KEEPER,
    OTHER_REP,
    OTHER_SUPERVISOR,
    PLANNER,
    REP,
    SUPERVISOR,
    add_world,
)
from sqlalchemy import select

from routeplan.archive import User
from routeplan.archive.access import (
    ACTS,
    ROLES,
    acts_of,
    allows,
    require,
    require_everywhere,
    within_reach,
)
from routeplan.archive.card import State
from routeplan.archive.plans import PlanState
from routeplan.archive.schema import CARDS
from routeplan.errors import Fault, NotAllowedError
from routeplan.errors.archive_terms import ACTS_ZH, ROLES_ZH, STATES_ZH

# Whose it is: the user's own, of the user's team, of another team, nobody's.
OWNERS = {"own": ("R1", "north"), "team": ("R2", "north"), "other": ("R3", "south"),
          "nobody": (None, None)}  # fmt: skip
BY_ROLE = {"rep": REP, "supervisor": SUPERVISOR, "planner": PLANNER, "keeper": KEEPER,
           "auditor": AUDITOR}  # fmt: skip

# For each act, how far the right of rep, supervisor, planner, keeper, auditor reaches.
TABLE = {
    "read short card": "own team all all all",
    "read full card": "own team all all all",
    "write card": "own team all all -",
    "approve card": "- team - all -",
    "close card": "- team all all -",
    "import": "- - all all -",
    "classify": "- team all all -",
    "read plan": "own team all all all",
    "make plan": "- - all - -",
    "sign off plan": "- team - - -",
    "start plan": "- team all - -",
    "record visit": "own team - all -",
    "read visit": "own team all all all",
    "see urgent report": "- team all all all",
    "set target": "- team all - -",
    "read target": "own team all all all",
    "set absence": "- team all - -",
    "read absence": "own team all all all",
    "send report": "own team - - -",
    "keep feed": "own team - all -",
    "read changes": "- team all all all",
    "read looks": "- - - all all",
    "export": "- - - all all",
    "keep archive": "- - - all -",
    "keep users": "- - - all -",
}
WITHIN = {
    "-": set(),
    "own": {"own"},
    "team": {"own", "team"},
    "all": {"own", "team", "other", "nobody"},
}
CELLS = [
    (act, role, reach)
    for act, reaches in TABLE.items()
    for role, reach in zip(ROLES, reaches.split(), strict=True)
]


def test_the_table_names_every_act():
    assert set(TABLE) == set(ACTS)


@pytest.mark.parametrize(("act", "role", "reach"), CELLS)
def test_a_right_reaches_so_far_and_no_farther(act, role, reach):
    who = BY_ROLE[role]
    for owner, (rep, team) in OWNERS.items():
        is_allowed = owner in WITHIN[reach]
        assert allows(who, act, rep, team) == is_allowed, owner
        if is_allowed:
            require(who, act, rep, team, "here")
        else:
            with pytest.raises(NotAllowedError, match="RP910 here"):
                require(who, act, rep, team, "here")
    assert ((act, reach) in acts_of(role)) == (reach != "-")


def test_an_auditor_changes_nothing():
    reading = {act for act, _ in acts_of("auditor")}
    assert {act.split(" ")[0] for act in reading} == {"read", "see", "export"}


def test_a_query_finds_what_the_plain_function_allows(archive):
    cards = add_world(archive)
    team_of = {"R1": "north", "R2": "north", "R3": "south", None: None}
    for who in EVERYBODY:
        for act in ACTS:
            with archive.reading() as db:
                query = select(CARDS.c.id).where(within_reach(who, act, CARDS.c.rep))
                found = set(db.execute(query).scalars())
            allowed = {
                card.id
                for card in cards.values()
                if allows(who, act, card.store.rep, team_of[card.store.rep])
            }
            assert found == allowed, (who.name, act)


def test_a_rep_without_an_id_and_a_supervisor_without_teams_see_nothing():
    for who in (User(name="x", role="rep"), User(name="y", role="supervisor")):
        assert not any(allows(who, act, rep, team) for act in ACTS for rep, team in OWNERS.values())


def test_what_concerns_everything_needs_a_right_to_everything():
    require_everywhere(PLANNER, "import")
    for who in (REP, OTHER_REP, SUPERVISOR, OTHER_SUPERVISOR):
        with pytest.raises(NotAllowedError):
            require_everywhere(who, "read short card")


def test_a_refusal_speaks_chinese_throughout():
    assert set(ACTS_ZH) == set(ACTS)
    assert set(ROLES_ZH) == set(ROLES)
    for act in ACTS:
        with pytest.raises(NotAllowedError) as raised:
            require(User(name="rep", role="rep"), act, None, None, "archive")
        fault = raised.value.faults[0]
        assert fault.cause("zh") == f"rep (业务代表) 在此没有 {ACTS_ZH[act]} 的权限"
        assert fault.cause("en") == f"rep (rep) has no right to {act} here"


def test_every_state_has_a_chinese_word():
    states = {*get_args(State), *get_args(PlanState)}
    assert states <= set(STATES_ZH)
    fault = Fault.of("RP914", "plan 1", state="draft", needed="draft, approved")
    assert fault.cause("zh") == "当前状态为 草稿; 只有状态为 草稿或已批准 时才能这样做"
