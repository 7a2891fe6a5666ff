"""What a day list holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from routeplan.agenda import Change
from routeplan.cycle import day_name
from routeplan.reps import Rep
from routeplan.rules import MINUTE_S
from routeplan.schedule import DaySchedule, StopTime
from routeplan.stores import Purposes, Store
from routeplan.workdays import DayStatus

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
    purposes
        What the store's rule says that the visit is for.
    """

    order: int
    store: Store
    time: StopTime
    wait_s: int
    parking_s: int = 0
    purposes: Purposes = ()

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
