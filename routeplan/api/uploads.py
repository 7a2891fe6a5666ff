"""Uploaded files, kept for as long as a request takes, under the names that they came with."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath
from tempfile import TemporaryDirectory
from typing import Annotated

from fastapi import File, UploadFile

from routeplan.errors import Fault, InputError

LONGEST_NAME = 100
Upload = Annotated[UploadFile, File()]


@contextmanager
def kept(**files: UploadFile | None) -> Iterator[dict[str, Path]]:
    """
    Paths of uploaded files by the names of their fields; those not sent are not there.

    Each lies in a folder of its own, so that messages name it as its owner does.
    """
    with TemporaryDirectory(prefix="routeplan-upload-") as folder:
        paths = {}
        for field, file in files.items():
            if file is not None:
                paths[field] = _write(Path(folder) / field, file, field)
        yield paths


def _write(folder: Path, file: UploadFile, field: str) -> Path:
    folder.mkdir()
    path = folder / _plain_name(file.filename or "", field)
    with path.open("wb") as target:
        shutil.copyfileobj(file.file, target)
    return path


def _plain_name(given: str, field: str) -> str:
    """The last part of a name, whatever the system that it comes from."""
    name = PurePosixPath(PureWindowsPath(given).name).name
    fits = name.isprintable() and name.strip(" .") and len(name) <= LONGEST_NAME
    if not fits or len(name.encode(errors="replace")) > 2 * LONGEST_NAME:
        reason = "no name of a file"
        raise InputError([Fault.of("RP915", f"body {field}", value=name[:60], reason=reason)])
    return name
