"""Factors of driving time by weekday and hour, from a spreadsheet or CSV file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from routeplan.cycle import DAYS_A_WEEK, WEEKDAY_NAMES
from routeplan.errors import Fault
from routeplan.formats.cells import CellError, number, plain, typed
from routeplan.formats.clock import HOUR_S, time_s, weekdays, windows
from routeplan.formats.headers import TRAFFIC_COLUMNS
from routeplan.formats.records import Record, Records, read_records
from routeplan.travel.traffic import (
    EVEN,
    HOURS_A_DAY,
    LEAST_THOUSANDTHS,
    MOST_THOUSANDTHS,
    Traffic,
)

Days = tuple[int, ...]


def read_traffic_file(path: Path) -> tuple[Traffic | None, tuple[Fault, ...]]:
    """
    Read a table with a row for each hour and a column for each weekday or several.

    Parameters
    ----------
    path
        See ``tables.read_table``. Required is the column hour (小时): ``7``, ``7:00`` or
        ``07:00-09:00``. The others are headed by weekdays, such as ``Mon-Fri`` or 周六, which
        together are the whole week; a column note (备注) may stand beside them.

    Returns
    -------
    tuple[Traffic | None, tuple[Fault, ...]]
        None with all faults: RP101 to RP117, RP120, RP121, RP126 to RP133 and RP320 to
        RP326. Nothing is raised.
    """
    faults: list[Fault] = []
    records = read_records(path, TRAFFIC_COLUMNS, faults)
    if records is None:
        return None, tuple(faults)
    records = _with_hours(records)
    where = f"{records.name} row {records.header.bottom}"
    days = _days_of_columns(records, where, faults)
    factors = _factors(records, days, faults)
    if faults:
        return None, tuple(faults)
    thousandths = tuple(
        tuple(factors[day, hour] for hour in range(HOURS_A_DAY)) for day in range(DAYS_A_WEEK)
    )
    return Traffic(thousandths=thousandths, source=f"factors of {path.name}"), ()


def weekdays_named(text: str) -> Days:
    """
    The weekdays that a column or a key is for.

    Raises
    ------
    CellError
        RP324, when it names none.
    """
    try:
        found = weekdays(text)
    except CellError:
        found = ()
    if not found:
        raise CellError("RP324", value=text)
    return found


def week_faults(given: Sequence[Days], where: str) -> Iterator[Fault]:
    """Weekdays that are given by several columns or keys (RP325), or by none (RP326)."""
    for day, name in enumerate(WEEKDAY_NAMES):
        times = sum(day in days for days in given)
        if times > 1:
            yield Fault.of("RP325", where, weekday=name, times=times)
        if times == 0:
            yield Fault.of("RP326", where, weekday=name)


def thousandths_of(value: Decimal, text: str) -> int:
    """
    A factor in thousandths.

    Raises
    ------
    CellError
        RP320, when it is too small, too large or too fine.
    """
    found = value * EVEN
    if not LEAST_THOUSANDTHS <= found <= MOST_THOUSANDTHS or found != int(found):
        raise CellError("RP320", value=text)
    return int(found)


def _with_hours(records: Records) -> Records:
    """With a column of hours under another header, so that its cells are judged as well."""
    if "hour" in records.columns:
        return records
    for place, header in records.others:
        if not TRAFFIC_COLUMNS.is_header(header) and _any_reads(records, place, _hours):
            others = tuple(other for other in records.others if other[0] != place)
            return replace(records, columns={**records.columns, "hour": place}, others=others)
    return records


def _days_of_columns(records: Records, where: str, faults: list[Fault]) -> dict[str, Days]:
    found: dict[str, Days] = {}
    before = len(faults)
    for place, header in records.others:
        try:
            found[header] = weekdays_named(header)
        except CellError as error:
            faults.append(Fault.of(error.code, where, **error.values))
            # A column of numbers was meant for some weekday: its cells are judged as well.
            if _any_reads(records, place, number):
                found[header] = ()
    # Which weekday a wrong word was meant to be nobody knows.
    if len(faults) == before:
        faults += week_faults(list(found.values()), where)
    return found


def _any_reads(records: Records, place: int, parse: Callable[[str], object]) -> bool:
    return any(
        place < len(row.cells) and _reads(typed(row.cells[place]), parse) for row in records.rows
    )


def _reads(text: str, parse: Callable[[str], object]) -> bool:
    try:
        parse(text)
    except CellError:
        return False
    return True


def _factors(
    records: Records, days: dict[str, Days], faults: list[Fault]
) -> dict[tuple[int, int], int]:
    factors: dict[tuple[int, int], int] = {}
    rows: dict[int, str] = {}
    is_clear = True
    for record in records.each(faults):
        hours = record.read("hour", _hours, required=True)
        is_clear = is_clear and hours is not None
        for hour in hours or ():
            if hour in rows:
                record.fault("RP322", "hour", hour=hour, first=rows[hour])
            rows.setdefault(hour, record.place)
        for header, factor in _row(record, days):
            factors |= {(day, hour): factor for day in days[header] for hour in hours or ()}
    missing = [str(hour) for hour in range(HOURS_A_DAY) if hour not in rows]
    # An hour that cannot be read may be one of those that seem to be missing.
    if missing and is_clear:
        faults.append(Fault.of("RP321", records.name, hours=", ".join(missing)))
    return factors


def _row(record: Record, days: dict[str, Days]) -> Iterator[tuple[str, int]]:
    for header, text in record.others():
        if header not in days:
            continue
        try:
            if not text:
                raise CellError("RP120")
            yield header, thousandths_of(number(text), text)
        except CellError as error:
            record.fault_in(error, header)


def _hours(text: str) -> range:
    if "-" not in plain(text):
        first_s = time_s(text)
        last_s = first_s + HOUR_S
    else:
        stretch = windows(text)
        first_s, last_s = stretch[0].start_s, stretch[-1].end_s
        if len(stretch) > 1:
            raise CellError("RP323", value=text)
    first, last = first_s // HOUR_S, last_s // HOUR_S
    if first_s % HOUR_S or last_s % HOUR_S or last > HOURS_A_DAY:
        raise CellError("RP323", value=text)
    return range(first, last)
