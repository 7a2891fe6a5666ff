"""What was read or worked out lately and cannot have changed since."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

V = TypeVar("V")


class Memory(Generic[V]):
    """
    Values by keys that tell all that they depend on; those not asked for longest go first.

    Parameters
    ----------
    most
        The most that the weights of all values may come to.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._held: OrderedDict[Hashable, tuple[V, int]] = OrderedDict()
        self._weight = 0
        self._lock = Lock()

    def get(self, key: Hashable) -> V | None:
        """The value of a key; None: it is not held."""
        with self._lock:
            if key not in self._held:
                return None
            self._held.move_to_end(key)
            return self._held[key][0]

    def put(self, key: Hashable, value: V, weight: int) -> None:
        """Hold a value; one that alone weighs too much is not held."""
        with self._lock:
            _, before = self._held.pop(key, (None, 0))
            self._weight -= before
            if weight > self.most:
                return
            self._held[key] = (value, weight)
            self._weight += weight
            while self._weight > self.most:
                _, (_, dropped) = self._held.popitem(last=False)
                self._weight -= dropped
