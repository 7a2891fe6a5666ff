"""Hours needed against hours there, before any search."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from routeplan.cycle import weekday_of
from routeplan.errors import Fault, InputError
from routeplan.problem import Problem
from routeplan.solver.traffic import in_mean_traffic

HOUR_S = 3600


@dataclass(frozen=True)
class HoursNeeded:
    """
    What one cycle asks of a rep or of the whole team; seconds.

    Parameters
    ----------
    rep
        The rep's id; None: all reps together.
    in_store_s
        Visits times their stays. Stores that any rep may be given count for the team
        alone, unless there is only one rep.
    driving_s
        An estimate: one trip a visit, as long as those to the nearest stores that are
        likely to be on the same day, and one trip from the base a day; in traffic at the
        mean factor of the hours of work.
    auxiliary_s
        Work at the base.
    there_s
        Working hours with the overtime allowed, less the breaks.
    """

    rep: str | None
    in_store_s: int
    driving_s: int
    auxiliary_s: int
    there_s: int

    @property
    def needed_s(self) -> int:
        """In store, driving and auxiliary work together."""
        return self.in_store_s + self.driving_s + self.auxiliary_s

    @property
    def short_s(self) -> int:
        """Seconds missing, 0 where the hours are likely to suffice."""
        return max(0, self.needed_s - self.there_s)


@dataclass(frozen=True)
class ClassHours:
    """
    What one cycle asks for a class.

    Parameters
    ----------
    stores, visits
        How many; visits of one cycle.
    in_store_s
        Visits times their stays, in seconds.
    """

    store_class: str
    stores: int
    visits: int
    in_store_s: int


def class_hours(problem: Problem) -> tuple[ClassHours, ...]:
    """Visits and in-store time of each class, the most important first."""
    found = []
    for name in problem.rules.classes:
        stores = [n for n, store in enumerate(problem.stores) if store.store_class == name]
        visits = [visits_needed(problem, store) for store in stores]
        stays_s = [problem.store_rules[store].in_store_s for store in stores]
        in_store_s = sum(n * stay_s for n, stay_s in zip(visits, stays_s, strict=True))
        found.append(ClassHours(name, len(stores), sum(visits), in_store_s))
    return tuple(found)


def hours_needed(problem: Problem) -> tuple[HoursNeeded, ...]:
    """Hours for each rep who has stores, then, where there are several reps, for the team."""
    every = range(len(problem.stores))
    reps = range(len(problem.reps))
    if len(reps) == 1:
        return (_needed(problem, (0,), every),)
    own = {rep: [store for store in every if problem.reps_for(store) == (rep,)] for rep in reps}
    each = (_needed(problem, (rep,), stores) for rep, stores in own.items() if stores)
    return (*each, _needed(problem, tuple(reps), every))


def hours_faults(hours: Sequence[HoursNeeded]) -> tuple[Fault, ...]:
    """A warning for each rep, or the team, whose hours are too few."""
    return tuple(_shortages(hours))


def _shortages(hours: Sequence[HoursNeeded]) -> Iterator[Fault]:
    for each in hours:
        if each.short_s == 0:
            continue
        values = {
            "needed": round(each.needed_s / HOUR_S, 1),
            "there": round(each.there_s / HOUR_S, 1),
            "short": round(each.short_s / HOUR_S, 1),
        }
        if each.rep is None:
            yield Fault.of("RP402", "hours", **values)
        else:
            yield Fault.of("RP401", f"rep {each.rep}", rep=each.rep, **values)


def _needed(problem: Problem, reps: Sequence[int], stores: Sequence[int]) -> HoursNeeded:
    visits = [visits_needed(problem, store) for store in stores]
    days = sum(sum(label is not None for label in problem.labels_of(rep)) for rep in reps)
    there_s, auxiliary_s = map(sum, zip(*(_hours_there(problem, rep) for rep in reps), strict=True))
    stays = [problem.store_rules[store].in_store_s for store in stores]
    return HoursNeeded(
        rep=problem.reps[reps[0]].id if len(reps) == 1 else None,
        in_store_s=sum(count * stay_s for count, stay_s in zip(visits, stays, strict=True)),
        driving_s=_driving_s(problem, reps, stores, visits, days) if any(visits) else 0,
        auxiliary_s=auxiliary_s if any(visits) else 0,
        there_s=there_s,
    )


def visits_needed(problem: Problem, store: int) -> int:
    """Visits of a store in one cycle; the fewest where its reps differ."""
    if not problem.same_rep:
        return len(problem.shared_patterns_of(store)[0])
    counts = []
    for rep in problem.reps_for(store):
        try:
            counts.append(len(problem.patterns_of(store, rep)[0]))
        except InputError:
            continue
    return min(counts)


def hours_there_s(problem: Problem, rep: int) -> int:
    """Seconds of a cycle that a rep has for stores and ways."""
    there_s, auxiliary_s = _hours_there(problem, rep)
    return there_s - auxiliary_s


def _hours_there(problem: Problem, rep: int) -> tuple[int, int]:
    """Seconds of work in the cycle, and how many of them are auxiliary."""
    who = problem.reps[rep]
    there_s = auxiliary_s = 0
    for day, label in enumerate(problem.labels_of(rep)):
        weekday = weekday_of(day)
        hours, pause = who.hours[weekday], who.pause_on(weekday)
        if label is None or hours is None:
            continue
        there_s += hours.end_s - hours.start_s + who.overtime_s
        there_s -= 0 if pause is None else pause.length_s
        auxiliary_s += who.auxiliary_s
    return there_s, auxiliary_s


def _driving_s(
    problem: Problem,
    reps: Sequence[int],
    stores: Sequence[int],
    visits: Sequence[int],
    days: int,
) -> int:
    numbers = np.asarray(stores)
    steady = in_mean_traffic(problem)
    travels = dict.fromkeys(steady.travel_of(rep) for rep in reps)
    seconds = reduce(np.add, (travel.seconds.astype(np.float64) for travel in travels))
    seconds = seconds / len(travels)
    among = seconds[np.ix_(numbers, numbers)]
    among = (among + among.T) / 2
    np.fill_diagonal(among, np.inf)
    # A day holds one store in so many of those in reach, so the next stop is likely to
    # be found among as many neighbours.
    near = max(1, math.ceil(len(numbers) * max(1, days) / sum(visits) / 2))
    near = min(near, len(numbers) - 1)
    trips = np.zeros(len(numbers))
    if near > 0:
        trips = np.partition(among, near - 1, axis=1)[:, :near].mean(axis=1)
    bases = [problem.start_place(rep) for rep in reps]
    from_base = seconds[np.ix_(np.asarray(bases), numbers)].min(axis=0).mean()
    return round(float(trips @ np.asarray(visits)) + days * float(from_base))
