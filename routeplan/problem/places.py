"""The places of a problem, in the order that its travel has."""

from __future__ import annotations

from collections.abc import Sequence

from routeplan.reps import Rep
from routeplan.stores import Store
from routeplan.travel import Place


def places_of(stores: Sequence[Store], reps: Sequence[Rep]) -> tuple[Place, ...]:
    """
    The places of a problem in the order that its travel must have.

    A rep's start has the rep's id, the end ``id:end``.
    """
    places = [Place(store.id, store.lat, store.lon) for store in stores]
    for rep in reps:
        end = rep.end or rep.start
        places.append(Place(rep.id, rep.start.lat, rep.start.lon))
        places.append(Place(f"{rep.id}:end", end.lat, end.lon))
    return tuple(places)
