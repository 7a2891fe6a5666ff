"""Plans that ran, each from a date on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from routeplan.agenda import cycle_start
from routeplan.cycle import weekday_of
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

    def day_stores(self, rep: str) -> tuple[tuple[int, ...], ...]:
        """Numbers of the stores on a rep's list of each cycle day, in their order."""
        numbers = self.problem.store_numbers
        routes = {
            route.label: tuple(numbers[store] for store in route.stores)
            for route in self.plan.routes
            if route.rep == rep
        }
        labels = self.plan.calendar.get(rep, (None,) * self.cycle_days)
        return tuple(() if label is None else routes.get(label, ()) for label in labels)

    def schedule_on(self, rep: str, day: int) -> DaySchedule | None:
        """The clock of a rep on a date, given as its ordinal; None: no stop."""
        cycle_day = (day - self.first_monday.toordinal()) % self.cycle_days
        stores = self.day_stores(rep)[cycle_day]
        if not stores:
            return None
        who = self.problem.rep_numbers[rep]
        return day_schedule(self.problem, who, weekday_of(cycle_day), stores)


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


def days_around(versions: Iterable[Version]) -> timedelta:
    """How early or late a stop may have been made up for: one cycle of any plan that ran."""
    return timedelta(days=max((version.cycle_days for version in versions), default=0))
