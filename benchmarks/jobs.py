"""Runs side by side, each in a process of its own, so that a crash ends one run only."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Generic, TypeVar

Job = TypeVar("Job")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Done(Generic[Job, Answer]):
    """A job with its answer, or with the error that it ended in."""

    job: Job
    answer: Answer | None
    error: str | None


def run_all(
    work: Callable[[Job], Answer], jobs: Sequence[Job], processes: int
) -> Iterator[Done[Job, Answer]]:
    """Do all jobs, so many at a time, and hand each over when it is done."""

    def alone(job: Job) -> Done[Job, Answer]:
        spawned = multiprocessing.get_context("spawn")
        try:
            with ProcessPoolExecutor(1, mp_context=spawned) as pool:
                return Done(job, pool.submit(work, job).result(), None)
        except Exception as error:
            return Done(job, None, f"{type(error).__name__}: {error}")

    with ThreadPoolExecutor(processes) as threads:
        for future in as_completed([threads.submit(alone, job) for job in jobs]):
            yield future.result()
