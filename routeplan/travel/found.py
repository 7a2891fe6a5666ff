"""What a travel file says about the places that are wanted, right or wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from routeplan.errors import Fault, InputError
from routeplan.errors.fault import Value

NOT_GIVEN = -1
WRONG = -2
MOST = 100_000_000
MOST_LISTED = 20

Numbers = npt.NDArray[np.int64]


@dataclass
class FaultList:
    """
    Faults of one file, at most twenty of a kind and the count of the others.

    Parameters
    ----------
    file
        Name of the file; every place begins with it.
    """

    file: str
    _listed: list[Fault] = field(default_factory=list)
    _counts: Counter[str] = field(default_factory=Counter)

    def add(self, code: str, where: str = "", **values: Value) -> None:
        """Note a fault at a place within the file."""
        self._counts[code] += 1
        if self._counts[code] <= MOST_LISTED:
            self._listed.append(Fault.of(code, f"{self.file} {where}".rstrip(), **values))

    def add_unlisted(self, code: str, count: int) -> None:
        """Note faults beyond those that would be listed."""
        self._counts[code] += count

    def stop(self, code: str, where: str = "", **values: Value) -> InputError:
        """An error to raise at once: nothing after this fault can be read."""
        self.add(code, where, **values)
        return self.error()

    def raise_any(self) -> None:
        """Raise what was found, if anything was."""
        if self._listed:
            raise self.error()

    def error(self) -> InputError:
        """All faults so far."""
        more = [
            Fault.of("RP319", self.file, kind=code, more=count - MOST_LISTED)
            for code, count in self._counts.items()
            if count > MOST_LISTED
        ]
        return InputError([*self._listed, *more])


@dataclass
class Found:
    """
    Seconds and metres for the wanted ids.

    Parameters
    ----------
    ids
        ``k`` wanted ids; each is a row and a column.
    seconds, metres
        Shape ``(k, k)``, int64; ``NOT_GIVEN`` where the file is silent and ``WRONG``
        where it holds something that a fault already names.
    known
        Those of ``ids`` that the file names at all.
    """

    ids: tuple[str, ...]
    seconds: Numbers
    metres: Numbers
    known: frozenset[str]
