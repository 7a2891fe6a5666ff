"""What a plan keeps of the scenario that it was made from."""

from __future__ import annotations

from typing import Any

from routeplan.formats.earlier import Earlier
from routeplan.formats.rules_file import RulesFile, rules_settings
from routeplan.formats.scenario_files import ScenarioFiles
from routeplan.formats.travel_settings import (
    FileTravel,
    RoadTravel,
    StraightTravel,
    TravelWish,
)
from routeplan.reps import Mode


def record_of(
    files: ScenarioFiles, rules: RulesFile, weeks: int, earlier: Earlier
) -> dict[str, Any]:
    """The settings in force, from which the same problem can be read again."""
    settings = files.settings_in_force
    visits = None
    if earlier.visits is not None:
        visits = {
            store: [list(day) for day in sorted(days)] for store, days in earlier.visits.items()
        }
    return {
        **settings.model_dump(mode="json"),
        "stores": None if files.stores is None else files.relative(files.stores),
        "reps": None if files.reps is None else files.relative(files.reps),
        "rules": rules_settings(
            rules.in_force, None if rules.file is None else files.relative(rules.file)
        ),
        "weeks": weeks,
        "earlier": visits,
        "locks": earlier.locks.model_dump(mode="json"),
        "travel": _in_force(settings.travel, settings.mode),
        "travel_by_mode": {
            mode: _in_force(wish, mode) for mode, wish in settings.travel_by_mode.items()
        },
    }


def _in_force(wish: TravelWish, mode: Mode) -> dict[str, Any]:
    if isinstance(wish, StraightTravel):
        line = wish.line(mode).model_dump(mode="json")
        return {"kind": "straight", **line}
    return wish.model_dump(mode="json")


def inputs_of(files: ScenarioFiles, rules: RulesFile) -> dict[str, str]:
    """
    The hash of each input file that is there.

    Of an earlier plan only the visits count, and these are in the settings. Exceptions
    change from day to day and nothing in a plan is made from them.
    """
    settings = files.settings_in_force
    given = [files.file, files.stores, files.reps, rules.file]
    for wish in (settings.travel, *settings.travel_by_mode.values()):
        if isinstance(wish, FileTravel | RoadTravel):
            given.append(files.folder / wish.file)
    if settings.traffic.file is not None:
        given.append(files.folder / settings.traffic.file)
    return {
        files.relative(path): files.sha256(path)
        for path in given
        if path is not None and path.is_file()
    }
