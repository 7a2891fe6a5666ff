"""Stores that need attention: neglected, at risk, missed, over-visited, cards due."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel

from routeplan.api.desk import AtDesk
from routeplan.api.fields import OnDay
from routeplan.api.paging import After, Limit, Page, page_of
from routeplan.api.review_inputs import inputs_for, last_day_over
from routeplan.api.routes import Routes
from routeplan.review import Reason, Review, StoreProblem, store_problems
from routeplan.review.problems import REASONS

PROBLEMS = Routes("review")
PERIOD = timedelta(days=28)

_PROBLEM = {
    "store": "S7", "name": "Corner Shop", "store_class": "B", "rep": "R1", "reason": "neglected",
    "since": "2026-10-24", "times": 1, "visits": ["0b9f2c1e"],
}  # fmt: skip


class ProblemShown(BaseModel, frozen=True):
    """
    One reason why a store needs attention.

    Parameters
    ----------
    reason
        What `/figures` defines under this key; `missed_often`: `missed` twice or more.
    since
        The last visit of a neglected store, or the day from which on it could have been
        visited; the last order of one at risk; the first miss or visit off-plan of the period;
        the day on which a card falls due.
    times
        Stops missed or visits off-plan; 1 for the others.
    """

    store: str
    name: str
    store_class: str
    rep: str
    reason: Reason
    since: date | None
    times: int
    visits: tuple[str, ...]

    @classmethod
    def of(cls, found: StoreProblem) -> ProblemShown:
        """From the review's own."""
        shop = found.shop
        return cls(
            store=found.store, name="" if shop is None else shop.name,
            store_class="" if shop is None else shop.store_class or "", rep=found.rep,
            reason=found.reason, since=found.since, times=found.times, visits=found.visits,
        )  # fmt: skip


@PROBLEMS.get("/problems", "read visit", shows={"items": [_PROBLEM], "next": None})
def list_problem_stores(
    desk: AtDesk,
    last: OnDay | None = None,
    first: OnDay | None = None,
    rep: Annotated[str | None, Query(max_length=200)] = None,
    team: Annotated[str | None, Query(max_length=200)] = None,
    reason: Annotated[list[Reason], Query(max_length=5)] = [],  # noqa: B006 - FastAPI copies it
    after: After = "",
    limit: Limit = 100,
) -> Page[ProblemShown]:
    """
    List the stores that need attention, by reason, those of long standing first.

    Without days it looks at the four weeks up to yesterday.
    """
    until = last or last_day_over(desk, None, desk.archive.today())
    facts = inputs_for(desk, rep, team).facts(last_day_over(desk, None, until))
    review = Review(facts, first or until - PERIOD + timedelta(days=1), until)
    reasons = [each for each in REASONS if each in reason or not reason]
    found = sorted(
        store_problems(review, reasons),
        key=lambda each: (REASONS.index(each.reason), each.since or date.max, each.store),
    )
    items = [ProblemShown.of(each) for each in found]
    return page_of(items, lambda each: f"{each.reason} {each.store}", after, limit)
