"""Bringing an archive to the newest schema."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from routeplan.archive.schema import METADATA
from routeplan.errors import Fault, InputError

FOLDER = Path(__file__).parent / "migrations"
# Any number will do, as long as all programs that migrate an archive lock the same one.
_LOCK = 7_068_117
VERSION_TABLE = "alembic_version"


def upgrade(db: Connection, name: str, revision: str = "head") -> None:
    """
    Create the tables, or bring them to a newer schema, in the open transaction.

    Parameters
    ----------
    name
        Where the archive lies, for messages.
    revision
        The schema to stop at.

    Raises
    ------
    InputError
        RP901, when other tables are there; RP902, when the schema is not known.
    """
    if db.dialect.name == "postgresql":
        # Two programs that both find an empty database would both fill it.
        db.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    now = schema_of(db)
    scripts = ScriptDirectory(str(FOLDER))
    if now is None and inspect(db).get_table_names():
        raise InputError([Fault.of("RP901", name)])
    if now is not None and now not in {script.revision for script in scripts.walk_revisions()}:
        raise InputError([Fault.of("RP902", name, revision=now)])
    if revision == "head" and now == scripts.get_current_head():
        return
    _run(db, scripts, revision)


def is_newest(db: Connection) -> bool:
    """True when there is nothing to upgrade."""
    return schema_of(db) == ScriptDirectory(str(FOLDER)).get_current_head()


def schema_of(db: Connection) -> str | None:
    """The revision of an archive's schema; None: there is none."""
    return MigrationContext.configure(db).get_current_revision()


def _run(db: Connection, scripts: ScriptDirectory, revision: str) -> None:
    """What alembic's ``env.py`` would do, on a connection that is open already."""

    def steps(now: Any, _context: MigrationContext) -> Any:
        return scripts._upgrade_revs(revision, now)

    with EnvironmentContext(Config(), scripts, fn=steps, destination_rev=revision) as environment:
        environment.configure(connection=db, target_metadata=METADATA)
        environment.run_migrations()
