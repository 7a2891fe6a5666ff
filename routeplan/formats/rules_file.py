"""Visit rules: a preset, a ``rules.toml``, or the same content from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError

from routeplan.cycle import WEEKDAY_NAMES
from routeplan.errors import Fault, InputError
from routeplan.formats.cells import MOST_VISITS, MOST_WEEKS, CellError, minutes_s
from routeplan.formats.clock import weekdays
from routeplan.formats.toml_file import read_toml, unfit, unknown_key
from routeplan.formats.visit_cells import purposes_cell
from routeplan.rules import EVERY_WEEKDAY, Preset, Rules, Thresholds, VisitRule, preset

PRESETS: tuple[Preset, ...] = get_args(Preset)
DEFAULT_PRESET: Preset = "standard"
CLASS_KEYS = (
    "visits",
    "weeks",
    "in_store_min",
    "in_store_s",
    "weekdays",
    "min_days_between",
    "max_days_between",
    "purposes",
)
RULES_KEYS = ("thresholds", "classes", "file")
THRESHOLD_KEYS = ("names", "shares")
THRESHOLDS_EXAMPLE = 'names = ["A", "B", "C"], shares = [0.4, 0.8]'
_EXAMPLES = {
    "visits": 'visits = 3, or visits = "daily"',
    "weeks": "weeks = 2",
    "in_store_min": "in_store_min = 12.5",
    "in_store_s": "in_store_s = 750",
    "weekdays": 'weekdays = ["Mon", "Wed"]',
    "min_days_between": "min_days_between = 2",
    "max_days_between": "max_days_between = 5",
    "purposes": 'purposes = ["order", "check"]',
}
_CLASSES_EXAMPLE = "[classes.A] visits = 3, in_store_min = 30"


@dataclass(frozen=True)
class RulesFile:
    """
    Rules, the file that they came from, and what is wrong.

    Parameters
    ----------
    rules
        None, when there are faults.
    file
        The rules file; None: a preset.
    faults
        RP101, RP102, RP109, RP111, RP140 to RP143, RP147, RP215, RP217 and RP643.
    """

    rules: Rules | None = None
    file: Path | None = None
    faults: tuple[Fault, ...] = ()

    @property
    def in_force(self) -> Rules:
        """The rules, where they are known to have no fault."""
        if self.rules is None:
            raise InputError(self.faults)
        return self.rules


def read_rules(given: str | Mapping[str, Any] | None, folder: Path, where: str) -> RulesFile:
    """
    Read rules; nothing is raised.

    Parameters
    ----------
    given
        A preset, the path of a ``rules.toml`` relative to ``folder``, or its content;
        None: the preset ``standard``.
    where
        What to name in faults of the setting itself: ``scenario.toml rules``.
    """
    if given is None or given in PRESETS:
        return RulesFile(preset(given or DEFAULT_PRESET))
    if isinstance(given, Mapping):
        named = given.get("file")
        file = folder / named if isinstance(named, str) else None
        return _rules_of(given, where, file)
    file = folder / given
    if not file.exists() and file.suffix != ".toml":
        presets = ", ".join(PRESETS)
        return RulesFile(faults=(Fault.of("RP147", where, name=given, presets=presets),))
    try:
        return _rules_of(read_toml(file), file.name, file)
    except InputError as error:
        return RulesFile(faults=error.faults)


def rules_settings(rules: Rules, file: str | None = None) -> dict[str, Any]:
    """
    Rules as content that ``read_rules`` reads back, ready for JSON.

    Parameters
    ----------
    file
        The file that they came from, for the record.
    """
    content: dict[str, Any] = {
        "thresholds": rules.thresholds.model_dump(mode="json"),
        "classes": {name: _rule_settings(rule) for name, rule in rules.classes.items()},
    }
    return content if file is None else {**content, "file": file}


def _rule_settings(rule: VisitRule) -> dict[str, Any]:
    content = rule.model_dump(mode="json", exclude_none=True)
    if not rule.purposes:
        del content["purposes"]
    return {**content, "weekdays": [WEEKDAY_NAMES[day] for day in rule.weekdays]}


def _rules_of(content: Mapping[str, Any], where: str, file: Path | None) -> RulesFile:
    faults = [unknown_key(f"{where} {key}", RULES_KEYS) for key in content if key not in RULES_KEYS]
    given = content.get("classes")
    classes: dict[str, VisitRule] = {}
    if not isinstance(given, Mapping) or not given or "" in given:
        place = f"{where} classes"
        missing = Fault.of("RP143", place, example=_CLASSES_EXAMPLE)
        faults.append(missing if given is None else unfit(place, given, _CLASSES_EXAMPLE))
    else:
        for name, table in given.items():
            rule = _rule_of(table, f"{where} classes.{name}", faults)
            if rule is not None:
                classes[name] = rule
    thresholds = _thresholds_of(content, where, given, faults)
    if faults:
        return RulesFile(file=file, faults=tuple(faults))
    return RulesFile(Rules(classes=classes, thresholds=thresholds), file)


def _thresholds_of(
    content: Mapping[str, Any], where: str, classes: Any, faults: list[Fault]
) -> Thresholds:
    given = content.get("thresholds", {})
    place = f"{where} thresholds"
    if not isinstance(given, Mapping):
        faults.append(unfit(place, given, THRESHOLDS_EXAMPLE))
        return Thresholds()
    unknown = [key for key in given if key not in THRESHOLD_KEYS]
    faults += [unknown_key(f"{place}.{key}", THRESHOLD_KEYS) for key in unknown]
    try:
        thresholds = Thresholds.model_validate(
            {key: given[key] for key in THRESHOLD_KEYS if key in given}
        )
    except ValidationError:
        faults.append(unfit(place, given, THRESHOLDS_EXAMPLE))
        return Thresholds()
    if "names" in given and isinstance(classes, Mapping):
        for name in thresholds.names:
            if name not in classes:
                known = ", ".join(map(str, classes))
                faults.append(Fault.of("RP215", f"{place}.names", store_class=name, known=known))
    return thresholds


def _rule_of(table: Any, where: str, faults: list[Fault]) -> VisitRule | None:
    if not isinstance(table, Mapping):
        faults.append(unfit(where, table, _CLASSES_EXAMPLE))
        return None
    found: list[Fault] = [
        unknown_key(f"{where}.{key}", CLASS_KEYS) for key in table if key not in CLASS_KEYS
    ]
    parts: dict[str, Any] = {
        "visits": _visits(table, where, found),
        "weeks": _count(table, "weeks", 1, MOST_WEEKS, where, found),
        "in_store_s": _in_store_s(table, where, found),
        "weekdays": _weekdays(table, where, found),
        "min_days_between": _count(table, "min_days_between", None, MOST_VISITS, where, found),
        "max_days_between": _count(table, "max_days_between", None, MOST_VISITS, where, found),
        "purposes": _purposes(table, where, found),
    }
    if parts["visits"] == "daily" and parts["weeks"] not in (None, 1):
        found.append(Fault.of("RP217", where, weeks=str(table["weeks"])))
    faults += found
    if found:
        return None
    try:
        return VisitRule.model_validate(parts)
    except ValidationError:
        # All else is checked above: only the spacing's ends can be the wrong way round.
        key = "max_days_between" if "max_days_between" in table else "min_days_between"
        example = "min_days_between = 2, max_days_between = 5"
        faults.append(unfit(f"{where}.{key}", table[key], example))
        return None


def _visits(table: Mapping[str, Any], where: str, faults: list[Fault]) -> int | str | None:
    if table.get("visits") == "daily":
        return "daily"
    if "visits" not in table:
        faults.append(Fault.of("RP143", f"{where}.visits", example=_EXAMPLES["visits"]))
    return _count(table, "visits", None, MOST_VISITS, where, faults)


def _count(
    table: Mapping[str, Any],
    key: str,
    default: int | None,
    most: int,
    where: str,
    faults: list[Fault],
) -> int | None:
    if key not in table:
        return default
    value = table[key]
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most:
        return value
    faults.append(unfit(f"{where}.{key}", value, _EXAMPLES[key]))
    return None


def _in_store_s(table: Mapping[str, Any], where: str, faults: list[Fault]) -> int | None:
    if "in_store_s" in table and "in_store_min" not in table:
        return _count(table, "in_store_s", None, 86_400, where, faults)
    place = f"{where}.in_store_min"
    if "in_store_min" not in table:
        faults.append(Fault.of("RP143", place, example=_EXAMPLES["in_store_min"]))
        return None
    value = table["in_store_min"]
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if "in_store_s" in table or not is_number or not 0 < value <= 1440:
        faults.append(unfit(place, value, _EXAMPLES["in_store_min"]))
        return None
    try:
        return minutes_s(Decimal(str(value)))
    except CellError as error:
        faults.append(Fault.of(error.code, place, **error.values))
        return None


def _weekdays(table: Mapping[str, Any], where: str, faults: list[Fault]) -> tuple[int, ...]:
    given = table.get("weekdays", list(WEEKDAY_NAMES))
    texts = given if isinstance(given, list | tuple) else [given]
    place = f"{where}.weekdays"
    if not texts or not all(isinstance(text, str) for text in texts):
        faults.append(unfit(place, given, _EXAMPLES["weekdays"]))
        return EVERY_WEEKDAY
    try:
        days = {day for text in texts for day in weekdays(text)}
    except CellError as error:
        faults.append(Fault.of(error.code, place, **error.values))
        return EVERY_WEEKDAY
    if not days:
        faults.append(unfit(place, given, _EXAMPLES["weekdays"]))
    return tuple(sorted(days))


def _purposes(table: Mapping[str, Any], where: str, faults: list[Fault]) -> tuple[str, ...]:
    given = table.get("purposes", [])
    texts = given if isinstance(given, list | tuple) else [given]
    place = f"{where}.purposes"
    if not all(isinstance(text, str) for text in texts):
        faults.append(unfit(place, given, _EXAMPLES["purposes"]))
        return ()
    purposes: list[str] = []
    for text in texts:
        try:
            purposes += purposes_cell(text)
        except CellError as error:
            faults.append(Fault.of(error.code, place, **error.values))
    return tuple(dict.fromkeys(purposes))
