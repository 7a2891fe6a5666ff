"""A figure row by row, before it is added up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from routeplan.review.made import BoolArray, IntArray
from routeplan.review.rows import Rows, Tables
from routeplan.review.states import StoreRows
from routeplan.visits import Words

Unit = Literal["count", "share", "average", "money", "hours"]


@dataclass(frozen=True, eq=False)
class Tally:
    """
    What each row adds to a figure.

    Parameters
    ----------
    rows
        The stops, visits, days or stores that are counted.
    counted
        What each adds to the upper number.
    out_of
        What each adds to the lower number; None: the figure is the upper number itself.
    per_store
        ``any``: a store counts once when any of its rows does; ``all``: when all of those
        do that add to the lower number; None: rows are added up.
    """

    rows: Rows
    counted: IntArray | BoolArray
    out_of: IntArray | BoolArray | None = None
    per_store: Literal["any", "all"] | None = None


class Sources(NamedTuple):
    """The tables of a period, and its stores at the ends of its stretches of time."""

    tables: Tables
    stores: StoreRows


@dataclass(frozen=True, eq=False)
class Figure:
    """
    One figure of the review; this is the only place where it is defined.

    Parameters
    ----------
    key
        Its name in code and JSON.
    name, definition
        In both languages; the definition is shown beside the figure.
    unit
        ``share``: upper by lower number, in per cent; ``average``: the same as a number;
        ``money``: hundredths of the currency; ``hours``: seconds, shown in hours.
    tally
        What each row adds to it; None: it cannot be known, as without targets.
    """

    key: str
    name: Words
    definition: Words
    unit: Unit
    tally: Callable[[Sources], Tally | None]


def figure(
    key: str, name: tuple[str, str], unit: Unit, definition: tuple[str, str]
) -> Callable[[Callable[[Sources], Tally | None]], Figure]:
    """Make a figure of the function that tallies it."""

    def made(tally: Callable[[Sources], Tally | None]) -> Figure:
        words = Words(en=name[0], zh=name[1])
        return Figure(key, words, Words(en=definition[0], zh=definition[1]), unit, tally)

    return made
