"""What is due: drafts that wait for approval, cards that wait for their quarterly review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from routeplan.archive.access import User, within_reach
from routeplan.archive.card import Card
from routeplan.archive.card_rows import cards_where
from routeplan.archive.database import Archive
from routeplan.archive.glance import Glance
from routeplan.archive.schema import CARDS

APPROVAL_DAYS = 7
MONTHS_A_QUARTER = 3


@dataclass(frozen=True)
class Due:
    """
    Something that a card waits for.

    Parameters
    ----------
    what
        ``approval`` or ``review``.
    by
        The last day on which it is in time.
    days_over
        Days since then; 0: still in time.
    """

    card: Card
    what: Literal["approval", "review"]
    by: date
    days_over: int


def due_cards(archive: Archive, who: User, on: date | None = None) -> tuple[Due, ...]:
    """
    What is due among the cards that a user may see, most urgent first.

    A draft is due from the start, by the seventh day after the first contact. An approved
    card is due in every quarter of the calendar after that of its last review, or else of
    its approval: from the quarter's first day, by its last. Closed stores are never due.

    Parameters
    ----------
    on
        None: today.
    """
    day = on or archive.today()
    with archive.reading() as db:
        mine = within_reach(who, "read short card", CARDS.c.rep)
        cards = cards_where(db, mine, CARDS.c.state != "closed")
    found = [each for each in (_due(card, day) for card in cards) if each is not None]
    return tuple(sorted(found, key=lambda each: (each.by, each.card.id)))


def quarter_end(day: date) -> date:
    """The last day of a date's quarter."""
    month = -(-day.month // MONTHS_A_QUARTER) * MONTHS_A_QUARTER
    first_after = date(day.year + month // 12, month % 12 + 1, 1)
    return first_after - timedelta(days=1)


def due_by(card: Card | Glance) -> date:
    """The last day on which a card's approval or next review is in time."""
    standing = card.standing
    if standing.state == "draft":
        return standing.first_contact + timedelta(days=APPROVAL_DAYS)
    return quarter_end(_first_due(card))


def _first_due(card: Card | Glance) -> date:
    standing = card.standing
    last = standing.reviewed_on or standing.approved_on or standing.first_contact
    return quarter_end(last) + timedelta(days=1)


def _due(card: Card, day: date) -> Due | None:
    by = due_by(card)
    if card.standing.state == "draft":
        return Due(card, "approval", by, max(0, (day - by).days))
    if day < _first_due(card):
        return None
    return Due(card, "review", by, max(0, (day - by).days))
