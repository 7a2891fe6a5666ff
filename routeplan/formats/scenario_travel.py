"""The travel that a scenario's settings ask for."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from routeplan.errors import Fault, InputError
from routeplan.formats.settings import Settings
from routeplan.formats.travel_settings import (
    FileTravel,
    OsrmTravel,
    RoadTravel,
    StraightTravel,
    TravelWish,
    ValhallaTravel,
)
from routeplan.reps import Mode, Rep
from routeplan.travel import Place, Travel, straight_line, travel_from_file
from routeplan.travel.driving import with_traffic
from routeplan.travel.parking import with_parking
from routeplan.travel.provider import Provider, travel_from
from routeplan.travel.traffic import Traffic

PARKING_MODE: Mode = "car"


@dataclass(frozen=True)
class Travels:
    """
    Travel for every mode that a rep has.

    Parameters
    ----------
    travel
        Of the scenario's mode.
    by_mode
        Of the other modes of its reps.
    notes
        Warnings for the user.
    """

    travel: Travel
    by_mode: Mapping[Mode, Travel] = field(default_factory=dict)
    notes: tuple[Fault, ...] = ()

    def parked(self, mode: Mode, parking_s: Sequence[int]) -> Travels:
        """
        The same with parking in the ways by car; other modes stop at the door.

        Parameters
        ----------
        mode
            Whom ``travel`` is for.
        parking_s
            Seconds at each place.
        """
        by_mode = {
            each: with_parking(travel, parking_s) if each == PARKING_MODE else travel
            for each, travel in self.by_mode.items()
        }
        travel = with_parking(self.travel, parking_s) if mode == PARKING_MODE else self.travel
        return dataclasses.replace(self, travel=travel, by_mode=by_mode)

    def in_traffic(self, settings: Settings, traffic: Traffic | None) -> Travels:
        """The same with factors for the modes that the settings name; None: for none."""
        if traffic is None:
            return self
        modes = settings.traffic.modes
        by_mode = {
            mode: with_traffic(travel, traffic) if mode in modes else travel
            for mode, travel in self.by_mode.items()
        }
        own = with_traffic(self.travel, traffic) if settings.mode in modes else self.travel
        return dataclasses.replace(self, travel=own, by_mode=by_mode)


class _Stores(NamedTuple):
    """The stores among the places, and the file that they are from."""

    file: str
    places: Sequence[Place]


def read_travels(
    folder: Path, settings: Settings, places: Sequence[Place], reps: Sequence[Rep]
) -> Travels:
    """
    Read, compute or ask for the travel that the settings name.

    A mode without settings of its own uses the scenario's road map, its Valhalla server
    or straight lines at the mode's own speed. A file or an OSRM server holds one mode.

    Raises
    ------
    InputError
        What the files, graphs and servers raise, of all modes; RP710.
    """
    others = sorted({rep.mode for rep in reps} - {settings.mode})
    stores = _Stores(settings.stores or "stores", places[: len(places) - 2 * len(reps)])
    found: dict[Mode, Travel] = {}
    faults: list[Fault] = []
    notes: list[Fault] = []
    for mode in (settings.mode, *others):
        try:
            wish = wish_for(settings, mode)
            found[mode] = _travel(folder, wish, mode, places, stores, notes)
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(dict.fromkeys([*faults, *notes]))
    by_mode = {mode: found[mode] for mode in others}
    return Travels(found[settings.mode], by_mode, tuple(notes))


def wish_for(settings: Settings, mode: Mode) -> TravelWish:
    """
    What the settings say about one mode.

    Raises
    ------
    InputError
        RP710, when they say nothing.
    """
    if mode in settings.travel_by_mode:
        return settings.travel_by_mode[mode]
    wish = settings.travel
    if mode == settings.mode:
        return wish
    match wish:
        case StraightTravel():
            return StraightTravel()
        case RoadTravel() if not wish.file.lower().endswith((".npz", ".graphml")):
            return RoadTravel(file=wish.file, limit_m=wish.limit_m)
        case ValhallaTravel():
            return wish
    raise InputError([Fault.of("RP710", "travel", mode=mode)])


def provider_of(folder: Path, wish: TravelWish, mode: Mode) -> Provider | None:
    """
    The provider that a wish names; None: it needs none.

    Raises
    ------
    InputError
        What reading a road graph raises.
    """
    match wish:
        case RoadTravel():
            # Graphs need SciPy, which a scenario without them does not load.
            from routeplan.travel.cache import cache_folder
            from routeplan.travel.roads import Roads, read_graph

            graph = read_graph(folder / wish.file, mode, keep=cache_folder())
            return Roads(graph, wish.calibration, wish.limit_m, wish.likely_error_percent(mode))
        case OsrmTravel():
            from routeplan.travel.servers.http import Server
            from routeplan.travel.servers.osrm import Osrm

            return Osrm(
                Server(wish.url, wish.timeout_s, wish.tries), mode, wish.profile, wish.block,
                wish.limit_m, wish.data_version, wish.error_percent,
            )  # fmt: skip
        case ValhallaTravel():
            from routeplan.travel.servers.http import Server
            from routeplan.travel.servers.valhalla import Valhalla

            return Valhalla(
                Server(wish.url, wish.timeout_s, wish.tries), mode, wish.block,
                wish.limit_m, wish.data_version, wish.error_percent,
            )  # fmt: skip
    return None


def in_words(error: InputError, names: Mapping[str, str]) -> InputError:
    """The same faults, with places named as the input names them."""
    return InputError(
        dataclasses.replace(fault, where=names.get(fault.where, fault.where))
        for fault in error.faults
    )


def _travel(
    folder: Path,
    wish: TravelWish,
    mode: Mode,
    places: Sequence[Place],
    stores: _Stores,
    notes: list[Fault],
) -> Travel:
    if isinstance(wish, StraightTravel):
        return straight_line(places, wish.line(mode))
    if isinstance(wish, FileTravel):
        return travel_from_file(folder / wish.file, places)
    from routeplan.travel.cache import Cache, cache_folder

    provider = provider_of(folder, wish, mode)
    assert provider is not None
    if wish.kind == "roads":
        notes += [note for note in _datum_notes(provider, stores) if note not in notes]
    cache = Cache(cache_folder())
    try:
        return travel_from(provider, places, cache)
    finally:
        notes += [note for note in cache.notes if note not in notes]


def _datum_notes(provider: Provider, stores: _Stores) -> tuple[Fault, ...]:
    """A warning where the stores seem drawn on another datum than the roads."""
    from routeplan.travel.roads import Roads
    from routeplan.travel.roads.datum import datum_faults

    assert isinstance(provider, Roads)
    return datum_faults(stores.file, stores.places, provider.snapper)
