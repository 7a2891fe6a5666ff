"""Backups of a live archive, and restoring them. A backup is itself an archive, in one file."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, func, select

from routeplan.archive.access import User, require_everywhere
from routeplan.archive.changes import WHOLE, Difference, Entry, record
from routeplan.archive.copying import copy_rows, is_sqlite_file, start_anew
from routeplan.archive.database import Archive, create_private, open_archive
from routeplan.archive.schema import CARDS, USERS, VISITS
from routeplan.errors import ConflictError, Fault, InputError, NotThereError


@dataclass(frozen=True)
class Restored:
    """
    What was restored.

    Parameters
    ----------
    cards, visits
        How many the archive holds now.
    saved
        Where what was there before is kept; None: the archive was empty.
    """

    cards: int
    visits: int
    saved: Path | None


def back_up(archive: Archive, who: User, path: Path | str) -> Path:
    """
    Write everything into one file, as it is at one moment, while others go on working.

    The file is an archive of its own: it can be opened, and restored into SQLite or
    PostgreSQL. Keep it as safe as the archive: it holds the hashes of passwords.

    Raises
    ------
    InputError
        RP541, when it cannot be written; RP982, when the copy turns out to be damaged.
    ConflictError
        RP980, when the file exists.
    NotAllowedError
        RP910.
    """
    require_everywhere(who, "keep archive")
    target = Path(path)
    if target.exists():
        raise ConflictError([Fault.of("RP980", str(target))])
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        create_private(draft)
        _copy_out(archive, draft)
        check_file(draft)
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.rename(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError([Fault.of("RP541", str(target), reason=reason)]) from error
    finally:
        for rest in (draft, *_beside(draft)):
            rest.unlink(missing_ok=True)
    return target


def restore(archive: Archive, who: User, path: Path | str, *, replace: bool = False) -> Restored:
    """
    Put what a backup holds in the place of all that is in the archive, or nothing.

    Others may go on working; they see the archive as it was until all is there. A backup of
    an older version is upgraded on the way; the file itself stays as it is.

    Parameters
    ----------
    replace
        True: what is there may be replaced. It is first saved beside the backup.

    Raises
    ------
    InputError
        RP101, RP901, RP902 or RP982 for the file.
    ConflictError
        RP981, when the archive is not empty.
    NotAllowedError
        RP910.
    """
    require_everywhere(who, "keep archive")
    file = Path(path)
    if not file.is_file():
        raise NotThereError([Fault.of("RP101", str(file))])
    saved = _save_before(archive, who, file, replace)
    with _readable(file) as backup, backup.reading() as source, archive.writing() as target:
        start_anew(target, archive.name)
        copy_rows(source, target)
        entry = Entry(archive.now(), who.name, f"restored from {file.name}")
        record(target, entry, "archive", "archive", [Difference(WHOLE, None, file.name)])
        cards, visits, _ = _counts(target)
    return Restored(cards, visits, saved)


def check_file(path: Path) -> None:
    """
    Refuse a file that is no archive or is damaged.

    Raises
    ------
    InputError
        RP901 or RP982.
    """
    if not is_sqlite_file(path):
        raise InputError([Fault.of("RP901", str(path))])
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
            found = [str(row[0]) for row in db.execute("PRAGMA integrity_check(1)")]
            orphans = db.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        found, orphans = [str(error)], None
    if found != ["ok"] or orphans is not None:
        reason = found[0] if found != ["ok"] else f"{orphans[0]} points to nothing"
        raise InputError([Fault.of("RP982", str(path), reason=reason)])


def _copy_out(archive: Archive, path: Path) -> None:
    if archive.is_file:
        with (
            closing(archive.engine.raw_connection()) as source,
            closing(sqlite3.connect(path)) as target,
        ):
            assert source.driver_connection is not None
            source.driver_connection.backup(target)
    else:
        _copy_rows_out(archive, path)
    with closing(sqlite3.connect(path)) as db:
        # One file, nothing beside it, also while it is read.
        db.execute("PRAGMA journal_mode = DELETE")


def _copy_rows_out(archive: Archive, path: Path) -> None:
    copy = open_archive(path)
    try:
        with archive.reading() as source_db, copy.writing() as target_db:
            copy_rows(source_db, target_db)
    finally:
        copy.close()


def _save_before(archive: Archive, who: User, file: Path, replace: bool) -> Path | None:
    with archive.reading() as db:
        cards, visits, users = _counts(db)
    if not cards + visits + users:
        return None
    if not replace:
        raise ConflictError([Fault.of("RP981", archive.name, cards=cards, visits=visits)])
    return back_up(archive, who, file.with_name(_name_of_saved(file, archive.now())))


def _name_of_saved(file: Path, now: datetime) -> str:
    return f"{file.stem}-replaced-{now:%Y%m%dT%H%M%S}{file.suffix}"


@contextmanager
def _readable(file: Path) -> Iterator[Archive]:
    """A copy of a backup, brought to the newest schema; the backup is not touched."""
    check_file(file)
    with TemporaryDirectory(prefix="routeplan-restore-") as folder:
        copy = Path(folder) / "backup.db"
        uri = f"{file.absolute().as_uri()}?mode=ro"
        with (
            closing(sqlite3.connect(uri, uri=True)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
        archive = open_archive(copy)
        try:
            yield archive
        finally:
            archive.close()


def _beside(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))


def _counts(db: Connection) -> tuple[int, int, int]:
    tables = (CARDS, VISITS, USERS)
    cards, visits, users = (
        db.execute(select(func.count()).select_from(table)).scalar_one() for table in tables
    )
    return cards, visits, users
