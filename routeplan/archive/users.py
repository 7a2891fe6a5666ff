"""Users and their passwords."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error
from sqlalchemy import Connection, func, insert, select, update

from routeplan.archive.access import User, require_everywhere
from routeplan.archive.changes import Difference, Entry, differences, record
from routeplan.archive.checked import not_there, require_text
from routeplan.archive.database import Archive
from routeplan.archive.schema import REPS, USERS
from routeplan.errors import ConflictError, Fault, InputError, NotAllowedError

FEWEST_CHARACTERS = 10
MOST_CHARACTERS = 1_000


@dataclass(frozen=True)
class Account:
    """
    A user as the keeper sees it.

    Parameters
    ----------
    has_password
        False: cannot sign in yet.
    is_active
        False: cannot sign in any more; what the user did stays.
    """

    user: User
    has_password: bool
    is_active: bool


def list_users(archive: Archive, who: User) -> tuple[Account, ...]:
    """
    All users by name.

    Raises
    ------
    NotAllowedError
        RP910.
    """
    require_everywhere(who, "keep users")
    with archive.reading() as db:
        rows = db.execute(select(USERS).order_by(USERS.c.name))
        return tuple(_account(row) for row in rows)


def add_user(archive: Archive, who: User, user: User, password: str | None = None) -> None:
    """
    Add a user.

    Parameters
    ----------
    password
        At least ten characters; None: to be set later.

    Raises
    ------
    InputError
        RP970 to RP972, when role, rep, teams or password cannot be.
    ConflictError
        RP912, when the name is taken.
    NotAllowedError
        RP910.
    """
    require_everywhere(who, "keep users")
    hashed = None if password is None else hashed_password(password)
    with archive.writing() as db:
        _check_user(db, user)
        if _row(db, user.name) is not None:
            raise ConflictError([Fault.of("RP912", f"user {user.name}")])
        row = {**_columns(user), "name": user.name, "password_hash": hashed, "is_active": True}
        db.execute(insert(USERS), row)
        made = Difference("", None, user.model_dump(mode="json"))
        record(db, Entry(archive.now(), who.name, "added"), "user", user.name, [made])


def change_user(archive: Archive, who: User, user: User, is_active: bool, why: str) -> None:
    """
    Give a user another role, rep or teams, or let nobody sign in as this user any more.

    Raises
    ------
    InputError
        RP970 and RP971.
    ConflictError
        RP973, when no active keeper would be left.
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    require_everywhere(who, "keep users")
    entry = Entry(archive.now(), who.name, require_text(why, "why"))
    with archive.writing() as db:
        # Two keepers who disable each other do so one after the other.
        db.execute(select(USERS.c.name).where(USERS.c.role == "keeper").with_for_update())
        before = _account(_known(db, user.name))
        _check_user(db, user)
        values = {**_columns(user), "is_active": is_active}
        db.execute(update(USERS).where(USERS.c.name == user.name).values(values))
        if before.is_active and before.user.role == "keeper" and not _has_keeper(db):
            raise ConflictError([Fault.of("RP973", f"user {user.name}")])
        found = differences(_shown(before), _shown(Account(user, True, is_active)))
        record(db, entry, "user", user.name, found)


def set_password(archive: Archive, who: User, name: str, password: str) -> None:
    """
    Set a password: one's own, or as keeper anybody's; that it was set is recorded.

    Raises
    ------
    InputError
        RP972.
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    if who.name != name:
        require_everywhere(who, "keep users")
    hashed = hashed_password(password)
    with archive.writing() as db:
        _known(db, name)
        db.execute(update(USERS).where(USERS.c.name == name).values(password_hash=hashed))
        entry = Entry(archive.now(), who.name, "password set")
        record(db, entry, "user", name, [Difference("password", None, None)])


def sign_in(archive: Archive, name: str, password: str) -> User:
    """
    The user with a name and password.

    Takes as long for a name that nobody has as for a wrong password, so that the time it
    takes does not tell which names there are.

    Raises
    ------
    NotAllowedError
        RP974, whatever was wrong.
    """
    with archive.reading() as db:
        row = _row(db, name)
    can_sign_in = row is not None and row.is_active and row.password_hash is not None
    hashed = row.password_hash if row is not None and can_sign_in else _nobodys_hash()
    if not _fits(hashed, password) or row is None or not can_sign_in:
        raise NotAllowedError([Fault.of("RP974", "sign-in")])
    return _account(row).user


def active_user(archive: Archive, name: str) -> User:
    """
    A user who may use the archive.

    Raises
    ------
    NotThereError
        RP911, also when the user is no longer active.
    """
    with archive.reading() as db:
        account = _account(_known(db, name))
    if not account.is_active:
        raise not_there(f"user {name}")
    return account.user


def find_account(db: Connection, name: str) -> Account | None:
    """The account of a name, for the archive's own use; None: there is no such user."""
    row = _row(db, name)
    return None if row is None else _account(row)


def has_keeper(archive: Archive) -> bool:
    """True when somebody can sign in as keeper; until then a first one is to be made."""
    with archive.reading() as db:
        return _has_keeper(db, with_password=True)


def hashed_password(password: str) -> str:
    """
    The argon2id hash of a password, with its salt and cost.

    Raises
    ------
    InputError
        RP972.
    """
    if not FEWEST_CHARACTERS <= len(password) <= MOST_CHARACTERS:
        raise InputError([Fault.of("RP972", "password", least=FEWEST_CHARACTERS)])
    return _hasher().hash(password)


def _fits(hashed: str, password: str) -> bool:
    try:
        return _hasher().verify(hashed, password[:MOST_CHARACTERS])
    except Argon2Error:
        return False


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys_hash() -> str:
    return _hasher().hash("nobody has this password")


def _check_user(db: Connection, user: User) -> None:
    where = f"user {user.name}"
    faults = []
    if (user.role == "rep") != (user.rep is not None):
        faults.append(Fault.of("RP970", where))
    elif (
        user.rep is not None
        and not db.execute(select(REPS.c.id).where(REPS.c.id == user.rep)).scalar()
    ):
        faults.append(Fault.of("RP911", f"{where} rep {user.rep}"))
    if (user.role == "supervisor") != bool(user.teams):
        faults.append(Fault.of("RP971", where))
    if faults:
        raise InputError(faults)


def _has_keeper(db: Connection, with_password: bool = False) -> bool:
    keepers = select(func.count()).where(USERS.c.role == "keeper", USERS.c.is_active)
    if with_password:
        keepers = keepers.where(USERS.c.password_hash.is_not(None))
    return bool(db.execute(keepers).scalar())


def _row(db: Connection, name: str) -> Any:
    return db.execute(select(USERS).where(USERS.c.name == name)).first()


def _known(db: Connection, name: str) -> Any:
    row = _row(db, name)
    if row is None:
        raise not_there(f"user {name}")
    return row


def _account(row: Any) -> Account:
    user = User(name=row.name, role=row.role, rep=row.rep, teams=frozenset(row.teams))
    return Account(user, row.password_hash is not None, row.is_active)


def _columns(user: User) -> dict[str, object]:
    return {"role": user.role, "rep": user.rep, "teams": sorted(user.teams)}


def _shown(account: Account) -> dict[str, object]:
    return {**_columns(account.user), "is_active": account.is_active}
