"""2-opt and or-opt: the order of one day, move by move, while the drive gets shorter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from routeplan.solver.peers.clock import Clock

LONGEST_SEGMENT = 3
MOST_TRIES = 200

Longs = npt.NDArray[np.int64]


def ordered(clock: Clock, route: Sequence[int]) -> list[int]:
    """
    A route that no 2-opt or or-opt move makes cheaper, on the true travel times.

    Travel may differ by direction, so a stretch that is turned round is driven at its
    times the other way. Of the moves that shorten the drive at most 200 are asked of the
    clock, shortest drive first, so that openings, break and hours hold; a move that only
    saves waiting is not looked for.

    Parameters
    ----------
    route
        Fits its slot.

    References
    ----------
    .. [1] Croes, G.A. (1958). A method for solving traveling-salesman problems.
           *Operations Research*, 6(6): 791-812.
    .. [2] Or, I. (1976). *Traveling salesman-type combinatorial problems*. Thesis,
           Northwestern University.
    """
    best, units = list(route), clock.units(route)
    if units is None:
        raise ValueError("a route that does not fit has no cost to improve")
    while True:
        better = _first_better(clock, best, units)
        if better is None:
            return best
        best, units = better


def _first_better(clock: Clock, route: list[int], units: int) -> tuple[list[int], int] | None:
    for tried, moved in enumerate(shorter(clock, route)):
        if tried >= MOST_TRIES:
            return None
        found = clock.units(moved)
        if found is not None and found < units:
            return moved, found
    return None


def shorter(clock: Clock, route: list[int]) -> Iterator[list[int]]:
    """Routes one move away that take less driving, least driving first."""
    if len(route) < 2:
        return
    places = np.array([clock.start, *route, clock.end])
    seconds = clock.problem.travel.seconds[np.ix_(places, places)].astype(np.int64)
    lengths = range(1, min(LONGEST_SEGMENT, len(route) - 1) + 1)
    moves = np.vstack([_turns(seconds), *(_shifts(seconds, length) for length in lengths)])
    for move in moves[np.argsort(moves[:, 0], kind="stable")]:
        yield _moved(route, *move[1:].tolist())


def _moved(route: list[int], first: int, last: int, behind: int, is_turned: int) -> list[int]:
    """A route whose stops ``first`` to ``last``, counted from 1, stand behind another stop."""
    segment = route[first - 1 : last]
    if is_turned:
        segment = segment[::-1]
    if behind < first:
        return [*route[:behind], *segment, *route[behind : first - 1], *route[last:]]
    return [*route[: first - 1], *route[last:behind], *segment, *route[behind:]]


def _turns(seconds: Longs) -> Longs:
    """2-opt: stretches to turn round where they are; rows of saving and move."""
    stops = len(seconds) - 2
    first, last = (1 + index for index in np.triu_indices(stops, k=1))
    extra = (
        seconds[first - 1, last]
        + seconds[first, last + 1]
        - seconds[first - 1, first]
        - seconds[last, last + 1]
        + _turned_extra(seconds, first, last)
    )
    return _rows(extra, first, last, first - 1, np.ones_like(first))


def _shifts(seconds: Longs, length: int) -> Longs:
    """Or-opt: segments of so many stops to put behind another stop, turned round or not."""
    stops = len(seconds) - 2
    first, behind = (
        index.ravel()
        for index in np.meshgrid(
            np.arange(1, stops - length + 2), np.arange(stops + 1), indexing="ij"
        )
    )
    is_away = (behind < first - 1) | (behind >= first + length)
    first, behind = first[is_away], behind[is_away]
    last = first + length - 1
    gap = (
        seconds[first - 1, last + 1]
        - seconds[first - 1, first]
        - seconds[last, last + 1]
        - seconds[behind, behind + 1]
    )
    kept = gap + seconds[behind, first] + seconds[last, behind + 1]
    turned = gap + seconds[behind, last] + seconds[first, behind + 1]
    turned = turned + _turned_extra(seconds, first, last)
    zeros = np.zeros_like(first)
    rows = [_rows(kept, first, last, behind, zeros)]
    if length > 1:
        rows.append(_rows(turned, first, last, behind, zeros + 1))
    return np.vstack(rows)


def _turned_extra(seconds: Longs, first: Longs, last: Longs) -> Longs:
    """What driving from ``last`` back to ``first`` takes more than the way there."""
    there, back = np.diagonal(seconds, 1), np.diagonal(seconds, -1)
    passed = np.concatenate([[0], np.cumsum(back - there)])
    extra: Longs = passed[last] - passed[first]
    return extra


def _rows(extra: Longs, *move: Longs) -> Longs:
    """The moves that drive less, as rows of extra seconds, first, last, behind, turned."""
    rows: Longs = np.column_stack([extra, *move])[extra < 0]
    return rows
