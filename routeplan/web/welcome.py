"""Setting a password by a one-time link, also in a browser that runs no scripts."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Form, Query
from fastapi.responses import HTMLResponse

from routeplan.api.desk import OPEN, AtDoor, Door
from routeplan.api.faults import Refusal, shown, status_of
from routeplan.api.request_body import Line
from routeplan.api.signing_in import use_link
from routeplan.errors import Fault, InputError
from routeplan.web.page import page
from routeplan.web.page_routes import page_routes
from routeplan.web.words.account import WELCOME

WELCOMES = page_routes("one-time links")
ADDRESS = "/welcome"


@WELCOMES.get(ADDRESS, OPEN, response_class=HTMLResponse)
def welcome(door: AtDoor, token: Annotated[Line, Query(max_length=200)] = "") -> HTMLResponse:
    """Show the form that sets a password."""
    return _form(door, token)


@WELCOMES.post(ADDRESS, OPEN, response_class=HTMLResponse)
def welcomed(
    door: AtDoor,
    token: Annotated[Line, Form(max_length=200)] = "",
    password: Annotated[Line, Form(max_length=2_000)] = "",
    again: Annotated[Line, Form(max_length=2_000)] = "",
) -> HTMLResponse:
    """Set the password, or say what is wrong and show the form again."""
    if password != again:
        return _form(door, token, 422, differ=True)
    try:
        user = use_link(door, token, password)
    except Refusal:
        raise
    except InputError as error:
        status = status_of(error)
        if status == 401:
            return _page(door, status, state="gone")
        return _form(door, token, status, error.faults)
    return _page(door, 200, state="done", name=user.name)


def _form(
    door: Door,
    token: str,
    status: int = 200,
    faults: tuple[Fault, ...] = (),
    *,
    differ: bool = False,
) -> HTMLResponse:
    told = shown(faults, door.lang)
    return _page(door, status, state="form", token=token, faults=told, differ=differ)


def _page(door: Door, status: int, **values: Any) -> HTMLResponse:
    return page(door, "welcome.html", WELCOME, status=status, sends_forms=True, **values)
