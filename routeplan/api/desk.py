"""Who asks, and whether the request is really theirs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from hmac import compare_digest
from typing import Annotated, cast

from fastapi import Depends, Request

from routeplan.api.faults import Refusal
from routeplan.api.service import Service, service_of
from routeplan.api.settings import Settings
from routeplan.api.spoken import language_of_request
from routeplan.archive import Archive, User
from routeplan.archive.access import ACTS, reach, refusal
from routeplan.archive.tokens import end_session, user_of_token
from routeplan.errors import Fault, InputError, Language

OPEN = "open"
SIGNED_IN = "signed in"
COOKIE = "routeplan_session"
# What a page sets that signed out without signal: the session ends with the next request.
LEFT_COOKIE = "routeplan_left"
CSRF_HEADER = "X-CSRF-Token"
SAFE_METHODS = frozenset(("GET", "HEAD", "OPTIONS"))


@dataclass(frozen=True)
class Door:
    """
    A request that anybody may make.

    Parameters
    ----------
    lang
        Of the answer.
    address
        Where it came from.
    is_secure
        True: it came over TLS, as far as a trusted proxy or this server says.
    session
        The secret of its session's cookie; None: it has none.
    """

    service: Service
    lang: Language
    address: str
    is_secure: bool
    session: str | None

    @classmethod
    def of(cls, request: Request) -> Door:
        """The door that a request knocks at."""
        return cls(
            service=service_of(request.app),
            lang=language_of_request(request),
            address=request.client.host if request.client else "",
            is_secure=request.url.scheme == "https",
            session=request.cookies.get(COOKIE),
        )

    @property
    def archive(self) -> Archive:
        """The archive that is served."""
        return self.service.archive

    @property
    def settings(self) -> Settings:
        """The settings of the service."""
        return self.service.settings


@dataclass(frozen=True)
class Desk(Door):
    """A request of a user who has signed in, or of a program with a token."""

    who: User


def admit(request: Request, needs: str) -> Door:
    """
    Let a request in, or say why not.

    Parameters
    ----------
    needs
        ``open``, ``signed in``, or the act for which a right is needed. How far the right
        reaches is asked by the archive, which knows whose the thing is.

    Raises
    ------
    Refusal
        RP878 or RP879.
    NotAllowedError
        RP910 and RP975.
    """
    door = _without_left_session(request, Door.of(request))
    if needs == OPEN:
        if request.method not in SAFE_METHODS:
            _require_same_site(request)
        return door
    desk = _desk(request, door)
    if needs in ACTS and reach(desk.who, needs) is None:
        raise refusal(desk.who, needs, request.url.path)
    return desk


def csrf_token(session: str) -> str:
    """What a page sends along to show that it could read the answer to its sign-in."""
    return sha256(f"csrf {session}".encode()).hexdigest()


async def _door_of(request: Request) -> Door:
    return cast(Door, request.state.door)


async def _desk_of(request: Request) -> Desk:
    desk = request.state.door
    assert isinstance(desk, Desk)
    return desk


AtDoor = Annotated[Door, Depends(_door_of)]
AtDesk = Annotated[Desk, Depends(_desk_of)]


def _without_left_session(request: Request, door: Door) -> Door:
    """The door without a session that its user has left meanwhile, which ends."""
    if door.session is None or LEFT_COOKIE not in request.cookies:
        return door
    end_session(door.archive, door.session)
    return replace(door, session=None)


def _desk(request: Request, door: Door) -> Desk:
    kind, _, secret = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer" and secret.strip():
        who = _user(door, secret.strip(), "token")
        door = replace(door, session=None)
    elif door.session:
        who = _user(door, door.session, "session")
        if request.method not in SAFE_METHODS:
            _require_same_site(request)
            _require_csrf_token(request, door.session)
    else:
        raise Refusal(401, [Fault.of("RP878", request.url.path)])
    return Desk(**vars(door), who=who)


def _user(door: Door, secret: str, kind: str) -> User:
    try:
        return user_of_token(door.archive, secret, "session" if kind == "session" else "token")
    except InputError as error:
        if {fault.code for fault in error.faults} & {"RP911", "RP975"}:
            raise Refusal(401, [Fault.of("RP975", kind)]) from None
        raise


def _require_same_site(request: Request) -> None:
    """Browsers say where a request comes from; programs say nothing."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if site is not None:
        is_ours = site in ("same-origin", "none")
    else:
        ours = f"{request.url.scheme}://{request.headers.get('host', '')}"
        is_ours = origin in (None, ours)
    if not is_ours:
        raise Refusal(403, [Fault.of("RP879", request.url.path)])


def _require_csrf_token(request: Request, session: str) -> None:
    given = request.headers.get(CSRF_HEADER, "")
    if not compare_digest(given.encode(), csrf_token(session).encode()):
        raise Refusal(403, [Fault.of("RP879", request.url.path)])
