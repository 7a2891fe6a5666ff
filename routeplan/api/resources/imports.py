"""Imports of the planner's spreadsheets: what would change, and changing it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Form
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from routeplan.api.desk import AtDesk
from routeplan.api.faults import FaultShown, faults_answer, shown
from routeplan.api.request_body import Line
from routeplan.api.routes import Routes
from routeplan.api.uploads import Upload, kept
from routeplan.archive.changes import Difference
from routeplan.archive.import_file import read_import, read_members
from routeplan.archive.imports import Outcome, import_file
from routeplan.archive.merging import Preference
from routeplan.archive.sales import Imported, import_sales
from routeplan.errors import Language
from routeplan.formats.sales_file import read_sales

IMPORTS = Routes("imports")

_DIFFERENCE = {"field": "store.name", "old": "Corner", "new": "Corner Shop"}
_OUTCOME = {
    "is_written": False, "new": [{"id": "S7", "name": "Corner Shop", "store_class": "B"}],
    "changed": [{"id": "S1", "differences": [_DIFFERENCE]}], "unchanged": 40, "absent": ["S9"],
    "conflicts": [], "reps": {}, "notes": [],
}  # fmt: skip
_SALES = {"new": 120, "unchanged": 0, "corrected": {}, "is_written": True}
ShortText = Annotated[Line, Form(max_length=200)]


class NewStore(BaseModel, frozen=True):
    """A store that the archive does not have."""

    id: str
    name: str
    store_class: str | None


class ChangedStoreShown(BaseModel, frozen=True):
    """A store that the archive has, and what changes on its card."""

    id: str
    differences: tuple[Difference, ...]


class OutcomeShown(BaseModel, frozen=True):
    """
    What an import does, or would do.

    Parameters
    ----------
    absent
        Ids of open cards that the file does not name; they stay as they are.
    conflicts
        What stops the import.
    notes
        Warnings.
    is_written
        False: the archive is as it was.
    """

    is_written: bool
    new: tuple[NewStore, ...]
    changed: tuple[ChangedStoreShown, ...]
    unchanged: int
    absent: tuple[str, ...]
    conflicts: tuple[FaultShown, ...]
    reps: dict[str, tuple[Difference, ...]]
    notes: tuple[FaultShown, ...]

    @classmethod
    def of(cls, found: Outcome, notes: tuple[Any, ...], lang: Language) -> OutcomeShown:
        """From the archive's own, in words."""
        return cls(
            is_written=found.is_written,
            new=tuple(
                NewStore(id=each.id, name=each.name, store_class=each.store_class)
                for each in found.new
            ),
            changed=tuple(
                ChangedStoreShown(id=each.after.id, differences=each.differences)
                for each in found.changed
            ),
            unchanged=found.unchanged,
            absent=found.absent,
            conflicts=shown(found.conflicts, lang),
            reps=dict(found.reps),
            notes=shown((*found.notes, *notes), lang),
        )


@IMPORTS.post("/imports", "import", shows=_OUTCOME, also=(409,),
              response_model=OutcomeShown)  # fmt: skip
def import_stores(
    desk: AtDesk,
    stores: Upload,
    reps: Upload | None = None,
    area: ShortText = "",
    team: ShortText = "",
    prefer: Annotated[Preference | None, Form()] = None,
    approve: Annotated[bool, Form()] = False,
    dry_run: Annotated[bool, Form()] = True,
) -> OutcomeShown | JSONResponse:
    """
    Merge a store file into the archive by store id: all of it, or nothing.

    `dry_run` true, as it is unless said otherwise: say what would change, and change nothing.
    `area` and `team` hold where the files name none; `prefer` says who is right where file and
    archive both changed a field: without it such conflicts stop the import.
    """
    with kept(stores=stores, reps=reps) as paths:
        file = read_import(paths["stores"])
        members, notes = read_members(paths["reps"], team or None) if reps else ((), ())
    outcome = import_file(
        desk.archive, desk.who, file, members=members, area=area or None, prefer=prefer,
        approve=approve, dry_run=dry_run,
    )  # fmt: skip
    if outcome.conflicts and not dry_run:
        return faults_answer(409, outcome.conflicts, desk.lang)
    return OutcomeShown.of(outcome, notes, desk.lang)


@IMPORTS.post("/sales", "import", shows=_SALES)
def import_monthly_sales(
    desk: AtDesk,
    sales: Upload,
    why: Annotated[Line, Form(max_length=2_000)] = "monthly sales",
    dry_run: Annotated[bool, Form()] = True,
) -> Imported:
    """
    Add monthly sales; a figure that is there already is overwritten, and that is recorded.

    `dry_run` as for stores.
    """
    with kept(sales=sales) as paths:
        file = read_sales(paths["sales"])
    return import_sales(desk.archive, desk.who, file, why, dry_run=dry_run)
