"""A PostgreSQL server of the tests' own, in a temporary folder, gone when they end."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import psycopg

from routeplan.archive import open_archive

DEBIAN = Path("/usr/lib/postgresql")
USER = "routeplan"
# The server refuses to run as root; Debian's package brings a user for it.
OWNERS = ("postgres", "nobody")
STARTED_WITHIN_S = 120


def program(name: str) -> str | None:
    """A program of PostgreSQL, also where Debian keeps it out of the path."""
    versions = sorted(
        DEBIAN.glob("*"), key=lambda path: [int(part) for part in path.name.split(".")]
    )
    for version in reversed(versions):
        if (version / "bin" / name).is_file():
            return str(version / "bin" / name)
    return shutil.which(name)


class Server:
    """
    Databases on a socket that nobody else can reach.

    Parameters
    ----------
    is_durable
        False: a test's database need not survive a power cut; without waiting for the disk
        it is several times as fast.
    """

    def __init__(self, is_durable: bool = False) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="routeplan-pg-"))
        self._owner = _owner()
        if self._owner is not None:
            os.chown(self.folder, self._owner, -1)
        self._run("initdb", "-D", str(self.folder / "data"), "-U", USER, "-A", "trust",
                  "-E", "UTF8", "--locale=C", "--no-sync")  # fmt: skip
        quick = () if is_durable else ("fsync=off", "synchronous_commit=off")
        options = ("listen_addresses=", "max_connections=60", *quick)
        self._process = subprocess.Popen(
            [str(program("postgres")), "-D", str(self.folder / "data"), "-k", str(self.folder),
             *(part for each in options for part in ("-c", each))],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", user=self._owner,
        )  # fmt: skip
        self._numbers = count(1)
        self._wait()
        self._execute("CREATE DATABASE template_archive")
        open_archive(self.url("template_archive")).close()

    def url(self, database: str) -> str:
        return f"postgresql://{USER}@/{database}?host={self.folder}"

    def new_database(self, template: str = "template_archive") -> str:
        """The URL of a database of its own; with another template (``template1``) an empty one."""
        name = f"archive_{next(self._numbers)}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def stop(self) -> None:
        # At once, even where a test that failed has left a connection open.
        self._process.send_signal(signal.SIGINT)
        self._process.wait()
        shutil.rmtree(self.folder)

    def _execute(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as db:
            db.execute(statement)

    def _wait(self) -> None:
        ends = time.monotonic() + STARTED_WITHIN_S
        while True:
            try:
                return self._execute("SELECT 1")
            except psycopg.OperationalError:
                assert self._process.poll() is None, "the server stopped"
                assert time.monotonic() < ends, "the server does not answer"
                time.sleep(0.05)

    def _run(self, name: str, *arguments: str) -> None:
        command: Sequence[str] = [str(program(name)), *arguments]
        subprocess.run(command, check=True, capture_output=True, cwd="/", user=self._owner)


def _owner() -> int | None:
    if os.geteuid() != 0:
        return None
    known = {each.pw_name: each.pw_uid for each in pwd.getpwall()}
    return next(known[name] for name in OWNERS if name in known)
