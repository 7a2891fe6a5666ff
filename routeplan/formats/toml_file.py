"""TOML files, and values in them that do not fit."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from routeplan.errors import Fault, InputError
from routeplan.formats.tables import decoded, read_file

_LONGEST_SHOWN = 60
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def read_toml(path: Path) -> dict[str, Any]:
    """
    The content of a TOML file, in UTF-8 with or without a mark.

    Raises
    ------
    InputError
        RP101, RP102, RP109, RP111 or RP140.
    """
    text = decoded(path.name, read_file(path))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line, column = (place[1], place[2]) if place else (text.count("\n") + 1, "1")
        fault = Fault.of("RP140", path.name, line=line, column=column)
        raise InputError([fault]) from None
    except (ValueError, RecursionError):
        raise InputError([Fault.of("RP140", path.name, line=1, column=1)]) from None


def shown(value: Any) -> str:
    """A value as JSON, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False, default=_json_ready)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 2]}.."


def as_json(value: Any) -> str:
    """A value of a TOML file or of an override as JSON, dates in ISO form."""
    return json.dumps(value, default=_json_ready)


def unknown_key(where: str, known: Iterable[str]) -> Fault:
    """A key that nobody knows, with those that are (RP141)."""
    return Fault.of("RP141", where, known=", ".join(known))


def unfit(where: str, value: Any, example: str) -> Fault:
    """A value that does not fit, with one that does (RP142)."""
    return Fault.of("RP142", where, value=shown(value), example=example)


def _json_ready(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
