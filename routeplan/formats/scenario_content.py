"""A scenario from values that lie in no file: stores and reps as they are known, and settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from routeplan.classify import given_classes, with_classes
from routeplan.cycle import Cycle
from routeplan.errors import Fault, InputError
from routeplan.formats.collected import raise_faults
from routeplan.formats.dates import read_dates
from routeplan.formats.earlier import read_earlier
from routeplan.formats.rules_file import PRESETS, read_rules, rules_settings
from routeplan.formats.scenario import MOST_STORES, common_weeks
from routeplan.formats.scenario_travel import Travels, read_travels
from routeplan.formats.settings import Settings, read_settings
from routeplan.formats.tables import SUFFIXES
from routeplan.formats.traffic import read_traffic, unknown_profile
from routeplan.problem import Problem, Source, places_of
from routeplan.reps import Rep
from routeplan.rules import Rules
from routeplan.stores import Store
from routeplan.travel import Travel
from routeplan.travel.rush_hour import PROFILES

KEYS = frozenset(
    (
        "rules", "weeks", "first_monday", "same_rep", "calendar", "mode", "travel",
        "travel_by_mode", "traffic", "weights", "dates", "earlier", "locks",
    )
)  # fmt: skip
PLACE = "settings"


def problem_of_content(
    stores: Sequence[Store],
    reps: Sequence[Rep],
    content: Mapping[str, Any],
    name: str,
    *,
    rules: Rules | None = None,
    travel: Travel | None = None,
) -> Problem:
    """
    The problem of stores and reps that are known.

    Parameters
    ----------
    content
        What a ``scenario.toml`` may say, but for what names files: no file of this machine
        is read, and no server asked.
    name
        What the scenario is called.
    rules
        In force unless the content has rules of its own; None: the preset ``standard``.
    travel
        Between all places, as ``Problem`` numbers them; None: as the content says.

    Raises
    ------
    InputError
        RP119, RP141 to RP149, RP215, RP320, RP324 to RP327, RP505, RP851 to RP853, RP885,
        RP886, RP888, and all that ``Problem.of`` raises.
    """
    settings, in_force = _read(content, rules)
    traffic, traffic_faults = read_traffic(settings.traffic, Path(), f"{PLACE} traffic.factors")
    raise_faults(traffic_faults)
    if len(stores) > MOST_STORES:
        raise InputError([Fault.of("RP119", "stores", places=len(stores), most=MOST_STORES)])
    classed = with_classes(tuple(stores), in_force.thresholds)
    dated, workdays, found = read_dates(
        settings.dates, Path(), tuple(reps), tuple(in_force.classes)
    )
    notes = raise_faults(found)
    weeks = settings.weeks or common_weeks(in_force, classed)
    travels = _travels(settings, classed, dated, travel).in_traffic(settings, traffic)
    earlier = read_earlier(Path(), settings, PLACE)
    settings_again = _settings_again(settings, in_force, weeks)
    source = Source(name, settings_again, notes=(*notes, *travels.notes),
                    given_classes=given_classes(stores))  # fmt: skip
    return Problem.of(
        stores=classed,
        reps=dated,
        rules=in_force,
        cycle=Cycle(weeks=weeks),
        travel=travels.travel,
        travel_by_mode=travels.by_mode,
        calendar=settings.calendar,
        weights=settings.weights,
        same_rep=settings.same_rep,
        **earlier.parts(),
        first_monday=settings.first_monday,
        workdays=workdays,
        source=source,
    )


def _settings_again(settings: Settings, rules: Rules, weeks: int) -> dict[str, Any]:
    """The settings that give the problem again."""
    kept = settings.model_dump(mode="json", include=set(KEYS), exclude_defaults=True)
    return {**kept, "rules": rules_settings(rules), "weeks": weeks}


def _read(content: Mapping[str, Any], rules: Rules | None) -> tuple[Settings, Rules]:
    known = {key: value for key, value in content.items() if key in KEYS}
    settings, faults = read_settings(known, lambda key: f"{PLACE} {key}")
    said = [*_file_faults(content), *faults]
    given = content.get("rules")
    if isinstance(given, str) and given not in PRESETS:
        said.append(Fault.of("RP147", f"{PLACE} rules", name=given, presets=", ".join(PRESETS)))
        given = None
    read = read_rules(given, Path(), f"{PLACE} rules")
    raise_faults(dict.fromkeys([*said, *read.faults]))
    assert settings is not None
    return settings, rules if rules is not None and given is None else read.in_force


def _file_faults(content: Mapping[str, Any]) -> Iterator[Fault]:
    """What this cannot mean: other keys, and whatever names a file or a server."""
    for key in content:
        if key not in KEYS:
            yield Fault.of("RP505", f"{PLACE} {key}")
    if isinstance(content.get("earlier"), str):
        yield Fault.of("RP888", f"{PLACE} earlier")
    traffic = content.get("traffic")
    factors = traffic.get("factors") if isinstance(traffic, Mapping) else None
    if isinstance(factors, str) and factors not in PROFILES:
        if Path(factors).suffix.lower() in SUFFIXES:
            yield Fault.of("RP888", f"{PLACE} traffic.factors")
        else:
            yield unknown_profile(factors, f"{PLACE} traffic.factors")
    dates = content.get("dates")
    if isinstance(dates, Mapping) and dates.get("exceptions") is not None:
        yield Fault.of("RP888", f"{PLACE} dates.exceptions")
    wishes = {"travel": content.get("travel")}
    by_mode = content.get("travel_by_mode")
    if isinstance(by_mode, Mapping):
        wishes |= {f"travel_by_mode.{mode}": wish for mode, wish in by_mode.items()}
    for key, wish in wishes.items():
        kind = wish.get("kind", "straight") if isinstance(wish, Mapping) else "straight"
        if kind != "straight":
            yield Fault.of("RP885", f"{PLACE} {key}", kind=str(kind))


def _travels(
    settings: Settings, stores: Sequence[Store], reps: Sequence[Rep], travel: Travel | None
) -> Travels:
    places = places_of(stores, reps)
    if travel is None:
        return read_travels(Path(), settings, places, reps)
    if len(travel.seconds) != len(places):
        rows = len(travel.seconds)
        raise InputError([Fault.of("RP886", "travel", rows=rows, places=len(places))])
    others = {rep.mode for rep in reps} - {settings.mode}
    if others:
        raise InputError(Fault.of("RP710", "travel", mode=mode) for mode in sorted(others))
    return Travels(travel)
