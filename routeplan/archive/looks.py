"""Who looked at which full card, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from routeplan.archive.access import User, require_everywhere
from routeplan.archive.database import Archive
from routeplan.archive.schema import LOOKS


@dataclass(frozen=True)
class Look:
    """Somebody looked at the full card of a store."""

    id: int
    at: datetime
    who: str
    card: str


def list_looks(
    archive: Archive,
    who: User,
    *,
    card: str | None = None,
    by: str | None = None,
    after: int = 0,
    limit: int = 1_000,
) -> tuple[Look, ...]:
    """
    Looks at full cards, oldest first, a page at a time.

    Parameters
    ----------
    card, by
        Only at this store's card, only by this user; None: any.
    after
        The id of the last line of the page before; 0: from the start.

    Raises
    ------
    NotAllowedError
        RP910.
    """
    require_everywhere(who, "read looks")
    query = select(LOOKS).where(LOOKS.c.id > after).order_by(LOOKS.c.id).limit(limit)
    for column, value in ((LOOKS.c.card, card), (LOOKS.c.who, by)):
        if value is not None:
            query = query.where(column == value)
    with archive.reading() as db:
        return tuple(Look(**row._asdict()) for row in db.execute(query))
