"""What a plan's seconds are worth against each other."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

COST_UNITS_A_SECOND = 100
COST_UNITS_A_MINUTE = 60 * COST_UNITS_A_SECOND
LEFT_OUT_STEP = 20
MOST_STEPS = 4
MOST_MINUTES = 1_000.0

# Larger weights would not make other plans, only sums that the engine cannot hold.
Minutes = Annotated[float, Field(ge=0, le=MOST_MINUTES)]


class Weights(BaseModel, frozen=True, extra="forbid"):
    """
    Weights in equivalent driving minutes, so that a planner can say what is worth what.

    Each is 0 to 1,000. A cost is a whole number of units, of which a minute of driving has
    6,000.

    Parameters
    ----------
    driving_min
        A minute of driving; 1 unless driving itself is to count for less or more.
    waiting_min
        A minute of waiting for a store to open or for the break.
    overtime_min
        A minute past the end of the working hours.
    balance_min
        A day's work time in hours, squared: with 2, days of 7 and 9 hours cost 4
        driving minutes more than two of 8.
    left_out_min
        A visit left out of the least important class. Each class above it counts
        twenty times the one below, up to four steps.
    change_min
        A visit on a day (or by a rep) that the earlier plan does not have.
    """

    driving_min: Minutes = 1.0
    waiting_min: Minutes = 0.5
    overtime_min: Minutes = 3.0
    balance_min: Minutes = 2.0
    left_out_min: Minutes = 240.0
    change_min: Minutes = 5.0

    @property
    def driving_units(self) -> int:
        """Cost units of a second of driving."""
        return round(self.driving_min * COST_UNITS_A_SECOND)

    @property
    def waiting_units(self) -> int:
        """Cost units of a second of waiting."""
        return round(self.waiting_min * COST_UNITS_A_SECOND)

    @property
    def overtime_units(self) -> int:
        """Cost units of a second of overtime."""
        return round(self.overtime_min * COST_UNITS_A_SECOND)

    @property
    def balance_units(self) -> int:
        """Cost units of one hour of work time, squared."""
        return round(self.balance_min * COST_UNITS_A_MINUTE)

    @property
    def change_units(self) -> int:
        """Cost units of one changed visit."""
        return round(self.change_min * COST_UNITS_A_MINUTE)

    def left_out_units(self, rank_from_last: int) -> int:
        """
        Cost units of one visit left out.

        Parameters
        ----------
        rank_from_last
            0 for the least important class, 1 for the next above it, and so on.
        """
        step: int = LEFT_OUT_STEP ** min(rank_from_last, MOST_STEPS)
        return round(self.left_out_min * COST_UNITS_A_MINUTE) * step
