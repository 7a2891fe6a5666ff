"""Planned against done: every figure defined once, by group, down to the visits behind it."""

from routeplan.review.behind import Behind, Status
from routeplan.review.facts import CardState, Circumstances, Facts, gather
from routeplan.review.groups import DIMENSIONS, By
from routeplan.review.made import VisitTable
from routeplan.review.review import FIGURES, Group, Review, Value
from routeplan.review.tally import Figure
from routeplan.review.versions import Version

__all__ = [
    "DIMENSIONS",
    "FIGURES",
    "Behind",
    "By",
    "CardState",
    "Circumstances",
    "Facts",
    "Figure",
    "Group",
    "Review",
    "Status",
    "Value",
    "Version",
    "VisitTable",
    "gather",
]
