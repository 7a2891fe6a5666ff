"""The visits that a plan holds, one by one."""

from __future__ import annotations

from typing import NamedTuple

from routeplan.cycle import day_name
from routeplan.plan import Plan
from routeplan.problem import Problem


class Visit(NamedTuple):
    """One store on one cycle day, as the plan has it."""

    day: int
    rep: str
    label: str

    @property
    def where(self) -> str:
        """Route and day in words."""
        return f"{self.rep} {self.label}, {day_name(self.day)}"


Made = dict[str, list[Visit]]


def visits_made(problem: Problem, plan: Plan) -> Made:
    """
    For each store id of the problem its visits by day.

    A store that stands on a route twice has two visits on each of its days. Labels
    past the end of the cycle run on no day.
    """
    made: Made = {store.id: [] for store in problem.stores}
    for route in plan.routes:
        labels = plan.calendar[route.rep][: problem.cycle.days]
        days = [day for day, label in enumerate(labels) if label == route.label]
        for store in route.stores:
            made[store] += [Visit(day, route.rep, route.label) for day in days]
    return {store: sorted(visits) for store, visits in made.items()}
