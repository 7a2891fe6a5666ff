"""Day lists: what a rep does on dates, with all that is needed on the spot."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, Field

from routeplan.api.card_examples import SHORT
from routeplan.api.day_shapes import (
    CLOCK,
    FIELD_DAY,
    STOP_TIME,
    ClockShown,
    FieldDayShown,
    StopTimeShown,
)
from routeplan.api.desk import AtDesk
from routeplan.api.faults import FaultShown, shown
from routeplan.api.fields import Asked, Day, Name, OnDay
from routeplan.api.routes import Routes
from routeplan.archive.field_days import field_days
from routeplan.archive.reordering import OrderWish, order_rest
from routeplan.archive.short_card import ShortCard
from routeplan.cycle import SECONDS_A_DAY
from routeplan.errors import Language
from routeplan.formats.plan_json import left_out_fault
from routeplan.formats.travel_words import travel_words
from routeplan.plan import LeftOut
from routeplan.reorder import RestOfDay
from routeplan.stores import Latitude, Longitude

DAY_LISTS = Routes("day lists")
MOST_DAYS = 31
MOST_STORES = 100

_LEFT_OUT = {
    "store": "S9", "why": "closed", "code": "RP453", "cause": "its opening hours do not meet",
    "remedy": "Correct the opening hours.",
}  # fmt: skip
_ORDER = {
    "rep": "R1", "on": "2026-11-24", "clock": CLOCK, "stops": [STOP_TIME], "left_out": [_LEFT_OUT],
    "travel": "straight line", "estimated": True, "violations": [],
}  # fmt: skip

RepAsked = Annotated[str, Query(max_length=200)]


class DayListsShown(BaseModel, frozen=True):
    """
    Dates of a rep, one after the other.

    Parameters
    ----------
    cards
        The short cards of the stores by store id, where they were asked for; a card that one
        may not see is not there.
    """

    days: tuple[FieldDayShown, ...]
    cards: dict[str, ShortCard]


class Position(Asked, frozen=True):
    """WGS-84 degrees."""

    lat: Latitude
    lon: Longitude


class OrderAsked(Asked, frozen=True):
    """
    What is left of a day, and where the rep is.

    Parameters
    ----------
    stores
        Ids of the stores that are still to be visited, planned or not.
    on, now_s
        The date and the seconds after midnight; null: now, by the clock where the rep works.
    at
        Where the rep is; null: at ``at_store``, else at the base. The ways from a place that
        the plan does not know are by road, where the plan was made on roads, or none runs,
        and the service knows them; else straight lines.
    at_store
        The store that the rep is at and leaves now.
    had_break
        True: today's break is over.
    keeps_order
        True: the stores are visited in the order in which they are given; only its clock times
        are asked for.
    """

    rep: Name = Field(examples=["R1"])
    stores: Annotated[tuple[Name, ...], Field(min_length=1, max_length=MOST_STORES)] = Field(
        examples=[["S7", "S9"]]
    )
    on: Day | None = None
    now_s: Annotated[int, Field(ge=0, lt=SECONDS_A_DAY)] | None = None
    at: Position | None = None
    at_store: Name | None = Field(None, examples=["S3"])
    had_break: bool = False
    keeps_order: bool = False

    def wish(self) -> OrderWish:
        """As the archive takes it; a store that comes twice is one."""
        at = self.at
        return OrderWish(
            rep=self.rep, stores=tuple(dict.fromkeys(self.stores)), on=self.on, now_s=self.now_s,
            lat=None if at is None else at.lat, lon=None if at is None else at.lon,
            at_store=self.at_store, had_break=self.had_break, keeps_order=self.keeps_order,
        )  # fmt: skip


Why = Literal["closed", "no_time", "no_room"]
_WHYS: dict[str, Why] = {"RP453": "closed", "RP454": "no_room", "RP455": "no_room"}


class LeftOutShown(BaseModel, frozen=True):
    """A visit that can no longer be kept today, and why."""

    store: str
    why: Why
    code: str
    cause: str
    remedy: str

    @classmethod
    def of(cls, entry: LeftOut, lang: Language) -> LeftOutShown:
        """In words."""
        fault = left_out_fault(entry)
        return cls(
            store=entry.store, why=_WHYS.get(entry.reason, "no_time"), code=entry.reason,
            cause=fault.cause(lang), remedy=fault.remedy(lang),
        )  # fmt: skip


class OrderShown(BaseModel, frozen=True):
    """
    The rest of a day in its best order, or in the one that was asked for.

    Parameters
    ----------
    clock
        From now on; null: nothing can be kept.
    travel, estimated
        Where the travel times come from, and whether any of them is an estimate.
    violations
        Rules that the order breaks, by the checker; empty: none.
    """

    rep: str
    on: date
    clock: ClockShown | None
    stops: tuple[StopTimeShown, ...]
    left_out: tuple[LeftOutShown, ...]
    travel: str
    estimated: bool
    violations: tuple[FaultShown, ...]

    @classmethod
    def of(cls, rep: str, on: date, found: RestOfDay, lang: Language) -> OrderShown:
        """From the archive's own."""
        day = found.day
        schedule = day.schedule
        clock = None if schedule is None else ClockShown.of(schedule, day.back_s, day.back_m)
        stops = tuple(StopTimeShown(**StopTimeShown.times(stop)) for stop in day.stops)
        return cls(
            rep=rep, on=on, clock=clock, stops=stops,
            left_out=tuple(LeftOutShown.of(each, lang) for each in found.left_out),
            travel=travel_words(day.travel, lang), estimated=day.estimated,
            violations=shown(found.violations, lang),
        )  # fmt: skip


@DAY_LISTS.get("/day-lists", "read plan", shows={"days": [FIELD_DAY], "cards": {"S7": SHORT}},
               also=(404,))  # fmt: skip
def read_day_lists(
    desk: AtDesk,
    rep: RepAsked,
    on: OnDay,
    days: Annotated[int, Query(ge=1, le=MOST_DAYS, description="How many, from this on.")] = 1,
    cards: Annotated[bool, Query(description="Send the stores' short cards along.")] = False,
) -> DayListsShown:
    """
    Read what is planned for a rep from a date on: the ordered stores with clock times.

    Holidays, leave and the visits that they move are heeded. Each stop says whom to call,
    how to get there, what the last visit wants of this one and what was recorded so far.
    """
    last = on + timedelta(days=days - 1)
    found = field_days(desk.archive, desk.who, rep, on, last)
    shown = tuple(FieldDayShown.of(each, desk.lang) for each in found.days)
    return DayListsShown(days=shown, cards=dict(found.cards) if cards else {})


@DAY_LISTS.post("/day-lists/order", "read plan", shows=_ORDER, also=(404,))
def order_the_rest_of_a_day(desk: AtDesk, asked: OrderAsked) -> OrderShown:
    """
    Put what is left of a day into the best order from where the rep is.

    Opening hours, the break, working hours and overtime hold; where they do not suffice the
    least important visits are left out, each with its reason. With `keeps_order` nothing is
    moved or left out: it says when each store is reached in the order given, and what that
    breaks. Nothing is kept: the answer is advice, and the same question has the same answer.
    """
    found = order_rest(desk.archive, desk.who, asked.wish(), desk.settings.road_map)
    on = found.day.on
    assert on is not None
    return OrderShown.of(asked.rep, on, found, desk.lang)
