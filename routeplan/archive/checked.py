"""What users send, checked against a model, with every fault at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from routeplan.errors import ConflictError, Fault, InputError, NotThereError

M = TypeVar("M", bound=BaseModel)
LONGEST_SHOWN = 60


def checked(model: type[M], content: Mapping[str, Any], where: str) -> M:
    """
    A model from content as JSON gives it.

    Raises
    ------
    InputError
        RP505, RP915 or RP916 for each key that is unknown, wrong or missing.
    """
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise InputError(model_faults(error, where)) from None


def model_faults(error: ValidationError, where: str) -> Iterator[Fault]:
    """The faults that a model found."""
    for each in error.errors():
        place = f"{where} {_place(each['loc'])}".rstrip()
        match each["type"]:
            case "missing":
                yield Fault.of("RP916", place)
            case "extra_forbidden":
                yield Fault.of("RP505", place)
            case _:
                yield Fault.of("RP915", place, value=_shown(each["input"]), reason=each["msg"])


def not_there(where: str) -> NotThereError:
    """The error for what is not in the archive (RP911)."""
    return NotThereError([Fault.of("RP911", where)])


def require_state(where: str, state: str, *needed: str) -> None:
    """
    Refuse a step that does not follow from a state.

    Raises
    ------
    ConflictError
        RP914.
    """
    if state not in needed:
        said = ", ".join(needed)
        raise ConflictError([Fault.of("RP914", where, state=state, needed=said)])


def require_version(where: str, now: int, given: int | None) -> None:
    """
    Refuse to overwrite what the asker has not seen; None: not asked for.

    Raises
    ------
    ConflictError
        RP913.
    """
    if given is not None and given != now:
        raise ConflictError([Fault.of("RP913", where, now=now, given=given)])


def require_text(text: str, where: str) -> str:
    """
    A text that is not blank.

    Raises
    ------
    InputError
        RP916.
    """
    if not text.strip():
        raise InputError([Fault.of("RP916", where)])
    return text.strip()


def _place(loc: tuple[int | str, ...]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)[1:]


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 2]}.."
