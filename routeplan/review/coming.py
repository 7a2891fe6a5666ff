"""The day lists of a week to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from routeplan.agenda import agenda, problem_on
from routeplan.cycle import DAYS_A_WEEK
from routeplan.review.facts import Facts
from routeplan.review.planned import planned
from routeplan.review.versions import Segment, Version
from routeplan.schedule import day_schedule

# A visit is moved by less than a rule's weeks: what lies further back moves none of this week's.
CYCLES_BACK = 4


@dataclass(frozen=True)
class PlanDay:
    """One day of a rep's coming week; seconds and metres."""

    rep: str
    on: date
    stops: int
    drive_s: int
    stay_s: int
    work_s: int


def coming_week(facts: Facts, monday: date) -> tuple[PlanDay, ...]:
    """
    The week from a Monday on, by rep and day, as the plans that will rule have it.

    Plans that heed dates leave days off out, and visits stand where those moved them.
    """
    first = monday.toordinal()
    last = first + DAYS_A_WEEK - 1
    ruling = [
        replace(segment, first=max(segment.first, first), end=min(segment.end, last + 1))
        for segment in facts.segments
        if segment.end > first
        and segment.first <= last
        and facts.is_chosen[facts.rep_numbers[segment.rep]]
    ]
    heeding = [each for each in ruling if facts.versions[each.version].problem.heeds_dates]
    days = [*_as_calendared(facts, [each for each in ruling if each not in heeding], last)]
    for version in sorted({segment.version for segment in heeding}):
        mine = [segment for segment in heeding if segment.version == version]
        days += _as_dated(facts.versions[version], mine, monday)
    return tuple(sorted(days, key=lambda day: (facts.rep_numbers[day.rep], day.on)))


def _as_calendared(facts: Facts, ruling: list[Segment], last: int) -> Iterator[PlanDay]:
    versions = {
        (facts.rep_numbers[each.rep], day): facts.versions[each.version]
        for each in ruling
        for day in range(each.first, each.end)
    }
    _, days = planned(facts.versions, ruling, last, facts.rep_numbers, facts.store_numbers)
    for row in np.arange(len(days.day)).tolist():
        rep, day = int(days.rep[row]), int(days.day[row])
        schedule = versions[rep, day].schedule_on(facts.reps[rep], day)
        yield PlanDay(
            rep=facts.reps[rep],
            on=date.fromordinal(day),
            stops=int(days.stops[row]),
            drive_s=int(days.drive_s[row]),
            stay_s=int(days.stay_s[row]),
            work_s=0 if schedule is None else schedule.work_s,
        )


def _as_dated(version: Version, ruling: Iterable[Segment], monday: date) -> Iterator[PlanDay]:
    cycle = timedelta(days=version.cycle_days)
    behind = (monday - version.first_monday) // cycle - CYCLES_BACK
    start = version.first_monday + max(behind, 0) * cycle
    problem = version.problem
    laid = agenda(problem, version.plan, start, monday + timedelta(days=DAYS_A_WEEK - 1))
    for segment in ruling:
        for day in range(segment.first, segment.end):
            key = segment.rep, date.fromordinal(day)
            if stores := laid.routes.get(key):
                here = problem_on(problem, *key, laid.doubled.get(key, ()))
                numbers = [here.store_numbers[store] for store in stores]
                rep = here.rep_numbers[segment.rep]
                schedule = day_schedule(here, rep, key[1].weekday(), numbers)
                yield PlanDay(*key, len(stores), schedule.drive_s, schedule.stay_s, schedule.work_s)
