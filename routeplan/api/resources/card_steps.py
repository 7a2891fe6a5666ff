"""The steps of cards: approved, reviewed, closed, opened again; and what is due."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import Response
from pydantic import BaseModel, Field

from routeplan.api.card_examples import CARD, DUE
from routeplan.api.desk import AtDesk
from routeplan.api.etags import set_tag
from routeplan.api.fields import Asked, CardId, Day, OnDay, Text, Why
from routeplan.api.paging import After, Limit, Page, page_of
from routeplan.api.routes import Routes
from routeplan.archive import due, steps
from routeplan.archive.card import Card, State
from routeplan.archive.due import Due

CARD_STEPS = Routes("cards")

Ids = Annotated[
    tuple[Annotated[str, Field(max_length=200)], ...],
    Field(min_length=1, max_length=1_000, examples=[["S7", "S8"]]),
]


class Cards(Asked, frozen=True):
    """Cards by id or number, and a remark."""

    cards: Ids
    remark: Text = Field("", description="Empty: a usual one.")


class Closing(Asked, frozen=True):
    """Why a store is closed, and since when; null: today."""

    reason: Why = Field(examples=["has moved away"])
    on: Day | None = None


class Reopening(Asked, frozen=True):
    """Why a closed store is taken up again."""

    why: Why = Field(examples=["a new owner has opened it"])


class DueCard(BaseModel, frozen=True):
    """
    A card that waits for something.

    Parameters
    ----------
    by
        The last day on which it is in time.
    days_over
        Days since then; 0: still in time.
    """

    id: str
    number: str
    state: State
    area: str
    store_class: str
    rep: str | None
    name: str
    version: int
    what: Literal["approval", "review"]
    by: date
    days_over: int

    @classmethod
    def of(cls, found: Due) -> DueCard:
        """From the archive's own."""
        card, standing = found.card, found.card.standing
        return cls(
            id=card.id, number=standing.number, state=standing.state, area=standing.area,
            store_class=card.store_class, rep=card.store.rep, name=card.store.name,
            version=standing.version, what=found.what, by=found.by, days_over=found.days_over,
        )  # fmt: skip


@CARD_STEPS.get("/due", "read short card", shows={"items": [DUE], "next": None})
def list_due_cards(
    desk: AtDesk, on: OnDay | None = None, after: After = "", limit: Limit = 100
) -> Page[DueCard]:
    """
    List drafts that wait for approval and cards that wait for their quarterly review.

    The most urgent come first.
    """
    found = [DueCard.of(each) for each in due.due_cards(desk.archive, desk.who, on)]
    return page_of(found, lambda each: each.id, after, limit)


@CARD_STEPS.post("/cards/approvals", "approve card", shows=[CARD], also=(404, 409))
def approve_drafts(desk: AtDesk, asked: Cards) -> tuple[Card, ...]:
    """Approve drafts: all of them or, where one cannot be, none."""
    return steps.approve_cards(desk.archive, desk.who, asked.cards, asked.remark or "approved")


@CARD_STEPS.post("/cards/reviews", "write card", shows=[CARD], also=(404, 409))
def review_some_cards(desk: AtDesk, asked: Cards) -> tuple[Card, ...]:
    """Say that cards have been gone through and are right; all of them or none."""
    remark = asked.remark or "quarterly review"
    return steps.review_cards(desk.archive, desk.who, asked.cards, remark)


@CARD_STEPS.post("/cards/{card}/close", "close card", shows=CARD, also=(409,))
def close_a_card(desk: AtDesk, card: CardId, asked: Closing, response: Response) -> Card:
    """Mark a store as closed; its card and all that happened stay."""
    after = steps.close_card(desk.archive, desk.who, card, asked.reason, asked.on)
    set_tag(response, after.standing.version)
    return after


@CARD_STEPS.post("/cards/{card}/reopen", "close card", shows=CARD, also=(409,))
def reopen_a_card(desk: AtDesk, card: CardId, asked: Reopening, response: Response) -> Card:
    """Take up a closed store again, as a draft."""
    after = steps.reopen_card(desk.archive, desk.who, card, asked.why)
    set_tag(response, after.standing.version)
    return after
