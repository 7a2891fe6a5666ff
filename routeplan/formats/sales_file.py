"""Monthly sales from a spreadsheet or CSV file: a row per month, or a column per month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from routeplan.errors import Fault
from routeplan.formats.cells import CellError, amount, identity, plain
from routeplan.formats.headers import SALES_COLUMNS
from routeplan.formats.records import Record, Records, read_records

_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?(?:[-/.]\s*1?0?1(?:日)?)?")
_BARE_MONTH = re.compile(r"(\d{4})(\d{2})")
_NAMED_MONTH = re.compile(r"([a-z]{3})[a-z]*\.?\s*[-/]?\s*(\d{4})")
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True)
class Sale:
    """
    What one store sold in one month.

    Parameters
    ----------
    store
        The store's id.
    month
        As ``2026-10``.
    product
        Empty: of all products together.
    amount
        0 or more, in the unit of all sales.
    """

    store: str
    month: str
    product: str
    amount: float


@dataclass(frozen=True)
class SalesFile:
    """
    What a file says about sales.

    Parameters
    ----------
    sales
        In the order of the file.
    places
        Where each stands, by store, month and product.
    faults
        Faults and warnings; see ``collected.raise_faults``.
    """

    sales: tuple[Sale, ...] = ()
    places: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def read_sales(path: str | Path) -> SalesFile:
    """
    Read monthly sales.

    Parameters
    ----------
    path
        See ``tables.read_table``. Required is the store's id; then either the columns
        month and amount, or a column for each month, headed such as ``2026-10``. A column
        product is read where there is one.

    Returns
    -------
    SalesFile
        With all faults: RP101 to RP139, RP940 and RP941. Nothing is raised. An empty cell
        in a month's column says nothing about that month.
    """
    faults: list[Fault] = []
    records = read_records(Path(path), SALES_COLUMNS, faults)
    if records is None:
        return SalesFile(faults=tuple(faults))
    months = {header: found for _, header in records.others if (found := _month_in(header))}
    if "month" not in records.columns and not months:
        where = f"{records.name} row {records.header.bottom}"
        faults.append(Fault.of("RP940", where))
        return SalesFile(faults=tuple(faults))
    return _read_rows(records, months, faults)


def month_of(text: str) -> str:
    """
    A month as ``2026-10`` from that, ``2026/10``, ``202610``, ``2026年10月`` or ``Oct 2026``.

    Raises
    ------
    CellError
        RP942, when it is none.
    """
    bare = plain(text).removesuffix(" 00:00:00")
    if match := _NAMED_MONTH.fullmatch(bare):
        name, year = match[1], match[2]
        month = _NAMES.index(name) + 1 if name in _NAMES else 0
    elif match := _MONTH.fullmatch(bare) or _BARE_MONTH.fullmatch(bare):
        year, month = match[1], int(match[2])
    else:
        raise CellError("RP942", value=text)
    if not 1 <= month <= 12:
        raise CellError("RP942", value=text)
    return f"{year}-{month:02d}"


def _read_rows(records: Records, months: Mapping[str, str], faults: list[Fault]) -> SalesFile:
    sales: list[Sale] = []
    places: dict[tuple[str, str, str], str] = {}
    for record in records.each(faults):
        for sale in _sales_of(record, months):
            key = (sale.store, sale.month, sale.product)
            if key in places:
                where = f"{record.place} (store {sale.store}, {sale.month})"
                faults.append(Fault.of("RP941", where, first=places[key]))
                continue
            places[key] = record.place
            sales.append(sale)
    return SalesFile(tuple(sales), places, tuple(faults))


def _sales_of(record: Record, months: Mapping[str, str]) -> Iterator[Sale]:
    store = record.read("id", identity, required=True)
    product = record.read("product", str) or ""
    if store is None:
        return
    month = record.read("month", month_of, required=True)
    value = record.read("amount", amount, required=month is not None)
    if month is not None and value is not None:
        yield Sale(store, month, product, value)
    for header, text in record.others():
        if header in months and text:
            try:
                yield Sale(store, months[header], product, amount(text))
            except CellError as error:
                record.fault_in(error, header)


def _month_in(header: str) -> str | None:
    try:
        return month_of(header)
    except CellError:
        return None
