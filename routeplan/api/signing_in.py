"""Signing in, and setting a password by a one-time link."""

from __future__ import annotations

from datetime import datetime

from routeplan.api.desk import Door
from routeplan.api.faults import Refusal
from routeplan.archive import User
from routeplan.archive.tokens import Kind, end_all, give_token, user_of_token
from routeplan.archive.users import set_password, sign_in
from routeplan.errors import Fault

LINK: Kind = "first sign-in"


def try_password(door: Door, name: str, password: str) -> User:
    """
    The user with a name and password, so many tries at a time.

    Raises
    ------
    Refusal
        RP877.
    NotAllowedError
        RP974.
    """
    service = door.service
    waits = [service.by_address.take(door.address), service.by_name.take(name)]
    if any(waits):
        seconds = max(waits)
        fault = Fault.of("RP877", "sign-in", seconds=seconds)
        raise Refusal(429, [fault], {"Retry-After": str(seconds)})
    user = sign_in(door.archive, name, password)
    service.by_name.forget(name)
    return user


def open_session(door: Door, user: User, stays: bool) -> tuple[str, datetime]:
    """The secret of a new session, and when it ends; long where the user stays signed in."""
    lasts = door.settings.long_session if stays else door.settings.session
    return give_token(door.archive, user, "session", lasts), door.archive.now() + lasts


def use_link(door: Door, secret: str, password: str) -> User:
    """
    Set the password of the user to whom a one-time link was given; it works once.

    All sessions of the user end, for whoever lost a password does not know who has it.

    Raises
    ------
    InputError
        RP972.
    NotAllowedError
        RP975.
    """
    user = user_of_token(door.archive, secret, LINK)
    set_password(door.archive, user, user.name, password)
    end_all(door.archive, user, user.name, LINK, "session")
    return user
