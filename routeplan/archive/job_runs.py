"""Planning jobs as the server sees them that runs them: taken up, ended, found half done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import select, update

from routeplan.archive.database import Archive
from routeplan.archive.job import CoursePoint, JobAnswer, JobWish
from routeplan.archive.jobs import problem_of_job
from routeplan.archive.schema import JOBS
from routeplan.errors import Fault
from routeplan.formats.plan_json import plan_of_text, plan_text
from routeplan.plan import Plan
from routeplan.problem import Problem


class Task(NamedTuple):
    """How a job is to search, the problem that it is to plan, and from which plan on."""

    wish: JobWish
    problem: Problem
    start: Plan | None


def take_job(archive: Archive) -> int | None:
    """
    Have the job run that has waited longest, and say which; None: none waits.

    What it is to do is read by ``task_of``, so that a job that cannot be read ends as one
    that failed.
    """
    with archive.writing() as db:
        # Two who look at the same moment take up two jobs, where rows are locked one by one.
        waiting = select(JOBS.c.id).where(JOBS.c.state == "waiting").order_by(JOBS.c.id)
        first = waiting.limit(1).with_for_update(skip_locked=True).scalar_subquery()
        started = {"state": "running", "started_at": archive.now()}
        taken = update(JOBS).where(JOBS.c.id == first)
        return db.execute(taken.values(started).returning(JOBS.c.id)).scalar()


def task_of(archive: Archive, job_id: int) -> Task:
    """What a job is to do."""
    with archive.reading() as db:
        row = db.execute(select(JOBS).where(JOBS.c.id == job_id)).one()
    start = None if row.plan is None else plan_of_text(row.plan, f"job {job_id}")
    return Task(JobWish.model_validate(row.wish), problem_of_job(row), start)


def finish_job(
    archive: Archive, job_id: int, plan: Plan, answer: JobAnswer, course: Sequence[CoursePoint]
) -> None:
    """A job is done, and this is its plan."""
    _end(
        archive, job_id, state="done", plan=plan_text(plan), answer=answer.model_dump(mode="json"),
        course=_said(course),
    )  # fmt: skip


def fail_job(
    archive: Archive, job_id: int, faults: Iterable[Fault], course: Sequence[CoursePoint] = ()
) -> None:
    """A job ended without a plan."""
    _end(archive, job_id, state="failed", faults=_kept(faults), course=_said(course))


def drop_job(archive: Archive, job_id: int, course: Sequence[CoursePoint]) -> None:
    """A running job was cancelled."""
    _end(archive, job_id, state="cancelled", course=_said(course))


def put_back(archive: Archive, job_id: int) -> None:
    """The server stops before the job ends: it waits again, and starts anew with its seed."""
    with archive.writing() as db:
        waits = {"state": "waiting", "started_at": None}
        db.execute(update(JOBS).where(JOBS.c.id == job_id).values(waits))


def fail_unfinished(archive: Archive) -> int:
    """
    End the jobs that ran when the server died, and say how many.

    They do not start again by themselves: one of them may be why it died.
    """
    with archive.writing() as db:
        running = db.execute(select(JOBS.c.id).where(JOBS.c.state == "running")).scalars().all()
        for each in running:
            faults = _kept([Fault.of("RP883", f"job {each}")])
            ended = {"state": "failed", "ended_at": archive.now(), "faults": faults}
            db.execute(update(JOBS).where(JOBS.c.id == each).values(ended))
    return len(running)


def _end(archive: Archive, job_id: int, **values: Any) -> None:
    with archive.writing() as db:
        ended = update(JOBS).where(JOBS.c.id == job_id, JOBS.c.state == "running")
        db.execute(ended.values(ended_at=archive.now(), **values))


def _said(course: Sequence[CoursePoint]) -> list[dict[str, Any]]:
    return [each.model_dump(mode="json") for each in course]


def _kept(faults: Iterable[Fault]) -> list[dict[str, Any]]:
    return [
        {"code": each.code, "where": each.where, "values": dict(each.values)} for each in faults
    ]
