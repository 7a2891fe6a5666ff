"""What happens to a planning job, as server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel

from routeplan.api.desk import Desk
from routeplan.api.job_shapes import JobShown
from routeplan.archive.job import CoursePoint
from routeplan.archive.jobs import job_course, read_job

LOOK_EVERY_S = 0.3
KEEP_ALIVE_EVERY = 50
ENDED = frozenset(("done", "failed", "cancelled"))


async def events_of(desk: Desk, job_id: int) -> AsyncIterator[str]:
    """
    The events of a job until it has ended, or the server stops.

    Whoever comes late is told all that happened before.
    """
    runner, told, state, looks = desk.service.jobs, 0, "", 0
    while not runner.is_stopping:
        course = runner.course(job_id)
        job = await run_in_threadpool(read_job, desk.archive, desk.who, job_id)
        has_ended = job.state in ENDED
        points: tuple[CoursePoint, ...]
        if has_ended:
            points = await run_in_threadpool(job_course, desk.archive, desk.who, job_id)
        else:
            points = () if course is None else course.points()
        if job.state != state and not has_ended:
            yield _event("state", JobShown.of(job, desk.lang))
            state = job.state
        for point in points[told:]:
            yield _event("progress", point)
        told = max(told, len(points))
        if has_ended:
            yield _event("state", JobShown.of(job, desk.lang))
            return
        looks += 1
        if looks % KEEP_ALIVE_EVERY == 0:
            # A proxy takes a connection on which nothing is sent for a dead one.
            yield ": still here\n\n"
        await asyncio.sleep(LOOK_EVERY_S)


def _event(name: str, content: BaseModel) -> str:
    return f"event: {name}\ndata: {content.model_dump_json()}\n\n"
