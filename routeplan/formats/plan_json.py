"""Plans as JSON: versioned, sorted, one thing a line."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from routeplan.cycle import DAYS_A_WEEK
from routeplan.errors import CODES, Fault, InputError
from routeplan.formats.whole_file import write_whole
from routeplan.plan import LeftOut, Plan
from routeplan.problem import Problem

FORMAT = "routeplan-plan"
VERSION = 1
INDENT = "  "
LONGEST_SHOWN = 60
_EXAMPLES = {
    "calendar": '{"R1": ["T1", null]}',
    "first_monday": '"2026-11-23"',
    "label": '"T1"',
    "left_out": "[]",
    "origin": "{}",
    "reason": '"RP456"',
    "rep": '"R1"',
    "routes": "[]",
    "seed": "1",
    "settings": "{}",
    "inputs": '{"stores.csv": "9b1e.."}',
    "store": '"S1"',
    "stores": '["S1", "S2"]',
    "threads": "1",
    "values": '{"minutes": 5}',
    "visits": "1",
}
# A scenario's settings name its classes most important first: their order is content.
_ORDERED = "classes"


def write_plan(path: Path | str, plan: Plan) -> None:
    """
    Write a plan's file, whole or not at all.

    Raises
    ------
    InputError
        RP541, when it cannot be written.
    """
    write_whole(path, plan_text(plan).encode("utf-8"))


def plan_text(plan: Plan) -> str:
    """
    A plan as JSON text that ends with a newline.

    Keys are sorted; the stores of a route stand one per line, the labels of a calendar
    a week per line. A reason stands with its words, which are not read back.
    """
    content = plan.model_dump(mode="json")
    for entry, left_out in zip(content["left_out"], plan.left_out, strict=True):
        entry["words"] = left_out_fault(left_out).cause()
    return _text({**content, "format": FORMAT, "version": VERSION}, "", "") + "\n"


def left_out_fault(entry: LeftOut) -> Fault:
    """Why a store was left out, with its words."""
    return Fault.of(entry.reason, f"store {entry.store}", **entry.values)


def read_plan(path: Path | str) -> Plan:
    """
    Read a plan's file, also one edited by hand.

    Raises
    ------
    InputError
        RP501 to RP509, all that were found.
    """
    file = Path(path)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise _fault("RP501", file.name, reason=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise _fault("RP501", file.name, reason=f"byte {error.start}: UTF-8") from error
    return plan_of_text(text, file.name)


def plan_of_text(text: str, name: str) -> Plan:
    """
    A plan from its JSON text.

    Parameters
    ----------
    name
        Where the text stands, for messages.

    Raises
    ------
    InputError
        RP502 to RP509, all that were found.
    """
    doubled: list[str] = []
    try:
        content = json.loads(
            text,
            object_pairs_hook=lambda pairs: _once(pairs, doubled),
            parse_constant=str,
        )
    except json.JSONDecodeError as error:
        raise _fault(
            "RP502", name, line=error.lineno, column=error.colno, reason=error.msg
        ) from error
    except RecursionError as error:
        raise _fault("RP503", name, format=FORMAT) from error
    return _plan_of(content, name, doubled)


def problem_of_plan(path: Path | str, plan: Plan, scenario: Path | str | None = None) -> Problem:
    """
    The problem that a plan was made for, read again.

    Parameters
    ----------
    path
        The plan's file; the scenario's path in it is relative to its folder.
    scenario
        Where the scenario lies now; None: where the plan says.

    Returns
    -------
    Problem
        Its ``source.notes`` end with a warning for each input that is not as it was;
        none where every input is as it was.

    Raises
    ------
    InputError
        RP512, when the scenario cannot be found, and all that reading it raises.
    """
    from routeplan.formats.scenario import read_scenario

    said = Path(scenario) if scenario is not None else Path(path).parent / plan.origin.scenario
    if not said.exists() or (scenario is None and not plan.origin.scenario):
        name = plan.origin.scenario if scenario is None else str(scenario)
        raise _fault("RP512", Path(path).name, scenario=name or "-")
    problem = read_scenario(said, plan.origin.settings or None)
    changed = tuple(_changed_inputs(plan, problem))
    # What the reader assumed was said when the plan was made; it is news once files changed.
    notes = (*problem.source.notes, *changed) if changed else ()
    return dataclasses.replace(problem, source=dataclasses.replace(problem.source, notes=notes))


def _changed_inputs(plan: Plan, problem: Problem) -> Iterator[Fault]:
    then, now = plan.origin.inputs, problem.source.inputs
    for name in sorted({*then, *now} if then else ()):
        if name not in now:
            yield Fault.of("RP513", name)
        elif name not in then:
            yield Fault.of("RP514", name)
        elif then[name] != now[name]:
            yield Fault.of("RP511", name)


def _plan_of(content: Any, name: str, doubled: list[str]) -> Plan:
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise _fault("RP503", name, format=FORMAT)
    if content.get("version") != VERSION:
        raise _fault("RP504", name, version=_shown(content.get("version")), known=VERSION)
    rest = {key: value for key, value in content.items() if key not in ("format", "version")}
    faults = [
        Fault.of("RP508", f"{name} {key}", times=times + 1)
        for key, times in Counter(doubled).items()
    ]
    try:
        plan = Plan.model_validate_json(json.dumps(_without_words(rest)), strict=True)
    except ValidationError as error:
        raise InputError([*faults, *_type_faults(error, name)]) from error
    faults += _reason_faults(plan, name)
    if faults:
        raise InputError(faults)
    return plan


def _once(pairs: list[tuple[str, Any]], doubled: list[str]) -> dict[str, Any]:
    seen = dict(pairs)
    if len(seen) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        doubled += [key for key, times in counts.items() for _ in range(times - 1)]
    return seen


def _without_words(content: dict[str, Any]) -> dict[str, Any]:
    entries = content.get("left_out")
    if not isinstance(entries, list):
        return content
    kept = [
        {key: value for key, value in entry.items() if key != "words"}
        if isinstance(entry, dict)
        else entry
        for entry in entries
    ]
    return {**content, "left_out": kept}


def _type_faults(error: ValidationError, name: str) -> Iterator[Fault]:
    for each in error.errors():
        where = f"{name} {_place(each['loc'])}"
        example = _example(each["loc"])
        if each["type"] == "missing":
            yield Fault.of("RP506", where, example=example)
        elif each["type"] == "extra_forbidden":
            yield Fault.of("RP505", where)
        else:
            yield Fault.of("RP507", where, value=_shown(each["input"]), example=example)


def _place(loc: tuple[int | str, ...]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)[1:]


def _example(loc: tuple[int | str, ...]) -> str:
    *above, last = loc
    if last in _EXAMPLES:
        return _EXAMPLES[str(last)]
    return next((_EXAMPLES[str(part)] for part in reversed(above) if part in _EXAMPLES), '"T1"')


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 2]}.."


def _reason_faults(plan: Plan, name: str) -> list[Fault]:
    faults = []
    for place, entry in enumerate(plan.left_out):
        if not _has_words(entry.reason, entry.values):
            where = f"{name} left_out[{place}].reason"
            faults.append(Fault.of("RP509", where, reason=entry.reason))
    return faults


def _has_words(reason: str, values: Mapping[str, str | int]) -> bool:
    if not reason.startswith("RP45") or reason not in CODES:
        return False
    try:
        Fault.of(reason, "", **values).text()
    except KeyError:
        return False
    return True


def _text(value: Any, indent: str, key: str) -> str:
    deeper = indent + INDENT
    if isinstance(value, dict) and value:
        keys = list(value) if key == _ORDERED else sorted(value)
        lines = [f"{deeper}{_scalar(each)}: {_text(value[each], deeper, each)}" for each in keys]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if isinstance(value, list) and value:
        if any(isinstance(each, list | dict) for each in value):
            lines = [deeper + _text(each, deeper, "") for each in value]
        else:
            a_line = 1 if key == "stores" else DAYS_A_WEEK
            lines = [
                deeper + ", ".join(_scalar(each) for each in value[start : start + a_line])
                for start in range(0, len(value), a_line)
            ]
        return "[\n" + ",\n".join(lines) + f"\n{indent}]"
    return _scalar(value)


def _scalar(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _fault(code: str, where: str, **values: str | int) -> InputError:
    return InputError([Fault.of(code, where, **values)])
