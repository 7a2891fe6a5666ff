"""``solve()``, when to stop, and the engines behind it."""

from routeplan.solver.hours import HoursNeeded, hours_faults, hours_needed
from routeplan.solver.ruin import Progress
from routeplan.solver.solve import ENGINES, Result, solve
from routeplan.solver.until import AnyOf, Iterations, Seconds, Stalled, Until

__all__ = [
    "ENGINES",
    "AnyOf",
    "HoursNeeded",
    "Iterations",
    "Progress",
    "Result",
    "Seconds",
    "Stalled",
    "Until",
    "hours_faults",
    "hours_needed",
    "solve",
]
