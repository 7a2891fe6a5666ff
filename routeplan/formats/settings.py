"""The settings of a scenario: what ``scenario.toml`` may say."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, PositiveInt, ValidationError

from routeplan.cycle import CalendarWish, ChosenCalendar, FreeCalendar, GivenCalendar
from routeplan.datums import Datum
from routeplan.errors import Fault
from routeplan.formats.lock_wish import LockWish
from routeplan.formats.parking import PARKING_EXAMPLES, Parking, ParkingArea
from routeplan.formats.toml_file import as_json, unfit, unknown_key
from routeplan.formats.traffic import TRAFFIC_EXAMPLES, TrafficWish
from routeplan.formats.travel_settings import (
    TRAVEL_EXAMPLES,
    TRAVEL_MODELS,
    StraightTravel,
    TravelWish,
)
from routeplan.reps import Mode
from routeplan.weights import Weights
from routeplan.workdays import LostDayPolicy


class Dates(BaseModel, frozen=True, extra="forbid"):
    """
    What dates heed besides the calendar.

    Parameters
    ----------
    country, province, time_zone
        Of every rep whose file names none; see ``Rep``.
    policy, policies
        What becomes of a lost day's visits; see ``Workdays``.
    exceptions
        Path of the table of exceptions, relative to the scenario's folder.
    """

    country: str | None = None
    province: str | None = None
    time_zone: str | None = None
    policy: LostDayPolicy = "move"
    policies: dict[str, LostDayPolicy] = {}
    exceptions: Annotated[str, Field(min_length=1)] | None = None


StatedDatum = Annotated[
    Datum, BeforeValidator(lambda value: value.lower() if isinstance(value, str) else value)
]


class Settings(BaseModel, frozen=True, extra="forbid"):
    """
    What a scenario says besides its stores and reps. Paths are relative to its folder.

    Parameters
    ----------
    name, attribution
        Its name, and who is to be named wherever its data are shown.
    stores
        Path of the store file; None: ``stores.csv`` or ``stores.xlsx`` in the folder.
    reps
        Path of the rep file; None: reps are assumed.
    datum, reps_datum
        The datum of the coordinates in the store file and the rep file; None: what the
        file says, else WGS-84.
    rules
        A preset, the path of a rules file, or its content; None: ``standard``.
    weeks
        Weeks of the cycle; None: the least common multiple of the rules' weeks, and
        at least 2.
    first_monday, same_rep, calendar, weights
        See ``Problem``.
    mode
        How reps travel whose row does not say.
    travel, travel_by_mode
        Straight lines, a file, a road graph or a server: for the scenario's mode, and
        for others.
    parking
        Minutes to park by car, where a store does not say. Its coordinates are in ``datum``.
    traffic
        Factors of driving time by weekday and hour.
    road_map
        Path of a road map along which the plan's map draws routes; None: that of
        ``travel``, if it is one, or ``roads.osm.pbf`` in the folder.
    basemap
        Path of a PMTiles file that the plan's map shows beneath; None: ``basemap.pmtiles``
        in the folder, if it is there.
    dates
        Public holidays, exceptions and what lost days do.
    earlier
        Path of an earlier plan, or its visits: for each store, (rep, cycle day) pairs.
    locks
        What of that plan has to stay.
    """

    name: str = ""
    attribution: str = ""
    stores: Annotated[str, Field(min_length=1)] | None = None
    reps: Annotated[str, Field(min_length=1)] | None = None
    datum: StatedDatum | None = None
    reps_datum: StatedDatum | None = None
    rules: str | dict[str, Any] | None = None
    weeks: Annotated[PositiveInt, Field(le=52)] | None = None
    first_monday: date | None = None
    same_rep: bool = True
    calendar: CalendarWish = FreeCalendar()
    mode: Mode = "car"
    travel: TravelWish = StraightTravel()
    travel_by_mode: dict[Mode, TravelWish] = {}
    parking: Parking = Parking()
    traffic: TrafficWish = TrafficWish()
    road_map: Annotated[str, Field(min_length=1)] | None = None
    basemap: Annotated[str, Field(min_length=1)] | None = None
    weights: Weights = Weights()
    dates: Dates = Dates()
    earlier: str | dict[str, list[tuple[str, int]]] | None = None
    locks: LockWish = LockWish()


_EXAMPLES = {
    "name": 'name = "North"',
    "attribution": 'attribution = "(c) OpenStreetMap contributors"',
    "stores": 'stores = "stores.csv"',
    "reps": 'reps = "reps.csv"',
    "datum": 'datum = "gcj-02"',
    "reps_datum": 'reps_datum = "gcj-02"',
    "rules": 'rules = "three-two-one"',
    "weeks": "weeks = 2",
    "first_monday": "first_monday = 2026-11-23",
    "same_rep": "same_rep = true",
    "earlier": 'earlier = "plan.json"',
    "locks": 'stores = ["S1"], days = [["R1", 8]], routes = [["R1", "T3"]]',
    "labels": 'labels = ["T1", "T2", "T1", "T2", "T1", "T3", ""]',
    "rep_labels": 'R1 = ["T1", "T2", "T1", "T2", "T1", "T3", ""]',
    "routes": "routes = 4",
    "calendar": 'kind = "free"',
    **TRAVEL_EXAMPLES,
    **PARKING_EXAMPLES,
    **TRAFFIC_EXAMPLES,
    "basemap": 'basemap = "basemap.pmtiles"',
    "weights": "driving_min = 1.0",
    "dates": 'country = "CN"',
    "country": 'country = "CN"',
    "province": 'province = "BY"',
    "time_zone": 'time_zone = "Asia/Shanghai"',
    "policy": 'policy = "move"',
    "policies": 'A = "double"',
    "exceptions": 'exceptions = "exceptions.csv"',
}
_MERGED = ("travel", "weights", "dates", "parking", "traffic")
_MODELS: dict[tuple[str, ...], type[BaseModel]] = {
    (): Settings,
    ("weights",): Weights,
    ("dates",): Dates,
    ("parking",): Parking,
    ("locks",): LockWish,
    ("traffic",): TrafficWish,
    ("calendar", "free"): FreeCalendar,
    ("calendar", "given"): GivenCalendar,
    ("calendar", "chosen"): ChosenCalendar,
    **{("travel", kind): model for kind, model in TRAVEL_MODELS.items()},
}


def merged(content: Mapping[str, Any], overrides: Mapping[str, Any]) -> dict[str, Any]:
    """
    A scenario's content with overrides over it.

    An override of None stands for the key's default. Weights, and travel of the same
    kind, are overridden key by key; anything else as a whole.
    """
    both = {**content, **{key: value for key, value in overrides.items() if value is not None}}
    for key in _MERGED:
        old, new = content.get(key), overrides.get(key)
        if isinstance(old, dict) and isinstance(new, Mapping):
            same_kind = old.get("kind", "straight") == new.get("kind", old.get("kind", "straight"))
            both[key] = {**old, **new} if same_kind else dict(new)
    return {key: value for key, value in both.items() if overrides.get(key, "") is not None}


def read_settings(
    content: Mapping[str, Any], where: Callable[[str], str]
) -> tuple[Settings | None, tuple[Fault, ...]]:
    """
    Settings from the content of a ``scenario.toml``, or what is wrong with it.

    Parameters
    ----------
    content
        Keys and values; a calendar's label of no route is None or empty.
    where
        The place of a key in words, from its path: ``scenario.toml weights.driving_min``.

    Returns
    -------
    tuple[Settings | None, tuple[Fault, ...]]
        Settings and no faults, or None and RP141 to RP144.
    """
    ready = {**content, **{key: _with_kind(content, key) for key in ("calendar", "travel")}}
    if isinstance(ready.get("travel_by_mode"), Mapping):
        by_mode = ready["travel_by_mode"]
        ready["travel_by_mode"] = {mode: _with_kind(by_mode, mode) for mode in by_mode}
    faults = [
        unfit(where(path), str(number), _example(tuple(path.split("."))))
        for path, number in _not_finite(ready, "")
    ]
    if faults:
        return None, tuple(faults)
    try:
        settings = Settings.model_validate_json(as_json(ready), strict=True)
    except ValidationError as error:
        return None, tuple(dict.fromkeys(_type_faults(error, where)))
    if settings.first_monday is not None and settings.first_monday.weekday() != 0:
        monday = settings.first_monday - timedelta(days=settings.first_monday.weekday())
        said = settings.first_monday.isoformat()
        fault = Fault.of("RP144", where("first_monday"), date=said, monday=monday.isoformat())
        return None, (fault,)
    return settings, ()


def _with_kind(content: Mapping[str, Any], key: str) -> Any:
    default = "free" if key == "calendar" else "straight"
    given = content.get(key, {})
    if not isinstance(given, Mapping):
        return given
    table = {"kind": default, **given}
    if isinstance(table.get("labels"), list | tuple):
        table["labels"] = _labels(table["labels"])
    if isinstance(table.get("rep_labels"), Mapping):
        table["rep_labels"] = {
            rep: _labels(labels) if isinstance(labels, list | tuple) else labels
            for rep, labels in table["rep_labels"].items()
        }
    return table


def _labels(labels: list[Any] | tuple[Any, ...]) -> list[Any]:
    return [None if label == "" else label for label in labels]


def _not_finite(value: Any, path: str) -> Iterator[tuple[str, float]]:
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from _not_finite(each, f"{path}.{key}".removeprefix("."))
    elif isinstance(value, float) and not math.isfinite(value):
        yield path, value


def _type_faults(error: ValidationError, where: Callable[[str], str]) -> Iterator[Fault]:
    for each in error.errors():
        loc = tuple(str(part) for part in each["loc"])
        at = 2 if loc[0] == "travel_by_mode" else 1
        model = (loc[0] if at == 1 else "travel", *loc[at:])
        shown_loc = loc[:at] + loc[at + 1 :] if model[:2] in _MODELS else loc
        if loc[0] in ("rules", "earlier", "stores", "reps"):
            shown_loc = loc[:1]
        if loc[:2] == ("traffic", "factors"):
            shown_loc = loc[:2]
        place = where(".".join(shown_loc))
        if each["type"] == "extra_forbidden":
            yield unknown_key(place, _model_at(model[:-1]).model_fields)
        elif each["type"] == "missing":
            yield Fault.of("RP143", place, example=_example(shown_loc))
        else:
            yield unfit(place, each["input"], _example(shown_loc))


def _model_at(path: tuple[str, ...]) -> type[BaseModel]:
    return ParkingArea if path[:2] == ("parking", "areas") else _MODELS[path]


def _example(loc: tuple[str, ...]) -> str:
    if loc[0] == "weights" and len(loc) > 1:
        return f"{loc[1]} = 1.0"
    return next((_EXAMPLES[part] for part in reversed(loc) if part in _EXAMPLES), "weeks = 2")
