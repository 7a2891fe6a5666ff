"""Planning jobs as requests ask for them and answers show them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import numpy as np
from pydantic import BaseModel, Field, JsonValue

from routeplan.api.card_examples import STORE
from routeplan.api.changed_plans import ChangedPlan
from routeplan.api.faults import FaultShown, shown
from routeplan.api.fields import Asked, Name
from routeplan.archive.job import CoursePoint, Job, JobAnswer, JobState, JobWish
from routeplan.archive.plan_content import PlannedDay
from routeplan.errors import Fault, InputError, Language
from routeplan.formats.lock_wish import LockWish
from routeplan.plan import Plan
from routeplan.reps import Rep
from routeplan.stores import Store
from routeplan.travel import Travel

HOURS = [{"start_s": 32400, "end_s": 64800}] * 6 + [None]
WISH = {
    "engine": "ruin", "seed": 1, "threads": 1, "seconds": 60.0, "iterations": None,
    "stalled": None,
}  # fmt: skip
POINT = {"seconds": 1.2, "iterations": 5200, "cost": 4123000, "left_out": 0, "fraction": 0.02}
ANSWER: dict[str, Any] = {
    "cost": {"driving": 4100000, "total": 4123000}, "bound": 3900000, "seconds": 60.1,
    "iterations": 250000, "left_out": 0, "violations": 0,
}  # fmt: skip
JOB: dict[str, Any] = {
    "id": 5, "name": "north", "state": "running", "wish": WISH,
    "made_at": "2026-11-24T01:00:00Z", "made_by": "pat", "started_at": "2026-11-24T01:00:01Z",
    "ended_at": None, "progress": POINT, "answer": None, "faults": [], "kept_as": None,
}  # fmt: skip
LARGEST = 2**31 - 1

Row = Annotated[
    tuple[Annotated[int, Field(ge=0, le=LARGEST)], ...], Field(min_length=1, max_length=5_200)
]
Matrix = Annotated[tuple[Row, ...], Field(min_length=1, max_length=5_200)]


class TravelAsked(Asked, frozen=True):
    """
    Seconds and metres from every place (row) to every place (column).

    Places are the stores in their order, then start and end of each rep.
    """

    seconds: Matrix
    metres: Matrix
    source: Name = Field("given with the problem", description="Where they come from.")

    def travel(self) -> Travel:
        """
        As the planner has it.

        Raises
        ------
        InputError
            RP886, when the two are not square and of one size.
        """
        places = len(self.seconds)
        for key, matrix in (("seconds", self.seconds), ("metres", self.metres)):
            if len(matrix) != places or any(len(row) != places for row in matrix):
                where = f"body problem.travel.{key}"
                raise InputError([Fault.of("RP886", where, rows=len(matrix), places=places)])
        seconds, metres = (np.array(each, dtype=np.int32) for each in (self.seconds, self.metres))
        return Travel(seconds, metres, source=self.source, estimated=False)


class ProblemAsked(Asked, frozen=True):
    """
    Stores and reps that need not be in the archive.

    Parameters
    ----------
    travel
        Null: as the settings say, else straight lines.
    """

    stores: Annotated[tuple[Store, ...], Field(min_length=1, max_length=5_000, examples=[[STORE]])]
    reps: Annotated[
        tuple[Rep, ...],
        Field(
            min_length=1,
            max_length=100,
            examples=[
                [{"id": "R1", "name": "Rita", "start": {"lat": 30.25, "lon": 120.16},
                  "hours": HOURS}]
            ],
        ),
    ]  # fmt: skip
    travel: TravelAsked | None = None


class AskedProblem(Asked, frozen=True):
    """
    What is to be planned.

    Parameters
    ----------
    problem
        Null: the approved stores of the archive, of ``team`` or of all.
    settings
        What a ``scenario.toml`` may say but for what names files: ``rules``, ``weeks``,
        ``first_monday``, ``same_rep``, ``calendar``, ``mode``, ``travel`` by straight lines,
        ``travel_by_mode``, ``weights``, ``dates``, ``earlier``.
    """

    team: Name | None = Field(None, examples=["north"])
    problem: ProblemAsked | None = None
    settings: dict[str, JsonValue] = Field({}, examples=[{"weeks": 2}])


class JobAsked(AskedProblem, frozen=True):
    """
    What is to be planned, and how.

    Parameters
    ----------
    name
        What people call it, such as ``north``.
    plan
        Id of a kept plan that is planned again, from itself on: its own problem, so that
        ``team``, ``problem`` and ``settings`` do not go with it.
    changed
        That plan with what was changed by hand, which is what the search starts from.
    locks
        What of it stays: stores keep rep and days; days (rep and cycle day, or a date) and
        routes (rep and label) keep their stops in order.
    keep_close
        True: a visit on a day or by a rep that it does not have costs what a change costs.
    """

    name: Name = Field(examples=["north"])
    search: JobWish = Field(JobWish(), examples=[WISH])
    plan: Annotated[int, Field(ge=1, le=2**53)] | None = None
    changed: ChangedPlan | None = None
    locks: LockWish = LockWish()
    keep_close: bool = True


class Keeping(Asked, frozen=True):
    """
    Under which name a plan is kept, and of which version it is a change.

    Parameters
    ----------
    replaces
        Id of the version that it changes; null: it is a new plan.
    """

    name: Name = Field(examples=["north"])
    replaces: Annotated[int, Field(ge=1, le=2**53)] | None = None
    remark: str = Field("", max_length=2_000)


class JobShown(BaseModel, frozen=True):
    """
    A planning job.

    Parameters
    ----------
    progress
        Where its search stands; null: it does not run here.
    answer
        What the search came to; costs are in units, of which 6,000 are a minute of driving.
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
    progress: CoursePoint | None
    answer: JobAnswer | None
    faults: tuple[FaultShown, ...]
    kept_as: int | None

    @classmethod
    def of(cls, job: Job, lang: Language, progress: CoursePoint | None = None) -> JobShown:
        """From the archive's own, in words."""
        return cls(**{**vars(job), "faults": shown(job.faults, lang), "progress": progress})


class PostedJob(BaseModel, frozen=True):
    """A job that was posted, and what was assumed for it."""

    job: JobShown
    notes: tuple[FaultShown, ...]


class JobPlan(BaseModel, frozen=True):
    """
    The plan of a job, how the cost fell until it was found, and the checker's verdict.

    Parameters
    ----------
    days
        Every day on which a route runs, with clock times in seconds after midnight.
    violations
        The rules that it breaks; none: it keeps them all.
    left_out
        Why each store of the plan's ``left_out`` is there and what would help, in its order.
    """

    plan: Plan
    answer: JobAnswer
    course: tuple[CoursePoint, ...]
    days: tuple[PlannedDay, ...]
    violations: tuple[FaultShown, ...]
    left_out: tuple[FaultShown, ...]
