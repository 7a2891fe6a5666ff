"""Small problems and plans built by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from routeplan.check import check
from routeplan.cycle import Cycle, GivenCalendar, Labels, Window
from routeplan.plan import LeftOut, Plan, Route
from routeplan.problem import Problem
from routeplan.reps import Base, Break, Rep
from routeplan.rules import Rules, VisitRule
from routeplan.stores import Store
from routeplan.travel import Travel

MON_TO_SAT = (0, 1, 2, 3, 4, 5)
STAY_S = 600
DRIVE_S = 600
REASON = "RP456"

Routes = Mapping[tuple[str, str], Sequence[str]]


def at(text: str) -> int:
    """Seconds after midnight of ``9:30`` or ``9:30:05``."""
    hours, minutes, *seconds = (int(part) for part in text.split(":"))
    return 3600 * hours + 60 * minutes + sum(seconds)


def window(text: str) -> Window:
    """A window from ``8:00-17:00``."""
    start, _, end = text.partition("-")
    return Window(start_s=at(start), end_s=at(end))


def windows(text: str) -> tuple[Window, ...]:
    """Windows from ``8:00-12:00 14:00-18:00``; an empty text is a closed day."""
    return tuple(window(part) for part in text.split())


def open_all_week(text: str, **days: str) -> tuple[tuple[Window, ...], ...]:
    """The same windows every day, but for the weekdays named: ``tue=""``."""
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    return tuple(windows(days.get(name, text)) for name in names)


def hours_on(weekdays: Sequence[int], text: str = "8:00-17:00") -> tuple[Window | None, ...]:
    """The same working hours on some weekdays."""
    return tuple(window(text) if day in weekdays else None for day in range(7))


def pause(minutes: int, text: str) -> Break:
    """A break of so many minutes in a window."""
    return Break(length_s=60 * minutes, window=window(text))


def store(id: str, **fields: Any) -> Store:  # noqa: A002
    """A store of class A."""
    return Store(**{"id": id, "name": id, "lat": 0, "lon": 0, "store_class": "A", **fields})


def rep(id: str = "R1", **fields: Any) -> Rep:  # noqa: A002
    """A rep who works Monday to Saturday from 8:00 to 17:00."""
    base = Base(lat=0, lon=0)
    return Rep(**{"id": id, "name": id, "start": base, "hours": hours_on(MON_TO_SAT), **fields})


def rules(**classes: dict[str, Any]) -> Rules:
    """Rules by class; each stays 600 seconds unless it says otherwise."""
    return Rules(
        classes={
            name: VisitRule(**{"in_store_s": STAY_S, **rule}) for name, rule in classes.items()
        }
    )


def travel(seconds: Sequence[Sequence[int]]) -> Travel:
    """Travel from seconds; ten metres a second."""
    matrix = np.array(seconds, dtype=np.int32)
    return Travel(matrix, 10 * matrix, "by hand", estimated=False)


def even_seconds(stores: int, reps: int, drive_s: int = DRIVE_S) -> list[list[int]]:
    """The same drive between every two places; a rep's start and end are one place."""
    spots = [*range(stores), *(stores + number // 2 for number in range(2 * reps))]
    return [[0 if here == there else drive_s for there in spots] for here in spots]


def problem(stores: Sequence[Store], **parts: Any) -> Problem:
    """
    A problem of one rep, one week and one visit a week, unless ``parts`` say otherwise.

    ``seconds`` and ``weeks`` stand for the travel and the cycle.
    """
    reps = parts.pop("reps", (rep(),))
    seconds = parts.pop("seconds", None) or even_seconds(len(stores), len(reps))
    return Problem.of(
        **{
            "stores": tuple(stores),
            "reps": tuple(reps),
            "rules": rules(A={"visits": 1}),
            "cycle": Cycle(weeks=parts.pop("weeks", 1)),
            "travel": travel(seconds),
            **parts,
        }
    )


def labels_for(problem: Problem, rep: Rep) -> Labels:
    """The labels of a rep: those given, or ``T1`` and so on for each working day."""
    works = [day for day in range(problem.cycle.days) if rep.hours[day % 7] is not None]
    if isinstance(problem.calendar, GivenCalendar):
        given = problem.calendar.rep_labels.get(rep.id, problem.calendar.labels)
        return tuple(label if day in works else None for day, label in enumerate(given))
    names = {day: f"T{number}" for number, day in enumerate(works, start=1)}
    return tuple(names.get(day) for day in range(problem.cycle.days))


def calendar_of(problem: Problem) -> dict[str, Labels]:
    """The labels of all reps."""
    return {rep.id: labels_for(problem, rep) for rep in problem.reps}


def plan(
    problem: Problem,
    routes: Routes,
    left_out: Mapping[str, int] | None = None,
    calendar: dict[str, Labels] | None = None,
) -> Plan:
    """
    A plan from its routes that hold a stop; all other labels get an empty route.

    Parameters
    ----------
    routes
        Stores in order, by rep id and label.
    left_out
        Visits left out, by store id.
    calendar
        None: the one that the problem asks for.
    """
    calendar = calendar_of(problem) if calendar is None else calendar
    slots = {(rep, label): () for rep, labels in calendar.items() for label in labels if label}
    return Plan(
        calendar=calendar,
        routes=tuple(
            Route(rep=rep, label=label, stores=tuple(stores))
            for (rep, label), stores in {**slots, **routes}.items()
        ),
        left_out=tuple(
            LeftOut(store=store, visits=visits, reason=REASON)
            for store, visits in (left_out or {}).items()
        ),
    )


def codes(problem: Problem, plan: Plan) -> list[str]:
    """The codes of what a plan breaks."""
    return [violation.code for violation in check(problem, plan)]


def on_labels(
    *numbers: int, store: str = "S1", rep: str = "R1"
) -> dict[tuple[str, str], list[str]]:
    """One store alone on some routes."""
    return {(rep, f"T{number}"): [store] for number in numbers}


def told(problem: Problem, plan: Plan) -> list[tuple[str, str, dict[str, Any]]]:
    """What a plan breaks: code, place and values."""
    return [(each.code, each.where, dict(each.values)) for each in check(problem, plan)]
