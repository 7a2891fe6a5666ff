"""Plans that ran, each from a date on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from routeplan.cycle import weekday_of
from routeplan.daylist import cycle_start
from routeplan.errors import Fault, InputError
from routeplan.figures import misfits
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.schedule import DaySchedule, day_schedule

NEVER = date.max.toordinal()


@dataclass(frozen=True, eq=False)
class Version:
    """
    A plan that ran.

    Use ``Version.of``, which checks it, rather than the constructor.

    Parameters
    ----------
    problem, plan
        The plan and what it was made for.
    starts
        The first day on which it ran.
    first_monday
        Monday on which a first cycle starts.
    name
        For messages and drill-downs.
    scope
        Plans of one scope replace each other; plans of several scopes, as of several
        teams, run side by side.
    approved
        The day on which it was approved; None: before it started. A plan rules no day
        before that, so that one changed afterwards does not change the past.
    """

    problem: Problem
    plan: Plan
    starts: date
    first_monday: date
    name: str = ""
    scope: str = ""
    approved: date | None = None

    @classmethod
    def of(
        cls,
        problem: Problem,
        plan: Plan,
        starts: date | None = None,
        name: str = "",
        scope: str = "",
        approved: date | None = None,
        first_monday: date | None = None,
    ) -> Version:
        """
        A version whose plan fits its problem.

        Parameters
        ----------
        starts
            None: the first Monday.
        first_monday
            None: the plan's, else the problem's.

        Raises
        ------
        InputError
            RP531 to RP533, when the plan does not fit; RP524 or RP631, when its first
            cycle starts on no Monday or on no known day.
        """
        if faults := misfits(problem, plan):
            raise InputError(faults)
        monday = cycle_start(problem, plan, first_monday)
        if monday is None:
            raise InputError([Fault.of("RP631", name or "plan")])
        return cls(problem, plan, starts or monday, monday, name, scope, approved)

    @property
    def effective(self) -> int:
        """Ordinal of the first day that it rules."""
        return max(self.starts, self.approved or self.starts).toordinal()

    @property
    def cycle_days(self) -> int:
        """Days of its cycle."""
        return self.problem.cycle.days

    def schedules(self, rep: str) -> tuple[DaySchedule | None, ...]:
        """
        The clock of each cycle day of a rep; None: it holds no stop.

        Worked out once, however many reviews ask for it.
        """
        if rep not in self._schedules:
            self._schedules[rep] = tuple(self._clocks(rep))
        return self._schedules[rep]

    @cached_property
    def _schedules(self) -> dict[str, tuple[DaySchedule | None, ...]]:
        return {}

    def _clocks(self, rep: str) -> Iterator[DaySchedule | None]:
        routes = {route.label: route.stores for route in self.plan.routes if route.rep == rep}
        known: dict[tuple[str, int], DaySchedule] = {}
        for day, label in enumerate(self.plan.calendar.get(rep, (None,) * self.cycle_days)):
            stores = () if label is None else routes.get(label, ())
            if label is None or not stores:
                yield None
                continue
            key = (label, weekday_of(day))
            if key not in known:
                numbers = [self.problem.store_numbers[store] for store in stores]
                who = self.problem.rep_numbers[rep]
                known[key] = day_schedule(self.problem, who, key[1], numbers)
            yield known[key]


@dataclass(frozen=True)
class Segment:
    """
    Days on which one version rules one rep.

    Parameters
    ----------
    version
        Its place among the versions.
    rep
        The rep's id.
    first, end
        Ordinals of the first day, and of the day after the last.
    """

    version: int
    rep: str
    first: int
    end: int


def segments(versions: Sequence[Version]) -> tuple[Segment, ...]:
    """
    Which version rules which rep from when to when.

    A version rules until the next one of its scope takes effect; of two scopes that both
    have a rep, the later one rules. Of two that take effect on the same day it is the one
    given last.
    """
    spans = _spans(versions)
    reps = dict.fromkeys(rep.id for version in versions for rep in version.problem.reps)
    return tuple(segment for rep in reps for segment in _of_rep(rep, versions, spans))


def ruling_spans(versions: Sequence[Version]) -> tuple[tuple[int, int], ...]:
    """For each version the first day of its rule in its scope, and the day after the last."""
    spans = _spans(versions)
    return tuple(spans[number] for number in range(len(versions)))


def _spans(versions: Sequence[Version]) -> dict[int, tuple[int, int]]:
    scopes: dict[str, list[int]] = {}
    for number, version in enumerate(versions):
        scopes.setdefault(version.scope, []).append(number)
    spans = {}
    for numbers in scopes.values():
        numbers.sort(key=lambda number: versions[number].effective)
        ends = [versions[number].effective for number in numbers[1:]] + [NEVER]
        for number, end in zip(numbers, ends, strict=True):
            spans[number] = (versions[number].effective, end)
    return spans


def _of_rep(
    rep: str, versions: Sequence[Version], spans: dict[int, tuple[int, int]]
) -> Iterator[Segment]:
    having = [
        number for number, version in enumerate(versions) if rep in version.problem.rep_numbers
    ]
    having.sort(key=lambda number: spans[number][0])
    for place, number in enumerate(having):
        first, end = spans[number]
        end = min([end, *(spans[later][0] for later in having[place + 1 :])])
        if first < end:
            yield Segment(number, rep, first, end)
