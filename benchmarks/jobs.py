"""Runs side by side, each in a process of its own, so that a crash ends one run only."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

Job = TypeVar("Job")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Done(Generic[Job, Answer]):
    """A job with its answer, or with the error that it ended in."""

    job: Job
    answer: Answer | None
    error: str | None


def run_all(
    work: Callable[[Job], Answer],
    jobs: Sequence[Job],
    processes: int,
    most_seconds: float | None = None,
) -> Iterator[Done[Job, Answer]]:
    """
    Do all jobs, so many at a time, and hand each over when it is done.

    Parameters
    ----------
    most_seconds
        A job that takes longer is killed; None: it may take as long as it likes.
    """

    def alone(job: Job) -> Done[Job, Answer]:
        spawned = multiprocessing.get_context("spawn")
        receiving, sending = spawned.Pipe(duplex=False)
        process = spawned.Process(target=_do, args=(work, job, sending))
        process.start()
        sending.close()
        if not receiving.poll(most_seconds):
            process.kill()
            process.join()
            return Done(job, None, f"killed after {most_seconds:g} s")
        try:
            answer, error = receiving.recv()
        except EOFError:
            process.join()
            return Done(job, None, f"ended with {process.exitcode} and no answer")
        process.join()
        return Done(job, answer, error)

    with ThreadPoolExecutor(processes) as threads:
        for future in as_completed([threads.submit(alone, job) for job in jobs]):
            yield future.result()


def _do(work: Callable[[Any], Any], job: Any, sending: Connection) -> None:
    answer, failure = None, None
    try:
        answer = work(job)
    except Exception as error:
        failure = f"{type(error).__name__}: {error}"
    sending.send((answer, failure))
