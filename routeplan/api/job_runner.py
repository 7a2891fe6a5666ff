"""Runs planning jobs beside the requests: so many at once, the others in their order."""

from __future__ import annotations

from dataclasses import fields
from threading import Condition, Lock, Thread

from routeplan.api.job_course import CancelledError, JobCourse
from routeplan.api.settings import Settings
from routeplan.api.watch import log_incident
from routeplan.archive import Archive
from routeplan.archive.job import JobAnswer
from routeplan.archive.job_runs import (
    drop_job,
    fail_job,
    fail_unfinished,
    finish_job,
    put_back,
    take_job,
    task_of,
)
from routeplan.cost import Cost
from routeplan.errors import Fault, InputError
from routeplan.solver import Progress, Result, solve

# Jobs are announced as they are posted; another program may post one to the archive as well.
LONGEST_SLEEP_S = 5.0
LONGEST_STOP_S = 30.0


class _StoppedError(Exception):
    """The server stops while a search runs."""


class JobRunner:
    """
    Threads that take up jobs; the search itself runs outside Python's lock.

    One server works on an archive's jobs at a time: those that run when it starts are taken
    for those of a server that died.
    """

    def __init__(self, archive: Archive, settings: Settings) -> None:
        self.archive, self.settings = archive, settings
        self.is_stopping = False
        self._courses: dict[int, JobCourse] = {}
        # Held from a job's being taken until its course is there: whoever reads that it runs
        # and then cancels it finds its course.
        self._taking = Lock()
        self._wake = Condition()
        self._threads: list[Thread] = []

    def start(self) -> None:
        """End what a server that died left half done, and take up what waits."""
        fail_unfinished(self.archive)
        self._threads = [
            Thread(target=self._work, name=f"job runner {number}", daemon=True)
            for number in range(self.settings.jobs)
        ]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Put back what runs, so that it waits for the next start."""
        with self._wake:
            self.is_stopping = True
            self._wake.notify_all()
        for thread in self._threads:
            thread.join(LONGEST_STOP_S)

    def announce(self) -> None:
        """Say that a job was posted."""
        with self._wake:
            self._wake.notify()

    def cancel(self, job_id: int) -> None:
        """Have a job end that runs here; it ends at its search's next step."""
        with self._taking:
            course = self._courses.get(job_id)
        if course is not None:
            course.is_cancelled = True

    def stop_search(self, job_id: int) -> None:
        """Have a search end that runs here; the best plan so far is the job's."""
        with self._taking:
            course = self._courses.get(job_id)
        if course is not None:
            course.is_stopped = True

    def course(self, job_id: int) -> JobCourse | None:
        """How a job goes that runs here; None: it does not."""
        return self._courses.get(job_id)

    def _work(self) -> None:
        while not self.is_stopping:
            if not self._run_next():
                with self._wake:
                    if not self.is_stopping:
                        self._wake.wait(LONGEST_SLEEP_S)

    def _run_next(self) -> bool:
        """Run the job that has waited longest; False: none waits, or the archive refuses."""
        try:
            job_id = self._take()
            if job_id is not None:
                self._run(job_id)
        except Exception as error:
            log_incident(error)
            return False
        return job_id is not None

    def _take(self) -> int | None:
        with self._taking:
            job_id = take_job(self.archive)
            if job_id is not None:
                self._courses[job_id] = JobCourse()
        return job_id

    def _run(self, job_id: int) -> None:
        course = self._courses[job_id]
        try:
            self._search(job_id, course)
        except _StoppedError:
            put_back(self.archive, job_id)
        except CancelledError:
            drop_job(self.archive, job_id, course.points())
        except InputError as error:
            fail_job(self.archive, job_id, error.faults, course.points())
        except Exception as error:
            fault = Fault.of("RP881", f"job {job_id}", incident=log_incident(error))
            fail_job(self.archive, job_id, [fault], course.points())
        finally:
            del self._courses[job_id]

    def _search(self, job_id: int, course: JobCourse) -> None:
        def watch(now: Progress) -> None:
            course.add(now)
            if course.is_cancelled:
                raise CancelledError
            if self.is_stopping:
                raise _StoppedError
            if course.is_stopped:
                # As Ctrl-C does on a console: every engine hands over what it has.
                raise KeyboardInterrupt

        wish, problem, start = task_of(self.archive, job_id)
        result = solve(
            problem,
            until=wish.until(self.settings.most_job_s),
            seed=wish.seed,
            engine=wish.engine,
            threads=wish.threads,
            progress=watch,
            start=start,
        )
        # An engine that tells nothing of its progress ends by itself.
        if course.is_cancelled:
            raise CancelledError
        finish_job(self.archive, job_id, result.plan, _answer(result), course.points())


def _answer(result: Result) -> JobAnswer:
    costs = {field.name: int(getattr(result.cost, field.name)) for field in fields(Cost)}
    return JobAnswer(
        cost={**costs, "total": result.cost.total},
        bound=result.bound,
        seconds=round(result.seconds, 3),
        iterations=result.iterations,
        left_out=sum(entry.visits for entry in result.plan.left_out),
        violations=len(result.violations),
    )
