"""Plans on paper: a rep's route book, and a pocket card for each store."""

from routeplan.formats.paper.book import route_book
from routeplan.formats.paper.cards import VISIT_ROWS, store_cards

__all__ = ["VISIT_ROWS", "route_book", "store_cards"]
