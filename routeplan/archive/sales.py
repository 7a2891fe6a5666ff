"""What stores sold, by month and product."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from routeplan.archive.access import User, require_everywhere
from routeplan.archive.card_rows import (
    card_for,
)
from routeplan.archive.changes import Difference, Entry, record_all
from routeplan.archive.checked import require_text
from routeplan.archive.database import Archive
from routeplan.archive.rows import put
from routeplan.archive.schema import CARDS, SALES
from routeplan.errors import Fault
from routeplan.formats.collected import raise_faults
from routeplan.formats.sales_file import Sale, SalesFile

Key = tuple[str, str, str]


@dataclass(frozen=True)
class Imported:
    """
    What an import of sales does, or would do.

    Parameters
    ----------
    new, unchanged
        How many figures are new, and how many are there already.
    corrected
        Figures that are there and change, by store; the record keeps what they were.
    is_written
        False: a dry run.
    """

    new: int
    unchanged: int
    corrected: Mapping[str, tuple[Difference, ...]]
    is_written: bool


def import_sales(
    archive: Archive, who: User, file: SalesFile, why: str, *, dry_run: bool = False
) -> Imported:
    """
    Add monthly sales; a figure that is there already is overwritten, and that is recorded.

    Raises
    ------
    InputError
        RP911 for each store that has no card, and the faults of the file.
    NotAllowedError
        RP910.
    """
    require_everywhere(who, "import")
    entry = Entry(archive.now(), who.name, require_text(why, "why"))
    opened = archive.reading() if dry_run else archive.writing()
    with opened as db:
        raise_faults([*file.faults, *_unknown(db, file)])
        known = _known(db, {sale.month for sale in file.sales})
        fresh = [sale for sale in file.sales if _key(sale) not in known]
        other = [sale for sale in file.sales if known.get(_key(sale), sale.amount) != sale.amount]
        corrected = _corrections(other, known)
        if not dry_run:
            put(db, SALES, [_row(sale) for sale in (*fresh, *other)])
            record_all(db, entry, "card", corrected)
    unchanged = len(file.sales) - len(fresh) - len(other)
    return Imported(len(fresh), unchanged, corrected, is_written=not dry_run)


def sales_of(archive: Archive, who: User, id_or_number: str) -> tuple[Sale, ...]:
    """
    The sales history of one store, latest month first.

    Raises
    ------
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    with archive.reading() as db:
        card = card_for(db, who, "read full card", id_or_number)
        query = (
            select(SALES)
            .where(SALES.c.card == card.id)
            .order_by(SALES.c.month.desc(), SALES.c.product)
        )
        return tuple(
            Sale(row.card, row.month, row.product, row.amount) for row in db.execute(query)
        )


def monthly_sums(db: Connection, first: str, last: str) -> Mapping[str, float]:
    """The sales of each store from one month to another; stores without any do not appear."""
    query = (
        select(SALES.c.card, func.sum(SALES.c.amount))
        .where(SALES.c.month.between(first, last))
        .group_by(SALES.c.card)
    )
    return {store: float(total) for store, total in db.execute(query)}


def last_month(db: Connection) -> str | None:
    """The latest month with sales."""
    return db.execute(select(func.max(SALES.c.month))).scalar()


def _unknown(db: Connection, file: SalesFile) -> Iterable[Fault]:
    cards = set(db.execute(select(CARDS.c.id)).scalars())
    first = {sale.store: file.places[_key(sale)] for sale in reversed(file.sales)}
    for store in dict.fromkeys(sale.store for sale in file.sales):
        if store not in cards:
            yield Fault.of("RP911", f"{first[store]} (store {store})")


def _known(db: Connection, months: Iterable[str]) -> Mapping[Key, float]:
    rows = db.execute(select(SALES).where(SALES.c.month.in_(sorted(months))))
    return {(row.card, row.month, row.product): row.amount for row in rows}


def _corrections(
    other: Iterable[Sale], known: Mapping[Key, float]
) -> Mapping[str, tuple[Difference, ...]]:
    found: dict[str, tuple[Difference, ...]] = {}
    for sale in other:
        field = f"sales[{sale.month}]{f'[{sale.product}]' if sale.product else ''}"
        each = Difference(field, known[_key(sale)], sale.amount)
        found[sale.store] = (*found.get(sale.store, ()), each)
    return found


def _key(sale: Sale) -> Key:
    return sale.store, sale.month, sale.product


def _row(sale: Sale) -> dict[str, object]:
    return {
        "card": sale.store,
        "month": sale.month,
        "product": sale.product,
        "amount": sale.amount,
    }
