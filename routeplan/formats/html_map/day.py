"""One day list as a map: its stops and the way between them, and nothing else."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import numpy as np

from routeplan.cycle import FreeCalendar
from routeplan.daylist import DayList
from routeplan.errors import Language
from routeplan.formats.html_map import map_page
from routeplan.plan import Plan, Route
from routeplan.problem import Problem
from routeplan.travel import Travel
from routeplan.workdays import Workdays

NO_ROUTE = "-"


def day_page(problem: Problem, day: DayList, lang: Language = "en") -> str:
    """
    A day list as a page: the map of ``write_map`` for one rep's stops of one day.

    Parameters
    ----------
    problem
        What the day list was made from.
    day
        Any day list; one without stops shows the base.
    """
    label = day.label or NO_ROUTE
    labels = [None if number != day.day else label for number in range(problem.cycle.days)]
    stores = tuple(stop.store.id for stop in day.stops)
    plan = Plan(
        calendar={day.rep.id: tuple(labels)},
        routes=(Route(rep=day.rep.id, label=label, stores=stores),),
        first_monday=None if day.on is None else day.on - timedelta(days=day.day),
    )
    return map_page(_alone(problem, day), plan, lang)


def _alone(problem: Problem, day: DayList) -> Problem:
    """The problem of these stops alone, with the stays of this day."""
    number = problem.rep_numbers[day.rep.id]
    places = [stop.time.store for stop in day.stops]
    places += [problem.start_place(number), problem.end_place(number)]
    # What a holiday or leave changed is in the list already.
    rep = day.rep.model_copy(update={"country": None, "province": None})
    when = "" if day.on is None else f" · {day.on}"
    settings = {**problem.source.settings, "name": f"{rep.id} {rep.name}{when}"}
    return dataclasses.replace(
        problem,
        stores=tuple(
            stop.store.model_copy(update={"in_store_s": stop.stay_s}) for stop in day.stops
        ),
        reps=(rep,),
        travel=_between(problem.travel_of(number), places),
        travel_by_mode={},
        calendar=FreeCalendar(),
        earlier=None,
        store_modes=None,
        workdays=Workdays(),
        source=dataclasses.replace(problem.source, settings=settings),
    )


def _between(travel: Travel, places: list[int]) -> Travel:
    seconds, metres = (
        np.ascontiguousarray(each[np.ix_(places, places)])
        for each in (travel.seconds, travel.metres)
    )
    parking_s = tuple(travel.parking_s[place] for place in places) if travel.parking_s else ()
    return dataclasses.replace(travel, seconds=seconds, metres=metres, parking_s=parking_s)
