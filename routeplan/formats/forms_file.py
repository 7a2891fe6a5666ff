"""Forms that a company asks its reps to fill in, from JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from routeplan.errors import Fault, InputError
from routeplan.formats.tables import decoded, read_file
from routeplan.visits import Form, shipped_forms


def read_forms(path: Path | str) -> Mapping[tuple[str, int], Form]:
    """
    The forms of a JSON file, a list or a single one, beside those that ship.

    A form with the id and version of one that ships takes its place.

    Raises
    ------
    InputError
        RP101, RP102, RP109, RP111 for a file that cannot be read; RP502, when it is not JSON;
        RP651 for each part of a form that cannot be.
    """
    file = Path(path)
    text = decoded(file.name, read_file(file))
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        line, column, reason = error.lineno, error.colno, error.msg
        fault = Fault.of("RP502", file.name, line=line, column=column, reason=reason)
        raise InputError([fault]) from error
    faults: list[Fault] = []
    forms = dict(shipped_forms())
    for place, each in enumerate(content if isinstance(content, list) else [content]):
        try:
            form = Form.model_validate_json(json.dumps(each), strict=True)
        except ValidationError as error:
            for one in error.errors():
                loc = ".".join(str(part) for part in one["loc"])
                where = f"{file.name} form {place + 1} {loc}".rstrip()
                faults.append(Fault.of("RP651", where, reason=one["msg"]))
            continue
        forms[form.id, form.version] = form
    if faults:
        raise InputError(faults)
    return forms
