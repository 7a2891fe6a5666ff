"""Today's lists, laid before anybody asks for them."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from routeplan.archive.database import Archive
from routeplan.archive.dated import dates_of_reps
from routeplan.archive.reps import local_now
from routeplan.archive.schema import REPS
from routeplan.reps import Rep


def lay_today(archive: Archive) -> Iterator[str]:
    """
    Lay the list of today of one rep after the other, and hold it; yields the id of each.

    What is dear comes once: the tables of public holidays are loaded, and every plan that runs
    is laid from its start.
    """
    with archive.reading() as db:
        found = db.execute(select(REPS.c.content).order_by(REPS.c.id)).scalars().all()
    for content in found:
        rep = Rep.model_validate(content)
        with archive.reading() as db:
            for _ in dates_of_reps(db, archive, [rep.id], [local_now(archive, rep).date()]):
                yield rep.id
