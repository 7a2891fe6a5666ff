"""Two plans side by side."""

from __future__ import annotations

from dataclasses import dataclass

from routeplan.cost import Cost, cost
from routeplan.figures import Figures, figures, left_out_visits, plan_days
from routeplan.plan import Plan
from routeplan.problem import Problem

Visits = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Side:
    """
    One of the two plans.

    Parameters
    ----------
    weeks
        Length of its cycle, over which the figures are summed.
    figures
        Driving, in-store time, waiting, overtime, longest and shortest day.
    left_out
        Visits left out in a cycle.
    cost
        By the plan's own problem.
    estimated
        True: the travel times are estimates.
    travel
        Where they come from.
    """

    weeks: int
    figures: Figures
    left_out: int
    cost: Cost
    estimated: bool
    travel: str


@dataclass(frozen=True)
class Moved:
    """
    A store whose visits differ.

    Parameters
    ----------
    store, name
        Its id and name.
    before, after
        Its visits in either plan as (rep id, cycle day), by day.
    """

    store: str
    name: str
    before: Visits
    after: Visits

    @property
    def changed_day(self) -> bool:
        """True when the days differ."""
        return _days(self.before) != _days(self.after)

    @property
    def changed_rep(self) -> bool:
        """True when a rep visits it in one plan only."""
        return {rep for rep, _ in self.before} != {rep for rep, _ in self.after}


@dataclass(frozen=True)
class Comparison:
    """
    What sets two plans apart.

    Parameters
    ----------
    before, after
        The first plan and the second.
    same_weights
        True: the problems weigh alike, so that the costs may be compared.
    moved
        Stores of both problems whose visits differ, in the order of the second.
    added, removed
        Ids of stores that only the second, or only the first problem has.
    """

    before: Side
    after: Side
    same_weights: bool
    moved: tuple[Moved, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def changed_day(self) -> tuple[Moved, ...]:
        """Stores whose days differ."""
        return tuple(store for store in self.moved if store.changed_day)

    @property
    def changed_rep(self) -> tuple[Moved, ...]:
        """Stores whose reps differ."""
        return tuple(store for store in self.moved if store.changed_rep)


def compare(problem_a: Problem, plan_a: Plan, problem_b: Problem, plan_b: Plan) -> Comparison:
    """
    Two plans side by side, for one problem or for two.

    Raises
    ------
    InputError
        RP531 to RP533, when a plan does not fit its problem.
    """
    sides = _side(problem_a, plan_a), _side(problem_b, plan_b)
    return Comparison(
        before=sides[0],
        after=sides[1],
        same_weights=problem_a.weights == problem_b.weights,
        moved=_moved(problem_a, plan_a, problem_b, plan_b),
        added=_only(problem_b, problem_a),
        removed=_only(problem_a, problem_b),
    )


def _side(problem: Problem, plan: Plan) -> Side:
    return Side(
        weeks=problem.cycle.weeks,
        figures=figures(plan_days(problem, plan)),
        left_out=left_out_visits(plan),
        cost=cost(problem, plan),
        estimated=problem.is_estimated,
        travel=problem.travel_source,
    )


def _moved(problem_a: Problem, plan_a: Plan, problem_b: Problem, plan_b: Plan) -> tuple[Moved, ...]:
    before, after = plan_a.visit_days(), plan_b.visit_days()
    stores = [store for store in problem_b.stores if store.id in problem_a.store_numbers]
    pairs = [
        Moved(store.id, store.name, before.get(store.id, ()), after.get(store.id, ()))
        for store in stores
    ]
    return tuple(pair for pair in pairs if pair.before != pair.after)


def _only(these: Problem, those: Problem) -> tuple[str, ...]:
    return tuple(store.id for store in these.stores if store.id not in those.store_numbers)


def _days(visits: Visits) -> list[int]:
    return [day for _, day in visits]
