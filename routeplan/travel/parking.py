"""The time that parking takes, as part of the way to a place."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np

from routeplan.travel.matrix import IntMatrix, Travel


def with_parking(travel: Travel, parking_s: Sequence[int]) -> Travel:
    """
    Travel whose ways take as much longer as parking at their ends does.

    Whoever is at the very spot already has parked: no way there takes longer. Being part
    of the seconds, parking counts as driving wherever driving counts.

    Parameters
    ----------
    travel
        Without parking.
    parking_s
        Seconds at each place, 0 or more; shape ``(p,)``.

    Returns
    -------
    Travel
        The same object where nobody parks.
    """
    if not any(parking_s):
        return travel
    extra_s = np.array(parking_s, dtype=np.int32)
    seconds = np.where(_same_spot(travel), travel.seconds, travel.seconds + extra_s)
    return dataclasses.replace(travel, seconds=seconds, parking_s=tuple(parking_s))


def without_parking(travel: Travel) -> Travel:
    """The travel as it was before ``with_parking``."""
    if not travel.parking_s:
        return travel
    extra_s = np.array(travel.parking_s, dtype=np.int32)
    seconds = np.where(_same_spot(travel), travel.seconds, travel.seconds - extra_s)
    return dataclasses.replace(travel, seconds=seconds, parking_s=())


def _same_spot(travel: Travel) -> IntMatrix:
    """1 where a way is none: no seconds and no metres."""
    none: IntMatrix = ((travel.seconds == 0) & (travel.metres == 0)).astype(np.int32)
    return none
