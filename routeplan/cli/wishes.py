"""What the options ask for, as settings that go over those of the scenario."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from routeplan.cli.faults import wrong_value
from routeplan.errors import Fault, InputError

PRESETS = ("standard", "three-two-one")
DAYS_A_WEEK = 7
NO_ROUTE = "-"
MAP_SUFFIXES = (".pbf", ".osm", ".graphml")


@dataclass(frozen=True)
class Wishes:
    """The options that change a scenario's settings; None: as the scenario says."""

    rules: str | None = None
    weeks: int | None = None
    routes: int | None = None
    free: bool = False
    calendar: str | None = None
    first_monday: str | None = None
    reps: Path | None = None
    travel: Path | None = None
    fixed_s: int | None = None
    speed_kmh: float | None = None
    metres_factor: float | None = None
    traffic: str | None = None
    earlier: Path | None = None
    weights: Sequence[str] | None = None
    locks: Sequence[str] | None = None

    def settings(self) -> dict[str, Any]:
        """
        In the shape of a ``scenario.toml``; what was not asked for is not there.

        Raises
        ------
        InputError
            RP554 and RP556, all that were found.
        """
        faults: list[Fault] = [*_conflicts(self)]
        found: dict[str, Any] = {}
        for part in (_plain, _calendar, _travel, _weights, _locks):
            try:
                found.update(part(self))
            except InputError as error:
                faults += error.faults
        if faults:
            raise InputError(faults)
        return found


def calendar_labels(text: str) -> tuple[str, ...]:
    """
    One label per day of the weeks in ``text``; empty: no route runs.

    Weeks are parted by ``/``, and what is missing at the end of a week are days off.
    Without ``/`` every day is given.

    Raises
    ------
    InputError
        RP554, when a week has more than seven labels.
    """
    weeks = [week.split() for week in text.split("/")]
    if len(weeks) == 1:
        return tuple(_label(each) for each in weeks[0])
    if any(len(week) > DAYS_A_WEEK for week in weeks):
        raise wrong_value("--calendar", text)
    whole = (week + [NO_ROUTE] * (DAYS_A_WEEK - len(week)) for week in weeks)
    return tuple(_label(each) for week in whole for each in week)


def numbers(option: str, text: str) -> tuple[float, ...]:
    """
    Numbers parted by commas.

    Raises
    ------
    InputError
        RP554, when one of them is none.
    """
    try:
        return tuple(float(part) for part in text.split(","))
    except ValueError:
        raise wrong_value(option, text) from None


def _conflicts(wishes: Wishes) -> list[Fault]:
    calendars = {
        "--free": wishes.free or None,
        "--calendar": wishes.calendar,
        "--routes": wishes.routes,
    }
    lines = {
        "--travel": wishes.travel,
        "--fixed-s": wishes.fixed_s,
        "--speed-kmh": wishes.speed_kmh,
        "--metres-factor": wishes.metres_factor,
    }
    faults = []
    given = [option for option, value in calendars.items() if value is not None]
    for other in given[1:]:
        faults.append(Fault.of("RP556", "routeplan plan", first=given[0], second=other))
    if wishes.travel is not None:
        for option in [name for name, value in lines.items() if value is not None][1:]:
            faults.append(Fault.of("RP556", "routeplan plan", first="--travel", second=option))
    return faults


def _plain(wishes: Wishes) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    if wishes.rules is not None:
        is_preset = wishes.rules in PRESETS
        found["rules"] = wishes.rules if is_preset else str(Path(wishes.rules).absolute())
    if wishes.reps is not None:
        found["reps"] = str(wishes.reps.absolute())
    if wishes.earlier is not None:
        found["earlier"] = str(wishes.earlier.absolute())
    if wishes.traffic is not None:
        file = Path(wishes.traffic)
        found["traffic"] = {"factors": str(file.absolute()) if file.suffix else wishes.traffic}
    if wishes.weeks is not None:
        found["weeks"] = wishes.weeks
    if wishes.first_monday is not None:
        found["first_monday"] = wishes.first_monday
    return found


def _calendar(wishes: Wishes) -> Mapping[str, Any]:
    if wishes.free:
        return {"calendar": {"kind": "free"}}
    if wishes.calendar is not None:
        labels = list(calendar_labels(wishes.calendar))
        return {"calendar": {"kind": "given", "labels": labels}}
    if wishes.routes is not None:
        return {"calendar": {"kind": "chosen", "routes": wishes.routes}}
    return {}


def _travel(wishes: Wishes) -> Mapping[str, Any]:
    if wishes.travel is not None:
        is_map = wishes.travel.name.lower().endswith(MAP_SUFFIXES)
        kind = "roads" if is_map else "file"
        return {"travel": {"kind": kind, "file": str(wishes.travel.absolute())}}
    settings = {
        "fixed_s": wishes.fixed_s,
        "speed_kmh": wishes.speed_kmh,
        "metres_factor": wishes.metres_factor,
    }
    given = {name: value for name, value in settings.items() if value is not None}
    return {"travel": {"kind": "straight", **given}} if given else {}


def _weights(wishes: Wishes) -> Mapping[str, Any]:
    weights: dict[str, float] = {}
    faults: list[Fault] = []
    for text in wishes.weights or ():
        name, equals, value = text.partition("=")
        try:
            weights[name.strip()] = float(value if equals else "")
        except ValueError:
            faults += wrong_value("--weight", text).faults
    if faults:
        raise InputError(faults)
    return {"weights": weights} if weights else {}


def _locks(wishes: Wishes) -> Mapping[str, Any]:
    found: dict[str, list[Any]] = {"stores": [], "days": [], "routes": []}
    faults: list[Fault] = []
    for text in wishes.locks or ():
        what, _, name = text.partition("=")
        rep, _, which = (part.strip() for part in name.rpartition(":"))
        if what == "store" and name.strip():
            found["stores"].append(name.strip())
        elif what in ("day", "route") and rep and which:
            is_number = what == "day" and which.isdecimal()
            found[f"{what}s"].append([rep, int(which) if is_number else which])
        else:
            faults += wrong_value("--lock", text).faults
    if faults:
        raise InputError(faults)
    given = {key: names for key, names in found.items() if names}
    return {"locks": given} if given else {}


def _label(text: str) -> str:
    return "" if text == NO_ROUTE else text
