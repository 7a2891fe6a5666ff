"""
How long a review takes of what an archive holds: from opening it to the figures.

``python -m benchmarks.review_archive --archive FILE`` fills an archive with the generated year
of 200 reps, unless it holds one, and reviews 1, 10, 50 and 200 of them. ``--postgresql`` does
the same on a server of its own.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, update

from benchmarks import records
from benchmarks.review_time import DAYS, RESULTS, timed
from benchmarks.review_year import MONDAY, STORES_A_REP, versions, visits_of
from routeplan.archive import Archive, User, open_archive
from routeplan.archive.card import Card, Standing
from routeplan.archive.card_rows import add_cards
from routeplan.archive.plans import keep_plan
from routeplan.archive.reps import Member, set_reps
from routeplan.archive.reviewing import review_inputs
from routeplan.archive.rows import add
from routeplan.archive.schema import PLANS, VISITS
from routeplan.archive.visits import visit_row
from routeplan.review import Review, Version
from routeplan.stores import Store
from routeplan.visits import Visit, received

TESTS = Path(__file__).parent.parent / "tests"
REPS_A_TEAM = 10
KEEPER = User(name="bench", role="keeper")
PLANNER = User(name="bench", role="planner")
LAST = MONDAY + timedelta(days=DAYS - 1)
ARRIVAL = datetime(2026, 12, 31, tzinfo=UTC)
# Reps looked at, and what they are told apart by.
REVIEWS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (1, ()), (1, ("week",)), (10, ("rep",)), (50, ("rep",)), (200, ("rep",)),
    (200, ("team", "month")),
)  # fmt: skip
MOST_S = {1: 1.0, 200: 10.0}


def fill(archive: Archive, ran: tuple[Version, ...], days: int = DAYS, seed: int = 0) -> int:
    """Write reps, cards, plans that run, and so many days of visits; how many visits."""
    members = [Member(version.problem.reps[0], _team(number)) for number, version in enumerate(ran)]
    set_reps(archive, KEEPER, members, "generated")
    with archive.writing() as db:
        add_cards(db, (_card(store) for version in ran for store in version.problem.stores))
    for version in ran:
        entry = keep_plan(archive, PLANNER, version.name, version.problem, version.plan)
        with archive.writing() as db:
            running = update(PLANS).where(PLANS.c.id == entry.id)
            db.execute(running.values(state="running", runs_from=MONDAY))
    for version in ran:
        with archive.writing() as db:
            rows = (visit_row(KEEPER, each) for each in sent(version, days, seed))
            add(db, VISITS, rows)
    with archive.reading() as db:
        return int(db.execute(select(func.count()).select_from(VISITS)).scalar_one())


def sent(version: Version, days: int, seed: int = 0) -> Iterator[Visit]:
    """One rep's visits as they arrive."""
    return (received(visit, ARRIVAL) for visit in visits_of(version, days, seed))


def _team(number: int) -> str:
    return f"team {number // REPS_A_TEAM:02d}"


def _card(store: Store) -> Card:
    sequence = int(store.id[1:4]) * STORES_A_REP + int(store.id[5:]) + 1
    area = dict(store.extra)["area"]
    standing = Standing(
        number=f"X-{sequence:06d}", sequence=sequence, area=area, state="approved",
        first_contact=MONDAY, drafted_by="bench", approved_by="bench", approved_on=MONDAY,
    )  # fmt: skip
    return Card(store=store, standing=standing)


def reviewed(place: str, reps: int, by: tuple[str, ...]) -> int:
    """Open an archive and review so many reps of it: a rep, a supervisor's teams, or all."""
    archive = open_archive(place)
    try:
        inputs = review_inputs(archive, who(reps), rep="R000" if reps == 1 else None)
        facts = inputs.facts(LAST)
        return len(Review(facts, date(2026, 1, 1), LAST, by).groups)  # type: ignore[arg-type]
    finally:
        archive.close()


def who(reps: int) -> User:
    if reps in (1, 200):
        return KEEPER
    teams = frozenset(_team(number) for number in range(reps))
    return User(name="bench", role="supervisor", teams=teams)


def measure(place: str, database: str, about: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for reps, by in REVIEWS:
        if reps <= about["reps"]:
            named = {"what": f"{reps} of an archive", "by": ",".join(by), "database": database}
            yield {**about, **named, **timed(lambda: reviewed(place, reps, by))}  # noqa: B023


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", help="kept, and used again if it is filled")
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--reps", type=int, default=200)
    parser.add_argument("--record", action="store_true")
    asked = parser.parse_args(arguments)
    origin = records.sources()
    with tempfile.TemporaryDirectory(prefix="routeplan-review-") as folder:
        if not asked.postgresql:
            place = asked.archive or str(Path(folder) / "archive.db")
            return _run(place, "sqlite", asked, origin)
        sys.path.insert(0, str(TESTS))
        from postgresql_server import Server

        server = Server()
        try:
            return _run(server.new_database(), "postgresql", asked, origin)
        finally:
            server.stop()


def _run(place: str, database: str, asked: argparse.Namespace, origin: dict[str, Any]) -> int:
    about = {
        "reps": asked.reps,
        "stores": asked.reps * STORES_A_REP,
        "records": _filled(place, asked.reps),
    }
    broken = 0
    for row in measure(place, database, about):
        print(json.dumps(row), flush=True)
        if asked.record:
            records.append(RESULTS, {**records.now(), **origin, **row})
        broken += row["cpu_seconds"] > MOST_S.get(int(row["what"].split()[0]), MOST_S[200])
    return 1 if broken else 0


def _filled(place: str, reps: int) -> int:
    archive = open_archive(place)
    try:
        with archive.reading() as db:
            there = int(db.execute(select(func.count()).select_from(VISITS)).scalar_one())
        start = time.perf_counter()
        count = there or fill(archive, versions(reps))
        if not there:
            print(f"filled in {time.perf_counter() - start:.0f} s", flush=True)
        return count
    finally:
        archive.close()


if __name__ == "__main__":
    sys.exit(main())
