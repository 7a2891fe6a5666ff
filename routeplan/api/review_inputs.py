"""The facts that a review is made of, for who may read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from routeplan.api.desk import Desk
from routeplan.archive.reviewing import ReviewInputs, review_inputs
from routeplan.errors import Fault, InputError


def inputs_for(desk: Desk, rep: str | None, team: str | None) -> ReviewInputs:
    """
    What is recorded about a rep, a team, or all within reach.

    Raises
    ------
    InputError
        RP635 or RP636, when there is no such rep or team within reach.
    """
    found = review_inputs(desk.archive, desk.who, team)
    if team is not None and not found.reps:
        known = ", ".join(sorted(set(found.circumstances.teams.values()))) or "-"
        raise InputError([Fault.of("RP636", f"team {team}", known=known)])
    if rep is None:
        return found
    if rep not in found.reps:
        known = ", ".join(found.reps) or "-"
        raise InputError([Fault.of("RP635", f"rep {rep}", known=known)])
    return replace(found, reps=(rep,))


def last_day_over(desk: Desk, wanted: date | None, last: date) -> date:
    """The day up to which is looked: as asked for, else the last of a period that is over."""
    yesterday = date.fromordinal(desk.archive.today().toordinal() - 1)
    return wanted or min(last, yesterday)
