"""Where the headers of a table stand, and which columns they name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from routeplan.errors import Fault
from routeplan.formats.cells import typed
from routeplan.formats.headers import Columns
from routeplan.formats.tables import Row, Score, Table


@dataclass(frozen=True)
class Header:
    """
    The headers of a table.

    Parameters
    ----------
    top, bottom
        Numbers of its first and last row; they differ where group headings stand above.
    texts
        The header of every column as typed; empty where there is none.
    keys
        The column that each header means; None: nobody knows it.
    """

    top: int
    bottom: int
    texts: tuple[str, ...]
    keys: tuple[str | None, ...]

    @property
    def columns(self) -> dict[str, int]:
        """Place of each column that is understood; the first, where there are several."""
        return {key: place for place, key in reversed(list(enumerate(self.keys))) if key}

    def score(self, columns: Columns) -> Score:
        """Required columns, known headers and named columns that it has."""
        known = set(self.columns)
        others = sum(map(columns.is_header, filter(None, self.texts)))
        named = sum(1 for text in self.texts if text)
        return len(known & set(columns.required)), len(known) + others, named


def best_header(rows: Sequence[Row], columns: Columns) -> Header | None:
    """The row, or two rows, that name most columns; None: no row has a known header."""
    found = list(_candidates(rows, columns))
    best = max(found, key=lambda header: header.score(columns), default=None)
    return best if best is not None and best.score(columns)[1] else None


def score(rows: Sequence[Row], columns: Columns) -> Score:
    """How well the best header among top rows fits."""
    header = best_header(rows, columns)
    return (0, 0, 0) if header is None else header.score(columns)


def header_faults(table: Table, header: Header, columns: Columns) -> Iterator[Fault]:
    """Columns named twice, missing, or hidden below merged headers; merged cells below."""
    where = f"{table.name} row {header.bottom}"
    for key in dict.fromkeys(header.keys):
        texts = [text for text, each in zip(header.texts, header.keys, strict=True) if each == key]
        if key and len(texts) > 1:
            said = ", ".join(texts)
            yield Fault.of("RP114", where, headers=said, column=columns.words[key])
    missing = [columns.words[key] for key in columns.required if key not in header.keys]
    if missing:
        yield missing_fault(where, header, columns, missing)
    yield from _merged_faults(table, header)


def missing_fault(where: str, header: Header, columns: Columns, missing: Sequence[str]) -> Fault:
    """Columns that are missing, with what was understood and what was not."""
    pairs = list(zip(header.texts, header.keys, strict=True))
    understood = [f"{text} = {columns.words[key]}" for text, key in pairs if key]
    others = [text for text, key in pairs if text and not key]
    return Fault.of(
        "RP113",
        where,
        missing=", ".join(missing),
        understood=", ".join(understood) or "-",
        others=", ".join(others) or "-",
    )


def nameless(place: int) -> str:
    """What to call a column without a header: ``column F``."""
    return f"column {get_column_letter(place + 1)}"


def _candidates(rows: Sequence[Row], columns: Columns) -> Iterator[Header]:
    for place, row in enumerate(rows):
        texts = tuple(_line(cell) for cell in row.cells)
        yield Header(row.number, row.number, texts, tuple(map(columns.key, texts)))
        if place + 1 < len(rows) and (two := _two_rows(row, rows[place + 1], columns)):
            yield two


def _two_rows(upper: Row, lower: Row, columns: Columns) -> Header | None:
    """Group headings above headers, as merged cells give them; None: not headers."""
    width = max(len(upper.cells), len(lower.cells))
    above, below = (
        [_line(cell) for cell in row.cells] + [""] * (width - len(row.cells))
        for row in (upper, lower)
    )
    given = [text for text in below if text]
    if any(_is_number(text) for text in given) or lower.number != upper.number + 1:
        return None
    texts: list[str] = []
    keys: list[str | None] = []
    group = ""
    for top, text in zip(above, below, strict=True):
        group = top or (group if text else "")
        both = f"{group} {text}".strip()
        key = columns.key(both)
        alone = columns.key(text) if text and key is None else None
        shown = both if key or (not alone and given.count(text) > 1) else text or top
        texts.append(shown)
        keys.append(key or alone)
    known = sum(1 for text, key in zip(below, keys, strict=True) if text and key)
    if not known:
        return None
    return Header(upper.number, lower.number, tuple(texts), tuple(keys))


def _merged_faults(table: Table, header: Header) -> Iterator[Fault]:
    named = {place for place, text in enumerate(header.texts) if text}
    last = table.rows[-1].number
    for area in table.merged:
        across = range(area.first_column, min(area.last_column + 1, len(header.texts)))
        hidden = [place for place in across if place not in named]
        if area.last_row > header.bottom:
            if area.first_row <= last and len(hidden) < len(across):
                yield Fault.of("RP116", table.name, area=area.area)
        elif area.last_row >= header.top and any(_has_data(table, header, p) for p in hidden):
            text = next((header.texts[place] for place in across if place in named), "-")
            where = f"{table.name} row {header.bottom}"
            yield Fault.of("RP115", where, header=text, area=area.area)


def _has_data(table: Table, header: Header, place: int) -> bool:
    return any(
        place < len(row.cells) and row.cells[place].strip()
        for row in table.rows
        if row.number > header.bottom
    )


def _line(text: str) -> str:
    return " ".join(typed(text).split())


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).removeprefix("-").isdigit()
