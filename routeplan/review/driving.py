"""The driving that a rep's visits took, by the plan's own travel times."""

from __future__ import annotations

import numpy as np

from routeplan.review.facts import Facts
from routeplan.review.made import UNKNOWN, BoolArray, IntArray
from routeplan.review.versions import Segment


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
            _add_up(facts, ruled, places, of_visit[mine], drive)
    return drive[0], drive[1], known


def _add_up(
    facts: Facts, ruled: Segment, places: IntArray, day_of: IntArray, drive: IntArray
) -> None:
    """Add the legs of one rep's days; days with a place that is not known add nonsense."""
    problem = facts.versions[ruled.version].problem
    number = problem.rep_numbers[ruled.rep]
    starts_day = np.r_[True, day_of[1:] != day_of[:-1]]
    ends_day = np.r_[starts_day[1:], True]
    origin = np.where(starts_day, problem.start_place(number), np.roll(places, 1))
    home = np.full(int(ends_day.sum()), problem.end_place(number))
    travel = problem.travel_of(number)
    for row, matrix in enumerate((travel.seconds, travel.metres)):
        np.add.at(drive[row], day_of, matrix[origin, places])
        np.add.at(drive[row], day_of[ends_day], matrix[places[ends_day], home])
