"""Ways to place a store as requests ask for them and answers show them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from routeplan.api.changed_plans import ChangedPlan
from routeplan.api.fields import Asked, Name
from routeplan.archive.trial import Solved
from routeplan.errors import Fault, InputError
from routeplan.figures import misfits
from routeplan.solver.placing import Placement, RoutePlace, placements
from routeplan.weights import COST_UNITS_A_MINUTE

DIGITS = 2


class StoreToPlace(Asked, frozen=True):
    """
    A store that is to be placed.

    Parameters
    ----------
    changed
        The plan as it was changed since; null: as it is kept. A new store is among its
        ``stores.add``.
    most
        How many ways are told.
    """

    store: Name = Field(examples=["S7"])
    changed: ChangedPlan | None = None
    most: Annotated[int, Field(ge=1, le=50)] = 5


class VisitPlace(BaseModel, frozen=True):
    """
    A place on one route.

    Parameters
    ----------
    days
        Cycle days that run the route.
    position
        How many stops stand before it.
    added_min
        What it adds, in minutes of driving; over all these days.
    fits
        False: a day gets too long or too full, or a store is found closed.
    """

    rep: str
    label: str
    days: tuple[int, ...]
    position: int
    added_min: float
    fits: bool

    @classmethod
    def of(cls, place: RoutePlace) -> VisitPlace:
        """From the solver's own."""
        return cls(
            rep=place.rep,
            label=place.label,
            days=place.days,
            position=place.position,
            added_min=_minutes(place.units),
            fits=place.fits,
        )


class WayShown(BaseModel, frozen=True):
    """
    One way to make all visits of a store.

    Parameters
    ----------
    rep
        Null: several reps come.
    added_min
        What it adds to a plan without these visits, in minutes of driving.
    """

    rep: str | None
    added_min: float
    fits: bool
    visits: tuple[VisitPlace, ...]

    @classmethod
    def of(cls, way: Placement) -> WayShown:
        """From the solver's own."""
        reps = {place.rep for place in way.places}
        return cls(
            rep=reps.pop() if len(reps) == 1 else None,
            added_min=_minutes(way.units),
            fits=way.fits,
            visits=tuple(map(VisitPlace.of, way.places)),
        )


class WaysShown(BaseModel, frozen=True):
    """Ways to place a store, the cheapest first; those that do not fit come last."""

    ways: tuple[WayShown, ...]

    @classmethod
    def of(cls, solved: Solved, store: str, most: int) -> WaysShown:
        """
        The cheapest ways in a plan.

        Raises
        ------
        InputError
            RP531 to RP533, when the plan does not fit its problem, or has no such store.
        """
        faults = [*misfits(solved.problem, solved.plan)]
        if store not in solved.problem.store_numbers:
            faults.append(Fault.of("RP531", "body store", name=f"store {store}"))
        if faults:
            raise InputError(faults)
        found = placements(solved.problem, solved.plan, store, most)
        return cls(ways=tuple(map(WayShown.of, found)))


def _minutes(units: int) -> float:
    return round(units / COST_UNITS_A_MINUTE, DIGITS)
