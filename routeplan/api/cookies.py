"""The cookie of a session."""

from __future__ import annotations

from fastapi import Response

from routeplan.api.desk import COOKIE, LEFT_COOKIE, Door


def set_session(response: Response, door: Door, secret: str, stays: bool) -> None:
    """Give a browser the secret of its session; no script can read it."""
    lasts = door.settings.long_session if stays else door.settings.session
    response.set_cookie(
        COOKIE,
        secret,
        max_age=int(lasts.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=door.is_secure,
    )
    response.delete_cookie(LEFT_COOKIE, samesite="lax", secure=door.is_secure)


def drop_session(response: Response, door: Door) -> None:
    """Let a browser forget its session."""
    response.delete_cookie(COOKIE, httponly=True, samesite="lax", secure=door.is_secure)
