"""A scenario: a folder with a ``scenario.toml``, or a single store file."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from routeplan.classify import given_classes, with_classes
from routeplan.cycle import Cycle
from routeplan.errors import Fault, InputError
from routeplan.formats.basemap_file import basemap_faults
from routeplan.formats.collected import raise_faults
from routeplan.formats.coordinates import SWAP_CODES, Spot, swap_faults
from routeplan.formats.dates import read_dates
from routeplan.formats.earlier import read_earlier
from routeplan.formats.headers import squash
from routeplan.formats.parking import parking_at
from routeplan.formats.reps_file import RepsFile, default_reps, read_reps
from routeplan.formats.rules_file import (
    DEFAULT_PRESET,
    THRESHOLDS_EXAMPLE,
    RulesFile,
    read_rules,
)
from routeplan.formats.scenario_files import ScenarioFiles, find_files
from routeplan.formats.scenario_record import inputs_of, record_of
from routeplan.formats.scenario_travel import Travels, in_words, read_travels
from routeplan.formats.settings import Settings
from routeplan.formats.stores_file import StoresFile, read_stores
from routeplan.formats.traffic import read_traffic
from routeplan.problem import Problem, Source, places_of
from routeplan.reps import Rep
from routeplan.rules import Rules
from routeplan.stores import Store
from routeplan.travel.traffic import Traffic

FEWEST_WEEKS = 2
MOST_WEEKS = 52
MOST_STORES = 5_000


def read_scenario(path: str | Path, overrides: Mapping[str, Any] | None = None) -> Problem:
    """
    Read everything that a plan is made from.

    Parameters
    ----------
    path
        A folder with a ``scenario.toml``, that file itself, or a single store file.
    overrides
        Keys of a ``scenario.toml`` that win over the file's; None as a value stands for
        the key's default. Relative paths are relative to the scenario's folder.

    Returns
    -------
    Problem
        Its ``source`` holds the settings in force, which as ``overrides`` give the same
        problem again, and every assumption as a note.

    Raises
    ------
    InputError
        RP101 to RP149, RP180 to RP186, RP320 to RP328, and all that ``Problem.of`` and the
        travel file raise; all that were found at once.
    """
    files = find_files(Path(path), overrides or {})
    rules, stores_file, reps_file, traffic, notes = _read_files(files, overrides or {})
    settings = files.settings_in_force
    stores = _whole_stores(stores_file.stores, reps_file.known, rules.in_force)
    reps, assumed = (reps_file.reps, ()) if files.reps else default_reps(stores, settings.mode)
    classes = tuple(rules.in_force.classes)
    reps, workdays, found = read_dates(settings.dates, files.folder, reps, classes)
    notes = raise_faults([*notes, *assumed, *found])
    weeks = settings.weeks or common_weeks(rules.in_force, stores)
    earlier = read_earlier(files.folder, settings, "settings")
    source = Source(
        scenario=str(path),
        settings=record_of(files, rules, weeks, earlier),
        inputs=inputs_of(files, rules),
        places={**stores_file.places, **reps_file.places},
        notes=notes,
        given_classes=given_classes(stores_file.stores),
    )
    try:
        travels = _travels(files.folder, settings, stores, reps, source, traffic)
        source = dataclasses.replace(source, notes=(*notes, *travels.notes))
        return Problem.of(
            stores=stores,
            reps=reps,
            rules=rules.in_force,
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
    except InputError as error:
        raise_faults([*notes, *error.faults])
        raise


def _read_files(
    files: ScenarioFiles, overrides: Mapping[str, Any]
) -> tuple[RulesFile, StoresFile, RepsFile, Traffic | None, tuple[Fault, ...]]:
    """Rules, stores, reps and traffic, when no file nor the settings has a fault; and notes."""
    where = "settings rules" if "rules" in overrides else "scenario.toml rules"
    factors = f"{'settings' if 'traffic' in overrides else 'scenario.toml'} traffic.factors"
    rules = read_rules(files.rules, files.folder, where)
    classes = None if rules.rules is None else tuple(rules.rules.classes)
    said = files.settings or Settings()
    stores = (
        StoresFile() if files.stores is None else read_stores(files.stores, classes, said.datum)
    )
    reps = RepsFile() if files.reps is None else read_reps(files.reps, said.reps_datum, said.mode)
    traffic, traffic_faults = read_traffic(said.traffic, files.folder, factors)
    found = [*files.faults, *rules.faults, *stores.faults, *reps.faults, *traffic_faults]
    found += _rep_faults(stores, reps)
    found += _swaps_between(files, stores, reps)
    found += basemap_faults(files.folder, said.basemap)
    if rules.rules is not None and any(store.store_class is None for store in stores.stores):
        found += _threshold_faults(rules.rules, where)
    if len(stores.stores) > MOST_STORES:
        places = len(stores.stores)
        found.append(Fault.of("RP119", _name(files.stores), places=places, most=MOST_STORES))
    if files.rules is None:
        found.append(Fault.of("RP157", "rules", default=DEFAULT_PRESET))
    return rules, stores, reps, traffic, raise_faults(found)


def _name(path: Path | None) -> str:
    return "" if path is None else path.name


def _rep_faults(stores: StoresFile, reps: RepsFile) -> Iterator[Fault]:
    """Reps that stores name and the rep file does not hold, or holds several times."""
    if not reps.known:
        return
    for store in stores.stores:
        if store.rep is None:
            continue
        ids = rep_ids(store.rep, reps.known)
        where = f"{stores.places[f'store {store.id}']} rep (store {store.id})"
        if len(ids) > 1:
            yield Fault.of("RP185", where, value=store.rep, times=len(ids))
        if not ids:
            known = ", ".join(rep_id for rep_id, _ in reps.known[:10])
            yield Fault.of("RP214", where, rep=store.rep, known=known)


def rep_ids(text: str, known: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The ids that a store's rep may mean: the very id, else an id or name alike."""
    if any(text == rep_id for rep_id, _ in known):
        return (text,)
    like = squash(text)
    alike = [rep_id for rep_id, name in known if like in (squash(rep_id), squash(name))]
    return tuple(dict.fromkeys(alike))


def _whole_stores(
    stores: tuple[Store, ...], known: Sequence[tuple[str, str]], rules: Rules
) -> tuple[Store, ...]:
    """The stores with the ids of their reps and with classes."""
    return with_classes(_with_reps(stores, known), rules.thresholds)


def _with_reps(stores: tuple[Store, ...], known: Sequence[tuple[str, str]]) -> tuple[Store, ...]:
    if not known:
        return stores
    return tuple(
        store
        if store.rep is None
        else store.model_copy(update={"rep": rep_ids(store.rep, known)[0]})
        for store in stores
    )


def _swaps_between(files: ScenarioFiles, stores: StoresFile, reps: RepsFile) -> Sequence[Fault]:
    """Stores that would lie near the reps' bases if only they were swapped."""
    if not reps.reps or any(fault.code in SWAP_CODES for fault in stores.faults):
        return ()
    bases = [Spot("", rep.start.lat, rep.start.lon) for rep in reps.reps]
    return swap_faults(_name(files.stores), stores.spots, bases)


def _threshold_faults(rules: Rules, where: str) -> Iterator[Fault]:
    names = [name for name in rules.thresholds.names if name not in rules.classes]
    if names:
        yield Fault.of(
            "RP149",
            where,
            names=", ".join(names),
            classes=", ".join(rules.classes),
            example=f"[thresholds] {THRESHOLDS_EXAMPLE}",
        )


def common_weeks(rules: Rules, stores: Sequence[Store]) -> int:
    """
    The fewest weeks after which all rules repeat, at least 2.

    Raises
    ------
    InputError
        RP148, when they are too many.
    """
    own = {store.weeks or 1 for store in stores if store.visits is not None}
    weeks = math.lcm(*own, *(rule.weeks for rule in rules.classes.values()))
    if weeks > MOST_WEEKS:
        raise InputError([Fault.of("RP148", "rules", weeks=weeks)])
    return max(weeks, FEWEST_WEEKS)


def _travels(
    folder: Path,
    settings: Settings,
    stores: Sequence[Store],
    reps: Sequence[Rep],
    source: Source,
    traffic: Traffic | None,
) -> Travels:
    names = {store.id: source.place(f"store {store.id}") for store in stores}
    for rep in reps:
        names |= dict.fromkeys((rep.id, f"{rep.id}:end"), source.place(f"rep {rep.id}"))
    try:
        travels = read_travels(folder, settings, places_of(stores, reps), reps)
    except InputError as error:
        raise in_words(error, names) from None
    parking_s = parking_at(settings.parking, stores, reps, settings.datum or "wgs-84")
    return travels.parked(settings.mode, parking_s).in_traffic(settings, traffic)
