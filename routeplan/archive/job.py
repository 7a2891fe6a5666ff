"""What a planning job is: how to search, where it stands, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field, PositiveInt

from routeplan.errors import Fault
from routeplan.solver import AnyOf, Iterations, Seconds, Stalled, Until

JobState = Literal["waiting", "running", "done", "failed", "cancelled"]
EngineName = Literal["ruin", "nearest", "savings", "christofides", "ortools", "pyvrp"]
DEFAULT_SECONDS = 10.0
MOST = 2**53


class JobWish(BaseModel, frozen=True, extra="forbid"):
    """
    How a job searches.

    Parameters
    ----------
    engine, seed, threads
        See ``solve``.
    seconds, iterations, stalled
        The first limit to be reached ends the search; None: no such limit. Without any it
        ends after ten seconds.
    """

    engine: EngineName = "ruin"
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 1
    threads: Annotated[PositiveInt, Field(le=1_024)] = 1
    seconds: Annotated[float, Field(gt=0, le=86_400)] | None = None
    iterations: Annotated[PositiveInt, Field(le=MOST)] | None = None
    stalled: Annotated[PositiveInt, Field(le=MOST)] | None = None

    def until(self, most_seconds: float) -> Until:
        """
        When the search stops.

        Parameters
        ----------
        most_seconds
            It stops then whatever was asked for.
        """
        limits: list[Until] = []
        if self.iterations is not None:
            limits.append(Iterations(self.iterations))
        if self.stalled is not None:
            limits.append(Stalled(self.stalled))
        asked = self.seconds or (most_seconds if limits else DEFAULT_SECONDS)
        limits.append(Seconds(min(asked, most_seconds)))
        return limits[0] if len(limits) == 1 else AnyOf(*limits)


class CoursePoint(BaseModel, frozen=True, extra="forbid"):
    """
    Where a search stood at one moment; see ``solver.Progress``.

    Parameters
    ----------
    cost
        Cost units of the best plan so far.
    left_out
        Visits that it leaves out.
    fraction
        How far the search had come, from 0 to 1.
    """

    seconds: float
    iterations: int
    cost: int
    left_out: int
    fraction: float


class JobAnswer(BaseModel, frozen=True, extra="forbid"):
    """
    What a search came to; see ``solver.Result``.

    Parameters
    ----------
    cost
        Cost units by kind; ``total`` is their sum.
    left_out
        Visits left out.
    violations
        How many rules the plan breaks, by the checker.
    """

    cost: dict[str, int]
    bound: int
    seconds: float
    iterations: int
    left_out: int
    violations: int


@dataclass(frozen=True)
class Job:
    """
    A planning job.

    Parameters
    ----------
    id
        Ascending in the order of posting, in which jobs run.
    faults
        Why it failed.
    kept_as
        Id of the plan as which its answer was kept last.
    """

    id: int
    name: str
    state: JobState
    wish: JobWish
    made_at: datetime
    made_by: str
    started_at: datetime | None
    ended_at: datetime | None
    answer: JobAnswer | None
    faults: tuple[Fault, ...]
    kept_as: int | None
