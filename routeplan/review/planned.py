"""The stops of the day lists that were in force, day by day, as columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np

from routeplan.review.made import IntArray
from routeplan.review.versions import Segment, Version


@dataclass(frozen=True, eq=False)
class Stops:
    """
    Planned stops, one row a stop, by segment, day and order.

    Parameters
    ----------
    version, rep, store
        Numbers of the version, the rep and the store.
    day, cycle_start
        Ordinals of the date and of the first day of its cycle.
    order
        1 for the first stop of the day list.
    arrive_s, stay_s
        Planned arrival, seconds after midnight; seconds in the store.
    """

    version: IntArray
    rep: IntArray
    store: IntArray
    day: IntArray
    cycle_start: IntArray
    order: IntArray
    arrive_s: IntArray
    stay_s: IntArray

    def __len__(self) -> int:
        return len(self.day)

    def take(self, rows: IntArray) -> Stops:
        """Some of the rows."""
        return Stops(*(getattr(self, field.name)[rows] for field in fields(self)))


@dataclass(frozen=True, eq=False)
class PlannedDays:
    """
    Day lists that hold a stop, one row a rep and day.

    Parameters
    ----------
    rep, day
        Number of the rep; ordinal of the date.
    stops, drive_s, drive_m, stay_s, work_s
        Planned number of stops, seconds and metres.
    """

    rep: IntArray
    day: IntArray
    stops: IntArray
    drive_s: IntArray
    drive_m: IntArray
    stay_s: IntArray
    work_s: IntArray


def planned(
    versions: Sequence[Version],
    ruled: Iterable[Segment],
    last: int,
    rep_numbers: Mapping[str, int],
    store_numbers: Mapping[str, int],
) -> tuple[Stops, PlannedDays]:
    """
    The stops of some segments up to a day.

    Parameters
    ----------
    last
        Ordinal of the last day to lay out.
    rep_numbers, store_numbers
        Number of each rep and store id.
    """
    stop_blocks, day_blocks = [], []
    for segment in ruled:
        days = np.arange(segment.first, min(segment.end, last + 1), dtype=np.int64)
        version = versions[segment.version]
        template = _Template.of(version, segment.rep, store_numbers)
        rep = rep_numbers[segment.rep]
        stop_blocks.append(template.stops(segment.version, rep, version, days))
        day_blocks.append(template.days(rep, version, days))
    empty = np.zeros((0,), dtype=np.int64)
    stops = [np.concatenate(column) for column in zip(*stop_blocks, strict=True)]
    days_ = [np.concatenate(column) for column in zip(*day_blocks, strict=True)]
    return (
        Stops(*(stops or [empty] * len(fields(Stops)))),
        PlannedDays(*(days_ or [empty] * len(fields(PlannedDays)))),
    )


@dataclass(frozen=True, eq=False)
class _Template:
    """One cycle of one rep: its stops on end, and where each cycle day's begin."""

    store: IntArray
    order: IntArray
    arrive_s: IntArray
    stay_s: IntArray
    begin: IntArray
    count: IntArray
    sums: IntArray

    @classmethod
    def of(cls, version: Version, rep: str, store_numbers: Mapping[str, int]) -> _Template:
        schedules = version.schedules(rep)
        stops = [
            (store_numbers[version.problem.stores[stop.store].id], order, stop.arrive_s,
             stop.leave_s - stop.start_s)
            for schedule in schedules
            if schedule is not None
            for order, stop in enumerate(schedule.stops, start=1)
        ]  # fmt: skip
        columns = np.array(stops, dtype=np.int64).reshape(-1, 4).T
        counts = [0 if schedule is None else len(schedule.stops) for schedule in schedules]
        count = np.array(counts, dtype=np.int64)
        sums = [
            (0, 0, 0, 0) if day is None else (day.drive_s, day.drive_m, day.stay_s, day.work_s)
            for day in schedules
        ]
        return cls(
            store=columns[0],
            order=columns[1],
            arrive_s=columns[2],
            stay_s=columns[3],
            begin=np.cumsum(count) - count,
            count=count,
            sums=np.array(sums, dtype=np.int64),
        )

    def stops(self, number: int, rep: int, version: Version, days: IntArray) -> list[IntArray]:
        cycle_day = (days - version.first_monday.toordinal()) % version.cycle_days
        counts = self.count[cycle_day]
        before = np.cumsum(counts) - counts
        within = np.arange(counts.sum(), dtype=np.int64) - np.repeat(before, counts)
        rows = np.repeat(self.begin[cycle_day], counts) + within
        same = np.ones(len(rows), dtype=np.int64)
        return [
            same * number,
            same * rep,
            self.store[rows],
            np.repeat(days, counts),
            np.repeat(days - cycle_day, counts),
            self.order[rows],
            self.arrive_s[rows],
            self.stay_s[rows],
        ]

    def days(self, rep: int, version: Version, days: IntArray) -> list[IntArray]:
        cycle_day = (days - version.first_monday.toordinal()) % version.cycle_days
        kept = self.count[cycle_day] > 0
        cycle_day, days = cycle_day[kept], days[kept]
        sums = self.sums[cycle_day]
        return [np.full(len(days), rep, np.int64), days, self.count[cycle_day], *sums.T]
