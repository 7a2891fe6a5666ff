"""Planning jobs as their owners see them: posted, listed, cancelled, their plans kept."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, select, update

from routeplan.archive.access import User, require_everywhere
from routeplan.archive.checked import not_there, require_state, require_text
from routeplan.archive.database import Archive
from routeplan.archive.job import CoursePoint, Job, JobAnswer, JobWish
from routeplan.archive.plans import PlanEntry, keep_plan
from routeplan.archive.schema import JOBS
from routeplan.archive.whole_problem import Parts, parts_of, problem_of, travel_bytes
from routeplan.errors import Fault
from routeplan.formats.plan_json import plan_of_text, plan_text
from routeplan.plan import Plan
from routeplan.problem import Problem, Source

# Problems and plans are large; a list of jobs does without.
_SHOWN = tuple(
    JOBS.c[name] for name in
    ("id", "name", "state", "wish", "made_at", "made_by", "started_at", "ended_at", "answer",
     "faults", "kept_as")
)  # fmt: skip


def post_job(
    archive: Archive,
    who: User,
    name: str,
    problem: Problem,
    wish: JobWish,
    start: Plan | None = None,
) -> Job:
    """
    Have a problem planned, after all jobs that wait already.

    The problem is kept whole, so that a job that waits outlives the server.

    Parameters
    ----------
    start
        The plan that the search starts from; see ``solve``.

    Raises
    ------
    InputError
        RP916 without a name.
    NotAllowedError
        RP910.
    """
    require_everywhere(who, "make plan")
    source = problem.source
    row: dict[str, Any] = {
        "name": require_text(name, "name"), "state": "waiting", "made_at": archive.now(),
        "made_by": who.name, "wish": wish.model_dump(mode="json"), "travel": travel_bytes(problem),
        "parts": parts_of(problem).model_dump(mode="json"),
        "source": {
            "scenario": source.scenario, "settings": dict(source.settings),
            "inputs": dict(source.inputs),
        },
        # The answer takes its place.
        "plan": None if start is None else plan_text(start),
    }  # fmt: skip
    with archive.writing() as db:
        made = db.execute(insert(JOBS).values(row).returning(JOBS.c.id)).scalar_one()
        return job_of(_shown(db, made))


def list_jobs(archive: Archive, who: User, before: int = 0, limit: int = 100) -> tuple[Job, ...]:
    """
    Jobs, newest first, a page at a time.

    Parameters
    ----------
    before
        The id of the last job of the page before; 0: from the newest.

    Raises
    ------
    NotAllowedError
        RP910.
    """
    require_everywhere(who, "make plan")
    query = select(*_SHOWN).order_by(JOBS.c.id.desc()).limit(limit)
    if before:
        query = query.where(JOBS.c.id < before)
    with archive.reading() as db:
        return tuple(map(job_of, db.execute(query)))


def read_job(archive: Archive, who: User, job_id: int) -> Job:
    """
    One job.

    Raises
    ------
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    require_everywhere(who, "make plan")
    with archive.reading() as db:
        return job_of(_shown(db, job_id))


def job_course(archive: Archive, who: User, job_id: int) -> tuple[CoursePoint, ...]:
    """
    How the cost of a search that has ended fell over time.

    Raises
    ------
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    read_job(archive, who, job_id)
    with archive.reading() as db:
        said = db.execute(select(JOBS.c.course).where(JOBS.c.id == job_id)).scalar()
    return tuple(CoursePoint(**each) for each in said or ())


def job_plan(archive: Archive, who: User, job_id: int) -> tuple[Problem, Plan]:
    """
    The plan of a job that is done, and the problem that it was made for.

    Raises
    ------
    ConflictError
        RP914, when it is not done.
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    job = read_job(archive, who, job_id)
    require_state(f"job {job_id}", job.state, "done")
    with archive.reading() as db:
        row = db.execute(select(JOBS).where(JOBS.c.id == job_id)).one()
    return problem_of_job(row), plan_of_text(row.plan, f"job {job_id}")


def cancel_job(archive: Archive, who: User, job_id: int) -> Job:
    """
    Cancel a job that waits; one that runs is stopped by the server that runs it.

    Raises
    ------
    ConflictError
        RP914, when it has ended.
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    require_everywhere(who, "make plan")
    with archive.writing() as db:
        waiting = JOBS.c.id == job_id, JOBS.c.state == "waiting"
        ended = {"state": "cancelled", "ended_at": archive.now()}
        db.execute(update(JOBS).where(*waiting).values(ended))
        job = job_of(_shown(db, job_id))
        require_state(f"job {job_id}", job.state, "cancelled", "running")
        return job


def read_running_job(archive: Archive, who: User, job_id: int) -> Job:
    """
    A job whose search can be ended early: one that runs, or that has just come to its end.

    Raises
    ------
    ConflictError
        RP914, when it waits, or ended without a plan.
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    job = read_job(archive, who, job_id)
    require_state(f"job {job_id}", job.state, "running", "done")
    return job


def keep_job(
    archive: Archive, who: User, job_id: int, name: str, replaces: int | None, remark: str
) -> PlanEntry:
    """
    Keep the plan of a job as a draft; see ``keep_plan``.

    Raises
    ------
    InputError
        RP916 without a name.
    ConflictError
        RP914, when the job is not done; RP954.
    NotThereError, NotAllowedError
        RP911 and RP910.
    """
    problem, plan = job_plan(archive, who, job_id)
    entry = keep_plan(archive, who, name, problem, plan, replaces, remark)
    with archive.writing() as db:
        db.execute(update(JOBS).where(JOBS.c.id == job_id).values(kept_as=entry.id))
    return entry


def problem_of_job(row: Any) -> Problem:
    """The problem of a row of jobs, for the archive's own use."""
    return problem_of(Parts.model_validate(row.parts), row.travel, Source(**row.source))


def job_of(row: Any) -> Job:
    """A job from its row, for the archive's own use."""
    content = {column.name: row._mapping[column.name] for column in _SHOWN}
    answer = content["answer"]
    return Job(
        **{
            **content,
            "wish": JobWish.model_validate(content["wish"]),
            "answer": None if answer is None else JobAnswer.model_validate(answer),
            "faults": tuple(
                Fault.of(each["code"], each["where"], **each["values"])
                for each in content["faults"] or ()
            ),
        }
    )


def _shown(db: Connection, job_id: int) -> Any:
    row = db.execute(select(*_SHOWN).where(JOBS.c.id == job_id)).first()
    if row is None:
        raise not_there(f"job {job_id}")
    return row
