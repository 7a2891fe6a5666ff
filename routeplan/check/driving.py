"""The checker's own reckoning of driving: how far one gets by each hour of a day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

HOUR_S = 3600
# Factors are thousandths; a second at factor 1 covers so many parts of a way.
PARTS_A_SECOND = 10**9
LAST_HOUR = 23


class Leg(NamedTuple):
    """The way to the next place: seconds at factor 1, and how many of them are parking."""

    seconds: int
    parking_s: int = 0


class Pace(NamedTuple):
    """
    How a rep gets on during one day.

    Parameters
    ----------
    by_hour
        Parts covered from midnight to each full hour, 0 to 23.
    a_second
        Parts covered in each second of each hour; the last hour goes on after midnight.
    """

    by_hour: tuple[int, ...]
    a_second: tuple[int, ...]

    @classmethod
    def of(cls, thousandths: Sequence[int]) -> Pace:
        """The pace of a day with these factors; parts of a second are rounded up."""
        speeds = [(1000 * PARTS_A_SECOND + factor - 1) // factor for factor in thousandths]
        hours = accumulate((HOUR_S * speed for speed in speeds[:-1]), initial=0)
        return cls(tuple(hours), tuple(speeds))

    def covered(self, time_s: int) -> int:
        """Parts that somebody who drives from midnight on has covered."""
        hour = min(time_s // HOUR_S, LAST_HOUR)
        return self.by_hour[hour] + (time_s - hour * HOUR_S) * self.a_second[hour]

    def first_with(self, parts: int) -> int:
        """The first second by which so many are covered."""
        hour = max(0, bisect_left(self.by_hour, parts) - 1)
        seconds, rest = divmod(parts - self.by_hour[hour], self.a_second[hour])
        return hour * HOUR_S + seconds + (rest > 0)


def arrival_s(pace: Pace | None, left_s: int, leg: Leg) -> int:
    """When a leg driven without a break ends."""
    if pace is None:
        return left_s + leg.seconds
    return pace.first_with(pace.covered(left_s) + _parts(leg)) + leg.parking_s


def rested_s(pace: Pace | None, left_s: int, leg: Leg, rest_s: int, rest_by_s: int) -> int:
    """
    When a leg is over that is broken off for a rest.

    Parameters
    ----------
    rest_s
        How long the rest is.
    rest_by_s
        When it begins, if the leg is not over by then.
    """
    whole_s = arrival_s(pace, left_s, leg)
    if pace is None or whole_s - leg.parking_s <= rest_by_s:
        return whole_s + rest_s
    missing = pace.covered(left_s) + _parts(leg) - pace.covered(rest_by_s)
    return pace.first_with(pace.covered(rest_by_s + rest_s) + missing) + leg.parking_s


def _parts(leg: Leg) -> int:
    return PARTS_A_SECOND * (leg.seconds - leg.parking_s)
