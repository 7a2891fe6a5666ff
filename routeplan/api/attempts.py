"""Tries to sign in, counted so that nobody goes through a list of passwords."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from math import ceil
from threading import Lock

MOST_KEYS = 10_000


class Attempts:
    """
    So many tries for one key within a stretch of time.

    Parameters
    ----------
    most
        Tries that are let through.
    window_s
        Seconds after which a try is forgotten.
    clock
        Seconds that never go back.
    """

    def __init__(
        self, most: int, window_s: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.most, self.window_s, self._clock = most, window_s, clock
        self._tries: dict[str, deque[float]] = {}
        self._lock = Lock()

    def take(self, key: str) -> int:
        """
        Count a try.

        Returns
        -------
        int
            0: go on. Else the try is refused, and after so many seconds the next is not.
        """
        now = self._clock()
        with self._lock:
            mine = self._tries.pop(key, None) or deque()
            while mine and mine[0] <= now - self.window_s:
                mine.popleft()
            # Put back at the end: the front holds those who tried longest ago.
            self._tries[key] = mine
            if len(mine) >= self.most:
                return max(1, ceil(mine[0] + self.window_s - now))
            mine.append(now)
            while len(self._tries) > MOST_KEYS:
                del self._tries[next(iter(self._tries))]
            return 0

    def forget(self, key: str) -> None:
        """Start again with a key, after a try that was right."""
        with self._lock:
            self._tries.pop(key, None)
