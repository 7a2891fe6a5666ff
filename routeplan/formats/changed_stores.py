"""A problem with stores added to it or taken out of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from routeplan.classify import given_classes
from routeplan.errors import Fault, InputError
from routeplan.formats.new_ways import ON_ROADS, known_settings, known_wish, road_ways
from routeplan.formats.parking import parking_at
from routeplan.formats.scenario_travel import PARKING_MODE
from routeplan.formats.settings import Settings
from routeplan.formats.travel_settings import StraightTravel
from routeplan.problem import Problem, places_of
from routeplan.reps import Mode
from routeplan.stores import Store
from routeplan.travel import StraightLine, Travel, straight_line
from routeplan.travel.driving import with_traffic, without_traffic
from routeplan.travel.fit import FEWEST_TRIPS, fit_line
from routeplan.travel.parking import with_parking, without_parking
from routeplan.travel.road_map import AND, RoadMap
from routeplan.travel.straight import STRAIGHT_BY_MODE, line_metres

ADDED = "; added stores: "

Numbers = npt.NDArray[np.int64]


def with_stores(
    problem: Problem,
    add: Sequence[Store],
    remove: Collection[str],
    road_map: RoadMap | None = None,
) -> Problem:
    """
    The problem with other stores; everything else is as it was.

    Ways between places that stay are kept. Ways to added stores are by road, where those of
    the problem are and a road map is at hand. Else, and to stores far from every road, they
    are estimated by straight lines: by those of the settings, where all ways are such lines,
    else by a line that is fitted to the ways that are known.

    Parameters
    ----------
    add
        Stores with a class; they come last.
    remove
        Ids of stores that go.
    road_map
        Of the region; None: there is none.

    Raises
    ------
    InputError
        RP531 for a store that is to go and is not there, and all that ``Problem.of`` raises.
    """
    if not add and not remove:
        return problem
    unknown = sorted(set(remove) - problem.store_numbers.keys())
    if unknown:
        names = [f"store {each}" for each in unknown]
        raise InputError(Fault.of("RP531", name, name=name) for name in names)
    stays = [number for number, store in enumerate(problem.stores) if store.id not in remove]
    stores = (*(problem.stores[number] for number in stays), *add)
    change = _Change(problem, stays, stores, road_map)
    earlier = problem.earlier
    source = problem.source
    parts = {field.name: getattr(problem, field.name) for field in dataclasses.fields(problem)}
    parts |= {
        "stores": stores,
        "travel": change.travel(problem.travel, change.mode),
        "travel_by_mode": {
            mode: change.travel(travel, mode) for mode, travel in problem.travel_by_mode.items()
        },
        "earlier": earlier
        and {store: days for store, days in earlier.items() if store not in remove},
        "locks": problem.locks.without(remove),
        "source": dataclasses.replace(
            source, notes=(), given_classes=source.given_classes | given_classes(add)
        ),
    }
    return Problem.of(**parts)


@dataclasses.dataclass(frozen=True)
class _Change:
    problem: Problem
    stays: list[int]
    stores: tuple[Store, ...]
    road_map: RoadMap | None

    @property
    def mode(self) -> Mode:
        """Whom the problem's own travel is for."""
        others = self.problem.travel_by_mode
        return next((rep.mode for rep in self.problem.reps if rep.mode not in others), "car")

    @cached_property
    def settings(self) -> Settings:
        """As far as they are known."""
        return known_settings(self.problem)

    def travel(self, before: Travel, mode: Mode) -> Travel:
        """A travel between the places that there are now."""
        bases = range(len(self.problem.stores), len(before.seconds))
        kept = np.array([*self.stays, *bases])
        bare = without_traffic(without_parking(before))
        after = self._bare_travel(bare, kept, mode)
        parking = [before.parking_s[place] if before.parking_s else 0 for place in self.stays]
        parked = with_parking(after, [*parking, *self._parking_s(mode), *[0] * len(bases)])
        return parked if before.traffic is None else with_traffic(parked, before.traffic)

    def _bare_travel(self, bare: Travel, kept: Numbers, mode: Mode) -> Travel:
        added = len(self.stores) - len(self.stays)
        if not added:
            square = np.ix_(kept, kept)
            return dataclasses.replace(
                bare, seconds=bare.seconds[square], metres=bare.metres[square]
            )
        places = places_of(self.stores, self.problem.reps)
        new = straight_line(places, self._line(bare, mode))
        stay = len(self.stays)
        if ways := road_ways(self.settings, bare, mode, self.road_map):
            new = ways.over(new, places, range(stay, stay + added))
        seconds, metres = new.seconds.copy(), new.metres.copy()
        now = np.array([*range(stay), *range(stay + added, len(seconds))])
        seconds[np.ix_(now, now)] = bare.seconds[np.ix_(kept, kept)]
        metres[np.ix_(now, now)] = bare.metres[np.ix_(kept, kept)]
        return dataclasses.replace(
            bare,
            seconds=seconds,
            metres=metres,
            source=_with_added(bare.source, new.source),
            estimated=bare.estimated or new.estimated,
        )

    def _line(self, bare: Travel, mode: Mode) -> StraightLine:
        """The line that all ways are, or one that is like them."""
        wish = known_wish(self.settings, mode)
        if isinstance(wish, StraightTravel) and wish.line(mode).source == bare.source:
            return wish.line(mode)
        line_m = line_metres(places_of(self.problem.stores, self.problem.reps)).ravel()
        seconds, metres = bare.seconds.ravel(), bare.metres.ravel()
        if ((line_m > 0) & (seconds > 0) & (metres > 0)).sum() < FEWEST_TRIPS:
            return STRAIGHT_BY_MODE[mode]
        return fit_line(line_m, seconds.astype(float), metres.astype(float)).line

    def _parking_s(self, mode: Mode) -> list[int]:
        """Seconds to park at each added store."""
        added = self.stores[len(self.stays) :]
        if mode != PARKING_MODE:
            return [0] * len(added)
        settings = self.settings
        return [*parking_at(settings.parking, added, (), settings.datum or "wgs-84")]


def _with_added(source: str, added: str) -> str:
    """
    A travel's source, and those of the ways to added stores where they differ from it.

    Of several fitted lines the last one is told: each of them was fitted to what was known.
    """
    first, _, before = source.partition(ADDED)
    told = [each for each in (*before.split(AND), *added.split(AND)) if each]
    roads = [each for each in told if each.startswith(ON_ROADS)]
    lines = [each for each in told if each not in roads][-1:]
    others = [each for each in dict.fromkeys((*roads, *lines)) if each != first]
    return f"{first}{ADDED}{AND.join(others)}" if others else first
