"""Sessions of pages and tokens of programs: given once, kept as hashes, revocable."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Literal

from sqlalchemy import delete, insert, select, update

from routeplan.archive.access import User, require_everywhere
from routeplan.archive.changes import Difference, Entry, record
from routeplan.archive.checked import not_there
from routeplan.archive.database import Archive
from routeplan.archive.schema import TOKENS
from routeplan.archive.users import active_user
from routeplan.errors import Fault, NotAllowedError

Kind = Literal["session", "token", "first sign-in"]
BYTES = 32


@dataclass(frozen=True)
class Token:
    """
    A token as its owner sees it, without the secret.

    Parameters
    ----------
    id
        The first half of the secret's hash, enough to revoke it by.
    kind
        ``session`` of a page, ``token`` of a program, or ``first sign-in`` of the link with
        which the first keeper sets a password.
    label
        What it is for, in the owner's words.
    """

    id: str
    kind: Kind
    label: str
    made_at: datetime
    ends_at: datetime


def give_token(archive: Archive, user: User, kind: Kind, lasts: timedelta, label: str = "") -> str:
    """
    A new secret for a user who has signed in; only its hash is kept.

    Parameters
    ----------
    lasts
        After this time it is worth nothing.
    """
    secret = secrets.token_urlsafe(BYTES)
    now = archive.now()
    ends_at = now + lasts
    row = {
        "sha256": hash_of(secret), "user": user.name, "kind": kind, "label": label,
        "made_at": now, "ends_at": ends_at,
    }  # fmt: skip
    with archive.writing() as db:
        db.execute(insert(TOKENS), row)
        made = Difference(kind, None, {"label": label, "ends_at": ends_at.isoformat()})
        record(db, Entry(now, user.name, "token given"), "user", user.name, [made])
    return secret


def user_of_token(archive: Archive, secret: str, *kinds: Kind) -> User:
    """
    Whose token it is.

    Parameters
    ----------
    kinds
        The kinds that count here.

    Raises
    ------
    NotAllowedError
        RP975, when it is unknown, revoked, too old or of another kind.
    NotThereError
        RP911, when the user is no longer active.
    """
    query = select(TOKENS).where(TOKENS.c.sha256 == hash_of(secret))
    with archive.reading() as db:
        row = db.execute(query).first()
    if row is None or row.kind not in kinds or row.revoked_at or row.ends_at <= archive.now():
        raise NotAllowedError([Fault.of("RP975", "token")])
    return active_user(archive, row.user)


def list_tokens(archive: Archive, who: User, name: str) -> tuple[Token, ...]:
    """
    The tokens of a user that are worth something; one's own, or as keeper anybody's.

    Raises
    ------
    NotAllowedError
        RP910.
    """
    _require_own(who, name)
    valid = (
        TOKENS.c.user == name,
        TOKENS.c.revoked_at.is_(None),
        TOKENS.c.ends_at > archive.now(),
    )
    with archive.reading() as db:
        rows = db.execute(select(TOKENS).where(*valid).order_by(TOKENS.c.made_at)).all()
    return tuple(
        Token(id_of(row.sha256), row.kind, row.label, row.made_at, row.ends_at) for row in rows
    )


def revoke_token(archive: Archive, who: User, name: str, token_id: str) -> None:
    """
    Make a token worthless at once; one's own, or as keeper anybody's.

    Raises
    ------
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    _require_own(who, name)
    now = archive.now()
    with archive.writing() as db:
        mine = TOKENS.c.sha256.startswith(token_id, autoescape=True), TOKENS.c.user == name
        revoked = update(TOKENS).where(*mine, TOKENS.c.revoked_at.is_(None)).values(revoked_at=now)
        if not token_id or not db.execute(revoked).rowcount:
            raise not_there(f"token {token_id}")
        entry = Entry(now, who.name, "token revoked")
        record(db, entry, "user", name, [Difference("token", token_id, None)])


def end_session(archive: Archive, secret: str) -> None:
    """Sign out: the secret is worth nothing from now on, whatever it was before."""
    with archive.writing() as db:
        mine = TOKENS.c.sha256 == hash_of(secret), TOKENS.c.revoked_at.is_(None)
        db.execute(update(TOKENS).where(*mine).values(revoked_at=archive.now()))


def end_all(archive: Archive, who: User, name: str, *kinds: Kind, but: str | None = None) -> int:
    """
    Make all tokens of some kinds worthless; one's own, or as keeper anybody's.

    Parameters
    ----------
    but
        A secret that stays as it is; None: none does.

    Returns
    -------
    int
        How many ended.

    Raises
    ------
    NotAllowedError
        RP910.
    """
    _require_own(who, name)
    mine = TOKENS.c.user == name, TOKENS.c.kind.in_(kinds), TOKENS.c.revoked_at.is_(None)
    others = TOKENS.c.sha256 != ("" if but is None else hash_of(but))
    with archive.writing() as db:
        ended = update(TOKENS).where(*mine, others).values(revoked_at=archive.now())
        return db.execute(ended).rowcount


def forget_old_tokens(archive: Archive, older_than: timedelta) -> int:
    """Drop tokens that ended so long ago, and say how many; that they were given is kept."""
    with archive.writing() as db:
        return db.execute(
            delete(TOKENS).where(TOKENS.c.ends_at < archive.now() - older_than)
        ).rowcount


def _require_own(who: User, name: str) -> None:
    if who.name != name:
        require_everywhere(who, "keep users")


def hash_of(secret: str) -> str:
    """What is kept of a secret."""
    # The secret is 32 random bytes: nobody guesses it, so a fast hash without salt will do.
    return sha256(secret.encode()).hexdigest()


def id_of(sha: str) -> str:
    """The part of a secret's hash by which it is revoked."""
    return sha[: len(sha) // 2]
