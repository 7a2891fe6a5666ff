"""Visits from spreadsheets, CSV and JSON, and back as JSON."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from routeplan.errors import Fault, InputError
from routeplan.formats.cells import CellError, identity, number
from routeplan.formats.degrees import coordinate
from routeplan.formats.records import Record, read_records
from routeplan.formats.tables import decoded, read_file
from routeplan.formats.visit_cells import (
    cents_cell,
    clock_cell,
    date_cell,
    moment_cell,
    one_of,
    purposes_cell,
    some_of,
)
from routeplan.formats.visit_headers import VISIT_COLUMNS
from routeplan.formats.visit_words import OUTCOMES, REASON_WORDS
from routeplan.formats.whole_file import write_whole
from routeplan.visits import Form, Visit, visit_of

FORMAT = "routeplan-visits"
VERSION = 1
# Ids of rows without one come from what the row says, so that reading it again makes no
# second visit. The namespace only has to stay the same for ever.
_NAMESPACE = uuid.UUID("5d0f0b1e-3b0c-5b57-9a55-7b3f6f2c9d10")
_OPTIONS = {
    "on": "date", "planned_on": "planned-on", "arrived_s": "arrived", "left_s": "left",
    "purposes": "purpose", "outcomes": "outcome", "order_cents": "order",
    "collected_cents": "collected", "next_aim": "aim", "not_visited": "not-visited",
}  # fmt: skip
_YES = frozenset(["yes", "y", "true", "1", "late", "是"])

Forms = Mapping[tuple[str, int], Form]


def read_visits(path: Path | str, forms: Forms | None = None) -> tuple[Visit, ...]:
    """
    Visits from a file, in its order.

    Parameters
    ----------
    path
        ``.json`` as ``write_visits`` makes it, or a table as in ``tables.read_table`` with
        the columns rep, store and date, and any of the other fields.
    forms
        The forms that may be filled in; None: those that ship with routeplan.

    Raises
    ------
    InputError
        RP101 to RP117 for a file that cannot be read, RP120 to RP135, RP526 and RP641 to
        RP643 for cells, RP502, RP504 and RP645 for JSON, RP601 to RP627 for visits, RP644 for
        an id that is there twice: all that were found.
    """
    file = Path(path)
    faults: list[Fault] = []
    is_json = file.suffix.lower() == ".json"
    rows = _json_rows(file) if is_json else _table_rows(file, faults)
    visits: list[Visit] = []
    places: dict[str, str] = {}
    for where, content in rows:
        try:
            visit = visit_of(content, forms, where)
        except InputError as error:
            faults += error.faults
            continue
        if visit.id in places:
            faults.append(Fault.of("RP644", where, id=visit.id, first=places[visit.id]))
        places.setdefault(visit.id, where)
        visits.append(visit)
    if faults:
        raise InputError(faults)
    return tuple(visits)


def visit_from_words(said: Mapping[str, str], forms: Forms | None = None) -> Visit:
    """
    One visit from texts as people type them, by the names of its fields.

    Without an id it gets one of its own.

    Raises
    ------
    InputError
        RP121 to RP134, RP526 and RP641 to RP646 for texts that cannot be read, RP601 to
        RP627 for the visit: all that were found.
    """
    faults: list[Fault] = []
    content: dict[str, Any] = {"id": str(uuid.uuid4())}
    for key, text in said.items():
        try:
            content[key] = _PARSERS[key](text)
        except CellError as error:
            faults.append(Fault.of(error.code, f"--{_OPTIONS.get(key, key)}", **error.values))
    if faults:
        raise InputError(faults)
    return visit_of(content, forms)


def write_visits(path: Path | str, visits: Iterable[Visit]) -> Path:
    """
    Write visits as JSON, one a line, by day, rep and arrival; whole or not at all.

    Raises
    ------
    InputError
        RP541, when it cannot be written.
    """
    return write_whole(path, visits_text(visits).encode("utf-8"))


def visits_text(visits: Iterable[Visit]) -> str:
    """Visits as JSON text; fields that say nothing are left out."""
    ordered = sorted(visits, key=lambda each: (each.on, each.rep, each.arrived_s or 0, each.id))
    lines = [
        json.dumps(each.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)
        for each in ordered
    ]
    body = ",\n".join(f"    {line}" for line in lines)
    visits_ = f"[\n{body}\n  ]" if lines else "[]"
    return f'{{\n  "format": "{FORMAT}",\n  "version": {VERSION},\n  "visits": {visits_}\n}}\n'


def _json_rows(file: Path) -> Iterator[tuple[str, Any]]:
    text = decoded(file.name, read_file(file))
    try:
        content = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        reason = getattr(error, "msg", "nested too deep")
        fault = Fault.of("RP502", file.name, line=line, column=column, reason=reason)
        raise InputError([fault]) from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise InputError([Fault.of("RP645", file.name, format=FORMAT)])
    if content.get("version") != VERSION:
        version = str(content.get("version"))
        raise InputError([Fault.of("RP504", file.name, version=version, known=VERSION)])
    rows = content.get("visits")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InputError([Fault.of("RP645", f"{file.name} visits", format=FORMAT)])
    for place, row in enumerate(rows):
        yield f"{file.name} visits[{place}]", row


def _table_rows(file: Path, faults: list[Fault]) -> Iterator[tuple[str, dict[str, Any]]]:
    records = read_records(file, VISIT_COLUMNS, faults)
    if records is None or faults:
        raise InputError(faults)
    times: Counter[str] = Counter()
    for record in records.each(faults):
        before = len(faults)
        content = _row_content(record)
        if len(faults) == before:
            yield record.place, {"id": _made_id(content, times), **content}


def _row_content(record: Record) -> dict[str, Any]:
    """The fields of a row as JSON has them; those that are empty are left out."""
    content: dict[str, Any] = {
        key: record.read(key, parse, required=key in VISIT_COLUMNS.required)
        for key, parse in _PARSERS.items()
    }
    place = {"lat": record.read("lat", coordinate), "lon": record.read("lon", coordinate)}
    if None not in place.values():
        accuracy = record.read("accuracy_m", number)
        content["position"] = {**place, "accuracy_m": None if accuracy is None else float(accuracy)}
    elif place["lat"] != place["lon"]:
        record.fault("RP183", "lat" if place["lon"] is None else "lon", column="lat, lon")
    return {key: value for key, value in content.items() if value is not None}


def _made_id(content: Mapping[str, Any], times: Counter[str]) -> str:
    name = "|".join(str(content.get(key, "")) for key in ("rep", "store", "on", "arrived_s"))
    times[name] += 1
    return str(uuid.uuid5(_NAMESPACE, f"{name}|{times[name]}"))


def _json_cell(text: str) -> Any:
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        raise CellError("RP646", value=text) from None


_PARSERS: dict[str, Callable[[str], Any]] = {
    "id": identity,
    "rep": identity,
    "store": identity,
    "on": lambda text: date_cell(text).isoformat(),
    "planned_on": lambda text: date_cell(text).isoformat(),
    "plan": str,
    "not_visited": lambda text: one_of(REASON_WORDS, text),
    "arrived_s": clock_cell,
    "left_s": clock_cell,
    "purposes": purposes_cell,
    "outcomes": lambda text: some_of(OUTCOMES, text),
    "order_cents": cents_cell,
    "collected_cents": cents_cell,
    "note": str,
    "next_aim": str,
    "forms": _json_cell,
    "recorded_at": lambda text: moment_cell(text).isoformat(),
    "received_at": lambda text: moment_cell(text).isoformat(),
    "late": lambda text: text.strip().lower() in _YES,
}
