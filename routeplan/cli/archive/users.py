"""``routeplan archive users``: who may use the archive, and as what."""

from __future__ import annotations

import sys
from getpass import getpass
from typing import TYPE_CHECKING

from routeplan.cli.archive.opening import Desk, opened
from routeplan.cli.archive.options import (
    AsUser,
    Disable,
    Password,
    Teams,
    UserName,
    UserRep,
    UserRole,
    Where,
)
from routeplan.cli.archive.phrases import phrase
from routeplan.cli.language import language
from routeplan.cli.options import Lang
from routeplan.cli.output import say
from routeplan.errors import Language

if TYPE_CHECKING:
    from routeplan.archive.users import Account


def users(
    name: UserName = None,
    role: UserRole = None,
    rep: UserRep = None,
    team: Teams = None,
    password: Password = False,
    disable: Disable = False,
    archive: Where = None,
    user: AsUser = None,
    lang: Lang = None,
) -> int:
    """List users; add one, change one, set a password, or let nobody sign in any more."""
    chosen = language(lang)
    with opened(archive, user) as desk:
        if name is not None:
            _keep(desk, name, role, rep, team, disable)
            if password:
                _set_password(desk, name, chosen)
        _list(desk, name, chosen)
    return 0


def _keep(
    desk: Desk, name: str, role: UserRole, rep: str | None, team: list[str] | None, disable: bool
) -> None:
    from routeplan.archive import User
    from routeplan.archive.users import add_user, change_user, list_users

    known = {each.user.name: each for each in list_users(desk.archive, desk.who)}
    if role is not None:
        wanted = User(name=name, role=role, rep=rep, teams=frozenset(team or ()))
        if name not in known:
            add_user(desk.archive, desk.who, wanted)
        else:
            change_user(desk.archive, desk.who, wanted, not disable, "changed on the console")
    elif disable:
        account = _known(known, name)
        change_user(desk.archive, desk.who, account.user, False, "disabled on the console")


def _known(known: dict[str, Account], name: str) -> Account:
    from routeplan.archive.checked import not_there

    if name not in known:
        raise not_there(f"user {name}")
    return known[name]


def _set_password(desk: Desk, name: str, lang: Language) -> None:
    from routeplan.archive.users import set_password

    # On a terminal nobody looks over the shoulder; a program sends one line.
    if sys.stdin.isatty():
        text = getpass(phrase("password", lang, name=name))
    else:
        text = sys.stdin.readline().rstrip("\r\n")
    set_password(desk.archive, desk.who, name, text)
    say(phrase("password_set", lang, name=name))


def _list(desk: Desk, name: str | None, lang: Language) -> None:
    from routeplan.archive.users import list_users

    known = {each.user.name: each for each in list_users(desk.archive, desk.who)}
    shown = known.values() if name is None else [_known(known, name)]
    for each in shown:
        words = {
            "name": each.user.name,
            "role": each.user.role,
            "rep": each.user.rep or "-",
            "teams": ", ".join(sorted(each.user.teams)) or "-",
            "password": phrase("yes" if each.has_password else "no", lang),
            "state": phrase("active" if each.is_active else "disabled", lang),
        }
        say(phrase("user_line", lang, **words))
