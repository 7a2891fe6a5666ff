"""PV15: entries of what was left out that cannot be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from routeplan.check.asked import required_counts
from routeplan.check.made import Made
from routeplan.errors import CODES, Violation
from routeplan.plan import Plan
from routeplan.problem import Problem

REASONS = "RP45"


def left_out_violations(problem: Problem, plan: Plan, made: Made) -> Iterator[Violation]:
    """Reasons that do not exist, stores named twice, more visits than there are."""
    for entry in plan.left_out:
        if entry.reason not in CODES or not entry.reason.startswith(REASONS):
            where = f"left out {entry.store}, reason"
            yield _impossible(where, entry.reason, f"{REASONS}x")
    entries = Counter(entry.store for entry in plan.left_out)
    for store, count in entries.items():
        if count > 1:
            yield _impossible(f"left out {store}, number of entries", count, 1)
    for store, (visits, most) in _left_out_and_most(problem, plan, made).items():
        if entries[store] == 1 and visits > most:
            yield _impossible(f"left out {store}, number of visits", visits, f"1-{most}")


def visits_left_out(problem: Problem, plan: Plan, made: Made) -> dict[str, int]:
    """How many visits of each store are left out; stores whose entry cannot be are missing."""
    entries = Counter(entry.store for entry in plan.left_out)
    return {
        store: visits
        for store, (visits, most) in _left_out_and_most(problem, plan, made).items()
        if entries[store] <= 1 and visits <= most
    }


def _left_out_and_most(problem: Problem, plan: Plan, made: Made) -> dict[str, tuple[int, int]]:
    visits = {entry.store: entry.visits for entry in plan.left_out}
    return {
        store.id: (
            visits.get(store.id, 0),
            max(required_counts(problem, store, made[store.id])),
        )
        for store in problem.stores
    }


def _impossible(where: str, found: str | int, wanted: str | int) -> Violation:
    return Violation.of("PV15", where, found=found, wanted=wanted)
