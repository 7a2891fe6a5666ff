"""The weeks that repeat, and which route runs on which of their days."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field, PositiveInt, model_validator

Weekday = Annotated[int, Field(ge=0, le=6)]
WEEKDAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAYS_A_WEEK = 7
SECONDS_A_DAY = 86_400

Labels = tuple[str | None, ...]


class Cycle(BaseModel, frozen=True, extra="forbid"):
    """
    The weeks that repeat without end.

    Parameters
    ----------
    weeks
        1 or more. Day 0 is the first Monday, day 7 the second.
    """

    weeks: PositiveInt = 2

    @property
    def days(self) -> int:
        """Calendar days in the cycle, Sundays included."""
        return DAYS_A_WEEK * self.weeks


def weekday_of(day: int) -> int:
    """Weekday of a cycle day; Monday is 0."""
    return day % DAYS_A_WEEK


def day_name(day: int) -> str:
    """A cycle day as people say it: day 8 is ``week 2 Tue``."""
    return f"week {day // DAYS_A_WEEK + 1} {WEEKDAY_NAMES[weekday_of(day)]}"


class FreeCalendar(BaseModel, frozen=True, extra="forbid"):
    """Every working day of every rep has a route of its own."""

    kind: Literal["free"] = "free"


class GivenCalendar(BaseModel, frozen=True, extra="forbid"):
    """
    A label per cycle day; days with one label run one and the same route.

    Parameters
    ----------
    labels
        One label per cycle day, Sundays included; None: no route runs. It holds for
        every rep that has no labels of its own; a rep's days off stay days off.
    rep_labels
        Labels of single reps, by rep id.
    """

    kind: Literal["given"] = "given"
    labels: Labels
    rep_labels: dict[str, Labels] = {}

    def labels_of(self, rep_id: str) -> Labels:
        """The labels that hold for one rep."""
        return self.rep_labels.get(rep_id, self.labels)


class ChosenCalendar(BaseModel, frozen=True, extra="forbid"):
    """
    The planner says how many routes; the solver finds which days share one.

    Parameters
    ----------
    routes
        The most routes a rep may have, 1 or more.
    """

    kind: Literal["chosen"] = "chosen"
    routes: PositiveInt


CalendarWish = Annotated[FreeCalendar | GivenCalendar | ChosenCalendar, Field(discriminator="kind")]


class Window(BaseModel, frozen=True, extra="forbid"):
    """
    A stretch of one day, in seconds after midnight.

    Parameters
    ----------
    start_s, end_s
        ``0 <= start_s < end_s <= 86,400``.
    """

    start_s: Annotated[int, Field(ge=0, lt=SECONDS_A_DAY)]
    end_s: Annotated[int, Field(gt=0, le=SECONDS_A_DAY)]

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Window:
        if self.end_s <= self.start_s:
            raise ValueError("a window ends after it starts")
        return self
