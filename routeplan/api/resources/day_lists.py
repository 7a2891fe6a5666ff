"""Day lists: what a rep does on dates, with all that is needed on the spot."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel

from routeplan.api.card_examples import SHORT
from routeplan.api.day_shapes import FIELD_DAY, FieldDayShown
from routeplan.api.desk import AtDesk
from routeplan.api.fields import OnDay
from routeplan.api.routes import Routes
from routeplan.archive.field_days import field_days
from routeplan.archive.short_card import ShortCard

DAY_LISTS = Routes("day lists")
MOST_DAYS = 31

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
    shown = tuple(map(FieldDayShown.of, found.days))
    return DayListsShown(days=shown, cards=dict(found.cards) if cards else {})
