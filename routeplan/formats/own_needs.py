"""What one store needs of its own: how often and how long, on which days and hours, with what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from routeplan.errors import Fault, InputError
from routeplan.formats.cells import (
    CellError,
    duration_s,
    stay_s,
    visit_count,
    week_count,
    whole,
)
from routeplan.formats.clock import weekdays
from routeplan.formats.header_row import Header
from routeplan.formats.records import Record, Records
from routeplan.formats.tables import Row
from routeplan.formats.week_hours import week_hours

# Columns of a store file, and what they say of a store.
FIELDS = {
    "visits": "visits", "weeks": "weeks", "in_store": "in_store_s", "weekdays": "weekdays",
    "hours": "open_hours", "parking": "parking_s", "load": "load",
}  # fmt: skip


def own_needs(record: Record, given: frozenset[str]) -> dict[str, Any]:
    """
    Values for the keys of ``Store`` in ``FIELDS``, from a row.

    Parameters
    ----------
    record
        The row; what is wrong with it is kept there: RP121 to RP133, RP180, RP181, RP216 and
        RP217.
    given
        The columns that the file has.
    """
    visits, weeks = _visits(record)
    return {
        "visits": visits,
        "weeks": weeks,
        "in_store_s": record.read("in_store", stay_s),
        "weekdays": record.read("weekdays", _some_weekdays),
        "open_hours": week_hours(record, given),
        "parking_s": record.read("parking", duration_s),
        "load": record.read("load", whole) or 0,
    }


def typed_needs(typed: Mapping[str, str]) -> dict[str, Any]:
    """
    The same from cells by column, typed elsewhere than in a table.

    Raises
    ------
    InputError
        All faults of ``own_needs``, each at ``store.KEY``.
    """
    header = Header(1, 1, tuple(f"store.{FIELDS[column]}" for column in typed), tuple(typed))
    records = Records("card", header, header.columns, (), (Row(1, tuple(typed.values())),))
    faults: list[Fault] = []
    (record,) = records.each(faults)
    needs = own_needs(record, frozenset(typed))
    if faults:
        raise InputError([replace(each, where=each.where.split()[-1]) for each in faults])
    return needs


def _visits(record: Record) -> tuple[Any, int | None]:
    weekly = record.read("visits_a_week", visit_count)
    if weekly is not None:
        return weekly, 1
    visits, weeks = record.read("visits", visit_count), record.read("weeks", week_count)
    if record.text("weeks") and not record.text("visits"):
        record.fault("RP216", "weeks")
    if visits == "daily" and (weeks or 1) != 1:
        record.fault("RP217", "weeks", weeks=weeks or 1)
    return visits, weeks


def _some_weekdays(text: str) -> tuple[int, ...]:
    days = weekdays(text)
    if not days:
        raise CellError("RP130", value=text)
    return days
