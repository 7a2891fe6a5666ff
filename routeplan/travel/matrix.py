"""Travel between every two places, both ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from routeplan.travel.traffic import Traffic

IntMatrix = npt.NDArray[np.int32]


def likely_error(percent: float | None) -> str:
    """A likely error in words; None: it is not known."""
    return "likely error not known" if percent is None else f"likely error {percent:g} %"


class Place(NamedTuple):
    """A point that is driven from or to: a store, or the start or end of a rep."""

    id: str
    lat: float
    lon: float


@dataclass(frozen=True, eq=False)
class Travel:
    """
    Seconds and metres from every place (row) to every place (column).

    Parameters
    ----------
    seconds, metres
        Shape ``(p, p)``, int32, 0 or more, zero on the diagonal; need not be symmetric.
    source
        Where they come from, in words: ``straight line, 45 s + 32 km/h, metres x 1.3``.
    estimated
        True: an estimate, to be marked as one wherever it is shown.
    error_percent
        The likely error of a trip's seconds, on average; None: not known.
    attribution
        Who is to be named wherever they are shown; empty: nobody.
    parking_s
        What of the seconds to each place is parking there, shape ``(p,)``; empty: none.
    traffic
        What the rest of the seconds, driving, is multiplied by at which hour; None: by 1.
    """

    seconds: IntMatrix
    metres: IntMatrix
    source: str
    estimated: bool
    error_percent: float | None = None
    attribution: str = ""
    parking_s: tuple[int, ...] = ()
    traffic: Traffic | None = None

    def __post_init__(self) -> None:
        shape = self.seconds.shape
        if len(shape) != 2 or shape[0] != shape[1] or shape != self.metres.shape:
            raise ValueError("seconds and metres are square and of one size")
        for matrix in (self.seconds, self.metres):
            if matrix.dtype != np.int32 or (matrix.size and matrix.min() < 0):
                raise ValueError("seconds and metres are int32, 0 or more")
            matrix.setflags(write=False)
