"""A visit from plain values, with every fault at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from routeplan.errors import Fault, InputError
from routeplan.visits.answers import Forms, answer_faults
from routeplan.visits.forms import FilledForm
from routeplan.visits.shipped_forms import shipped_forms
from routeplan.visits.visit import CONTRADICTION, Visit

LONGEST_SHOWN = 60
_EXAMPLES = {
    "id": '"0b9f2c1e-7d54-4a86-9f0e-3c1d5a7b8e21"',
    "rep": '"R1"',
    "store": '"S1"',
    "on": '"2026-11-24"',
    "planned_on": '"2026-11-24"',
    "plan": '"north 3"',
    "not_visited": '"closed", "refused", "no_time", "rep_absent", "weather", "other"',
    "arrived_s": "33000",
    "left_s": "34200",
    "position": '{"lat": 30.25, "lon": 120.17, "accuracy_m": 8}',
    "purposes": '["order", "collect", "complaint", "check", "new_store", "survey", "other"]',
    "outcomes": '["order", "collected", "settled", "checked", "opened", "agreed", "other"]',
    "order_cents": "125000",
    "collected_cents": "80000",
    "note": '"..."',
    "next_aim": '"..."',
    "forms": '[{"form": "market_change", "version": 1, "answers": {}, "urgent": true}]',
    "recorded_at": '"2026-11-24T09:30:00+08:00"',
    "received_at": '"2026-11-24T09:30:02+08:00"',
    "late": "false",
    "lat": "30.25",
    "lon": "120.17",
    "accuracy_m": "8",
    "urgent": "true",
}


def visit_of(content: Mapping[str, Any], forms: Forms | None = None, where: str = "visit") -> Visit:
    """
    A visit from values as JSON has them.

    Parameters
    ----------
    content
        The fields of ``Visit`` by name; dates and times as ISO texts.
    forms
        The forms that may be filled in; None: those that ship with routeplan.
    where
        The visit's place, for messages.

    Raises
    ------
    InputError
        RP601 to RP603, RP611 to RP614 and RP621 to RP627, all that were found.
    """
    known = shipped_forms() if forms is None else forms
    faults: list[Fault] = []
    visit: Visit | None = None
    try:
        visit = Visit.model_validate_json(json.dumps(dict(content)), strict=True)
    except ValidationError as error:
        faults += _field_faults(error, where)
    for place, filled in enumerate(_filled_forms(content)):
        faults += answer_faults(filled, known, f"{where} forms[{place}]")
    if faults or visit is None:
        raise InputError(faults)
    return visit


def _filled_forms(content: Mapping[str, Any]) -> Iterator[FilledForm]:
    """The forms that can be read; the others are among the faults of the fields."""
    given = content.get("forms", ())
    for each in given if isinstance(given, list | tuple) else ():
        try:
            yield FilledForm.model_validate_json(json.dumps(each), strict=True)
        except ValidationError:
            continue


def _field_faults(error: ValidationError, where: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for each in error.errors():
        if each["type"] == CONTRADICTION:
            for code, key, values in each["ctx"]["found"]:
                yield Fault.of(code, f"{where} {key}", **values)
            continue
        key = _place(each["loc"])
        if key in seen:
            continue
        seen.add(key)
        example = _example(each["loc"])
        if each["type"] == "missing":
            yield Fault.of("RP602", f"{where} {key}", example=example)
        elif each["type"] == "extra_forbidden":
            yield Fault.of("RP601", f"{where} {key}", known=", ".join(Visit.model_fields))
        else:
            yield Fault.of("RP603", f"{where} {key}", value=_shown(each["input"]), example=example)


def _place(loc: tuple[int | str, ...]) -> str:
    # An answer may be of several types; which of them was tried says nothing to a user.
    if "answers" in loc:
        loc = loc[: loc.index("answers") + 2]
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)[1:]


def _example(loc: tuple[int | str, ...]) -> str:
    return next((_EXAMPLES[str(part)] for part in reversed(loc) if part in _EXAMPLES), '"..."')


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 2]}.."
