"""The answer: routes, calendar, what was left out. Names and order only, no totals."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, Field, PositiveInt

from routeplan.cycle import Labels

BY_HAND = "RP457"


class Route(BaseModel, frozen=True, extra="forbid"):
    """
    One ordered list of stores.

    Parameters
    ----------
    rep, label
        Whose route it is and its name in that rep's calendar.
    stores
        Store ids in the order of visit; empty: the day holds no visit.
    """

    rep: str
    label: str
    stores: tuple[str, ...]


class LeftOut(BaseModel, frozen=True, extra="forbid"):
    """
    Required visits of one store that the plan does not hold.

    Parameters
    ----------
    store
        The store's id.
    visits
        How many visits of the cycle are missing, 1 or more.
    reason
        A code of ``errors.CODES`` (RP45x); RP457: somebody decided so.
    values
        Values for the names in the code's words.
    """

    store: str
    visits: PositiveInt
    reason: Annotated[str, Field(min_length=1)] = BY_HAND
    values: dict[str, str | int] = {}


class Origin(BaseModel, frozen=True, extra="forbid"):
    """
    How a plan came about, so that it can be made again.

    Parameters
    ----------
    routeplan
        Version of the program.
    engine, seed, threads, until
        The arguments of ``solve``; ``until`` in words.
    scenario
        Path of the scenario, relative to the folder of the plan's file where possible.
    settings
        The scenario's settings in force: rules, weights, calendar, cycle, travel.
    travel
        Source of times and distances, in words.
    inputs
        SHA-256 of each input file, by name.
    """

    routeplan: str = ""
    engine: str = ""
    seed: int | None = None
    threads: int = 1
    until: str = ""
    scenario: str = ""
    settings: dict[str, Any] = {}
    travel: str = ""
    inputs: dict[str, str] = {}


class Plan(BaseModel, frozen=True, extra="forbid"):
    """
    Routes and the calendar that says when each runs.

    Parameters
    ----------
    calendar
        For each rep id, one label per cycle day; None: no route runs.
    routes
        One per rep and label.
    left_out
        Required visits that are on no day, one entry per store.
    first_monday
        The Monday on which a first cycle starts, where it is known.
    origin
        How the plan came about; nothing of it is needed to judge the plan.
    """

    calendar: dict[str, Labels]
    routes: tuple[Route, ...]
    left_out: tuple[LeftOut, ...] = ()
    first_monday: date | None = None
    origin: Origin = Origin()

    def route(self, rep_id: str, label: str) -> Route | None:
        """The route of a rep with a label, or None."""
        for route in self.routes:
            if route.rep == rep_id and route.label == label:
                return route
        return None

    def days_of(self, rep_id: str, label: str) -> tuple[int, ...]:
        """The cycle days on which a rep runs a label, ascending."""
        labels = self.calendar.get(rep_id, ())
        return tuple(day for day, each in enumerate(labels) if each == label)

    def visit_days(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """For each store visited, its (rep id, cycle day) pairs by day."""
        found: dict[str, list[tuple[str, int]]] = {}
        for route in self.routes:
            for day in self.days_of(route.rep, route.label):
                for store in route.stores:
                    found.setdefault(store, []).append((route.rep, day))
        return {store: tuple(sorted(days, key=_day_first)) for store, days in found.items()}


def _day_first(visit: tuple[str, int]) -> tuple[int, str]:
    return visit[1], visit[0]
