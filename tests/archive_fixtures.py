"""
Archives to test on: every test that asks for one runs on SQLite and on PostgreSQL.

The archive's packages are loaded when the first test asks: the engine's tests, which run under
sanitizers as well, do without them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from postgresql_server import Server

    from routeplan.archive import Archive

CHINA = timezone(timedelta(hours=8))
START = datetime(2026, 11, 24, 9, 0, tzinfo=CHINA)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **how_much: int) -> None:
        self.now += timedelta(**how_much)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    from postgresql_server import Server

    server = Server()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from routeplan.archive import open_archive

    path = tmp_path_factory.mktemp("archive") / "template.db"
    open_archive(path).close()
    return path


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an archive without content lies."""
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("postgresql")
        return server.new_database()
    path = tmp_path / "archive.db"
    shutil.copy(request.getfixturevalue("sqlite_template"), path)
    return str(path)


@pytest.fixture
def archive(place: str, clock: Clock) -> Iterator[Archive]:
    from routeplan.archive import open_archive

    opened = open_archive(place, clock)
    yield opened
    opened.close()
