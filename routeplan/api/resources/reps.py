"""The reps and their teams."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from routeplan.api.desk import SIGNED_IN, AtDesk
from routeplan.api.fields import Asked, Name, Why
from routeplan.api.paging import After, Limit, Page, page_of
from routeplan.api.routes import Routes
from routeplan.archive.reps import Member, list_reps, set_reps
from routeplan.reps import Rep

REPS = Routes("reps")

_HOURS = [{"start_s": 32400, "end_s": 64800}] * 6 + [None]
_REP = {
    "id": "R1", "name": "Rita", "start": {"lat": 30.25, "lon": 120.16}, "end": None,
    "hours": _HOURS, "pause": None, "auxiliary_s": 1800, "most_stops": None, "overtime_s": 0,
    "capacity": None, "country": "CN", "province": None, "time_zone": "Asia/Shanghai",
    "mode": "car",
}  # fmt: skip
MEMBER = {"rep": _REP, "team": "north"}


class NewMember(Asked, frozen=True):
    """A rep and the team that the rep belongs to."""

    rep: Rep = Field(examples=[_REP])
    team: Name = Field(examples=["north"])


class Members(Asked, frozen=True):
    """Reps that are added, or changed where they are there."""

    members: Annotated[tuple[NewMember, ...], Field(min_length=1, max_length=1_000)]
    why: Why = Field(examples=["the team of the north"])


class Written(BaseModel, frozen=True):
    """Ids of the reps that are new or changed."""

    changed: tuple[str, ...]


@REPS.get("/reps", SIGNED_IN, shows={"items": [MEMBER], "next": None})
def list_reps_in_reach(desk: AtDesk, after: After = "", limit: Limit = 100) -> Page[Member]:
    """List the reps that one may see, by id."""
    found = list_reps(desk.archive, desk.who)
    return page_of(found, lambda each: each.rep.id, after, limit)


@REPS.add("PUT", "/reps", "import", shows={"changed": ["R1"]})
def set_some_reps(desk: AtDesk, asked: Members) -> Written:
    """Add reps, or change those that are there; what changes is recorded."""
    members = [Member(each.rep, each.team) for each in asked.members]
    return Written(changed=set_reps(desk.archive, desk.who, members, asked.why))
