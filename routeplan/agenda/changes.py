"""What a lost day does to one visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from routeplan.workdays import DayStatus

Outcome = Literal["skipped", "moved", "doubled", "not_moved"]


@dataclass(frozen=True)
class Change:
    """
    One visit that cannot be made on the date that the calendar gives it.

    Parameters
    ----------
    rep, store
        Ids.
    lost
        The date that the calendar gives.
    why
        The holiday or leave that takes it.
    outcome
        ``skipped`` or ``doubled`` by the class's policy; ``moved``; or ``not_moved``,
        where no date keeps spacing, hours and openings.
    to
        The date of the visit that takes its place; None where it is left out.
    """

    rep: str
    store: str
    lost: date
    why: DayStatus
    outcome: Outcome
    to: date | None = None
