"""How many reps, with which hours and stays, make the work tight but doable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from benchmarks.families.design import Family
from benchmarks.families.driving import driving_s
from routeplan.problem import Problem
from routeplan.solver.hours import HoursNeeded, hours_needed

# Minutes in the stores that a family starts from: the presets', and write_monthly's.
STAYS_MIN = {
    "standard": {"A": 30.0, "B": 15.0, "C": 10.0},
    "three-two-one": {"A": 30.0, "B": 15.0, "C": 10.0},
    "monthly": {"A": 10.0, "B": 6.0, "C": 5.0},
}
USUAL_DAY_MIN = 540
SHORTEST_DAY_MIN, LONGEST_DAY_MIN = 420, 600
DAY_STEP_MIN = 15
BREAK_MIN = 60
AUXILIARY_MIN = 20
FULL_WEEK = "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"
# Every opening pattern is open on these days, and three visits a week are well spaced.
PART_WEEKS = {
    "standard": (("Tue", "Thu", "Sat"),),
    "three-two-one": (("Tue", "Thu", "Sat"),),
    "monthly": (("Tue", "Sat"), ("Tue", "Thu", "Sat")),
}
FEWEST_TEAM = 2
SHORTEST_STAY_MIN = 1.0
# The part of the hours that is to be used: tight, with room for days that cannot be
# filled to the minute, and for waiting where there are opening hours.
USED = 0.87
USED_WITH_HOURS = 0.84


@dataclass(frozen=True)
class Team:
    """
    The people and what is asked of them.

    Parameters
    ----------
    reps
        How many.
    weekdays
        On which they work.
    day_min
        From the start of work to its end, break among it.
    stays_min
        Minutes in a store by class.
    """

    reps: int
    weekdays: tuple[str, ...]
    day_min: int
    stays_min: Mapping[str, float]


def first_team(family: Family) -> Team:
    """Before the work is known."""
    reps = FEWEST_TEAM if family.is_team else 1
    return Team(reps, FULL_WEEK, USUAL_DAY_MIN, STAYS_MIN[family.rules])


def with_reps(family: Family, team: Team, problem: Problem) -> Team:
    """As many reps as the work of the problem asks for on usual days."""
    if not family.is_team:
        return team
    usual_min = (USUAL_DAY_MIN - BREAK_MIN) * len(FULL_WEEK) * family.weeks
    reps = round(_asked_min(family, problem) / usual_min)
    return replace(team, reps=max(FEWEST_TEAM, reps))


def with_weekdays(family: Family, team: Team, problem: Problem) -> Team:
    """Fewer days a week where days of a usual length are enough."""
    for weekdays in PART_WEEKS[family.rules]:
        part = replace(team, weekdays=weekdays)
        if _asked_min(family, problem) <= (USUAL_DAY_MIN - BREAK_MIN) * _days(family, part):
            return part
    return team


def with_hours(family: Family, team: Team, problem: Problem) -> Team:
    """Days as long as the work asks for; where they end at a limit, other stays."""
    day_min = _asked_min(family, problem) / _days(family, team) + BREAK_MIN
    rounded = DAY_STEP_MIN * round(day_min / DAY_STEP_MIN)
    fitting = min(max(rounded, SHORTEST_DAY_MIN), LONGEST_DAY_MIN)
    sized = replace(team, day_min=fitting)
    if fitting == rounded:
        return sized
    needed = hours(family, problem)
    there_s = 60 * (fitting - BREAK_MIN) * _days(family, team)
    in_store_s = _used(family) * there_s - needed.driving_s - needed.auxiliary_s
    times = in_store_s / needed.in_store_s
    stays = {name: round(2 * times * stay) / 2 for name, stay in team.stays_min.items()}
    if min(stays.values()) < SHORTEST_STAY_MIN:
        raise ValueError(f"{family.name} leaves no time in the stores")
    return replace(sized, stays_min=stays)


def hours(family: Family, problem: Problem) -> HoursNeeded:
    """Hours of the whole team, with an estimate of the driving that knows of villages."""
    return replace(hours_needed(problem)[-1], driving_s=driving_s(family, problem))


def _days(family: Family, team: Team) -> int:
    return team.reps * len(team.weekdays) * family.weeks


def _asked_min(family: Family, problem: Problem) -> float:
    """Minutes of work that there should be, so that the part that is to be used is used."""
    return hours(family, problem).needed_s / 60 / _used(family)


def _used(family: Family) -> float:
    return USED_WITH_HOURS if family.has_hours else USED
