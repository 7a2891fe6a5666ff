"""By whom and by when figures are told apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, get_args

import numpy as np

from routeplan.cycle import DAYS_A_WEEK
from routeplan.errors import Fault, InputError
from routeplan.review.facts import Facts
from routeplan.review.made import UNKNOWN, IntArray
from routeplan.review.rows import Rows
from routeplan.review.states import Stretches

By = Literal["rep", "team", "class", "area", "week", "cycle", "month"]
DIMENSIONS: tuple[By, ...] = get_args(By)
TIMES: tuple[By, ...] = ("week", "cycle", "month")
# More than any number that tells groups of one dimension apart.
_WIDTH = 4_000_000
MOST_DIMENSIONS = 2


class Grouping:
    """
    Groups by some dimensions.

    Parameters
    ----------
    by
        None, one or two dimensions, of which one at most is a time.

    Raises
    ------
    InputError
        RP632, when the dimensions cannot be combined.
    """

    def __init__(self, facts: Facts, by: Sequence[By]) -> None:
        times = [each for each in by if each in TIMES]
        strange = [each for each in by if each not in DIMENSIONS]
        twice = len(set(by)) < len(by)
        if len(by) > MOST_DIMENSIONS or len(times) > 1 or strange or twice:
            said, known = ",".join(by), ", ".join(DIMENSIONS)
            raise InputError([Fault.of("RP632", "by", given=said, known=known)])
        self.facts = facts
        self.by = tuple(by)
        self.time = times[0] if times else None
        teams = facts.circumstances.teams
        self._teams = {"": 0}
        numbers = [
            self._teams.setdefault(teams.get(rep, ""), len(self._teams)) for rep in facts.reps
        ]
        self._team_of = np.array(numbers, dtype=np.int64)

    def codes(self, rows: Rows) -> IntArray | None:
        """A number for each row's group; None: such rows have no such group."""
        code = np.zeros(len(rows), dtype=np.int64)
        for dimension in self.by:
            column = self._column(dimension, rows)
            if (column == UNKNOWN).any():
                return None
            code = code * _WIDTH + column
        return code

    def labels(self, code: int) -> tuple[str, ...]:
        """The group of a number in words, one for each dimension."""
        found: list[str] = []
        for dimension in reversed(self.by):
            code, part = divmod(code, _WIDTH)
            found.insert(0, self._label(dimension, part))
        return tuple(found)

    def stretches(self, first: int, last: int) -> Stretches | None:
        """First and last days of the times told apart; None: each version's own cycles."""
        if self.time == "cycle":
            return None
        days = range(first, last + 1)
        if self.time is None:
            return ((first, last),) if len(days) else ()
        starts = dict.fromkeys(_start(self.time, day) for day in days)
        begins = [max(first, start) for start in starts]
        return tuple(zip(begins, [start - 1 for start in begins[1:]] + [last], strict=True))

    def _column(self, dimension: By, rows: Rows) -> IntArray:
        match dimension:
            case "rep":
                return rows.rep
            case "team":
                return self._team_of[rows.rep]
            case "class":
                return rows.store_class
            case "area":
                return rows.area
            case "cycle":
                return rows.cycle_start
        days, place = np.unique(rows.day, return_inverse=True)
        starts = [_start(dimension, day) for day in days.tolist()]
        return np.array(starts, dtype=np.int64)[place]

    def _label(self, dimension: By, part: int) -> str:
        match dimension:
            case "rep":
                return self.facts.reps[part]
            case "team":
                return list(self._teams)[part]
            case "class":
                return self.facts.traits.classes[part]
            case "area":
                return self.facts.traits.areas[part]
            case "week":
                year, week, _ = date.fromordinal(part).isocalendar()
                return f"{year}-W{week:02d}"
            case "month":
                return date.fromordinal(part).isoformat()[:7]
        return date.fromordinal(part).isoformat()


def _start(time: str, day: int) -> int:
    """Ordinal of the first day of the week or month that a day lies in."""
    if time == "week":
        return day - (day - 1) % DAYS_A_WEEK
    return date.fromordinal(day).replace(day=1).toordinal()
