"""Who may do what: roles, and how far each right of a role reaches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, Field
from sqlalchemy import ColumnElement, false, select, true

from routeplan.archive.schema import REPS
from routeplan.errors import Fault, NotAllowedError

Role = Literal["rep", "supervisor", "planner", "keeper", "auditor"]
Reach = Literal["own", "team", "all"]
Act = Literal[
    "read short card", "read full card", "write card", "approve card", "close card",
    "import", "classify", "read plan", "make plan", "sign off plan", "start plan",
    "record visit", "read visit", "see urgent report", "set target", "read target",
    "set absence", "read absence", "send report", "keep feed",
    "read changes", "read looks", "export", "keep archive", "keep users",
]  # fmt: skip

ROLES: tuple[Role, ...] = get_args(Role)
ACTS: tuple[Act, ...] = get_args(Act)


def _rights(**reaches: Reach) -> dict[str, Reach]:
    return reaches


RIGHTS: dict[Act, dict[str, Reach]] = {
    "read short card": _rights(
        rep="own", supervisor="team", planner="all", keeper="all", auditor="all"
    ),
    "read full card": _rights(
        rep="own", supervisor="team", planner="all", keeper="all", auditor="all"
    ),
    "write card": _rights(rep="own", supervisor="team", planner="all", keeper="all"),
    "approve card": _rights(supervisor="team", keeper="all"),
    "close card": _rights(supervisor="team", planner="all", keeper="all"),
    "import": _rights(planner="all", keeper="all"),
    "classify": _rights(supervisor="team", planner="all", keeper="all"),
    "read plan": _rights(rep="own", supervisor="team", planner="all", keeper="all", auditor="all"),
    "make plan": _rights(planner="all"),
    "sign off plan": _rights(supervisor="team"),
    "start plan": _rights(supervisor="team", planner="all"),
    "record visit": _rights(rep="own", supervisor="team", keeper="all"),
    "read visit": _rights(rep="own", supervisor="team", planner="all", keeper="all", auditor="all"),
    "see urgent report": _rights(supervisor="team", planner="all", keeper="all", auditor="all"),
    "set target": _rights(supervisor="team", planner="all"),
    "read target": _rights(
        rep="own", supervisor="team", planner="all", keeper="all", auditor="all"
    ),
    "set absence": _rights(supervisor="team", planner="all"),
    "read absence": _rights(
        rep="own", supervisor="team", planner="all", keeper="all", auditor="all"
    ),
    "send report": _rights(rep="own", supervisor="team"),
    "keep feed": _rights(rep="own", supervisor="team", keeper="all"),
    "read changes": _rights(supervisor="team", planner="all", keeper="all", auditor="all"),
    "read looks": _rights(keeper="all", auditor="all"),
    "export": _rights(keeper="all", auditor="all"),
    "keep archive": _rights(keeper="all"),
    "keep users": _rights(keeper="all"),
}


class User(BaseModel, frozen=True, extra="forbid"):
    """
    Somebody who uses the archive.

    Parameters
    ----------
    name
        Unique; what the record of changes calls this person.
    role
        Decides the rights; see ``RIGHTS``.
    rep
        Id of the rep that this user is; own stores, plans and visits are this rep's.
    teams
        The teams whose stores, plans and visits a supervisor sees.
    """

    name: Annotated[str, Field(min_length=1, max_length=100)]
    role: Role
    rep: str | None = None
    teams: frozenset[str] = frozenset()


def reach(who: User, act: Act) -> Reach | None:
    """How far a user's right to an act reaches; None: the user has no such right."""
    return RIGHTS[act].get(who.role)


def allows(who: User, act: Act, rep: str | None, team: str | None) -> bool:
    """
    Whether a user may do something to what belongs to a rep of a team.

    Parameters
    ----------
    rep, team
        Whose it is; None: nobody's, which only a right that reaches all covers.
    """
    match reach(who, act):
        case "all":
            return True
        case "team":
            return team is not None and team in who.teams
        case "own":
            return rep is not None and rep == who.rep
    return False


def require(who: User, act: Act, rep: str | None, team: str | None, where: str) -> None:
    """
    Refuse unless ``allows``.

    Raises
    ------
    NotAllowedError
        RP910.
    """
    if not allows(who, act, rep, team):
        raise refusal(who, act, where)


def require_everywhere(who: User, act: Act) -> None:
    """
    Refuse unless the right reaches all.

    Raises
    ------
    NotAllowedError
        RP910.
    """
    require(who, act, None, None, "archive")


def refusal(who: User, act: Act, where: str) -> NotAllowedError:
    """The error that says who may not do what (RP910)."""
    return NotAllowedError([Fault.of("RP910", where, user=who.name, role=who.role, act=act)])


def within_reach(who: User, act: Act, rep: ColumnElement[str | None]) -> ColumnElement[bool]:
    """
    The rows to which a user's right reaches, as a condition for a query.

    Parameters
    ----------
    rep
        The column that says whose a row is.
    """
    match reach(who, act):
        case "all":
            return true()
        case "team":
            return rep.in_(select(REPS.c.id).where(REPS.c.team.in_(sorted(who.teams))))
        case "own" if who.rep is not None:
            return rep == who.rep
    return false()


def acts_of(role: Role) -> Iterable[tuple[Act, Reach]]:
    """The rights of a role and how far each reaches."""
    return [(act, reaches[role]) for act, reaches in RIGHTS.items() if role in reaches]
