"""A working day on a clock that the break does not move, for solvers that know no breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from routeplan.solver.peers.clock import Clock, Starts

Pause = tuple[int, int]


@dataclass(frozen=True)
class Shift:
    """
    Days of a slot that are alike, on a clock that stands still during the break.

    The break is taken to begin in the middle of the moments at which it may. Later clock
    times come earlier by its length, so that a route that keeps this clock keeps the real
    one, but for stays that lie across that moment.

    Parameters
    ----------
    count
        How many days of the cycle.
    start_s
        The start of work.
    end_s, latest_s
        When the rep is back without overtime, and with all that is allowed.
    pause
        Begin and length of the break; length 0: there is none.
    opens
        For each store the first and last start of a stay, in clock times of the day; None:
        always open.
    """

    count: int
    start_s: int
    end_s: int
    latest_s: int
    pause: Pause
    opens: Sequence[Starts | None]

    def starts(self, store: int) -> Starts | None:
        """First and last start of a store's stays on this clock; None: always open."""
        opens = self.opens[store]
        if opens is None:
            return None
        return tuple(
            (_stilled(first, self.pause), _stilled(last, self.pause)) for first, last in opens
        )


def shifts(clock: Clock) -> tuple[Shift, ...]:
    """The days of a slot, weekday by weekday."""
    return tuple(_shifts(clock))


def _shifts(clock: Clock) -> Iterator[Shift]:
    rep = clock.rep
    for days in clock.days:
        from_s, length_s, latest_s = days.pause
        middle_s = max(days.start_s, (from_s + latest_s) // 2)
        back_s = days.end_s - rep.auxiliary_s
        yield Shift(
            count=days.count,
            start_s=days.start_s,
            end_s=_latest_return_s(back_s, length_s, latest_s),
            latest_s=_latest_return_s(back_s + rep.overtime_s, length_s, latest_s),
            pause=(middle_s, length_s),
            opens=days.starts,
        )


def is_able(clock: Clock) -> bool:
    """True when a slot's hours suffice for the way from its start to its end at least."""
    direct_s = clock.times.travel_s[clock.start][clock.end]
    return all(shift.start_s + direct_s <= shift.latest_s for shift in shifts(clock))


def common_hours(days: Sequence[Shift]) -> tuple[int, int, int]:
    """Latest start of work, soonest end and soonest latest end of several days."""
    return (
        max(shift.start_s for shift in days),
        min(shift.end_s for shift in days),
        min(shift.latest_s for shift in days),
    )


def common_starts(days: Sequence[Shift], store: int) -> Starts | None:
    """Starts of a store's stays that suit all of several days; those of the first if none do."""
    common: Starts | None = None
    for shift in days:
        starts = shift.starts(store)
        if starts is not None:
            common = starts if common is None else _overlaps(common, starts)
    return days[0].starts(store) if common == () else common


def _overlaps(some: Starts, others: Starts) -> Starts:
    pairs = ((max(a, c), min(b, d)) for a, b in some for c, d in others)
    return tuple((first_s, last_s) for first_s, last_s in pairs if first_s <= last_s)


def _latest_return_s(end_s: int, length_s: int, latest_pause_s: int) -> int:
    """A day that is back by the latest start of its break needs none."""
    return max(end_s - length_s, min(end_s, latest_pause_s))


def _stilled(moment_s: int, pause: Pause) -> int:
    begin_s, length_s = pause
    return max(min(moment_s, begin_s), moment_s - length_s)
