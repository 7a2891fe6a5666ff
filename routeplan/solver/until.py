"""When the search stops."""

from __future__ import annotations

from dataclasses import dataclass

COOLING_STALLS = 4


@dataclass(frozen=True)
class Moment:
    """
    Where a search stands.

    Parameters
    ----------
    seconds
        Since the search began.
    iterations
        Of each thread.
    stalled_seconds, stalled_iterations
        Since a better plan was last found.
    """

    seconds: float
    iterations: int
    stalled_seconds: float
    stalled_iterations: int


@dataclass(frozen=True)
class Seconds:
    """Stop after so many seconds of search."""

    seconds: float

    def __post_init__(self) -> None:
        _above_zero(self.seconds)

    def fraction(self, moment: Moment) -> float:
        """How far the search has come, from 0 to 1."""
        return min(1.0, moment.seconds / self.seconds)

    def is_over(self, moment: Moment) -> bool:
        """True when the search stops."""
        return moment.seconds >= self.seconds

    def iterations_left(self, _moment: Moment) -> int | None:
        """Iterations until this must be asked again; None: any number."""
        return None

    def share(self, part: float) -> Seconds:
        """A search of its own that may take a part of this one."""
        return Seconds(self.seconds * part)


@dataclass(frozen=True)
class Iterations:
    """Stop after so many iterations of each thread; the same seed gives the same plan."""

    iterations: int

    def __post_init__(self) -> None:
        _above_zero(self.iterations)

    def fraction(self, moment: Moment) -> float:
        """How far the search has come, from 0 to 1."""
        return min(1.0, moment.iterations / self.iterations)

    def is_over(self, moment: Moment) -> bool:
        """True when the search stops."""
        return moment.iterations >= self.iterations

    def iterations_left(self, moment: Moment) -> int | None:
        """Iterations until this must be asked again."""
        return max(0, self.iterations - moment.iterations)

    def share(self, part: float) -> Iterations:
        """A search of its own that may take a part of this one."""
        return Iterations(max(1, int(self.iterations * part)))


@dataclass(frozen=True)
class Stalled:
    """
    Stop when nothing better was found for so many iterations.

    The annealing cools over four times as many iterations; counting starts when it is
    cold, since a hot search finds nothing better by design.
    """

    iterations: int

    def __post_init__(self) -> None:
        _above_zero(self.iterations)

    def fraction(self, moment: Moment) -> float:
        """How far the search has cooled, from 0 to 1."""
        return min(1.0, moment.iterations / (COOLING_STALLS * self.iterations))

    def is_over(self, moment: Moment) -> bool:
        """True when the search stops."""
        cold = moment.iterations - COOLING_STALLS * self.iterations
        return min(cold, moment.stalled_iterations) >= self.iterations

    def iterations_left(self, _moment: Moment) -> int | None:
        """Iterations until this must be asked again."""
        return max(1, self.iterations // 10)

    def share(self, part: float) -> Stalled:
        """A search of its own that may take a part of this one."""
        return Stalled(max(1, int(self.iterations * part)))


class AnyOf:
    """Stop as soon as one of several says so."""

    def __init__(self, *parts: Until) -> None:
        if not parts:
            raise ValueError("any of nothing never stops")
        self.parts = parts

    def __repr__(self) -> str:
        return f"AnyOf({', '.join(map(repr, self.parts))})"

    def fraction(self, moment: Moment) -> float:
        """The furthest of the parts, from 0 to 1."""
        return max(part.fraction(moment) for part in self.parts)

    def is_over(self, moment: Moment) -> bool:
        """True when the search stops."""
        return any(part.is_over(moment) for part in self.parts)

    def iterations_left(self, moment: Moment) -> int | None:
        """Iterations until this must be asked again; None: any number."""
        lefts = [part.iterations_left(moment) for part in self.parts]
        return min((left for left in lefts if left is not None), default=None)

    def share(self, part: float) -> AnyOf:
        """A search of its own that may take a part of this one."""
        return AnyOf(*(each.share(part) for each in self.parts))


Until = Seconds | Iterations | Stalled | AnyOf


def _above_zero(value: float) -> None:
    if value <= 0:
        raise ValueError("a search runs for more than nothing")
