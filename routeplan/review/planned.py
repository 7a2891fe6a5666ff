"""The stops of the day lists that were in force, day by day, as columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np

from routeplan.cycle import weekday_of
from routeplan.review.made import IntArray
from routeplan.review.versions import Segment, Version
from routeplan.schedule import day_schedule


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
    stay_s
        Planned seconds in the store.
    """

    version: IntArray
    rep: IntArray
    store: IntArray
    day: IntArray
    cycle_start: IntArray
    order: IntArray
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
    stops, drive_s, drive_m, stay_s
        Planned number of stops, seconds and metres.
    """

    rep: IntArray
    day: IntArray
    stops: IntArray
    drive_s: IntArray
    drive_m: IntArray
    stay_s: IntArray


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
    stay_s: IntArray
    begin: IntArray
    count: IntArray
    sums: IntArray

    @classmethod
    def of(cls, version: Version, rep: str, store_numbers: Mapping[str, int]) -> _Template:
        problem = version.problem
        lists = version.day_stores(rep)
        stops = [
            (store_numbers[problem.stores[store].id], order, problem.store_rules[store].in_store_s)
            for stores in lists
            for order, store in enumerate(stores, start=1)
        ]
        columns = np.array(stops, dtype=np.int64).reshape(-1, 3).T
        count = np.array([len(stores) for stores in lists], dtype=np.int64)
        sums = [_sums(version, rep, day, stores) for day, stores in enumerate(lists)]
        return cls(
            store=columns[0],
            order=columns[1],
            stay_s=columns[2],
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
            self.stay_s[rows],
        ]

    def days(self, rep: int, version: Version, days: IntArray) -> list[IntArray]:
        cycle_day = (days - version.first_monday.toordinal()) % version.cycle_days
        kept = self.count[cycle_day] > 0
        cycle_day, days = cycle_day[kept], days[kept]
        sums = self.sums[cycle_day]
        return [np.full(len(days), rep, np.int64), days, self.count[cycle_day], *sums.T]


def _sums(version: Version, rep: str, day: int, stores: Sequence[int]) -> tuple[int, int, int]:
    """Seconds and metres of driving, and seconds in stores, of one day list."""
    if not stores:
        return 0, 0, 0
    problem = version.problem
    number = problem.rep_numbers[rep]
    places = np.array([problem.start_place(number), *stores, problem.end_place(number)])
    travel = problem.travel_of(number)
    drive_s = travel.seconds[places[:-1], places[1:]].sum()
    if travel.traffic is not None and problem.reps[number].hours[weekday_of(day)] is not None:
        drive_s = day_schedule(problem, number, weekday_of(day), stores).drive_s
    drive_m = travel.metres[places[:-1], places[1:]].sum()
    stay_s = sum(problem.store_rules[store].in_store_s for store in stores)
    return int(drive_s), int(drive_m), stay_s
