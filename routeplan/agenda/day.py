"""One rep's day on a date: longer stays, added workdays, one more store."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from datetime import date
from itertools import pairwise

from routeplan.cycle import Window
from routeplan.problem import Problem
from routeplan.reps import Rep
from routeplan.schedule import day_schedule
from routeplan.workdays import DateException


def problem_on(problem: Problem, rep: str, on: date, doubled: Collection[str] = ()) -> Problem:
    """
    The problem as it stands for a rep on a date.

    Parameters
    ----------
    doubled
        Stores in which the rep stays twice as long.

    Notes
    -----
    A workday that the rep's week does not have is worked in the hours of the week's last
    working day.
    """
    changes: dict[str, object] = {}
    number = problem.rep_numbers[rep]
    who = problem.reps[number]
    if who.hours[on.weekday()] is None:
        changes["reps"] = tuple(
            _with_hours(each, on.weekday()) if each.id == rep else each for each in problem.reps
        )
    if doubled:
        changes["stores"] = tuple(
            store.model_copy(update={"in_store_s": 2 * rule.in_store_s})
            if store.id in doubled
            else store
            for store, rule in zip(problem.stores, problem.store_rules, strict=True)
        )
    return dataclasses.replace(problem, **changes) if changes else problem  # type: ignore[arg-type]


def with_exceptions(problem: Problem, exceptions: Sequence[DateException]) -> Problem:
    """The same problem with more exceptions, which win over those that it has."""
    both = (*problem.workdays.exceptions, *exceptions)
    workdays = problem.workdays.model_copy(update={"exceptions": both})
    return dataclasses.replace(problem, workdays=workdays)


def with_store(
    problem: Problem, rep: str, on: date, route: Sequence[str], store: str, doubled: Collection[str]
) -> tuple[str, ...] | None:
    """
    A route with one store more at its cheapest place; None where that breaks a limit.

    The limits are the rep's hours and overtime, most stops and capacity, and the hours of
    every store on the way.
    """
    here = problem_on(problem, rep, on, doubled)
    number = here.rep_numbers[rep]
    who, shops = here.reps[number], here.stores
    numbers = [here.store_numbers[each] for each in route]
    new = here.store_numbers[store]
    load = sum(shops[each].load for each in (*numbers, new))
    if who.most_stops is not None and len(numbers) >= who.most_stops:
        return None
    if who.capacity is not None and load > who.capacity:
        return None
    seconds = here.travel_of(number).seconds
    stops = [here.start_place(number), *numbers, here.end_place(number)]
    extra_s = [
        int(seconds[one, new]) + int(seconds[new, other]) - int(seconds[one, other])
        for one, other in pairwise(stops)
    ]
    place = extra_s.index(min(extra_s))
    changed = [*numbers[:place], new, *numbers[place:]]
    day = day_schedule(here, number, on.weekday(), changed)
    is_late = day.overtime_s > who.overtime_s or any(stop.is_late for stop in day.stops)
    return None if is_late else tuple(shops[each].id for each in changed)


def _with_hours(rep: Rep, weekday: int) -> Rep:
    last: Window | None = rep.hours[rep.weekdays[-1]]
    hours = tuple(last if day == weekday else each for day, each in enumerate(rep.hours))
    return rep.model_copy(update={"hours": hours})
