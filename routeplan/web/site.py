"""The site: the service with its pages."""

from __future__ import annotations

from fastapi import FastAPI

from routeplan.api.app import make_app
from routeplan.api.settings import Settings
from routeplan.archive import Archive
from routeplan.web import (
    account,
    board,
    cards,
    files,
    front,
    ground,
    phone,
    planning,
    team,
    welcome,
)  # fmt: skip
from routeplan.web.refused import answer_lost_pages

# Of two addresses that fit, the first is taken: /plans/new is no plan's.
PAGES = (
    files.FILES, front.FRONT, ground.GROUND, welcome.WELCOMES, account.ACCOUNTS, team.TEAM,
    cards.CARD_PAGES, planning.PLANNING, board.BOARD, phone.PHONE_PAGES,
)  # fmt: skip


def make_site(archive: Archive, settings: Settings | None = None) -> FastAPI:
    """The service over an archive, with pages; takes what ``make_app`` takes."""
    app = make_app(archive, settings)
    for pages in PAGES:
        app.router.routes.extend(pages.router.routes)
    answer_lost_pages(app)
    return app
