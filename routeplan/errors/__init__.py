"""Every error raised on purpose, as a tree, and every code, listed once."""

from routeplan.errors.code import Code, Language
from routeplan.errors.fault import Fault, Violation
from routeplan.errors.tables import CODES
from routeplan.errors.tree import (
    InputError,
    NoPlanExistsError,
    NoPlanFoundError,
    RouteplanError,
)

__all__ = [
    "CODES",
    "Code",
    "Fault",
    "InputError",
    "Language",
    "NoPlanExistsError",
    "NoPlanFoundError",
    "RouteplanError",
    "Violation",
]
