"""``solve()``, when to stop, and the engines behind it."""

from routeplan.solver.hours import (
    ClassHours,
    HoursNeeded,
    class_hours,
    hours_faults,
    hours_needed,
)
from routeplan.solver.ruin import Progress
from routeplan.solver.solve import ENGINES, Result, solve
from routeplan.solver.until import AnyOf, Iterations, Seconds, Stalled, Until

__all__ = [
    "ENGINES",
    "AnyOf",
    "ClassHours",
    "HoursNeeded",
    "Iterations",
    "Progress",
    "Result",
    "Seconds",
    "Stalled",
    "Until",
    "class_hours",
    "hours_faults",
    "hours_needed",
    "solve",
]
