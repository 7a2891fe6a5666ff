"""Planning jobs: posted, watched, cancelled, and their plans kept."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import Form, Response
from fastapi.responses import StreamingResponse

from routeplan.api.asked_problem import json_table, planned_again, problem_asked, uploaded
from routeplan.api.desk import AtDesk, Desk
from routeplan.api.faults import shown
from routeplan.api.fields import Number
from routeplan.api.job_events import events_of
from routeplan.api.job_shapes import (
    ANSWER,
    JOB,
    POINT,
    WISH,
    JobAsked,
    JobPlan,
    JobShown,
    Keeping,
    PostedJob,
)
from routeplan.api.paging import AfterNumber, Limit, Page, part_of
from routeplan.api.plan_shapes import DAY, ENTRY, PLAN, PlanLine
from routeplan.api.request_body import JsonText, Line
from routeplan.api.routes import Routes
from routeplan.api.uploads import Upload
from routeplan.archive import jobs
from routeplan.archive.checked import checked
from routeplan.archive.job import Job, JobWish
from routeplan.archive.plan_content import planned_days
from routeplan.check import check
from routeplan.errors import Fault, InputError
from routeplan.formats.plan_json import left_out_fault
from routeplan.formats.scenario_upload import read_upload
from routeplan.plan import Plan
from routeplan.problem import Problem

JOBS = Routes("planning jobs")

_POSTED = {"job": {**JOB, "state": "waiting", "started_at": None, "progress": None}, "notes": []}
_WISH_TEXT = json.dumps(WISH)
_EVENT = {
    "type": "object",
    "properties": {"event": {"enum": ["state", "progress"]}, "data": {"type": "string"}},
    "required": ["event", "data"],
}
_EVENTS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Server-sent events `state` with a job, and `progress` with a point.",
        "content": {"text/event-stream": {"schema": _EVENT}},
    }
}


@JOBS.post("/jobs", "make plan", status=202, shows=_POSTED, also=(404,))
def post_a_job(desk: AtDesk, asked: JobAsked, response: Response) -> PostedJob:
    """
    Have the archive's stores planned, a whole problem that is sent along, or a plan again.

    A kept plan is planned again from itself on, or from its changed content, around what is
    locked; kept with `replaces`, the answer is its next version.

    All faults of the problem are told at once. At most so many jobs run at a time as the
    server was started with; the others wait in order.
    """
    if asked.plan is None and asked.changed is None and not asked.locks:
        problem, start = problem_asked(desk, asked, asked.name), None
    else:
        again = planned_again(desk, asked)
        problem, start = again.problem, again.plan
    return _post(desk, asked.name, problem, asked.search, response, start)


@JOBS.post("/jobs/uploads", "make plan", status=202, shows=_POSTED)
def upload_a_job(
    desk: AtDesk,
    response: Response,
    scenario: Upload,
    name: Annotated[Line, Form(min_length=1, max_length=200)],
    reps: Upload | None = None,
    settings: JsonText = "{}",
    search: JsonText = _WISH_TEXT,
) -> PostedJob:
    """
    Have a scenario planned that is uploaded: a .zip of its folder, or a store file.

    `reps` is a rep file beside a store file. `settings`, in JSON, win over those of the
    scenario; `search`, in JSON, is as for other jobs.
    """
    wish = json_table(search, "search")
    with uploaded(scenario, reps, settings) as (path, overrides):
        problem = read_upload(path, overrides)
    return _post(desk, name, problem, checked(JobWish, wish, "body search"), response)


@JOBS.get("/jobs", "make plan", shows={"items": [JOB], "next": None})
def list_some_jobs(desk: AtDesk, after: AfterNumber = 0, limit: Limit = 100) -> Page[JobShown]:
    """List planning jobs, newest first."""
    found = jobs.list_jobs(desk.archive, desk.who, after, limit + 1)
    return part_of([_shown(desk, each) for each in found], lambda each: each.id, limit)


@JOBS.get("/jobs/{job}", "make plan", shows=JOB)
def read_a_job(desk: AtDesk, job: Number) -> JobShown:
    """Read where a job stands."""
    return _shown(desk, jobs.read_job(desk.archive, desk.who, job))


@JOBS.get("/jobs/{job}/events", "make plan", responses=_EVENTS,
          response_class=StreamingResponse)  # fmt: skip
def watch_a_job(desk: AtDesk, job: Number) -> StreamingResponse:
    """
    Watch a job by server-sent events until it has ended.

    `state` comes at the start and with each new state, `progress` with each point of the
    search: cost of the best plan so far over time, and the visits that it leaves out.
    """
    jobs.read_job(desk.archive, desk.who, job)
    headers = {"X-Accel-Buffering": "no"}
    return StreamingResponse(events_of(desk, job), headers=headers, media_type="text/event-stream")


@JOBS.post("/jobs/{job}/cancel", "make plan", shows=JOB, also=(409,))
def cancel_a_job(desk: AtDesk, job: Number) -> JobShown:
    """Cancel a job; one that runs ends at its search's next step."""
    found = jobs.cancel_job(desk.archive, desk.who, job)
    desk.service.jobs.cancel(job)
    return _shown(desk, found)


@JOBS.post("/jobs/{job}/stop", "make plan", shows=JOB, also=(409,))
def stop_a_job(desk: AtDesk, job: Number) -> JobShown:
    """
    End a job's search early; the best plan that it has found is the job's plan.

    It ends at its search's next step. A job that still waits has no plan yet: cancel it.
    """
    found = jobs.read_running_job(desk.archive, desk.who, job)
    desk.service.jobs.stop_search(job)
    return _shown(desk, found)


@JOBS.get("/jobs/{job}/plan", "make plan", also=(409,),
          shows={"plan": PLAN, "answer": ANSWER, "course": [POINT], "days": [DAY],
                 "violations": [], "left_out": []})  # fmt: skip
def read_the_plan_of_a_job(desk: AtDesk, job: Number) -> JobPlan:
    """Fetch the plan of a job that is done, judged once more by the checker."""
    problem, plan = jobs.job_plan(desk.archive, desk.who, job)
    answer = jobs.read_job(desk.archive, desk.who, job).answer
    assert answer is not None
    course = jobs.job_course(desk.archive, desk.who, job)
    violations = shown(check(problem, plan), desk.lang)
    days = planned_days(problem, plan)
    left_out = shown(map(left_out_fault, plan.left_out), desk.lang)
    return JobPlan(plan=plan, answer=answer, course=course, days=days, violations=violations,
                   left_out=left_out)  # fmt: skip


@JOBS.post("/jobs/{job}/keep", "make plan", status=201, shows=ENTRY, also=(409,))
def keep_the_plan_of_a_job(desk: AtDesk, job: Number, asked: Keeping) -> PlanLine:
    """Keep the plan of a job as a draft, or as the next version of a plan."""
    made = jobs.keep_job(desk.archive, desk.who, job, asked.name, asked.replaces, asked.remark)
    return PlanLine.of(made)


def _post(
    desk: Desk,
    name: str,
    problem: Problem,
    wish: JobWish,
    response: Response,
    start: Plan | None = None,
) -> PostedJob:
    settings = desk.settings
    limits = (
        ("threads", wish.threads, settings.most_threads),
        ("seconds", wish.seconds or 0, settings.most_job_s),
    )
    faults = [
        Fault.of("RP915", f"body search.{key}", value=value, reason=f"at most {most}")
        for key, value, most in limits
        if value > most
    ]
    if faults:
        raise InputError(faults)
    job = jobs.post_job(desk.archive, desk.who, name, problem, wish, start)
    desk.service.jobs.announce()
    response.headers["Location"] = f"/api/v1/jobs/{job.id}"
    notes = shown(problem.source.notes, desk.lang)
    return PostedJob(job=JobShown.of(job, desk.lang), notes=notes)


def _shown(desk: Desk, job: Job) -> JobShown:
    course = desk.service.jobs.course(job.id)
    points = () if course is None else course.points()
    return JobShown.of(job, desk.lang, points[-1] if points else None)
