"""What people see who cannot have a page."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from routeplan.api.desk import SIGNED_IN, Door, admit
from routeplan.api.faults import Refusal, shown, status_of
from routeplan.api.routes import PREFIX
from routeplan.errors import Fault, InputError
from routeplan.web.page import page
from routeplan.web.words import REFUSED

SIGN_IN = "/sign-in"


async def refused(request: Request, error: Refusal | InputError) -> Response:
    """Send a stranger to sign in; tell everybody else what is wrong."""
    status = error.status_code if isinstance(error, Refusal) else status_of(error)
    if status == 401:
        there = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"{SIGN_IN}?next={quote(there, safe='')}", 303)
    return await _told(request, status, error.faults)


def answer_lost_pages(app: FastAPI) -> None:
    """Show a page, not JSON, to whoever asks for an address outside the API that is not there."""
    told_as_json = app.exception_handlers[HTTPException]

    @app.exception_handler(HTTPException)
    async def lost(request: Request, error: HTTPException) -> Response:
        wants_page = request.method == "GET" and "text/html" in request.headers.get("accept", "")
        if error.status_code == 404 and wants_page and not request.url.path.startswith(PREFIX):
            return await _told(request, 404, (Fault.of("RP873", request.url.path),))
        return await told_as_json(request, error)  # type: ignore[no-any-return, misc]


async def _told(request: Request, status: int, faults: tuple[Fault, ...]) -> Response:
    door = await run_in_threadpool(_door, request)
    return page(door, "refused.html", REFUSED, status=status, faults=shown(faults, door.lang))


def _door(request: Request) -> Door:
    """Who is signed in keeps the menu."""
    try:
        return admit(request, SIGNED_IN)
    except (Refusal, InputError):
        return Door.of(request)
