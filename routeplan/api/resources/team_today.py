"""How the day goes for every rep of a team."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel

from routeplan.api.desk import AtDesk
from routeplan.api.fields import OnDay
from routeplan.api.resources.day_reports import SENT
from routeplan.api.routes import Routes
from routeplan.archive.team_today import RepDay, team_today

TEAM_TODAY = Routes("team today")

_CHECK_IN = {
    "visit": "0b9f2c1e", "store": "S7", "name": "Corner Shop", "arrived_s": 33000, "left_s": 34200,
}  # fmt: skip
_NEXT = {"store": "S8", "name": "Lake Market", "arrive_s": 36000, "start_s": 36000}
_DAY: dict[str, Any] = {
    "rep": "R1", "name": "Rita", "team": "north", "label": "T2", "kind": "weekday", "course":
    "late", "planned": 9, "done": 2, "skipped": 1, "due": 6, "late": 1, "behind_s": 1200,
    "unplanned": 1, "last_check_in": _CHECK_IN, "next_stop": _NEXT, "sent": SENT,
}  # fmt: skip


class TeamTodayShown(BaseModel, frozen=True):
    """A line for each rep within reach, by id."""

    reps: tuple[RepDay, ...]


@TEAM_TODAY.get("/team-today", "read visit", shows={"reps": [_DAY]})
def show_team_today(
    desk: AtDesk,
    on: OnDay | None = None,
    team: Annotated[str | None, Query(max_length=200)] = None,
) -> TeamTodayShown:
    """
    Show how the day goes: planned, done, due, late, not started, where each rep was last.

    Without a date it is today, by the clock where each rep works. `late` counts stops that
    are due although their planned start is over by a quarter of an hour; of a day that is
    over every stop that is still due counts, of one to come none.
    """
    return TeamTodayShown(reps=team_today(desk.archive, desk.who, on, team))
