"""A user's own dates, and what becomes of the visits of a lost day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import BaseModel, model_validator

LostDayPolicy = Literal["skip", "move", "double"]


class DateException(BaseModel, frozen=True, extra="forbid"):
    """
    Dates on which work differs from what weekday and public holidays say.

    Parameters
    ----------
    first, last
        The dates, both included.
    works
        True: a workday in spite of a holiday or a free weekday; False: a day off.
    rep
        Id of the rep; None: all reps. A rep's own exception wins.
    note
        Why, for messages.
    """

    first: date
    last: date
    works: bool = False
    rep: str | None = None
    note: str = ""

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> DateException:
        if self.last < self.first:
            raise ValueError("an exception ends on or after the date on which it starts")
        return self


class Workdays(BaseModel, frozen=True, extra="forbid"):
    """
    What a plan's dates heed besides its calendar.

    Parameters
    ----------
    policies
        For each class, what becomes of a visit whose day is lost: ``skip`` leaves it out,
        ``move`` puts it on the nearest date that keeps spacing, ``double`` makes the
        store's nearest visit last twice as long.
    policy
        The policy of classes that are not named.
    exceptions
        The user's own dates; of two for one rep and date the later in the list wins.
    """

    policies: Mapping[str, LostDayPolicy] = {}
    policy: LostDayPolicy = "move"
    exceptions: tuple[DateException, ...] = ()

    def policy_of(self, store_class: str | None) -> LostDayPolicy:
        """What becomes of a lost visit of a class."""
        return self.policies.get(store_class or "", self.policy)

    def exception_of(self, rep: str, on: date) -> DateException | None:
        """The exception that holds for a rep on a date, if any."""
        found = None
        for each in self.exceptions:
            holds = each.first <= on <= each.last and each.rep in (None, rep)
            if holds and (found is None or found.rep is None or each.rep is not None):
                found = each
        return found
