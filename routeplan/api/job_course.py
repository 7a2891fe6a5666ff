"""How a search that runs goes, for those who watch it."""

from __future__ import annotations

from threading import Lock

from routeplan.archive.job import CoursePoint
from routeplan.solver import Progress

SECONDS_BETWEEN = 1.0
FEWEST_SECONDS = 0.2


class CancelledError(Exception):
    """Somebody cancelled the job while its search ran."""


class JobCourse:
    """
    The points of one search, and the wish to end it: with its plan, or without.

    A point is kept where the cost fell, and once a second where it did not.
    """

    def __init__(self) -> None:
        self.is_cancelled = False
        self.is_stopped = False
        self._points: list[CoursePoint] = []
        self._lock = Lock()

    def add(self, now: Progress) -> None:
        """Note where the search stands."""
        with self._lock:
            last = self._points[-1] if self._points else None
            if last is not None:
                passed = now.seconds - last.seconds
                fell = now.cost < last.cost
                if passed < (FEWEST_SECONDS if fell else SECONDS_BETWEEN):
                    return
            self._points.append(
                CoursePoint(
                    seconds=round(now.seconds, 3),
                    iterations=now.iterations,
                    cost=now.cost,
                    left_out=now.left_out,
                    fraction=round(now.fraction, 4),
                )
            )

    def points(self, start: int = 0) -> tuple[CoursePoint, ...]:
        """The points from one on."""
        with self._lock:
            return tuple(self._points[start:])
