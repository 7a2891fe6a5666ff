"""What a review reads beside visits: plans that ran, days off, targets and teams."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from routeplan.errors import Fault, InputError
from routeplan.formats.cells import identity
from routeplan.formats.headers import Columns
from routeplan.formats.plan_json import problem_of_plan, read_plan
from routeplan.formats.records import Record, read_records
from routeplan.formats.visit_cells import cents_cell, date_cell, month_cell, one_of
from routeplan.formats.visit_headers import (
    ABSENCE_COLUMNS,
    PLAN_COLUMNS,
    TARGET_COLUMNS,
    TEAM_COLUMNS,
)
from routeplan.review import Version
from routeplan.visits import Absence, Target, Visit

MOST_NAMED = 5
KINDS = {"leave": ("leave", "请假"), "holiday": ("holiday", "节假日")}

T = TypeVar("T")
Notes = list[Fault]


def read_versions(
    path: Path | str,
    scenario: Path | str | None = None,
    first_monday: date | None = None,
    notes: Notes | None = None,
) -> tuple[Version, ...]:
    """
    The plans that ran.

    Parameters
    ----------
    path
        A plan's file (``.json``), which runs from its first Monday on; or a table of plans
        with the columns plan and starts, and perhaps approved, scope and scenario. Paths in
        it are relative to its folder.
    scenario
        Where the scenario of a single plan lies now; None: where the plan says.
    first_monday
        Of a single plan; None: the plan's own.
    notes
        Warnings about inputs that are not as they were are added.

    Raises
    ------
    InputError
        All that reading plans and scenarios raises; RP101 to RP120 and RP526 for the table;
        RP631 for a plan without a first Monday.
    """
    file, found = Path(path), [] if notes is None else notes
    if file.suffix.lower() == ".json":
        return (_version(file, scenario, found, first_monday=first_monday),)
    return _rows(file, PLAN_COLUMNS, lambda record: _version_of(record, file.parent, found))


def read_absences(path: Path | str) -> tuple[Absence, ...]:
    """
    Days off from a table with the columns from, and perhaps to, rep, kind and note.

    Without a rep they hold for everybody; without an end they are one day. Without a kind
    those of everybody are a holiday, those of a rep leave.

    Raises
    ------
    InputError
        RP101 to RP134, RP526, RP643; RP647 where the end lies before the start.
    """
    return _rows(Path(path), ABSENCE_COLUMNS, _absence_of)


def read_targets(path: Path | str) -> tuple[Target, ...]:
    """
    Order targets from a table with the columns store, month and target.

    Raises
    ------
    InputError
        RP101 to RP134, RP526, RP641.
    """
    return _rows(Path(path), TARGET_COLUMNS, _target_of)


def read_teams(path: Path | str) -> dict[str, str]:
    """
    The team of each rep from a table with the columns rep and team.

    Raises
    ------
    InputError
        RP101 to RP134.
    """
    return dict(_rows(Path(path), TEAM_COLUMNS, _team_of))


def strangers(versions: Sequence[Version], visits: Sequence[Visit]) -> Iterator[Fault]:
    """A warning (RP650) for reps, and one for stores, that are visited and in no plan."""
    reps = {rep for version in versions for rep in version.problem.rep_numbers}
    stores = {store for version in versions for store in version.problem.store_numbers}
    lost = {
        "rep": sorted({visit.rep for visit in visits} - reps),
        "store": sorted({visit.store for visit in visits} - stores),
    }
    for noun, names in lost.items():
        if names:
            more = f" (+{len(names) - MOST_NAMED})" if len(names) > MOST_NAMED else ""
            shown = ", ".join(names[:MOST_NAMED]) + more
            yield Fault.of("RP650", "visits", names=f"{noun} {shown}")


def _rows(file: Path, columns: Columns, read: Callable[[Record], T | None]) -> tuple[T, ...]:
    """What each row says; raises all faults of all rows."""
    faults: list[Fault] = []
    records = read_records(file, columns, faults)
    if records is None or faults:
        raise InputError(faults)
    found = []
    for record in records.each(faults):
        try:
            found.append(read(record))
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)
    return tuple(each for each in found if each is not None)


def _version_of(record: Record, folder: Path, notes: Notes) -> Version | None:
    plan = record.read("plan", identity, required=True)
    starts = record.read("starts", date_cell, required=True)
    approved = record.read("approved", date_cell)
    scenario = record.read("scenario", identity)
    if plan is None or starts is None:
        return None
    place = None if scenario is None else folder / scenario
    more = {"starts": starts, "approved": approved, "scope": record.text("scope")}
    return _version(folder / plan, place, notes, **more)


def _version(file: Path, scenario: Path | str | None, notes: Notes, **more: Any) -> Version:
    plan = read_plan(file)
    problem = problem_of_plan(file, plan, scenario)
    notes.extend(problem.source.notes)
    return Version.of(problem, plan, name=file.name, **more)


def _absence_of(record: Record) -> Absence | None:
    rep = record.read("rep", identity)
    first = record.read("first", date_cell, required=True)
    last = record.read("last", date_cell) or first
    kind = record.read("kind", lambda text: one_of(KINDS, text))
    if first is None or last is None:
        return None
    if last < first:
        record.fault("RP647", "last", first=str(first))
        return None
    usual = "holiday" if rep is None else "leave"
    fields = {"rep": rep, "first": first, "last": last, "note": record.text("note")}
    return Absence.model_validate({**fields, "kind": kind or usual})


def _target_of(record: Record) -> Target | None:
    store = record.read("store", identity, required=True)
    month = record.read("month", month_cell, required=True)
    cents = record.read("order_cents", cents_cell, required=True)
    if store is None or month is None or cents is None:
        return None
    return Target(store=store, month=month, order_cents=cents)


def _team_of(record: Record) -> tuple[str, str] | None:
    rep = record.read("rep", identity, required=True)
    team = record.read("team", str, required=True)
    return None if rep is None or team is None else (rep, team)
