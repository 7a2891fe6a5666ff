"""Plans on paper: a rep's route book and day lists, and a pocket card for each store."""

from routeplan.formats.paper.book import route_book
from routeplan.formats.paper.cards import VISIT_ROWS, store_cards
from routeplan.formats.paper.sheets import day_sheets

__all__ = ["VISIT_ROWS", "day_sheets", "route_book", "store_cards"]
