"""Stores that need attention, out of the figures: which, why, since when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from routeplan.review.behind import Behind
from routeplan.review.daily import shops_of
from routeplan.review.facts import Facts
from routeplan.review.review import Review
from routeplan.review.states import known_since, last_visit
from routeplan.stores import Store

MISSED_OFTEN = 2
Reason = Literal["neglected", "at_risk", "missed_often", "over_visited", "cards_due"]
REASONS: tuple[Reason, ...] = get_args(Reason)
"""Each is the figure of its name, but ``missed_often``: ``missed`` twice or more."""


@dataclass(frozen=True)
class StoreProblem:
    """
    One reason why a store needs attention.

    Parameters
    ----------
    shop
        The store itself, where a plan has it.
    rep
        Who looks after it, or whose stop or visit it was.
    since
        Of a neglected store the day of its last visit, or that from which on it could have
        been visited; of one at risk that of its last order; of misses and of visits off-plan
        the first in the period; of a card that on which it falls due. None: not known.
    times
        Stops missed or visits off-plan; 1 for the others.
    visits
        Ids of the visits behind it.
    """

    store: str
    shop: Store | None
    rep: str
    reason: Reason
    since: date | None
    times: int
    visits: tuple[str, ...]


def store_problems(review: Review, reasons: Sequence[Reason] = REASONS) -> tuple[StoreProblem, ...]:
    """
    The problems of a period, by reason and store.

    Parameters
    ----------
    review
        Of the period, told apart by nothing.
    """
    shops = shops_of(review.facts)
    found: list[StoreProblem] = []
    for reason in reasons:
        rows = _rows(review, reason)
        for store in sorted(rows):
            mine = rows[store]
            since, visits = _since(review.facts, reason, mine)
            times = sum(row.counted for row in mine)
            found.append(
                StoreProblem(store, shops.get(store), mine[0].rep, reason, since, times, visits)
            )
    return tuple(found)


def _rows(review: Review, reason: Reason) -> Mapping[str, list[Behind]]:
    """The rows behind a reason, by store and in order of their days."""
    figure = "missed" if reason == "missed_often" else reason
    found: dict[str, list[Behind]] = {}
    for row in sorted(review.behind(figure), key=lambda row: row.on):
        if row.counted:
            found.setdefault(row.store, []).append(row)
    if reason != "missed_often":
        return found
    return {
        store: rows
        for store, rows in found.items()
        if sum(row.counted for row in rows) >= MISSED_OFTEN
    }


def _since(
    facts: Facts, reason: Reason, rows: Sequence[Behind]
) -> tuple[date | None, tuple[str, ...]]:
    """Since when it is so, and the visits that tell of it."""
    store = rows[0].store
    match reason:
        case "neglected" | "at_risk":
            visit = last_visit(facts, store, with_order=reason == "at_risk")
            if visit is None:
                return known_since(facts, store), ()
            return date.fromordinal(int(facts.visits.day[visit])), (facts.visits.ids[visit],)
        case "cards_due":
            return facts.circumstances.cards[store].due, ()
    return rows[0].on, tuple(dict.fromkeys(visit for row in rows for visit in row.visits))
