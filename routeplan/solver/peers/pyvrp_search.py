"""PyVRP's search from the routes of a draft, and what it finds laid back on it."""

from __future__ import annotations

import warnings

from pyvrp import PenaltyParams, SolveParams, solve
from pyvrp.exceptions import PenaltyBoundWarning

from routeplan.solver.peers.draft import Draft
from routeplan.solver.peers.pace import Pace
from routeplan.solver.peers.pyvrp_model import CycleModel
from routeplan.weights import COST_UNITS_A_SECOND

DEFAULTS = PenaltyParams()
# The defaults are meant for costs of about one a second.
PENALTIES = PenaltyParams(
    min_penalty=DEFAULTS.min_penalty * COST_UNITS_A_SECOND,
    max_penalty=DEFAULTS.max_penalty * COST_UNITS_A_SECOND,
)


def search(draft: Draft, pace: Pace, seed: int) -> None:
    """
    Let PyVRP search until the pace is over; the draft keeps the cheaper of old and new.

    Parameters
    ----------
    draft
        Holds the days of stores seen more than once, which stay, and routes to start from.
    """
    if pace.is_over:
        return
    model = CycleModel(draft)
    if not model.vehicles:
        return

    def is_over(best_cost: int) -> bool:
        pace.step(best_cost)
        pace.tell(draft)
        return pace.is_over

    with warnings.catch_warnings():
        # Days that are too full for all stores are no news.
        warnings.simplefilter("ignore", PenaltyBoundWarning)
        result = solve(
            model.data,
            is_over,
            seed=seed % 2**32,
            collect_stats=False,
            params=SolveParams(penalty=PENALTIES),
            initial_solution=model.start(),
        )
    if not result.best.is_feasible():
        return
    before, units = draft.state(), draft.cost_units
    model.lay(result.best)
    if draft.cost_units > units:
        draft.restore(before)
