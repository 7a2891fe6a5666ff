"""The classes of stores as a table: the planner's own columns, and why each has its class."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from routeplan.classify import Classified
from routeplan.errors import Fault, InputError, Language
from routeplan.formats.day_formats import FORMULA_STARTS
from routeplan.formats.headers import STORE_COLUMNS
from routeplan.formats.records import Records, read_records
from routeplan.formats.whole_file import write_whole
from routeplan.formats.words import heading, number, word
from routeplan.formats.workbook_cells import Kind, put_head, put_row, set_widths

_ADDED: dict[Language, tuple[str, str, str, str]] = {
    "en": ("class", "share", "cumulated share", "reason"),
    "zh": ("类别", "占比", "累计占比", "原因"),
}
_PLAIN_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]+)?")
_HARMLESS = re.compile(r"[+-]?[0-9][0-9.,]*")
_NUMBER_COLUMNS = frozenset({"lat", "lon", "sales", "visits", "weeks", "in_store", "load"})
_WIDTH, _REASON_WIDTH = 14, 60

Cell = str | float | None


def write_classes(
    path: Path | str,
    stores: Path | str,
    places: Mapping[str, str],
    classified: Sequence[Classified],
    lang: Language = "en",
) -> Path:
    """
    Write the store file again, with class, share, cumulated share and reason.

    A column of the file with one of these names is filled anew, so that the answer can
    be classified once more.

    Parameters
    ----------
    path
        ``.xlsx`` or ``.csv`` (UTF-8 with a byte order mark).
    stores, places
        The store file, and where each ``store ID`` stands in it; see ``read_stores``.
    classified
        One per store of the file.

    Raises
    ------
    InputError
        RP542 for another ending; RP541, when it cannot be written.
    """
    target = Path(path)
    if target.suffix.lower() not in (".xlsx", ".csv"):
        raise InputError([Fault.of("RP542", str(target), suffix=target.suffix or "-")])
    faults: list[Fault] = []
    records = read_records(Path(stores), STORE_COLUMNS, faults)
    if records is None:
        raise InputError(faults)
    heads, kinds, rows = _rows(records, places, classified, lang)
    as_bytes = _csv if target.suffix.lower() == ".csv" else _workbook
    return write_whole(target, as_bytes(heads, kinds, rows))


def class_table(classified: Sequence[Classified], lang: Language = "en") -> RenderableType:
    """Stores by rep, largest sales first, with class, shares and reason."""
    table = Table(box=box.SIMPLE_HEAD)
    heads = [heading(key, lang) for key in ("rep", "id", "name", "sales")]
    for text in (*heads, *_ADDED[lang]):
        table.add_column(text, justify="right" if text in _right(lang) else "left")
    for each in sorted(classified, key=_largest_first):
        store = each.store
        sales = "-" if store.sales is None else number(store.sales)
        shares = [_percent(each.share), _percent(each.cumulated)]
        cells = [store.rep or "-", store.id, store.name, sales, store.store_class or "-", *shares]
        table.add_row(*map(Text, cells), Text(each.reason(lang)))
    return table


def _right(lang: Language) -> tuple[str, ...]:
    return heading("sales", lang), *_ADDED[lang][1:3]


def _largest_first(each: Classified) -> tuple[str, float]:
    return each.store.rep or "", -(each.store.sales or 0.0)


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f} %"


def _rows(
    records: Records,
    places: Mapping[str, str],
    classified: Sequence[Classified],
    lang: Language,
) -> tuple[list[str], list[Kind], list[list[Cell]]]:
    """Heads, the kind of each column, and the rows, in the order of the file."""
    heads = list(records.header.texts)
    added = list(_ADDED[lang])
    at = {head: place for place, head in enumerate(heads) if head in added[1:]}
    if "store_class" in records.columns:
        at[added[0]] = records.columns["store_class"]
    for head in added:
        if head not in at:
            at[head] = len(heads)
            heads.append(head)
    kinds: list[Kind] = ["text"] * len(heads)
    for key in _NUMBER_COLUMNS & records.columns.keys():
        kinds[records.columns[key]] = "number"
    kinds[at[added[1]]] = kinds[at[added[2]]] = "share"
    by_place = {places[f"store {each.store.id}"]: each for each in classified}
    rows = []
    for row in records.rows:
        cells: list[Cell] = [*row.cells, *[""] * (len(heads) - len(row.cells))]
        each = by_place[f"{records.name} row {row.number}"]
        values = (each.store.store_class, each.share, each.cumulated, each.reason(lang))
        for head, value in zip(added, values, strict=True):
            cells[at[head]] = value
        rows.append(cells)
    return heads, kinds, rows


def _typed(cell: Cell, kind: Kind) -> tuple[Cell, Kind]:
    if kind == "number" and isinstance(cell, str) and _PLAIN_NUMBER.fullmatch(cell):
        return float(cell), kind
    return cell, kind


def _csv(heads: Sequence[str], _kinds: Sequence[Kind], rows: Sequence[Sequence[Cell]]) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([_plain(head) for head in heads])
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str:
    if isinstance(cell, float):
        return number(cell, places=6)
    text = cell or ""
    is_formula = text.startswith(FORMULA_STARTS) and not _HARMLESS.fullmatch(text)
    return f"'{text}" if is_formula else text


def _workbook(heads: Sequence[str], kinds: Sequence[Kind], rows: Sequence[Sequence[Cell]]) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = word("stores")
    put_head(sheet, 1, list(zip(heads, kinds, strict=True)))
    for place, row in enumerate(rows, start=2):
        put_row(sheet, place, list(map(_typed, row, kinds)))
    set_widths(sheet, [*([_WIDTH] * (len(heads) - 1)), _REASON_WIDTH])
    sheet.freeze_panes = "A2"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
