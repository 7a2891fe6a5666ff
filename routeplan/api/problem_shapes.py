"""A problem before it is planned, as answers show it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pydantic import BaseModel

from routeplan.archive.plan_places import RepPlace, StorePlace
from routeplan.classify import Classified, ReasonKey, classified_again
from routeplan.cycle import CalendarWish
from routeplan.errors import Language
from routeplan.formats.travel_words import travel_words
from routeplan.problem import Problem
from routeplan.reps import Break, Rep, WorkHours
from routeplan.rules import Rules
from routeplan.solver import ClassHours, HoursNeeded, class_hours
from routeplan.travel.straight import STRAIGHT
from routeplan.weights import Weights


class StoreRead(StorePlace, frozen=True):
    """
    A store that can be planned.

    Parameters
    ----------
    sales
        What it sells in a month; null: not known.
    share, cumulated
        Its part of its rep's sales, and that of all stores up to it, largest first, 0 to 1.
    reason_key, reason
        Why it has its class, as a key and in words.
    """

    sales: float | None
    share: float | None
    cumulated: float | None
    reason_key: ReasonKey
    reason: str

    @classmethod
    def read(cls, found: Classified, rules: Rules, lang: Language) -> StoreRead:
        """A store, its rule and why it has its class."""
        place = StorePlace.of(found.store, rules)
        return cls(
            **dict(place),
            sales=found.store.sales,
            share=found.share,
            cumulated=found.cumulated,
            reason_key=found.reason_key,
            reason=found.reason(lang),
        )


class RepRead(RepPlace, frozen=True):
    """
    A rep for whom can be planned.

    Parameters
    ----------
    hours
        Working hours for Monday to Sunday; null: a day off.
    pause
        The break; null: none.
    auxiliary_s, overtime_s
        Seconds of other work on each day, and of overtime that is allowed.
    most_stops
        Most stops on one day; null: any number.
    capacity
        Most load on one day; null: nothing is carried.
    country, province, time_zone
        See the rep file.
    """

    hours: WorkHours
    pause: Break | None
    auxiliary_s: int
    most_stops: int | None
    overtime_s: int
    capacity: int | None
    country: str | None
    province: str | None
    time_zone: str | None

    @classmethod
    def read(cls, rep: Rep) -> RepRead:
        """A rep with hours and limits."""
        return cls(**{**dict(rep), **dict(RepPlace.of(rep))})


class HoursShown(BaseModel, frozen=True):
    """
    Hours of one cycle that a rep, or all reps together, need and have; in seconds.

    Parameters
    ----------
    rep
        Null: all reps together.
    driving_s
        An estimate, made without a plan.
    short_s
        What is missing; 0: the hours are likely to suffice.
    """

    rep: str | None
    needed_s: int
    in_store_s: int
    driving_s: int
    auxiliary_s: int
    there_s: int
    short_s: int

    @classmethod
    def of(cls, hours: HoursNeeded) -> HoursShown:
        """From the planner's own."""
        return cls(**vars(hours), needed_s=hours.needed_s, short_s=hours.short_s)


class ProblemRead(BaseModel, frozen=True):
    """
    A problem that can be planned.

    Parameters
    ----------
    hours
        For each rep who has stores, then for the team where there are several reps.
    class_hours
        Visits and in-store seconds of one cycle, by class.
    rules
        The rules and thresholds in force.
    travel, is_straight
        Where travel comes from; true: all of it is straight lines.
    """

    weeks: int
    first_monday: date | None
    same_rep: bool
    calendar: CalendarWish
    rules: Rules
    weights: Weights
    estimated: bool
    travel: str
    is_straight: bool
    stores: tuple[StoreRead, ...]
    reps: tuple[RepRead, ...]
    hours: tuple[HoursShown, ...]
    class_hours: tuple[ClassHours, ...]

    @classmethod
    def of(cls, problem: Problem, hours: Sequence[HoursNeeded], lang: Language) -> ProblemRead:
        """A problem with its hours."""
        given, thresholds = problem.source.given_classes, problem.rules.thresholds
        return cls(
            weeks=problem.cycle.weeks,
            first_monday=problem.first_monday,
            same_rep=problem.same_rep,
            calendar=problem.calendar,
            rules=problem.rules,
            weights=problem.weights,
            estimated=problem.is_estimated,
            travel=travel_words(problem.travel_source, lang),
            is_straight=problem.travel_source.startswith(STRAIGHT),
            stores=tuple(
                StoreRead.read(each, problem.rules, lang)
                for each in classified_again(problem.stores, given, thresholds)
            ),
            reps=tuple(map(RepRead.read, problem.reps)),
            hours=tuple(map(HoursShown.of, hours)),
            class_hours=class_hours(problem),
        )
