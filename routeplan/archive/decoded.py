"""Plans with their whole problems, decoded and held: a change by hand asks for them again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Lock

from routeplan.archive.access import User
from routeplan.archive.database import Archive
from routeplan.archive.jobs import job_plan, read_job
from routeplan.archive.planned import problem_of_row, whole_entry
from routeplan.archive.plans import plan_row
from routeplan.archive.trial import Solved
from routeplan.formats.plan_json import plan_of_text
from routeplan.plan import Plan
from routeplan.problem import Locks, Problem

MOST_BYTES = 400_000_000


class DecodedPlans:
    """
    The plans that were asked for last, as many as fit.

    What a kept plan or a job that is done says never changes. Rights are asked each time.

    Parameters
    ----------
    most_bytes
        Of the matrices; the plan asked for last is held whatever its size.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._held: dict[tuple[object, ...], Solved] = {}
        self._lock = Lock()

    def plan(self, archive: Archive, who: User, plan_id: int) -> Solved:
        """
        A kept plan.

        Raises
        ------
        NotThereError, NotAllowedError
            RP911 and RP910; it needs a right that reaches all reps of the plan.
        """
        with archive.reading() as db:
            entry = whole_entry(db, who, plan_id)

        def decode() -> Solved:
            with archive.reading() as db:
                row = plan_row(db, plan_id)
            return _unlocked(problem_of_row(row), plan_of_text(row.content, f"plan {plan_id}"))

        return self._kept(("plan", plan_id, entry.sha256), decode)

    def job(self, archive: Archive, who: User, job_id: int) -> Solved:
        """
        The plan of a job that is done.

        Raises
        ------
        ConflictError
            RP914, when it is not done.
        NotThereError, NotAllowedError
            RP911 and RP910.
        """
        job = read_job(archive, who, job_id)
        key = ("job", job_id, job.ended_at)
        return self._kept(key, lambda: _unlocked(*job_plan(archive, who, job_id)))

    def _kept(self, key: tuple[object, ...], decode: Callable[[], Solved]) -> Solved:
        with self._lock:
            found = self._held.pop(key, None)
        if found is None:
            found = decode()
        with self._lock:
            # The one asked for last stands last, and those in front go first.
            self._held[key] = found
            sizes = {each: _bytes_of(held.problem) for each, held in self._held.items()}
            while sum(sizes.values()) > self._most_bytes and len(sizes) > 1:
                oldest = next(iter(sizes))
                del self._held[oldest], sizes[oldest]
        return found


def _unlocked(problem: Problem, plan: Plan) -> Solved:
    """What was locked when it was planned may be changed by hand."""
    return Solved(replace(problem, locks=Locks()), plan)


def _bytes_of(problem: Problem) -> int:
    travels = (problem.travel, *problem.travel_by_mode.values())
    return sum(travel.seconds.nbytes + travel.metres.nbytes for travel in travels)
