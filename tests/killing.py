"""Kill -9 while an archive is written, and see whether all that was acknowledged is there."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from routeplan.archive import open_archive
from routeplan.archive.schema import CHANGES, PLANS, VISITS

TESTS = Path(__file__).parent
LONGEST_LIFE_S = 0.4


def kill_while_writing(place: str, name: str, rng: random.Random) -> set[tuple[str, str]]:
    """Start a recorder, kill it at a random moment, and return what it had acknowledged."""
    path = os.pathsep.join([str(TESTS), *sys.path])
    recorder = subprocess.Popen(
        [sys.executable, str(TESTS / "recorder.py"), place, name],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    assert recorder.stdout is not None
    # Starting takes a second and writes nothing; the moment is drawn among those of writing.
    first = recorder.stdout.readline()
    time.sleep(rng.uniform(0, LONGEST_LIFE_S))
    os.kill(recorder.pid, signal.SIGKILL)
    lines = [first, *recorder.stdout.read().splitlines(keepends=True)]
    recorder.stdout.close()
    assert recorder.wait() == -signal.SIGKILL
    whole = [line.split() for line in lines if line.endswith("\n")]
    return {(what, which) for what, which in whole}


def kept(place: str) -> set[tuple[str, str]]:
    """All visits, changes and plans in an archive, named as the recorder names them."""
    archive = open_archive(place)
    with archive.reading() as db:
        found = {("visit", each) for each in db.execute(select(VISITS.c.id)).scalars()}
        found |= {("change", each) for each in db.execute(select(CHANGES.c.why)).scalars()}
        found |= {("plan", each) for each in db.execute(select(PLANS.c.name)).scalars()}
    archive.close()
    return found


def integrity(place: str) -> str:
    """What SQLite says of the file; PostgreSQL repairs itself and has no such question."""
    if "://" in place:
        return "ok"
    with closing(sqlite3.connect(place)) as db:
        return str(db.execute("PRAGMA integrity_check").fetchone()[0])
