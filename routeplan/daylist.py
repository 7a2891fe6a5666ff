"""One rep, one day: the ordered stores with clock times."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from routeplan.agenda import Change, agenda, cycle_start, problem_on
from routeplan.cycle import DAYS_A_WEEK, day_name, weekday_of
from routeplan.errors import Fault, InputError
from routeplan.figures import misfits
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.reps import Rep
from routeplan.rules import MINUTE_S
from routeplan.schedule import DaySchedule, StopTime, day_schedule
from routeplan.stores import Store
from routeplan.workdays import DayStatus, day_status

ADDED = "+"


@dataclass(frozen=True)
class Stop:
    """
    One line of a day list.

    Parameters
    ----------
    order
        1 for the first.
    store
        The store itself, with address, note and extra columns.
    time
        Drive from the place before, arrival, start and end of the stay.
    wait_s
        Seconds from arrival to the stay, without a break taken meanwhile.
    parking_s
        How much of the drive is parking.
    """

    order: int
    store: Store
    time: StopTime
    wait_s: int
    parking_s: int = 0

    @property
    def stay_s(self) -> int:
        """Seconds inside the store."""
        return self.time.leave_s - self.time.start_s

    def __str__(self) -> str:
        minutes = round(self.stay_s / MINUTE_S)
        return f"{clock(self.time.start_s)} {self.store.id} {self.store.name}, {minutes} min"


@dataclass(frozen=True)
class DayList:
    """
    A plan on one day for one rep.

    Parameters
    ----------
    rep
        Who drives.
    day
        Cycle day; 0 is the first Monday.
    on
        The date, where the cycle's start is known.
    label
        The route that runs; ``ADDED`` on a workday that the rep's week does not have;
        None: a day off.
    stops
        In the order of visit; empty on a day off and on a day without visits.
    schedule
        Leaving, break, return, end and sums; None where there is no stop.
    estimated
        True: the travel times are estimates.
    travel
        Where the travel times come from, in words.
    status
        Why the rep works on the date or not; None: not asked, as for a cycle day.
    changes
        What holidays and leave changed: visits lost on this date or brought to it.
    """

    rep: Rep
    day: int
    on: date | None
    label: str | None
    stops: tuple[Stop, ...]
    schedule: DaySchedule | None
    estimated: bool
    travel: str
    status: DayStatus | None = None
    changes: tuple[Change, ...] = ()

    @property
    def back_s(self) -> int:
        """Seconds of driving from the last stop to the base; 0 where there is no stop."""
        if self.schedule is None:
            return 0
        return self.schedule.drive_s - sum(stop.time.drive_s for stop in self.stops)

    @property
    def back_m(self) -> int:
        """Metres from the last stop to the base; 0 where there is no stop."""
        if self.schedule is None:
            return 0
        return self.schedule.drive_m - sum(stop.time.drive_m for stop in self.stops)

    def __str__(self) -> str:
        when = day_name(self.day) if self.on is None else f"{self.on}, {day_name(self.day)}"
        heading = f"{self.rep.id} {self.rep.name}, {when}"
        if self.label is None:
            why = self.status.name if self.status is not None else ""
            return f"{heading}: no route runs" + (f" ({why})" if why else "")
        if self.schedule is None:
            return f"{heading}, {self.label}: no visits"
        mark = " (times estimated)" if self.estimated else ""
        return "\n".join([f"{heading}, {self.label}{mark}", *self._lines(self.schedule)])

    def _lines(self, schedule: DaySchedule) -> Iterator[str]:
        for leg, stop in enumerate(self.stops):
            if leg == schedule.pause_leg:
                yield self._break_line(schedule)
            yield str(stop)
        if schedule.pause_leg == len(self.stops):
            yield self._break_line(schedule)
        yield f"{clock(schedule.return_s)} back at the base"

    def _break_line(self, schedule: DaySchedule) -> str:
        minutes = round(schedule.pause_length_s / MINUTE_S)
        return f"{clock(schedule.pause_s or 0)} break, {minutes} min"


def clock(second: int) -> str:
    """A second of the day as a clock shows it: 33,059 is ``09:10``."""
    return f"{second // 3600:02d}:{second % 3600 // MINUTE_S:02d}"


def day_list(
    problem: Problem,
    plan: Plan,
    rep: str,
    on: date | int,
    first_monday: date | str | None = None,
) -> DayList:
    """
    A rep's stops on one day.

    On a date public holidays, leave and other exceptions count (see ``agenda``), and what
    they moved here is among the stops. A cycle day is as the calendar gives it.

    Parameters
    ----------
    rep
        The rep's id.
    on
        A date, or a cycle day from 0.
    first_monday
        Monday on which a first cycle starts, also as ``2026-11-23``; None: the plan's,
        else the problem's.

    Raises
    ------
    InputError
        RP521 to RP526 for a rep, date or start that cannot be; RP531 to RP533, when the
        plan does not fit the problem.
    """
    if faults := misfits(problem, plan):
        raise InputError(faults)
    who = _rep(problem, rep)
    start = cycle_start(problem, plan, first_monday)
    if isinstance(on, date):
        return _on_date(problem, plan, who, on, start)
    day = _known_day(problem, on)
    return _on_cycle_day(problem, plan, who, day, _date(start, day))


def day_lists(
    problem: Problem, plan: Plan, rep: str, first_monday: date | str | None = None
) -> tuple[DayList, ...]:
    """
    A rep's lists for the days of the first cycle on which a route runs.

    Parameters
    ----------
    rep, first_monday
        As in ``day_list``; without any first Monday the lists have no dates.

    Raises
    ------
    InputError
        As ``day_list``.
    """
    if faults := misfits(problem, plan):
        raise InputError(faults)
    who = _rep(problem, rep)
    start = cycle_start(problem, plan, first_monday)
    return tuple(
        _on_cycle_day(problem, plan, who, day, _date(start, day))
        for day, label in enumerate(plan.calendar.get(rep, ()))
        if label is not None
    )


def _on_cycle_day(problem: Problem, plan: Plan, rep: Rep, day: int, when: date | None) -> DayList:
    labels = plan.calendar.get(rep.id, ())
    label = labels[day] if labels else None
    route = None if label is None else plan.route(rep.id, label)
    return _listed(problem, rep, day, when, label, () if route is None else route.stores)


def _on_date(problem: Problem, plan: Plan, rep: Rep, on: date, start: date | None) -> DayList:
    day = _cycle_day(problem, on, start)
    if start is None or not problem.heeds_dates:
        return _on_cycle_day(problem, plan, rep, day, on)
    laid = agenda(problem, plan, start, on)
    stores = laid.routes.get((rep.id, on))
    here = problem_on(problem, rep.id, on, laid.doubled.get((rep.id, on), ()))
    labels = plan.calendar.get(rep.id, ())
    label = (labels[day] if labels else None) or ADDED
    listed = _listed(here, rep, day, on, None if stores is None else label, stores or ())
    mine = [each for each in laid.changes if each.rep == rep.id and on in (each.lost, each.to)]
    status = day_status(rep, problem.workdays, on)
    return dataclasses.replace(listed, status=status, changes=tuple(mine))


def _listed(
    problem: Problem, rep: Rep, day: int, when: date | None, label: str | None, ids: Sequence[str]
) -> DayList:
    stores = [problem.store_numbers[store] for store in ids]
    schedule, number = None, problem.rep_numbers[rep.id]
    if stores:
        schedule = day_schedule(problem, number, weekday_of(day), stores)
    return DayList(
        rep=rep,
        day=day,
        on=when,
        label=label,
        stops=() if schedule is None else tuple(_stops(problem, number, schedule)),
        schedule=schedule,
        estimated=problem.travel_of(number).estimated,
        travel=problem.travel_of(number).source,
    )


def _stops(problem: Problem, rep: int, schedule: DaySchedule) -> Iterator[Stop]:
    parking_s = problem.travel_of(rep).parking_s
    for leg, time in enumerate(schedule.stops):
        wait_s = time.start_s - time.arrive_s
        if leg == schedule.pause_leg and (schedule.pause_s or 0) >= time.arrive_s:
            wait_s -= schedule.pause_length_s
        # A way that takes no time leads to the very spot, where the car already stands.
        parks_s = parking_s[time.store] if parking_s and time.drive_s else 0
        yield Stop(leg + 1, problem.stores[time.store], time, wait_s, parks_s)


def _rep(problem: Problem, rep: str) -> Rep:
    if rep not in problem.rep_numbers:
        known = ", ".join(problem.rep_numbers)
        raise _fault("RP522", f"rep {rep}", rep=rep, known=known)
    return problem.reps[problem.rep_numbers[rep]]


def _cycle_day(problem: Problem, on: date, start: date | None) -> int:
    if start is None:
        raise _fault("RP523", f"date {on}")
    if on < start:
        raise _fault("RP521", f"date {on}", date=str(on), start=str(start))
    return (on - start).days % (DAYS_A_WEEK * problem.cycle.weeks)


def _date(start: date | None, day: int) -> date | None:
    return None if start is None else start + timedelta(days=day)


def _known_day(problem: Problem, day: int) -> int:
    if not 0 <= day < problem.cycle.days:
        raise _fault("RP525", f"day {day}", day=day, last=problem.cycle.days - 1)
    return day


def _fault(code: str, where: str, **values: str | int) -> InputError:
    return InputError([Fault.of(code, where, **values)])
