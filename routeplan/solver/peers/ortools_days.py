"""
The days of stores by CP-SAT: patterns for a few neighbouring stores at a time.

All other stores stay where they are. A day's driving is the detour from its present
routes to each of the few, or from one of them to the next; balance, overtime and changes
are in the units of ``cost``, and seconds, stops and load that a day does not have are
charged as visits left out.

What it cannot express: a route. One model with a circuit for each day proves the best plan
of ten stores and finds none of a hundred within a minute; two edges for each store
instead of circuits do no better. A model of all stores at once, with the distance to the middle
of a day for its driving, was measured as well: CP-SAT does not improve on the medians
that the search starts from. Opening hours and the break count only by the days and hours
that they leave.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from routeplan.solver.peers.assignment import Assignment, least_detours_s
from routeplan.solver.peers.draft import Draft
from routeplan.solver.peers.ortools_days_model import DaysModel, Effort, Literals

MOST_CHOICES = 12
NEIGHBOURS = 2


def region(assignment: Assignment, stores: Sequence[int], effort: Effort) -> list[int] | None:
    """A choice for each of a few stores, all others staying; None: none was found in time."""
    draft, few = assignment.draft, set(stores)
    columns = range(len(assignment.members))
    detours = np.stack([least_detours_s(draft, column, stores, few) for column in columns], 1)
    model = DaysModel(draft)
    chosen: dict[int, dict[int, Literals]] = {}
    for number, store in enumerate(stores):
        near = _nearest(draft, store, stores[:number])
        chosen[store] = model.add_store(store, detours[number], MOST_CHOICES)
        for column, literals in chosen[store].items():
            others = [
                (drive_s, chosen[other][column])
                for drive_s, other in near
                if column in chosen[other]
            ]
            legs = model.legs(literals, int(detours[number, column]), others)
            model.add_visit(store, column, literals, legs)
    _hold(model, few)
    return model.solved(effort)


def _nearest(draft: Draft, store: int, others: Sequence[int]) -> list[tuple[int, int]]:
    """Those of some stores that are nearest to one, after the seconds there and back."""
    seconds = draft.clocks[0].times.travel_s
    drives = ((seconds[store][other] + seconds[other][store], other) for other in others)
    return sorted(drives)[:NEIGHBOURS]


def _hold(model: DaysModel, without: set[int]) -> None:
    """Count the routes of all columns without some stores."""
    for column, slots in enumerate(model.draft.arrays.columns):
        work_s, held = 0, []
        for slot in slots:
            clock = model.draft.clocks[slot]
            route = [store for store in model.draft.routes[slot] if store not in without]
            work_s += clock.drive_s(route) + sum(clock.times.stays_s[store] for store in route)
            held += route
        model.hold(column, work_s, held)
