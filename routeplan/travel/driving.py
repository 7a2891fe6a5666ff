"""The clock on the way: when a drive ends that begins at some moment of some weekday."""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

import numpy as np

from routeplan.reps import Break
from routeplan.travel.matrix import Travel
from routeplan.travel.traffic import EVEN, WAY_A_SECOND, Traffic


class Leg(NamedTuple):
    """The way to the next place: seconds where the factor is 1, and what of them is parking."""

    seconds: int
    parking_s: int = 0


class Driving(NamedTuple):
    """
    How a rep gets on in the hours of one weekday.

    Parameters
    ----------
    weekday
        Monday is 0.
    traffic
        Its factors; None: driving takes the same at all hours.
    """

    weekday: int
    traffic: Traffic | None

    def arrive_s(self, left_s: int, leg: Leg) -> int:
        """When a leg ends, with the car parked."""
        if self.traffic is None:
            return left_s + leg.seconds
        return self._there_s(self.traffic, left_s, leg) + leg.parking_s

    def after_pause_s(self, left_s: int, leg: Leg, pause: Break) -> int | None:
        """
        When the rep is ready at the end of a leg with a break on it; None: too late for one.

        The break begins on arrival; where that is too late, at its latest start, on the way,
        and the rest of the way is driven after it.
        """
        latest_s = pause.latest_start_s
        if left_s > latest_s:
            return None
        arrive_s = self.arrive_s(left_s, leg)
        if self.traffic is None or arrive_s <= latest_s:
            return max(arrive_s, pause.window.start_s) + pause.length_s
        if self._there_s(self.traffic, left_s, leg) <= latest_s:
            return arrive_s + pause.length_s
        rest = _way(leg) - self.traffic.covered(self.weekday, left_s, latest_s)
        goes_on_s = latest_s + pause.length_s
        return self.traffic.arrive_s(self.weekday, goes_on_s, rest) + leg.parking_s

    def _there_s(self, traffic: Traffic, left_s: int, leg: Leg) -> int:
        return traffic.arrive_s(self.weekday, left_s, _way(leg))


def legs_between(travel: Travel, places: list[int]) -> list[Leg]:
    """The legs from place to place in order."""
    seconds = travel.seconds[places[:-1], places[1:]].tolist()
    if not travel.parking_s:
        return [Leg(each) for each in seconds]
    # No way leads to the very spot, where the car stands already; any other holds the parking.
    parking = (travel.parking_s[place] for place in places[1:])
    return list(map(Leg, seconds, map(min, parking, seconds)))


def with_traffic(travel: Travel, traffic: Traffic) -> Travel:
    """
    Travel whose driving takes longer or shorter by weekday and hour.

    Its seconds stay those of a factor of 1, and parking takes what it takes at any hour.

    Returns
    -------
    Travel
        The same object where all factors are 1.
    """
    if traffic.is_even:
        return travel
    source = "; ".join(filter(None, (travel.source, traffic.source)))
    return dataclasses.replace(travel, traffic=traffic, source=source)


def without_traffic(travel: Travel) -> Travel:
    """The travel as it was before ``with_traffic``."""
    if travel.traffic is None:
        return travel
    source = travel.source.removesuffix(travel.traffic.source).removesuffix("; ")
    return dataclasses.replace(travel, traffic=None, source=source)


def at_factor(travel: Travel, thousandths: int) -> Travel:
    """Travel whose driving takes one factor at all hours, rounded up; parking as it is."""
    parking = np.array(travel.parking_s or [0] * len(travel.seconds), dtype=np.int64)
    parked = np.minimum(parking, travel.seconds)
    driving = -(-(travel.seconds - parked) * thousandths // EVEN)
    return dataclasses.replace(travel, seconds=(driving + parked).astype(np.int32), traffic=None)


def _way(leg: Leg) -> int:
    return (leg.seconds - leg.parking_s) * WAY_A_SECOND
