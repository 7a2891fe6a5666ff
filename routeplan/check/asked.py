"""What the problem asks for, worked out from its raw fields."""

from __future__ import annotations

from dataclasses import dataclass

from routeplan.check.made import Visit
from routeplan.cycle import DAYS_A_WEEK, GivenCalendar, Labels
from routeplan.problem import Problem
from routeplan.reps import Rep
from routeplan.stores import Store


@dataclass(frozen=True)
class Asked:
    """
    What is asked for one store: its class's rule, changed by its own.

    Parameters
    ----------
    visits, weeks
        So many visits in so many weeks; None: daily.
    in_store_s
        Length of a stay.
    weekdays
        Weekdays on which the rule lets it be visited.
    fewest_days, most_days
        Between two visits.
    """

    visits: int | None
    weeks: int
    in_store_s: int
    weekdays: frozenset[int]
    fewest_days: int
    most_days: int


def asked_of(problem: Problem, store: Store) -> Asked:
    """The rule of one store."""
    rule = problem.rules.classes[store.store_class or ""]
    visits, weeks = rule.visits, rule.weeks
    fewest, most = rule.min_days_between, rule.max_days_between
    if store.visits is not None:
        visits, weeks = store.visits, store.weeks or 1
        fewest = most = None
    count = None if visits == "daily" else visits
    return Asked(
        visits=count,
        weeks=weeks,
        in_store_s=rule.in_store_s if store.in_store_s is None else store.in_store_s,
        weekdays=frozenset(rule.weekdays if store.weekdays is None else store.weekdays),
        fewest_days=_fewest(count, weeks, fewest),
        most_days=_most(count, weeks, fewest, most, problem.cycle.days),
    )


def _fewest(visits: int | None, weeks: int, given: int | None) -> int:
    if given is not None:
        return given
    if visits is None:
        return 1
    halves, rest = divmod(DAYS_A_WEEK * weeks, 2 * visits)
    return halves + (rest > 0)


def _most(
    visits: int | None, weeks: int, given_fewest: int | None, given: int | None, cycle_days: int
) -> int:
    if given is not None:
        return given
    if visits is None:
        return cycle_days if given_fewest is None else DAYS_A_WEEK
    return 3 * DAYS_A_WEEK * weeks // (2 * visits)


def required_counts(problem: Problem, store: Store, visits: list[Visit]) -> set[int]:
    """
    How many visits of a store one cycle needs; any of the numbers will do.

    There are several only for a daily store that one rep is to visit and any rep may,
    while it has no visit or, wrongly, visits by several.
    """
    asked = asked_of(problem, store)
    if asked.visits is not None:
        return {asked.visits * problem.cycle.weeks // asked.weeks}
    visiting = {visit.rep for visit in visits}
    possible = [rep for rep in problem.reps if store.rep in (None, rep.id)]
    if not problem.same_rep:
        return {len(set().union(*(_daily_days(problem, store, asked, rep) for rep in possible)))}
    chosen = [rep for rep in possible if rep.id in visiting] or possible
    counts = {len(_daily_days(problem, store, asked, rep)) for rep in chosen}
    # A rep who never drives on a day that suits the store cannot be the one who visits it.
    return counts - {0} or {0}


def _daily_days(problem: Problem, store: Store, asked: Asked, rep: Rep) -> set[int]:
    """Cycle days on which a rep drives and a daily store wants its visit."""
    labels = labels_asked(problem, rep)
    return {
        day
        for day in range(problem.cycle.days)
        if rep.hours[day % DAYS_A_WEEK] is not None
        and (labels is None or labels[day] is not None)
        and day % DAYS_A_WEEK in asked.weekdays
        and _longest_opening_s(store, day % DAYS_A_WEEK) >= asked.in_store_s
    }


def _longest_opening_s(store: Store, weekday: int) -> float:
    if store.open_hours is None:
        return float("inf")
    return max((window.end_s - window.start_s for window in store.open_hours[weekday]), default=0)


def labels_asked(problem: Problem, rep: Rep) -> Labels | None:
    """The labels of a given calendar for a rep; None where the calendar is not given."""
    calendar = problem.calendar
    if not isinstance(calendar, GivenCalendar):
        return None
    return calendar.rep_labels.get(rep.id, calendar.labels)


def visiting_weekdays(store: Store, asked: Asked) -> frozenset[int]:
    """Weekdays on which a store may be visited and is not closed all day."""
    if store.open_hours is None:
        return asked.weekdays
    return frozenset(weekday for weekday in asked.weekdays if store.open_hours[weekday])
