"""Planned against done: every figure defined once, by group, down to the visits behind it."""

from routeplan.review.behind import Behind, Status
from routeplan.review.daily import Daily, DayLine, daily, shops_of
from routeplan.review.facts import CardState, Circumstances, Facts, gather
from routeplan.review.groups import DIMENSIONS, By
from routeplan.review.made import VisitTable
from routeplan.review.problems import Reason, StoreProblem, store_problems
from routeplan.review.review import FIGURES, Group, Review, Value
from routeplan.review.tally import Figure
from routeplan.review.versions import Version, days_around
from routeplan.review.weekly import MarketChange, Weekly, urgent_reports, weekly

__all__ = [
    "DIMENSIONS",
    "FIGURES",
    "Behind",
    "By",
    "CardState",
    "Circumstances",
    "Daily",
    "DayLine",
    "Facts",
    "Figure",
    "Group",
    "MarketChange",
    "Reason",
    "Review",
    "Status",
    "StoreProblem",
    "Value",
    "Version",
    "VisitTable",
    "Weekly",
    "daily",
    "days_around",
    "gather",
    "shops_of",
    "store_problems",
    "urgent_reports",
    "weekly",
]
