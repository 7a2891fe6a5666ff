"""A store file whose missing coordinates are looked up from its addresses."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from routeplan.datums import DATUM_NAMES
from routeplan.errors import Fault, InputError, Language
from routeplan.formats.cells import typed
from routeplan.formats.collected import raise_faults
from routeplan.formats.datum_cells import Reading, reading_of
from routeplan.formats.day_formats import plain_cell
from routeplan.formats.headers import ADDRESS_COLUMNS
from routeplan.formats.records import Record, Records, read_records
from routeplan.formats.words import word
from routeplan.geocode import Answer, AnswerCache, Doubt, Geocode, doubts

_ADDED = ("lat", "lon", "datum")


@dataclass(frozen=True)
class Asked:
    """
    One row whose address was looked up.

    Parameters
    ----------
    row
        Its place in the file, from 0.
    id, name, address
        Of the store, as typed.
    answer
        What was found; None: nothing.
    doubts
        Why somebody should look at it.
    """

    row: int
    id: str
    name: str
    address: str
    answer: Answer | None
    doubts: tuple[Doubt, ...]


class AddressFile:
    """
    A store file that has addresses, and coordinates in some rows or none.

    Parameters
    ----------
    path
        See ``tables.read_table``. Required are the columns id and address.

    Raises
    ------
    InputError
        RP101 to RP118, RP120 where a row has neither coordinates nor an address, RP802.
    """

    def __init__(self, path: Path) -> None:
        faults: list[Fault] = []
        records = read_records(path, ADDRESS_COLUMNS, faults)
        self._reading = Reading()
        self._rows: list[Record] = []
        if records is not None:
            self._reading = reading_of(records, ("lat", "lon"), None, faults)
            self._rows = list(records.each(faults))
        for record in self._rows:
            if not _has_place(record):
                record.read("address", str, required=True)
        self.notes = raise_faults(faults)
        if records is None:
            raise InputError(faults)
        self._records: Records = records

    def look_up(
        self, service: str, geocode: Geocode, cache: AnswerCache, area: str = ""
    ) -> tuple[Asked, ...]:
        """
        Look up the address of each row without coordinates, unless the cache has it.

        Parameters
        ----------
        service
            The name under which answers are kept.
        area
            Town or region that is added to addresses that do not name it.
        """
        rows = [(n, each) for n, each in enumerate(self._rows) if not _has_place(each)]
        asked = []
        for _, record in rows:
            address = _whole_address(record.text("address"), area)
            is_known, answer = cache.get(service, address)
            if not is_known:
                answer = geocode(address)
                cache.put(service, address, answer)
            asked.append((address, answer))
        return tuple(
            Asked(row, record.text("id"), record.text("name"), address, answer, why)
            for (row, record), (address, answer), why in zip(
                rows, asked, doubts(asked), strict=True
            )
        )

    def with_places(self, asked: Sequence[Asked], lang: Language) -> bytes:
        """The file as CSV with the places that were found, each row with its datum."""
        records, by_row = self._records, {each.row: each for each in asked}
        headers = list(records.header.texts)
        places = dict(records.columns)
        for key in _ADDED:
            if key not in places:
                places[key] = len(headers)
                headers.append(word(key, lang))
        headers += [word("precision", lang), word("found_as", lang), word("review", lang)]
        file = io.StringIO()
        writer = csv.writer(file)
        writer.writerow(headers)
        for row, (record, source) in enumerate(zip(self._rows, records.rows, strict=True)):
            cells = [typed(cell) for cell in source.cells]
            cells += [""] * (len(headers) - 3 - len(cells))
            if not cells[places["datum"]] and _has_place(record):
                cells[places["datum"]] = DATUM_NAMES[self._reading.datum]
            writer.writerow(_filled(cells, places, by_row.get(row), lang))
        return file.getvalue().encode("utf-8-sig")


def review_list(asked: Sequence[Asked], lang: Language) -> bytes:
    """The doubtful answers as CSV, each with why and a link to look at it."""
    file = io.StringIO()
    writer = csv.writer(file)
    columns = ("id", "name", "address", "precision", "found_as", "lat", "lon", "review")
    writer.writerow([word(column, lang) for column in columns])
    for each in asked:
        if not each.doubts:
            continue
        found = ["", "", "", ""] if each.answer is None else _found_cells(each.answer, lang)
        texts = [plain_cell(text) for text in (each.id, each.name, each.address)]
        writer.writerow([*texts, *found, _why(each, lang)])
    return file.getvalue().encode("utf-8-sig")


def _has_place(record: Record) -> bool:
    return bool(record.text("lat") and record.text("lon"))


def _whole_address(address: str, area: str) -> str:
    """Chinese addresses go from the town to the house, others from the house to the town."""
    if not area or area.casefold() in address.casefold():
        return address
    return f"{address}, {area}" if area.isascii() else f"{area}{address}"


def _filled(
    cells: list[str], places: dict[str, int], asked: Asked | None, lang: Language
) -> list[str]:
    if asked is None:
        return [*cells, "", "", ""]
    if asked.answer is None:
        return [*cells, "", "", _why(asked, lang)]
    precision, label, lat, lon = _found_cells(asked.answer, lang)
    cells[places["lat"]], cells[places["lon"]] = lat, lon
    cells[places["datum"]] = DATUM_NAMES["wgs-84"]
    return [*cells, precision, label, _why(asked, lang)]


def _found_cells(answer: Answer, lang: Language) -> list[str]:
    precision = word(f"precision_{answer.precision}", lang)
    return [precision, plain_cell(answer.label), f"{answer.lat:.7f}", f"{answer.lon:.7f}"]


def _why(asked: Asked, lang: Language) -> str:
    return "; ".join(word(f"doubt_{each}", lang) for each in asked.doubts)
