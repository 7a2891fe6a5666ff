"""Tokens of programs, and sessions: one's own, or as keeper anybody's."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field

from routeplan.api.desk import SIGNED_IN, AtDesk
from routeplan.api.fields import Asked
from routeplan.api.paging import After, Limit, Page, page_of
from routeplan.api.routes import Routes
from routeplan.api.whole_names import PathName
from routeplan.archive.tokens import (
    Kind,
    Token,
    give_token,
    hash_of,
    id_of,
    list_tokens,
    revoke_token,
)

TOKENS = Routes("tokens")
MOST_DAYS = 730

_TOKEN = {
    "id": "9b1e07",
    "kind": "token",
    "label": "phone of rita",
    "made_at": "2026-11-24T01:00:00Z",
    "ends_at": "2027-11-24T01:00:00Z",
    "is_current": False,
}
Whose = Annotated[
    str | None, Query(description="A user's name, as keeper; else one's own.", max_length=100)
]


class NewToken(Asked, frozen=True):
    """What the token is for, and how long it is good."""

    label: str = Field("", max_length=200, examples=["phone of rita"])
    days: int = Field(365, ge=1, le=MOST_DAYS)


class Secret(BaseModel, frozen=True):
    """A token's secret; it is shown this once."""

    token: str


class TokenShown(BaseModel, frozen=True):
    """
    A token or session without its secret.

    Parameters
    ----------
    id
        By which it is revoked.
    is_current
        True: the session that this request came with.
    """

    id: str
    kind: Kind
    label: str
    made_at: datetime
    ends_at: datetime
    is_current: bool

    @classmethod
    def of(cls, token: Token, session: str | None) -> TokenShown:
        """As the owner of a session sees it; None: who asks came with a token."""
        is_current = session is not None and token.id == id_of(hash_of(session))
        return cls(**vars(token), is_current=is_current)


@TOKENS.post("/tokens", SIGNED_IN, status=201, shows={"token": "kJx0hT3lqk1yUu8b"})
def make_token(desk: AtDesk, asked: NewToken) -> Secret:
    """
    Make a token for a program, with all rights of the user.

    Only its hash is kept: who loses it makes another.
    """
    lasts = timedelta(days=asked.days)
    return Secret(token=give_token(desk.archive, desk.who, "token", lasts, asked.label))


@TOKENS.get("/tokens", SIGNED_IN, shows={"items": [_TOKEN], "next": None})
def list_tokens_and_sessions(
    desk: AtDesk, user: Whose = None, after: After = "", limit: Limit = 100
) -> Page[TokenShown]:
    """List tokens and sessions that are worth something, without their secrets."""
    found = list_tokens(desk.archive, desk.who, desk.who.name if user is None else user)
    shown = [TokenShown.of(each, desk.session) for each in found]
    return page_of(shown, lambda each: each.id, after, limit)


@TOKENS.add("DELETE", "/tokens/{token_id}", SIGNED_IN, status=204)
def revoke_token_or_session(desk: AtDesk, token_id: PathName, user: Whose = None) -> None:
    """Make a token or session worthless at once."""
    revoke_token(desk.archive, desk.who, desk.who.name if user is None else user, token_id)
