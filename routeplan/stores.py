"""The shops to visit."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    Field,
    FiniteFloat,
    NonNegativeInt,
    PositiveInt,
)

from routeplan.cycle import Weekday, Window

Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Visits = PositiveInt | Literal["daily"]
OpenHours = tuple[tuple[Window, ...], ...]
Purpose = Literal["order", "collect", "complaint", "check", "new_store", "survey", "other"]


def _each_once(purposes: tuple[Purpose, ...]) -> tuple[Purpose, ...]:
    if len(set(purposes)) < len(purposes):
        raise ValueError("each purpose is given once")
    return purposes


Purposes = Annotated[tuple[Purpose, ...], AfterValidator(_each_once)]


class Store(BaseModel, frozen=True, extra="forbid"):
    """
    One shop, as the planner's file describes it.

    Parameters
    ----------
    id, name
        The id is unique within a problem.
    lat, lon
        WGS-84 degrees.
    sales
        What the shop sells in a month, in any unit, 0 or more; None: not known.
    store_class
        The group whose rule holds; None: from the sales (see ``classify``).
    rep
        Id of the rep who looks after it; None: any rep may.
    visits, weeks, in_store_s, weekdays, purposes
        The store's own rule, where it differs from its class's; None: as its class.
    open_hours
        For Monday to Sunday, the windows in which it is open, in ascending order and
        apart; an empty tuple is a closed day. None: always open. The whole stay lies
        within one window.
    parking_s
        Seconds to park, for whoever comes by car; None: as its area has it.
    load
        What one visit takes of the rep's capacity.
    address, kind, note
        Carried through to the outputs.
    extra
        Columns nobody asked for, as (header, text), carried through likewise.
    """

    id: Annotated[str, Field(min_length=1)]
    name: str
    lat: Latitude
    lon: Longitude
    sales: Annotated[FiniteFloat, Field(ge=0)] | None = None
    store_class: str | None = None
    rep: str | None = None
    visits: Visits | None = None
    weeks: PositiveInt | None = None
    in_store_s: PositiveInt | None = None
    weekdays: tuple[Weekday, ...] | None = None
    purposes: Annotated[Purposes, Field(min_length=1)] | None = None
    open_hours: Annotated[OpenHours, Field(min_length=7, max_length=7)] | None = None
    parking_s: NonNegativeInt | None = None
    load: NonNegativeInt = 0
    address: str = ""
    kind: str = ""
    note: str = ""
    extra: tuple[tuple[str, str], ...] = ()

    def windows_on(self, weekday: int) -> tuple[Window, ...] | None:
        """Opening windows on a weekday; None: open all day, empty: closed."""
        return None if self.open_hours is None else self.open_hours[weekday]

    def opens_for(self, stay_s: int, weekday: int) -> bool:
        """Whether a stay of so many seconds fits into an opening of a weekday."""
        windows = self.windows_on(weekday)
        return windows is None or any(each.end_s - each.start_s >= stay_s for each in windows)
