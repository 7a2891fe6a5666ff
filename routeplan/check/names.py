"""PV02 and PV16: names that lead nowhere, or to two routes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from routeplan.errors import Violation
from routeplan.plan import Plan
from routeplan.problem import Problem


def name_violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Stores and reps that the problem lacks, labels without a day or a route or with two."""
    yield from _stores(problem, plan)
    yield from _reps(problem, plan)
    yield from _labels(plan)


def _stores(problem: Problem, plan: Plan) -> Iterator[Violation]:
    known = {store.id for store in problem.stores}
    for route in plan.routes:
        for store in dict.fromkeys(route.stores):
            if store not in known:
                yield Violation.of("PV02", f"{route.rep} {route.label}, store", name=store)
    for store in dict.fromkeys(entry.store for entry in plan.left_out):
        if store not in known:
            yield Violation.of("PV02", "left out, store", name=store)


def _reps(problem: Problem, plan: Plan) -> Iterator[Violation]:
    known = {rep.id for rep in problem.reps}
    for rep in plan.calendar:
        if rep not in known:
            yield Violation.of("PV02", "calendar, rep", name=rep)
    for route in plan.routes:
        if route.rep not in known:
            yield Violation.of("PV02", f"{route.rep} {route.label}, rep", name=route.rep)


def _labels(plan: Plan) -> Iterator[Violation]:
    routes = Counter((route.rep, route.label) for route in plan.routes)
    for (rep, label), count in routes.items():
        if label not in plan.calendar.get(rep, ()):
            yield Violation.of("PV02", f"{rep} calendar, label", name=label)
        if count > 1:
            yield Violation.of("PV16", f"{rep} {label}", routes=count)
    for rep, labels in plan.calendar.items():
        for known in dict.fromkeys(labels):
            if known is not None and (rep, known) not in routes:
                yield Violation.of("PV02", f"{rep} routes, label", name=known)
