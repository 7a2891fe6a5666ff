"""Places of addresses: services by name, an index of house numbers, a cache, doubts."""

from routeplan.geocode.answer import Answer, Precision
from routeplan.geocode.cache import AnswerCache
from routeplan.geocode.doubts import Doubt, doubts
from routeplan.geocode.services import SERVICES, Geocode, service

__all__ = [
    "SERVICES",
    "Answer",
    "AnswerCache",
    "Doubt",
    "Geocode",
    "Precision",
    "doubts",
    "service",
]
