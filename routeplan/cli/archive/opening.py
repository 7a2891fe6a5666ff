"""The archive that a command works on, and as whom."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getuser
from typing import TYPE_CHECKING, NamedTuple

from routeplan.errors import Fault, InputError

if TYPE_CHECKING:
    from routeplan.archive import Archive, User

INSTALL = "pip install 'routeplan[archive]'"


class Desk(NamedTuple):
    """An open archive and the user at it."""

    archive: Archive
    who: User


@contextmanager
def opened(where: str | None, user: str | None) -> Iterator[Desk]:
    """
    Open an archive for one command.

    Parameters
    ----------
    where
        See ``open_archive``.
    user
        Whose rights count; None: whoever can open the database from this console can do
        all that a keeper can, and is recorded under the name of the operating system.

    Raises
    ------
    InputError
        RP900, when the archive's packages are not installed; RP901 to RP904 and RP911.
    """
    try:
        from routeplan.archive import User, open_archive
        from routeplan.archive.users import active_user
    except ModuleNotFoundError as error:
        fault = Fault.of("RP900", "routeplan archive", package=error.name or "", command=INSTALL)
        raise InputError([fault]) from None
    archive = open_archive(where)
    try:
        console = User(name=f"console:{_login()}", role="keeper")
        yield Desk(archive, console if user is None else active_user(archive, user))
    finally:
        archive.close()


def _login() -> str:
    try:
        return getuser()
    except (KeyError, OSError):
        # A container may run under a number that has no name.
        return "?"
