"""Settings fitted to trips whose times are known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from routeplan.errors import Fault, InputError
from routeplan.travel.straight import KMH_IN_MS, StraightLine

FEWEST_TRIPS = 10
MOST_SPEED_KMH = 1_000.0
LEAST_SPEED_KMH = 1.0
MOST_METRES_FACTOR = 10.0

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class FittedLine:
    """A straight line and how far off its seconds are: mean of the relative errors, in %."""

    line: StraightLine
    trips: int


@dataclass(frozen=True)
class FittedFactor:
    """What seconds are to be multiplied by, and how far off they are then, in %."""

    factor: float
    error_percent: float
    trips: int


def fit_line(line_m: Numbers, seconds: Numbers, metres: Numbers, where: str = "") -> FittedLine:
    """
    Fixed seconds, speed and metres factor, by least squares on the relative error.

    Parameters
    ----------
    line_m
        Straight metres of each trip.
    seconds, metres
        What is known of it; trips of no length or time are not looked at.
    where
        Place in words, for the fault.

    Raises
    ------
    InputError
        RP712, for fewer than ten trips.
    """
    is_trip = (line_m > 0) & (seconds > 0) & (metres > 0)
    line_m, seconds, metres = line_m[is_trip], seconds[is_trip], metres[is_trip]
    _check_trips(len(line_m), where)
    ones = np.ones(len(line_m))
    (fixed_s, slowness), *_ = np.linalg.lstsq(
        np.stack([1 / seconds, line_m / seconds], axis=1), ones, rcond=None
    )
    if fixed_s < 0 or slowness <= 0:
        fixed_s, slowness = 0.0, _factor(line_m / seconds)
    speed_kmh = min(max(1 / (slowness * KMH_IN_MS), LEAST_SPEED_KMH), MOST_SPEED_KMH)
    line = StraightLine(
        fixed_s=round(fixed_s),
        speed_kmh=round(speed_kmh, 1),
        metres_factor=round(min(max(_factor(line_m / metres), 1.0), MOST_METRES_FACTOR), 2),
    )
    fitted_s = line.fixed_s + line_m / (line.speed_kmh * KMH_IN_MS)
    error = max(0.1, mean_error_percent(fitted_s, seconds))
    return FittedLine(line.model_copy(update={"error_percent": error}), len(line_m))


def fit_factor(estimated_s: Numbers, seconds: Numbers, where: str = "") -> FittedFactor:
    """
    One factor on estimated seconds, by least squares on the relative error.

    Raises
    ------
    InputError
        RP712, for fewer than ten trips.
    """
    is_trip = (estimated_s > 0) & (seconds > 0)
    estimated_s, seconds = estimated_s[is_trip], seconds[is_trip]
    _check_trips(len(seconds), where)
    factor = round(_factor(estimated_s / seconds), 4)
    error = max(0.1, mean_error_percent(factor * estimated_s, seconds))
    return FittedFactor(factor, error, len(seconds))


def mean_error_percent(estimated_s: Numbers, seconds: Numbers) -> float:
    """Mean of the relative errors, in %, to one decimal."""
    return round(100 * float(np.abs(estimated_s / seconds - 1).mean()), 1)


def _factor(quotients: Numbers) -> float:
    """The factor that brings quotients nearest to 1: least sum of squares."""
    return float(quotients.sum() / (quotients**2).sum())


def _check_trips(trips: int, where: str) -> None:
    if trips < FEWEST_TRIPS:
        raise InputError([Fault.of("RP712", where or "trips", trips=trips, needed=FEWEST_TRIPS)])
