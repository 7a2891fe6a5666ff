"""One's own account, and for the keeper all users."""

from __future__ import annotations

from fastapi.responses import HTMLResponse

from routeplan.api.desk import SIGNED_IN, AtDesk
from routeplan.archive.access import ROLES, reach
from routeplan.web.page import page
from routeplan.web.page_routes import page_routes
from routeplan.web.words.account import ACCOUNT, USERS

ACCOUNTS = page_routes("accounts")


@ACCOUNTS.get("/account", SIGNED_IN, response_class=HTMLResponse)
def account(desk: AtDesk) -> HTMLResponse:
    """Show one's own feeds, password, sessions and tokens."""
    may = reach(desk.who, "keep feed") is not None
    return page(desk, "account.html", ACCOUNT, content={"rep": desk.who.rep}, may_keep_feeds=may)


@ACCOUNTS.get("/users", "keep users", response_class=HTMLResponse)
def users(desk: AtDesk) -> HTMLResponse:
    """Show everybody who may use the archive."""
    return page(desk, "users.html", USERS, content={"me": desk.who.name, "roles": ROLES})
