"""The few things that hold for the whole archive and may be set."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, Field
from sqlalchemy import Connection, delete, insert, select

from routeplan.archive.access import User, require_everywhere
from routeplan.archive.changes import Entry, differences, record
from routeplan.archive.checked import checked, require_text
from routeplan.archive.database import Archive
from routeplan.archive.numbers import DEFAULT_SCHEME, check_scheme
from routeplan.archive.schema import SETTINGS
from routeplan.formats.rules_file import read_rules
from routeplan.rules import Preset, Rules


class Options(BaseModel, frozen=True, extra="forbid"):
    """
    What may be set for an archive.

    Parameters
    ----------
    number_scheme
        How card numbers are written; see ``numbers``.
    rules
        The rules by which classes are judged: a preset's name, or content as
        ``formats.rules_file`` reads it.
    """

    number_scheme: Annotated[str, Field(max_length=100)] = DEFAULT_SCHEME
    rules: Preset | dict[str, Any] = "standard"


def options(db: Connection) -> Options:
    """What is set, and the defaults for the rest."""
    return Options(**{row.name: row.value for row in db.execute(select(SETTINGS))})


def rules_of(given: Options) -> Rules:
    """
    The rules by which classes are judged.

    Raises
    ------
    InputError
        As ``formats.rules_file.read_rules``.
    """
    return read_rules(given.rules, Path(), "options rules").in_force


def set_options(archive: Archive, who: User, changed: dict[str, Any], why: str) -> Options:
    """
    Set some of the options.

    Raises
    ------
    InputError
        RP505, RP915 and RP916 for what cannot be; RP921 for a scheme of card numbers that
        is none.
    NotAllowedError
        RP910.
    """
    require_everywhere(who, "keep archive")
    entry = Entry(archive.now(), who.name, require_text(why, "why"))
    with archive.writing() as db:
        before = options(db)
        after = checked(Options, {**before.model_dump(), **changed}, "options")
        check_scheme(after.number_scheme)
        rules_of(after)
        found = differences(before.model_dump(), after.model_dump())
        record(db, entry, "options", "archive", found)
        db.execute(delete(SETTINGS).where(SETTINGS.c.name.in_(changed)))
        rows = [{"name": name, "value": getattr(after, name)} for name in changed]
        if rows:
            db.execute(insert(SETTINGS), rows)
    return after
