"""How ways to places that a problem does not have are to be found, so that they fit its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routeplan.errors import InputError
from routeplan.formats.scenario_travel import wish_for
from routeplan.formats.settings import Settings, read_settings
from routeplan.formats.travel_settings import RoadTravel, TravelWish
from routeplan.problem import Problem
from routeplan.reps import Mode
from routeplan.travel import Travel
from routeplan.travel.road_map import RoadMap

if TYPE_CHECKING:
    from routeplan.travel.roads.new_ways import NewWays

ON_ROADS = "roads of "


def known_settings(problem: Problem) -> Settings:
    """The settings that a problem was made with, as far as they are known; no file is read."""
    settings, _ = read_settings(dict(problem.source.settings), str)
    return settings or Settings()


def known_wish(settings: Settings, mode: Mode) -> TravelWish | None:
    """What settings say about the travel of a mode; None: nothing."""
    try:
        return wish_for(settings, mode)
    except InputError:
        return None


def road_ways(
    settings: Settings, travel: Travel, mode: Mode, road_map: RoadMap | None
) -> NewWays | None:
    """
    Ways by road as a travel has them.

    Parameters
    ----------
    settings
        Of the problem that has the travel.
    road_map
        The roads that are at hand; None: none are.

    Returns
    -------
    NewWays | None
        None, where the travel is not from roads: then ways by road would not be like its own.
    """
    wish = known_wish(settings, mode)
    if road_map is None or not isinstance(wish, RoadTravel):
        return None
    if not travel.source.startswith(ON_ROADS):
        return None
    return _ways(wish, mode, road_map)


def default_ways(mode: Mode, road_map: RoadMap | None) -> NewWays | None:
    """Ways by road where no travel is there that they should be like."""
    return None if road_map is None else _ways(RoadTravel(file=road_map.file.name), mode, road_map)


def _ways(wish: RoadTravel, mode: Mode, road_map: RoadMap) -> NewWays | None:
    error_percent = wish.likely_error_percent(mode)
    return road_map.ways(mode, wish.limit_m, wish.calibration, error_percent)
