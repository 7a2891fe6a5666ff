"""The search as the command line starts it and follows it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from routeplan.cli.options import Engine
from routeplan.cli.words import PROGRESS, spoken
from routeplan.errors import Language

if TYPE_CHECKING:
    from routeplan.plan import Plan
    from routeplan.problem import Problem
    from routeplan.solver import Progress, Result, Until

DEFAULT_SECONDS = 10.0
FEWEST_SECONDS_TO_JUDGE = 0.5


@dataclass(frozen=True)
class Search:
    """How to search; without any limit for ``DEFAULT_SECONDS``."""

    engine: Engine
    seed: int
    threads: int
    seconds: float | None
    iterations: int | None
    stalled: int | None

    def until(self) -> Until:
        """The first limit to be reached ends the search."""
        from routeplan.solver import AnyOf, Iterations, Seconds, Stalled

        limits: list[Until] = []
        if self.seconds is not None:
            limits.append(Seconds(self.seconds))
        if self.iterations is not None:
            limits.append(Iterations(self.iterations))
        if self.stalled is not None:
            limits.append(Stalled(self.stalled))
        if not limits:
            return Seconds(DEFAULT_SECONDS)
        return limits[0] if len(limits) == 1 else AnyOf(*limits)

    def run(
        self, problem: Problem, is_shown: bool, lang: Language, start: Plan | None = None
    ) -> Result:
        """Search, from a plan if there is one; on a terminal a line says how it goes."""
        from routeplan.solver import solve

        with progress_line(problem, is_shown and sys.stderr.isatty(), lang) as show:
            return solve(
                problem,
                until=self.until(),
                seed=self.seed,
                engine=self.engine,
                threads=self.threads,
                progress=show,
                start=start,
            )


@contextmanager
def progress_line(
    problem: Problem, is_shown: bool, lang: Language
) -> Iterator[Callable[[Progress], None] | None]:
    """What to call with the progress of a search; None: nothing is shown."""
    if not is_shown:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = BarColumn(), TextColumn("{task.description}")
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=1.0)
        routes = _routes(problem)

        def show(now: Progress) -> None:
            text = progress_words(now, routes, lang)
            bar.update(task, completed=now.fraction, description=text)

        yield show


def progress_words(now: Progress, routes: int, lang: Language) -> str:
    """Cost, routes, left out and the time left, in one line."""
    from routeplan.weights import COST_UNITS_A_MINUTE

    left = "-"
    if now.seconds >= FEWEST_SECONDS_TO_JUDGE and now.fraction > 0:
        minutes, seconds = divmod(round(now.seconds * (1 / now.fraction - 1)), 60)
        left = f"{minutes}:{seconds:02d}"
    return spoken(
        PROGRESS,
        lang,
        cost=f"{now.cost / COST_UNITS_A_MINUTE:,.0f}",
        routes=routes,
        left_out=now.left_out,
        left=left,
    )


def _routes(problem: Problem) -> int:
    from routeplan.cycle import ChosenCalendar

    if isinstance(problem.calendar, ChosenCalendar):
        return problem.calendar.routes * len(problem.reps)
    labels = [problem.labels_of(rep) for rep in range(len(problem.reps))]
    return sum(len(set(each) - {None}) for each in labels)
