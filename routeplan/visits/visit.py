"""One visit that was made, or one that was not and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, Field, FiniteFloat, model_validator
from pydantic_core import PydanticCustomError

from routeplan.cycle import SECONDS_A_DAY
from routeplan.stores import Latitude, Longitude, Purpose
from routeplan.visits.forms import FilledForm

Outcome = Literal["order", "collected", "settled", "checked", "opened", "agreed", "other"]
Reason = Literal["closed", "refused", "no_time", "rep_absent", "weather", "other"]

LONGEST_ID = 64
LONGEST_TEXT = 4_000
MOST_CENTS = 10**13
CONTRADICTION = "contradiction"

Name = Annotated[str, Field(min_length=1)]
Text = Annotated[str, Field(max_length=LONGEST_TEXT)]
ClockTime = Annotated[int, Field(ge=0, le=SECONDS_A_DAY)]
Cents = Annotated[int, Field(ge=0, le=MOST_CENTS)]
VisitId = Annotated[str, Field(pattern=r"^[A-Za-z0-9._:-]+$", max_length=LONGEST_ID)]

# What a store that was not visited cannot have.
_OF_A_VISIT = ("left_s", "purposes", "outcomes", "order_cents", "collected_cents")


class Position(BaseModel, frozen=True, extra="forbid"):
    """
    Where the phone was; WGS-84 degrees.

    Parameters
    ----------
    accuracy_m
        Radius in metres within which the phone says it was; None: not said.
    """

    lat: Latitude
    lon: Longitude
    accuracy_m: Annotated[FiniteFloat, Field(ge=0)] | None = None


class Visit(BaseModel, frozen=True, extra="forbid"):
    """
    What happened at one store, or that the rep did not go in and why.

    Parameters
    ----------
    id
        Made by the phone or program that records; the same id is the same visit, however
        often it is sent. Letters, digits and ``. _ : -``, at most 64.
    rep, store
        Their ids.
    on
        The day on which it was made; of a store not visited, the day it was to be.
    planned_on
        The date of the day list whose stop it was for; None: off-plan, or the recorder
        did not say (the review then looks for the stop itself). A visit made up later
        bears the date that was missed.
    plan
        Name of the plan that the day list came from, where known.
    not_visited
        Why the store was not visited; None: it was. Such a record has no departure,
        purpose, outcome or amount.
    arrived_s, left_s
        Seconds after midnight, by the clock on the spot; None: not recorded.
    position
        Where the phone was on arrival; None: not given.
    purposes, outcomes
        What the visit was for and what came of it, each once.
    order_cents, collected_cents
        Amounts in hundredths of the currency; None: none.
    note, next_aim
        What is to be remembered, and the aim for the next visit.
    forms
        Forms filled in at the store; one form may be there several times, as once per
        product.
    recorded_at, received_at
        When the phone recorded it and when it arrived, with their time zones; None: not
        known, or not sent yet.
    late
        True: it arrived after the day on which it was made (see ``received``).
    """

    id: VisitId
    rep: Name
    store: Name
    on: date
    planned_on: date | None = None
    plan: str = ""
    not_visited: Reason | None = None
    arrived_s: ClockTime | None = None
    left_s: ClockTime | None = None
    position: Position | None = None
    purposes: tuple[Purpose, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    order_cents: Cents | None = None
    collected_cents: Cents | None = None
    note: Text = ""
    next_aim: Text = ""
    forms: tuple[FilledForm, ...] = ()
    recorded_at: AwareDatetime | None = None
    received_at: AwareDatetime | None = None
    late: bool = False

    @model_validator(mode="after")
    def _makes_sense(self) -> Visit:
        if found := list(_contradictions(self)):
            words = "; ".join(f"{code} {key}" for code, key, _ in found)
            raise PydanticCustomError(CONTRADICTION, "{words}", {"words": words, "found": found})
        return self

    @property
    def was_made(self) -> bool:
        """True when the rep was in the store."""
        return self.not_visited is None

    @property
    def has_order(self) -> bool:
        """True when an order was taken, with its amount or without."""
        return "order" in self.outcomes or bool(self.order_cents)

    @property
    def is_effective(self) -> bool:
        """True when anything came of it: an outcome, an order or money collected."""
        return bool(self.outcomes or self.order_cents or self.collected_cents)

    @property
    def is_urgent(self) -> bool:
        """True when a form filled in on it is marked urgent."""
        return any(filled.urgent for filled in self.forms)


def _contradictions(visit: Visit) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Code, field and values of each thing that cannot be true together."""
    for key in ("purposes", "outcomes"):
        given = getattr(visit, key)
        for twice in sorted({each for each in given if given.count(each) > 1}):
            yield "RP614", key, {"value": twice}
    if visit.left_s is not None and visit.not_visited is None:
        if visit.arrived_s is None:
            yield "RP612", "left_s", {}
        elif visit.left_s < visit.arrived_s:
            yield "RP611", "left_s", {}
    if visit.not_visited is not None:
        for key in _OF_A_VISIT:
            if getattr(visit, key) not in (None, ()):
                yield "RP613", key, {"reason": visit.not_visited}
