"""What happens around every request: a line in the log, headers of the answer, incidents."""

from __future__ import annotations

import logging
import re
import secrets
import time
import traceback
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from routeplan.api.faults import faults_answer
from routeplan.api.spoken import language_of_headers
from routeplan.errors import Fault

LOG = logging.getLogger("routeplan.serve")
# Longer than any id that a program makes, and as long as the secrets made here.
_LIKE_A_SECRET = re.compile(rb"[A-Za-z0-9_-]{43,}")
_ALWAYS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_OVER_TLS = {"Strict-Transport-Security": "max-age=31536000"}


class Watch:
    """
    Writes a line a request, and turns what nobody foresaw into an answer.

    The log holds no query, no header, no body and no secret of a calendar feed: a one-time
    link stands in a query, and what an exception says may hold what a user sent. An incident
    is logged with the places in the code alone.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 0

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _add_headers(message, scope["scheme"] == "https")
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            incident = log_incident(error)
            if status:
                raise
            lang = language_of_headers(Headers(scope=scope))
            fault = Fault.of("RP881", scope["path"], incident=incident)
            await faults_answer(500, [fault], lang)(scope, receive, watched)
        finally:
            _log_request(scope, status, time.perf_counter() - started)


def _add_headers(message: Message, is_secure: bool) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in {**_ALWAYS, **(_OVER_TLS if is_secure else {})}.items():
        headers.setdefault(name, value)


def _log_request(scope: Scope, status: int, seconds: float) -> None:
    client = scope["client"][0] if scope.get("client") else "-"
    # As it was sent, with everything odd still encoded: no line of the log can be forged.
    path = _path_without_secrets(scope).decode("ascii", "backslashreplace")
    LOG.info("%s %s %s %s %.0f ms", client, scope["method"], path, status, 1_000 * seconds)


def _path_without_secrets(scope: Scope) -> bytes:
    """A feed's address is its secret, also where it was mistyped or oddly encoded."""
    if scope["path"].lstrip("/").lower().startswith("feeds/"):
        return b"/feeds/***"
    return _LIKE_A_SECRET.sub(b"***", scope.get("raw_path") or b"")


def log_incident(error: Exception) -> str:
    """Write down where in the code something went wrong, and the number that it goes by."""
    incident = secrets.token_hex(4)
    lines = "".join(_places(error))
    LOG.error("incident %s: %s\n%s", incident, type(error).__name__, lines)
    return incident


def _places(error: BaseException) -> Iterable[str]:
    if error.__cause__ is not None:
        yield from _places(error.__cause__)
        yield f"  which became {type(error).__name__}\n"
    yield from traceback.format_tb(error.__traceback__)
