"""Who may use the archive, and as what."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import Path
from pydantic import BaseModel, Field

from routeplan.api.desk import AtDesk
from routeplan.api.fields import Asked, Why
from routeplan.api.paging import After, Limit, Page, page_of
from routeplan.api.routes import Routes
from routeplan.api.signing_in import LINK
from routeplan.api.whole_names import PathName
from routeplan.archive import User
from routeplan.archive.access import Role
from routeplan.archive.checked import not_there
from routeplan.archive.tokens import end_all, give_token
from routeplan.archive.users import Account, add_user, change_user, list_users

USERS = Routes("users")

_USER = {
    "name": "sam", "role": "supervisor", "rep": None, "teams": ["north"], "has_password": True,
    "is_active": True,
}  # fmt: skip
_LINK = {"path": "/welcome?token=kJx0hT3lqk1yUu8b", "ends_at": "2026-11-25T09:00:00+08:00"}
UserName = Annotated[PathName, Path(max_length=100)]
Teams = Annotated[tuple[Annotated[str, Field(max_length=200)], ...], Field(max_length=100)]


class UserShown(BaseModel, frozen=True):
    """A user as the keeper sees it."""

    name: str
    role: Role
    rep: str | None
    teams: tuple[str, ...]
    has_password: bool
    is_active: bool

    @classmethod
    def of(cls, account: Account) -> UserShown:
        """From the archive's account."""
        user = account.user
        return cls(
            name=user.name,
            role=user.role,
            rep=user.rep,
            teams=tuple(sorted(user.teams)),
            has_password=account.has_password,
            is_active=account.is_active,
        )


class Standing(Asked, frozen=True):
    """What a user is: ``rep`` for reps, ``teams`` for supervisors."""

    role: Role = Field(examples=["supervisor"])
    rep: str | None = Field(None, max_length=200)
    teams: Teams = Field((), examples=[["north"]])


class NewUser(Standing, frozen=True):
    """A user to be added; the password is set by a one-time link."""

    name: str = Field(min_length=1, max_length=100, examples=["sam"])


class ChangedUser(Standing, frozen=True):
    """A user as it shall be."""

    is_active: bool = True
    why: Why = Field(examples=["leads the team now"])


class LinkShown(BaseModel, frozen=True):
    """A one-time link, from the address of the service on."""

    path: str
    ends_at: datetime


@USERS.get("/users", "keep users", shows={"items": [_USER], "next": None})
def list_all_users(desk: AtDesk, after: After = "", limit: Limit = 100) -> Page[UserShown]:
    """List all users by name."""
    found = [UserShown.of(each) for each in list_users(desk.archive, desk.who)]
    return page_of(found, lambda each: each.name, after, limit)


@USERS.post("/users", "keep users", status=201, shows=_USER, also=(404, 409))
def add_one_user(desk: AtDesk, asked: NewUser) -> UserShown:
    """Add a user."""
    user = _user(asked.name, asked)
    add_user(desk.archive, desk.who, user)
    return UserShown.of(Account(user, has_password=False, is_active=True))


@USERS.add("PUT", "/users/{name}", "keep users", shows=_USER, also=(409,))
def change_one_user(desk: AtDesk, name: UserName, asked: ChangedUser) -> UserShown:
    """
    Give a user another role, rep or teams, or let nobody sign in as this user any more.

    Sessions and tokens follow at once: what they may do is what the user may do.
    """
    change_user(desk.archive, desk.who, _user(name, asked), asked.is_active, asked.why)
    return UserShown.of(_account(desk, name))


@USERS.post("/users/{name}/link", "keep users", status=201, shows=_LINK)
def make_one_time_link(desk: AtDesk, name: UserName) -> LinkShown:
    """
    Make a one-time link with which a user sets a password; earlier ones end.

    Hand it over by a way that only this user reads.
    """
    user = _account(desk, name).user
    end_all(desk.archive, desk.who, name, LINK)
    lasts = desk.settings.link
    secret = give_token(desk.archive, user, LINK, lasts, f"made by {desk.who.name}")
    return LinkShown(path=f"/welcome?token={secret}", ends_at=desk.archive.now() + lasts)


def _user(name: str, asked: Standing) -> User:
    return User(name=name, role=asked.role, rep=asked.rep, teams=frozenset(asked.teams))


def _account(desk: AtDesk, name: str) -> Account:
    for each in list_users(desk.archive, desk.who):
        if each.user.name == name:
            return each
    raise not_there(f"user {name}")
