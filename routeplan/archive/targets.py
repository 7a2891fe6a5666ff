"""What stores are to order, by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, select

from routeplan.archive.access import User, within_reach
from routeplan.archive.card_rows import card_for
from routeplan.archive.changes import Difference, Entry, record_all
from routeplan.archive.checked import require_text
from routeplan.archive.database import Archive
from routeplan.archive.rows import batched, put
from routeplan.archive.schema import CARDS, TARGETS
from routeplan.errors import Fault, InputError, NotThereError
from routeplan.visits import Target


def set_targets(
    archive: Archive, who: User, targets: Sequence[Target], why: str, *, dry_run: bool = False
) -> int:
    """
    Set targets, all or none; those that were set before are changed, which is recorded.

    Parameters
    ----------
    dry_run
        True: only say how many would be.

    Returns
    -------
    int
        How many are new or changed.

    Raises
    ------
    InputError
        RP941, when one is given twice.
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    entry = Entry(archive.now(), who.name, require_text(why, "why"))
    twice = [key for key, times in Counter(map(_key, targets)).items() if times > 1]
    if twice:
        raise InputError(
            Fault.of("RP941", f"target {store} {month:%Y-%m}", first=f"{store} {month:%Y-%m}")
            for store, month in sorted(twice)
        )
    stores = sorted({target.store for target in targets})
    with archive.writing() as db:
        _require_cards(db, who, stores)
        known: dict[tuple[str, date], int] = {}
        for part in batched(stores):
            rows = db.execute(select(TARGETS).where(TARGETS.c.store.in_(part)))
            known |= {(row.store, row.month): row.order_cents for row in rows}
        changed = [each for each in targets if known.get(_key(each)) != each.order_cents]
        if dry_run:
            return len(changed)
        found: dict[str, list[Difference]] = {}
        for each in changed:
            field = f"target[{each.month:%Y-%m}]"
            difference = Difference(field, known.get(_key(each)), each.order_cents)
            found.setdefault(each.store, []).append(difference)
        record_all(db, entry, "card", found)
        put(db, TARGETS, [each.model_dump() for each in changed])
    return len(changed)


def list_targets(archive: Archive, who: User, first: date, last: date) -> tuple[Target, ...]:
    """The targets that a user may see, of the months that start from one day to another."""
    mine = within_reach(who, "read target", CARDS.c.rep)
    query = (
        select(TARGETS)
        .join(CARDS, CARDS.c.id == TARGETS.c.store)
        .where(mine, TARGETS.c.month.between(first, last))
        .order_by(TARGETS.c.month, TARGETS.c.store)
    )
    with archive.reading() as db:
        return tuple(Target(**row._asdict()) for row in db.execute(query))


def _require_cards(db: Connection, who: User, stores: Sequence[str]) -> None:
    """Refuse stores that are out of reach, and those that are not there all at once."""
    there: set[str] = set()
    for part in batched(stores):
        there.update(db.execute(select(CARDS.c.id).where(CARDS.c.id.in_(part))).scalars())
    if lost := [Fault.of("RP911", f"store {each}") for each in stores if each not in there]:
        raise NotThereError(lost)
    for store in stores:
        card_for(db, who, "set target", store)


def _key(target: Target) -> tuple[str, date]:
    return target.store, target.month
