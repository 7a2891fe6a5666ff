"""The forms that may be filled in on a visit: those that ship, and the archive's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select

from routeplan.archive.access import User, require_everywhere
from routeplan.archive.changes import WHOLE, Difference, Entry, record
from routeplan.archive.checked import checked
from routeplan.archive.database import Archive
from routeplan.archive.schema import FORMS
from routeplan.errors import ConflictError, Fault
from routeplan.visits import Form, shipped_forms

FormKey = tuple[str, int]


def list_forms(archive: Archive) -> tuple[Form, ...]:
    """All forms and versions, by id; every user may fill in every form."""
    with archive.reading() as db:
        known = known_forms(db)
    return tuple(known[key] for key in sorted(known))


def add_form(archive: Archive, who: User, content: Mapping[str, Any]) -> Form:
    """
    Add a form, or the next version of one; from then on it stays as it is.

    Raises
    ------
    InputError
        RP505, RP915 or RP916 for what is wrong with the form.
    ConflictError
        RP962, when this version is there and says something else.
    NotAllowedError
        RP910.
    """
    require_everywhere(who, "keep archive")
    form = checked(Form, content, "form")
    where = f"form {form.id} {form.version}"
    with archive.writing() as db:
        there = known_forms(db).get((form.id, form.version))
        if there is not None and there != form:
            raise ConflictError([Fault.of("RP962", where, version=form.version)])
        if there is None:
            said = form.model_dump(mode="json")
            db.execute(insert(FORMS), {"id": form.id, "version": form.version, "content": said})
            made = Difference(WHOLE, None, said)
            entry = Entry(archive.now(), who.name, "form added")
            record(db, entry, "form", f"{form.id} {form.version}", [made])
    return form


def known_forms(db: Connection) -> Mapping[FormKey, Form]:
    """All forms by id and version."""
    own = [
        Form.model_validate(content) for content in db.execute(select(FORMS.c.content)).scalars()
    ]
    return {**shipped_forms(), **{(form.id, form.version): form for form in own}}
