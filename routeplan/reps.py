"""The people who drive."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field, NonNegativeInt, PositiveInt, model_validator

from routeplan.cycle import DAYS_A_WEEK, Window
from routeplan.stores import Latitude, Longitude

Mode = Literal["car", "scooter", "bicycle", "foot"]
WorkHours = tuple[Window | None, ...]


class Base(BaseModel, frozen=True, extra="forbid"):
    """Where a rep's day starts or ends; WGS-84 degrees."""

    lat: Latitude
    lon: Longitude


class Break(BaseModel, frozen=True, extra="forbid"):
    """
    A pause of ``length_s`` seconds that lies within ``window``.

    It falls between two stays: on the way, or on arrival at the next place. A day that
    is back at the base by the latest start of the break (the window's end less its
    length) needs none. A weekday whose work starts after that has none.
    """

    length_s: PositiveInt
    window: Window

    @model_validator(mode="after")
    def _fits_its_window(self) -> Break:
        if self.window.end_s - self.window.start_s < self.length_s:
            raise ValueError("the break is longer than its window")
        return self

    @property
    def latest_start_s(self) -> int:
        """The last moment at which the break may begin."""
        return self.window.end_s - self.length_s


class Rep(BaseModel, frozen=True, extra="forbid"):
    """
    One field sales rep.

    Parameters
    ----------
    id, name
        The id is unique within a problem.
    start, end
        Where the day starts and ends; ``end`` None: where it starts.
    hours
        Working hours for Monday to Sunday; None: a day off.
    pause
        The break; None: no break.
    auxiliary_s
        Seconds of work at the base after the return (reports, orders), on every day
        that has a stop.
    most_stops
        Most stops on one day; None: any number.
    overtime_s
        Seconds that a day may last beyond its working hours.
    capacity
        Most load on one day; None: nothing is carried.
    country, province
        ISO 3166 codes of the place whose public holidays are kept, such as ``CN``, or
        ``DE`` and ``BY``; None: no public holidays, or the country's alone.
    time_zone
        Name in the time zone database, such as ``Asia/Shanghai``; None: not known.
    mode
        How the rep travels.
    """

    id: Annotated[str, Field(min_length=1)]
    name: str
    start: Base
    end: Base | None = None
    hours: Annotated[WorkHours, Field(min_length=DAYS_A_WEEK, max_length=DAYS_A_WEEK)]
    pause: Break | None = None
    auxiliary_s: NonNegativeInt = 0
    most_stops: PositiveInt | None = None
    overtime_s: NonNegativeInt = 0
    capacity: PositiveInt | None = None
    country: str | None = None
    province: str | None = None
    time_zone: str | None = None
    mode: Mode = "car"

    @property
    def weekdays(self) -> tuple[int, ...]:
        """Weekdays with working hours, ascending."""
        return tuple(day for day, window in enumerate(self.hours) if window is not None)

    def pause_on(self, weekday: int) -> Break | None:
        """The break that a weekday's work must hold, if any."""
        window = self.hours[weekday]
        if window is None or self.pause is None:
            return None
        return self.pause if window.start_s <= self.pause.latest_start_s else None

    def room_on(self, weekday: int) -> int:
        """Seconds of work that a weekday's hours hold, without overtime and the break."""
        window, pause = self.hours[weekday], self.pause_on(weekday)
        if window is None:
            return 0
        return window.end_s - window.start_s - (0 if pause is None else pause.length_s)
