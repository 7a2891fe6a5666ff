"""The record of all changes, for those who keep or audit the archive."""

from __future__ import annotations

from sqlalchemy import and_

from routeplan.archive.access import User, require_everywhere
from routeplan.archive.changes import Change, changes_where
from routeplan.archive.database import Archive
from routeplan.archive.schema import CHANGES


def list_changes(
    archive: Archive,
    who: User,
    *,
    noun: str | None = None,
    by: str | None = None,
    after: int = 0,
    limit: int = 1_000,
) -> tuple[Change, ...]:
    """
    Lines of the record, oldest first, a page at a time.

    Parameters
    ----------
    noun, by
        Only of this kind (``card``, ``rep``, ``user``, ..), only by this user; None: any.
    after
        The id of the last line of the page before; 0: from the start.

    Raises
    ------
    NotAllowedError
        RP910; it needs a right that reaches everything.
    """
    require_everywhere(who, "read changes")
    given = [CHANGES.c.id > after]
    given += [
        column == value
        for column, value in ((CHANGES.c.noun, noun), (CHANGES.c.who, by))
        if value is not None
    ]
    with archive.reading() as db:
        return changes_where(db, and_(*given), after, limit)
