"""The first start: somebody has to be able to sign in as keeper."""

from __future__ import annotations

from dataclasses import dataclass

from routeplan.api.settings import Settings
from routeplan.api.signing_in import LINK
from routeplan.archive import Archive, User
from routeplan.archive.tokens import end_all, give_token
from routeplan.archive.users import add_user, has_keeper, list_users

LASTS = Settings().link
NAME = "keeper"


@dataclass(frozen=True)
class KeepersLink:
    """
    A one-time link for the first keeper.

    Parameters
    ----------
    name
        The user whose password it sets.
    path
        From the address of the service on.
    """

    name: str
    path: str


def keepers_link(archive: Archive, console: User) -> KeepersLink | None:
    """
    A link with which the first keeper sets a password; None: a keeper can sign in already.

    Links that were made before end: the newest is the only one that works.

    Parameters
    ----------
    console
        As whom a keeper is added, where there is none.
    """
    if has_keeper(archive):
        return None
    accounts = list_users(archive, console)
    keepers = [each.user for each in accounts if each.is_active and each.user.role == "keeper"]
    keeper = (
        keepers[0]
        if keepers
        else User(name=_free_name({each.user.name for each in accounts}), role="keeper")
    )
    if not keepers:
        add_user(archive, console, keeper)
    end_all(archive, console, keeper.name, LINK)
    secret = give_token(archive, keeper, LINK, LASTS, "first start")
    return KeepersLink(keeper.name, f"/welcome?token={secret}")


def _free_name(taken: set[str]) -> str:
    names = [NAME, *(f"{NAME}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)
