"""Keeping the archive: options, everything as files, backups."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Annotated, Any

from fastapi.responses import FileResponse
from pydantic import Field, JsonValue
from starlette.background import BackgroundTask

from routeplan.api.desk import SIGNED_IN, AtDesk
from routeplan.api.fields import Asked, Why
from routeplan.api.routes import Routes
from routeplan.archive.backup import back_up
from routeplan.archive.exporting import export
from routeplan.archive.options import Options, options, set_options

KEEPING = Routes("keeping")

_OPTIONS = {"number_scheme": "{area}-{class}-{sequence:04d}", "rules": "standard"}


def _file(kind: str, what: str) -> dict[int | str, dict[str, Any]]:
    schema = {"schema": {"type": "string", "format": "binary"}}
    return {200: {"description": what, "content": {kind: schema}}}


_ZIP = _file("application/zip", "A .zip of CSV files and one JSON file.")
_BACKUP = _file("application/vnd.sqlite3", "An archive in one file.")


class ChangedOptions(Asked, frozen=True):
    """Options that change, and why."""

    changes: Annotated[
        dict[str, JsonValue], Field(min_length=1, examples=[{"rules": "three-two-one"}])
    ]
    why: Why = Field(examples=["the rules of next year"])


@KEEPING.get("/options", SIGNED_IN, shows=_OPTIONS)
def read_options(desk: AtDesk) -> Options:
    """Read what holds for the whole archive."""
    with desk.archive.reading() as db:
        return options(db)


@KEEPING.add("PATCH", "/options", "keep archive", shows=_OPTIONS)
def change_options(desk: AtDesk, asked: ChangedOptions) -> Options:
    """Set how card numbers are written, and the rules by which classes are judged."""
    return set_options(desk.archive, desk.who, asked.changes, asked.why)


@KEEPING.get("/export", "export", response_class=FileResponse, responses=_ZIP)
def export_everything(desk: AtDesk) -> FileResponse:
    """
    Download everything as it is at one moment: a CSV file a table, and one JSON file of all.

    Hashes of passwords, tokens and calendar feeds are left out.
    """
    folder = Path(mkdtemp(prefix="routeplan-export-"))
    try:
        export(desk.archive, desk.who, folder / "export")
        path = Path(shutil.make_archive(str(folder / "archive"), "zip", folder / "export"))
    except BaseException:
        shutil.rmtree(folder)
        raise
    return _download(folder, path, "routeplan-archive.zip", "application/zip")


@KEEPING.get("/backup", "keep archive", response_class=FileResponse, responses=_BACKUP)
def download_a_backup(desk: AtDesk) -> FileResponse:
    """
    Download a backup: an archive in one file, as it is at one moment.

    Keep it as safe as the archive: it holds the hashes of passwords. It is put back with
    `routeplan archive restore` on the console.
    """
    folder = Path(mkdtemp(prefix="routeplan-backup-"))
    try:
        path = back_up(desk.archive, desk.who, folder / "backup.db")
    except BaseException:
        shutil.rmtree(folder)
        raise
    name = f"routeplan-{desk.archive.today()}.db"
    return _download(folder, path, name, "application/vnd.sqlite3")


def _download(folder: Path, path: Path, name: str, kind: str) -> FileResponse:
    """Send a file; its folder goes once it is sent."""
    gone = BackgroundTask(shutil.rmtree, folder)
    return FileResponse(path, media_type=kind, filename=name, background=gone)
