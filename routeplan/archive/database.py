"""The archive as a database: opening it, and the two ways of talking to it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from routeplan.archive.memory import Memory
from routeplan.archive.migrating import is_newest, upgrade
from routeplan.daylist import DayList, LaidPlan
from routeplan.errors import ConflictError, Fault, InputError

VARIABLE = "ROUTEPLAN_ARCHIVE"
DEFAULT_FILE = "routeplan-archive.db"
URL_EXAMPLE = "postgresql://user@host/database"
LONGEST_WAIT_S = 60
# Connections that stay open, and more for as long as many threads ask at once: as many together
# as a server has threads.
POOL, MORE = 10, 30
UNIQUE_VIOLATION = "23505"
# Bytes of the plans, and stops of the day lists, that are held to be asked for again.
MOST_LAID, MOST_STOPS = 256_000_000, 20_000
NOT_A_DATABASE = "file is not a database"

Clock = Callable[[], datetime]


class Archive:
    """
    An open archive.

    Made by ``open_archive``. Threads may share it; processes each open their own.

    Parameters
    ----------
    engine
        The database.
    clock
        The moment it is now, with the zone whose dates count.

    Attributes
    ----------
    laid, lists
        Plans laid on dates, and day lists; see ``dated``.
    laying
        Held by the thread that lays a plan, so that others find it laid.
    """

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self.engine = engine
        self._clock = clock
        self.laid: Memory[LaidPlan] = Memory(MOST_LAID)
        self.lists: Memory[DayList] = Memory(MOST_STOPS)
        self.laying = Lock()
        # SQLite lets a writer who waits sleep ever longer; threads in line take turns at once.
        self._turn: AbstractContextManager[Any] = Lock() if self.is_file else nullcontext()
        self._is_closed = False
        event.listen(engine, "checkin", self._take_back)

    @property
    def name(self) -> str:
        """Where it lies, without a password."""
        url = self.engine.url
        return url.database or "" if self.is_file else url.render_as_string(hide_password=True)

    @property
    def is_file(self) -> bool:
        """True for SQLite."""
        return self.engine.dialect.name == "sqlite"

    def now(self) -> datetime:
        """The moment it is."""
        return self._clock()

    def today(self) -> date:
        """The date it is where the archive is used."""
        return self._clock().date()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """
        A view of the archive in which nothing changes until it is closed.

        Raises
        ------
        InputError
            RP903, when the database refuses.
        """
        options: dict[str, Any] = {} if self.is_file else {"isolation_level": "REPEATABLE READ"}
        with self._begun(**options) as db:
            yield db

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """
        Changes that all come about, durably, or none does.

        On SQLite one writer at a time; the others wait.

        Raises
        ------
        InputError
            RP903, when the database refuses.
        ConflictError
            RP918, when another adds the same at the same moment.
        """
        options: dict[str, Any] = {"writes": True} if self.is_file else {}
        with self._turn, self._begun(**options) as db:
            yield db

    def close(self) -> None:
        """Let go of the database, also of what a thread still reads; the file may be moved."""
        self._is_closed = True
        self.engine.dispose()

    def _take_back(self, _connection: Any, record: Any) -> None:
        # The pool that a connection returns to after closing is gone, and would leave it open.
        if self._is_closed:
            record.invalidate()

    @contextmanager
    def _begun(self, **options: Any) -> Iterator[Connection]:
        try:
            with self.engine.connect() as plain:
                db = plain.execution_options(**options)
                with db.begin():
                    yield db
        except DBAPIError as error:
            if isinstance(error, OperationalError):
                raise refused(self.name, error) from error
            if _is_doubled(error):
                raise ConflictError([Fault.of("RP918", self.name)]) from error
            if NOT_A_DATABASE in str(error.orig):
                raise InputError([Fault.of("RP901", self.name)]) from None
            raise


def open_archive(where: str | Path | None = None, clock: Clock | None = None) -> Archive:
    """
    Open an archive; one that is not there is created, an older one upgraded.

    Parameters
    ----------
    where
        Path of a file, or the URL of a PostgreSQL database; None: what the environment's
        ``ROUTEPLAN_ARCHIVE`` says, else ``routeplan-archive.db`` in this folder.
    clock
        None: this machine's clock and zone.

    Raises
    ------
    InputError
        RP901 to RP904, when there is no archive to be had there.
    """
    url = archive_url(where or os.environ.get(VARIABLE) or DEFAULT_FILE)
    if url.get_backend_name() == "sqlite":
        create_private(Path(str(url.database)))
    archive = Archive(_engine(url), clock or _local_now)
    try:
        with archive.reading() as db:
            is_ready = is_newest(db)
        if not is_ready:
            with archive.writing() as db:
                upgrade(db, archive.name)
    except BaseException:
        archive.close()
        raise
    return archive


def archive_url(where: str | Path) -> URL:
    """
    The database that a path or URL means.

    Raises
    ------
    InputError
        RP904, when it is neither SQLite nor PostgreSQL.
    """
    text = str(where)
    if "://" not in text:
        return URL.create("sqlite", database=text)
    try:
        url = make_url(text)
    except ArgumentError:
        raise _unusable("archive") from None
    match url.get_backend_name():
        case "sqlite" if url.database:
            return url.set(drivername="sqlite")
        case "postgresql" | "postgres":
            return url.set(drivername="postgresql+psycopg")
    raise _unusable(url.render_as_string(hide_password=True))


def create_private(path: Path) -> None:
    """
    Make an empty file that only its owner can read, unless it is there: cards are personal.

    Raises
    ------
    InputError
        RP903, when it cannot be made.
    """
    try:
        path.touch(mode=0o600, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError([Fault.of("RP903", str(path), reason=reason)]) from error


def refused(name: str, error: OperationalError) -> InputError:
    """The database's own words for why it does not do something, as a fault (RP903)."""
    reason = str(error.orig).strip().splitlines()[0] if error.orig else str(error)
    return InputError([Fault.of("RP903", name, reason=reason)])


def _is_doubled(error: DBAPIError) -> bool:
    """True when two wrote a row of one key at the same moment."""
    is_postgresqls = getattr(error.orig, "sqlstate", None) == UNIQUE_VIOLATION
    return is_postgresqls or "UNIQUE constraint failed" in str(error.orig)


def _unusable(text: str) -> InputError:
    return InputError([Fault.of("RP904", text, example=URL_EXAMPLE)])


def _local_now() -> datetime:
    return datetime.now().astimezone()


def _engine(url: URL) -> Engine:
    # What is written, passwords' hashes among it, stands in no error and so in no log.
    if url.get_backend_name() != "sqlite":
        return _postgresql(url)
    engine = create_engine(url, pool_size=POOL, max_overflow=MORE, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _postgresql(url: URL) -> Engine:
    try:
        return create_engine(
            url, pool_size=POOL, max_overflow=MORE, pool_pre_ping=True, hide_parameters=True
        )
    except ModuleNotFoundError as error:
        command = "pip install 'routeplan[archive,postgresql]'"
        fault = Fault.of("RP900", url.get_backend_name(), package=error.name or "", command=command)
        raise InputError([fault]) from None


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own transactions start at the first change, which is too late for a
    # view that stands still; with None it leaves BEGIN to us.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {LONGEST_WAIT_S * 1000}",
        "journal_mode = WAL",
        "foreign_keys = ON",
        # What is acknowledged is on the disk, so that it outlives a power cut as well.
        "synchronous = FULL",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(db: Connection) -> None:
    # A writer that began as a reader could not wait for another writer: what it has
    # read would be outdated.
    writes = db.get_execution_options().get("writes", False)
    db.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
