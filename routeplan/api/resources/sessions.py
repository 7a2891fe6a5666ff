"""Signing in and out, who one is, and one's own password."""

from __future__ import annotations

from datetime import datetime

from fastapi import Response
from pydantic import BaseModel, Field

from routeplan.api.cookies import drop_session, set_session
from routeplan.api.desk import OPEN, SIGNED_IN, AtDesk, AtDoor, csrf_token
from routeplan.api.fields import Asked
from routeplan.api.routes import Routes
from routeplan.api.signing_in import open_session, try_password, use_link
from routeplan.archive.access import Act, Reach, Role, acts_of
from routeplan.archive.tokens import end_all, end_session
from routeplan.archive.users import set_password

SESSIONS = Routes("signing in")

_ME = {
    "name": "rita",
    "role": "rep",
    "rep": "R1",
    "teams": [],
    "rights": {"read short card": "own", "record visit": "own"},
    "csrf_token": "5f1c0a9d3b7e",
}
_PASSWORD = "three plain words"


class SignIn(Asked, frozen=True):
    """
    A name and its password.

    Parameters
    ----------
    stays
        True: the session lasts for thirty days, as on a phone of one's own.
    """

    name: str = Field(max_length=100, examples=["rita"])
    password: str = Field(max_length=1_000, examples=[_PASSWORD])
    stays: bool = False


class Link(Asked, frozen=True):
    """The secret of a one-time link, and the new password."""

    token: str = Field(max_length=200, examples=["kJx0hT3lqk1yUu8b"])
    password: str = Field(max_length=2_000, examples=[_PASSWORD])


class NewPassword(Asked, frozen=True):
    """One's password as it is, and as it shall be."""

    current: str = Field(max_length=1_000, examples=["old plain words"])
    password: str = Field(max_length=2_000, examples=[_PASSWORD])


class Me(BaseModel, frozen=True):
    """
    Who one is and what one may do.

    Parameters
    ----------
    rights
        For each act, how far the right reaches.
    csrf_token
        What a page sends as X-CSRF-Token; None: the request came with a token, not a cookie.
    """

    name: str
    role: Role
    rep: str | None
    teams: tuple[str, ...]
    rights: dict[Act, Reach]
    csrf_token: str | None


class Session(BaseModel, frozen=True):
    """A session that was opened; its secret is in the cookie alone."""

    name: str
    role: Role
    csrf_token: str
    ends_at: datetime


_SESSION = {
    "name": "rita",
    "role": "rep",
    "csrf_token": "5f1c0a9d3b7e",
    "ends_at": "2026-11-24T21:00:00+08:00",
}


@SESSIONS.post("/session", OPEN, status=201, shows=_SESSION, also=(401, 429))
def open_session_with_password(door: AtDoor, asked: SignIn, response: Response) -> Session:
    """
    Sign in.

    The answer sets the session's cookie, which no script can read.
    """
    user = try_password(door, asked.name, asked.password)
    if door.session is not None:
        end_session(door.archive, door.session)
    secret, ends_at = open_session(door, user, asked.stays)
    set_session(response, door, secret, asked.stays)
    token = csrf_token(secret)
    return Session(name=user.name, role=user.role, csrf_token=token, ends_at=ends_at)


@SESSIONS.add("DELETE", "/session", SIGNED_IN, status=204)
def close_session(desk: AtDesk, response: Response) -> None:
    """Sign out; the session is worth nothing from now on."""
    if desk.session is not None:
        end_session(desk.archive, desk.session)
    drop_session(response, desk)


@SESSIONS.post("/passwords", OPEN, status=204, also=(401,))
def set_password_by_link(door: AtDoor, asked: Link) -> None:
    """
    Set a password by a one-time link.

    The link ends, and so do all sessions of the user.
    """
    use_link(door, asked.token, asked.password)


@SESSIONS.get("/me", SIGNED_IN, shows=_ME)
def who_am_i(desk: AtDesk) -> Me:
    """Say who one is, and what one may do."""
    who = desk.who
    return Me(
        name=who.name,
        role=who.role,
        rep=who.rep,
        teams=tuple(sorted(who.teams)),
        rights=dict(acts_of(who.role)),
        csrf_token=None if desk.session is None else csrf_token(desk.session),
    )


@SESSIONS.add("PUT", "/me/password", SIGNED_IN, status=204, also=(429,))
def change_own_password(desk: AtDesk, asked: NewPassword) -> None:
    """
    Change one's own password.

    All other sessions end.
    """
    try_password(desk, desk.who.name, asked.current)
    set_password(desk.archive, desk.who, desk.who.name, asked.password)
    end_all(desk.archive, desk.who, desk.who.name, "session", but=desk.session)
