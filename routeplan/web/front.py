"""The front door: where one starts, signing in, and the language."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query
from fastapi.responses import HTMLResponse, RedirectResponse

from routeplan.api.desk import OPEN, SIGNED_IN, AtDesk, AtDoor
from routeplan.api.request_body import Line
from routeplan.api.spoken import LANGUAGE_COOKIE
from routeplan.web.menu import home_of
from routeplan.web.page import page
from routeplan.web.page_routes import page_routes
from routeplan.web.words import SIGN_IN

FRONT = page_routes("front door")
A_YEAR_S = 365 * 24 * 3600
Address = Annotated[Line, Query(max_length=2_000)]


@FRONT.get("/", SIGNED_IN, response_class=RedirectResponse)
def start(desk: AtDesk) -> RedirectResponse:
    """Go where this user starts."""
    return RedirectResponse(home_of(desk.who), 303)


@FRONT.get("/sign-in", OPEN, response_class=HTMLResponse)
def sign_in(
    door: AtDoor, next_page: Annotated[Line, Query(alias="next", max_length=2_000)] = "/"
) -> HTMLResponse:
    """Show the form for name and password."""
    address = _here(next_page)
    # A phone is its rep's own.
    stays = address.startswith("/rep/")
    return page(door, "sign_in.html", SIGN_IN, content={"next": address}, stays=stays)


@FRONT.get("/language", OPEN, response_class=RedirectResponse)
def choose_language(
    door: AtDoor,
    lang: Literal["en", "zh"],
    next_page: Annotated[Line, Query(alias="next", max_length=2_000)] = "/",
) -> RedirectResponse:
    """Remember in which language a browser shows the pages."""
    answer = RedirectResponse(_here(next_page), 303)
    answer.set_cookie(
        LANGUAGE_COOKIE, lang, max_age=A_YEAR_S, samesite="lax", secure=door.is_secure
    )
    return answer


def _here(address: str) -> str:
    """An address of this site; of any other, where one starts."""
    is_ours = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_ours else "/"
