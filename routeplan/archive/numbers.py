"""Card numbers: they tell region, class and sequence, and no two cards ever share one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from string import Formatter

from sqlalchemy import Connection, select

from routeplan.archive.rows import add, batched, dialect_insert
from routeplan.archive.schema import NUMBERS, SEQUENCES
from routeplan.errors import ConflictError, Fault, InputError

DEFAULT_SCHEME = "{area}-{class}-{sequence:04d}"
PARTS = frozenset({"area", "class", "sequence"})


def check_scheme(scheme: str) -> None:
    """
    Refuse a scheme that does not tell cards apart.

    Parameters
    ----------
    scheme
        Text with ``{sequence}``, which may have a width as in ``{sequence:04d}``, and at
        will ``{area}`` and ``{class}``.

    Raises
    ------
    InputError
        RP921.
    """
    try:
        named = {name for _, name, _, _ in Formatter().parse(scheme) if name is not None}
        written = written_number(scheme, "HZ", "A", 7)
    except (ValueError, KeyError, IndexError, AttributeError):
        named, written = set(), ""
    if not ("sequence" in named <= PARTS and "7" in written):
        fault = Fault.of("RP921", "number_scheme", scheme=scheme, example=DEFAULT_SCHEME)
        raise InputError([fault])


def written_number(scheme: str, area: str, store_class: str, sequence: int) -> str:
    """``HZ-A-0007`` from its parts."""
    return scheme.format(**{"area": area, "class": store_class, "sequence": sequence})


def next_sequence(db: Connection, scheme: str, area: str, count: int = 1) -> int:
    """
    The next number of an area, or of all where the scheme does not tell the area.

    Parameters
    ----------
    count
        How many numbers are taken; the first of them is returned.
    """
    key = area if "{area" in scheme else ""
    counted = dialect_insert(db, SEQUENCES).values(area=key, last=count)
    counted = counted.on_conflict_do_update(
        index_elements=["area"], set_={"last": SEQUENCES.c.last + count}
    )
    return int(db.execute(counted.returning(SEQUENCES.c.last)).scalar_one()) - count + 1


def check_numbers(db: Connection, numbers: Mapping[str, str]) -> Mapping[str, str]:
    """
    Refuse numbers that are others' already.

    Parameters
    ----------
    numbers
        For each number, the store whose card is to get it.

    Returns
    -------
    Mapping[str, str]
        Those that nobody has yet.

    Raises
    ------
    ConflictError
        RP922, for each number that is another's.
    """
    owners: dict[str, str] = {}
    for part in batched(numbers):
        query = select(NUMBERS.c.number, NUMBERS.c.card).where(NUMBERS.c.number.in_(part))
        owners.update({row.number: row.card for row in db.execute(query)})
    taken = [
        Fault.of("RP922", f"store {card}", number=number, other=owners[number])
        for number, card in numbers.items()
        if owners.get(number, card) != card
    ]
    if taken:
        raise ConflictError(taken)
    return {number: card for number, card in numbers.items() if number not in owners}


def claim_numbers(db: Connection, numbers: Mapping[str, str], at: datetime) -> None:
    """
    Write down whose numbers are, now and for ever; see ``check_numbers``.

    Raises
    ------
    ConflictError
        RP922, for each number that is another's.
    """
    fresh = check_numbers(db, numbers)
    add(db, NUMBERS, [{"number": each, "card": card, "since": at} for each, card in fresh.items()])


def card_of_number(db: Connection, number: str) -> str | None:
    """The store whose card has or had a number."""
    return db.execute(select(NUMBERS.c.card).where(NUMBERS.c.number == number)).scalar()
