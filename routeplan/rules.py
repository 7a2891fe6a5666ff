"""How often the stores of a class are visited, for how long and what for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field, PositiveInt, model_validator

from routeplan.cycle import DAYS_A_WEEK, Weekday
from routeplan.stores import Purposes, Visits

EVERY_WEEKDAY = (0, 1, 2, 3, 4, 5, 6)
MINUTE_S = 60


class VisitRule(BaseModel, frozen=True, extra="forbid"):
    """
    How often a store is visited, for how long, on which days, how far apart and what for.

    Parameters
    ----------
    visits, weeks
        So many visits in so many weeks; the days repeat every ``weeks`` weeks.
        ``"daily"``: every day that its rep works and that the store allows; ``weeks``
        is then 1.
    in_store_s
        Whole seconds inside the store on each visit, 1 or more.
    weekdays
        Allowed weekdays, ascending; Monday is 0.
    min_days_between, max_days_between
        Fewest and most days from one visit to the next, counted round the end of the
        cycle. None: half and one and a half times the even spacing ``7 weeks /
        visits``, the first rounded up, the second down. Daily visits have no
        spacing unless it is given.
    purposes
        What each visit is for; empty: nothing in particular.
    """

    visits: Visits
    weeks: PositiveInt = 1
    in_store_s: PositiveInt
    weekdays: Annotated[tuple[Weekday, ...], Field(min_length=1)] = EVERY_WEEKDAY
    min_days_between: PositiveInt | None = None
    max_days_between: PositiveInt | None = None
    purposes: Purposes = ()

    @model_validator(mode="after")
    def _makes_sense(self) -> VisitRule:
        if list(self.weekdays) != sorted(set(self.weekdays)):
            raise ValueError("weekdays are given once each, in ascending order")
        if self.visits == "daily" and self.weeks != 1:
            raise ValueError("daily visits repeat every week: weeks is 1")
        is_given = self.min_days_between is not None or self.max_days_between is not None
        if is_given and self.fewest_days > self.most_days:
            raise ValueError("min_days_between is above max_days_between")
        return self

    @property
    def fewest_days(self) -> int:
        """Fewest days between two visits, given or from the even spacing."""
        if self.min_days_between is not None:
            return self.min_days_between
        if self.visits == "daily":
            return 1
        return -(-DAYS_A_WEEK * self.weeks // (2 * self.visits))

    @property
    def most_days(self) -> int:
        """Most days between two visits, given or from the even spacing."""
        if self.max_days_between is not None:
            return self.max_days_between
        if self.visits == "daily":
            return DAYS_A_WEEK
        return 3 * DAYS_A_WEEK * self.weeks // (2 * self.visits)


class Thresholds(BaseModel, frozen=True, extra="forbid"):
    """
    Where one class ends and the next begins, in shares of a rep's sales.

    Parameters
    ----------
    names
        Classes, most important first.
    shares
        The cumulated share at which each class but the last ends, ascending, above 0
        and below 1.
    """

    names: Annotated[tuple[str, ...], Field(min_length=1)] = ("A", "B", "C")
    shares: tuple[Annotated[float, Field(gt=0, lt=1)], ...] = (0.4, 0.8)

    @model_validator(mode="after")
    def _match(self) -> Thresholds:
        if len(self.shares) != len(self.names) - 1:
            raise ValueError("there is one share fewer than there are names")
        if list(self.shares) != sorted(set(self.shares)):
            raise ValueError("the shares ascend")
        if len(set(self.names)) != len(self.names):
            raise ValueError("each name is given once")
        return self


class Rules(BaseModel, frozen=True, extra="forbid"):
    """
    One rule per class, most important class first.

    The order decides which visits are left out last when the hours do not suffice.
    """

    classes: Annotated[dict[str, VisitRule], Field(min_length=1)]
    thresholds: Thresholds = Thresholds()


Preset = Literal["standard", "three-two-one"]


def preset(name: Preset) -> Rules:
    """
    One of the two rule sets of the field handbook.

    ``standard`` sees A daily, B weekly and C every two weeks; ``three-two-one`` sees A
    three times a week, B twice a week and C once in two weeks. Both stay 30 minutes in
    an A store, 15 in a B store and 10 in a C store.
    """
    every_two_weeks = VisitRule(visits=1, weeks=2, in_store_s=10 * MINUTE_S)
    visits_a: Visits = "daily" if name == "standard" else 3
    visits_b = 1 if name == "standard" else 2
    return Rules(
        classes={
            "A": VisitRule(visits=visits_a, in_store_s=30 * MINUTE_S),
            "B": VisitRule(visits=visits_b, in_store_s=15 * MINUTE_S),
            "C": every_two_weeks,
        }
    )
