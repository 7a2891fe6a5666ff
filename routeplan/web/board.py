"""The page of a plan: looked at, changed by hand, signed off, taken along."""

from __future__ import annotations

from fastapi.responses import HTMLResponse

from routeplan.api.desk import AtDesk
from routeplan.api.fields import Number
from routeplan.archive.access import Act, reach
from routeplan.archive.plans import read_plan
from routeplan.formats.plan_json import FORMAT, VERSION
from routeplan.web.page import page
from routeplan.web.page_routes import page_routes
from routeplan.web.words.board import BOARD as WORDS

BOARD = page_routes("plan page")
RIGHTS: dict[str, Act] = {
    "change": "make plan", "sign_off": "sign off plan", "start": "start plan",
}  # fmt: skip


@BOARD.get("/plans/{plan:int}", "read plan", response_class=HTMLResponse)
def show_a_plan(desk: AtDesk, plan: Number) -> HTMLResponse:
    """Show a plan as far as one may see it, with what one may do to it."""
    entry = read_plan(desk.archive, desk.who, plan).entry
    may = {act: reach(desk.who, needs) is not None for act, needs in RIGHTS.items()}
    may["judge"] = reach(desk.who, "read plan") != "own"
    content = {
        "plan": plan,
        "name": entry.name,
        "who": desk.who.name,
        "may": may,
        "file": {"format": FORMAT, "version": VERSION},
    }
    return page(desk, "board.html", WORDS, content=content, entry=entry, plan=plan)
