"""What every source of travel has in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from routeplan.travel.matrix import IntMatrix, Place, Travel, likely_error

MICRODEGREES = 1_000_000


class Table(NamedTuple):
    """Seconds and metres from each origin (row) to each target (column), int32."""

    seconds: IntMatrix
    metres: IntMatrix


class Provider(Protocol):
    """
    Places in, seconds and metres out.

    Parameters
    ----------
    name
        What kind of source it is: ``roads``, ``osrm``, ``valhalla``.
    version
        Of its data and settings: a table is the same as long as this is.
    mode
        Whom it is for.
    source
        Where its times come from, in words.
    error_percent
        The likely error of a trip's seconds, on average; None: not known.
    attribution
        Who is to be named wherever its answers are shown.
    """

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def version(self) -> str: ...  # noqa: D102
    @property
    def mode(self) -> str: ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def error_percent(self) -> float | None: ...  # noqa: D102
    @property
    def attribution(self) -> str: ...  # noqa: D102

    def table(self, origins: Sequence[Place], targets: Sequence[Place]) -> Table:
        """
        Seconds and metres from every origin to every target.

        Raises
        ------
        InputError
            Every place and pair for which there is no answer.
        """
        ...


class Tables(Protocol):
    """Whatever answers with tables: a provider itself, or the cache in front of it."""

    def table(self, provider: Provider, places: Sequence[Place]) -> Table:
        """Seconds and metres between all places."""
        ...


class Fresh:
    """Asks the provider for everything."""

    def table(self, provider: Provider, places: Sequence[Place]) -> Table:
        """Seconds and metres between all places."""
        return provider.table(places, places)


def travel_from(
    provider: Provider, places: Sequence[Place], tables: Tables | None = None
) -> Travel:
    """
    Travel between all places, each spot asked for once.

    Spots are told apart to a millionth of a degree, about 0.1 m, and asked for so
    rounded: with and without a cache the answer is the same.

    Parameters
    ----------
    places
        ``p`` places, in the order of the rows and columns.
    tables
        Where tables come from; None: from the provider.

    Returns
    -------
    Travel
        Zero on the diagonal and between places at one spot.

    Raises
    ------
    InputError
        As the provider's ``table``.
    """
    spots: dict[tuple[int, int], Place] = {}
    keys = []
    for place in places:
        key = spot_of(place)
        keys.append(key)
        lat, lon = key[0] / MICRODEGREES, key[1] / MICRODEGREES
        spots.setdefault(key, Place(place.id, lat, lon))
    found = (tables or Fresh()).table(provider, list(spots.values()))
    numbers = {key: number for number, key in enumerate(spots)}
    rows = np.array([numbers[key] for key in keys], dtype=np.intp)
    return Travel(
        _between(found.seconds, rows),
        _between(found.metres, rows),
        whole_source(provider),
        estimated=False,
        error_percent=provider.error_percent,
        attribution=provider.attribution,
    )


def whole_source(provider: Provider) -> str:
    """Where the times of a provider come from, with their likely error where it is known."""
    if provider.error_percent is None:
        return provider.source
    return f"{provider.source}, {likely_error(provider.error_percent)}"


def spot_of(place: Place) -> tuple[int, int]:
    """Latitude and longitude in millionths of a degree."""
    return round(place.lat * MICRODEGREES), round(place.lon * MICRODEGREES)


def _between(matrix: IntMatrix, rows: npt.NDArray[np.intp]) -> IntMatrix:
    whole = matrix.copy()
    np.fill_diagonal(whole, 0)
    wanted: IntMatrix = np.ascontiguousarray(whole[np.ix_(rows, rows)], dtype=np.int32)
    return wanted
