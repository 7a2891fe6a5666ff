"""The facts that a review is made of, for who may read them."""

from __future__ import annotations

from datetime import date

from routeplan.api.desk import Desk
from routeplan.archive.reviewing import ReviewInputs, review_inputs


def inputs_for(desk: Desk, rep: str | None, team: str | None) -> ReviewInputs:
    """
    What is recorded about a rep, a team, or all within reach.

    Raises
    ------
    InputError
        RP635 or RP636, when there is no such rep or team within reach.
    """
    return review_inputs(desk.archive, desk.who, team, rep)


def last_day_over(desk: Desk, wanted: date | None, last: date) -> date:
    """The day up to which is looked: as asked for, else the last of a period that is over."""
    yesterday = date.fromordinal(desk.archive.today().toordinal() - 1)
    return wanted or min(last, yesterday)
