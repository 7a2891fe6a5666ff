"""The supervisor's pages: the day, what was done, what went wrong, reports."""

from __future__ import annotations

from typing import Any, NamedTuple

from fastapi.responses import HTMLResponse

from routeplan.api.desk import AtDesk, Desk
from routeplan.archive.access import acts_of
from routeplan.web.page import page
from routeplan.web.page_routes import page_routes
from routeplan.web.words.spoken import Words
from routeplan.web.words.team import PROBLEMS, REPORTS, REVIEW, TEAM_FRAME, TODAY

TEAM = page_routes("team")
NEEDS = "see urgent report"


class Part(NamedTuple):
    """One of the pages about a team, and the key of its name."""

    word: str
    path: str


PARTS = (
    Part("part_today", "/team"),
    Part("part_review", "/team/review"),
    Part("part_problems", "/team/problems"),
    Part("part_reports", "/team/reports"),
)


@TEAM.get("/team", NEEDS, response_class=HTMLResponse)
def team_today(desk: AtDesk) -> HTMLResponse:
    """Show how the day goes, and what waits for somebody."""
    return _page(desk, "team_today.html", TODAY, "/team")


@TEAM.get("/team/review", NEEDS, response_class=HTMLResponse)
def team_review(desk: AtDesk) -> HTMLResponse:
    """Show planned against done, with what is behind every figure."""
    return _page(desk, "team_review.html", REVIEW, "/team/review")


@TEAM.get("/team/problems", NEEDS, response_class=HTMLResponse)
def team_problems(desk: AtDesk) -> HTMLResponse:
    """Show the stores that somebody has to look at."""
    return _page(desk, "team_problems.html", PROBLEMS, "/team/problems")


@TEAM.get("/team/reports", NEEDS, response_class=HTMLResponse)
def team_reports(desk: AtDesk) -> HTMLResponse:
    """Show the reports of days, and the report of a week."""
    return _page(desk, "team_reports.html", REPORTS, "/team/reports")


def _page(desk: Desk, template: str, words: Words, here: str) -> HTMLResponse:
    content: dict[str, Any] = {
        "today": desk.archive.today().isoformat(),
        "me": desk.who.name,
        "rights": {act: str(how_far) for act, how_far in acts_of(desk.who.role)},
    }
    said = {**TEAM_FRAME, **words}
    return page(desk, template, said, content=content, parts=PARTS, here=here)
