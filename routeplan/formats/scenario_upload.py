"""A scenario that somebody uploaded: unpacked, and kept from reaching beyond its folder."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from routeplan.errors import Fault, InputError
from routeplan.formats.headers import REP_COLUMNS, STORE_COLUMNS
from routeplan.formats.scenario import read_scenario
from routeplan.formats.scenario_files import SCENARIO_FILE, ScenarioFiles, find_files
from routeplan.formats.settings import Settings
from routeplan.formats.shown_tables import ShownTable, shown_table
from routeplan.formats.stores_file import read_stores
from routeplan.formats.tables import each_table_once
from routeplan.formats.travel_settings import FileTravel, RoadTravel, StraightTravel, TravelWish
from routeplan.problem import Problem
from routeplan.stores import Store

MOST_FILES = 200
MOST_UNPACKED = 500_000_000
SENT_ALONG = "sent-along"


def read_upload(path: Path, overrides: Mapping[str, Any]) -> Problem:
    """
    The problem of an uploaded scenario.

    Parameters
    ----------
    path
        A ``.zip`` of a scenario's folder, or a store file; it lies in a folder of its own.
        What lies beside it in a folder ``SENT_ALONG`` is put into the scenario's folder.
    overrides
        See ``read_scenario``.

    Raises
    ------
    InputError
        RP887, when the .zip is none or holds no scenario; RP888, when a setting names a
        file outside; RP885, when it asks a server for its travel; and all that
        ``read_scenario`` raises.
    """
    scenario, _ = _opened(path, overrides)
    return _read(path, scenario, overrides)


@dataclass(frozen=True)
class LookedAt:
    """
    What an uploaded scenario says, also where it cannot be planned.

    Parameters
    ----------
    problem
        None: a fault stops it.
    faults
        All faults and warnings.
    stores, reps
        The tables as typed; None: not there, or not to be opened.
    sound
        The stores of rows without a fault, where a fault elsewhere stops the problem.
    """

    problem: Problem | None
    faults: tuple[Fault, ...]
    stores: ShownTable | None = None
    reps: ShownTable | None = None
    sound: tuple[Store, ...] = ()


def look_at_upload(path: Path, overrides: Mapping[str, Any], most_rows: int) -> LookedAt:
    """
    Read an uploaded scenario as ``read_upload`` does, and raise nothing.

    Parameters
    ----------
    most_rows
        Rows of each table that are shown.
    """
    with each_table_once():
        return _look(path, overrides, most_rows)


def _look(path: Path, overrides: Mapping[str, Any], most_rows: int) -> LookedAt:
    try:
        scenario, files = _opened(path, overrides)
    except InputError as error:
        return LookedAt(None, error.faults)
    stores, reps = (
        None if file is None else shown_table(file, columns, most_rows)
        for file, columns in ((files.stores, STORE_COLUMNS), (files.reps, REP_COLUMNS))
    )
    try:
        problem = _read(path, scenario, overrides)
    except InputError as error:
        return LookedAt(None, error.faults, stores, reps, _sound(files))
    return LookedAt(problem, problem.source.notes, stores, reps)


def _sound(files: ScenarioFiles) -> tuple[Store, ...]:
    if files.stores is None:
        return ()
    datum = None if files.settings is None else files.settings.datum
    return read_stores(files.stores, None, datum).stores


def _opened(path: Path, overrides: Mapping[str, Any]) -> tuple[Path, ScenarioFiles]:
    """Where the scenario lies, and its files, none of them beyond its folder."""
    scenario = _unpacked(path) if path.suffix.lower() == ".zip" else path
    files = find_files(scenario, overrides)
    if faults := list(_beyond(files)):
        raise InputError(faults)
    return scenario, files


def _read(path: Path, scenario: Path, overrides: Mapping[str, Any]) -> Problem:
    problem = read_scenario(scenario, overrides)
    # Where it lay while it was read is nobody's business and soon gone.
    return dataclasses.replace(
        problem, source=dataclasses.replace(problem.source, scenario=path.name)
    )


def _unpacked(path: Path) -> Path:
    folder = path.parent / "unpacked"
    try:
        with ZipFile(path) as packed:
            entries = packed.infolist()
            size = sum(entry.file_size for entry in entries)
            if len(entries) > MOST_FILES or size > MOST_UNPACKED:
                raise _no_scenario(path, f"{len(entries)} files, {size} bytes")
            packed.extractall(folder)
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        # zipfile's own: a compression it does not know, a password, a file cut short.
        raise _no_scenario(path, str(error) or type(error).__name__) from None
    found = [file.parent for file in folder.glob(SCENARIO_FILE)]
    found += [file.parent for file in folder.glob(f"*/{SCENARIO_FILE}")]
    if len(found) != 1:
        raise _no_scenario(path, f"{len(found)} x {SCENARIO_FILE}")
    if (path.parent / SENT_ALONG).is_dir():
        shutil.copytree(path.parent / SENT_ALONG, found[0] / SENT_ALONG, dirs_exist_ok=True)
    return found[0]


def _no_scenario(path: Path, reason: str) -> InputError:
    return InputError([Fault.of("RP887", path.name, reason=reason)])


def _beyond(files: ScenarioFiles) -> Iterator[Fault]:
    """What the settings name that does not lie in the scenario's folder."""
    folder = files.folder.resolve()
    for key, name in _named(files):
        if not (files.folder / name).resolve().is_relative_to(folder):
            yield Fault.of("RP888", f"settings {key}")
    settings = files.settings
    if settings is not None:
        for key, wish in _wishes(settings):
            if not isinstance(wish, StraightTravel | FileTravel | RoadTravel):
                yield Fault.of("RP885", f"settings {key}", kind=wish.kind)


def _wishes(settings: Settings) -> Iterator[tuple[str, TravelWish]]:
    yield "travel", settings.travel
    for mode, wish in settings.travel_by_mode.items():
        yield f"travel_by_mode.{mode}", wish


def _named(files: ScenarioFiles) -> Iterator[tuple[str, Path | str]]:
    for key, path in (("stores", files.stores), ("reps", files.reps)):
        if path is not None:
            yield key, path
    if isinstance(files.rules, str):
        yield "rules", files.rules
    settings = files.settings
    if settings is None:
        return
    for key, wish in _wishes(settings):
        if isinstance(wish, FileTravel | RoadTravel):
            yield key, wish.file
    for key, name in (
        ("road_map", settings.road_map),
        ("traffic.factors", settings.traffic.file),
        ("dates.exceptions", settings.dates.exceptions),
        ("earlier", settings.earlier),
    ):
        if isinstance(name, str):
            yield key, name
