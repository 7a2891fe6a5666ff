"""The rest of a day, in the best order from where the rep is."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from routeplan.agenda import problem_on
from routeplan.check import check
from routeplan.cycle import SECONDS_A_DAY, Cycle, FreeCalendar, Window
from routeplan.daylist import DayList, day_list
from routeplan.errors import Violation
from routeplan.plan import LeftOut, Plan, Route
from routeplan.problem import Locks, Problem, places_of
from routeplan.reps import Base, Rep
from routeplan.solver import Iterations, solve
from routeplan.stores import Store
from routeplan.travel import Travel
from routeplan.travel.parking import with_parking
from routeplan.travel.straight import STRAIGHT_BY_MODE, straight_line

if TYPE_CHECKING:
    from routeplan.travel.roads.new_ways import NewWays

# Enough that of thirty stops no second search finds a better order.
ITERATIONS = 20_000
_LABEL = "T1"


@dataclass(frozen=True)
class Here:
    """
    Where the rep is and what time it is.

    Parameters
    ----------
    lat, lon
        WGS-84 degrees.
    store
        Id of the store that the rep is at; None: at none, but at the base or on the way.
    now_s
        Seconds after midnight.
    had_break
        True: today's break is over.
    """

    lat: float
    lon: float
    now_s: int
    store: str | None = None
    had_break: bool = False


@dataclass(frozen=True)
class Stay:
    """A store that is still to be visited, and the seconds inside it."""

    store: Store
    stay_s: int


@dataclass(frozen=True)
class RestOfDay:
    """
    The rest of a day.

    Parameters
    ----------
    day
        The stops in the best order that was found, with clock times from now on.
    left_out
        What can no longer be kept today, and why; nothing where an order was given.
    violations
        Rules that the order breaks, by the checker; empty: none.
    """

    day: DayList
    left_out: tuple[LeftOut, ...]
    violations: tuple[Violation, ...]


def rest_of_day(
    problem: Problem,
    rep: str,
    on: date,
    here: Here,
    stays: Sequence[Stay],
    ways: NewWays | None = None,
    *,
    keeps_order: bool = False,
) -> RestOfDay:
    """
    The best order of the stores that are still to be visited on a date.

    A planning problem of one day: opening hours, the break, working hours and overtime hold
    as they do for plans, and where they do not suffice the least important visits are left
    out. The same question has the same answer.

    Parameters
    ----------
    problem
        Has the rep; its travel is used between the places that it has.
    stays
        Each store once.
    ways
        How ways from and to other places are found; None: by straight lines, as they are
        where a place is far from every road.
    keeps_order
        True: the stores are visited in this order, all of them, whatever it breaks.
    """
    asked = _one_day(problem, rep, on, here, stays, ways)
    if keeps_order:
        return _in_order(asked, on)
    closed = [stay for stay in stays if not _can_stay(stay, on.weekday(), here.now_s)]
    gone = tuple(LeftOut(store=stay.store.id, visits=1, reason="RP453") for stay in closed)
    if len(closed) == len(stays):
        return RestOfDay(_empty(asked, on), gone, ())
    if closed:
        open_still = [each for each in stays if each not in closed]
        asked = _one_day(problem, rep, on, here, open_still, ways)
    found = solve(asked, until=Iterations(ITERATIONS), seed=1)
    day = _listed(asked, found.plan, on)
    return RestOfDay(day, (*gone, *found.plan.left_out), found.violations)


def _in_order(asked: Problem, on: date) -> RestOfDay:
    """The stores as they stand in the problem, one after the other."""
    (who,) = asked.reps
    route = Route(rep=who.id, label=_LABEL, stores=tuple(store.id for store in asked.stores))
    labels = tuple(_LABEL if day == on.weekday() else None for day in range(asked.cycle.days))
    plan = Plan(calendar={who.id: labels}, routes=(route,))
    return RestOfDay(_listed(asked, plan, on), (), tuple(check(asked, plan)))


def _listed(asked: Problem, plan: Plan, on: date) -> DayList:
    return dataclasses.replace(day_list(asked, plan, asked.reps[0].id, on.weekday()), on=on)


def _one_day(
    problem: Problem,
    rep: str,
    on: date,
    here: Here,
    stays: Sequence[Stay],
    ways: NewWays | None,
) -> Problem:
    number, weekday = problem.rep_numbers[rep], on.weekday()
    who = _from_now(problem_on(problem, rep, on).reps[number], weekday, here)
    classes = problem.rules.classes
    stores = tuple(
        stay.store.model_copy(
            update={
                "rep": rep, "visits": 1, "weeks": 1, "in_store_s": stay.stay_s,
                "weekdays": (weekday,),
                # A class that the plan does not know is the first to be left out.
                "store_class": stay.store.store_class
                if stay.store.store_class in classes else list(classes)[-1],
            }
        )
        for stay in stays
    )  # fmt: skip
    return dataclasses.replace(
        problem,
        stores=stores,
        reps=(who,),
        cycle=Cycle(weeks=1),
        calendar=FreeCalendar(),
        travel=_travel(problem, number, who, stores, here, ways),
        travel_by_mode={},
        store_modes=None,
        earlier=None,
        locks=Locks(),
    )


def _from_now(rep: Rep, weekday: int, here: Here) -> Rep:
    """The rep who starts here and now, with all the time that is left."""
    hours = rep.hours[weekday]
    assert hours is not None
    start_s = min(here.now_s, SECONDS_A_DAY - 1)
    end_s = max(hours.end_s, start_s + 1)
    left = Window(start_s=start_s, end_s=end_s)
    return rep.model_copy(
        update={
            "start": Base(lat=here.lat, lon=here.lon),
            "end": rep.end or rep.start,
            "hours": tuple(left if day == weekday else None for day in range(len(rep.hours))),
            "pause": None if here.had_break else rep.pause,
            "overtime_s": max(0, hours.end_s + rep.overtime_s - end_s),
            # Who has made some of the day's stops already has not that many left.
            "most_stops": None,
        }
    )


def _travel(
    problem: Problem,
    number: int,
    rep: Rep,
    stores: Sequence[Store],
    here: Here,
    ways: NewWays | None,
) -> Travel:
    """Ways that the problem knows; the others by road as far as can be, else straight lines."""
    known = problem.travel_of(number)
    there = [problem.store_numbers.get(store.id) for store in stores]
    there += [_known_start(problem, number, here), problem.end_place(number)]
    new = [place for place, old in enumerate(there) if old is None]
    mine = np.array([place for place, old in enumerate(there) if old is not None])
    theirs = np.array([old for old in there if old is not None])
    parking = [*((store.parking_s or 0) * (rep.mode == "car") for store in stores), 0, 0]
    if known.parking_s:
        for place, old in zip(mine.tolist(), theirs.tolist(), strict=True):
            parking[place] = known.parking_s[old]
    places = places_of(stores, [rep])
    found = straight_line(places, STRAIGHT_BY_MODE[rep.mode])
    if ways is not None:
        found = ways.over(found, places, new)
    found = with_parking(found, parking)
    seconds, metres = found.seconds.copy(), found.metres.copy()
    seconds[np.ix_(mine, mine)] = known.seconds[np.ix_(theirs, theirs)]
    metres[np.ix_(mine, mine)] = known.metres[np.ix_(theirs, theirs)]
    sources = dict.fromkeys((known.source, found.source) if new else (known.source,))
    return dataclasses.replace(
        known,
        seconds=seconds,
        metres=metres,
        parking_s=tuple(parking) if any(parking) else (),
        source="; ".join(sources),
        estimated=known.estimated or (bool(new) and found.estimated),
    )


def _known_start(problem: Problem, number: int, here: Here) -> int | None:
    """The place of the problem that the rep is at; None: none."""
    base = problem.reps[number].start
    if here.store is None and (here.lat, here.lon) == (base.lat, base.lon):
        return problem.start_place(number)
    return None if here.store is None else problem.store_numbers.get(here.store)


def _can_stay(stay: Stay, weekday: int, now_s: int) -> bool:
    """False where the store has no opening left that the stay fits into."""
    windows = stay.store.windows_on(weekday)
    return windows is None or any(
        max(window.start_s, now_s) + stay.stay_s <= window.end_s for window in windows
    )


def _empty(problem: Problem, on: date) -> DayList:
    travel = problem.travel
    return DayList(
        rep=problem.reps[0], day=on.weekday(), on=on, label=None, stops=(), schedule=None,
        estimated=travel.estimated, travel=travel.source,
    )  # fmt: skip
