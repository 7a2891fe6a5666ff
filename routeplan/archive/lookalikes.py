"""New stores that may be old ones under another id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import cos, hypot, radians

from routeplan.archive.card import Card
from routeplan.errors import Fault
from routeplan.formats.headers import squash
from routeplan.stores import Store

NEAR_M = 100
METRES_A_DEGREE = 111_195


def lookalikes(
    stores: Iterable[Store], cards: Iterable[Card], places: Mapping[str, str]
) -> Iterator[Fault]:
    """
    A warning for each new store with the name of a card's store within 100 m of it (RP924).

    Parameters
    ----------
    places
        For each ``store ID``, its row in words.
    """
    named: dict[str, list[Store]] = {}
    for card in cards:
        named.setdefault(squash(card.store.name), []).append(card.store)
    for store in stores:
        for other in named.get(squash(store.name), ()):
            if (metres := _metres(store, other)) <= NEAR_M:
                where = f"{places[f'store {store.id}']} (store {store.id})"
                yield Fault.of("RP924", where, other=other.id, metres=round(metres))


def _metres(a: Store, b: Store) -> float:
    """Distance on the plane that touches the earth there; over 100 m it is as good as any."""
    north = (a.lat - b.lat) * METRES_A_DEGREE
    east = (a.lon - b.lon) * METRES_A_DEGREE * cos(radians(a.lat))
    return hypot(north, east)
