"""Ways by road to places that a travel does not have yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from routeplan.travel.matrix import Place, Travel
from routeplan.travel.provider import MICRODEGREES, spot_of, whole_source
from routeplan.travel.road_map import AND
from routeplan.travel.roads.provider import Roads


@dataclass(frozen=True, eq=False)
class NewWays:
    """
    How ways to new places are found on roads.

    Parameters
    ----------
    roads
        Of the mode; their own limit and calibration do not count here.
    limit_m
        Most metres from a place to the nearest road.
    calibration
        What the seconds are multiplied by.
    error_percent
        The likely error of a trip's seconds; None: not known.
    """

    roads: Roads
    limit_m: int
    calibration: float = 1.0
    error_percent: float | None = None

    @property
    def source(self) -> str:
        """Graph, factor and likely error in words, as a travel on these roads has it."""
        graph, calibration = self.roads.graph, self.calibration
        return whole_source(Roads(graph, calibration, error_percent=self.error_percent))

    def over(self, lines: Travel, places: Sequence[Place], new: Sequence[int]) -> Travel:
        """
        A travel by straight lines with the ways from and to new places by road.

        Where one end of a way lies too far from the roads it stays a line, and the travel an
        estimate.

        Parameters
        ----------
        places
            In the order of the rows and columns.
        new
            Numbers of the new places.
        """
        # Rounded as travel_from rounds them: asked for anew, a way takes what it took.
        spots = [
            Place(place.id, *(degrees / MICRODEGREES for degrees in spot_of(place)))
            for place in places
        ]
        is_near = [snap.away_m <= self.limit_m for snap in self.roads.snapper.snaps(spots)]
        near = [place for place, is_there in enumerate(is_near) if is_there]
        mine = [place for place in new if is_near[place]]
        if not mine:
            return lines
        seconds, metres = lines.seconds.copy(), lines.metres.copy()
        for begin, end in ((mine, near), (near, mine)):
            table = self.roads.table([spots[each] for each in begin], [spots[each] for each in end])
            seconds[np.ix_(begin, end)] = np.rint(table.seconds * self.calibration)
            metres[np.ix_(begin, end)] = table.metres
        is_whole = all(is_near)
        return replace(
            lines,
            seconds=seconds,
            metres=metres,
            source=self.source if is_whole else AND.join((self.source, lines.source)),
            estimated=not is_whole,
            attribution=self.roads.attribution,
        )
