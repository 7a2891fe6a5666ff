"""Small random problems with every feature, and random plans for them."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

from builders import calendar_of, even_seconds, plan, travel
from drawn_nouns import (
    drawn_calendars,
    drawn_earlier_visits,
    drawn_rep_teams,
    drawn_rule_sets,
    drawn_stores,
    drawn_travels,
    drawn_weights,
)
from hypothesis import strategies as st

from routeplan.cycle import Cycle, Labels
from routeplan.errors import InputError
from routeplan.plan import Plan
from routeplan.problem import Problem
from routeplan.rules import EVERY_WEEKDAY
from routeplan.stores import Store


@st.composite
def problems(
    draw: st.DrawFn,
    max_stores: int = 6,
    max_reps: int = 2,
    max_weeks: int = 2,
    calendars: Sequence[str] = ("free", "given"),
    max_labels: int = 3,
    by_hour: bool = False,
) -> Problem:
    """
    Small problems with every feature; each is valid, and many are too tight for all visits.

    Parameters
    ----------
    max_stores, max_reps, max_weeks
        The most of each; at least 1 of each is drawn.
    calendars
        Kinds of calendar to draw from: ``free``, ``given``.
    max_labels
        Most labels of a given calendar.
    by_hour
        True: there may be parking and traffic.
    """
    cycle = Cycle(weeks=draw(st.integers(1, max_weeks)))
    reps = draw(drawn_rep_teams(max_reps))
    stores = draw(st.integers(1, max_stores))
    parts: dict[str, Any] = {
        "reps": reps,
        "cycle": cycle,
        "rules": draw(drawn_rule_sets(cycle)),
        "calendar": draw(drawn_calendars(calendars, cycle, reps, max_labels)),
        "weights": draw(drawn_weights()),
        "same_rep": draw(st.booleans()),
    }
    drawn = [draw(drawn_stores(f"S{number}", reps)) for number in range(1, stores + 1)]
    possible = [_possible_store(shop, parts) for shop in drawn]
    return Problem.of(
        **parts,
        stores=tuple(possible),
        travel=draw(drawn_travels(stores, reps, by_hour)),
        earlier=draw(st.none() | drawn_earlier_visits(possible, reps, cycle)),
    )


def random_plans(problem: Problem) -> st.SearchStrategy[Plan]:
    """Plans that carry the problem's names and calendar and may break any other rule."""
    return st.integers(0, 2**32 - 1).map(lambda seed: random_plan(problem, seed))


def random_plan(problem: Problem, seed: int) -> Plan:
    """
    A plan drawn by a seed, with every store once a day at most.

    A store goes on days that its rule allows, on as many days as it asks for, or on any; orders
    are random, and what is missing is named as left out.
    """
    rng = random.Random(seed)
    calendar = calendar_of(problem)
    routes: dict[tuple[str, str], list[str]] = {}
    left_out = {}
    for number, shop in enumerate(problem.stores):
        who = rng.choice(problem.reps_for(number))
        slots = _random_slots(problem, number, who, calendar, rng)
        made = 0
        for rep_id, label in slots:
            route = routes.setdefault((rep_id, label), [])
            route.insert(rng.randint(0, len(route)), shop.id)
            made += calendar[rep_id].count(label)
        missing = _required(problem, number, who) - made
        if missing > 0:
            left_out[shop.id] = missing
    return plan(problem, routes, left_out)


def _required(problem: Problem, store: int, rep: int) -> int:
    rule = problem.store_rules[store]
    if rule.visits != "daily":
        return rule.visits * problem.cycle.weeks // rule.weeks
    reps = (rep,) if problem.same_rep else problem.reps_for(store)
    return len({day for each in reps for day in problem.visiting_days(store, each)})


def _random_slots(
    problem: Problem, store: int, who: int, calendar: Mapping[str, Labels], rng: random.Random
) -> list[tuple[str, str]]:
    """Routes of one rep, or of all who may come, with no day in common."""
    reps = [who] if problem.same_rep else [*problem.reps_for(store)]
    days = _random_days(problem, store, who, rng)
    slots = []
    for rep_id in (problem.reps[number].id for number in rng.sample(reps, len(reps))):
        for label in dict.fromkeys(calendar[rep_id]):
            runs = {day for day, each in enumerate(calendar[rep_id]) if each == label}
            if label is not None and runs <= days:
                slots.append((rep_id, label))
                days -= runs
    return slots


def _random_days(problem: Problem, store: int, rep: int, rng: random.Random) -> set[int]:
    """Days that the rule allows, as many days as it asks for, or any days."""
    driven = problem.visiting_days(store, rep)
    way = rng.choice(["allowed", "as many", "any"])
    if way == "any":
        every = range(problem.cycle.days)
        return set(rng.sample(every, rng.randint(0, len(every))))
    if way == "as many":
        return set(rng.sample(driven, min(_required(problem, store, rep), len(driven))))
    try:
        return set(rng.choice(problem.patterns_of(store, rep)))
    except InputError:
        return set()


def _possible_store(shop: Store, parts: Mapping[str, Any]) -> Store:
    """The store itself if some days meet its rule, otherwise one that asks for less."""
    weeks = parts["cycle"].weeks
    welcome = {"weekdays": EVERY_WEEKDAY, "open_hours": None}
    changes: list[dict[str, Any]] = [
        {},
        {"open_hours": None},
        welcome,
        {**welcome, "visits": 1, "weeks": weeks},
        {**welcome, "visits": "daily", "weeks": None, "rep": parts["reps"][0].id},
    ]
    for change in changes:
        changed = shop.model_copy(update=change)
        seconds = even_seconds(1, len(parts["reps"]), 0)
        try:
            Problem.of(**{**parts, "stores": (changed,), "travel": travel(seconds)})
        except InputError:
            continue
        return changed
    raise AssertionError("every rep drives on some day, so a daily store is always possible")
