"""The driving that a rep's visits took, by the plan's own travel times."""

from __future__ import annotations

import numpy as np

from routeplan.cycle import DAYS_A_WEEK
from routeplan.problem import Problem
from routeplan.review.facts import Facts
from routeplan.review.made import UNKNOWN, BoolArray, IntArray
from routeplan.review.versions import Segment
from routeplan.travel import Travel
from routeplan.travel.driving import Driving, legs_between


def driving(
    facts: Facts, visits: IntArray, of_visit: IntArray, days: int
) -> tuple[IntArray, IntArray, BoolArray]:
    """
    Seconds and metres from the base over all visits of a day, in their order, and back.

    Parameters
    ----------
    visits
        Numbers of visits made, in the order in which they were made.
    of_visit
        The rep's day of each.
    days
        How many such days there are.

    Returns
    -------
    tuple[IntArray, IntArray, BoolArray]
        Seconds and metres of each day, and whether they are known: every visit has an
        arrival and a store of the plan in force.
    """
    drive = np.zeros((2, days), dtype=np.int64)
    known = np.ones(days, dtype=np.bool_)
    segment = facts.segment_on(facts.visit_rep[visits], facts.visits.day[visits])
    known[of_visit[(segment == UNKNOWN) | (facts.visits.arrived_s[visits] == UNKNOWN)]] = False
    order = np.lexsort((of_visit, segment))
    bounds = np.searchsorted(segment[order], np.arange(len(facts.segments) + 1))
    for number, ruled in enumerate(facts.segments):
        mine = order[bounds[number] : bounds[number + 1]]
        if len(mine):
            places = facts.places(ruled.version)[facts.visit_store[visits[mine]]]
            known[of_visit[mine][places == UNKNOWN]] = False
            _add_up(facts, ruled, visits[mine], of_visit[mine], drive)
    return drive[0], drive[1], known


def _add_up(
    facts: Facts, ruled: Segment, visits: IntArray, day_of: IntArray, drive: IntArray
) -> None:
    """Add the legs of one rep's days; days with a place that is not known add nonsense."""
    problem = facts.versions[ruled.version].problem
    number = problem.rep_numbers[ruled.rep]
    places = facts.places(ruled.version)[facts.visit_store[visits]]
    starts_day = np.r_[True, day_of[1:] != day_of[:-1]]
    ends_day = np.r_[starts_day[1:], True]
    origin = np.where(starts_day, problem.start_place(number), np.roll(places, 1))
    home = np.full(int(ends_day.sum()), problem.end_place(number))
    travel = problem.travel_of(number)
    for row, matrix in enumerate((travel.seconds, travel.metres)):
        np.add.at(drive[row], day_of, matrix[origin, places])
        np.add.at(drive[row], day_of[ends_day], matrix[places[ends_day], home])
    if travel.traffic is None:
        return
    weekday, left_s = _departures(facts, problem, visits, places)
    starts_s = np.array(
        [0 if each is None else each.start_s for each in problem.reps[number].hours]
    )
    from_s = np.where(starts_day, starts_s[weekday], np.roll(left_s, 1))
    more_s = _longer_s(travel, weekday, from_s, origin, places)
    np.add.at(drive[0], day_of, more_s)
    last = ends_day
    more_s = _longer_s(travel, weekday[last], left_s[last], places[last], home)
    np.add.at(drive[0], day_of[last], more_s)


def _departures(
    facts: Facts, problem: Problem, visits: IntArray, places: IntArray
) -> tuple[IntArray, IntArray]:
    """Weekday and second of leaving each visit, where that is not known after the rule's stay."""
    stays_s = np.array([rule.in_store_s for rule in problem.store_rules], dtype=np.int64)
    left_s, arrived_s = facts.visits.left_s[visits], facts.visits.arrived_s[visits]
    leaves_s = np.where(left_s == UNKNOWN, arrived_s + stays_s[places], left_s)
    # The first day of all ordinals, 1, was a Monday.
    return (facts.visits.day[visits] - 1) % DAYS_A_WEEK, np.maximum(leaves_s, 0)


def _longer_s(
    travel: Travel, weekday: IntArray, from_s: IntArray, origin: IntArray, target: IntArray
) -> IntArray:
    """How many seconds more each way takes in its traffic than at a factor of 1."""
    ways = zip(*(each.tolist() for each in (weekday, from_s, origin, target)), strict=True)
    more_s = []
    for day, left_s, here, there in ways:
        (leg,) = legs_between(travel, [here, there])
        more_s.append(Driving(day, travel.traffic).arrive_s(left_s, leg) - left_s - leg.seconds)
    return np.array(more_s, dtype=np.int64)
