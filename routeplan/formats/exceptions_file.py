"""Dates on which reps work or do not, from a spreadsheet or CSV file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from routeplan.errors import Fault
from routeplan.formats.cells import CellError, identity, plain
from routeplan.formats.headers import EXCEPTION_COLUMNS
from routeplan.formats.records import Record, read_records
from routeplan.workdays import DateException

_DATE = re.compile(
    r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?(?:[ t]00:00(?::00)?)?"
)
_WORDS = {
    **dict.fromkeys(
        ("work", "works", "workday", "yes", "上班", "工作", "补班", "调休上班", "是"), True
    ),
    **dict.fromkeys(
        ("off", "day off", "leave", "holiday", "no", "休息", "休假", "请假", "放假", "假期", "否"),
        False,
    ),
}


def read_exceptions(
    path: Path, reps: Sequence[str]
) -> tuple[tuple[DateException, ...], tuple[Fault, ...]]:
    """
    Read a table of exceptions.

    Parameters
    ----------
    path
        See ``tables.read_table``. Required is the column date (日期), the first date;
        to (结束日期), rep (业务代表), works (是否上班) and note (备注) may be empty: one day,
        all reps, a day off.
    reps
        The ids of the reps; empty: any id is taken as it is.

    Returns
    -------
    tuple[tuple[DateException, ...], tuple[Fault, ...]]
        With all faults: RP101 to RP117, RP120, RP214, RP855 to RP857. Nothing is raised.
    """
    faults: list[Fault] = []
    records = read_records(path, EXCEPTION_COLUMNS, faults)
    if records is None:
        return (), tuple(faults)
    found = []
    for record in records.each(faults):
        before = len(faults)
        exception = _exception(record, reps)
        if exception is not None and len(faults) == before:
            found.append(exception)
    return tuple(found), tuple(faults)


def exception_date(text: str) -> date:
    """
    A date such as ``2026-10-01``, ``2026/10/1`` or ``2026年10月1日``.

    Raises
    ------
    CellError
        RP855.
    """
    match = _DATE.fullmatch(plain(text))
    if match is None:
        raise CellError("RP855", value=text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise CellError("RP855", value=text) from None


def _exception(record: Record, reps: Sequence[str]) -> DateException | None:
    first = record.read("first", exception_date, required=True)
    last = record.read("last", exception_date) or first
    works = record.read("works", _works) or False
    rep = record.read("rep", identity)
    if rep is not None and reps and rep not in reps:
        record.fault("RP214", "rep", rep=rep, known=", ".join(reps[:10]))
    if first is None or last is None:
        return None
    if last < first:
        record.fault("RP856", "last", first=str(first), last=str(last))
        return None
    note = record.read("note", str) or ""
    return DateException(first=first, last=last, works=works, rep=rep, note=note)


def _works(text: str) -> bool:
    found = _WORDS.get(plain(text))
    if found is None:
        raise CellError("RP857", value=text)
    return found
