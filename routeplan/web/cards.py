"""Store cards: the list, what is due, and one card."""

from __future__ import annotations

from fastapi.responses import HTMLResponse

from routeplan.api.desk import AtDesk, Desk
from routeplan.api.fields import CardId
from routeplan.archive.access import acts_of
from routeplan.web.page import page
from routeplan.web.page_routes import page_routes
from routeplan.web.words.cards import CARD, CARDS

CARD_PAGES = page_routes("cards")


@CARD_PAGES.get("/cards", "read short card", response_class=HTMLResponse)
def cards(desk: AtDesk) -> HTMLResponse:
    """Show the cards within reach, and which of them wait for something."""
    return page(desk, "cards.html", CARDS, content={"rights": _rights(desk)})


@CARD_PAGES.get("/cards/{card}", "read short card", response_class=HTMLResponse)
def one_card(desk: AtDesk, card: CardId) -> HTMLResponse:
    """Show one card as far as one may see it."""
    content = {"card": card, "rights": _rights(desk)}
    return page(desk, "card.html", CARD, content=content, card=card)


def _rights(desk: Desk) -> dict[str, str]:
    return {act: str(how_far) for act, how_far in acts_of(desk.who.role)}
