"""Every error raised on purpose, as a tree, and every code, listed once."""

from routeplan.errors.code import Code, Language
from routeplan.errors.counted import filled, outlined
from routeplan.errors.fault import Fault, Violation
from routeplan.errors.tables import CODES
from routeplan.errors.tree import (
    ConflictError,
    InputError,
    NoPlanExistsError,
    NoPlanFoundError,
    NotAllowedError,
    NotThereError,
    RouteplanError,
)

__all__ = [
    "CODES",
    "Code",
    "ConflictError",
    "Fault",
    "InputError",
    "Language",
    "NoPlanExistsError",
    "NoPlanFoundError",
    "NotAllowedError",
    "NotThereError",
    "RouteplanError",
    "Violation",
    "filled",
    "outlined",
]
