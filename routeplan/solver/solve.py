"""One door for every engine: hours first, then the search, then the checker."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from routeplan import __version__
from routeplan.check import check
from routeplan.cost import Cost, cost
from routeplan.errors import Fault, InputError, Violation
from routeplan.plan import Origin, Plan
from routeplan.problem import Problem
from routeplan.solver.arrays import Arrays
from routeplan.solver.bound import lower_bound
from routeplan.solver.chosen import search_chosen
from routeplan.solver.hours import HoursNeeded, hours_needed
from routeplan.solver.modes import with_one_matrix
from routeplan.solver.peers.nearest import nearest
from routeplan.solver.peers.savings import savings
from routeplan.solver.reasons import with_reasons
from routeplan.solver.ruin import Found, Watch, ruin
from routeplan.solver.traffic import in_worst_traffic
from routeplan.solver.until import Until
from routeplan.weights import COST_UNITS_A_MINUTE

WITHOUT_LOCKS = ("pyvrp",)
# Engines whose driving may depend on the hour; the others plan at the worst hour's pace.
KNOW_THE_HOUR = ("ruin",)


@dataclass(frozen=True)
class Result:
    """
    A plan and what is known about it.

    Parameters
    ----------
    plan
        The best plan found.
    cost
        What it costs by kind, in units.
    bound
        Units below which no plan can be.
    seconds, iterations
        What the search took.
    violations
        Rules that the plan breaks, by the checker; empty: none.
    hours
        Hours needed against hours there, for each rep and the team.
    """

    plan: Plan
    cost: Cost
    bound: int
    seconds: float
    iterations: int
    violations: tuple[Violation, ...]
    hours: tuple[HoursNeeded, ...]

    @property
    def gap(self) -> float:
        """How far the cost may be above the best possible: ``(cost - bound) / bound``."""
        above = self.cost.total - self.bound
        return above / self.bound if self.bound else float("inf" if above else 0)

    @property
    def is_best_possible(self) -> bool:
        """True when cost and bound meet."""
        return self.cost.total == self.bound

    def summary(self) -> str:
        """Cost, bound, gap and search in one line; minutes of driving are the unit."""
        units = COST_UNITS_A_MINUTE
        left_out = sum(entry.visits for entry in self.plan.left_out)
        broken = len(self.violations)
        return (
            f"cost {self.cost.total / units:,.0f} min, bound {self.bound / units:,.0f} min, "
            f"gap {self.gap:.1%}, driving {self.cost.driving / units:,.0f} min, "
            f"{left_out} {'visit' if left_out == 1 else 'visits'} left out, "
            f"{broken} {'rule' if broken == 1 else 'rules'} broken, "
            f"{self.iterations:,} iterations in {self.seconds:.1f} s"
        )


def solve(
    problem: Problem,
    *,
    until: Until,
    seed: int,
    engine: str = "ruin",
    threads: int = 1,
    progress: Watch | None = None,
    start: Plan | None = None,
) -> Result:
    """
    Plan a problem.

    Parameters
    ----------
    until
        When to stop: ``Seconds``, ``Iterations``, ``Stalled`` or ``AnyOf`` of them. With
        ``Iterations`` the same seed gives the same plan on every run.
    seed
        0 or more.
    engine
        ``ruin``: the native search. ``nearest``: areas by angle, nearest store next.
        ``savings``: Clarke and Wright. ``christofides``: tours by networkx, 2-opt, or-opt.
        ``ortools``: CP-SAT for days, the routing library for orders. ``pyvrp``: an extra.
        In traffic all but ``ruin`` plan as if every hour were the worst of the hours of
        work, so that their days are not too long; they may leave out what would fit.
    threads
        Searches side by side that trade plans, 1 or more.
    progress
        Called several times a second with a ``Progress``. Ctrl-C during the search ends
        it with the best plan so far.
    start
        A plan to start from, such as one that was changed by hand: where it fits the
        problem ``ruin`` ends with no worse one. Other engines start anew.

    Raises
    ------
    InputError
        RP411 for an unknown engine, RP412 where no calendar of so few routes is found,
        RP413 where the engine's extra is not installed, RP465 where an engine cannot keep
        locks.
    """
    if engine not in ENGINES:
        raise InputError([Fault.of("RP411", "engine", engine=engine, known=", ".join(ENGINES))])
    if problem.locks and (engine in WITHOUT_LOCKS or _mixes_modes(problem)):
        raise InputError([Fault.of("RP465", "engine", engine=engine)])
    if seed < 0 or threads < 1:
        raise ValueError("the seed is 0 or more, and there is at least one thread")
    started = time.perf_counter()
    run = partial(ENGINES[engine], seed=seed, threads=threads)
    if engine == "ruin":
        run = partial(run, start=start)
    task = with_one_matrix(problem if engine in KNOW_THE_HOUR else in_worst_traffic(problem))
    if task.is_chosen:
        found = search_chosen(task, until, seed=seed, run=run, start=start, watch=progress)
    else:
        found = run(task, until, watch=progress)
    plan = with_reasons(problem, found.plan)
    origin = _origin(problem, engine, seed, threads, until)
    plan = plan.model_copy(update={"origin": origin})
    return Result(
        plan=plan,
        cost=cost(problem, plan),
        bound=lower_bound(problem),
        seconds=time.perf_counter() - started,
        iterations=found.iterations,
        violations=tuple(check(problem, plan)),
        hours=hours_needed(problem),
    )


def _mixes_modes(problem: Problem) -> bool:
    """True where reps of several modes may visit a store, of which it is given one."""
    return problem.is_mixed and not problem.same_rep


def _ruin(
    problem: Problem,
    until: Until,
    *,
    seed: int,
    threads: int,
    watch: Watch | None,
    start: Plan | None = None,
) -> Found:
    return ruin(problem, until=until, seed=seed, threads=threads, watch=watch, start=start)


def _nearest(
    problem: Problem,
    until: Until,  # noqa: ARG001 - the pencil stops when every store has its place
    *,
    seed: int,  # noqa: ARG001
    threads: int,  # noqa: ARG001
    watch: Watch | None,  # noqa: ARG001
) -> Found:
    arrays = Arrays(problem)
    drawn = nearest(arrays)
    plan = arrays.plan_of(drawn.routes, drawn.choices)
    return Found(plan, cost(problem, plan).total, iterations=0)


def _savings(
    problem: Problem,
    until: Until,
    *,
    seed: int,  # noqa: ARG001 - nothing is random
    threads: int,  # noqa: ARG001
    watch: Watch | None,
) -> Found:
    return savings(problem, until=until, watch=watch)


def _christofides(
    problem: Problem,
    until: Until,
    *,
    seed: int,  # noqa: ARG001 - nothing is random
    threads: int,  # noqa: ARG001
    watch: Watch | None,
) -> Found:
    # networkx takes its time to load, and only this engine needs it.
    from routeplan.solver.peers.christofides import christofides

    return christofides(problem, until=until, watch=watch)


def _ortools(
    problem: Problem, until: Until, *, seed: int, threads: int, watch: Watch | None
) -> Found:
    from routeplan.solver.peers.ortools_engine import ortools

    return ortools(problem, until=until, seed=seed, threads=threads, watch=watch)


def _pyvrp(
    problem: Problem, until: Until, *, seed: int, threads: int, watch: Watch | None
) -> Found:
    from routeplan.solver.peers.pyvrp_engine import pyvrp

    return pyvrp(problem, until=until, seed=seed, threads=threads, watch=watch)


ENGINES: dict[str, Callable[..., Found]] = {
    "ruin": _ruin,
    "nearest": _nearest,
    "savings": _savings,
    "christofides": _christofides,
    "ortools": _ortools,
    "pyvrp": _pyvrp,
}


def _origin(problem: Problem, engine: str, seed: int, threads: int, until: Until) -> Origin:
    return Origin(
        routeplan=__version__,
        engine=engine,
        seed=seed,
        threads=threads,
        until=repr(until),
        scenario=problem.source.scenario,
        settings=dict(problem.source.settings),
        travel=problem.travel_source,
        inputs=dict(problem.source.inputs),
    )
